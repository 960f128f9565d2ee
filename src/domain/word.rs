//! Stable words for the small enums of the domain.
//!
//! Used by the files that define those enums. The words are what archives, tables and the
//! journal carry, so they never change once published; what a person reads comes from the
//! phrases of a language, not from here.

/// Gives an enum `word()` and `from_word()`: one lower-case word per variant, both ways.
macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $name {
            /// The stable word for this value in JSON and other machine formats.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value a stable word stands for; `None` for any other word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        #[cfg(test)]
        impl $name {
            /// Every value with its word, for the test that holds the table to itself.
            pub(crate) const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }
    };
}

pub(crate) use words;

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use crate::domain::check::Severity;
    use crate::domain::deadline::{Council, Note, Opening, Precision, Reach, Stretch, Year};
    use crate::domain::schedule::Grouping;
    use crate::domain::{
        AmendmentKind, AmendmentState, Category, Completion, Departure, DocumentKind, Gender, MeetingKind,
        Mode, Numbering, Office, Part, PartyKind, Phase, Presence, ProposerKind, RecordKind, ResolutionKind,
        Seat, Standing, Status, Wording,
    };

    fn check<T: Copy + Debug + PartialEq>(
        table: &[(&'static str, T)],
        word: fn(T) -> &'static str,
        from_word: fn(&str) -> Option<T>,
    ) {
        for (expected, value) in table {
            assert_eq!(word(*value), *expected);
            assert_eq!(from_word(expected), Some(*value));
        }
        assert_eq!(from_word(""), None);
        assert_eq!(from_word("Woman"), None, "words are lower case");
    }

    #[test]
    fn every_word_leads_back_to_its_value() {
        check(Gender::WORDS, Gender::word, Gender::from_word);
        check(Office::WORDS, Office::word, Office::from_word);
        check(Seat::WORDS, Seat::word, Seat::from_word);
        check(Departure::WORDS, Departure::word, Departure::from_word);
        check(Completion::WORDS, Completion::word, Completion::from_word);
        check(MeetingKind::WORDS, MeetingKind::word, MeetingKind::from_word);
        check(Grouping::WORDS, Grouping::word, Grouping::from_word);
        check(Mode::WORDS, Mode::word, Mode::from_word);
        check(Presence::WORDS, Presence::word, Presence::from_word);
        check(ResolutionKind::WORDS, ResolutionKind::word, ResolutionKind::from_word);
        check(Category::WORDS, Category::word, Category::from_word);
        check(Status::WORDS, Status::word, Status::from_word);
        check(Part::WORDS, Part::word, Part::from_word);
        check(PartyKind::WORDS, PartyKind::word, PartyKind::from_word);
        check(Precision::WORDS, Precision::word, Precision::from_word);
        check(Reach::WORDS, Reach::word, Reach::from_word);
        check(Stretch::WORDS, Stretch::word, Stretch::from_word);
        check(Council::WORDS, Council::word, Council::from_word);
        check(Opening::WORDS, Opening::word, Opening::from_word);
        check(Standing::WORDS, Standing::word, Standing::from_word);
        check(Year::WORDS, Year::word, Year::from_word);
        check(Note::WORDS, Note::word, Note::from_word);
        check(DocumentKind::WORDS, DocumentKind::word, DocumentKind::from_word);
        check(Phase::WORDS, Phase::word, Phase::from_word);
        check(Numbering::WORDS, Numbering::word, Numbering::from_word);
        check(AmendmentKind::WORDS, AmendmentKind::word, AmendmentKind::from_word);
        check(AmendmentState::WORDS, AmendmentState::word, AmendmentState::from_word);
        check(ProposerKind::WORDS, ProposerKind::word, ProposerKind::from_word);
        check(RecordKind::WORDS, RecordKind::word, RecordKind::from_word);
        check(Severity::WORDS, Severity::word, Severity::from_word);
        check(Wording::WORDS, Wording::word, Wording::from_word);
    }
}
