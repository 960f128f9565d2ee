//! What the roster does with commands, and where it draws what.

mod mandates;

use super::rows::Order;
use super::*;
use crate::domain::{Category, Change, Departure, Edit, Gender, Member, Rank, Stated};
use crate::i18n::Language;
use crate::panes::trial::{Trial, rows, say, type_words};
use crate::text::{Base, Paragraph};

fn member(name: &str, institution: &str, capacity: &str) -> Member {
    Member {
        name: name.into(),
        institution: institution.into(),
        capacity: capacity.into(),
        ..Member::default()
    }
}

/// Five members in the order of the paper.
fn trial() -> Trial {
    let mut members = [
        member("مصطفى العمراني", "جماعة العرائش", "رئيس"),
        member("فاطمة شهباز", "جمعية الماس", "رئيسة"),
        member("إيمان الشعبي", "جمعية المحصص", "عضوة"),
        member("أحمد بلقرشي", "جماعة العرائش", "مدير المصالح"),
        member("", "جمعية الأمل", ""),
    ];
    members[1].gender = Some(Stated::proposed(Gender::Woman));
    members[1].category = Some(Stated::proposed(Category::CivilSociety));
    members[0].gender = Some(Stated::confirmed(Gender::Man));
    let mut trial = Trial::new();
    for (at, member) in members.into_iter().enumerate() {
        let member = Member { rank: Rank::nth(at), ..member };
        // Identities run against the paper, so that nothing works by chance.
        let id = MemberId(9 - at as u64);
        trial.record(Change::Member(Box::new(Edit::add(id, member))));
    }
    trial
}

fn opened(trial: &Trial) -> Roster {
    let mut roster = Roster::new();
    roster.refresh(&trial.desk());
    roster
}

fn tell(roster: &mut Roster, trial: &mut Trial, commands: &[Command]) -> Vec<Notice> {
    let outcome = say(roster, commands, &trial.desk());
    let notices = trial.carry_out(outcome);
    roster.refresh(&trial.desk());
    notices
}

fn names(trial: &Trial) -> Vec<String> {
    trial.session.committee().roster().iter().map(|(_, member)| first_word(&member.name)).collect()
}

fn shown(roster: &Roster) -> Vec<String> {
    (0..roster.rows.len())
        .filter_map(|at| roster.rows.get(at))
        .map(|row| first_word(&row.member.name))
        .collect()
}

fn first_word(name: &str) -> String {
    name.split(' ').next().unwrap_or_default().to_owned()
}

const NEXT: Command = Command::Move(Motion::Next);

#[test]
fn the_first_row_is_selected_and_motions_stop_at_the_ends() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    assert_eq!(roster.selected(), Some(MemberId(9)));
    tell(&mut roster, &mut trial, &[NEXT, NEXT, Command::Move(Motion::Previous)]);
    assert_eq!(roster.selected(), Some(MemberId(8)));
    tell(&mut roster, &mut trial, &[Command::Move(Motion::Last), NEXT]);
    assert_eq!(roster.selected(), Some(MemberId(5)));
    tell(&mut roster, &mut trial, &[Command::Move(Motion::First)]);
    assert_eq!(roster.selected(), Some(MemberId(9)));
}

#[test]
fn typing_a_filter_narrows_the_rows_and_keeps_typing_until_accepted() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    say(&mut roster, &[Command::Filter(None)], &trial.desk());
    assert_eq!(roster.scope(), Scope::Prompt);
    type_words(&mut roster, "عرايش احمد", &trial.desk());
    assert_eq!(shown(&roster), ["أحمد"], "words of several columns, spelled otherwise");
    tell(&mut roster, &mut trial, &[Command::Accept]);
    assert_eq!((roster.scope(), shown(&roster).len()), (Scope::Roster, 1));
    tell(&mut roster, &mut trial, &[Command::ClearFilter]);
    assert_eq!(
        (shown(&roster).len(), roster.selected()),
        (5, Some(MemberId(6))),
        "found, then seen in context"
    );
}

#[test]
fn leaving_the_filter_field_clears_it() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    say(&mut roster, &[Command::Filter(None)], &trial.desk());
    type_words(&mut roster, "جمعية", &trial.desk());
    assert_eq!(shown(&roster).len(), 3);
    tell(&mut roster, &mut trial, &[Command::Cancel]);
    assert_eq!((roster.scope(), shown(&roster).len()), (Scope::Roster, 5));
    assert!(matches!(roster.update(&Command::Cancel, &trial.desk()), Outcome::Pass));
}

#[test]
fn a_filter_without_hits_says_so_and_refuses_nothing() {
    let mut trial = trial();
    trial.language = Language::En;
    let mut roster = opened(&trial);
    tell(&mut roster, &mut trial, &[Command::Filter(Some("zebra".into()))]);
    assert_eq!(roster.selected(), None);
    let screen = rows(&trial.draw(&mut roster, (78, 20)).0);
    assert!(screen[0].contains("zebra") && screen[1].contains("no member with these words"), "{screen:?}");
    for command in [Command::Remove, Command::Succeed, Command::Raise, Command::Confirm, Command::Copy, NEXT]
    {
        assert!(matches!(roster.update(&command, &trial.desk()), Outcome::Done));
    }
}

#[test]
fn sorting_goes_through_the_columns_and_keeps_the_member_selected() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    let mut seen = Vec::new();
    for _ in 0..5 {
        tell(&mut roster, &mut trial, &[Command::Sort]);
        seen.push((roster.rows.order(), shown(&roster)));
        assert_eq!(roster.selected(), Some(MemberId(9)));
        assert_eq!(roster.row().map(|row| row.id), Some(MemberId(9)));
    }
    let order = |at: usize| seen[at].1.iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(seen[0].0, Order::Name);
    assert_eq!(order(0), ["أحمد", "إيمان", "فاطمة", "مصطفى", ""]);
    assert_eq!(order(1), ["مصطفى", "أحمد", "", "فاطمة", "إيمان"], "by institution, then as on paper");
    assert_eq!(order(3), ["فاطمة", "مصطفى", "إيمان", "أحمد", ""], "the known category first");
    assert_eq!(seen[4].0, Order::Paper);
}

#[test]
fn a_member_moves_up_and_down_the_paper_and_stays_selected() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    tell(&mut roster, &mut trial, &[Command::Raise]);
    assert_eq!(names(&trial)[0], "مصطفى", "the first stays first");
    tell(&mut roster, &mut trial, &[Command::Lower]);
    tell(&mut roster, &mut trial, &[Command::Lower]);
    assert_eq!(names(&trial), ["فاطمة", "إيمان", "مصطفى", "أحمد", ""]);
    tell(&mut roster, &mut trial, &[Command::Raise]);
    assert_eq!(names(&trial), ["فاطمة", "مصطفى", "إيمان", "أحمد", ""]);
    assert_eq!((roster.selected(), roster.cursor.selected), (Some(MemberId(9)), 1));
}

#[test]
fn among_filtered_rows_a_member_moves_past_the_one_it_is_seen_next_to() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    tell(&mut roster, &mut trial, &[Command::Filter(Some("العرائش".into()))]);
    tell(&mut roster, &mut trial, &[Command::Lower]);
    assert_eq!(names(&trial), ["فاطمة", "إيمان", "أحمد", "مصطفى", ""]);
    tell(&mut roster, &mut trial, &[Command::Raise]);
    assert_eq!(names(&trial), ["فاطمة", "إيمان", "مصطفى", "أحمد", ""]);
}

#[test]
fn rows_do_not_move_while_the_list_is_sorted_otherwise() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    let before = trial.session.mark();
    let notices = tell(&mut roster, &mut trial, &[Command::Sort, Command::Lower]);
    assert_eq!((notices.len(), trial.session.mark()), (1, before));
}

/// Ends the mandate of the selected member: which of the reasons, on the day of the form.
fn end(roster: &mut Roster, trial: &mut Trial, reason: usize) -> Vec<Notice> {
    let Outcome::Open(mut form) = roster.update(&Command::Remove, &trial.desk()) else { panic!("no form") };
    let mut commands = vec![Command::Insert(' '); reason];
    commands.push(Command::Accept);
    let outcome = say(form.as_mut(), &commands, &trial.desk());
    let notices = trial.carry_out(outcome);
    roster.refresh(&trial.desk());
    notices
}

/// The option that takes the row away.
const BY_MISTAKE: usize = Departure::ALL.len();

#[test]
fn removing_says_who_and_an_undo_brings_the_member_back_selected() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    tell(&mut roster, &mut trial, &[NEXT]);
    let notices = end(&mut roster, &mut trial, BY_MISTAKE);
    assert!(notices[0].words.contains("فاطمة شهباز"));
    assert_eq!(trial.session.committee().members.len(), 4);
    assert_eq!(roster.selected(), Some(MemberId(7)), "the one that took its place");
    trial.session.undo(chrono::DateTime::UNIX_EPOCH).unwrap();
    roster.refresh(&trial.desk());
    assert_eq!(roster.selected(), Some(MemberId(8)));
    tell(&mut roster, &mut trial, &[Command::Move(Motion::Last)]);
    let notices = end(&mut roster, &mut trial, BY_MISTAKE);
    assert!(notices[0].words.contains("جمعية الأمل"), "a member without a name is called by its body");
    assert_eq!(roster.selected(), Some(MemberId(6)));
}

#[test]
fn confirming_makes_what_was_proposed_certain_once() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    tell(&mut roster, &mut trial, &[NEXT, Command::Confirm]);
    let confirmed = &trial.session.committee().members[&MemberId(8)];
    assert_eq!(confirmed.gender, Some(Stated::confirmed(Gender::Woman)));
    assert_eq!(confirmed.category, Some(Stated::confirmed(Category::CivilSociety)));
    let mark = trial.session.mark();
    let notices = tell(&mut roster, &mut trial, &[Command::Confirm]);
    assert_eq!((notices.len(), trial.session.mark()), (1, mark));
}

#[test]
fn searching_goes_round_the_rows_with_the_words_and_hides_none() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    say(&mut roster, &[Command::Search(None)], &trial.desk());
    type_words(&mut roster, "جمع", &trial.desk());
    assert_eq!(roster.selected(), Some(MemberId(8)), "the nearest one as one types");
    tell(&mut roster, &mut trial, &[Command::Accept]);
    let mut seen = Vec::new();
    for _ in 0..3 {
        tell(&mut roster, &mut trial, &[Command::SearchNext]);
        seen.extend(roster.selected());
    }
    assert_eq!(seen, [MemberId(7), MemberId(5), MemberId(8)]);
    tell(&mut roster, &mut trial, &[Command::SearchPrevious]);
    assert_eq!((roster.selected(), shown(&roster).len()), (Some(MemberId(5)), 5));
    let notices = tell(&mut roster, &mut trial, &[Command::Search(Some("غائب".into()))]);
    assert!(notices[0].words.contains("غائب"));
}

#[test]
fn a_row_is_copied_whole_as_a_line_of_a_spreadsheet() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    tell(&mut roster, &mut trial, &[NEXT]);
    let Outcome::Copy(line) = roster.update(&Command::Copy, &trial.desk()) else { panic!("nothing copied") };
    assert_eq!(line, "جمعية الماس\tرئيسة\tفاطمة شهباز\tأنثى\tالمجتمع المدني\t\t\t\t\t\t\t\t");
}

#[test]
fn an_added_member_stands_after_the_selected_one_and_is_selected() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    let Outcome::Open(mut form) = roster.update(&Command::Add, &trial.desk()) else { panic!("no form") };
    type_words(form.as_mut(), "جمعية النور", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    roster.refresh(&trial.desk());
    let order: Vec<_> = trial.session.committee().roster().iter().map(|(id, _)| *id).collect();
    assert_eq!((order.len(), Some(order[1])), (6, roster.selected()));
    assert_eq!(order[0], MemberId(9));
}

#[test]
fn the_name_is_seen_at_every_width_and_columns_read_from_the_start() {
    let mut trial = trial();
    let mut roster = opened(&trial);
    for language in [Language::En, Language::Ar] {
        trial.language = language;
        for width in [20, 36, 44, 78, 118] {
            let screen = rows(&trial.draw(&mut roster, (width, 20)).0);
            let start: String = match language {
                Language::Ar => screen[1].chars().rev().collect(),
                _ => screen[1].clone(),
            };
            let marker = if language == Language::Ar { '◀' } else { '▶' };
            assert!(start.starts_with(marker), "{language:?} {width}: {start}");
            let shown = Paragraph::new(trial.desk().phrases.roster.name, Base::ArabicFirst);
            let shown: String = shown.glyphs(&shown.rows(80)[0]).iter().map(|glyph| glyph.text).collect();
            assert!(screen[0].contains(&shown), "{}", screen[0]);
        }
    }
    trial.language = Language::En;
    let wide = rows(&trial.draw(&mut roster, (118, 20)).0);
    let at = |words| wide[0].find(words).unwrap_or_else(|| panic!("{words}: {}", wide[0]));
    assert!(at("Institution") < at("Capacity") && at("Capacity") < at("Full name"));
    assert!(at("Full name") < at("Gender") && at("Gender") < at("Category"));
    let narrow = rows(&trial.draw(&mut roster, (44, 20)).0);
    assert!(narrow[0].find("Full name") < narrow[0].find("Institution"));
    assert!(narrow[0].contains("Institution") && narrow[0].contains("Capacity"));
}

#[test]
fn moving_the_selection_by_one_row_changes_a_few_cells() {
    let trial = trial();
    let mut roster = opened(&trial);
    let before = trial.draw(&mut roster, (78, 20)).0;
    roster.update(&NEXT, &trial.desk());
    let after = trial.draw(&mut roster, (78, 20)).0;
    let changed = before.content().iter().zip(after.content()).filter(|(one, other)| one != other).count();
    assert!((2..=8).contains(&changed), "{changed} cells");
}

#[test]
fn a_proposed_value_bears_a_mark_and_the_counts_tell_it_apart() {
    let mut trial = trial();
    trial.language = Language::En;
    let mut roster = opened(&trial);
    let screen = rows(&trial.draw(&mut roster, (118, 20)).0);
    assert!(screen[2].contains("woman?") && screen[1].contains("man ") && !screen[1].contains("man?"));
    let foot = &screen[19];
    assert!(foot.starts_with("5 members · women 1 (1 to confirm) · men 1 · not stated 3"), "{foot}");
    let narrow = rows(&trial.draw(&mut roster, (30, 20)).0);
    assert_eq!(narrow[19].trim_end(), "5 members · women 1 · men 1", "numbers before what is proposed");
}

#[test]
fn an_empty_roster_says_what_to_do() {
    let mut trial = Trial::new();
    trial.language = Language::En;
    let mut roster = opened(&trial);
    assert!(rows(&trial.draw(&mut roster, (44, 14)).0)[0].contains("no members yet"));
    assert!(matches!(roster.update(&Command::Add, &trial.desk()), Outcome::Open(_)));
}

#[test]
fn every_size_is_drawn_without_harm() {
    let trial = trial();
    let mut roster = opened(&trial);
    for width in 1..60 {
        for height in 1..8 {
            trial.draw(&mut roster, (width, height));
        }
    }
}

#[test]
fn rows_kept_through_changes_are_the_rows_made_anew() {
    let edit = |id: u64, before: Option<&Member>, after: Option<Member>| {
        Change::Member(Box::new(Edit { id: MemberId(id), before: before.cloned(), after }))
    };
    for sorts in 0..5 {
        let mut trial = trial();
        let mut kept = opened(&trial);
        say(&mut kept, &vec![Command::Sort; sorts], &trial.desk());
        let of = |trial: &Trial, id| trial.session.committee().members[&MemberId(id)].clone();
        let with = |member: &Member, name: &str, rank| Member { name: name.into(), rank, ..member.clone() };
        let first = member("جميلة بناني", "جمعية الماس", "عضوة");
        let (eighth, sixth) = (of(&trial, 8), of(&trial, 6));
        let steps = [
            // Another name in its place; two that change places; one added among them; one gone.
            edit(8, Some(&eighth), Some(with(&eighth, "ياسمين", eighth.rank))),
            Change::Together(vec![
                edit(8, Some(&with(&eighth, "ياسمين", eighth.rank)), Some(with(&eighth, "أمل", sixth.rank))),
                edit(6, Some(&sixth), Some(with(&sixth, "وفاء", eighth.rank))),
            ]),
            edit(4, None, Some(Member { rank: Rank::nth(2), ..first.clone() })),
            edit(9, Some(&of(&trial, 9)), None),
            Change::Together((20..100).map(|id| edit(id, None, Some(first.clone()))).collect()),
        ];
        for step in steps {
            trial.record(step);
            kept.refresh(&trial.desk());
            // Once round all orders, so that each has been kept before the next step.
            say(&mut kept, &vec![Command::Sort; 5], &trial.desk());
            let mut anew = opened(&trial);
            say(&mut anew, &vec![Command::Sort; sorts], &trial.desk());
            let filters = ["", "جمعية", "ياسمين", "وفاء", "جميلة", "العمراني"];
            for words in filters.map(str::to_owned) {
                let seen = [&mut kept, &mut anew].map(|roster| {
                    roster.update(&Command::Filter(Some(words.clone())), &trial.desk());
                    let rows = (0..roster.rows.len()).filter_map(|at| roster.rows.get(at));
                    (
                        rows.map(|row| (row.id, row.number, row.member.clone())).collect::<Vec<_>>(),
                        roster.counts,
                    )
                });
                assert_eq!(seen[0], seen[1], "filtered by {words}, sorted {sorts} times");
            }
        }
    }
}
