//! What holds after any commands whatever.

use proptest::prelude::*;

use super::{PARTS, Table};
use crate::command::{Command, Motion, Scope};
use crate::domain::{Change, Splice};
use crate::i18n::Language;
use crate::panes::{Outcome, Pane};
use crate::session::Session;

/// Commands on whole paragraphs and texts.
fn whole() -> impl Strategy<Value = Command> {
    proptest::sample::select(vec![
        Command::Join,
        Command::Raise,
        Command::Lower,
        Command::Replace(None),
        Command::Replace(Some("b".into())),
        Command::ReplaceAll(Some("لا".into())),
        Command::ReplaceAll(None),
        Command::GoTo(Some("2".into())),
        Command::Refer(Some("1".into())),
        Command::WordCount,
        Command::Punctuation,
    ])
}

fn commands() -> impl Strategy<Value = Command> {
    let motions = proptest::sample::select(vec![
        Motion::Next,
        Motion::Previous,
        Motion::PageNext,
        Motion::PagePrevious,
        Motion::First,
        Motion::Last,
        Motion::SightLeft,
        Motion::SightRight,
        Motion::SightWordLeft,
        Motion::SightWordRight,
        Motion::Forward,
        Motion::Backward,
        Motion::WordForward,
        Motion::WordBackward,
        Motion::LineStart,
        Motion::LineEnd,
        Motion::PartNext,
        Motion::PartPrevious,
    ]);
    let letters =
        proptest::sample::select("ابلا مُّحَéa1(.»\u{200f}\u{200d}\u{301}👍🏽\u{fefb}".chars().collect::<Vec<_>>());
    let plain = proptest::sample::select(vec![
        Command::NewLine,
        Command::EraseBack,
        Command::EraseForward,
        Command::EraseWordBack,
        Command::EraseWordForward,
        Command::EraseToStart,
        Command::EraseToEnd,
        Command::Cut,
        Command::Copy,
        Command::SelectAll,
        Command::Mark,
        Command::Add,
        Command::Rename,
        Command::Remove,
        Command::Open,
        Command::Raise,
        Command::Lower,
        Command::Indent,
        Command::Outdent,
        Command::StarterOutline,
        Command::Search(None),
        Command::Search(Some("ا".into())),
        Command::SearchNext,
        Command::SearchPrevious,
        Command::Accept,
        Command::Cancel,
        Command::FocusNext,
        Command::FocusPrevious,
        Command::Undo,
        Command::Redo,
        Command::Paste(None),
    ]);
    prop_oneof![
        4 => letters.prop_map(Command::Insert),
        3 => motions.clone().prop_map(Command::Move),
        1 => motions.prop_map(Command::Extend),
        4 => plain,
        1 => whole(),
        1 => "[ا-ي a-c\n\u{64b}-\u{652}]{0,12}".prop_map(|words| Command::Paste(Some(words))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_row_of_commands_breaks_the_charter(
        commands in proptest::collection::vec(commands(), 1..120),
        (width, height) in (1_u16..90, 1_u16..24),
    ) {
        let mut table = Table::with(Language::Ar, PARTS);
        table.say(&Command::Open);
        for command in &commands {
            let undo = matches!(command, Command::Undo | Command::Redo);
            table.say(command);
            if undo && table.passed {
                let step = if *command == Command::Undo { Session::undo } else { Session::redo };
                // Nothing may be left to take back; the pane must stand either way.
                drop(step(&mut table.session, table.now));
                table.refresh();
            }
            table.draw(width, height);
            let charter = &table.session.committee().charter;
            prop_assert_eq!(table.pane.outline.rows().len(), charter.len());
            if let Some(section) = table.pane.outline.selected().and_then(|id| charter.get(&id)) {
                let editor = &table.pane.editors[&table.pane.outline.selected().unwrap()];
                let (body, at) = (&section.body, editor.caret.at);
                prop_assert_eq!(crate::text::caret::snap(body, at), at);
                prop_assert!(editor.caret.selection().is_none_or(|range| body.get(range).is_some()));
            } else {
                prop_assert!(charter.is_empty());
            }
        }
    }

    #[test]
    fn the_text_of_the_committee_is_what_the_splices_make_of_it(
        commands in proptest::collection::vec(commands(), 1..120),
    ) {
        let mut table = Table::with(Language::Ar, &[("باب", 0, "سلام Rabat\n2023")]);
        table.say(&Command::Open);
        let mut model = table.body().to_owned();
        for command in commands {
            // Only what is typed in the text; the outline is another matter.
            if table.pane.scope() != Scope::Text {
                table.say(&Command::Cancel).say(&Command::Open);
            }
            let desk = Table::desk(&table.session, &table.bindings, table.language);
            let outcome = table.pane.update(&command, &desk);
            splices(&outcome, &mut |splice| {
                let end = splice.at + splice.removed.len();
                assert_eq!(model.get(splice.at..end), Some(splice.removed.as_str()));
                model.replace_range(splice.at..end, &splice.inserted);
            });
            table.enact(outcome);
            table.refresh();
            prop_assert_eq!(table.body(), model.as_str());
        }
    }
}

fn splices(outcome: &Outcome, perform: &mut impl FnMut(&Splice)) {
    match outcome {
        Outcome::Type(splice) => perform(splice),
        Outcome::Record(change) => recorded(change, perform),
        Outcome::Each(outcomes) => outcomes.iter().for_each(|outcome| splices(outcome, perform)),
        _ => {}
    }
}

fn recorded(change: &Change, perform: &mut impl FnMut(&Splice)) {
    match change {
        Change::Charter(splice) => perform(splice),
        Change::Together(changes) => changes.iter().for_each(|change| recorded(change, perform)),
        _ => {}
    }
}
