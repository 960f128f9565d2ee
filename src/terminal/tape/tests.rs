//! What is sent for what is said and typed, read back as a terminal shows it.

use super::*;
use proptest::prelude::*;

fn typing(label: &str, text: &str, caret: usize) -> Typing {
    Typing { label: label.into(), text: text.into(), caret, number: 0 }
}

/// What a terminal of so many columns shows: its rows, and where the cursor is.
fn shown(columns: usize, sent: &str) -> (Vec<String>, (usize, usize)) {
    let mut rows: Vec<Vec<String>> = vec![Vec::new()];
    let mut x: usize = 0;
    for c in sent.chars() {
        let row = rows.last_mut().unwrap();
        match c {
            '\r' => x = 0,
            '\n' => rows.push(Vec::new()),
            '\u{8}' => x = x.checked_sub(1).expect("a backspace at the edge does nothing"),
            c => match cells(c) {
                0 => row[x - 1].push(c),
                cells => {
                    assert!(x + cells < columns, "the last cell of a row was filled: {sent:?}");
                    row.resize(row.len().max(x + cells), String::new());
                    row[x] = c.to_string();
                    (1..cells).for_each(|n| row[x + n].clear());
                    x += cells;
                }
            },
        }
    }
    let y = rows.len() - 1;
    (rows.into_iter().map(|row| row.concat().trim_end().to_owned()).collect(), (x, y))
}

#[test]
fn what_is_typed_at_the_end_is_sent_and_nothing_else() {
    let mut tape = Tape::new(Ending::Raw, 40);
    tape.type_line(&typing("الاسم:", "", 0));
    assert_eq!(tape.take(), "الاسم: ");
    for (words, sent) in [("س", "س"), ("سل", "ل"), ("سلم", "م"), ("سلمَ", "\u{64e}"), ("سلمَى", "ى")]
    {
        tape.type_line(&typing("الاسم:", words, words.len()));
        assert_eq!(tape.take(), sent);
    }
    tape.close();
    assert_eq!(tape.take(), "\r\n");
}

#[test]
fn a_letter_erased_at_the_end_is_blanked() {
    let mut tape = Tape::new(Ending::Raw, 40);
    tape.type_line(&typing("", "abc", 3));
    tape.take();
    tape.type_line(&typing("", "ab", 2));
    assert_eq!(tape.take(), "\u{8} \u{8}");
}

#[test]
fn the_cursor_goes_back_by_backspaces_and_on_by_what_it_passes() {
    let mut tape = Tape::new(Ending::Raw, 40);
    tape.type_line(&typing("", "سلام عليكم", "سلام عليكم".len()));
    tape.take();
    tape.type_line(&typing("", "سلام عليكم", "سلام عليك".len()));
    assert_eq!(tape.take(), "\u{8}");
    tape.type_line(&typing("", "سلام عليكم", 0));
    assert_eq!(tape.take(), "\r");
    tape.type_line(&typing("", "سلام عليكم", "سلام".len()));
    assert_eq!(tape.take(), "سلام");
    // A letter put in moves what follows it; a letter changed does not.
    tape.type_line(&typing("", "سلاما عليكم", "سلاما".len()));
    assert_eq!(tape.take(), format!("ا عليكم{}", "\u{8}".repeat(6)));
    tape.type_line(&typing("", "سلامة عليكم", "سلامة".len()));
    assert_eq!(tape.take(), "\u{8}ة");
}

#[test]
fn a_word_too_long_for_its_row_goes_on_to_the_next() {
    let mut tape = Tape::new(Ending::Raw, 11);
    let words = "one two three four";
    for end in 0..=words.len() {
        tape.type_line(&typing("", words.get(..end).unwrap(), end));
    }
    let (rows, cursor) = shown(11, &tape.take());
    assert_eq!((rows, cursor), (vec!["one two".into(), "three four".into()], (10, 1)));
}

#[test]
fn a_long_label_has_a_line_of_its_own() {
    let mut tape = Tape::new(Ending::Raw, 20);
    tape.type_line(&typing("a label of some length:", "words", 5));
    assert_eq!(tape.take(), "a label of some length: \r\nwords");
}

#[test]
fn a_line_longer_than_a_row_is_shown_whole_before_it_is_changed() {
    let mut tape = Tape::new(Ending::Raw, 11);
    tape.type_line(&typing("", "one two three four", 18));
    assert_eq!(shown(11, &tape.take()).0, ["one two", "three four"]);
    tape.type_line(&typing("", "one two three four", 1));
    assert_eq!(tape.take(), format!("\r\none two {}", "\u{8}".repeat(7)));
    let mut tape = Tape::new(Ending::Raw, 11);
    tape.type_line(&typing("", "one two three four", 0));
    assert_eq!(shown(11, &tape.take()).0, ["one two", "three four", "one two"]);
}

#[test]
fn what_is_said_ends_the_line_being_typed() {
    let mut tape = Tape::new(Ending::Raw, 40);
    tape.type_line(&typing("a:", "b", 1));
    tape.say("c\nd");
    assert!(!tape.is_open());
    assert_eq!(tape.take(), "a: b\r\nc\r\nd\r\n");
}

#[test]
fn nothing_a_terminal_acts_on_leaves() {
    let every: String = ('\0'..=char::MAX).filter(|c| *c != '\n').collect();
    for ending in [Ending::Raw, Ending::Cooked] {
        let mut tape = Tape::new(ending, 40);
        tape.say("\u{1b}[31mred\u{7}\u{9b}2J\u{202e}");
        assert!(tape.take().starts_with("␛[31mred␇▯2J⇤"));
        tape.say(&every);
        tape.type_line(&Typing { label: every.clone(), text: every.clone(), caret: 40, number: 0 });
        let sent = tape.take();
        let acted = |c: char| {
            (c.is_control() && !matches!(c, '\r' | '\n' | '\u{8}'))
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert_eq!(sent.chars().find(|c| acted(*c)), None);
    }
}

#[test]
fn on_a_pipe_a_line_is_shown_whole() {
    let mut tape = Tape::new(Ending::Cooked, 40);
    tape.type_line(&typing("a:", "b", 0));
    assert_eq!(tape.take(), "a: b\n");
}

proptest! {
    #[test]
    fn after_any_edits_the_last_row_shows_the_words_around_the_caret(
        label in "[a-zا-ي]{0,14}",
        columns in 16_u16..40,
        edits in prop::collection::vec(("[a-z ا-ي\u{64e}漢\u{7}]{0,60}", any::<prop::sample::Index>()), 1..12),
    ) {
        let mut tape = Tape::new(Ending::Raw, columns);
        let mut sent = String::new();
        for (text, at) in edits {
            let caret = text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(at.index(text.chars().count() + 1)).unwrap();
            let typing = typing(&label, &text, caret);
            tape.type_line(&typing);
            sent.push_str(&tape.take());
            let rows = rows(&typing, tape.columns());
            let row = row_of(&rows, caret);
            let mut wanted: String = units(text.get(row.clone()).unwrap()).into_iter().map(|unit| unit.text).collect();
            let mut before: String = units(text.get(row.start..caret).unwrap()).into_iter().map(|unit| unit.text).collect();
            if tape.open.as_ref().unwrap().edge == Edge::Labelled {
                wanted = labelled(&label, &wanted);
                before = labelled(&label, &before);
            }
            let (shown, (x, _)) = shown(columns.into(), &sent);
            prop_assert_eq!(shown.last().unwrap(), wanted.trim_end());
            let cells: usize = units(&before).iter().map(|unit| unit.cells).sum();
            prop_assert!(x == cells, "cursor at {}, not {}", x, cells);
        }
    }
}
