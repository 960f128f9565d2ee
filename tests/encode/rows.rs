//! Rows as they should look: laid out, drawn by lot, and hard.

use lajna::text::{Base, Paragraph};
use proptest::prelude::*;
use ratatui::buffer::CellWidth;

/// A row of columns.
pub type Row = Vec<String>;

pub fn symbols(row: &[String]) -> Vec<&str> {
    row.iter().map(String::as_str).collect()
}

/// Columns of glyphs: an empty one for the second half of a wide glyph.
fn columns<'a>(glyphs: impl Iterator<Item = &'a str>) -> Row {
    glyphs
        .flat_map(|glyph| {
            let tails = usize::from(glyph.cell_width()).max(1) - 1;
            std::iter::once(glyph.to_owned()).chain(std::iter::repeat_n(String::new(), tails))
        })
        .collect()
}

/// A text laid out in a box, a blank inside its border, as many rows as it takes.
pub fn boxed(text: &str, base: Base, width: usize) -> Vec<Row> {
    let paragraph = Paragraph::new(text, base);
    let rtl = paragraph.direction() == lajna::text::Direction::Rtl;
    let mut rows = Vec::new();
    for row in paragraph.rows(width) {
        let glyphs = paragraph.glyphs(&row);
        let line = columns(glyphs.iter().map(|glyph| glyph.text));
        let pad = vec![" ".to_owned(); width - line.len()];
        let inside = if rtl { [pad, line].concat() } else { [line, pad].concat() };
        let edge = |s: &[&str]| s.iter().map(|s| (*s).to_owned()).collect::<Row>();
        rows.push([edge(&["│", " "]), inside, edge(&[" ", "│"])].concat());
    }
    rows
}

/// Two boxes side by side.
pub fn beside(left: &[Row], right: &[Row]) -> Vec<Row> {
    left.iter().zip(right).map(|(left, right)| [left.clone(), right.clone()].concat()).collect()
}

pub fn fixture() -> Vec<String> {
    std::fs::read_to_string("fixtures/bidi/lines.txt").unwrap().lines().map(str::to_owned).collect()
}

/// Texts that have gone wrong on some terminal, in reading order.
pub const HARD: [&str; 24] = [
    "1- الحضور",
    "1-الحضور",
    "المادة 15",
    "15المادة",
    "المادة15",
    "(الفصل 139) من الدستور",
    "الميزانية: 1.000,50 درهم (≤ 2.000)، أي 50% من المبلغ [المادة 4]",
    "يوم 15/04/2023 على الساعة 10:30 بقاعة «الحسيمة»",
    "دورة 2024-2026 من ١٥ إلى ١٧ شتنبر",
    "من ١٥/٠٤ إلى ١٧-٠٤، أي ٥٠٪",
    "مشروع Nocharik بشراكة مع GIZ و FLDF (السعدية)",
    "FLDF (فرع العرائش) تتكلف بالتواصل مع UNOPS",
    "Réunion du comité «لجنة العرائش» (18 membres)",
    "المواطنين/ات والجمعيات",
    "ال(كلمة)المركبة",
    "ب(ج)د[ه]و{ز}",
    "(أ)(ب)(ج)",
    "س؟ ج! 3؛ 4:",
    "a/ب/c/د",
    "لا إله إلا الله",
    "كُتِبَ فِي شَأْنٍ",
    "العدد 12.5% -3 +4 $5",
    "البريد a@b.ma والهاتف 0612345678",
    "漢字 عربي 😀 نص",
];

const POOL: [&str; 50] = [
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "│",
    "─",
    "ﺳ",
    "ﻼ",
    "ﻡ",
    "ﺏ",
    "ﻋ",
    "ﺮ",
    "ﻲ",
    "ﻰ",
    "ﺍ",
    "ـ",
    "ﺑ\u{64e}",
    "ﻮ\u{651}\u{64f}",
    "؟",
    "؛",
    "،",
    "٣",
    "٥",
    "٪",
    "1",
    "5",
    "9",
    "0",
    ".",
    ",",
    "-",
    "/",
    ":",
    "%",
    "(",
    ")",
    "[",
    "«",
    "»",
    "<",
    "a",
    "Z",
    "é",
    "漢",
    "😀",
    "ש",
    "$",
];

/// Any row at all.
pub fn any() -> impl Strategy<Value = Row> {
    prop::collection::vec(prop::sample::select(POOL.to_vec()), 1..40).prop_map(|row| columns(row.into_iter()))
}

/// A short word.
pub fn word() -> impl Strategy<Value = Row> {
    let pool = vec!["ﺏ", "ﺝ", "ש", "a", "1", "٣", "-", ".", "%", "(", ")", "[", "«", "!"];
    prop::collection::vec(prop::sample::select(pool), 1..=5).prop_map(|row| columns(row.into_iter()))
}
