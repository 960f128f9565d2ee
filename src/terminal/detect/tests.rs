//! Every terminal whose answers are known, directly and behind multiplexers.

use super::super::class::Class::{self, Bdsm, Implicit, Implicit0, Kitty66, Kittyrun, Mlterm, Visual};
use super::super::class::Marks;
use super::*;
use Certainty::{Sure, Unsure};

const MS: Duration = Duration::from_millis(1);

/// A terminal: what it calls itself, its `TERM`, DA1, DA2, XTVERSION, DECRPM 8; then what it is
/// sent directly and behind a multiplexer, and how sure that is.
type Row = (
    (&'static str, &'static str),
    (&'static str, &'static str, &'static str, Option<u8>),
    (Class, Class, Certainty),
    Marks,
);

/// Recorded from the terminals themselves, but for those marked: those are read in their sources.
#[rustfmt::skip]
const TERMINALS: &[Row] = &[
    (("xterm 379", "xterm-256color"), ("64;1;2;6;9;15;16;17;18;21;22;28", "41;379;0", "XTerm(379)", Some(0)), (Visual, Visual, Sure), Marks::Sent),
    (("xterm 412", "xterm-256color"), ("64;1;2;6;9;15;16;17;18;21;22;28", "41;412;0", "XTerm(412)", Some(0)), (Visual, Visual, Sure), Marks::Sent),
    (("VTE 0.70", "xterm-256color"), ("65;1;9", "65;7006;1", "", Some(1)), (Bdsm, Implicit, Sure), Marks::Sent),
    (("VTE 0.84", "xterm-256color"), ("61;1;21;22;28", "61;8401;1", "VTE(8401)", Some(1)), (Bdsm, Implicit, Sure), Marks::Sent),
    (("VTE 0.84, the mode lost", "xterm-256color"), ("61;1;21;22;28", "61;8401;1", "VTE(8401)", None), (Implicit, Implicit, Sure), Marks::Sent),
    (("VTE 0.70, the mode lost", "xterm-256color"), ("65;1;9", "65;7006;1", "", None), (Implicit, Implicit, Sure), Marks::Sent),
    (("VTE before it ordered", "xterm-256color"), ("65;1;9", "65;5402;1", "", None), (Visual, Visual, Sure), Marks::Dropped),
    (("Konsole 22.12", "xterm-256color"), ("62;1;4", "1;115;0", "Konsole 22.12.3", None), (Implicit, Implicit, Sure), Marks::Sent),
    (("Konsole 26.08", "xterm-256color"), ("62;1;4", "1;115;0", "Konsole 26.08.2", None), (Implicit, Implicit, Sure), Marks::Sent),
    (("QTerminal", "xterm-256color"), ("1;2", "0;115;0", "", None), (Implicit0, Implicit0, Sure), Marks::Dropped),
    (("PuTTY", "xterm"), ("6", "0;136;0", "", None), (Implicit0, Implicit0, Sure), Marks::Sent),
    (("mlterm 3.9.0", "xterm"), ("63;1;2;3;4;6;7;15;18;22;29", "24;279;0", "", Some(0)), (Mlterm, Implicit0, Sure), Marks::Sent),
    (("mlterm 3.9.4", "mlterm"), ("63;1;2;3;4;6;7;15;18;22;29", "24;279;0", "mlterm(3.9.4)", Some(0)), (Mlterm, Implicit0, Sure), Marks::Sent),
    (("kitty 0.26", "xterm-kitty"), ("62;", "1;4000;26", "kitty(0.26.5)", Some(0)), (Kittyrun, Kittyrun, Sure), Marks::Dropped),
    (("kitty 0.48", "xterm-kitty"), ("62;52;", "1;4000;48", "kitty(0.48.2)", Some(0)), (Kitty66, Kittyrun, Sure), Marks::Sent),
    (("kitty without a name", "xterm-kitty"), ("62;52;", "1;4000;48", "", Some(0)), (Kittyrun, Kittyrun, Sure), Marks::Dropped),
    (("alacritty 0.11", "alacritty"), ("6", "0;1700;1", "", None), (Visual, Visual, Sure), Marks::Dropped),
    (("alacritty 0.17", "alacritty"), ("6", "0;2600;1", "", Some(0)), (Visual, Visual, Sure), Marks::Dropped),
    (("foot 1.13", "foot"), ("62;4;22", "1;011301;0", "foot(1.13.1)", None), (Visual, Visual, Sure), Marks::Dropped),
    (("foot 1.28", "foot"), ("62;4;22;28;52", "1;012800;0", "foot(1.28.0)", None), (Visual, Visual, Sure), Marks::Dropped),
    (("urxvt", "rxvt-unicode-256color"), ("1;2", "85;95;0", "", None), (Visual, Visual, Sure), Marks::Sent),
    (("zutty", "xterm-256color"), ("64;1;9;15;21;22", "64;0;0", "", None), (Visual, Visual, Sure), Marks::Dropped),
    (("xterm.js 6", "xterm-256color"), ("1;2", "0;276;0", "", Some(0)), (Visual, Visual, Unsure), Marks::Sent),
    // Read in their sources.
    (("Windows Terminal", "xterm-256color"), ("61;4;6;7;14;21;22;23;24;28;32;42;52", "0;10;1", "", Some(0)), (Visual, Visual, Sure), Marks::Dropped),
    (("Ghostty", "xterm-ghostty"), ("62;22;52", "1;10;0", "ghostty 1.1.3", None), (Visual, Visual, Sure), Marks::Dropped),
    (("mintty", "xterm"), ("64;1;2;4;6;9;15;21;22;28;29", "77;30602;0", "", Some(1)), (Bdsm, Implicit, Sure), Marks::Sent),
    (("mintty before BDSM", "xterm"), ("64;1;2;6;22", "77;20800;0", "", None), (Implicit, Implicit, Sure), Marks::Dropped),
    (("WezTerm", "xterm-256color"), ("65;4;6;18;22", "1;277;0", "WezTerm 20240203", Some(2)), (Bdsm, Implicit, Sure), Marks::Sent),
    (("iTerm2 3.5", "xterm-256color"), ("62;4", "0;95;0", "iTerm2 3.5.0", Some(4)), (Visual, Visual, Unsure), Marks::Dropped),
    (("iTerm2 3.7", "xterm-256color"), ("62;4", "0;95;0", "iTerm2 3.7.1", Some(4)), (Implicit0, Implicit0, Unsure), Marks::Dropped),
    (("Termux", "xterm-256color"), ("64;1;2;6;9;15;18;21;22", "41;320;0", "", None), (Visual, Visual, Sure), Marks::Dropped),
    (("Terminal.app", "xterm-256color"), ("1;2", "1;95;0", "", None), (Implicit0, Implicit0, Unsure), Marks::Dropped),
];

/// Answers as they arrive.
fn replies((primary, secondary, name, bidi): (&str, &str, &str, Option<u8>)) -> Vec<Reply> {
    let name = (!name.is_empty()).then(|| Reply::Name(name.to_owned()));
    let secondary = (!secondary.is_empty()).then(|| Reply::Secondary(secondary.to_owned()));
    let mut all: Vec<Reply> = name.into_iter().chain(secondary).chain(bidi.map(Reply::Bidi)).collect();
    all.push(Reply::Primary(primary.to_owned()));
    all
}

const TMUX: (&str, &str, &str, Option<u8>) = ("1;2", "84;0;0", "tmux 3.3a", None);
const SCREEN: (&str, &str, &str, Option<u8>) = ("1;2", "83;40900;0", "", None);
const MOSH: (&str, &str, &str, Option<u8>) = ("62", "1;10;0", "", None);

/// A detection where these variables are set.
fn among(vars: &'static [(&'static str, &'static str)]) -> Detection {
    let var = |name: &str| vars.iter().find(|(known, _)| *known == name).map(|(_, it)| (*it).to_owned());
    Detection::new(var, Direction::Implicit)
}

fn with_term(term: &str) -> Detection {
    Detection::new(|name| (name == "TERM").then(|| term.to_owned()), Direction::Implicit)
}

/// Hears all, the first after this time and each a millisecond later.
fn hear(detection: &mut Detection, answers: (&str, &str, &str, Option<u8>), after: Duration) {
    for (number, reply) in replies(answers).iter().enumerate() {
        detection.hear(reply, after + MS * u32::try_from(number).unwrap());
    }
}

#[test]
fn every_terminal_is_known_by_its_answers() {
    for &((who, term), answers, (class, _, certainty), marks) in TERMINALS {
        let mut detection = with_term(term);
        assert_eq!(detection.deadline(), Some(LONGEST));
        hear(&mut detection, answers, 7 * MS);
        assert_eq!(detection.deadline(), None, "{who}");
        let found = detection.found();
        assert_eq!((found.rendering.class, found.certainty), (class, certainty), "{who}");
        assert_eq!(found.rendering.marks, marks, "{who}");
        assert_eq!((found.multiplexer, found.round_trip), (None, Some(7 * MS)), "{who}");
        assert!(detection.answers_for_the_line());
        let back = if answers.3 == Some(2) { Direction::Explicit } else { Direction::Implicit };
        assert_eq!(found.direction, back, "{who}");
    }
}

#[test]
fn those_that_answer_one_question_only_are_known_by_their_term() {
    for (term, certainty) in [("st-256color", Sure), ("linux", Sure), ("xterm-256color", Unsure)] {
        let mut detection = with_term(term);
        hear(&mut detection, ("6", "", "", None), MS);
        let found = detection.found();
        assert_eq!((found.rendering.class, found.certainty), (Visual, certainty), "{term}");
        assert!(!detection.answers_for_the_line(), "{term} may not say when it has drawn a frame");
    }
}

#[test]
fn every_terminal_is_known_behind_tmux_and_screen() {
    let screen: &[_] = &[("TERM", "screen.xterm-256color"), ("STY", "1.pts")];
    let ways = [
        (&[("TERM", "tmux-256color"), ("TMUX", "/tmp/x,1,0")][..], TMUX, Multiplexer::Tmux),
        (screen, SCREEN, Multiplexer::Screen),
    ];
    for (vars, own, multiplexer) in ways {
        for &((who, _), answers, (_, class, certainty), marks) in TERMINALS {
            let mut detection = among(vars);
            hear(&mut detection, own, MS);
            assert_eq!(detection.deadline(), Some(LONGEST), "the line is behind what has answered");
            assert!(!detection.answers_for_the_line());
            hear(&mut detection, answers, 90 * MS);
            assert_eq!(detection.deadline(), None, "{who}");
            let found = detection.found();
            assert_eq!((found.rendering.class, found.certainty), (class, certainty), "{who}");
            let marks = if class == Kittyrun { Marks::Dropped } else { marks };
            assert_eq!(found.rendering.marks, marks, "{who}");
            assert_eq!((found.multiplexer, found.round_trip), (Some(multiplexer), Some(90 * MS)), "{who}");
        }
    }
}

#[test]
fn the_name_of_a_terminal_behind_a_multiplexer_is_not_its_term() {
    let mut detection = among(&[("TERM", "linux"), ("STY", "1.pts")]);
    hear(&mut detection, SCREEN, MS);
    hear(&mut detection, ("6", "", "", None), 2 * MS);
    assert_eq!(detection.found().certainty, Unsure);
}

#[test]
fn what_parts_words_is_what_the_terminal_draws_as_a_blank_and_screen_lets_through() {
    use Filler::{Blank, Braille, Italic, Veiled};
    let of = |who: &str| TERMINALS.iter().find(|row| row.0.0 == who).unwrap().1;
    let behind = |vars, own, answers| {
        let mut detection = among(vars);
        hear(&mut detection, own, MS);
        hear(&mut detection, answers, 90 * MS);
        detection.found().rendering.filler
    };
    for (who, direct, in_tmux) in [
        ("QTerminal", Italic, Italic),
        ("kitty 0.26", Italic, Italic),
        ("kitty 0.48", Italic, Italic),
        ("PuTTY", Blank, Braille),
        ("mlterm 3.9.0", Braille, Veiled),
        ("mlterm 3.9.4", Braille, Veiled),
        ("Konsole 22.12", Braille, Braille),
        ("VTE 0.84", Braille, Braille),
    ] {
        let mut detection = with_term("xterm-256color");
        hear(&mut detection, of(who), MS);
        assert_eq!(detection.found().rendering.filler, direct, "{who}");
        let tmux: &[_] = &[("TERM", "tmux-256color"), ("TMUX", "/tmp/x,1,0")];
        assert_eq!(behind(tmux, TMUX, of(who)), in_tmux, "{who}");
        let screen: &[_] = &[("TERM", "screen.xterm-256color"), ("STY", "1.pts")];
        assert_eq!(behind(screen, SCREEN, of(who)), Braille, "screen has neither: {who}");
    }
}

#[test]
fn mosh_hides_the_terminal_and_its_line() {
    let mut detection = with_term("xterm-256color");
    hear(&mut detection, MOSH, MS);
    assert_eq!(detection.deadline(), None);
    let found = detection.found();
    assert_eq!((found.rendering.class, found.certainty), (Visual, Unsure));
    assert_eq!((found.multiplexer, found.round_trip), (Some(Multiplexer::Mosh), None));
    assert!(!detection.answers_for_the_line());
}

#[test]
fn a_second_multiplexer_hides_the_terminal_too() {
    for second in [TMUX, SCREEN, MOSH] {
        let mut detection = among(&[("TERM", "tmux-256color"), ("TMUX", "/tmp/x,1,0")]);
        hear(&mut detection, TMUX, MS);
        hear(&mut detection, second, 2 * MS);
        let found = detection.found();
        assert_eq!((found.rendering.class, found.certainty), (Visual, Unsure), "{second:?}");
    }
}

#[test]
fn where_tmux_lets_nothing_through_its_client_tells() {
    let told = |term: &str, name: &str| {
        let mut detection = among(&[("TERM", "tmux-256color"), ("TMUX", "/tmp/x,1,0")]);
        detection.tmux_says(Client { term: term.to_owned(), name: name.to_owned() });
        hear(&mut detection, TMUX, MS);
        let found = detection.found();
        (found.rendering.class, found.certainty)
    };
    assert_eq!(told("xterm-256color", "Konsole 22.12.3"), (Implicit, Sure));
    assert_eq!(told("xterm-kitty", "kitty(0.48.2)"), (Kittyrun, Sure));
    assert_eq!(told("xterm-256color", "VTE(8401)"), (Implicit, Sure));
    assert_eq!(told("putty-256color", ""), (Implicit0, Unsure));
    assert_eq!(told("st-256color", ""), (Visual, Sure), "tmux keeps the one answer it gives");
    assert_eq!(told("mlterm", ""), (Implicit0, Sure));
    assert_eq!(told("xterm-256color", ""), (Visual, Unsure));
    assert_eq!(told("xterm-256color", "tmux 3.4"), (Visual, Unsure));
}

#[test]
fn nobody_waits_for_a_terminal_that_is_not_there() {
    let mut detection = among(&[("TERM", "tmux-256color"), ("TMUX", "/tmp/x,1,0")]);
    detection.tmux_says(Client::default());
    hear(&mut detection, TMUX, MS);
    assert_eq!(detection.deadline(), None);
}

#[test]
fn a_multiplexer_at_the_far_end_gets_a_little_longer_than_its_own_answer() {
    for term in ["tmux-256color", "screen", "screen-256color", "screen.xterm-256color"] {
        let mut detection = with_term(term);
        hear(&mut detection, TMUX, 600 * MS);
        let own = 602 * MS;
        assert_eq!(detection.deadline(), Some(own + 300 * MS), "{term}");
        assert!(detection.answers_for_the_line(), "{term}");
        let found = detection.found();
        assert_eq!((found.rendering.class, found.certainty), (Visual, Unsure), "{term}");
        assert_eq!(found.round_trip, Some(600 * MS));
        hear(&mut detection, ("65;1;9", "65;7006;1", "", None), 650 * MS);
        let found = detection.found();
        assert_eq!((found.rendering.class, found.certainty), (Implicit, Sure), "{term}");
    }
}

#[test]
fn a_terminal_opened_from_within_tmux_is_not_in_it() {
    let mut detection = among(&[("TERM", "xterm-256color"), ("TMUX", "/tmp/x,1,0")]);
    hear(&mut detection, ("64;1;2", "41;379;0", "XTerm(379)", Some(0)), MS);
    assert_eq!(detection.deadline(), None);
    // It takes what was meant for the terminal around tmux for a second question.
    hear(&mut detection, ("64;1;2", "41;379;0", "XTerm(379)", Some(0)), 3 * MS);
    let found = detection.found();
    assert_eq!((found.multiplexer, found.rendering.class), (None, Visual));
    assert_eq!(found.fingerprint.as_deref(), Some("XTerm(379)|64;1;2|41;379;0|xterm-256color|direct"));
}

#[test]
fn without_an_answer_the_environment_is_believed_but_not_trusted() {
    let guessed = |vars| {
        let found = among(vars).found();
        assert_eq!((found.certainty, found.round_trip), (Unsure, None));
        found.rendering.class
    };
    assert_eq!(guessed(&[("TERM", "xterm-256color")]), Visual);
    assert_eq!(guessed(&[("TERM", "xterm"), ("MLTERM", "3.9.4")]), Mlterm);
    assert_eq!(guessed(&[("TERM", "mlterm-256color")]), Mlterm);
    assert_eq!(guessed(&[("TERM", "xterm-kitty")]), Kittyrun);
    assert_eq!(guessed(&[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "221203")]), Implicit);
    assert_eq!(guessed(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7006")]), Bdsm);
    assert_eq!(guessed(&[("TERM", "putty")]), Implicit0);
    assert_eq!(guessed(&[]), Visual);
    // Variables in a multiplexer are of the terminal it was started in.
    assert_eq!(guessed(&[("TERM", "screen"), ("VTE_VERSION", "7006")]), Visual);
}

#[test]
fn half_an_answer_is_used_but_not_trusted_and_the_rest_may_come_late() {
    let mut detection = with_term("xterm");
    detection.hear(&Reply::Secondary("0;136;0".into()), 3 * MS);
    assert_eq!((detection.found().rendering.class, detection.found().certainty), (Implicit0, Unsure));
    assert_eq!(detection.deadline(), Some(LONGEST));
    detection.hear(&Reply::Primary("6".into()), 3000 * MS);
    assert_eq!((detection.found().certainty, detection.deadline()), (Sure, None));
}

#[test]
fn everything_is_asked_in_one_go_and_da1_is_last() {
    assert_eq!(with_term("xterm").question("^"), format!("^{QUESTION}"));
    let tmux = among(&[("TERM", "screen"), ("TMUX", "/tmp/x,1,0")]).question("^");
    let inner = "\x1bPtmux;\x1b\x1b[>q\x1b\x1b[>c\x1b\x1b[8$p\x1b\x1b[c\x1b\\";
    assert_eq!(tmux, format!("{QUESTION}{inner}^"));
    assert_eq!(with_term("tmux-256color").question("^"), tmux);
    let screen = among(&[("TERM", "screen"), ("STY", "1.pts")]).question("^");
    assert_eq!(screen, format!("^{QUESTION}\x1bP{QUESTION}\x1b\\"));
    assert_eq!(with_term("screen.xterm-256color").question("^"), screen);
    let both = with_term("screen-256color").question("^");
    assert!(both.starts_with(&format!("{QUESTION}{inner}\x1bP")) && both.ends_with('^'), "{both:?}");
}

#[test]
fn a_fingerprint_is_one_line_of_five_parts() {
    let mut detection = with_term("xterm");
    hear(&mut detection, ("6", "0;1;0", "a|b\u{7}c\nd", None), MS);
    assert_eq!(detection.found().fingerprint.as_deref(), Some("a?b?c?d|6|0;1;0|xterm|direct"));
}

#[test]
fn cells_are_not_moved_where_margins_that_nobody_knows_may_hold_them() {
    let of = |who: &str| TERMINALS.iter().find(|row| row.0.0 == who).unwrap().1;
    for (who, in_tmux) in [("zutty", Shifts::Avoided), ("xterm 379", Shifts::Trusted)] {
        let mut detection = with_term("xterm-256color");
        hear(&mut detection, of(who), MS);
        assert_eq!(detection.found().shifts, Shifts::Trusted, "{who}");
        let mut detection = among(&[("TERM", "tmux-256color"), ("TMUX", "/tmp/x,1,0")]);
        hear(&mut detection, TMUX, MS);
        hear(&mut detection, of(who), 2 * MS);
        assert_eq!(detection.found().shifts, in_tmux, "{who}");
    }
}
