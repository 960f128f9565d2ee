//! What a form does with what is typed, said and left out.

use super::*;
use crate::domain::{Change, Edit, Member, MemberId};
use crate::panes::trial::{Trial, rows, say, type_words};

const NAME: usize = 0;
const KIND: usize = 1;
const DAY: usize = 2;
const NOTES: usize = 3;
const SHARE: usize = 4;

fn verbatim(words: &str) -> Label {
    Label::Verbatim(words.into())
}

/// A form of every kind of field, which records a member with what was filled in.
fn form() -> Form {
    let kinds = ["woman", "man", "unknown"].map(verbatim).to_vec();
    let known = Known::new(["Larache", "Lalla Mimouna", "Assilah"].map(str::to_owned));
    let fields = vec![
        Field::text(verbatim("name"), "")
            .required(verbatim("a name, please"))
            .completed_from(known)
            .noting(|values, _| (values.words(NAME) == "twin").then(|| Notice::warned("there are two"))),
        Field::choice(verbatim("kind"), kinds, 0),
        Field::day(verbatim("day"), None),
        Field::long_text(verbatim("notes"), ""),
        Field::percent(verbatim("share"), None),
    ];
    let finish = |values: &Values, _: &Desk| {
        if values.words(NAME) == "nobody" {
            return Err(Complaint { field: NAME, words: "nobody is nobody".into() });
        }
        let (kind, share) = (values.choice(KIND), values.percent(SHARE));
        let member = Member {
            name: values.words(NAME).into(),
            capacity: format!("{kind} {share:?}"),
            from: values.day(DAY),
            notes: values.words(NOTES).into(),
            ..Member::default()
        };
        Ok(Outcome::Record(Change::Member(Box::new(Edit::add(MemberId(1), member)))))
    };
    Form::new(verbatim("a member"), fields, Box::new(finish))
}

#[test]
fn enter_goes_through_the_fields_and_accepts_on_the_last() {
    let mut trial = Trial::new();
    let mut form = form();
    type_words(&mut form, " Nadia ", &trial.desk());
    say(&mut form, &[Command::NewLine, Command::Insert(' '), Command::NewLine], &trial.desk());
    type_words(&mut form, "٩ مارس ٢٠٢٣", &trial.desk());
    say(&mut form, &[Command::NewLine], &trial.desk());
    assert_eq!(form.focused(), NOTES);
    type_words(&mut form, "one", &trial.desk());
    say(&mut form, &[Command::NewLine], &trial.desk());
    assert_eq!(form.focused(), NOTES, "a field of several lines takes the new line");
    type_words(&mut form, "two", &trial.desk());
    say(&mut form, &[Command::FocusNext], &trial.desk());
    type_words(&mut form, "40 %", &trial.desk());
    let outcome = form.update(&Command::NewLine, &trial.desk());
    assert!(matches!(&outcome, Outcome::Each(each) if matches!(each.last(), Some(Outcome::Close(None)))));
    trial.carry_out(outcome);
    let member = &trial.session.committee().members[&MemberId(1)];
    assert_eq!((member.name.as_str(), member.capacity.as_str()), ("Nadia", "1 Some(40)"));
    assert_eq!((member.from, member.notes.as_str()), (day::read("2023-03-09"), "one\ntwo"));
}

#[test]
fn a_complaint_brings_the_caret_to_its_field_and_loses_nothing() {
    let trial = Trial::new();
    let mut form = form().starting_at(DAY);
    type_words(&mut form, "tomorrow", &trial.desk());
    say(&mut form, &[Command::FocusNext, Command::Accept], &trial.desk());
    let complaint = form.complaint().unwrap().clone();
    assert_eq!(complaint, Complaint { field: NAME, words: "a name, please".into() });
    assert_eq!(form.focused(), NAME);
    type_words(&mut form, "nobody", &trial.desk());
    assert_eq!(form.complaint(), None, "typing answers the complaint");
    say(&mut form, &[Command::Accept], &trial.desk());
    assert_eq!(form.focused(), DAY);
    for _ in 0.."tomorrow".len() {
        form.update(&Command::EraseBack, &trial.desk());
    }
    say(&mut form, &[Command::Save], &trial.desk());
    assert_eq!(form.complaint().unwrap().words, "nobody is nobody");
    assert_eq!(form.values().words(NAME), "nobody");
}

#[test]
fn a_letter_takes_the_option_that_begins_with_it_and_says_so_and_any_other_takes_none() {
    let trial = Trial::new();
    let mut form = form().starting_at(KIND);
    let told = |outcome: Outcome| match outcome {
        Outcome::Say(notice) => notice.words,
        _ => String::new(),
    };
    let said = told(form.update(&Command::Insert('u'), &trial.desk()));
    assert_eq!((form.values().choice(KIND), said.as_str()), (2, "kind: unknown"));
    let said = told(form.update(&Command::Insert('x'), &trial.desk()));
    assert!(form.values().choice(KIND) == 2 && said.contains('x'), "{said}");
    assert!(told(form.update(&Command::Insert('u'), &trial.desk())).is_empty(), "it stands already");
}

#[test]
fn a_day_that_cannot_be_read_is_said_when_one_leaves_it() {
    let trial = Trial::new();
    let mut form = form().starting_at(DAY);
    type_words(&mut form, "31/02/2023", &trial.desk());
    say(&mut form, &[Command::Move(Motion::Next)], &trial.desk());
    assert_eq!((form.focused(), form.complaint().unwrap().field), (NOTES, DAY));
}

#[test]
fn leaving_asks_only_when_something_would_be_lost() {
    let trial = Trial::new();
    let mut form = form();
    assert!(matches!(form.update(&Command::Cancel, &trial.desk()), Outcome::Close(None)));
    type_words(&mut form, "N", &trial.desk());
    assert!(matches!(form.update(&Command::Cancel, &trial.desk()), Outcome::Done));
    assert_eq!(form.scope(), Scope::Choice);
    assert!(rows(&trial.draw(&mut form, (72, 12)).0).concat().contains('!'));
    say(&mut form, &[Command::Cancel], &trial.desk());
    assert_eq!((form.scope(), form.values().words(NAME)), (Scope::Form, "N"));
    let asked = say(&mut form, &[Command::Quit, Command::Accept], &trial.desk());
    assert!(matches!(asked, Outcome::Close(Some(Command::Quit))));
}

#[test]
fn a_question_waits_for_yes_or_no() {
    let trial = Trial::new();
    let mut form = form();
    type_words(&mut form, "N", &trial.desk());
    say(&mut form, &[Command::Cancel, Command::Move(Motion::Next), Command::Insert('x')], &trial.desk());
    assert_eq!((form.scope(), form.values().words(NAME)), (Scope::Choice, "N"));
}

#[test]
fn a_choice_follows_the_arrows_as_the_screen_reads_and_the_first_letter() {
    let mut trial = Trial::new();
    let mut form = form().starting_at(KIND);
    say(&mut form, &[Command::Move(Motion::SightLeft)], &trial.desk());
    assert_eq!(form.values().choice(KIND), 1, "reading goes on against the arrow of French");
    trial.language = Language::Fr;
    say(&mut form, &[Command::Move(Motion::SightLeft)], &trial.desk());
    assert_eq!(form.values().choice(KIND), 0);
    say(&mut form, &[Command::Insert('u')], &trial.desk());
    assert_eq!(form.values().choice(KIND), 2);
    say(&mut form, &[Command::Insert('z'), Command::Insert(' ')], &trial.desk());
    assert_eq!(form.values().choice(KIND), 0);
}

#[test]
fn completion_goes_through_what_is_known_and_back_to_what_was_typed() {
    let trial = Trial::new();
    let mut form = form();
    type_words(&mut form, "la", &trial.desk());
    let mut seen = Vec::new();
    for _ in 0..4 {
        form.update(&Command::Complete, &trial.desk());
        seen.push(form.values().words(NAME).to_owned());
    }
    assert_eq!(seen, ["Larache", "Lalla Mimouna", "la", "Larache"]);
    type_words(&mut form, "x", &trial.desk());
    assert!(matches!(form.update(&Command::Complete, &trial.desk()), Outcome::Say(_)));
}

#[test]
fn the_committee_does_not_change_under_an_open_form() {
    let trial = Trial::new();
    assert!(matches!(form().update(&Command::Undo, &trial.desk()), Outcome::Say(_)));
    assert!(matches!(form().update(&Command::Language(None), &trial.desk()), Outcome::Pass));
}

#[test]
fn a_note_stands_under_its_field_and_follows_what_is_typed() {
    let mut trial = Trial::new();
    trial.language = Language::En;
    let mut form = form();
    assert!(!rows(&trial.draw(&mut form, (72, 12)).0)[1].contains("two"));
    type_words(&mut form, "twin", &trial.desk());
    assert!(rows(&trial.draw(&mut form, (72, 12)).0)[1].contains("! there are two"));
}

#[test]
fn labels_stand_at_the_start_side_beside_the_fields_or_above_them() {
    let mut trial = Trial::new();
    trial.language = Language::En;
    let mut form = form();
    type_words(&mut form, "Nadia", &trial.desk());
    let (wide, caret) = trial.draw(&mut form, (72, 12));
    let wide = rows(&wide);
    assert!(wide[0].starts_with("▶ name") && wide[0].contains("Nadia"), "{}", wide[0]);
    assert_eq!(caret.map(|(_, y)| y), Some(0));
    let narrow = rows(&trial.draw(&mut form, (40, 12)).0);
    assert!(narrow[0].starts_with("▶ name") && narrow[1].starts_with("  Nadia"), "{narrow:?}");
    trial.language = Language::Ar;
    let mirrored = rows(&trial.draw(&mut form, (72, 12)).0);
    assert!(mirrored[0].trim_end().ends_with("name ◀"), "{}", mirrored[0]);
}

#[test]
fn a_form_taller_than_its_room_keeps_the_focused_field_in_view() {
    let mut trial = Trial::new();
    trial.language = Language::En;
    let mut form = form().starting_at(SHARE);
    let low = rows(&trial.draw(&mut form, (40, 6)).0);
    assert!(low.iter().any(|row| row.starts_with("▶ share")), "{low:?}");
    assert!(low[0].ends_with('▲'));
    say(&mut form, &[Command::FocusNext], &trial.desk());
    let high = rows(&trial.draw(&mut form, (40, 6)).0);
    assert!(high[0].starts_with("▶ name") && high[5].ends_with('▼'), "{high:?}");
}

#[test]
fn a_field_is_copied_whole_unless_a_part_of_it_is_selected() {
    let trial = Trial::new();
    let mut form = form();
    let copied = |outcome| match outcome {
        Outcome::Copy(words) => words,
        _ => panic!("nothing copied"),
    };
    type_words(&mut form, "نادية بنعلي", &trial.desk());
    assert_eq!(copied(say(&mut form, &[Command::Copy], &trial.desk())), "نادية بنعلي");
    let part = [Command::Extend(Motion::WordBackward), Command::Copy];
    assert_eq!(copied(say(&mut form, &part, &trial.desk())), "بنعلي");
    let choice = [Command::FocusNext, Command::Insert(' '), Command::Copy];
    assert_eq!(copied(say(&mut form, &choice, &trial.desk())), "man");
}

#[test]
fn lines_pasted_into_one_are_joined_and_told_and_kept_where_there_is_room() {
    let trial = Trial::new();
    let mut form = form();
    let paste = Command::Paste(Some("نادية\r\nبنعلي\r\n".into()));
    let Outcome::Say(said) = say(&mut form, std::slice::from_ref(&paste), &trial.desk()) else {
        panic!("nothing said")
    };
    assert!(said.words.contains("سطران"), "{}", said.words);
    assert_eq!(form.values().words(NAME), "نادية بنعلي");
    let focus = [Command::FocusNext, Command::FocusNext, Command::FocusNext];
    say(&mut form, &focus, &trial.desk());
    assert!(matches!(say(&mut form, &[paste], &trial.desk()), Outcome::Done));
    assert_eq!(form.values().words(NOTES), "نادية\nبنعلي");
}

#[test]
fn a_megabyte_pasted_into_a_field_leaves_it_quick_to_type_in() {
    let trial = Trial::new();
    let mut form = form();
    say(&mut form, &[Command::FocusNext, Command::FocusNext, Command::FocusNext], &trial.desk());
    let text = "سطر من ملاحظات طويلة جدا\n".repeat(24_000);
    let begun = std::time::Instant::now();
    say(&mut form, &[Command::Paste(Some(text.clone()))], &trial.desk());
    let pasted = begun.elapsed();
    type_words(&mut form, "بعدها بقليل", &trial.desk());
    let typed = begun.elapsed() - pasted;
    assert!(pasted.as_secs() < 10 && typed.as_secs() < 10, "{pasted:?} {typed:?}");
    eprintln!("a paste of {} bytes: {pasted:?}, then 11 letters: {typed:?}", text.len());
}

#[test]
fn a_long_field_grows_with_its_words_as_far_as_the_room_allows() {
    let mut trial = Trial::new();
    trial.language = Language::En;
    let mut form = form();
    let focus = [Command::FocusNext, Command::FocusNext, Command::FocusNext];
    say(&mut form, &focus, &trial.desk());
    let least = form.wanted((100, 40), &trial.desk());
    let lines = ["one", "two", "three", "four", "five", "six", "seven", "eight"].join("\n");
    say(&mut form, &[Command::Paste(Some(lines))], &trial.desk());
    let wanted = form.wanted((100, 40), &trial.desk());
    assert_eq!((wanted.0, wanted.1), (least.0, least.1 + 7));
    let whole = rows(&trial.draw(&mut form, wanted).0).join("\n");
    assert!(whole.contains("one") && whole.contains("eight") && whole.contains("share"), "{whole}");
    let low = rows(&trial.draw(&mut form, (72, 9)).0).join("\n");
    assert!(!low.contains("three") && low.contains("four") && low.contains("share"), "{low}");
}
