//! What a person means, and the words and keys that say it.
//!
//! Used by `panes` (which are told commands and never see a key), by `app` (which resolves
//! keys) and by the prompt, where the same words are typed out.
//! It does nothing itself: a command is only a meaning.

pub mod bindings;
mod effects;
pub mod keyfile;
mod motion;
pub mod scope;
mod slips;
pub mod words;

pub use bindings::{Bindings, DEFAULT_KEYBOARD, DEFAULT_KEYMAP, Resolved};
pub use keyfile::{BindingError, BindingErrorKind};
pub use motion::Motion;
pub use scope::Scope;
pub use slips::Misspoken;
pub use words::{Word, parse};

use std::path::PathBuf;

use crate::domain::schedule::Grouping;
use crate::domain::{AmendmentState, Presence, Status, Wording};
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

    /// Show the rules of the composition and what is found of each; of a day, or of today.
    Composition(Option<String>),
    /// Put another member into the seat of the selected one.
    Succeed,
    /// Show those whose mandate is over too, or no longer.
    Former,
    /// Show the members as they stood on a day; `None`: ask for it.
    OnDay(Option<String>),
    /// Write the composition statement to a file; `None`: ask for its path.
    Statement(Option<PathBuf>),
    /// Show who was at the meeting, to be noted one after the other.
    Attendance,
    /// Note of the selected member whether they were there, and go on to the next.
    Attend(Presence),
    /// Note everyone as present.
    AllPresent,
    /// Show the agenda of the meeting.
    Points,
    /// Write the rows of a list as lines of text, where they can be pasted.
    Lines,
    /// Show who was at the meeting besides the members.
    Guests,
    /// Show the numbers of people where there is no list.
    Counts,
    /// Show what the meeting decided and recommended.
    Resolutions,
    /// Write the words of the minutes.
    Minutes,
    /// Make a task of the selected resolution.
    MakeTask,
    /// Show only meetings of the next kind; `None` of another: of every kind.
    FilterKind,
    /// Show only meetings of the year before; behind the first, of every year.
    FilterYear,

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
    /// Show the programme as a chart over time, or as a table again.
    Gantt,
    /// Show the programme as a table.
    List,
    /// Show what is due, day by day: from this day on, or from today.
    Agenda,
    /// Show less time, in more detail.
    ZoomIn,
    /// Show more time, in less detail.
    ZoomOut,
    /// Go to today in the chart.
    Today,
    /// Go to the next task that is late.
    NextOverdue,
    /// Put the tasks together by this; `None`: by the next.
    Group(Option<Grouping>),
    /// Hide the tasks of this group, or show them.
    Fold,
    /// Hide the tasks of every group, or show them.
    FoldAll,
    /// Carry open tasks over to another period.
    Carry,
    /// Note what shows that the selected task was done.
    Evidence,
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
    /// Go to the meetings.
    FocusMeetings,
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
    /// Show how the cell of the responsible was understood.
    Parties,
    /// List the bodies members come from, with their names.
    Bodies,
    /// Make one record of the selected one and another.
    Unite,
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
