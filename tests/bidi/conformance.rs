//! The Unicode conformance files, through the whole pipeline: levels after rule L1 and the order
//! after rule L2, both read from the laid-out row.
//!
//! Read in full: no case is left out, and the count of cases is checked too.

use std::collections::BTreeMap;
use std::ops::Range;

use lajna::text::{Base, Paragraph};

use crate::outside::{code_point, ucd};

/// One character of each Bidi_Class, chosen so that no two of them form a cluster, save the mark.
const REPRESENTATIVES: [(&str, char); 23] = [
    ("L", 'a'),
    ("R", '\u{5d0}'),
    ("AL", '\u{628}'),
    ("EN", '1'),
    ("ES", '+'),
    ("ET", '#'),
    ("AN", '\u{661}'),
    ("CS", ','),
    ("B", '\u{2029}'),
    ("S", '\t'),
    ("WS", ' '),
    ("ON", '!'),
    ("NSM", '\u{64e}'),
    ("BN", '\u{200b}'),
    ("LRE", '\u{202a}'),
    ("RLE", '\u{202b}'),
    ("PDF", '\u{202c}'),
    ("LRO", '\u{202d}'),
    ("RLO", '\u{202e}'),
    ("LRI", '\u{2066}'),
    ("RLI", '\u{2067}'),
    ("FSI", '\u{2068}'),
    ("PDI", '\u{2069}'),
];

/// Levels by character (`None` where the standard gives none) and the visual order of the others.
type Expected = (Vec<Option<u8>>, Vec<usize>);

/// Lays the text out on one row and compares it with what the standard says.
fn check(text: &str, base: Base, (levels, order): &Expected) -> Result<(), String> {
    let paragraph = Paragraph::new(text, base);
    let rows = paragraph.rows(usize::MAX / 4);
    let row = &rows[0];
    if rows.len() != 1 || row.bytes != (0..text.len()) {
        return Err("the row does not hold the text".to_owned());
    }
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let characters = |bytes: &Range<usize>| -> Vec<usize> {
        let inside = starts.iter().enumerate().filter(|(_, at)| bytes.contains(at));
        inside.map(|(index, _)| index).collect()
    };
    let mut unit_level = BTreeMap::new();
    for (bytes, level) in paragraph.levels(row) {
        for character in characters(&bytes) {
            if levels[character].is_some_and(|expected| expected != level) {
                return Err(format!("level of {character} is {level}"));
            }
        }
        unit_level.insert(bytes.start, level);
    }
    let mut seen = Vec::new();
    for bytes in paragraph.order(row) {
        let mut unit = characters(&bytes);
        // Inside a cell the base comes first (rule L3); rule L2 alone would turn it round.
        if unit_level[&bytes.start] % 2 == 1 {
            unit.reverse();
        }
        seen.extend(unit.into_iter().filter(|character| levels[*character].is_some()));
    }
    if seen != *order { Err(format!("order is {seen:?}")) } else { Ok(()) }
}

fn expected(levels: &str, order: &str) -> Expected {
    let levels = levels.split_whitespace().map(|level| level.parse().ok()).collect();
    let order = order.split_whitespace().map(|index| index.parse().unwrap()).collect();
    (levels, order)
}

/// Direction of the first strong letter (rules P2 and P3).
fn first_strong(text: &str) -> Base {
    match unicode_bidi::get_base_direction(text) {
        unicode_bidi::Direction::Rtl => Base::Rtl,
        _ => Base::Ltr,
    }
}

struct Score {
    cases: usize,
    failures: Vec<String>,
}

impl Score {
    fn new() -> Self {
        Self { cases: 0, failures: Vec::new() }
    }

    fn add(&mut self, name: &str, result: Result<(), String>) {
        self.cases += 1;
        if let Err(failure) = result {
            self.failures.push(format!("{name}: {failure}"));
        }
    }

    /// Fails unless every case of `file` is right and none was overlooked.
    fn hold(&self, file: &str, at_least: usize) {
        let version = file.lines().next().unwrap_or_default().trim_start_matches('#').trim();
        println!("{version}: {} cases, {} wrong", self.cases, self.failures.len());
        let shown: Vec<&str> = self.failures.iter().take(20).map(String::as_str).collect();
        assert!(self.failures.is_empty(), "{} wrong:\n{}", self.failures.len(), shown.join("\n"));
        assert!(self.cases >= at_least, "only {} cases of {version} were read", self.cases);
    }
}

#[test]
fn every_sequence_of_classes_has_the_levels_and_order_of_the_standard() {
    let Some(file) = ucd("BidiTest.txt") else { return };
    let representatives: BTreeMap<&str, char> = REPRESENTATIVES.into_iter().collect();
    let mut score = Score::new();
    let (mut levels, mut wanted) = ("", Expected::default());
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(value) = line.strip_prefix("@Levels:") {
            levels = value;
        } else if let Some(value) = line.strip_prefix("@Reorder:") {
            wanted = expected(levels, value);
        } else {
            let (classes, bits) = line.split_once(';').unwrap();
            let text: String = classes.split_whitespace().map(|class| representatives[class]).collect();
            let bits = u8::from_str_radix(bits.trim(), 16).unwrap();
            let bases = [(1, first_strong(&text)), (2, Base::Ltr), (4, Base::Rtl)];
            for (_, base) in bases.into_iter().filter(|(bit, _)| bits & bit != 0) {
                score.add(line, check(&text, base, &wanted));
            }
        }
    }
    score.hold(&file, 770_241);
}

#[test]
fn every_sequence_of_characters_has_the_levels_and_order_of_the_standard() {
    let Some(file) = ucd("BidiCharacterTest.txt") else { return };
    let mut score = Score::new();
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields: Vec<&str> = line.split(';').collect();
        let [text, _, resolved, levels, order] = fields[..] else { panic!("five fields expected: {line}") };
        let code = |digits| char::from_u32(code_point(digits)).unwrap();
        let text: String = text.split_whitespace().map(code).collect();
        let base = if resolved == "1" { Base::Rtl } else { Base::Ltr };
        score.add(line, check(&text, base, &expected(levels, order)));
    }
    score.hold(&file, 91_707);
}
