//! The outline a charter may start from.
//!
//! Used by the charter pane and the command line; read like any other charter. It is the
//! list of parts agreed in the drafting workshops of communes, without their text.

/// A language the outline is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Arabic.
    Arabic,
    /// French.
    French,
    /// English.
    English,
}

/// The starter outline in `tongue`, as Markdown headings.
#[must_use]
pub const fn starter_outline(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Arabic => include_str!("../../fixtures/charter/outline.ar.md"),
        Tongue::French => include_str!("../../fixtures/charter/outline.fr.md"),
        Tongue::English => include_str!("../../fixtures/charter/outline.en.md"),
    }
}
