//! How this terminal is written to: what it was recognised as, what a person chose, what is
//! remembered of it.
//!
//! Used by the loop, which begins with it, by the commands of the program, which change it, and
//! by the self-test. It sends nothing: whoever is answered a rendering gives it to the screen.

use std::io;

use crate::settings::Remembered;
use crate::terminal::{Certainty, Class, Found, Mode, Rendering};

/// How this terminal is written to.
#[derive(Debug, Default)]
pub struct Tuning {
    remembered: Remembered,
    found: Option<Found>,
    rendering: Rendering,
    by: By,
}

/// Who decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum By {
    /// The terminal, by its answers.
    #[default]
    Terminal,
    /// A person, now or earlier.
    Person,
}

/// Whether a choice will hold at the next start.
#[derive(Debug)]
pub enum Kept {
    /// It was put down.
    Remembered,
    /// Nothing tells this terminal from others: it holds until the program ends.
    ForNow,
    /// It could not be put down.
    Lost(io::Error),
}

impl Tuning {
    /// With what was told of terminals before.
    #[must_use]
    pub fn new(remembered: Remembered) -> Self {
        Self { remembered, ..Self::default() }
    }

    /// Takes note of what was found out about the terminal, and says how to write to it: as a
    /// person said at this start or an earlier one, else as it was recognised.
    pub fn learn(&mut self, found: Found, said: Option<Mode>) -> Rendering {
        let earlier = found.fingerprint.as_deref().and_then(|it| self.remembered.of(it));
        let chosen = match said {
            Some(Mode::Auto) => None,
            Some(Mode::As(class)) => Some(Rendering { class, ..found.rendering }),
            None => earlier,
        };
        // What a person chose while the terminal was slow to answer stands.
        if self.by == By::Terminal {
            self.by = if said.is_some() || chosen.is_some() { By::Person } else { By::Terminal };
            self.rendering = chosen.unwrap_or(found.rendering);
        }
        self.found = Some(found);
        self.rendering
    }

    /// How the terminal is written to.
    #[must_use]
    pub fn rendering(&self) -> Rendering {
        self.rendering
    }

    /// What was found out about the terminal.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// Whether a person should be asked which line reads right: nobody knows, and nobody has
    /// said.
    #[must_use]
    pub fn is_in_doubt(&self) -> bool {
        self.by == By::Terminal
            && self.found.as_ref().is_none_or(|found| found.certainty == Certainty::Unsure)
    }

    /// The classes that may be right here, what was recognised first. A class that cannot be
    /// right, or that would hide the text, is not among them.
    #[must_use]
    pub fn likely(&self) -> Vec<Class> {
        let recognised = self.found.as_ref().map_or(self.rendering, |found| found.rendering).class;
        let direct = self.found.as_ref().is_none_or(|found| found.multiplexer.is_none());
        let known = self.found.as_ref().is_some_and(|found| found.certainty == Certainty::Sure);
        let likely = |class: &Class| match class {
            // People switch off what terminals do by themselves, in any of them.
            Class::Visual | Class::Implicit | Class::Implicit0 | Class::Logical => true,
            // Multiplexers swallow the switch.
            Class::Bdsm => !known && direct,
            Class::Kittyrun => !known || recognised == Class::Kitty66,
            // Others swallow the text with the sequence, or know no such switch.
            Class::Kitty66 | Class::Mlterm => false,
        };
        let others = Class::ALL.into_iter().filter(|class| *class != recognised).filter(likely);
        std::iter::once(recognised).chain(others).collect()
    }

    /// Writes to the terminal as `mode` says from now on; `None`: as the next class that may be
    /// right. Says whether that will be remembered.
    pub fn choose(&mut self, mode: Option<Mode>) -> Kept {
        match mode.unwrap_or_else(|| Mode::As(self.next())) {
            Mode::As(class) => self.settle_on(Rendering { class, ..self.rendering }),
            Mode::Auto => self.go_back(),
        }
    }

    /// Writes to the terminal like this from now on, and remembers it.
    pub fn settle_on(&mut self, rendering: Rendering) -> Kept {
        self.rendering = rendering;
        self.by = By::Person;
        self.put_down(Some(rendering))
    }

    /// What was recognised decides again. Where that was a guess it is remembered, so that nobody
    /// is asked once more.
    fn go_back(&mut self) -> Kept {
        let Some(found) = &self.found else { return Kept::ForNow };
        self.rendering = found.rendering;
        self.by = By::Terminal;
        let guess = (found.certainty != Certainty::Sure).then_some(found.rendering);
        self.put_down(guess)
    }

    fn put_down(&mut self, rendering: Option<Rendering>) -> Kept {
        let Some(fingerprint) = self.found.as_ref().and_then(|found| found.fingerprint.as_deref()) else {
            return Kept::ForNow;
        };
        let told = match rendering {
            Some(rendering) => self.remembered.remember(fingerprint, rendering),
            None => self.remembered.forget(fingerprint),
        };
        told.map_or_else(Kept::Lost, |()| Kept::Remembered)
    }

    fn next(&self) -> Class {
        let likely = self.likely();
        let mut round = likely.iter().chain(likely.first());
        let found = round.by_ref().any(|class| *class == self.rendering.class);
        let next = if found { round.next() } else { likely.first() };
        next.copied().unwrap_or_default()
    }
}

/// What a person may call the terminal: its own name, else that of `TERM`; empty if it has none.
#[must_use]
pub fn name(found: &Found) -> &str {
    let mut parts = found.fingerprint.as_deref().unwrap_or_default().split('|');
    let named = parts.next().filter(|name| !name.is_empty());
    named.or_else(|| parts.nth(2)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Direction, Marks, Shifts};

    fn found(class: Class, certainty: Certainty) -> Found {
        Found {
            rendering: Rendering { class, marks: Marks::Dropped, ..Rendering::default() },
            certainty,
            direction: Direction::Implicit,
            shifts: Shifts::Trusted,
            fingerprint: Some("Konsole 22|?62;1;4|1;115;0|xterm-256color|".to_owned()),
            multiplexer: None,
            round_trip: None,
        }
    }

    fn tuned(class: Class, certainty: Certainty) -> Tuning {
        let mut tuning = Tuning::default();
        tuning.learn(found(class, certainty), None);
        tuning
    }

    #[test]
    fn the_key_goes_round_the_classes_that_may_be_right_and_begins_with_the_recognised_one() {
        let mut tuning = tuned(Class::Implicit, Certainty::Sure);
        let mut seen = Vec::new();
        for _ in 0..5 {
            seen.push(tuning.rendering().class);
            assert!(matches!(tuning.choose(None), Kept::Remembered));
        }
        use Class::{Implicit, Implicit0, Logical, Visual};
        assert_eq!(seen, [Implicit, Visual, Implicit0, Logical, Implicit]);
        assert_eq!(tuning.rendering().marks, Marks::Dropped, "the marks are no part of the class");
    }

    #[test]
    fn no_class_that_would_hide_the_text_comes_by_the_key_but_each_by_its_word() {
        for certainty in [Certainty::Sure, Certainty::Unsure, Certainty::Chosen] {
            for class in [Class::Visual, Class::Implicit0, Class::Kittyrun, Class::Bdsm] {
                assert!(!tuned(class, certainty).likely().contains(&Class::Kitty66));
            }
        }
        assert_eq!(tuned(Class::Kitty66, Certainty::Sure).likely().first(), Some(&Class::Kitty66));
        let mut tuning = tuned(Class::Visual, Certainty::Sure);
        tuning.choose(Some(Mode::As(Class::Kitty66)));
        assert_eq!(tuning.rendering().class, Class::Kitty66);
        tuning.choose(None);
        assert_eq!(tuning.rendering().class, Class::Visual, "and the key leads back");
    }

    #[test]
    fn what_was_said_at_this_start_comes_before_what_was_said_earlier() {
        let fingerprint = found(Class::Visual, Certainty::Sure).fingerprint.unwrap();
        let mut remembered = Remembered::default();
        remembered.remember(&fingerprint, Class::Logical.into()).unwrap();
        let learn = |said| {
            let mut tuning = Tuning::new(remembered.clone());
            tuning.learn(found(Class::Implicit, Certainty::Unsure), said).class
        };
        assert_eq!(learn(None), Class::Logical);
        assert_eq!(learn(Some(Mode::As(Class::Visual))), Class::Visual);
        assert_eq!(learn(Some(Mode::Auto)), Class::Implicit);
    }

    #[test]
    fn going_back_forgets_what_was_said_of_a_known_terminal_and_settles_a_guess() {
        let mut known = tuned(Class::Implicit, Certainty::Sure);
        let fingerprint = known.found().unwrap().fingerprint.clone().unwrap();
        known.choose(None);
        assert!(known.remembered.of(&fingerprint).is_some());
        known.choose(Some(Mode::Auto));
        assert_eq!((known.rendering().class, known.remembered.of(&fingerprint)), (Class::Implicit, None));
        let mut guessed = tuned(Class::Visual, Certainty::Unsure);
        assert!(guessed.is_in_doubt());
        guessed.choose(Some(Mode::Auto));
        let again =
            Tuning::new(guessed.remembered.clone()).learn(found(Class::Visual, Certainty::Unsure), None);
        assert_eq!(again.class, Class::Visual);
    }

    #[test]
    fn a_terminal_that_answers_late_does_not_talk_over_the_person() {
        let mut tuning = tuned(Class::Visual, Certainty::Unsure);
        tuning.choose(Some(Mode::As(Class::Implicit0)));
        let late = tuning.learn(found(Class::Implicit, Certainty::Sure), None);
        assert_eq!(late.class, Class::Implicit0);
        let mut waiting = tuned(Class::Visual, Certainty::Unsure);
        assert_eq!(waiting.learn(found(Class::Implicit, Certainty::Sure), None).class, Class::Implicit);
        assert!(!waiting.is_in_doubt());
    }

    #[test]
    fn the_terminal_is_called_by_its_own_name_or_by_the_systems() {
        let mut it = found(Class::Visual, Certainty::Sure);
        assert_eq!(name(&it), "Konsole 22");
        it.fingerprint = Some("|?6|0;136;0|putty-256color|".to_owned());
        assert_eq!(name(&it), "putty-256color");
    }
}
