//! The looks: what stands out, and how.
//!
//! Used by panes through [`Canvas`](super::Canvas). Nothing is told by colour alone: focus,
//! selection, lateness and errors also have a sign or an attribute.

use ratatui::style::{Color, Modifier, Style};

/// Styles by meaning. Only attributes and the three basic colours that can be read on a light
/// ground and on a dark one alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Text of less weight: labels, units, inferred values.
    pub dim: Style,
    /// Titles and names.
    pub title: Style,
    /// The title of the pane with focus.
    pub focus: Style,
    /// Column heads and group heads.
    pub head: Style,
    /// The marker of the selected row, keys in hints.
    pub accent: Style,
    /// Late tasks, errors.
    pub alarm: Style,
    /// Warnings, things that need a decision.
    pub caution: Style,
    /// Done, saved.
    pub good: Style,
    /// Selected text.
    pub selection: Style,
    /// A hit of a search.
    pub hit: Style,
    /// Lines between panes.
    pub rule: Style,
}

impl Default for Theme {
    fn default() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            dim: plain.add_modifier(Modifier::DIM),
            title: plain.add_modifier(Modifier::BOLD),
            focus: plain.add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
            head: plain.add_modifier(Modifier::UNDERLINED),
            accent: plain.fg(Color::Magenta).add_modifier(Modifier::BOLD),
            alarm: plain.fg(Color::Red).add_modifier(Modifier::BOLD),
            caution: plain.fg(Color::Red),
            good: plain.fg(Color::Green),
            selection: plain.add_modifier(Modifier::REVERSED),
            hit: plain.add_modifier(Modifier::UNDERLINED.union(Modifier::BOLD)),
            rule: plain.add_modifier(Modifier::DIM),
        }
    }
}
