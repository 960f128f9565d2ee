//! The program at the other end of the line: keys in, bytes out, on a clock that the test moves.
//!
//! Every frame goes through both terminal models, so that what is counted is also right.

use crate::Replay;
use chrono::{DateTime, TimeDelta, Utc};
use lajna::app::App;
use lajna::command::Bindings;
use lajna::i18n::Language;
use lajna::keys::Key;
use lajna::session::Session;
use lajna::terminal::{Caps, Event};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A round trip's worth of waiting: what follows a selection at rest comes within it.
const AT_REST: TimeDelta = TimeDelta::milliseconds(260);
/// Longer than typed text waits to be kept.
const PAUSE: TimeDelta = TimeDelta::milliseconds(2_100);

/// What a key cost.
#[derive(Debug, Clone)]
pub struct Cost {
    pub key: String,
    /// Whether another page was asked for.
    pub page: bool,
    /// Bytes of the frame that answers the key.
    pub answer: usize,
    /// Bytes of what came later by itself: what follows the selection, the sign of saving.
    pub later: usize,
    /// What was sent at once.
    pub sent: Vec<u8>,
}

/// The program over a committee, on a screen of so many columns and rows.
pub struct Program {
    app: App,
    replay: Replay,
    now: DateTime<Utc>,
    size: (u16, u16),
}

impl Program {
    pub fn new(session: Session, size: (u16, u16), now: DateTime<Utc>) -> Self {
        let app = App::new(session, Bindings::shipped(), Language::Ar, now);
        Self { app, replay: Replay::new(Caps::FULL, size.0, size.1), now, size }
    }

    /// Draws; how many bytes were sent.
    pub fn draw(&mut self) -> usize {
        self.send().len()
    }

    fn send(&mut self) -> Vec<u8> {
        let mut next = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let caret = self.app.draw(&mut next);
        self.replay.send(&next, caret)
    }

    /// Lets time pass without a key; how many bytes were sent.
    pub fn wait(&mut self, time: TimeDelta) -> usize {
        self.now += time;
        self.app.idle(self.now);
        self.draw()
    }

    /// Presses the keys of a script one after the other, `pace` apart.
    pub fn play(&mut self, script: &str, pace: TimeDelta) -> Vec<Cost> {
        let keys = script.split_whitespace().flat_map(keys_of).collect::<Vec<_>>();
        keys.into_iter().map(|(key, page)| self.press(key, page, pace)).collect()
    }

    fn press(&mut self, key: Key, page: bool, pace: TimeDelta) -> Cost {
        self.app.step(Event::Key(key), self.now);
        self.app.idle(self.now);
        let sent = self.send();
        let rest = AT_REST.min(pace);
        let later = self.wait(rest) + self.wait(pace - rest);
        Cost { key: key.to_string(), page, answer: sent.len(), later, sent }
    }

    /// A pause in which everything comes to rest; the bytes it costs.
    pub fn rest(&mut self) -> usize {
        self.wait(AT_REST) + self.wait(PAUSE)
    }
}

/// The keys of a word of a script: `down`, `down*3`, `=typed_text` (`_` is a blank). With `~`
/// before it they ask for another page.
fn keys_of(word: &str) -> Vec<(Key, bool)> {
    let (page, word) = word.strip_prefix('~').map_or((false, word), |rest| (true, rest));
    if let Some(text) = word.strip_prefix('=') {
        return text.chars().map(|c| (Key::char(if c == '_' { ' ' } else { c }), page)).collect();
    }
    let (name, times) =
        word.split_once('*').map_or((word, 1), |(name, times)| (name, times.parse().unwrap()));
    vec![(name.parse().unwrap(), page); times]
}
