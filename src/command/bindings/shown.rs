//! The keys as people are shown them: help, hints, lists.
//!
//! Used by help, the hint line, `lajna keys` and the panes that name a key. It looks
//! bindings up; resolving a key that was pressed is `bindings` itself.

use super::{Bindings, Bound};
use crate::command::{Command, Scope};
use crate::keys::{Trie, shown};

/// Words worth a hint, the most useful first; a line of hints shows as many as it has room for.
const HINTED: [&str; 58] = [
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
    "open",
    "approve",
    "refuse",
    "defer",
    "consolidate",
    "add",
    "edit",
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
        by_command(self.reachable(scope))
    }

    /// What is bound in `scope` itself, in the order of the key files.
    #[must_use]
    pub fn own_rows(&self, scope: Scope) -> Vec<(String, &'static str)> {
        let mut own: Vec<&Bound> = self.scopes.get(&scope).into_iter().flat_map(Trie::values).collect();
        own.sort_by_key(|bound| bound.place);
        by_command(own)
    }

    /// The commands worth a hint in `scope`, the most useful first: one key and the word of each.
    #[must_use]
    pub fn hints(&self, scope: Scope) -> Vec<(String, &'static str)> {
        let reachable = self.reachable(scope);
        let hint = |word: &&'static str| {
            let bound = reachable.iter().find(|bound| bound.command.word() == *word)?;
            Some((shown(&bound.keys), *word))
        };
        // What opens over the panes hints at its own keys: `undo` is no answer to a question.
        let own: Vec<&Command> =
            self.scopes.get(&scope).into_iter().flat_map(Trie::values).map(|bound| &bound.command).collect();
        let worth = |word: &&&'static str| match scope {
            Scope::Amendments
            | Scope::Choice
            | Scope::Findings
            | Scope::History
            | Scope::Help
            | Scope::Form
            | Scope::Prompt
            | Scope::Texts => {
                let anywhere: &[&str] = match scope {
                    Scope::Form => &["help", "focus-next"],
                    Scope::Choice => &["help", "open", "language"],
                    Scope::Amendments => &["help", "open", "edit", "undo"],
                    Scope::Findings => &["help", "open", "undo"],
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
            .map(|bound| shown(&bound.keys))
            .collect()
    }
}

/// One row per command: all its keys, and its word.
fn by_command<'a>(bound: impl IntoIterator<Item = &'a Bound>) -> Vec<(String, &'static str)> {
    let mut rows: Vec<(&Command, Vec<String>)> = Vec::new();
    for bound in bound {
        match rows.iter_mut().find(|(command, _)| **command == bound.command) {
            Some((_, keys)) => keys.push(shown(&bound.keys)),
            None => rows.push((&bound.command, vec![shown(&bound.keys)])),
        }
    }
    rows.into_iter().map(|(command, keys)| (keys.join(", "), command.word())).collect()
}
