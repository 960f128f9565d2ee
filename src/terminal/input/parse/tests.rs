//! What bytes mean: every family of keys, noise, cuts, pastes.

use super::*;

fn read(bytes: &[u8]) -> Vec<Event> {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    parser.feed(bytes, Instant::now(), &mut events);
    parser.give_up(Instant::now(), &mut events);
    events
}

fn key(bytes: &str) -> Key {
    match read(bytes.as_bytes()).as_slice() {
        [Event::Key(key)] => *key,
        other => panic!("{bytes:?} gave {other:?}"),
    }
}

fn with(code: Code, modifiers: &str) -> Key {
    let on = |letter| modifiers.contains(letter);
    Key { code, mods: Mods { ctrl: on('c'), alt: on('a'), shift: on('s') } }
}

#[test]
fn letters_keep_their_case_and_carry_no_shift() {
    assert_eq!(key("a"), Key::char('a'));
    assert_eq!(key("A"), Key::char('A'));
    assert_eq!(key("ش"), Key::char('ش'));
    assert_eq!(key("\u{1f600}"), Key::char('\u{1f600}'));
    assert_eq!(key("\u{1b}ش"), with(Code::Char('ش'), "a"));
}

#[test]
fn control_characters_are_keys() {
    assert_eq!(key("\r"), Key::plain(Code::Enter));
    assert_eq!(key("\t"), Key::plain(Code::Tab));
    assert_eq!(key("\u{7f}"), Key::plain(Code::Backspace));
    assert_eq!(key("\u{3}"), Key::ctrl('c'));
    assert_eq!(key("\n"), Key::ctrl('j'));
    assert_eq!(key("\0"), Key::ctrl(' '));
    assert_eq!(key("\u{1f}"), Key::ctrl('_'));
    assert_eq!(key("\u{1b}\u{7f}"), with(Code::Backspace, "a"));
    assert_eq!(key("\u{1b}\u{1}"), with(Code::Char('a'), "ca"));
}

#[test]
fn arrows_and_functions_of_every_family() {
    for bytes in ["\u{1b}[A", "\u{1b}OA"] {
        assert_eq!(key(bytes), Key::plain(Code::Up));
    }
    assert_eq!(key("\u{1b}[1;5D"), with(Code::Left, "c"));
    assert_eq!(key("\u{1b}[1;2H"), with(Code::Home, "s"));
    assert_eq!(key("\u{1b}[3;3~"), with(Code::Delete, "a"));
    assert_eq!(key("\u{1b}[Z"), with(Code::Tab, "s"));
    assert_eq!(key("\u{1b}[5~"), Key::plain(Code::PageUp));
    assert_eq!(key("\u{1b}[5$"), with(Code::PageUp, "s"));
    assert_eq!(key("\u{1b}[5^"), with(Code::PageUp, "c"));
    assert_eq!(key("\u{1b}[5@"), with(Code::PageUp, "cs"));
    assert_eq!(key("\u{1b}Oa"), with(Code::Up, "c"));
    assert_eq!(key("\u{1b}\u{1b}[A"), with(Code::Up, "a"));
    for (bytes, n) in [("\u{1b}OP", 1), ("\u{1b}[[B", 2), ("\u{1b}[13~", 3), ("\u{1b}[S", 4)] {
        assert_eq!(key(bytes), Key::plain(Code::F(n)));
    }
    for (number, n) in [(15, 5), (17, 6), (21, 10), (23, 11), (24, 12)] {
        assert_eq!(key(&format!("\u{1b}[{number}~")), Key::plain(Code::F(n)));
    }
    assert_eq!(key("\u{1b}[13;5u"), with(Code::Enter, "c"));
    assert_eq!(key("\u{1b}[27;6;46~"), with(Code::Char('.'), "c"));
    assert_eq!(key("\u{1b}Op"), Key::char('0'));
}

#[test]
fn replies_mouse_and_noise_are_dropped() {
    for bytes in ["\u{1b}[?62;22u", "\u{1b}[I", "\u{1b}[<0;10;10M", "\u{1b}[?8;1$y", "\u{1b}[99~"] {
        assert_eq!(read(bytes.as_bytes()), [], "{bytes:?}");
    }
    assert_eq!(read(b"\xff\xc0a"), [Event::Key(Key::char('a'))]);
    assert_eq!(read("\u{1b}[1\u{3}".as_bytes()), [Event::Key(Key::ctrl('c'))]);
}

fn replies(bytes: &str) -> Vec<Reply> {
    let reply = |event| match event {
        Event::Reply(reply, _) => reply,
        other => panic!("{bytes:?} gave {other:?}"),
    };
    read(bytes.as_bytes()).into_iter().map(reply).collect()
}

const NAME: &str = "\u{1b}P>|XTerm(379)\u{1b}\\";
const ALL: &str = "\u{1b}P>|XTerm(379)\u{1b}\\\u{1b}[>41;379;0c\u{1b}[8;0$y\u{1b}[?64;1;2c\u{1b}[0n";

#[test]
fn replies_are_told_from_keys_wherever_the_line_cuts_them() {
    let told = [
        Reply::Name("XTerm(379)".into()),
        Reply::Secondary("41;379;0".into()),
        Reply::Bidi(0),
        Reply::Primary("64;1;2".into()),
        Reply::Ready,
    ];
    assert_eq!(replies(ALL), told);
    assert_eq!(replies("\u{1b}P>|mlterm(3.9.4)\u{7}"), [Reply::Name("mlterm(3.9.4)".into())]);
    let typed = format!("a{NAME}ب\u{1b}[B{ALL}\u{1b}{NAME}c");
    let whole: Vec<Event> = plain(read(typed.as_bytes()));
    assert_eq!(whole.iter().filter(|event| matches!(event, Event::Key(_))).count(), 5, "{whole:?}");
    let at = Instant::now();
    for cut in 0..typed.len() {
        let (first, rest) = typed.as_bytes().split_at(cut);
        let mut parser = Parser::default();
        let mut events = Vec::new();
        parser.feed(first, at, &mut events);
        parser.feed(rest, at, &mut events);
        assert_eq!(plain(events), whole, "cut at {cut}");
        assert_eq!(parser.patience(), None);
    }
}

/// Events without the moments of the replies.
fn plain(events: Vec<Event>) -> Vec<Event> {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let plain = |event| match event {
        Event::Reply(reply, _) => Event::Reply(reply, *START),
        event => event,
    };
    events.into_iter().map(plain).collect()
}

#[test]
fn a_reply_inside_a_reply_costs_no_more_than_the_one_it_cut() {
    assert_eq!(replies("\u{1b}P>|XTe\u{1b}[?6c"), [Reply::Primary("6".into())]);
    assert_eq!(replies("\u{1b}[?64;1\u{1b}[0n"), [Reply::Ready]);
    assert_eq!(replies("\u{1b}P>|XT\u{1b}P>|foot(1.2)\u{1b}\\"), [Reply::Name("foot(1.2)".into())]);
    assert_eq!(read(b"\x1bP>|XTerm\rq").len(), 2, "and what is typed after it is typed");
    assert_eq!(read(b"\x1bP>|never ends"), []);
    assert_eq!(read("\u{1b}P>|".to_owned().as_bytes()), []);
}

#[test]
fn answers_to_the_questions_of_others_are_dropped() {
    for bytes in [
        "\u{1b}]11;rgb:0000/0000/0000\u{1b}\\",
        "\u{1b}]4;1;rgb:ffff/0000/0000\u{7}",
        "\u{1b}P!|7E565445\u{1b}\\",
        "\u{1b}P1+r544e=787465\u{1b}\\",
        "\u{1b}P1$r0 q\u{1b}\\",
        "\u{1b}_Gi=31;OK\u{1b}\\",
    ] {
        assert_eq!(read(bytes.as_bytes()), [], "{bytes:?}");
    }
}

#[test]
fn letters_with_alt_that_begin_like_strings_are_still_keys() {
    for (bytes, letter) in [("\u{1b}P", 'P'), ("\u{1b}]", ']'), ("\u{1b}_", '_')] {
        assert_eq!(key(bytes), with(Code::Char(letter), "a"));
        let typed = read(format!("{bytes}x").as_bytes());
        assert_eq!(typed, [Event::Key(with(Code::Char(letter), "a")), Event::Key(Key::char('x'))]);
    }
    assert_eq!(read(b"\x1b]5").len(), 2);
    assert_eq!(read(b"\x1bP1").len(), 2);
    assert_eq!(read(b"\x1b\x1bP").len(), 2);
}

#[test]
fn half_a_sequence_is_waited_for_much_longer_than_a_key() {
    let patience = |bytes: &[u8]| {
        let mut parser = Parser::default();
        parser.feed(bytes, Instant::now(), &mut Vec::new());
        parser.patience()
    };
    for bytes in [b"\x1b".as_slice(), b"\x1b\x1b", b"\x1bP", b"\x1b]1"] {
        assert_eq!(patience(bytes), Some(PATIENCE), "{bytes:?}");
    }
    for bytes in
        [b"\x1b[".as_slice(), b"\x1bO", b"\x1b\x1b[", b"\x1b[1;", b"\x1b[?6", b"\x1bP>", b"\xd8", b"\x1b[["]
    {
        assert_eq!(patience(bytes), Some(LONG_PATIENCE), "{bytes:?}");
    }
}

#[test]
fn what_is_incomplete_waits_and_then_stands_for_itself() {
    assert_eq!(key("\u{1b}"), Key::plain(Code::Esc));
    assert_eq!(key("\u{1b}["), with(Code::Char('['), "a"));
    assert_eq!(key("\u{1b}O"), with(Code::Char('O'), "a"));
    assert_eq!(read(b"\x1b\x1b").len(), 2);
    assert_eq!(read(b"\x1b[1;"), []);
    assert_eq!(read(b"\xd8"), []);
}

#[test]
fn bytes_may_come_one_by_one() {
    let bytes = "a\u{1b}[1;5Aش\u{1b}[200~ق\u{1b}[A\n\u{1b}[201~b".as_bytes();
    let mut parser = Parser::default();
    let mut events = Vec::new();
    for byte in bytes {
        parser.feed(&[*byte], Instant::now(), &mut events);
    }
    assert_eq!(events, read(bytes));
    assert_eq!(events.get(3), Some(&Event::Paste("ق\u{1b}[A\n".into())));
    assert_eq!(events.len(), 5);
    assert_eq!(parser.patience(), None);
}

#[test]
fn a_paste_may_take_any_time() {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    parser.feed(b"\x1b[200~half", Instant::now(), &mut events);
    assert_eq!(parser.patience(), Some(PASTE_PATIENCE));
    parser.feed(b" and half\x1b[201~", Instant::now(), &mut events);
    assert_eq!(events, [Event::Paste("half and half".into())]);
}

#[test]
fn a_paste_that_lost_its_end_swallows_no_key_for_ever() {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    parser.feed(b"\x1b[200~half", Instant::now(), &mut events);
    parser.give_up(Instant::now(), &mut events);
    parser.feed(b"q\x1b[201~", Instant::now(), &mut events);
    assert_eq!(events, [Event::Paste("half".into()), Event::Key(Key::char('q'))]);
}

#[test]
fn any_bytes_are_taken_without_a_stop() {
    let mut seed = 1_u32;
    let mut parser = Parser::default();
    for _ in 0..20_000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let byte = u8::try_from(seed >> 24).unwrap();
        let byte = if seed & 0x700 == 0 { 0x1b } else { byte };
        let mut events = Vec::new();
        parser.feed(&[byte], Instant::now(), &mut events);
        if seed & 0x1_0000 == 0 {
            parser.give_up(Instant::now(), &mut events);
            assert!(parser.held.is_empty() || !parser.burst.is_empty());
        }
        if let Mode::String(_) = parser.mode {
            assert!(parser.held.len() <= LONGEST_STRING + 1);
        }
        assert!(parser.mode != Mode::Keys || parser.held.len() <= LONGEST + 3);
    }
}

mod noise;
