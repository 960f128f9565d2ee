//! The rules of layout one by one: each test fails if its rule is taken out.

use lajna::text::caret;
use lajna::text::{Base, Direction, Page, Paragraph, sanitize};

/// What is drawn on one row, from the left.
fn drawn(text: &str, base: Base) -> String {
    crate::oracle::drawn(text, base)
}

/// Isolated, final, initial and medial beh.
const BEH: [&str; 4] = ["\u{fe8f}", "\u{fe90}", "\u{fe91}", "\u{fe92}"];

#[test]
fn letters_join_inside_a_run_of_one_level_only() {
    let [alone, last, first, _] = BEH;
    // The mark between them stands on the level of Latin: the run is broken.
    assert_eq!(drawn("ب\u{200e}ب", Base::Rtl), [alone, alone].concat());
    assert_eq!(drawn("ب\u{200e}ب", Base::Ltr), [alone, alone].concat());
    // These stand on the level of the letters.
    assert_eq!(drawn("ب\u{200f}ب", Base::Rtl), [last, first].concat());
    assert_eq!(drawn("ب\u{61c}ب", Base::Rtl), [last, first].concat());
}

#[test]
fn a_joiner_reaches_its_neighbours_whatever_its_level() {
    let [alone, last, first, _] = BEH;
    for base in [Base::Rtl, Base::Ltr] {
        assert_eq!(drawn("ب\u{200d}", base), first);
        assert_eq!(drawn("\u{200d}ب", base), last);
        assert!(drawn("ب\u{200d}a", base).contains(first));
        assert_eq!(drawn("ب\u{200c}ب", base), [alone, alone].concat());
    }
}

#[test]
fn letters_forced_to_run_from_the_left_connect_as_they_are_seen() {
    let [_, last, first, medial] = BEH;
    // The first letter stands on the left, and so is connected on its right.
    assert_eq!(drawn("\u{202d}ببب\u{202c}", Base::Ltr), [last, medial, first].concat());
    // An alef reaches nothing on its left, where the lam now stands.
    assert_eq!(drawn("\u{202d}لا\u{202c}", Base::Ltr), "\u{fedd}\u{fe8d}");
}

#[test]
fn lam_and_alef_share_a_cell_with_the_marks_of_both() {
    assert_eq!(drawn("لَاً", Base::Rtl), "\u{fefb}\u{64e}\u{64b}");
    assert_eq!(drawn("سلأ", Base::Rtl), "\u{fef8}\u{feb3}");
    // Nothing may stand between them, and a letter of another level does not count.
    assert_eq!(drawn("ل\u{200c}ا", Base::Rtl), "\u{fe8d}\u{fedd}");
    assert_eq!(drawn("لـا", Base::Rtl), "\u{fe8e}\u{640}\u{fedf}");
    assert_eq!(Paragraph::new("لا\u{200e}لا", Base::Rtl).width(), 2);
}

#[test]
fn a_hidden_control_takes_part_in_the_order() {
    assert_eq!(drawn("1479\u{200f}1836", Base::Rtl), "18361479");
    assert_eq!(drawn("14791836", Base::Rtl), "14791836");
    // Nor does it hide a blank from rule L1, which gives it the level of the paragraph.
    assert_eq!(drawn("ab \u{200f}", Base::Rtl), " ab");
}

#[test]
fn pairs_are_mirrored_where_they_are_read_from_the_right_and_only_there() {
    assert_eq!(drawn("«ب» ≤ (ب)", Base::Rtl), "(\u{fe8f}) ≥ «\u{fe8f}»");
    assert_eq!(drawn("«a» ≤ (b)", Base::Ltr), "«a» ≤ (b)");
    assert_eq!(drawn("ب (C++)", Base::Rtl), "(++C) \u{fe8f}");
}

#[test]
fn letters_without_forms_are_drawn_as_they_are_and_the_moroccan_gaf_borrows_them() {
    for letter in ["ڥ", "ڨ", "ڢ", "ڧ", "ٯ"] {
        let glyphs = drawn(&format!("ب{letter}ب"), Base::Rtl);
        assert_eq!(glyphs, [BEH[1], letter, BEH[2]].concat(), "its neighbours reach it all the same");
    }
    assert_eq!(drawn("بݣب", Base::Rtl), drawn("بڭب", Base::Rtl));
    for letter in "ڭڤپچگکیى".chars() {
        let contexts =
            [format!("{letter}"), format!("ـ{letter}"), format!("{letter}ـ"), format!("ـ{letter}ـ")];
        let forms: std::collections::BTreeSet<String> =
            contexts.iter().map(|text| drawn(text, Base::Rtl).replace('ـ', "")).collect();
        assert_eq!(forms.len(), 4, "{letter} has four forms");
    }
}

#[test]
fn marks_of_later_versions_of_unicode_are_passed_over_by_joining() {
    // U+0897 came with Unicode 16.
    assert_eq!(drawn("ب\u{897}ب", Base::Rtl), [BEH[1], BEH[2], "\u{897}"].concat());
}

#[test]
fn a_mark_alone_is_drawn_on_a_circle_and_a_cell_holds_no_more_than_twelve() {
    assert_eq!(drawn("\u{64f}", Base::Rtl), "\u{25cc}\u{64f}");
    assert_eq!(drawn("a \u{301}", Base::Ltr).chars().filter(|c| *c == '\u{301}').count(), 1);
    let tower = format!("م{}", "\u{64e}".repeat(40));
    assert_eq!(drawn(&tower, Base::Rtl).chars().count(), 13);
    assert_eq!(Paragraph::new(&tower, Base::Rtl).width(), 1);
}

#[test]
fn a_pane_keeps_a_column_for_the_caret_and_a_blank_hangs_in_it() {
    let paragraph = Paragraph::editing("جماعة العرائش", Base::ArabicFirst);
    let rows = caret::rows(&paragraph, 6);
    assert_eq!((rows[0].width, rows[0].bytes.end), (5, "جماعة ".len()));
    // The blank is a stop, in the column that no letter fills.
    assert_eq!(caret::place(&paragraph, "جماعة".len(), 6), (0, 0));
}

#[test]
fn a_paragraph_with_any_arabic_runs_from_the_right_however_it_begins() {
    let direction = |text| Paragraph::new(text, Base::ArabicFirst).direction();
    assert_eq!(direction("FLDF (الجمعية) 2023"), Direction::Rtl);
    assert_eq!(direction("GIZ بشراكة مع"), Direction::Rtl);
    assert_eq!(direction("# 3 - *"), Direction::Ltr);
}

#[test]
fn numbers_keep_the_order_the_algorithm_gives_them() {
    // Not a mistake to be mended: two numbers with a dash are two numbers, read from the right.
    for (written, shown) in [
        ("دورة 2024-2026", "2026-2024 ﺓﺭﻭﺩ"),
        ("يوم 15-04-2023", "2023-04-15 ﻡﻮﻳ"),
        ("من 11.30-10.00", "10.00-11.30 ﻦﻣ"),
        ("يوم 15/04/2023", "15/04/2023 ﻡﻮﻳ"),
        ("مبلغ 1.000,00", "1.000,00 ﻎﻠﺒﻣ"),
    ] {
        assert_eq!(drawn(written, Base::ArabicFirst), shown);
    }
}

#[test]
fn brackets_after_an_isolate_take_the_direction_of_the_letter_before_it() {
    // As ICU and fribidi have it; the algorithm of unicode-bidi 0.3.18 gives level 0.
    let text = "aب-\u{2067}ة\u{2069} {ا} b";
    let paragraph = Paragraph::new(text, Base::Ltr);
    let levels = paragraph.levels(&paragraph.rows(40)[0]);
    let brackets = levels.iter().filter(|(bytes, _)| ["{", "}"].contains(&&text[bytes.clone()]));
    assert_eq!(brackets.map(|(_, level)| *level).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn an_editor_shows_controls_of_order_and_keeps_joiners_in_their_cell() {
    let cells = |text: &str| Paragraph::editing(text, Base::ArabicFirst).width();
    for mark in ["\u{200e}", "\u{200f}", "\u{61c}", "\u{2067}", "\u{2069}"] {
        assert_eq!(cells(&format!("س{mark}م")), 3, "{}", mark.escape_unicode());
        assert_eq!(Paragraph::new(&format!("س{mark}م"), Base::ArabicFirst).width(), 2);
    }
    assert_eq!(cells("می\u{200c}شود"), 5);
}

#[test]
fn the_letter_typed_before_the_caret_is_pointed_at_where_it_is_far() {
    let paragraph = Paragraph::editing("السيد Rudi ", Base::ArabicFirst);
    let after_name = "السيد Rudi".len();
    // The blank after the name stands on its left, the name's last letter far on its right.
    assert_eq!(caret::ghost(&paragraph, after_name, 20), Some((0, 13)));
    assert_eq!(caret::ghost(&paragraph, "السيد".len(), 20), None);
}

#[test]
fn a_click_beside_the_text_lands_on_the_nearest_stop() {
    let page = Page::new("سلام\nab", Base::ArabicFirst, 20);
    assert_eq!(page.at(&(0..8), 0, 0), 8);
    assert_eq!(page.at(&(0..8), 0, 19), 0);
    assert_eq!(page.at(&(9..11), 0, 19), 11);
}

#[test]
fn text_is_composed_when_it_comes_in_and_left_alone_while_it_is_typed() {
    assert_eq!(sanitize::line("e\u{301}").text, "é");
    // Form C puts the vowel before the shadda; Backspace must take what was typed last.
    assert_eq!(sanitize::prose("م\u{651}\u{64e}").text, "م\u{64e}\u{651}");
    let typed = "م\u{651}\u{64e}";
    assert_eq!(caret::backspace(typed, typed.len()), 4..6);
    assert_eq!(sanitize::char_for_input('\u{64e}'), "\u{64e}");
}
