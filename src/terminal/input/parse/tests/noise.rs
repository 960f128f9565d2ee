//! What a line does to keys: it cuts them anywhere, brings many at once, and other things
//! between. Whatever it does, no key is told that nobody pressed, and no text after it is lost.

use super::*;
use proptest::prelude::*;

/// Feeds chunks with no pause between, and then a long one.
fn parse(chunks: &[&[u8]]) -> Vec<Event> {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    for chunk in chunks {
        parser.feed(chunk, Instant::now(), &mut events);
    }
    rest(&mut parser, &mut events);
    events
}

/// Lets everything that is waited for run out.
fn rest(parser: &mut Parser, events: &mut Vec<Event>) {
    while parser.patience().is_some() {
        parser.give_up(Instant::now(), events);
    }
}

/// Feeds chunks with a pause after each, longer than any wait for a key.
fn parse_slowly(chunks: &[&[u8]]) -> Vec<Event> {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    for chunk in chunks {
        parser.feed(chunk, Instant::now(), &mut events);
        if parser.patience().is_some_and(|patience| patience <= MOST_PATIENCE) {
            parser.give_up(Instant::now(), &mut events);
        }
    }
    rest(&mut parser, &mut events);
    events
}

fn keys(events: &[Event]) -> Vec<Key> {
    events
        .iter()
        .map(|event| match event {
            Event::Key(key) => *key,
            other => panic!("{other:?}"),
        })
        .collect()
}

/// Things that are no keys: what terminals report, answer and get wrong.
const NOISE: [&[u8]; 26] = [
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[<0;10;10M",
    b"\x1b[<65;120;40m",
    b"\x1b[M !!",
    b"\x1b[M`\xff\x21",
    b"\x1b[32;10;10M",
    b"\x1b[97;1:3u",
    b"\x1b[1;1:3A",
    b"\x1b[57358;1u",
    b"\x1b[57441;2u",
    b"\x1b[?1;2;4c",
    b"\x1b[>41;379;0c",
    b"\x1b[?2026;2$y",
    b"\x1b[24;80R",
    b"\x1b[99~",
    b"\x1b[1;2;3;4;5q",
    b"\x1b]11;rgb:0000/0000/0000\x07",
    b"\x1b]52;c;2LPZhNin2YU=\x1b\\",
    b"\x1bP1$r0 q\x1b\\",
    b"\x1bP>|XTerm(379)\x1b\\",
    b"\xff\xfe\xc0",
    b"\xed\xa0\x80",
    b"\x9b?1;2c",
    b"\xc2\x9b<0;10;10M",
    b"\x1b[201~",
];

const KEYS: [(&[u8], &str); 12] = [
    (b"a", "a"),
    (b"\x1b[A", "↑"),
    (b"\x1bOP", "F1"),
    (b"\x1b[1;5D", "Ctrl-←"),
    (b"\xd8\xb4", "ش"),
    (b"\r", "Enter"),
    (b"\x1b[21~", "F10"),
    (b"\x1bO2Q", "Shift-F2"),
    (b"\x1b[31~", "Shift-F7"),
    (b"\x9b3~", "Delete"),
    (b"\x1b[1588;5u", "Ctrl-ش"),
    (b"\x03", "Ctrl-C"),
];

/// Noise and keys in any order, and where the line cuts them.
fn stream() -> impl Strategy<Value = (Vec<u8>, Vec<Key>, Vec<usize>)> {
    let item = prop_oneof![(0..NOISE.len()).prop_map(Ok), (0..KEYS.len()).prop_map(Err)];
    let items = proptest::collection::vec(item, 0..24);
    (items, proptest::collection::vec(any::<prop::sample::Index>(), 0..40)).prop_map(|(items, cuts)| {
        let mut bytes = Vec::new();
        let mut pressed = Vec::new();
        for item in items {
            match item {
                Ok(noise) => bytes.extend_from_slice(NOISE[noise]),
                Err(key) => {
                    bytes.extend_from_slice(KEYS[key].0);
                    pressed.push(KEYS[key].1.parse().unwrap());
                }
            }
        }
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.sort_unstable();
        (bytes, pressed, cuts)
    })
}

fn chunks<'b>(bytes: &'b [u8], cuts: &[usize]) -> Vec<&'b [u8]> {
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([bytes.len()]);
    starts.zip(ends).map(|(start, end)| &bytes[start..end]).collect()
}

proptest! {
    #[test]
    fn among_any_noise_cut_anywhere_exactly_the_keys_that_were_pressed_are_told(
        (bytes, pressed, cuts) in stream()
    ) {
        let events = parse(&chunks(&bytes, &cuts));
        let told: Vec<Event> =
            events.into_iter().filter(|event| !matches!(event, Event::Reply(..))).collect();
        prop_assert_eq!(keys(&told), pressed);
    }

    #[test]
    fn on_a_line_that_pauses_anywhere_no_key_is_told_but_those_pressed_and_esc(
        key in 0..KEYS.len(), before in 0..KEYS.len(), cut in any::<prop::sample::Index>()
    ) {
        let (bytes, name) = KEYS[key];
        let pressed: Key = name.parse().unwrap();
        let cut = cut.index(bytes.len());
        // A byte of eight bits introduces nothing by itself: nothing to wait for.
        let told = keys(&parse_slowly(&[KEYS[before].0, &bytes[..cut], &bytes[cut..], b"z"]));
        let allowed = |key: &Key| *key == pressed || *key == Key::plain(Code::Esc);
        prop_assert!(told[1..told.len() - 1].iter().all(allowed), "{name} cut at {cut}: {told:?}");
        prop_assert_eq!(told.last(), Some(&Key::char('z')));
    }

    #[test]
    fn after_any_bytes_and_a_pause_every_letter_typed_is_told(
        noise in proptest::collection::vec(any::<u8>(), 0..200),
        text in "[a-zا-ي0-9 .،]{1,40}",
    ) {
        let mut parser = Parser::default();
        let mut before = Vec::new();
        parser.feed(&noise, Instant::now(), &mut before);
        rest(&mut parser, &mut before);
        let mut events = Vec::new();
        for c in text.chars() {
            parser.feed(c.to_string().as_bytes(), Instant::now(), &mut events);
        }
        prop_assert_eq!(keys(&events), text.chars().map(Key::char).collect::<Vec<_>>());
    }

    #[test]
    fn a_text_that_comes_at_once_is_told_at_once_however_the_reads_cut_it(
        text in "[a-zا-ي\r\n]{40,400}", cuts in proptest::collection::vec(1usize..60, 0..6)
    ) {
        prop_assume!(text.chars().collect::<std::collections::BTreeSet<_>>().len() > 4);
        // The first read is long enough to be known for what it is.
        let mut at = 40;
        let mut places = Vec::new();
        for cut in cuts {
            at += cut;
            if at < text.len() {
                places.push(at);
            }
        }
        prop_assert_eq!(parse(&chunks(text.as_bytes(), &places)), [Event::Burst(text)]);
    }
}

#[test]
fn the_rest_of_a_sequence_that_comes_after_esc_was_told_is_no_text() {
    let esc = || Event::Key(Key::plain(Code::Esc));
    for rest in [b"[A".as_slice(), b"[1;5C", b"OP", b"O2Q", b"[<0;10;10M", b"[15~"] {
        assert_eq!(parse_slowly(&[b"\x1b", rest]), [esc()], "{rest:?}");
        let told = parse_slowly(&[b"\x1b", rest, b"x"]);
        assert_eq!(told, [esc(), Event::Key(Key::char('x'))], "{rest:?}");
    }
    assert_eq!(parse_slowly(&[b"\x1b", b"[200~a\x1b[201~"]), [esc(), Event::Paste("a".into())]);
    // What a hand types after Esc is typed.
    for typed in ["[", "O", "Oui", "[ش", "x", "Op"] {
        let told = keys(&parse_slowly(&[b"\x1b", typed.as_bytes()]));
        let letters = typed.chars().map(Key::char);
        assert_eq!(told, std::iter::once(Key::plain(Code::Esc)).chain(letters).collect::<Vec<_>>());
    }
}

#[test]
fn what_is_longer_than_anything_a_terminal_means_is_dropped_wherever_it_is_cut() {
    let sequence = format!("\x1b[{}A", "1;".repeat(60));
    let name = format!("\x1bP>|{}\x1b\\", "n".repeat(600));
    for long in [sequence.as_bytes(), name.as_bytes()] {
        let whole = parse(&[long, b"x"]);
        assert_eq!(whole.last(), Some(&Event::Key(Key::char('x'))));
        for at in 0..long.len() {
            let (begun, ended) = long.split_at(at);
            let cut = parse(&[begun, ended, b"x"]);
            assert_eq!(without_moments(cut), without_moments(whole.clone()), "cut at {at}");
        }
    }
    // Half of one swallows nothing that is typed later.
    assert_eq!(keys(&parse_slowly(&[&sequence.as_bytes()[..100]])), []);
}

fn without_moments(events: Vec<Event>) -> Vec<String> {
    let words = |event| match event {
        Event::Reply(reply, _) => format!("{reply:?}"),
        event => format!("{event:?}"),
    };
    events.into_iter().map(words).collect()
}

#[test]
fn esc_alone_is_told_soon_and_later_on_a_line_that_is_slow() {
    let patience = |round_trip| {
        let mut parser = Parser::default();
        parser.learn(Duration::from_millis(round_trip));
        parser.feed(b"\x1b", Instant::now(), &mut Vec::new());
        parser.patience().unwrap().as_millis()
    };
    assert_eq!([0, 100, 600, 10_000].map(patience), [50, 50, 150, 250]);
}

#[test]
fn a_flood_is_told_at_once_and_a_key_held_down_is_not() {
    let flood = "سطر من الميثاق\rوسطر ثان\r";
    assert_eq!(parse(&[flood.as_bytes()]), [Event::Burst(flood.into())]);
    assert_eq!(parse(&[b"jjjjjjjjjjjjjjjjjjjjjjkkkkkkkkkkkkjjjj"]).len(), 38);
    assert_eq!(parse(&[b"0123456789abcdef"]).len(), 16, "so much may be typed ahead");
    let fields = keys(&parse(&["جمعية الأمل\tرئيسة\tسلمى بنعمرو".as_bytes()]));
    assert_eq!(fields.iter().filter(|key| **key == Key::plain(Code::Tab)).count(), 2);
    // A letter cut in two by the end of a read does not end it, a key does.
    let bytes = "مكتوب دفعة واحدة كله".as_bytes();
    let events = parse(&[&bytes[..35], &bytes[35..], b"\x1b[A"]);
    assert_eq!(events.len(), 2, "{events:?}");
    assert_eq!(events[0], Event::Burst("مكتوب دفعة واحدة كله".into()));
}

#[test]
fn a_megabyte_at_once_is_taken_in_a_moment_and_nothing_of_it_is_a_command() {
    let text = "سطر من الميثاق يطول\r".repeat(30_000);
    let reads: Vec<&[u8]> = text.as_bytes().chunks(4095).collect();
    let begun = Instant::now();
    let events = parse(&reads);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    let pasted: usize =
        events.iter().map(|event| if let Event::Burst(part) = event { part.len() } else { 0 }).sum();
    assert_eq!((pasted, events.len()), (text.len(), 2));
}

#[test]
fn function_keys_with_shift_are_themselves_on_every_family() {
    let pressed = |term, bytes: &[u8]| {
        let mut parser = Parser::of(term);
        let mut events = Vec::new();
        parser.feed(bytes, Instant::now(), &mut events);
        keys(&events)[0].to_string()
    };
    // xterm, Konsole; then PuTTY and rxvt; then the Linux console.
    assert_eq!(pressed("xterm", b"\x1b[1;2Q"), "Shift-F2");
    assert_eq!(pressed("konsole", b"\x1bO2Q"), "Shift-F2");
    for (number, name) in [(25, 3), (26, 4), (28, 5), (29, 6), (31, 7), (32, 8), (33, 9), (34, 10)] {
        let bytes = format!("\x1b[{number}~");
        assert_eq!(pressed("xterm", bytes.as_bytes()), format!("Shift-F{name}"));
        assert_eq!(pressed("linux", bytes.as_bytes()), format!("Shift-F{}", name - 2));
    }
    assert_eq!(pressed("xterm", b"\x1b[57417u"), "←", "the keypad of kitty");
    assert_eq!(pressed("xterm", b"\x1b[57404;3u"), "Alt-5");
}
