//! What a person means, and the words and keys that say it.
//!
//! Used by `panes` (which are told commands and never see a key), by `app` (which resolves
//! keys) and by the prompt, where the same words are typed out.
//! It does nothing itself: a command is only a meaning.

pub mod bindings;
pub mod keyfile;
pub mod scope;
pub mod words;

pub use bindings::{Bindings, DEFAULT_KEYBOARD, DEFAULT_KEYMAP, Resolved};
pub use keyfile::{BindingError, BindingErrorKind};
pub use scope::Scope;
pub use words::{Misspoken, Word, parse};

use std::fmt;
use std::path::PathBuf;

use crate::domain::{AmendmentState, Status, Wording};
use crate::terminal::Mode;

/// What a person means.
///
/// Said by a key, by a word in the prompt, or by a test. A pane that has no use for one
/// passes it on. The word of each stands in [`words::ALL`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Move the selected row, or the caret.
    Move(Motion),
    /// Move and select what lies between.
    Extend(Motion),

    /// Put a character at the caret.
    Insert(char),
    /// Put text at the caret: `None`, what was last cut or copied; else what the terminal pasted.
    Paste(Option<String>),
    /// Begin a new paragraph.
    NewLine,
    /// Erase the selection, or backwards by one stop.
    EraseBack,
    /// Erase the selection, or the cluster under the caret.
    EraseForward,
    /// Erase back to the start of the word.
    EraseWordBack,
    /// Erase to the end of the word.
    EraseWordForward,
    /// Erase back to the start of the line, and keep it to paste.
    EraseToStart,
    /// Erase to the end of the line, and keep it to paste.
    EraseToEnd,
    /// Erase the selection and keep it to paste.
    Cut,
    /// Keep the selection to paste.
    Copy,
    /// Select everything.
    SelectAll,
    /// Begin a selection here; drop it when there is one.
    Mark,
    /// Complete the word being typed.
    Complete,
    /// Make one paragraph of this one and the next.
    Join,
    /// Put these words in the place of what was found; `None`: ask for them.
    Replace(Option<String>),
    /// Put these words in every place found, at once; `None`: those asked for.
    ReplaceAll(Option<String>),
    /// Turn the signs `,` `;` `?` typed after an Arabic letter into Arabic ones, or no longer.
    Punctuation,
    /// Say how many words there are, and how long they take to read.
    WordCount,
    /// Make these the words of the part; `None`: those an editor of one's own makes of them.
    Rewrite(Option<String>),
    /// Fill the blanks of the text in: `town=Ouezzane`; `None`: with what the profile knows.
    Fill(Option<String>),
    /// List every place where these words stand; `None`: ask for them.
    Places(Option<String>),
    /// Go to the part with this number, or with these words in its title; `None`: ask for it.
    GoTo(Option<String>),
    /// Put a reference to the part with this number, or with these words in its title, into the
    /// text; `None`: ask for it.
    Refer(Option<String>),

    /// Add a record after the selected one.
    Add,
    /// Add an objective to the programme.
    AddObjective,
    /// Change the selected record.
    Edit,
    /// Change the name of the selected record only.
    Rename,
    /// Remove the selected record.
    Remove,
    /// Go into the selected row.
    Open,
    /// Confirm what the program proposed: a gender, the year of a deadline.
    Confirm,
    /// Put the selected record before the one above it.
    Raise,
    /// Put the selected record after the one below it.
    Lower,
    /// Make the selected heading a part of the one above it.
    Indent,
    /// Take the selected heading out of the one it is a part of.
    Outdent,
    /// Set the status of the selected task; `None`: the next one.
    SetStatus(Option<Status>),
    /// Put the first parts of a usual charter into an empty outline.
    StarterOutline,

    /// Shows the texts of the committee.
    Texts,
    /// Shows this text in the pane of the charter: its number in the list, or its title.
    Text(String),
    /// Passes the text on to another phase of its life.
    Pass,
    /// Opens a new revision of a settled text.
    Revise,
    /// Shows the versions of the text.
    Versions,
    /// Shows what follows from the clauses of the text.
    FollowUp,
    /// Compares two versions, word by word.
    Compare,
    /// Makes the text what it was.
    Restore,
    /// Links a clause to a task.
    Link,
    /// Notes what is observed of a clause.
    Observe,
    /// Propose to change the paragraph, or the selected part.
    Amend,
    /// Open the amendments of the text.
    Amendments,
    /// Decide the selected amendment so; proposed: take back what was decided.
    Decide(AmendmentState),
    /// Answer the proposer of the selected amendment.
    Reply,
    /// Go through the open amendments together; there, accept all the rest that fit.
    Consolidate,
    /// Show the text in this way; `None`: in the next one.
    View(Option<Wording>),
    /// Show the amendments beside the words they change.
    Comparison,

    /// Order the list by the next column.
    Sort,
    /// Show only rows with these words; `None`: ask for them.
    Filter(Option<String>),
    /// Show only what is late.
    FilterOverdue,
    /// Show only what is due this month.
    FilterThisMonth,
    /// Show only tasks of this responsible; `None`: of the selected task's.
    FilterResponsible(Option<String>),
    /// Show every row again.
    ClearFilter,
    /// Find these words; `None`: ask for them.
    Search(Option<String>),
    /// Go to the next place found.
    SearchNext,
    /// Go to the place found before.
    SearchPrevious,

    /// Go to the next pane, or field.
    FocusNext,
    /// Go to the pane, or field, before.
    FocusPrevious,
    /// Go to the roster.
    FocusRoster,
    /// Go to the work programme.
    FocusProgramme,
    /// Go to the charter.
    FocusCharter,
    /// Give the whole screen to the pane, or take it back.
    Zoom,

    /// Take back one's last change.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Take back the selected entry of the history.
    Revert,
    /// Open the history.
    History,
    /// Check the committee: what needs a look, and what holds.
    Check,
    /// Record what mends the selected finding.
    Mend,
    /// Accept the matter of the selected finding as it is.
    LetStand,
    /// Show the committee as it stood at a day, or entry; `None`: at the selected entry.
    AsOf(Option<String>),
    /// Write to disk at once what is still being typed.
    Save,
    /// Open the store for writing, where it was only read beside someone.
    TakeOver,
    /// Put what could not be saved into a file elsewhere; `None`: into the usual place.
    Rescue(Option<PathBuf>),

    /// Read a file; `None`: ask for its path.
    Import(Option<PathBuf>),
    /// Write a file; `None`: ask for its path.
    Export(Option<PathBuf>),
    /// Open the demonstration committee.
    Demo,

    /// Say yes.
    Accept,
    /// Say no; leave what is open.
    Cancel,
    /// List the keys that mean something here.
    Help,
    /// Say where one is: the pane, the selected row, the keys.
    Read,
    /// Say everything the pane holds, row by row.
    ReadAll,
    /// Type a command by its word.
    Prompt,
    /// Speak this language (`ar`, `fr`, `en`); `None`: the next one.
    Language(Option<String>),
    /// Use this keymap; `None`: ask.
    Keymap(Option<String>),
    /// Read keys as typed on this keyboard; `None`: ask.
    Keyboard(Option<String>),
    /// Write right-to-left text to the terminal in this mode; `None`: in the next one that may be right.
    Rendering(Option<Mode>),
    /// Paint the whole screen again.
    Redraw,
    /// Stop, and give the terminal back to the shell for a while.
    Suspend,
    /// Leave.
    Quit,
}

/// Where to, in a list, an outline or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One row down.
    Next,
    /// One row up.
    Previous,
    /// One screen down.
    PageNext,
    /// One screen up.
    PagePrevious,
    /// To the very beginning.
    First,
    /// To the very end.
    Last,
    /// One cell to the left, by sight, whatever the direction of the text.
    SightLeft,
    /// One cell to the right, by sight.
    SightRight,
    /// One word to the left, by sight.
    SightWordLeft,
    /// One word to the right, by sight.
    SightWordRight,
    /// One stop on, in reading order.
    Forward,
    /// One stop back, in reading order.
    Backward,
    /// One word on, in reading order.
    WordForward,
    /// One word back, in reading order.
    WordBackward,
    /// To where the line begins being read.
    LineStart,
    /// To where the line ends being read.
    LineEnd,
    /// To the next part of the charter, objective, or group.
    PartNext,
    /// To the part, objective, or group before.
    PartPrevious,
}

impl Command {
    /// Whether it is part of typing and moving in a text; anything else is a pause in it.
    #[must_use]
    pub const fn is_typing(&self) -> bool {
        matches!(
            self,
            Self::Move(_)
                | Self::Extend(_)
                | Self::Insert(_)
                | Self::Paste(_)
                | Self::NewLine
                | Self::EraseBack
                | Self::EraseForward
                | Self::EraseWordBack
                | Self::EraseWordForward
                | Self::EraseToStart
                | Self::EraseToEnd
        )
    }

    /// Whether it opens a line for words to be typed in, and the words go on what it means.
    #[must_use]
    pub const fn asks_for_words(&self) -> bool {
        matches!(self, Self::Prompt | Self::Filter(None) | Self::Search(None))
    }

    /// Whether it means to change the committee when it is given in `scope`. A form that is filled in,
    /// or a line that is typed, changes nothing yet.
    #[must_use]
    pub fn changes(&self, scope: Scope) -> bool {
        match self {
            Self::Insert(_)
            | Self::Paste(_)
            | Self::NewLine
            | Self::Cut
            | Self::EraseBack
            | Self::EraseForward
            | Self::EraseWordBack
            | Self::EraseWordForward
            | Self::EraseToStart
            | Self::EraseToEnd
            | Self::Refer(_) => scope == Scope::Text,
            Self::Add
            | Self::AddObjective
            | Self::Edit
            | Self::Rename
            | Self::Remove
            | Self::Confirm
            | Self::Raise
            | Self::Lower
            | Self::Indent
            | Self::Outdent
            | Self::SetStatus(_)
            | Self::StarterOutline
            | Self::Undo
            | Self::Redo
            | Self::Revert
            | Self::Mend
            | Self::LetStand
            | Self::Join
            | Self::Replace(_)
            | Self::ReplaceAll(_)
            | Self::Rewrite(_)
            | Self::Fill(_)
            | Self::Pass
            | Self::Revise
            | Self::Restore
            | Self::Link
            | Self::Observe
            | Self::Amend
            | Self::Decide(_)
            | Self::Reply
            | Self::Consolidate
            | Self::Import(_)
            | Self::Demo => true,
            _ => false,
        }
    }

    /// Whether saying it several times at once makes sense, as a count before a key asks.
    #[must_use]
    pub const fn repeats(&self) -> bool {
        match self {
            // Once at the end of the line, there is no more of it.
            Self::EraseToStart | Self::EraseToEnd => false,
            Self::Remove
            | Self::Raise
            | Self::Lower
            | Self::Indent
            | Self::Outdent
            | Self::SearchNext
            | Self::SearchPrevious
            | Self::FocusNext
            | Self::FocusPrevious
            | Self::Undo
            | Self::Redo => true,
            typing => typing.is_typing(),
        }
    }
}

impl fmt::Display for Command {
    /// The command as it is typed in the prompt: its word, then its argument.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Insert(c) => write!(f, " {c}"),
            Self::Paste(Some(text))
            | Self::Filter(Some(text))
            | Self::FilterResponsible(Some(text))
            | Self::Search(Some(text))
            | Self::Replace(Some(text))
            | Self::ReplaceAll(Some(text))
            | Self::Rewrite(Some(text))
            | Self::Fill(Some(text))
            | Self::Places(Some(text))
            | Self::GoTo(Some(text))
            | Self::Refer(Some(text))
            | Self::AsOf(Some(text))
            | Self::Language(Some(text))
            | Self::Keymap(Some(text))
            | Self::Keyboard(Some(text)) => write!(f, " {text}"),
            Self::Text(text) => write!(f, " {text}"),
            Self::Import(Some(path)) | Self::Export(Some(path)) | Self::Rescue(Some(path)) => {
                write!(f, " {}", path.display())
            }
            Self::View(Some(wording)) => write!(f, " {}", wording.word()),
            Self::SetStatus(Some(status)) => write!(f, " {}", status.word()),
            Self::Rendering(Some(mode)) => write!(f, " {}", mode.word()),
            _ => Ok(()),
        }
    }
}
