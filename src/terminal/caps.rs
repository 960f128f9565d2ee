//! What the terminal can do, as far as its environment tells.
//!
//! Used by the writer (colours, erasing, plain glyphs) and the screen (direction switch).
//! Deliberately asks the terminal nothing: what no variable tells is asked once, at the start: who
//! the terminal is, for right-to-left text (`detect`), and what the line to it carries (`pace`).

use super::class::{Class, Filler, Marks, Rendering};

/// How many colours may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colours {
    /// None; bold, underline, reverse and the like still work.
    None,
    /// The sixteen named ones.
    Ansi16,
    /// The 256 of xterm.
    Indexed256,
    /// 24 bits.
    TrueColour,
}

/// Which glyphs decoration may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Glyphs {
    /// Everything.
    Unicode,
    /// Box drawing, blocks, arrows and dashes are sent as ASCII look-alikes. Letters stay:
    /// there is no other way to write them.
    Ascii,
}

/// What erasing leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Background {
    /// Erased cells take the current background ("bce").
    Erased,
    /// Perhaps not: coloured blanks are written out.
    Written,
}

/// Who orders right-to-left text when a program has said nothing (ECMA-48 BDSM).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The terminal does, or ignores the mode; it is put back on leaving.
    Implicit,
    /// The program does, even before it is told.
    Explicit,
}

/// Whether cells of a row may be moved by the terminal (ICH, DCH).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shifts {
    /// Within the margins that were set last.
    Trusted,
    /// Not at all: nobody knows which margins hold.
    Avoided,
}

/// What a terminal can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Caps {
    /// Colours that may be sent; others are mapped to the nearest.
    pub colours: Colours,
    /// Decoration glyphs.
    pub glyphs: Glyphs,
    /// What erasing leaves behind.
    pub background: Background,
    /// Bidirectional mode to go back to.
    pub direction: Direction,
    /// Whether cells may be moved by the terminal; detection changes it.
    pub shifts: Shifts,
    /// Whether anything can be placed on it at all (`TERM` neither empty nor `dumb`).
    pub addressable: bool,
    /// How right-to-left text must be sent; detection and people change it.
    pub rendering: Rendering,
}

impl Caps {
    /// A modern terminal: everything.
    pub const FULL: Self = Self {
        colours: Colours::TrueColour,
        glyphs: Glyphs::Unicode,
        background: Background::Erased,
        direction: Direction::Implicit,
        shifts: Shifts::Trusted,
        addressable: true,
        rendering: Rendering { class: Class::Visual, marks: Marks::Sent, filler: Filler::Braille },
    };

    /// Reads the environment of this process.
    #[must_use]
    pub fn from_env() -> Self {
        Self::from_vars(|name| std::env::var(name).ok())
    }

    /// Reads `NO_COLOR`, `COLORTERM`, `TERM`, `TERM_PROGRAM`, `MLTERM`, `WT_SESSION` and the
    /// locale variables through `var`. An empty variable counts as unset.
    ///
    /// ```
    /// use lajna::terminal::{Caps, Colours};
    /// let caps = Caps::from_vars(|name| (name == "TERM").then(|| "xterm-256color".into()));
    /// assert_eq!(caps.colours, Colours::Indexed256);
    /// ```
    #[must_use]
    pub fn from_vars(var: impl Fn(&str) -> Option<String>) -> Self {
        let var = |name: &str| var(name).filter(|value| !value.is_empty());
        let term = var("TERM").unwrap_or_default();
        let program = var("TERM_PROGRAM").unwrap_or_default();
        Self {
            colours: colours(&var, &term),
            glyphs: glyphs(&var, &term),
            background: if var("MLTERM").is_none() && keeps_background(&term) {
                Background::Erased
            } else {
                Background::Written
            },
            direction: if program == "WezTerm" { Direction::Explicit } else { Direction::Implicit },
            shifts: Shifts::Trusted,
            addressable: !matches!(term.as_str(), "" | "dumb" | "unknown"),
            rendering: Rendering::default(),
        }
    }
}

/// `NO_COLOR` first (no-color.org), then what the terminal says of itself.
fn colours(var: &impl Fn(&str) -> Option<String>, term: &str) -> Colours {
    let named = var("COLORTERM").unwrap_or_default();
    if var("NO_COLOR").is_some() || matches!(term, "" | "dumb" | "unknown") || is_monochrome(term) {
        Colours::None
    } else if matches!(named.as_str(), "truecolor" | "24bit")
        || var("WT_SESSION").is_some()
        || term.ends_with("-direct")
        || term.ends_with("-truecolor")
    {
        Colours::TrueColour
    } else if term.contains("256color")
        || ["alacritty", "foot", "kitty", "ghostty", "wezterm", "contour", "rio"]
            .iter()
            .any(|t| term.contains(t))
    {
        Colours::Indexed256
    } else {
        Colours::Ansi16
    }
}

fn is_monochrome(term: &str) -> bool {
    term.ends_with("-m") || term.ends_with("-mono") || ["vt1", "vt2"].iter().any(|t| term.starts_with(t))
}

/// The first locale variable that is set decides (POSIX order). Unset counts as UTF-8: a
/// bare container is commoner than a terminal without it.
fn glyphs(var: &impl Fn(&str) -> Option<String>, term: &str) -> Glyphs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| var(name)).unwrap_or_default();
    let folded = locale.to_ascii_lowercase();
    let utf8 = folded.is_empty() || folded.contains("utf-8") || folded.contains("utf8");
    if utf8 && !is_monochrome(term) { Glyphs::Unicode } else { Glyphs::Ascii }
}

/// Terminals known to erase with the current background. GNU screen does not unless told
/// to, and mlterm depends on its set-up, so an unknown name is not trusted.
fn keeps_background(term: &str) -> bool {
    const KNOWN: [&str; 15] = [
        "xterm",
        "tmux",
        "vte",
        "gnome",
        "konsole",
        "alacritty",
        "foot",
        "kitty",
        "st-",
        "rxvt",
        "putty",
        "linux",
        "wezterm",
        "contour",
        "mintty",
    ];
    KNOWN.iter().any(|name| term.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caps(vars: &[(&str, &str)]) -> Caps {
        Caps::from_vars(|name| {
            vars.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn no_color_wins_over_everything_but_only_when_it_says_something() {
        let vars = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")];
        assert_eq!(caps(&vars).colours, Colours::None);
        let vars = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "")];
        assert_eq!(caps(&vars).colours, Colours::TrueColour);
    }

    #[test]
    fn colours_come_from_the_names() {
        assert_eq!(caps(&[("TERM", "xterm")]).colours, Colours::Ansi16);
        assert_eq!(caps(&[("TERM", "linux")]).colours, Colours::Ansi16);
        assert_eq!(caps(&[("TERM", "screen-256color")]).colours, Colours::Indexed256);
        assert_eq!(caps(&[("TERM", "foot")]).colours, Colours::Indexed256);
        assert_eq!(caps(&[("TERM", "foot-direct")]).colours, Colours::TrueColour);
        assert_eq!(caps(&[("TERM", "vt220")]).colours, Colours::None);
        assert_eq!(caps(&[]).colours, Colours::None);
    }

    #[test]
    fn nothing_can_be_placed_on_a_dumb_terminal() {
        assert!(!caps(&[("TERM", "dumb")]).addressable);
        assert!(!caps(&[]).addressable);
        assert!(caps(&[("TERM", "xterm")]).addressable);
    }

    #[test]
    fn plain_glyphs_where_the_locale_is_not_utf_8() {
        let with = |name, value| caps(&[("TERM", "xterm"), (name, value)]).glyphs;
        assert_eq!(with("LANG", "ar_MA.UTF-8"), Glyphs::Unicode);
        assert_eq!(with("LANG", "fr_FR.utf8"), Glyphs::Unicode);
        assert_eq!(with("LANG", "fr_FR.ISO-8859-1"), Glyphs::Ascii);
        assert_eq!(with("LC_ALL", "C"), Glyphs::Ascii);
        assert_eq!(caps(&[("TERM", "xterm")]).glyphs, Glyphs::Unicode);
        let both = [("TERM", "xterm"), ("LC_ALL", "C.UTF-8"), ("LANG", "C")];
        assert_eq!(caps(&both).glyphs, Glyphs::Unicode);
    }

    #[test]
    fn background_erase_is_believed_of_known_names_only() {
        assert_eq!(caps(&[("TERM", "tmux-256color")]).background, Background::Erased);
        assert_eq!(caps(&[("TERM", "screen-256color")]).background, Background::Written);
        assert_eq!(caps(&[("TERM", "xterm"), ("MLTERM", "3.9.4")]).background, Background::Written);
    }

    #[test]
    fn wezterm_orders_nothing_by_itself() {
        assert_eq!(caps(&[("TERM_PROGRAM", "WezTerm")]).direction, Direction::Explicit);
        assert_eq!(caps(&[("TERM_PROGRAM", "vscode")]).direction, Direction::Implicit);
    }
}
