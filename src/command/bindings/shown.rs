//! The keys as people are shown them: help, hints, lists.
//!
//! Used by help, the hint line, `lajna keys` and the panes that name a key. It looks
//! bindings up; resolving a key that was pressed is `bindings` itself.

use super::{Bindings, Bound, Called};
use crate::command::{Command, Scope};
use crate::keys::{Trie, shown};

/// Words worth a hint, the most useful first; a line of hints shows as many as it has room for.
const HINTED: [&str; 73] = [
    "help",
    "accept",
    "cancel",
    "revert",
    "mend",
    "let-stand",
    "restore",
    "link",
    "observe",
    "as-of",
    "present",
    "excused",
    "absent",
    "represented",
    "all-present",
    "make-task",
    "lines",
    "open",
    "approve",
    "refuse",
    "defer",
    "consolidate",
    "add",
    "edit",
    "attendance",
    "points",
    "resolutions",
    "minutes",
    "pass",
    "versions",
    "follow-up",
    "status",
    "complete",
    "new-line",
    "compare",
    "filter",
    "undo",
    "focus-next",
    "confirm",
    "composition",
    "remove",
    "starter-outline",
    "texts",
    "amend",
    "withdraw",
    "merge",
    "reply",
    "reopen",
    "view",
    "comparison",
    "import",
    "filter-kind",
    "filter-year",
    "guests",
    "filter-overdue",
    "quit",
    "refer",
    "search",
    "add-objective",
    "clear-filter",
    "history",
    "check",
    "language",
    "sort",
    "rename",
    "indent",
    "outdent",
    "cut",
    "copy",
    "paste",
    "redo",
    "prompt",
    "zoom",
];

impl Bindings {
    /// What can be pressed in `scope`: all keys of a command, and its word. What is bound in
    /// the scope itself comes first, then in the order of the key files.
    #[must_use]
    pub fn rows(&self, scope: Scope) -> Vec<(String, &'static str)> {
        let mut reachable = self.reachable(scope);
        if scope.types() {
            // What can be done comes before the ways to move about.
            reachable.sort_by_key(|bound| matches!(bound.command, Command::Move(_) | Command::Extend(_)));
        }
        self.by_command(scope, reachable)
    }

    /// The same bindings, shown to someone who has no keys: every command is called by its word.
    #[must_use]
    pub fn by_words(self) -> Self {
        Self { called: Called::ByWords, ..self }
    }

    /// Whether commands are called by their words.
    #[must_use]
    pub fn are_words(&self) -> bool {
        self.called == Called::ByWords
    }

    /// The key to hint at for `command` in `scope`; nothing where it has none.
    #[must_use]
    pub fn key_of(&self, scope: Scope, command: &Command) -> String {
        self.keys_of(scope, command).into_iter().next().unwrap_or_default()
    }

    /// What a person calls the command by where it is bound. Where one types, a word has a colon
    /// before it.
    fn name(&self, scope: Scope, bound: &Bound) -> String {
        match self.called {
            Called::ByKeys => shown(&bound.keys),
            Called::ByWords if scope.types() => format!(":{}", bound.command),
            Called::ByWords => bound.command.to_string(),
        }
    }

    /// One row per command: all that it is called, and its word.
    fn by_command<'a>(
        &self,
        scope: Scope,
        bound: impl IntoIterator<Item = &'a Bound>,
    ) -> Vec<(String, &'static str)> {
        let mut rows: Vec<(&Command, Vec<String>)> = Vec::new();
        for bound in bound {
            let name = self.name(scope, bound);
            match rows.iter_mut().find(|(command, _)| **command == bound.command) {
                Some((_, names)) if names.contains(&name) => {}
                Some((_, names)) => names.push(name),
                None => rows.push((&bound.command, vec![name])),
            }
        }
        rows.into_iter().map(|(command, names)| (names.join(", "), command.word())).collect()
    }

    /// What is bound in `scope` itself, in the order of the key files.
    #[must_use]
    pub fn own_rows(&self, scope: Scope) -> Vec<(String, &'static str)> {
        let mut own: Vec<&Bound> = self.scopes.get(&scope).into_iter().flat_map(Trie::values).collect();
        own.sort_by_key(|bound| bound.place);
        self.by_command(scope, own)
    }

    /// The commands worth a hint in `scope`, the most useful first: one key and the word of each.
    #[must_use]
    pub fn hints(&self, scope: Scope) -> Vec<(String, &'static str)> {
        let reachable = self.reachable(scope);
        let hint = |word: &&'static str| {
            let bound = reachable.iter().find(|bound| bound.command.word() == *word)?;
            Some((self.name(scope, bound), *word))
        };
        // What opens over the panes hints at its own keys: `undo` is no answer to a question.
        let own: Vec<&Command> =
            self.scopes.get(&scope).into_iter().flat_map(Trie::values).map(|bound| &bound.command).collect();
        let worth = |word: &&&'static str| match scope {
            Scope::Agenda
            | Scope::Amendments
            | Scope::Meeting
            | Scope::Attendance
            | Scope::Choice
            | Scope::Findings
            | Scope::Rules
            | Scope::History
            | Scope::Help
            | Scope::Form
            | Scope::Prompt
            | Scope::Texts => {
                let anywhere: &[&str] = match scope {
                    Scope::Form => &["help", "focus-next"],
                    Scope::Choice => &["help", "open", "language"],
                    Scope::Amendments => &["help", "open", "edit", "undo"],
                    Scope::Meeting => &["help", "add", "edit", "remove", "undo"],
                    Scope::Attendance => &["help", "undo"],
                    Scope::Findings => &["help", "open", "undo"],
                    Scope::Rules => &["help", "add", "edit", "remove", "undo"],
                    Scope::Texts => &["help", "open", "add", "edit", "remove"],
                    _ => &["help", "open"],
                };
                anywhere.contains(*word) || own.iter().any(|command| command.word() == **word)
            }
            // Esc leaves a text; in a list there is nothing to leave.
            _ => **word != "cancel" || scope.types(),
        };
        HINTED.iter().filter(worth).filter_map(hint).collect()
    }

    /// The keys that say `command` in `scope`, in the order of the key files: the first is the
    /// one to hint at.
    #[must_use]
    pub fn keys_of(&self, scope: Scope, command: &Command) -> Vec<String> {
        self.reachable(scope)
            .into_iter()
            .filter(|bound| bound.command == *command)
            .map(|bound| self.name(scope, bound))
            .collect()
    }
}
