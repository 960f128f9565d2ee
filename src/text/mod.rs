//! Arabic, Latin and mixed text in a grid of cells: order, joining, wrapping, the caret, cleaning.
//!
//! A terminal shows one glyph per cell, left to right, and most terminals neither reorder nor
//! join Arabic letters. This library turns *logical* text (the order in which it is read and
//! stored) into cells ready to print, and turns cells back into positions in the text. It needs
//! no font and no terminal, allocates per paragraph, and never fails: every string there is has a
//! layout, and nothing that is printed is a control.
//!
//! # Drawing a line
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
//! Every [`Glyph`] says which cells it fills and which bytes it shows, so a click, a search hit
//! or a selection finds its way in both directions.
//!
//! # Editing
//!
//! ```
//! use lajna::text::caret::Side;
//! use lajna::text::page::{Erase, Motion, Reach};
//! use lajna::text::{Base, Caret, Page};
//!
//! let text = "مُحَمَّد";
//! let page = Page::new(text, Base::ArabicFirst, 20);
//! let end = page.moved(&Caret::new(0), Motion::End, Reach::Move);
//! assert_eq!(page.place(end.at).column, 15); // four letters, and the cell after them
//! let erased = page.erase(&end, Erase::Before).unwrap();
//! assert_eq!(erased.applied(text), "مُحَمَّ");
//! // Towards the right, in Arabic, is back.
//! let back = page.moved(&end, Motion::Cell(Side::Right), Reach::Select);
//! assert_eq!(back.selection(), Some("مُحَمَّ".len()..text.len()));
//! ```
//!
//! # Letting text in
//!
//! ```
//! use lajna::text::sanitize::{self, Removed};
//!
//! let clean = sanitize::line("\u{1b}]0;window\u{7}\u{feb3}\u{fefc}\u{fee1}\u{202e}");
//! assert_eq!(clean.text, "سلام");
//! assert_eq!(clean.removed[0].what, Removed::EscapeSequence);
//! ```
//!
//! # Modules
//!
//! | module | what it does |
//! |---|---|
//! | [`mod@line`] | [`Paragraph`]: the analysis of one paragraph; [`Row`] and [`Glyph`]; [`clip`] |
//! | [`caret`] | the caret in one paragraph: one cell, one stop |
//! | [`page`] | several paragraphs: moving, selecting, and edits as plain values |
//! | [`sanitize`] | cleaning of text that comes from outside |
//! | [`digits`] | Arabic-Indic digits to Western ones and back |
//! | `levels`, `embedding`, `bidi` | order: the bidirectional algorithm, UAX #9 |
//! | `shape`, `ucd` | joining and presentation forms |
//! | `cluster`, `wrap`, `symbol` | units, rows, and pictures of what has no glyph |
//! | `stretch` | where a very long paragraph is cut |
//! | `direction`, `grapheme` | policy of direction; borders of graphemes and words |
//!
//! # Terms
//!
//! - A *paragraph* is what has one direction and no line break. Every field and every label is a
//!   paragraph of its own: words of two authors never reorder each other.
//! - A *stretch* is what a page lays out at once: a paragraph, or a piece of a very long one.
//! - A *unit* is what fills one or two cells and what the caret steps over: a grapheme cluster
//!   (UAX #29), or a lam and an alef with their marks. Units partition the bytes of a paragraph.
//! - A *level* is even for text that runs from the left, odd for text that runs from the right.
//! - A *row* is what is seen of a paragraph on one line of the grid. It is cut from the logical
//!   text at the opportunities of UAX #14, and put in order afterwards.
//! - A *form* is one of the shapes of a letter that have code points (U+FB50.., U+FE70..): fonts
//!   for terminals hold them one cell wide.
//!
//! # What it does at the edges
//!
//! - A position inside a character or past the end counts as the nearest one before it.
//! - Fewer columns than a wide glyph or the caret needs count as two, or three for a caret.
//! - What has no glyph (a control, a private character, a filler) is drawn as
//!   a picture one cell wide, or takes no cell where a reader need not see it; see
//!   [`sanitize::symbol`].
//! - A cell prints at most twelve marks. A mark that follows no letter stands on a circle (U+25CC).
//! - The end of a row that was wrapped at a blank leaves the blank outside the columns.
//! - Letters without presentation forms (ڥ, ڨ, ٯ) are drawn as they are, and join their neighbours.
//!   U+0763, the Moroccan gaf, borrows the forms of U+06AD.
//! - Time and space are linear in the length of a paragraph, but for what is nested: 63 levels of
//!   brackets count, and 125 of isolates.
//! - A [`Page`] lays out a paragraph of up to [`LONGEST`] bytes as one. A longer one is cut into
//!   *stretches*, between words of one direction where it has any, so that a key costs the stretch
//!   it touches: levels are those of the whole but for brackets, embeddings and isolates that are
//!   open across a cut, a row ends at a cut, and letters do not join over it. Its direction is
//!   that of its first [`LONGEST`] bytes.
//!
//! # What it rests on
//!
//! Bidi_Class and brackets from `unicode-bidi` (Unicode 16), clusters from `unicode-segmentation`,
//! breaks from `unicode-linebreak`, widths from `unicode-width`, normalization from
//! `unicode-normalization`; joining, forms and mirror images from tables of its own (Unicode 15).
//! Levels and order pass BidiTest and BidiCharacterTest in full. On real texts they are those of
//! ICU, fribidi and `unicode-bidi` without exception, and on random ones no two of them agree
//! against them; joining is that of HarfBuzz. The tests say how to repeat that.
//!
//! What it deliberately does not do: hold a text that is being edited (edits are values for the
//! owner of the text), draw to a buffer, know colours, search, or reorder on behalf of a terminal
//! that reorders by itself.

mod bidi;
pub mod caret;
mod cluster;
pub mod digits;
mod direction;
mod embedding;
mod grapheme;
mod levels;
pub mod line;
pub mod page;
pub mod sanitize;
mod shape;
mod stretch;
mod symbol;
mod ucd;
#[cfg(test)]
pub(crate) mod work;
mod wrap;

pub use bidi::{mirrored, visual_order};
pub use line::{Base, Direction, Glyph, Paragraph, Row, clip};
pub use page::{Caret, Page};
pub use stretch::LONGEST;
