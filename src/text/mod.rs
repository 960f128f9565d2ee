//! Arabic, Latin and mixed text in a grid of cells: order, joining, wrapping, the caret, cleaning.
//!
//! A terminal shows one glyph per cell, left to right, and most terminals neither reorder nor
//! join Arabic letters. This module turns *logical* text (the order in which it is read and
//! stored) into cells ready to print, and turns cells back into positions in the text.
//!
//! | module | what it does |
//! |---|---|
//! | [`mod@line`] | [`Paragraph`]: the analysis of one paragraph; [`Row`] and [`Glyph`]; [`clip`] |
//! | [`caret`] | the caret in one paragraph: one cell, one stop |
//! | [`page`] | several paragraphs: moving, selecting, and edits as plain values |
//! | [`sanitize`] | cleaning of text that comes from outside |
//! | [`digits`] | Arabic-Indic digits to Western ones and back |
//! | `bidi`, `shape`, `cluster`, `wrap`, `ucd` | the steps of the analysis |
//!
//! What it deliberately does not do: hold a text that is being edited (edits are values for the
//! owner of the text), draw to a buffer, know colours, search, or reorder on behalf of a terminal
//! that reorders by itself.
//!
//! # Units
//!
//! A *unit* is what fills one or two cells and what the caret steps over: a grapheme cluster
//! (UAX #29), or a lam and an alef with their marks. Units partition the bytes of a paragraph.
//!
//! ```
//! use lajna::text::{Base, Paragraph};
//!
//! let paragraph = Paragraph::new("سلام (Rabat)", Base::ArabicFirst);
//! let rows = paragraph.rows(40);
//! let printed: String = paragraph.glyphs(&rows[0]).iter().map(|glyph| glyph.text).collect();
//! assert_eq!(printed, "(Rabat) \u{fee1}\u{fefc}\u{feb3}");
//! assert_eq!(paragraph.width(), 11); // lam and alef share a cell
//! ```
//!
//! # Isolates
//!
//! Embedding levels come from the `unicode-bidi` crate. Version 0.3.18 gives a bracket pair that
//! follows an isolate the wrong direction (it walks earlier level runs forwards where it should
//! walk backwards). No text should therefore hold isolates or embeddings: [`sanitize`] removes
//! them, and every field is laid out as a paragraph of its own, which makes them needless.

mod bidi;
pub mod caret;
mod cluster;
pub mod digits;
pub mod line;
pub mod page;
pub mod sanitize;
mod shape;
mod symbol;
mod ucd;
mod wrap;

pub use bidi::{mirrored, visual_order};
pub use line::{Base, Direction, Glyph, Paragraph, Row, clip};
pub use page::{Caret, Page};
