//! What is drawn, against an independent implementation: the `fribidi` command.
//!
//! Three differences are settled before comparing. `fribidi` does not fuse a lam and an alef with
//! a mark between them, and does not know the borrowed forms of U+0763; it draws a lone mark
//! without a circle. Lines with either of the first two are left out.

use std::io::Write;
use std::process::{Command, Stdio};

use lajna::text::{Base, Paragraph};

const LINES: &str = include_str!("../../fixtures/bidi/lines.txt");

/// The lines as `fribidi` draws them, or `None` with a word about it.
pub fn fribidi(lines: &[String], direction: &str) -> Option<Vec<String>> {
    let arguments = ["--nopad", "--nobreak", "--reordernsm", "--clean", direction];
    let spawned =
        Command::new("fribidi").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = spawned else {
        println!("skipped: the fribidi command is not installed (libfribidi-bin)");
        return None;
    };
    let mut input = child.stdin.take().unwrap();
    let text = lines.join("\n") + "\n";
    let writing = std::thread::spawn(move || input.write_all(text.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    let drawn = String::from_utf8(output.stdout).unwrap();
    Some(drawn.split('\n').map(comparable).collect())
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

fn compare(lines: &[String]) {
    for (base, direction) in [(Base::Rtl, "--rtl"), (Base::Ltr, "--ltr")] {
        let Some(expected) = fribidi(lines, direction) else { return };
        assert_eq!(expected.len(), lines.len() + 1, "one line of output for each of input");
        let wrong: Vec<String> = lines
            .iter()
            .zip(&expected)
            .filter(|(line, expected)| comparable(&drawn(line, base)) != **expected)
            .map(|(line, expected)| {
                format!(
                    "{line}\n  here    {}\n  fribidi {}",
                    comparable(&drawn(line, base)).escape_unicode(),
                    expected.escape_unicode()
                )
            })
            .collect();
        println!("{direction}: {} lines, {} differ", lines.len(), wrong.len());
        assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn real_lines_are_drawn_as_fribidi_draws_them() {
    let same = |line: &&str| !has_marked_lam_alef(line) && !line.contains('\u{763}');
    let lines: Vec<String> = LINES.lines().filter(same).map(str::to_owned).collect();
    assert!(lines.len() > 100);
    compare(&lines);
}

#[test]
fn random_mixes_are_drawn_as_fribidi_draws_them() {
    // Weighted as in the texts people write, with every kind of trouble but isolates.
    const PIECES: [&str; 14] = [
        "\u{200c}\u{200d}",
        "ابتجدرسعفقكلمنهويةىءأإآؤئ",
        "ابتجدرسعفقكلمنهويةى",
        "ڭڤپچگیکڥڨٯ",
        "\u{64e}\u{64f}\u{651}\u{652}\u{64b}",
        "abcXYZéç",
        "0123456789",
        "٠١٢٣٤٥٦٧٨٩",
        "()[]{}«»<>",
        " .,:;/-–+%#",
        "،؛؟٪٫ـ",
        "   ",
        "\u{200e}\u{200f}\u{61c}",
        "ⵜⴰⵎ",
    ];
    let pieces: Vec<Vec<char>> = PIECES.iter().map(|piece| piece.chars().collect()).collect();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % 1_000_003).unwrap() % below
    };
    let mut lines = Vec::new();
    while lines.len() < 10_000 {
        let mut line = String::new();
        for _ in 0..1 + random(8) {
            let piece = &pieces[random(pieces.len())];
            for _ in 0..1 + random(4) {
                line.push(piece[random(piece.len())]);
            }
        }
        if !has_marked_lam_alef(&line) {
            lines.push(line);
        }
    }
    compare(&lines);
}

/// Whether a mark stands between a lam and an alef.
fn has_marked_lam_alef(line: &str) -> bool {
    line.split('ل').skip(1).any(|after| {
        let unmarked = after.trim_start_matches(|c| ('\u{64b}'..='\u{652}').contains(&c));
        unmarked.len() < after.len() && unmarked.starts_with(['ا', 'أ', 'إ', 'آ'])
    })
}
