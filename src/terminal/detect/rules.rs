//! The table: which answers mean which class.
//!
//! Used by `detect`. Every line was seen on a real terminal, or read in its sources where no
//! terminal of that kind runs here. Deliberately not here: whose answers they are.

use super::super::caps::Shifts;
use super::super::class::{Class, Filler, Marks, Rendering};
use super::{Answers, Certainty, Multiplexer};

/// What tells a terminal.
#[derive(Debug, Clone, Copy)]
enum Sign {
    /// Its name begins like this, and its version is no older.
    Named(&'static str, (u32, u32)),
    /// DA2, number by number.
    Secondary(&'static [Number]),
    /// DECRPM says that the bidirectional mode can be changed. 3 and 4 say that it cannot;
    /// iTerm2 answers 4 for any mode.
    Bidi,
    /// `TERM` begins like this: the terminal's own, or what tmux says of its client.
    Term(&'static str),
    /// It has answered more than DA1.
    Anything,
}

/// What a number of DA2 must be.
#[derive(Debug, Clone, Copy)]
enum Number {
    Is(u32),
    From(u32),
    Any,
}

use Certainty::{Sure, Unsure};
use Class::{Bdsm, Implicit, Implicit0, Kitty66, Kittyrun, Mlterm, Visual};
use Marks::{Dropped, Sent};
use Number::{Any, From, Is};

/// A sign; the class of the terminal behind it, directly and behind a multiplexer; whether it
/// draws vowel marks where they belong; whether that is all there is to know.
type Rule = (Sign, Class, Class, Marks, Certainty);

/// The first that holds, decides.
const RULES: [Rule; 23] = [
    (Sign::Named("kitty", (0, 40)), Kitty66, Kittyrun, Sent, Sure),
    (Sign::Named("kitty", (0, 0)), Kittyrun, Kittyrun, Dropped, Sure),
    (Sign::Secondary(&[Is(1), Is(4000), Any]), Kittyrun, Kittyrun, Dropped, Sure),
    (Sign::Named("mlterm", (0, 0)), Mlterm, Implicit0, Sent, Sure),
    (Sign::Secondary(&[Is(24), Is(279), Is(0)]), Mlterm, Implicit0, Sent, Sure),
    (Sign::Term("mlterm"), Mlterm, Implicit0, Sent, Sure),
    (Sign::Bidi, Bdsm, Implicit, Sent, Sure),
    (Sign::Named("VTE", (0, 0)), Implicit, Implicit, Sent, Sure),
    // VTE orders right-to-left text from 0.58 on.
    (Sign::Secondary(&[Is(61), From(5800), Is(1)]), Implicit, Implicit, Sent, Sure),
    (Sign::Secondary(&[Is(65), From(5800), Is(1)]), Implicit, Implicit, Sent, Sure),
    (Sign::Named("Konsole", (0, 0)), Implicit, Implicit, Sent, Sure),
    // QTerminal, and Konsole before it told its name.
    (Sign::Secondary(&[Any, Is(115), Is(0)]), Implicit0, Implicit0, Dropped, Sure),
    // PuTTY.
    (Sign::Secondary(&[Is(0), Is(136), Is(0)]), Implicit0, Implicit0, Sent, Sure),
    // mintty, before it could be asked about the mode.
    (Sign::Secondary(&[Is(77), Any]), Implicit, Implicit, Dropped, Sure),
    // Terminal.app.
    (Sign::Secondary(&[Is(1), Is(95), Is(0)]), Implicit0, Implicit0, Dropped, Unsure),
    (Sign::Named("iTerm2", (3, 7)), Implicit0, Implicit0, Dropped, Unsure),
    (Sign::Named("iTerm2", (0, 0)), Visual, Visual, Dropped, Unsure),
    // xterm.js says nothing of its renderer.
    (Sign::Secondary(&[Is(0), Is(276), Is(0)]), Visual, Visual, Sent, Unsure),
    (Sign::Named("XTerm", (0, 0)), Visual, Visual, Sent, Sure),
    // rxvt-unicode.
    (Sign::Secondary(&[Is(85), Any]), Visual, Visual, Sent, Sure),
    // Two that answer DA1 alone.
    (Sign::Term("st"), Visual, Visual, Dropped, Sure),
    (Sign::Term("linux"), Visual, Visual, Dropped, Sure),
    (Sign::Anything, Visual, Visual, Dropped, Sure),
];

/// Whether something stands between the program and the terminal that is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Nothing; `TERM` speaks of the terminal itself.
    Direct,
    /// A multiplexer.
    Behind,
}

/// DA2 of xterm.js, which a person may find to let a browser order its words.
const XTERM_JS: &str = "0;276;0";
/// DA2 of PuTTY.
const PUTTY: &str = "0;136;0";
/// The end of DA2 of QTerminal and of Konsole before it told its name.
const QT: &str = ";115;0";

/// How to send right-to-left text to a terminal that answers so; nothing known is `visual`, as
/// a guess.
pub(super) fn judge(answers: &Answers, term: &str, way: Way) -> (Rendering, Certainty) {
    let holds = |rule: &&Rule| rule.0.holds(answers, term);
    let unknown = (Rendering { marks: Dropped, ..Rendering::default() }, Unsure);
    // A second multiplexer hides the terminal, as mosh does.
    if way == Way::Behind && answers.multiplexer().is_some() {
        return unknown;
    }
    RULES.iter().find(holds).map_or(unknown, |&(_, direct, behind, marks, certainty)| {
        let class = match way {
            Way::Direct => direct,
            Way::Behind => behind,
        };
        let secondary = answers.secondary.as_deref();
        // PuTTY takes the direction of a row from its first strong letter and keeps to it: rows
        // made for that are right to the last cell, without U+2800, which few fonts on Windows have.
        // QTerminal draws each run of one look by itself, and U+2800 wider than its column. mlterm
        // looks in one font only, and few have U+2800.
        let filler = match (class, secondary) {
            (Implicit0, Some(PUTTY)) if way == Way::Direct => Filler::Blank,
            (Implicit0, Some(numbers)) if numbers.ends_with(QT) => Filler::Italic,
            (Implicit0, _) if is_mlterm(answers, term) => Filler::Veiled,
            (Kitty66 | Kittyrun, _) | (_, Some(XTERM_JS)) => Filler::Italic,
            _ => Filler::Braille,
        };
        // Each word of kitty's is one piece there, and its marks go astray.
        let marks = if class == Kittyrun { Dropped } else { marks };
        (Rendering { class, marks, filler }, certainty)
    })
}

fn is_mlterm(answers: &Answers, term: &str) -> bool {
    RULES.iter().any(|(sign, direct, ..)| *direct == Mlterm && sign.holds(answers, term))
}

/// DA2 of zutty.
const ZUTTY: &str = "64;0;0";

/// zutty moves cells within the margins only, as the VT510 did. tmux keeps the margins of its last
/// scrolling on the terminal after a program has given them up, and moves cells outside of them.
pub(super) fn shifts(between: Option<Multiplexer>, terminal: &Answers) -> Shifts {
    match (between, terminal.secondary.as_deref()) {
        (Some(Multiplexer::Tmux), Some(ZUTTY)) => Shifts::Avoided,
        _ => Shifts::Trusted,
    }
}

impl Sign {
    fn holds(self, answers: &Answers, term: &str) -> bool {
        match self {
            Self::Named(prefix, from) => answers.name.as_deref().is_some_and(|name| {
                name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
                    && version(name) >= from
            }),
            Self::Secondary(numbers) => answers.secondary.as_deref().is_some_and(|given| {
                let mut given = given.split(';').map(|number| number.parse().ok());
                numbers.iter().all(|number| match (number, given.next().flatten()) {
                    (Number::Is(wanted), Some(given)) => *wanted == given,
                    (Number::From(least), Some(given)) => *least <= given,
                    (Number::Any, Some(_)) => true,
                    (_, None) => false,
                })
            }),
            Self::Bidi => matches!(answers.bidi, Some(1 | 2)),
            Self::Term(prefix) => term.starts_with(prefix),
            Self::Anything => answers.name.is_some() || answers.secondary.is_some() || answers.bidi.is_some(),
        }
    }
}

/// The first two numbers after the name, as in `kitty(0.48.2)` and `iTerm2 3.5.0`.
fn version(name: &str) -> (u32, u32) {
    let after = name.split(['(', ' ']).nth(1).unwrap_or_default();
    let mut numbers = after.split(|c: char| !c.is_ascii_digit()).map(|number| number.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

/// What the environment says of a terminal that does not answer.
const GUESSES: [(&str, &str, Class); 13] = [
    ("MLTERM", "", Mlterm),
    ("TERM", "mlterm", Mlterm),
    // Not even its version is known.
    ("TERM", "xterm-kitty", Kittyrun),
    ("KONSOLE_VERSION", "", Implicit),
    ("VTE_VERSION", "", Bdsm),
    ("TERM", "vte", Bdsm),
    ("TERM", "gnome", Bdsm),
    ("TERM", "konsole", Implicit),
    ("TERM", "putty", Implicit0),
    ("TERM", "mintty", Bdsm),
    ("TERM_PROGRAM", "mintty", Bdsm),
    ("TERM_PROGRAM", "Apple_Terminal", Implicit0),
    ("TERM", "", Visual),
];

/// The class a terminal that does not answer may have, by its environment.
pub(super) fn guess(var: impl Fn(&str) -> Option<String>) -> Rendering {
    let holds = |(name, prefix, _): &&(&str, &str, Class)| {
        var(name).is_some_and(|value| !value.is_empty() && value.starts_with(prefix))
    };
    let class = GUESSES.iter().find(holds).map_or(Visual, |(.., class)| *class);
    let marks = if matches!(class, Visual | Kittyrun) { Dropped } else { Sent };
    let filler = if class == Kittyrun { Filler::Italic } else { Filler::Braille };
    Rendering { class, marks, filler }
}

/// What a class becomes behind a multiplexer, which swallows its switch.
pub(super) fn behind(rendering: Rendering) -> Rendering {
    let class = match rendering.class {
        Bdsm => Implicit,
        Kitty66 => Kittyrun,
        Mlterm => Implicit0,
        class => class,
    };
    let marks = if class == Kittyrun { Dropped } else { rendering.marks };
    Rendering { class, marks, ..rendering }
}
