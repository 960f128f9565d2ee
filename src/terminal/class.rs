//! The ways terminals treat right-to-left text, and what each must be sent.
//!
//! Used by the encoder (which bytes a row becomes), the screen (which switch is thrown on
//! entering), detection (which class answers like that) and whoever lets a person choose.
//! A row always arrives here as it should *look*: one cell a column, in visual order, joined.
//! Deliberately not here: how a row is encoded, and how a class is recognised.

/// How a terminal treats right-to-left text. What a class cannot show stands with it; a class that
/// has no limit shows every row as it should look.
///
/// ```
/// use lajna::terminal::{Class, Rendering};
///
/// assert_eq!(Class::from_word("implicit"), Some(Class::Implicit));
/// // What such a terminal shows in a column is not what was sent there.
/// assert!(!Rendering::from(Class::Implicit).class.shows_as_sent());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Class {
    /// Draws cells where they are sent: xterm, alacritty, foot, the Linux console.
    #[default]
    Visual,
    /// Reorders until it is told not to, by ECMA-48 BDSM: VTE, mintty.
    Bdsm,
    /// Reorders and obeys direction marks: Konsole; VTE behind a multiplexer. Limit: Konsole joins
    /// letters by itself, so one that a `…` cuts off is drawn as the last of its word.
    Implicit,
    /// Reorders and loses direction marks: PuTTY, `QTerminal`; mlterm behind a multiplexer. Limits:
    /// a digit directly to the right of an Arabic letter changes sides within its word (UAX #9,
    /// W2); where no font has U+2800, boxes stand between words ([`Filler::Veiled`]);
    /// `QTerminal` joins each run of one look by itself, so the edge of a selection inside a word
    /// ends the joining there.
    Implicit0,
    /// Reverses the letters of each word unless each is sent apart (OSC 66): kitty from 0.40.
    Kitty66,
    /// Reverses the letters of each word: kitty before that, or behind a multiplexer. Limits: no
    /// vowel marks; what is glued to an Arabic word is sent in italics ([`Filler::Italic`]), which
    /// is seen where the font has them.
    Kittyrun,
    /// Reorders until it is told not to, by a sequence of its own: mlterm.
    Mlterm,
    /// Gets letters unjoined, in the order they are read: screen readers, and terminals that
    /// order and join by themselves with fonts that lack the joined forms.
    Logical,
}

impl Class {
    /// Every class, in the order in which a key goes through them.
    pub const ALL: [Self; 8] = [
        Self::Visual,
        Self::Bdsm,
        Self::Implicit,
        Self::Implicit0,
        Self::Kitty66,
        Self::Kittyrun,
        Self::Mlterm,
        Self::Logical,
    ];

    /// The word of the class, as in `--terminal` and in what is remembered.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Visual => "visual",
            Self::Bdsm => "bdsm",
            Self::Implicit => "implicit",
            Self::Implicit0 => "implicit0",
            Self::Kitty66 => "kitty66",
            Self::Kittyrun => "kittyrun",
            Self::Mlterm => "mlterm",
            Self::Logical => "logical",
        }
    }

    /// The class with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.word() == word)
    }

    /// The one after this, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL.into_iter().cycle().skip_while(|&class| class != self).nth(1).unwrap_or_default()
    }

    /// Whether cells are seen where they are sent, so that the terminal may move them itself
    /// (ICH, DCH).
    #[must_use]
    pub const fn shows_as_sent(self) -> bool {
        matches!(self, Self::Visual | Self::Bdsm | Self::Mlterm)
    }
}

/// What a person asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// What the terminal was recognised as.
    #[default]
    Auto,
    /// This class, whatever it was recognised as.
    As(Class),
}

impl Mode {
    /// Every word there is for one.
    pub const WORDS: &[&str] =
        &["auto", "visual", "bdsm", "implicit", "implicit0", "kitty66", "kittyrun", "mlterm", "logical"];

    /// Its word, as in `--terminal`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::As(class) => class.word(),
        }
    }

    /// The mode with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        if word == Self::Auto.word() { Some(Self::Auto) } else { Class::from_word(word).map(Self::As) }
    }
}

/// Whether vowel marks are sent with their letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Marks {
    /// They are.
    #[default]
    Sent,
    /// They are left out: the terminal draws them beside their letters, or loses the letter.
    Dropped,
}

impl Marks {
    /// Both, in the order of their words.
    const ALL: [Self; 2] = [Self::Sent, Self::Dropped];

    /// Its word, as in what is remembered.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Dropped => "dropped",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|marks| marks.word() == word)
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Sent => Self::Dropped,
            Self::Dropped => Self::Sent,
        }
    }
}

/// What stands in a gap between words of a terminal that reorders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Filler {
    /// U+2800, which looks blank and keeps the words apart.
    #[default]
    Braille,
    /// A plain blank, where the font draws something for U+2800; words are kept apart by
    /// direction marks, or by U+2800 in the few rows that cannot do without.
    Blank,
    /// A blank in italics, which cannot be seen, where the terminal orders each run of one look
    /// by itself: every word is a run then, in the very columns it has. kitty orders runs of one
    /// font: what is glued to its Arabic words is sent in italics.
    Italic,
    /// U+2800 in invisible writing (SGR 8), where no font has it and a box would be drawn.
    Veiled,
}

impl Filler {
    /// Every one, in the order of their words.
    const ALL: [Self; 4] = [Self::Braille, Self::Blank, Self::Italic, Self::Veiled];

    /// Its word, as in what is remembered.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Braille => "braille",
            Self::Blank => "blank",
            Self::Italic => "italic",
            Self::Veiled => "veiled",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filler| filler.word() == word)
    }

    /// What a person who sees boxes may try next, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Braille => Self::Blank,
            Self::Blank => Self::Veiled,
            Self::Italic | Self::Veiled => Self::Braille,
        }
    }
}

/// Everything that decides how a row becomes bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rendering {
    /// The class of the terminal.
    pub class: Class,
    /// Whether vowel marks are sent.
    pub marks: Marks,
    /// What keeps words apart.
    pub filler: Filler,
}

impl From<Class> for Rendering {
    fn from(class: Class) -> Self {
        Self { class, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_fillers_are_found_by_their_words_and_have_another_one_each() {
        for marks in Marks::ALL {
            assert_eq!((Marks::from_word(marks.word()), marks.other().other()), (Some(marks), marks));
            assert_ne!(marks.other(), marks);
        }
        for filler in Filler::ALL {
            assert_eq!(Filler::from_word(filler.word()), Some(filler));
            assert_ne!(filler.next(), filler);
        }
        assert_eq!(Filler::Braille.next().next().next(), Filler::Braille);
        assert_eq!((Marks::from_word(""), Filler::from_word("sent")), (None, None));
    }

    #[test]
    fn a_mode_is_auto_or_the_word_of_a_class() {
        let said: Vec<&str> =
            Mode::WORDS.iter().filter_map(|it| Mode::from_word(it)).map(Mode::word).collect();
        assert_eq!(said, Mode::WORDS);
        assert_eq!(said.get(1..).unwrap(), Class::ALL.map(Class::word));
        assert_eq!(Mode::from_word("Visual"), None);
    }

    #[test]
    fn words_and_classes_are_one_to_one_and_next_goes_round() {
        for class in Class::ALL {
            assert_eq!(Class::from_word(class.word()), Some(class));
        }
        let mut seen = vec![Class::Visual];
        while let Some(next) = seen.last().map(|class| class.next()).filter(|&next| next != Class::Visual) {
            seen.push(next);
        }
        assert_eq!(seen, Class::ALL);
    }
}
