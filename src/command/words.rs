//! The words of the commands: one row each, in the order they are explained.
//!
//! Used by `bindings` (key files are written in these words), by the prompt (which completes
//! and reads them) and by `i18n` and `cli` through the word alone: one sentence explains each.
//! It knows no key and no language.

use std::path::PathBuf;

use super::slips::{Misspoken, nearest};
use super::{Command, Motion, Scope};
use crate::domain::schedule::Grouping;
use crate::domain::{AmendmentState, Presence, Status, Wording};
use crate::terminal::Mode;

/// The word of one command.
#[derive(Debug)]
pub struct Word {
    /// What is typed and written in key files.
    pub word: &'static str,
    /// What follows it.
    pub argument: Argument,
    /// Where it means something; also in every scope that falls back on one of these.
    pub scopes: &'static [Scope],
    /// The command for an argument; `None` if the argument is not one.
    make: fn(Option<&str>) -> Option<Command>,
}

/// What follows a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    Nothing,
    /// Something, or nothing.
    Optional(Kind),
    /// Something.
    Required(Kind),
}

/// What an argument is, so that it can be completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One character.
    Character,
    /// Any words.
    Text,
    /// The path of a file.
    Path,
    /// A name that only the running program can check: a keymap, a keyboard.
    Name,
    /// One of these.
    OneOf(&'static [&'static str]),
}

/// Words of the statuses.
pub const STATUSES: &[&str] = &[
    Status::NotStarted.word(),
    Status::InProgress.word(),
    Status::Done.word(),
    Status::Suspended.word(),
    Status::Cancelled.word(),
];
/// Words of the groupings of the programme.
pub const GROUPINGS: &[&str] = &[
    Grouping::Objective.word(),
    Grouping::Responsible.word(),
    Grouping::Month.word(),
    Grouping::Status.word(),
];
/// Words of the views of a text.
pub const VIEWS: &[&str] = &[Wording::Original.word(), Wording::Amended.word(), Wording::IfAccepted.word()];
/// Tags of the languages.
pub const LANGUAGES: &[&str] = &["ar", "fr", "en"];

fn status(argument: Option<&str>) -> Option<Option<Status>> {
    let Some(word) = argument else { return Some(None) };
    Status::from_word(word).map(Some)
}

fn grouping(argument: Option<&str>) -> Option<Option<Grouping>> {
    let Some(word) = argument else { return Some(None) };
    Grouping::from_word(word).map(Some)
}

fn wording(argument: Option<&str>) -> Option<Option<Wording>> {
    let Some(word) = argument else { return Some(None) };
    Wording::from_word(word).map(Some)
}

fn mode(argument: Option<&str>) -> Option<Option<Mode>> {
    let Some(word) = argument else { return Some(None) };
    Mode::from_word(word).map(Some)
}

fn one_character(argument: Option<&str>) -> Option<char> {
    let mut characters = argument?.chars();
    characters.next().filter(|_| characters.next().is_none())
}

fn one_of(argument: Option<&str>, choices: &[&str]) -> Option<Option<String>> {
    match argument {
        Some(word) if !choices.contains(&word) => None,
        _ => Some(argument.map(str::to_owned)),
    }
}

fn text(argument: Option<&str>) -> Option<String> {
    argument.map(str::to_owned)
}

fn path(argument: Option<&str>) -> Option<PathBuf> {
    argument.map(PathBuf::from)
}

/// One row per command. The same tokens make the command and, as a pattern, find its word:
/// a command without a row does not compile.
macro_rules! words {
    ($($word:literal = $variant:ident $(($($inner:tt)+))?, $argument:ident $(($($how:tt)+))?, $scopes:tt;)+) => {
        /// Every word, in the order they are explained.
        pub static ALL: &[Word] = &[$(Word {
            word: $word,
            argument: words!(@argument $argument $(, $($how)+)?),
            scopes: &$scopes,
            make: words!(@make $argument [$variant $(($($inner)+))?] $($($how)+)?),
        }),+];

        impl Command {
            /// Its word.
            #[must_use]
            pub const fn word(&self) -> &'static str {
                match self { $(Command::$variant $(($($inner)+))? => $word),+ }
            }
        }
    };
    (@argument nothing) => { Argument::Nothing };
    (@argument optional, $kind:expr, $make:expr) => { Argument::Optional($kind) };
    (@argument required, $kind:expr, $make:expr) => { Argument::Required($kind) };
    (@make nothing [$($command:tt)+]) => { |_| Some(Command::$($command)+) };
    (@make $argument:ident [$($command:tt)+] $kind:expr, $make:expr) => { $make };
}

use Scope::{
    Choice, Findings, Form, Global, History, List, Meetings, Outline, Programme, Prompt, Records, Roster,
    Text, Texts,
};

words! {
    "next" = Move(Motion::Next), nothing, [List, Text];
    "previous" = Move(Motion::Previous), nothing, [List, Text];
    "page-next" = Move(Motion::PageNext), nothing, [List, Text];
    "page-previous" = Move(Motion::PagePrevious), nothing, [List, Text];
    "first" = Move(Motion::First), nothing, [List, Text];
    "last" = Move(Motion::Last), nothing, [List, Text];
    "left" = Move(Motion::SightLeft), nothing, [List, Text];
    "right" = Move(Motion::SightRight), nothing, [List, Text];
    "word-left" = Move(Motion::SightWordLeft), nothing, [Text];
    "word-right" = Move(Motion::SightWordRight), nothing, [Text];
    "forward" = Move(Motion::Forward), nothing, [List, Text];
    "backward" = Move(Motion::Backward), nothing, [List, Text];
    "word-forward" = Move(Motion::WordForward), nothing, [Text];
    "word-backward" = Move(Motion::WordBackward), nothing, [Text];
    "line-start" = Move(Motion::LineStart), nothing, [List, Text];
    "line-end" = Move(Motion::LineEnd), nothing, [List, Text];
    "part-next" = Move(Motion::PartNext), nothing, [List, Text];
    "part-previous" = Move(Motion::PartPrevious), nothing, [List, Text];

    "extend-next" = Extend(Motion::Next), nothing, [Text];
    "extend-previous" = Extend(Motion::Previous), nothing, [Text];
    "extend-page-next" = Extend(Motion::PageNext), nothing, [Text];
    "extend-page-previous" = Extend(Motion::PagePrevious), nothing, [Text];
    "extend-first" = Extend(Motion::First), nothing, [Text];
    "extend-last" = Extend(Motion::Last), nothing, [Text];
    "extend-left" = Extend(Motion::SightLeft), nothing, [Text];
    "extend-right" = Extend(Motion::SightRight), nothing, [Text];
    "extend-word-left" = Extend(Motion::SightWordLeft), nothing, [Text];
    "extend-word-right" = Extend(Motion::SightWordRight), nothing, [Text];
    "extend-forward" = Extend(Motion::Forward), nothing, [Text];
    "extend-backward" = Extend(Motion::Backward), nothing, [Text];
    "extend-word-forward" = Extend(Motion::WordForward), nothing, [Text];
    "extend-word-backward" = Extend(Motion::WordBackward), nothing, [Text];
    "extend-line-start" = Extend(Motion::LineStart), nothing, [Text];
    "extend-line-end" = Extend(Motion::LineEnd), nothing, [Text];
    "extend-part-next" = Extend(Motion::PartNext), nothing, [Text];
    "extend-part-previous" = Extend(Motion::PartPrevious), nothing, [Text];

    "insert" = Insert(_), required(Kind::Character, |a| one_character(a).map(Command::Insert)), [Text];
    "paste" = Paste(_), optional(Kind::Text, |a| Some(Command::Paste(text(a)))), [Text];
    "new-line" = NewLine, nothing, [Text];
    "erase-back" = EraseBack, nothing, [Text];
    "erase-forward" = EraseForward, nothing, [Text];
    "erase-word-back" = EraseWordBack, nothing, [Text];
    "erase-word-forward" = EraseWordForward, nothing, [Text];
    "erase-to-start" = EraseToStart, nothing, [Text];
    "erase-to-end" = EraseToEnd, nothing, [Text];
    "cut" = Cut, nothing, [Text];
    "copy" = Copy, nothing, [Text, List];
    "select-all" = SelectAll, nothing, [Text];
    "mark" = Mark, nothing, [Text, Texts];
    "complete" = Complete, nothing, [Prompt, Form];
    "join" = Join, nothing, [Text];
    "replace" = Replace(_), optional(Kind::Text, |a| Some(Command::Replace(text(a)))), [Outline, Text];
    "replace-all" = ReplaceAll(_),
        optional(Kind::Text, |a| Some(Command::ReplaceAll(text(a)))), [Outline, Text];
    "punctuation" = Punctuation, nothing, [Text];
    "word-count" = WordCount, nothing, [Outline, Text];
    "rewrite" = Rewrite(_), optional(Kind::Text, |a| Some(Command::Rewrite(text(a)))), [Outline, Text, Meetings];
    "fill" = Fill(_), optional(Kind::Text, |a| Some(Command::Fill(text(a)))), [Outline, Text];
    "places" = Places(_), optional(Kind::Text, |a| Some(Command::Places(text(a)))), [Outline, Text];
    "refer" = Refer(_), optional(Kind::Text, |a| Some(Command::Refer(text(a)))), [Text];
    "go-to" = GoTo(_), optional(Kind::Text, |a| Some(Command::GoTo(text(a)))), [Outline, Text];

    "add" = Add, nothing, [Records];
    "add-objective" = AddObjective, nothing, [Programme];
    "edit" = Edit, nothing, [Records];
    "rename" = Rename, nothing, [Records];
    "remove" = Remove, nothing, [Records, Scope::Attendance];
    "open" = Open, nothing, [List];
    "confirm" = Confirm, nothing, [Roster, Programme];
    "raise" = Raise, nothing, [Records, Text];
    "lower" = Lower, nothing, [Records, Text];
    "indent" = Indent, nothing, [Outline];
    "outdent" = Outdent, nothing, [Outline];
    "status" = SetStatus(_),
        optional(Kind::OneOf(STATUSES), |a| status(a).map(Command::SetStatus)), [Programme];
    "starter-outline" = StarterOutline, nothing, [Outline];

    "attendance" = Attendance, nothing, [Meetings];
    "present" = Attend(Presence::Present), nothing, [Scope::Attendance];
    "excused" = Attend(Presence::Excused), nothing, [Scope::Attendance];
    "absent" = Attend(Presence::Absent), nothing, [Scope::Attendance];
    "represented" = Attend(Presence::Represented), nothing, [Scope::Attendance];
    "all-present" = AllPresent, nothing, [Scope::Attendance];
    "points" = Points, nothing, [Meetings];
    "lines" = Lines, nothing, [Scope::Meeting];
    "guests" = Guests, nothing, [Meetings];
    "counts" = Counts, nothing, [Meetings];
    "resolutions" = Resolutions, nothing, [Meetings];
    "minutes" = Minutes, nothing, [Meetings];
    "make-task" = MakeTask, nothing, [Scope::Meeting];
    "filter-kind" = FilterKind, nothing, [Meetings];
    "filter-year" = FilterYear, nothing, [Meetings];

    "texts" = Texts, nothing, [Outline, Text];
    "text" = Text(_), required(Kind::Text, |a| text(a).map(Command::Text)), [Outline, Text];
    "pass" = Pass, nothing, [Outline, Text, Texts];
    "revise" = Revise, nothing, [Outline, Text, Texts];
    "versions" = Versions, nothing, [Outline, Text, Texts];
    "follow-up" = FollowUp, nothing, [Outline, Text, Texts];
    "compare" = Compare, nothing, [Outline, Text, Texts, Scope::Amendments];
    "restore" = Restore, nothing, [Texts];
    "link" = Link, nothing, [Texts];
    "observe" = Observe, nothing, [Texts];
    "amend" = Amend, nothing, [Outline, Text, Scope::Meeting];
    "amendments" = Amendments, nothing, [Global];
    "approve" = Decide(AmendmentState::Accepted), nothing, [Scope::Amendments];
    "refuse" = Decide(AmendmentState::Refused), nothing, [Scope::Amendments];
    "defer" = Decide(AmendmentState::Deferred), nothing, [Scope::Amendments];
    "withdraw" = Decide(AmendmentState::Withdrawn), nothing, [Scope::Amendments];
    "merge" = Decide(AmendmentState::Merged), nothing, [Scope::Amendments];
    "reopen" = Decide(AmendmentState::Proposed), nothing, [Scope::Amendments];
    "reply" = Reply, nothing, [Scope::Amendments];
    "consolidate" = Consolidate, nothing, [Global];
    "view" = View(_), optional(Kind::OneOf(VIEWS), |a| wording(a).map(Command::View)), [Global];
    "comparison" = Comparison, nothing, [Global];

    "composition" = Composition(_),
        optional(Kind::Text, |a| Some(Command::Composition(text(a)))), [Global];
    "succeed" = Succeed, nothing, [Roster];
    "former" = Former, nothing, [Roster];
    "on-day" = OnDay(_), optional(Kind::Text, |a| Some(Command::OnDay(text(a)))), [Roster];
    "statement" = Statement(_), optional(Kind::Path, |a| Some(Command::Statement(path(a)))), [Global];

    "sort" = Sort, nothing, [Roster, Meetings];
    "filter" = Filter(_), optional(Kind::Text, |a| Some(Command::Filter(text(a)))), [List];
    "filter-overdue" = FilterOverdue, nothing, [Programme];
    "filter-this-month" = FilterThisMonth, nothing, [Programme];
    "filter-responsible" = FilterResponsible(_),
        optional(Kind::Text, |a| Some(Command::FilterResponsible(text(a)))), [Programme];
    "gantt" = Gantt, nothing, [Programme];
    "list" = List, nothing, [Programme];
    "agenda" = Agenda, nothing, [Global];
    "zoom-in" = ZoomIn, nothing, [Programme, Scope::Agenda];
    "zoom-out" = ZoomOut, nothing, [Programme, Scope::Agenda];
    "today" = Today, nothing, [Programme];
    "next-overdue" = NextOverdue, nothing, [Programme];
    "group" = Group(_),
        optional(Kind::OneOf(GROUPINGS), |a| grouping(a).map(Command::Group)), [Programme];
    "fold" = Fold, nothing, [Programme];
    "fold-all" = FoldAll, nothing, [Programme];
    "carry" = Carry, nothing, [Programme];
    "evidence" = Evidence, nothing, [Programme];
    "clear-filter" = ClearFilter, nothing, [List];
    "search" = Search(_), optional(Kind::Text, |a| Some(Command::Search(text(a)))), [List, Text];
    "search-next" = SearchNext, nothing, [List, Text];
    "search-previous" = SearchPrevious, nothing, [List, Text];

    "focus-next" = FocusNext, nothing, [Global];
    "focus-previous" = FocusPrevious, nothing, [Global];
    "roster" = FocusRoster, nothing, [Global];
    "programme" = FocusProgramme, nothing, [Global];
    "charter" = FocusCharter, nothing, [Global];
    "meetings" = FocusMeetings, nothing, [Global];
    "zoom" = Zoom, nothing, [Global];

    "undo" = Undo, nothing, [Global];
    "redo" = Redo, nothing, [Global];
    "revert" = Revert, nothing, [History];
    "history" = History, nothing, [Global];
    "check" = Check, nothing, [Global];
    "parties" = Parties, nothing, [Programme];
    "bodies" = Bodies, nothing, [Global];
    "unite" = Unite, nothing, [Roster];
    "mend" = Mend, nothing, [Findings];
    "let-stand" = LetStand, nothing, [Findings];
    "as-of" = AsOf(_), optional(Kind::Text, |a| Some(Command::AsOf(text(a)))), [Global];
    "save" = Save, nothing, [Global];
    "take-over" = TakeOver, nothing, [Global];
    "rescue" = Rescue(_), optional(Kind::Path, |a| Some(Command::Rescue(path(a)))), [Global];

    "import" = Import(_), optional(Kind::Path, |a| Some(Command::Import(path(a)))), [Global];
    "export" = Export(_), optional(Kind::Path, |a| Some(Command::Export(path(a)))), [Global];
    "demo" = Demo, nothing, [Global];

    "accept" = Accept, nothing, [Choice, Text];
    "cancel" = Cancel, nothing, [Global];
    "help" = Help, nothing, [Global];
    "read" = Read, nothing, [Global];
    "read-all" = ReadAll, nothing, [Global];
    "prompt" = Prompt, nothing, [Global];
    "language" = Language(_),
        optional(Kind::OneOf(LANGUAGES), |a| one_of(a, LANGUAGES).map(Command::Language)), [Global];
    "keymap" = Keymap(_), optional(Kind::Name, |a| Some(Command::Keymap(text(a)))), [Global];
    "keyboard" = Keyboard(_), optional(Kind::Name, |a| Some(Command::Keyboard(text(a)))), [Global];
    "rendering" = Rendering(_), optional(Kind::OneOf(Mode::WORDS), |a| mode(a).map(Command::Rendering)), [Global];
    "redraw" = Redraw, nothing, [Global];
    "suspend" = Suspend, nothing, [Global];
    "quit" = Quit, nothing, [Global];
}

impl Word {
    /// The row of this word.
    #[must_use]
    pub fn find(word: &str) -> Option<&'static Self> {
        ALL.iter().find(|row| row.word == word)
    }

    /// Whether it can mean something in `scope`, or in a scope that falls back on it.
    #[must_use]
    pub fn belongs(&self, scope: Scope) -> bool {
        self.scopes.iter().any(|own| scope.is_in(*own) || own.is_in(scope))
    }

    /// The command, given what followed the word.
    fn command(&'static self, argument: Option<&str>) -> Result<Command, Misspoken> {
        match (self.argument, argument) {
            (Argument::Required(_), None) => return Err(Misspoken::Missing(self.word)),
            (Argument::Nothing, Some(argument)) => {
                return Err(Misspoken::Superfluous { word: self.word, argument: argument.to_owned() });
            }
            _ => {}
        }
        (self.make)(argument).ok_or_else(|| Misspoken::BadArgument {
            word: self.word,
            argument: argument.unwrap_or_default().to_owned(),
        })
    }
}

/// Reads a command: its word, then after a blank its argument, to the end of the line.
///
/// ```
/// use lajna::command::{Command, parse};
/// assert_eq!(parse("undo"), Ok(Command::Undo));
/// assert_eq!(parse("filter شكيب"), Ok(Command::Filter(Some("شكيب".to_owned()))));
/// ```
///
/// # Errors
/// [`Misspoken`]: an unknown word, a missing or a wrong argument.
pub fn parse(line: &str) -> Result<Command, Misspoken> {
    let line = line.trim();
    let (word, argument) = match line.split_once(char::is_whitespace) {
        Some((word, rest)) => (word, Some(rest.trim_start())),
        None => (line, None),
    };
    if word.is_empty() {
        return Err(Misspoken::Nothing);
    }
    match Word::find(word) {
        Some(row) => row.command(argument),
        None => Err(Misspoken::Unknown { word: word.to_owned(), nearest: nearest(word) }),
    }
}

/// The words that begin with `start`, for completion.
pub fn beginning_with(start: &str) -> impl Iterator<Item = &'static Word> {
    ALL.iter().filter(move |row| row.word.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An argument the word takes, if it takes any.
    fn example(row: &Word) -> Option<&'static str> {
        match row.argument {
            Argument::Nothing => None,
            Argument::Optional(kind) | Argument::Required(kind) => Some(match kind {
                Kind::Character => "ء",
                Kind::OneOf(choices) => choices[choices.len() - 1],
                Kind::Text | Kind::Path | Kind::Name => "كلمة أو two",
            }),
        }
    }

    #[test]
    fn every_word_parses_and_prints_back() {
        for row in ALL {
            if !matches!(row.argument, Argument::Required(_)) {
                let command = parse(row.word).unwrap();
                assert_eq!((command.word(), command.to_string()), (row.word, row.word.to_owned()));
            }
            if let Some(argument) = example(row) {
                let line = format!("{} {argument}", row.word);
                let command = parse(&line).unwrap();
                assert_eq!((command.word(), command.to_string()), (row.word, line));
            }
        }
    }

    #[test]
    fn words_are_kebab_case_and_said_once() {
        let mut seen = std::collections::BTreeSet::new();
        for row in ALL {
            assert!(row.word.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", row.word);
            assert!(seen.insert(row.word), "{} stands twice", row.word);
            assert!(!row.scopes.is_empty(), "{} means something nowhere", row.word);
        }
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_nearest() {
        let nearest = |line: &str| match parse(line) {
            Err(Misspoken::Unknown { nearest, .. }) => nearest,
            other => panic!("{line}: {other:?}"),
        };
        assert_eq!(nearest("udno"), Some("undo"));
        assert_eq!(nearest("Quit"), Some("quit"));
        assert_eq!(nearest("imp roster.csv"), Some("import"));
        assert_eq!(nearest("serch-nxt"), Some("search-next"));
        assert_eq!(nearest("xyzzy"), None);
        assert_eq!(nearest("تراجع"), None);
    }

    #[test]
    fn a_missing_a_superfluous_and_a_wrong_argument_are_told_apart() {
        assert_eq!(parse("  "), Err(Misspoken::Nothing));
        assert_eq!(parse("insert"), Err(Misspoken::Missing("insert")));
        assert_eq!(parse("undo 3"), Err(Misspoken::Superfluous { word: "undo", argument: "3".into() }));
        assert_eq!(
            parse("status finished"),
            Err(Misspoken::BadArgument { word: "status", argument: "finished".into() })
        );
        assert_eq!(parse("insert لا"), Err(Misspoken::BadArgument { word: "insert", argument: "لا".into() }));
        assert_eq!(parse(" status  done "), Ok(Command::SetStatus(Some(Status::Done))));
    }

    #[test]
    fn a_word_belongs_where_it_applies_above_and_below() {
        let add = Word::find("add").unwrap();
        assert!(add.belongs(Scope::Roster) && add.belongs(Scope::Records) && add.belongs(Scope::Global));
        assert!(!add.belongs(Scope::Text) && !add.belongs(Scope::Choice));
    }
}
