//! Joining against HarfBuzz, which shapes with a font as a printed page would: DejaVu Sans names
//! its glyphs by the presentation form they draw.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use lajna::text::Base;
use unicode_normalization::UnicodeNormalization;

use crate::oracle::drawn;
use crate::outside::{Dice, lacking, piped, real_lines};

const FONT: &str = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
/// Letters that have presentation forms, in the alphabet and on Moroccan and Persian keyboards.
const LETTERS: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءةىأإآؤئڭگپچڤکیژ";

/// The glyphs of words, from the left, as HarfBuzz names them: `[uni0645|uniFEFC|uniFEB3]`.
fn harfbuzz(words: &[String]) -> Option<Vec<String>> {
    let mut program = Command::new("hb-shape");
    program.args(["--no-positions", "--no-clusters", "--direction=rtl", "--script=arab"]);
    program.args(["--text-file=-", FONT]);
    let written = if Path::new(FONT).exists() { piped(&mut program, words.join("\n") + "\n") } else { None };
    if written.is_none() {
        lacking("HarfBuzz or its font", "libharfbuzz-bin and fonts-dejavu-core");
    }
    Some(written?.lines().map(str::to_owned).collect())
}

/// The same, as we draw it. An isolated letter has the name of the letter itself.
fn named(word: &str) -> String {
    let name = |glyph: char| {
        let letters: String = std::iter::once(glyph).nfkc().collect();
        let alone = letters.chars().count() == 1 && drawn(&letters, Base::Rtl) == glyph.to_string();
        let shown = if alone { letters.chars().next().unwrap() } else { glyph };
        format!("uni{:04X}", u32::from(shown))
    };
    let names: Vec<String> = drawn(word, Base::Rtl).chars().map(name).collect();
    format!("[{}]", names.join("|"))
}

fn compare(words: &[String]) {
    let Some(expected) = harfbuzz(words) else { return };
    assert_eq!(expected.len(), words.len());
    let wrong: Vec<String> = words
        .iter()
        .zip(&expected)
        .filter(|(word, expected)| named(word) != **expected)
        .map(|(word, expected)| format!("{word}: {} here, {expected} there", named(word)))
        .collect();
    println!("{} words joined, {} unlike HarfBuzz", words.len(), wrong.len());
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn real_words_are_joined_as_harfbuzz_joins_them() {
    let lines = real_lines().join(" ");
    let words: BTreeSet<&str> =
        lines.split(|c: char| !LETTERS.contains(c)).filter(|word| !word.is_empty()).collect();
    assert!(words.len() > 1_000, "only {} words", words.len());
    compare(&words.into_iter().map(str::to_owned).collect::<Vec<_>>());
}

#[test]
fn random_words_are_joined_as_harfbuzz_joins_them() {
    let mut dice = Dice::new(3);
    compare(&std::iter::repeat_with(|| dice.line(&[LETTERS])).take(20_000).collect::<Vec<_>>());
}
