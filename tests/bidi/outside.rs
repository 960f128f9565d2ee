//! What these tests take from outside: the files of Unicode, and programs by other hands that do
//! the same work. On Debian: `unicode-data`, `libfribidi-bin`, `libicu-dev`, `libharfbuzz-bin`
//! and `fonts-dejavu-core`.
//!
//! Where one is lacking a test says that it is skipped; where `CI` is set it fails.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Says that a test is skipped, or fails where nothing may be skipped.
pub fn lacking(what: &str, package: &str) {
    let ci = std::env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"));
    assert!(!ci, "{what} is not there, and CI leaves nothing out: install {package}");
    println!("skipped: {what} is not there (install {package})");
}

/// A file of the Unicode Character Database: from the folder named by `UCD`, or where the
/// packages of Debian, Alpine, Arch and Cygwin put them.
pub fn ucd(name: &str) -> Option<String> {
    let named = std::env::var_os("UCD").map(PathBuf::from).into_iter();
    let known =
        ["/usr/share/unicode", "/usr/share/unicode/ucd", "/usr/share/unicode-data"].map(PathBuf::from);
    let found = named.chain(known).find_map(|folder| std::fs::read_to_string(folder.join(name)).ok());
    if found.is_none() {
        lacking(name, "unicode-data, or set UCD to the folder that holds it");
    }
    found
}

/// The fields of the lines of such a file, without comments.
pub fn fields(file: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = file.lines().map(|line| line.split('#').next().unwrap().trim());
    lines.filter(|line| !line.is_empty()).map(|line| line.split(';').map(str::trim).collect())
}

/// A code point written in hexadecimal digits.
pub fn code_point(digits: &str) -> u32 {
    u32::from_str_radix(digits, 16).unwrap()
}

/// What a program writes when it reads `input`, or `None` if there is no such program.
pub fn piped(program: &mut Command, input: String) -> Option<String> {
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut pipe = child.stdin.take().unwrap();
    let writing = std::thread::spawn(move || pipe.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(output.status.success(), "{program:?} failed");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The lines of every text of the fixtures, cell by cell: what people really write.
pub fn real_lines() -> Vec<String> {
    let texts = [
        include_str!("../../fixtures/bidi/lines.txt"),
        include_str!("../../fixtures/minutes/founding-minutes-larache-2023-03-09.txt"),
        include_str!("../../fixtures/minutes/charter-workshop-larache-2023-12-07.txt"),
        include_str!("../../fixtures/demo/minutes.ar.txt"),
        include_str!("../../fixtures/demo/charter.ar.md"),
        include_str!("../../fixtures/charter/outline.ar.md"),
        include_str!("../../fixtures/charter/outline.fr.md"),
        include_str!("../../fixtures/deadlines.tsv"),
    ];
    let cells = texts.into_iter().flat_map(|text| text.split(['\n', '\t', '\r']));
    let mut lines: Vec<String> = cells.filter(|cell| !cell.trim().is_empty()).map(str::to_owned).collect();
    lines.sort();
    lines.dedup();
    lines
}

/// Numbers that look random and are the same on every run (xorshift).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    /// A line of some runs of letters, each run from one of `pieces`.
    pub fn line(&mut self, pieces: &[&str]) -> String {
        let mut line = String::new();
        for _ in 0..1 + self.roll(8) {
            let piece: Vec<char> = pieces[self.roll(pieces.len())].chars().collect();
            for _ in 0..1 + self.roll(4) {
                line.push(piece[self.roll(piece.len())]);
            }
        }
        line
    }
}

/// What lines are mixed of: as in the texts people write, with every kind of trouble.
pub const PIECES: [&str; 14] = [
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

/// What cleaning takes out: lines may hold it all the same.
pub const TROUBLE: [&str; 4] = [
    "\u{202a}\u{202b}\u{202c}\u{202c}\u{202d}\u{202e}",
    "\u{2066}\u{2067}\u{2068}\u{2069}\u{2069}",
    "\u{feb3}\u{fefc}\u{fee1}\u{fee0}",
    "אבגד",
];
