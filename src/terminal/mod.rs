//! A terminal on a thin line: keys in, the fewest bytes out.
//!
//! Used by the event loop of a full-screen program, which paints a [`ratatui`] buffer and
//! waits for [`Event`]s. Deliberately not here: widgets, layout, the meaning of keys, the
//! order of a right-to-left line (cells arrive in visual order), and any question to the
//! terminal, since an answer is a round trip on a slow line.
//!
//! ```no_run
//! use lajna::terminal::{Caps, Drawn, Event, Input, Screen};
//! use std::sync::mpsc;
//!
//! let (sender, events) = mpsc::channel();
//! let mut screen = Screen::enter(Caps::from_env(), sender.clone())?;
//! let _input = Input::start(sender)?;
//! loop {
//!     let drawn = screen.draw(|buffer| {
//!         buffer.set_string(0, 0, "any key but q", ratatui::style::Style::default());
//!         None
//!     });
//!     // `Drawn::Busy`: the line is slow; `Event::Drained` says when to draw again.
//!     match events.recv() {
//!         Ok(Event::Key(key)) if key == lajna::keys::Key::char('q') => break,
//!         Ok(Event::Resize(width, height)) => screen.resize(width, height),
//!         Ok(Event::HangUp | Event::Terminate) | Err(_) => break,
//!         Ok(_) => {}
//!     }
//! }
//! screen.leave()?;
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod caps;
pub mod class;
pub mod encode;
pub mod input;
mod outlet;
pub mod screen;
pub mod writer;

pub use caps::{Background, Caps, Colours, Direction, Glyphs};
pub use class::{Class, Filler, Marks, Rendering};
pub use input::{Event, Input, now};
pub use screen::{Drawn, Screen, enter_bytes, is_terminal, leave_bytes, size};
pub use writer::Writer;
