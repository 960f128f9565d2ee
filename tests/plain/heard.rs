//! Someone at the keys who hears what is said.

use chrono::{DateTime, Local, Utc};
use lajna::app::plain::Telling;
use lajna::app::{App, Flow};
use lajna::command::Bindings;
use lajna::domain::Change;
use lajna::exchange::demo;
use lajna::i18n::Language;
use lajna::keys::Key;
use lajna::session::Session;
use lajna::settings::today;
use lajna::store::Memory;
use lajna::terminal::{Ending, Event, Tape};

pub fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

pub fn empty(language: Language) -> App {
    let session = Session::open(Box::new(Memory::new()), "amina".to_owned(), 7).unwrap();
    App::new(session, Bindings::shipped(), language, now())
}

pub fn demonstration(language: Language) -> App {
    let mut session = Session::open(Box::new(Memory::new()), "amina".to_owned(), 7).unwrap();
    let changes: Vec<Change> = demo::changes(session.ids(), today(now()));
    for change in changes {
        session.record(change, now()).unwrap();
    }
    App::new(session, Bindings::shipped(), language, now())
}

/// The program, and what it has said.
pub struct Heard {
    pub app: App,
    telling: Telling,
    tape: Tape,
    transcript: String,
}

impl Heard {
    /// The program as it is first heard.
    pub fn new(mut app: App) -> Self {
        let (mut telling, mut tape) = (Telling::of(&mut app), Tape::new(Ending::Raw, 80));
        tape.say(&app.greeting());
        telling.hear(&mut app, 70);
        let mut heard = Self { app, telling, tape, transcript: String::new() };
        heard.listen();
        heard
    }

    /// What is said since it was last listened to, as it was sent.
    fn listen(&mut self) -> String {
        self.telling.tell(&self.app, &mut self.tape);
        // The loop turns while nobody types, and nothing is said then.
        self.telling.hear(&mut self.app, 70);
        self.telling.tell(&self.app, &mut self.tape);
        while self.telling.read_on(&mut self.tape) {}
        let sent = self.tape.take();
        self.transcript.push_str(&sent);
        sent
    }

    /// Presses keys faster than the line takes what is said of them.
    pub fn press_at_once(&mut self, keys: &str) -> String {
        keys.split_whitespace().for_each(|key| self.step(Event::Key(key.parse().unwrap())));
        self.listen()
    }

    /// Pastes words. What is said, as it was sent.
    pub fn paste(&mut self, words: &str) -> String {
        self.step(Event::Paste(words.to_owned()));
        self.listen()
    }

    fn step(&mut self, event: Event) {
        let flow = self.app.step(event, now());
        if flow == Flow::Quit {
            return;
        }
        self.telling.press();
        self.telling.follow(&mut self.app, &mut self.tape, flow);
    }

    /// Presses keys, by their names; what follows `=` is typed, `_` for a blank. What is said,
    /// as it was sent.
    pub fn press(&mut self, keys: &str) -> String {
        let mut sent = String::new();
        for word in keys.split_whitespace() {
            match word.strip_prefix('=') {
                Some(typed) => {
                    for letter in typed.chars() {
                        let letter = if letter == '_' { ' ' } else { letter };
                        self.step(Event::Key(Key::char(letter)));
                        sent.push_str(&self.listen());
                    }
                }
                None => {
                    self.transcript.push_str(&format!("⟨{word}⟩"));
                    self.step(Event::Key(word.parse().unwrap()));
                    sent.push_str(&self.listen());
                }
            }
        }
        sent
    }

    /// Everything so far, as it was sent: `␈` for a backspace, `␍` for a return to the edge.
    pub fn transcript(&self) -> String {
        // The hour of an entry is that of the place.
        let hour = now().with_timezone(&Local).format("%H:%M").to_string();
        let shown = self.transcript.replace("\r\n", "\n").replace('\u{8}', "␈").replace('\r', "␍");
        let lines: Vec<&str> = shown.lines().map(str::trim_end).collect();
        lines.join("\n").replace(&hour, "12:00")
    }
}
