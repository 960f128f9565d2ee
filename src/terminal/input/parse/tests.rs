//! What bytes mean: every family of keys, noise, cuts, pastes.

use super::*;

fn read(bytes: &[u8]) -> Vec<Event> {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    parser.feed(bytes, &mut events);
    parser.give_up(&mut events);
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
    for bytes in ["\u{1b}[?62;22c", "\u{1b}[I", "\u{1b}[<0;10;10M", "\u{1b}[8;1$y", "\u{1b}[99~"] {
        assert_eq!(read(bytes.as_bytes()), [], "{bytes:?}");
    }
    assert_eq!(read(b"\xff\xc0a"), [Event::Key(Key::char('a'))]);
    assert_eq!(read("\u{1b}[1\u{3}".as_bytes()), [Event::Key(Key::ctrl('c'))]);
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
        parser.feed(&[*byte], &mut events);
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
    parser.feed(b"\x1b[200~half", &mut events);
    assert_eq!(parser.patience(), None);
    parser.give_up(&mut events);
    parser.feed(b" and half\x1b[201~", &mut events);
    assert_eq!(events, [Event::Paste("half and half".into())]);
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
        parser.feed(&[byte], &mut events);
        if seed & 0x1_0000 == 0 {
            parser.give_up(&mut events);
            assert!(parser.mode == Mode::Paste || parser.held.is_empty());
        }
        assert!(parser.mode == Mode::Paste || parser.held.len() <= LONGEST + 3);
    }
}
