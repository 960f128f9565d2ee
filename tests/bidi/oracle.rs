//! What is drawn, against an independent implementation: the `fribidi` command.
//!
//! Three differences are settled before comparing. `fribidi` does not fuse a lam and an alef with
//! a mark between them, and does not know the borrowed forms of U+0763; it draws a lone mark
//! without a circle. Lines with either of the first two are left out.

use std::process::Command;

use lajna::text::{Base, Paragraph};

use crate::outside::{Dice, PIECES, TROUBLE, lacking, piped, real_lines};

/// How `fribidi` draws lines: marks after their letter, controls left out.
pub const DRAWN: [&str; 2] = ["--reordernsm", "--clean"];

/// What `fribidi` writes about lines of one direction, or `None` where it is not installed.
pub fn fribidi(lines: &[String], direction: &str, wanted: &[&str]) -> Option<Vec<String>> {
    let mut program = Command::new("fribidi");
    program.args(["--nopad", "--nobreak", direction]).args(wanted);
    let written = piped(&mut program, lines.join("\n") + "\n");
    if written.is_none() {
        lacking("the fribidi command", "libfribidi-bin");
    }
    let written: Vec<String> = written?.lines().map(str::to_owned).collect();
    assert_eq!(written.len(), lines.len(), "one line of output for each of input");
    Some(written)
}

/// Without the characters that one side prints and the other does not.
pub fn comparable(drawn: &str) -> String {
    let unprinted = |c: &char| matches!(c, '\u{feff}' | '\u{200c}'..='\u{200f}' | '\u{61c}' | '\u{25cc}');
    drawn.chars().filter(|c| !unprinted(c)).collect()
}

/// The line as it is drawn here.
pub fn drawn(text: &str, base: Base) -> String {
    let paragraph = Paragraph::new(text, base);
    let rows = paragraph.rows(usize::MAX / 4);
    assert_eq!(rows.len(), 1);
    paragraph.glyphs(&rows[0]).iter().map(|glyph| glyph.text).collect()
}

/// Draws lines and lets `fribidi` draw them; how many there were, and those that differ.
fn compare(lines: &[String]) -> Option<(usize, Vec<String>)> {
    let (mut count, mut wrong) = (0, Vec::new());
    for (base, direction) in [(Base::Rtl, "--rtl"), (Base::Ltr, "--ltr")] {
        for (line, expected) in lines.iter().zip(fribidi(lines, direction, &DRAWN)?) {
            count += 1;
            let (here, there) = (comparable(&drawn(line, base)), comparable(&expected));
            if here != there {
                let escaped = [line, &here, &there].map(|text| text.escape_unicode().to_string());
                let [line, here, there] = escaped;
                wrong.push(format!("{base:?} {line}\n  here    {here}\n  fribidi {there}"));
            }
        }
    }
    println!("{count} lines drawn, {} unlike fribidi", wrong.len());
    Some((count, wrong))
}

#[test]
fn real_lines_are_drawn_as_fribidi_draws_them() {
    let same = |line: &String| !has_marked_lam_alef(line) && !line.contains('\u{763}');
    let lines: Vec<String> = real_lines().into_iter().filter(same).collect();
    assert!(lines.len() > 600, "only {} lines", lines.len());
    let Some((_, wrong)) = compare(&lines) else { return };
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn random_mixes_are_drawn_as_fribidi_draws_them() {
    let mut dice = Dice::new(0x2545_f491_4f6c_dd1d);
    let lines = std::iter::repeat_with(|| dice.line(&PIECES)).filter(|line| !has_marked_lam_alef(line));
    let Some((_, wrong)) = compare(&lines.take(20_000).collect::<Vec<_>>()) else { return };
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong[..wrong.len().min(9)].join("\n"));
}

#[test]
fn mixes_with_controls_of_order_are_nearly_always_drawn_as_fribidi_draws_them() {
    // Which of the two is right where they differ is settled by more voices, in `order`.
    let pieces = [&PIECES[..], &TROUBLE[..2]].concat();
    let mut dice = Dice::new(7);
    let lines = std::iter::repeat_with(|| dice.line(&pieces)).filter(|line| !has_marked_lam_alef(line));
    let Some((count, wrong)) = compare(&lines.take(20_000).collect::<Vec<_>>()) else { return };
    assert!(wrong.len() * 100 < count, "{} differ:\n{}", wrong.len(), wrong[..9].join("\n"));
}

/// Whether a mark stands between a lam and an alef.
fn has_marked_lam_alef(line: &str) -> bool {
    line.split('ل').skip(1).any(|after| {
        let unmarked = after.trim_start_matches(|c| ('\u{64b}'..='\u{652}').contains(&c));
        unmarked.len() < after.len() && unmarked.starts_with(['ا', 'أ', 'إ', 'آ'])
    })
}
