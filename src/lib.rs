//! lajna (لجنة): a full-screen terminal program for the work of a committee.
//!
//! # The words
//!
//! The whole vocabulary of this code base. Nothing else gets a name without removing one.
//!
//! | word | meaning |
//! |---|---|
//! | **Committee** | the present state: members, objectives and tasks of the work programme, meetings, charter |
//! | **Change** | one step, carrying both its ends (what was, what will be) |
//! | **Log** | the past: entries (who, when, which change, what it reverses), only ever added to |
//! | **Store** | where a log is kept |
//! | **Session** | a committee opened by someone: the one place where change, log and store meet |
//! | **Command** | what a person means ("add", "undo", "next"), said by key, by command line, or by test |
//! | **Pane** | a part of the screen: takes commands, answers with an outcome, draws itself |
//!
//! Helpers: *Edit* and *Splice* (the two shapes of change), *Entry*, *Scope* (section of
//! bindings), *Outcome*, *Desk* (what a pane may look at), *Notice* (a thing to tell the
//! user), *Phrases* (one language), *Finding* (something in data that needs a person),
//! *Acceptance* (a finding that somebody lets stand), *Mend* (a change that would settle one),
//! *Verbatim* (the words as written, kept beside what was understood), *Canvas* (a buffer
//! addressed in reading order), *Spoken* (what a pane shows, in words).
//!
//! What a committee writes, and how it is kept:
//!
//! - *Text*, in the code *Document*: the charter, or another text in parts beside it.
//! - *Amendment*: a proposed change of paragraphs of a text, and what was decided about it.
//! - *Version*: a text as it stood when it passed to another phase, numbered.
//! - *Round*: the open amendments of a text decided one after the other, and recorded together.
//! - *Backup*: everything of a store in one file, from which it can be made again.
//! - *Rescue*: a file with words that could not be saved, brought back at the next start.
//!
//! # The house
//!
//! ```text
//! 6   main                                     arguments, exit code
//! 5   app   cli                                wiring only
//! 4   panes                                    roster, programme, charter, and what opens over them
//! 3   notice                                   results, findings and errors -> sentences in the reader's language
//! 2   session   command   ui   settings        the record-keeper, the vocabulary, drawing in reading order, flags
//! 1   store   exchange   i18n   terminal       bytes on disk, files, languages, bytes on the wire
//! 0   domain   text   keys                     a committee, a line of text, a key
//! ```
//!
//! A module uses floors below it; never a sibling on its own floor, never upward.
//! `tests/architecture.rs` holds the house to this.

pub mod app;
pub mod cli;
pub mod command;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod keys;
pub mod notice;
pub mod panes;
pub mod session;
pub mod settings;
pub mod store;
pub mod terminal;
pub mod text;
pub mod ui;
