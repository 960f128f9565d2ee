//! Where a key is pressed: the sections of a key file.
//!
//! Used by `bindings` to look a key up and by every pane to say what it is.
//! A scope knows what it falls back on, not what is bound in it.

/// A section of bindings. What is not bound in one is looked up in its [`parent`](Scope::parent).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everywhere.
    Global,
    /// Anything with rows.
    List,
    /// Rows that are records of the committee.
    Records,
    /// The members.
    Roster,
    /// The work programme.
    Programme,
    /// The parts of the charter.
    Outline,
    /// What opens about the texts: the list of them, their versions, what follows from them.
    Texts,
    /// The log of meetings, and one of them.
    Meetings,
    /// A list of one meeting: its agenda, its guests, what it decided.
    Meeting,
    /// Who was at a meeting, member by member.
    Attendance,
    /// Amendments of a text: their list, one of them, the text with them.
    Amendments,
    /// A question with a few answers: yes or no, a dry run, the welcome.
    Choice,
    /// What is due, day by day.
    Agenda,
    /// What the checker found.
    Findings,
    /// The rules of the composition.
    Rules,
    /// What was done, by whom and when.
    History,
    /// The keys that mean something.
    Help,
    /// A text being typed: a part of the charter.
    Text,
    /// A record being filled in, field by field.
    Form,
    /// One line being typed: a command, a path, words to find.
    Prompt,
}

impl Scope {
    /// Every scope; a parent stands before its children.
    pub const ALL: [Self; 20] = [
        Self::Global,
        Self::List,
        Self::Records,
        Self::Roster,
        Self::Programme,
        Self::Outline,
        Self::Texts,
        Self::Meetings,
        Self::Meeting,
        Self::Attendance,
        Self::Amendments,
        Self::Choice,
        Self::Agenda,
        Self::Findings,
        Self::Rules,
        Self::History,
        Self::Help,
        Self::Text,
        Self::Form,
        Self::Prompt,
    ];

    /// Its name in a key file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::List => "list",
            Self::Records => "records",
            Self::Roster => "roster",
            Self::Programme => "programme",
            Self::Outline => "outline",
            Self::Texts => "texts",
            Self::Meetings => "meetings",
            Self::Meeting => "meeting",
            Self::Attendance => "attendance",
            Self::Amendments => "amendments",
            Self::Choice => "choice",
            Self::Agenda => "agenda",
            Self::Findings => "findings",
            Self::Rules => "rules",
            Self::History => "history",
            Self::Help => "help",
            Self::Text => "text",
            Self::Form => "form",
            Self::Prompt => "prompt",
        }
    }

    /// The scope with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }

    /// Where a key is looked up that is not bound here.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Global => None,
            Self::List | Self::Text => Some(Self::Global),
            Self::Records | Self::Agenda | Self::Attendance | Self::Choice | Self::History | Self::Help => {
                Some(Self::List)
            }
            Self::Roster
            | Self::Programme
            | Self::Outline
            | Self::Texts
            | Self::Meetings
            | Self::Meeting
            | Self::Amendments
            | Self::Findings
            | Self::Rules => Some(Self::Records),
            Self::Form | Self::Prompt => Some(Self::Text),
        }
    }

    /// This scope, its parent, and so on up to [`Scope::Global`].
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |scope| scope.parent())
    }

    /// Whether this is `other` or falls back on it.
    #[must_use]
    pub fn is_in(self, other: Self) -> bool {
        self.chain().any(|scope| scope == other)
    }

    /// Whether a character pressed here is text and never a command.
    #[must_use]
    pub fn types(self) -> bool {
        self.is_in(Self::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_is_listed_after_its_parent_and_found_by_its_name() {
        for (at, scope) in Scope::ALL.into_iter().enumerate() {
            assert_eq!(Scope::named(scope.name()), Some(scope));
            if let Some(parent) = scope.parent() {
                assert!(Scope::ALL.iter().take(at).any(|earlier| *earlier == parent), "{scope:?}");
            }
            assert_eq!(scope.chain().last(), Some(Scope::Global));
        }
        assert_eq!(Scope::named("Roster"), None);
    }

    #[test]
    fn forms_and_prompts_type_and_lists_do_not() {
        assert!(Scope::Text.types() && Scope::Form.types() && Scope::Prompt.types());
        assert!(!Scope::Roster.types() && !Scope::Choice.types() && !Scope::Global.types());
    }
}
