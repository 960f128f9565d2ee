//! Drawing in reading order.
//!
//! Used by the panes. Everything here counts columns from the side where reading starts;
//! [`Canvas`] alone knows which side of the glass that is, and it alone puts text on cells.

pub mod canvas;
pub mod chart;
pub mod frame;
pub mod laid;
pub mod line;
pub mod list;
pub mod mirror;
pub mod table;
pub mod theme;

pub use canvas::Canvas;
pub use laid::Lines;
pub use list::Cursor;
pub use mirror::{Mirror, Way};
pub use theme::Theme;
