//! Levels and order against several implementations by other hands: `fribidi`, ICU (its library,
//! through the small program `icu.c`) and the algorithm of the `unicode-bidi` crate.
//!
//! None of them is always right: fribidi 1.0.8 errs now and then where brackets stand beside
//! embeddings, `unicode-bidi` 0.3.18 where brackets follow isolates, and ICU gives simplified
//! levels. So they vote: on no line may two of them agree with each other and not with us.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use lajna::text::{Base, Paragraph, Row};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use crate::oracle::fribidi;
use crate::outside::{Dice, PIECES, TROUBLE, lacking, piped, real_lines};

/// Levels of the characters that rule X9 keeps, and their places from the left.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Voice {
    levels: Vec<u8>,
    order: Vec<usize>,
}

/// Whether rule X9 leaves a character in the text.
fn is_kept(c: char) -> bool {
    use BidiClass::{BN, LRE, LRO, PDF, RLE, RLO};
    !matches!(bidi_class(c), LRE | RLE | LRO | RLO | PDF | BN)
}

/// The characters of a line that rule X9 keeps.
fn kept(line: &str) -> Vec<usize> {
    line.chars().enumerate().filter(|(_, c)| is_kept(*c)).map(|(at, _)| at).collect()
}

impl Voice {
    /// The voice of someone who tells the level of every character.
    fn of_levels(line: &str, levels: &[u8]) -> Self {
        let kept = kept(line);
        let levels: Vec<u8> = kept.iter().map(|at| levels[*at]).collect();
        // Rule L2, word for word.
        let mut order = kept;
        for level in (1..=levels.iter().copied().max().unwrap_or(0)).rev() {
            let mut at = 0;
            while at < levels.len() {
                let run = levels[at..].iter().take_while(|other| **other >= level).count();
                order[at..at + run].reverse();
                at += run.max(1);
            }
        }
        Self { levels, order }
    }
}

/// The characters of a row from the left, as we put them.
fn order(paragraph: &Paragraph, row: &Row) -> Vec<usize> {
    let text = paragraph.text();
    let mut levels = vec![0; text.len()];
    for (bytes, level) in paragraph.levels(row) {
        levels[bytes.start] = level;
    }
    let mut places = vec![0; text.len()];
    for (place, (byte, _)) in text.char_indices().enumerate() {
        places[byte] = place;
    }
    let mut order = Vec::new();
    for bytes in paragraph.order(row) {
        let start = order.len();
        let shown = text[bytes.clone()].char_indices().filter(|(_, c)| is_kept(*c));
        order.extend(shown.map(|(at, _)| places[bytes.start + at]));
        // In its cell a mark follows its base (rule L3); rule L2 puts it on the left.
        if levels[bytes.start] % 2 == 1 {
            order[start..].reverse();
        }
    }
    order
}

/// The levels of the characters of a line on one row, as we give them.
fn levels(paragraph: &Paragraph, row: &Row) -> Vec<u8> {
    let kept =
        |bytes: std::ops::Range<usize>| paragraph.text()[bytes].chars().filter(|c| is_kept(*c)).count();
    let units = paragraph.levels(row).into_iter();
    units.flat_map(|(bytes, level)| std::iter::repeat_n(level, kept(bytes))).collect()
}

fn ours(line: &str, base: Base) -> Voice {
    let paragraph = Paragraph::new(line, base);
    let rows = paragraph.rows(usize::MAX / 4);
    assert_eq!(rows.len(), 1);
    Voice { levels: levels(&paragraph, &rows[0]), order: order(&paragraph, &rows[0]) }
}

fn crate_voice(line: &str, base: Base) -> Voice {
    let level = if base == Base::Rtl { Level::rtl() } else { Level::ltr() };
    let levels = ParagraphBidiInfo::new(line, Some(level)).reordered_levels(0..line.len());
    let levels: Vec<u8> = line.char_indices().map(|(at, _)| levels[at].number()).collect();
    Voice::of_levels(line, &levels)
}

fn fribidi_voices(lines: &[String], base: Base) -> Option<Vec<Voice>> {
    let direction = if base == Base::Rtl { "--rtl" } else { "--ltr" };
    let written = fribidi(lines, direction, &["--levels", "--novisual"])?;
    let voice = |(line, levels): (&String, &String)| {
        let levels: Vec<u8> = levels.split_whitespace().map(|level| level.parse().unwrap()).collect();
        Voice::of_levels(line, &levels)
    };
    Some(lines.iter().zip(&written).map(voice).collect())
}

/// The program that asks ICU, compiled once.
fn icu_program() -> Option<&'static Path> {
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    let compile = || {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("icu-{}", std::process::id()));
        let compiler = std::env::var("CC").unwrap_or("cc".to_owned());
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bidi/icu.c");
        let compiled = Command::new(compiler).args(["-O1", source, "-licuuc", "-o"]).arg(&program).output();
        compiled.is_ok_and(|compiled| compiled.status.success()).then_some(program)
    };
    let program = PROGRAM.get_or_init(compile).as_deref();
    if program.is_none() {
        lacking("the library of ICU", "libicu-dev");
    }
    program
}

/// The levels of a line, and the order of each of its rows.
type Answer = (Vec<u8>, Vec<Vec<usize>>);

/// What ICU says of every line.
fn icu(lines: &[String], base: Base, cuts: impl Fn(&str) -> Vec<usize>) -> Option<Vec<Answer>> {
    let program = icu_program()?;
    let direction = if base == Base::Rtl { 'R' } else { 'L' };
    let question = |line: &String| {
        let cuts: Vec<String> = cuts(line).iter().map(usize::to_string).collect();
        format!("{direction}\t{}\t{line}\n", cuts.join(" "))
    };
    let written = piped(&mut Command::new(program), lines.iter().map(question).collect())?;
    let (_version, answers) = written.split_once('\n').unwrap();
    let numbers = |text: &str| text.split_whitespace().map(|number| number.parse().unwrap()).collect();
    let answer = |line: &str| {
        let (levels, rows) = line.split_once('\t').unwrap();
        let levels = levels.split_whitespace().map(|level| level.parse().unwrap()).collect();
        (levels, rows.trim_end_matches(['/', ' ']).split('/').map(numbers).collect())
    };
    let answers: Vec<_> = answers.lines().map(answer).collect();
    assert_eq!(answers.len(), lines.len());
    Some(answers)
}

fn icu_voices(lines: &[String], base: Base) -> Option<Vec<Voice>> {
    let answers = icu(lines, base, |line| vec![0, line.chars().count()])?;
    let voice = |(line, (levels, rows)): (&String, Answer)| {
        let kept = kept(line);
        let levels = kept.iter().map(|at| levels[*at]).collect();
        let order = rows.concat().into_iter().filter(|at| kept.binary_search(at).is_ok()).collect();
        Voice { levels, order }
    };
    Some(lines.iter().zip(answers).map(voice).collect())
}

/// How often someone agrees with us, and with whom he agrees against us.
#[derive(Default)]
struct Poll {
    lines: usize,
    levels: BTreeMap<&'static str, usize>,
    order: BTreeMap<&'static str, usize>,
    against: Vec<String>,
}

impl Poll {
    fn hold(lines: &[String]) -> Self {
        let mut poll = Self::default();
        for base in [Base::Rtl, Base::Ltr] {
            let crate_voices = Some(lines.iter().map(|line| crate_voice(line, base)).collect());
            let voices = [
                ("unicode-bidi", crate_voices),
                ("fribidi", fribidi_voices(lines, base)),
                ("ICU", icu_voices(lines, base)),
            ];
            for (at, line) in lines.iter().enumerate() {
                let said = voices.iter().filter_map(|(name, voices)| Some((*name, &voices.as_ref()?[at])));
                poll.line(line, base, &said.collect::<Vec<_>>());
            }
        }
        for (name, order) in &poll.order {
            let share = |count: usize| 100.0 * count as f64 / poll.lines as f64;
            let (order, levels) = (share(*order), share(poll.levels[name]));
            println!("{name}: order {order:.3} %, levels {levels:.3} % of {} lines", poll.lines);
        }
        println!("two of them against us: {}", poll.against.len());
        poll
    }

    fn line(&mut self, line: &str, base: Base, said: &[(&'static str, &Voice)]) {
        let ours = ours(line, base);
        self.lines += 1;
        for (at, (name, voice)) in said.iter().enumerate() {
            *self.levels.entry(name).or_default() += usize::from(voice.levels == ours.levels);
            *self.order.entry(name).or_default() += usize::from(voice.order == ours.order);
            for (other, second) in &said[at + 1..] {
                let levels = voice.levels == second.levels && voice.levels != ours.levels;
                let order = voice.order == second.order && voice.order != ours.order;
                if levels || order {
                    let line = line.escape_unicode();
                    self.against
                        .push(format!("{name} and {other}, {base:?}: {line}\n  {voice:?}\n  {ours:?}"));
                }
            }
        }
    }

    fn nobody_is_outvoted(&self) {
        let shown = &self.against[..self.against.len().min(5)];
        assert!(shown.is_empty(), "{} against us:\n{}", self.against.len(), shown.join("\n"));
    }
}

#[test]
fn real_lines_have_the_levels_and_order_all_others_give_them() {
    let poll = Poll::hold(&real_lines());
    poll.nobody_is_outvoted();
    assert!(poll.order.values().all(|agreed| *agreed == poll.lines), "the order differs somewhere");
    for (name, agreed) in poll.levels {
        // ICU levels a line of one direction to one number.
        assert!(name == "ICU" || agreed == poll.lines, "the levels of {name} differ somewhere");
    }
}

#[test]
fn on_no_mix_do_two_others_agree_against_us() {
    for seed in 1..=5 {
        let pieces = [&PIECES[..], &TROUBLE].concat();
        let mut dice = Dice::new(seed * 0x9e37_79b9);
        let lines: Vec<String> = std::iter::repeat_with(|| dice.line(&pieces)).take(20_000).collect();
        Poll::hold(&lines).nobody_is_outvoted();
    }
}

#[test]
fn rows_have_the_order_icu_gives_them() {
    let mut dice = Dice::new(11);
    let words = || std::iter::repeat_with(|| dice.line(&PIECES)).take(12).collect::<Vec<_>>().join(" ");
    let lines: Vec<String> =
        real_lines().into_iter().chain(std::iter::repeat_with(words).take(3_000)).collect();
    let (mut rows, mut left_out) = (0, 0);
    for columns in [20, 40, 78] {
        for base in [Base::Rtl, Base::Ltr] {
            let cuts = |line: &str| {
                let rows = Paragraph::new(line, base).rows(columns);
                let ends = rows.into_iter().map(|row| line[..row.bytes.end].chars().count());
                std::iter::once(0).chain(ends).collect()
            };
            let Some(answers) = icu(&lines, base, cuts) else { return };
            for (line, (levels, expected)) in lines.iter().zip(answers) {
                // What is compared is the order inside rows: where ICU gives other levels (it
                // forgets the marks after a bracket now and then) the lines are no measure.
                let levels: Vec<u8> = kept(line).iter().map(|at| levels[*at]).collect();
                if levels != ours(line, base).levels {
                    left_out += 1;
                    continue;
                }
                rows += expected.len();
                same_rows(&Paragraph::new(line, base), columns, expected);
            }
        }
    }
    println!("{rows} rows in the order of ICU; {left_out} lines have other levels there");
    assert!(rows > 50_000 && left_out < 20);
}

/// Fails unless every row of a paragraph has the order expected, blanks at its end left aside:
/// they are seen by nobody, and ICU turns them round.
fn same_rows(paragraph: &Paragraph, columns: usize, expected: Vec<Vec<usize>>) {
    let line = paragraph.text();
    let rows = paragraph.rows(columns);
    assert_eq!(rows.len(), expected.len(), "{line}");
    for (row, expected) in rows.iter().zip(expected) {
        let seen = line[row.bytes.clone()].trim_end_matches(is_blank).chars().count();
        let end = line[..row.bytes.start].chars().count() + seen;
        let kept = kept(line);
        let seen = |order: Vec<usize>| -> Vec<usize> {
            order.into_iter().filter(|at| *at < end && kept.binary_search(at).is_ok()).collect()
        };
        assert_eq!(seen(order(paragraph, row)), seen(expected), "{columns}: {}", line.escape_unicode());
    }
}

/// Whether rule L1 gives a character at the end of a row the level of the paragraph.
fn is_blank(c: char) -> bool {
    use BidiClass::{FSI, LRI, PDI, RLI, WS};
    !is_kept(c) || matches!(bidi_class(c), WS | LRI | RLI | FSI | PDI)
}
