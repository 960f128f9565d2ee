//! Texts of several paragraphs: moving between them, directions that are known, large texts.

use lajna::text::caret::Side;
use lajna::text::page::{Erase, Motion, Reach};
use lajna::text::{Base, Caret, Direction, Page};

fn moved(page: &Page<'_>, at: usize, motion: Motion) -> usize {
    page.moved(&Caret::new(at), motion, Reach::Move).at
}

#[test]
fn rows_are_counted_across_paragraphs_and_stop_at_the_ends() {
    let text = "abc def\n\nghi\njkl";
    // "abc " and "def", then one row each.
    let page = Page::new(text, Base::Ltr, 6);
    assert_eq!(moved(&page, 1, Motion::Rows(1)), 5);
    assert_eq!(moved(&page, 1, Motion::Rows(2)), 8);
    assert_eq!(moved(&page, 1, Motion::Rows(3)), 10);
    assert_eq!(moved(&page, 1, Motion::Rows(99)), 14);
    assert_eq!(moved(&page, 14, Motion::Rows(-3)), 5);
    assert_eq!(moved(&page, 14, Motion::Rows(-99)), 1);
}

#[test]
fn the_goal_column_lives_until_another_motion() {
    let page = Page::new("abcdef\na\nabcdef", Base::Ltr, 20);
    let down = page.moved(&Caret::new(5), Motion::Rows(1), Reach::Move);
    assert_eq!((down.at, down.goal), (8, Some(5)));
    assert_eq!(page.moved(&down, Motion::Rows(1), Reach::Move).at, 14);
    let home = page.moved(&down, Motion::Home, Reach::Move);
    assert_eq!((home.at, home.goal), (7, None));
}

#[test]
fn words_lead_from_paragraph_to_paragraph() {
    let page = Page::new("سلام عليكم\nAl Hoceima", Base::ArabicFirst, 20);
    let second = "سلام عليكم\n".len();
    assert_eq!(moved(&page, second - 1, Motion::Word(Side::Left)), second);
    assert_eq!(moved(&page, second, Motion::Word(Side::Right)), second + 3);
    // In the second paragraph, read from the left, left is back.
    assert_eq!(moved(&page, second, Motion::Word(Side::Left)), second - 1);
}

#[test]
fn a_known_direction_is_kept_when_the_last_arabic_letter_goes() {
    let known = |start: usize| (start == 0).then_some(Direction::Rtl);
    let page = Page::new("Noch\nabc", Base::ArabicFirst, 20).with_directions(&known);
    assert_eq!(page.place(0).column, 16);
    assert_eq!(page.place(5).column, 0);
}

#[test]
fn a_selection_over_paragraphs_is_shown_on_each_and_replaced_at_once() {
    let text = "abc\nدار\nxyz";
    let page = Page::new(text, Base::ArabicFirst, 10);
    let caret = Caret { at: text.len() - 1, anchor: Some(1), goal: None };
    let (first, second) = (0..3, 4..10);
    assert_eq!(page.selected(&caret, &first, 0), vec![1..3]);
    assert_eq!(page.selected(&caret, &second, 0), vec![7..10]);
    let edit = page.insert(&caret, "-");
    assert_eq!((edit.applied(text).as_str(), edit.caret), ("a-z", 2));
}

#[test]
fn words_and_lines_are_erased_whole() {
    let text = "سلام عليكم\nabc";
    let page = Page::new(text, Base::ArabicFirst, 20);
    let after = |at: usize, erase| page.erase(&Caret::new(at), erase).map(|edit| edit.applied(text));
    let blank = "سلام ".len();
    assert_eq!(after(blank, Erase::WordBefore).as_deref(), Some("عليكم\nabc"));
    assert_eq!(after(0, Erase::WordAfter).as_deref(), Some("عليكم\nabc"));
    assert_eq!(after(blank, Erase::ParagraphAfter).as_deref(), Some("سلام \nabc"));
    assert_eq!(after(blank, Erase::ParagraphBefore).as_deref(), Some("عليكم\nabc"));
    assert_eq!(after(0, Erase::Before), None);
    assert_eq!(after(text.len(), Erase::After), None);
}

#[test]
fn positions_beyond_the_text_or_inside_a_letter_do_no_harm() {
    let text = "مُحمد\n";
    let page = Page::new(text, Base::ArabicFirst, 20);
    for at in 0..text.len() + 5 {
        for motion in [
            Motion::Cell(Side::Left),
            Motion::Rows(1),
            Motion::End,
            Motion::Word(Side::Right),
            Motion::To(at),
        ] {
            assert!(moved(&page, at, motion) <= text.len());
        }
        for erase in [Erase::Before, Erase::After, Erase::WordBefore, Erase::ParagraphAfter] {
            if let Some(edit) = page.erase(&Caret::new(at), erase) {
                assert_eq!(edit.applied(text).len(), text.len() - edit.removed.len());
            }
        }
        assert_eq!(page.insert(&Caret::new(at), "x").applied(text).replace('x', ""), text);
    }
}

#[test]
fn a_pane_too_narrow_for_anything_still_has_a_caret() {
    let text = "السلام Rabat 漢 ";
    for columns in 0..6 {
        let page = Page::new(text, Base::ArabicFirst, columns);
        for (at, _) in text.char_indices() {
            assert!(page.place(at).column < columns.max(3));
        }
    }
}
