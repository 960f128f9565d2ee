//! What a terminal sends: however a line cuts it, the same keys; whatever it was, the next letter
//! is a letter; and whatever was answered, there is a way to write to the terminal.

use std::time::{Duration, Instant};

use lajna::keys::Key;
use lajna::terminal::detect::{Client, Detection};
use lajna::terminal::input::Parser;
use lajna::terminal::{Direction, Event};

const TERMS: [&str; 7] = ["xterm-256color", "linux", "rxvt", "screen", "screen.xterm", "tmux-256color", ""];
/// Where the line cuts; no terminal sends this byte.
const CUT: u8 = 0xff;

/// The first byte chooses the terminal; [`CUT`] stands between two reads.
pub fn hold(bytes: &[u8]) {
    let (choice, rest) = super::choice(bytes);
    let term = TERMS[choice % TERMS.len()];
    let reads: Vec<&[u8]> = rest.split(|byte| *byte == CUT).collect();
    let whole = reads.concat();
    let now = Instant::now();
    let at_once = told(term, now, [&whole[..]]);
    assert_eq!(told(term, now, whole.chunks(1)), at_once, "byte by byte");
    assert_eq!(told(term, now, reads.iter().copied()), at_once, "in {reads:?}");
    with_pauses(term, now, &reads);
    answered(term, choice, &at_once);
}

/// What is told of these reads with no pause between, and a long one after them.
fn told<'b>(term: &str, now: Instant, reads: impl IntoIterator<Item = &'b [u8]>) -> Vec<Event> {
    let mut parser = Parser::of(term);
    let mut events = Vec::new();
    for read in reads {
        parser.feed(read, now, &mut events);
    }
    comes_to_rest(&mut parser, now, &mut events);
    events.into_iter().flat_map(|event| key_by_key(event, now)).collect()
}

/// What came at once depends on how much came in one read; pressed one by one it is the same.
fn key_by_key(event: Event, now: Instant) -> Vec<Event> {
    match event {
        Event::Burst(text) => {
            let mut events = Vec::new();
            let mut parser = Parser::default();
            for c in text.chars() {
                parser.feed(c.to_string().as_bytes(), now, &mut events);
                assert!(parser.patience().is_none(), "{c:?} in a burst");
            }
            events
        }
        event => vec![event],
    }
}

fn comes_to_rest(parser: &mut Parser, now: Instant, events: &mut Vec<Event>) {
    let mut waits = 0;
    while parser.patience().is_some() {
        parser.give_up(now, events);
        waits += 1;
        assert!(waits < 10_000, "stuck");
    }
}

/// A pause at every cut: the parser comes to rest, and a letter typed then is that letter.
fn with_pauses(term: &str, now: Instant, reads: &[&[u8]]) {
    let mut parser = Parser::of(term);
    let mut events = Vec::new();
    for read in reads {
        parser.feed(read, now, &mut events);
        comes_to_rest(&mut parser, now, &mut events);
        let before = events.len();
        parser.feed("ش".as_bytes(), now, &mut events);
        assert_eq!(events.get(before..), Some(&[Event::Key(Key::char('ش'))][..]), "after {read:?}");
    }
}

/// The answers among the events lead to a judgement that can be kept as one line.
fn answered(term: &str, choice: usize, events: &[Event]) {
    let var = |name: &str| match name {
        "TERM" => Some(term.to_owned()),
        "TMUX" if choice & 64 != 0 => Some("/tmp/tmux-1000/default,1,0".to_owned()),
        "STY" if choice & 128 != 0 => Some("1.pts-0.host".to_owned()),
        _ => None,
    };
    let mut detection = Detection::new(var, Direction::Implicit);
    assert!(detection.question("\x1b[?1049h").contains("\x1b[c"));
    if detection.is_in_tmux() && choice & 32 != 0 {
        let name = events.iter().find_map(|event| match event {
            Event::Paste(text) => Some(text.clone()),
            _ => None,
        });
        detection.tmux_says(Client { term: term.to_owned(), name: name.unwrap_or_default() });
    }
    let mut after = Duration::ZERO;
    for event in events {
        if let Event::Reply(reply, _) = event {
            after += Duration::from_millis(7);
            detection.hear(reply, after);
        }
        let found = detection.found();
        let fingerprint = found.fingerprint.unwrap();
        assert_eq!(fingerprint.split('|').count(), 5, "{fingerprint:?}");
        assert!(!fingerprint.contains(char::is_control), "{fingerprint:?}");
        assert!(detection.deadline().is_none_or(|deadline| deadline <= Duration::from_secs(2)));
        let _ = detection.answers_for_the_line();
    }
}
