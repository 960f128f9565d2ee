//! What kind of thing a command is: typing, a change, worth repeating; and how it is written out.
//!
//! Used by whoever takes commands without knowing each of them. It does nothing itself.

use std::fmt;

use super::{Command, Scope};

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
            | Self::Carry
            | Self::Evidence
            | Self::Reply
            | Self::Consolidate
            | Self::Succeed
            | Self::Unite
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
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::NextOverdue
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
            | Self::Composition(Some(text))
            | Self::OnDay(Some(text))
            | Self::Language(Some(text))
            | Self::Keymap(Some(text))
            | Self::Keyboard(Some(text)) => write!(f, " {text}"),
            Self::Text(text) => write!(f, " {text}"),
            Self::Import(Some(path))
            | Self::Export(Some(path))
            | Self::Statement(Some(path))
            | Self::Rescue(Some(path)) => {
                write!(f, " {}", path.display())
            }
            Self::View(Some(wording)) => write!(f, " {}", wording.word()),
            Self::Group(Some(grouping)) => write!(f, " {}", grouping.word()),
            Self::SetStatus(Some(status)) => write!(f, " {}", status.word()),
            Self::Rendering(Some(mode)) => write!(f, " {}", mode.word()),
            _ => Ok(()),
        }
    }
}
