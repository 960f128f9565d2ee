//! A terminal on a thin line: keys in, the fewest bytes out.
//!
//! Used by the event loop of a full-screen program, which paints a [`ratatui`] buffer and
//! waits for [`Event`]s. At the start the terminal is asked once who it is, since terminals
//! disagree about right-to-left text, and with the first frame what the line carries; nothing is
//! asked after that. Deliberately not here: widgets, layout, the meaning of keys, the order of a
//! right-to-left line (cells arrive in visual order).
//!
//! ```no_run
//! use lajna::terminal::{self, Caps, Choice, Drawn, Event, Input};
//! use std::sync::mpsc;
//!
//! let (sender, events) = mpsc::channel();
//! let _input = Input::start(sender.clone())?;
//! // Nothing is remembered of any terminal: what it answers, decides.
//! let choice = Choice::Asked(&|_fingerprint| None);
//! let (mut screen, found, early) = terminal::start(Caps::from_env(), choice, sender, &events)?;
//! let words = format!("{}: any key but q", found.rendering.class.word());
//! let mut early = early.into_iter();
//! loop {
//!     let drawn = screen.draw(|buffer| {
//!         buffer.set_string(0, 0, &words, ratatui::style::Style::default());
//!         None
//!     });
//!     // `Drawn::Busy`: the line is slow; `Event::Drained` says when to draw again.
//!     let event = early.next().map_or_else(|| events.recv(), Ok);
//!     match event.map(|event| screen.heed(event)) {
//!         Ok(Some(Event::Key(key))) if key == lajna::keys::Key::char('q') => break,
//!         Ok(Some(Event::Found(found))) => screen.render(found.rendering),
//!         Ok(Some(Event::HangUp | Event::Terminate)) | Err(_) => break,
//!         Ok(_) => {}
//!     }
//! }
//! screen.leave()?;
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod caps;
pub mod class;
pub mod clipboard;
pub mod detect;
pub mod encode;
pub mod input;
mod outlet;
mod pace;
pub mod reply;
pub mod screen;
pub mod start;
mod switch;
pub mod tape;
pub mod teletype;
mod tmux;
pub mod writer;

pub use caps::{Background, Caps, Colours, Direction, Glyphs, Shifts};
pub use class::{Class, Filler, Marks, Mode, Rendering};
pub use clipboard::Clipboard;
pub use detect::{Certainty, Found, LineSpeed, Multiplexer};
pub use input::{Event, Input, now};
pub use reply::Reply;
pub use screen::{Drawn, Screen, is_terminal, size};
pub use start::{Choice, start};
pub use switch::{enter_bytes, leave_bytes};
pub use tape::{Ending, Tape, Typing};
pub use teletype::Teletype;
pub use writer::Writer;
