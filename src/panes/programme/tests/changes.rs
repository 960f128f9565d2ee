//! What commands change in the committee.

use super::*;

#[test]
fn an_objective_moves_as_a_block_by_one_edit() {
    let mut trial = trial();
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Objective(ObjectiveId(1)));
    let outcome = pane.update(&Command::Lower, &trial.desk());
    assert!(matches!(outcome, Outcome::Record(Change::Objective(_))));
    trial.carry_out(outcome);
    pane.refresh(&trial.desk());
    assert_eq!(order(trial.session.committee()), [(2, vec![4, 5]), (1, vec![1, 2, 3]), (3, vec![6])]);
    assert_eq!(selected(&pane), Some(Row::Objective(ObjectiveId(1))));
    act(&mut pane, &mut trial, &Command::Raise);
    assert_eq!(order(trial.session.committee())[0].0, 1);
    assert!(matches!(pane.update(&Command::Raise, &trial.desk()), Outcome::Done), "already the first");
}

#[test]
fn a_task_moves_within_its_objective_and_at_the_edge_into_the_next() {
    let mut trial = trial();
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(2)));
    act(&mut pane, &mut trial, &Command::Lower);
    assert_eq!(order(trial.session.committee())[0], (1, vec![1, 3, 2]));
    act(&mut pane, &mut trial, &Command::Lower);
    assert_eq!(order(trial.session.committee()), [(1, vec![1, 3]), (2, vec![2, 4, 5]), (3, vec![6])]);
    act(&mut pane, &mut trial, &Command::Raise);
    assert_eq!(order(trial.session.committee())[0], (1, vec![1, 3, 2]));
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(2))));
}

#[test]
fn a_task_still_moves_where_the_ranks_leave_no_room() {
    let mut trial = trial();
    for id in 1..=3 {
        let before = task(&trial, id).clone();
        let after = Task { rank: Rank(7), ..before.clone() };
        trial.record(Change::Task(Box::new(Edit::replace(TaskId(id), &before, after))));
    }
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(3)));
    act(&mut pane, &mut trial, &Command::Raise);
    assert_eq!(order(trial.session.committee())[0], (1, vec![1, 3, 2]));
    act(&mut pane, &mut trial, &Command::Raise);
    assert_eq!(order(trial.session.committee())[0], (1, vec![3, 1, 2]));
    trial.session.undo(DateTime::UNIX_EPOCH).unwrap();
    trial.session.undo(DateTime::UNIX_EPOCH).unwrap();
    assert_eq!(order(trial.session.committee())[0], (1, vec![1, 2, 3]));
}

#[test]
fn rows_keep_their_order_while_some_are_hidden() {
    let trial = trial();
    let mut pane = Programme::new();
    say(&mut pane, &[Command::Filter(Some("استمارة".into()))], &trial.desk());
    assert!(matches!(pane.update(&Command::Raise, &trial.desk()), Outcome::Say(_)));
}

#[test]
fn a_status_done_is_wholly_done_and_going_back_keeps_the_progress() {
    let mut trial = trial();
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(2)));
    act(&mut pane, &mut trial, &Command::SetStatus(None));
    assert_eq!(task(&trial, 2).status, Status::InProgress);
    act(&mut pane, &mut trial, &Command::SetStatus(Some(Status::Done)));
    assert_eq!((task(&trial, 2).status, task(&trial, 2).progress), (Status::Done, 100));
    act(&mut pane, &mut trial, &Command::SetStatus(Some(Status::InProgress)));
    assert_eq!((task(&trial, 2).status, task(&trial, 2).progress), (Status::InProgress, 100));
    act(&mut pane, &mut trial, &Command::SetStatus(Some(Status::NotStarted)));
    assert_eq!(task(&trial, 2).progress, 0);
    let marks = trial.session.mark();
    select(&mut pane, &trial.desk(), Row::Objective(ObjectiveId(2)));
    let said = pane.update(&Command::SetStatus(None), &trial.desk());
    assert!(matches!(said, Outcome::Say(_)));
    assert_eq!(trial.session.mark(), marks);
}

#[test]
fn removing_a_task_selects_its_neighbour() {
    let mut trial = trial();
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(2)));
    let outcome = pane.update(&Command::Remove, &trial.desk());
    let said = trial.carry_out(outcome);
    pane.refresh(&trial.desk());
    assert!(said[0].words.contains("بلورة استمارة"));
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(3))));
}

#[test]
fn an_objective_goes_with_its_tasks_as_one_step_after_a_question() {
    let mut trial = trial();
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Objective(ObjectiveId(1)));
    let before = trial.session.committee().clone();
    let Outcome::Open(mut question) = pane.update(&Command::Remove, &trial.desk()) else {
        panic!("no question");
    };
    assert_eq!(question.scope(), Scope::Choice);
    assert!(matches!(question.update(&Command::Open, &trial.desk()), Outcome::Close(None)), "no comes first");
    question.update(&Command::Move(Motion::Next), &trial.desk());
    let (screen, _) = trial.draw(question.as_mut(), (60, 8));
    assert!(rows(&screen).iter().any(|row| row.contains('◀')));
    let outcome = question.update(&Command::Open, &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(order(trial.session.committee()), [(2, vec![4, 5]), (3, vec![6])]);
    trial.session.undo(DateTime::UNIX_EPOCH).unwrap();
    assert_eq!(*trial.session.committee(), before);
}

#[test]
fn an_empty_objective_goes_at_once() {
    let mut trial = trial();
    let added = Objective { title: "فارغ".into(), rank: Rank::nth(9), ..Objective::default() };
    trial.record(Change::Objective(Box::new(Edit::add(ObjectiveId(9), added))));
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Objective(ObjectiveId(9)));
    act(&mut pane, &mut trial, &Command::Remove);
    assert_eq!(trial.session.committee().objectives.len(), 3);
}

#[test]
fn an_added_task_stands_after_the_selected_one_and_is_seen() {
    let mut trial = trial();
    let mut pane = Programme::new();
    pane.update(&Command::Filter(Some("استمارة".into())), &trial.desk());
    select(&mut pane, &trial.desk(), Row::Task(TaskId(2)));
    let Outcome::Open(mut form) = pane.update(&Command::Add, &trial.desk()) else { panic!("no form") };
    type_words(form.as_mut(), "ليلى", &trial.desk());
    form.update(&Command::FocusNext, &trial.desk());
    type_words(form.as_mut(), "يونيو", &trial.desk());
    form.update(&Command::FocusNext, &trial.desk());
    type_words(form.as_mut(), "تنقيح الدليل", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    pane.refresh(&trial.desk());
    let Some(Row::Task(id)) = selected(&pane) else { panic!("no task selected") };
    let added = task(&trial, id.0);
    assert_eq!(added.action, "تنقيح الدليل");
    assert_eq!(added.deadline.reading.as_ref().map(|it| it.latest), Some(day(6, 30)));
    assert_eq!(added.responsible.first().map(|party| party.name.as_str()), Some("ليلى"));
    assert_eq!(order(trial.session.committee())[0].1[2], id.0);
    assert!(pane.rows.sieve.is_open(), "a filter never hides what was just added");
}

#[test]
fn without_an_objective_adding_begins_with_one() {
    let mut trial = Trial::new();
    let mut pane = Programme::new();
    let Outcome::Open(mut form) = pane.update(&Command::Add, &trial.desk()) else { panic!("no form") };
    type_words(form.as_mut(), "تثمين التجارب", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    pane.refresh(&trial.desk());
    let objectives = &trial.session.committee().objectives;
    assert_eq!(objectives.values().next().map(|it| it.title.as_str()), Some("تثمين التجارب"));
    assert!(matches!(selected(&pane), Some(Row::Objective(_))));
}

#[test]
fn editing_another_field_leaves_the_deadline_as_it_was_read() {
    let mut trial = trial();
    // A reading no words would give today.
    let before = task(&trial, 1).clone();
    let mut kept = before.clone();
    kept.deadline.verbatim = " 15 ابريل ".into();
    kept.deadline.reading.as_mut().unwrap().latest = day(12, 31);
    trial.record(Change::Task(Box::new(Edit::replace(TaskId(1), &before, kept.clone()))));
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(1)));
    let Outcome::Open(mut form) = pane.update(&Command::Rename, &trial.desk()) else { panic!("no form") };
    type_words(form.as_mut(), " كلها", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(task(&trial, 1).action, "التواصل مع الجمعيات كلها");
    assert_eq!(task(&trial, 1).deadline, kept.deadline);
    assert_eq!(task(&trial, 1).responsible, kept.responsible);
}

#[test]
fn a_row_is_copied_as_cells_on_one_line() {
    let trial = trial();
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(4)));
    let Outcome::Copy(words) = pane.update(&Command::Copy, &trial.desk()) else { panic!("not copied") };
    assert_eq!(words, "فريق المشروع\tنهاية مارس\tاستمارة الاختيار\tالمشاركة في الورشات\tلم يبدأ");
}

#[test]
fn the_form_shows_how_a_deadline_and_names_are_understood_while_they_are_written() {
    let mut trial = trial();
    let member = Member { name: "شكيب محمد".into(), ..Member::default() };
    trial.record(Change::Member(Box::new(Edit::add(MemberId(1), member))));
    trial.language = Language::En;
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(1)));
    let Outcome::Open(mut form) = pane.update(&Command::Add, &trial.desk()) else { panic!("no form") };
    let seen = |form: &mut dyn Pane, trial: &Trial| rows(&trial.draw(form, (76, 20)).0).join("\n");
    type_words(form.as_mut(), "شكيب محمد", &trial.desk());
    let screen = seen(form.as_mut(), &trial);
    assert!(screen.contains('✓'), "the member is found:\n{screen}");
    form.update(&Command::FocusNext, &trial.desk());
    type_words(form.as_mut(), "15 april", &trial.desk());
    let screen = seen(form.as_mut(), &trial);
    assert!(screen.contains("read as 15 April 2023 (day, year inferred)"), "{screen}");
    type_words(form.as_mut(), "lish", &trial.desk());
    let screen = seen(form.as_mut(), &trial);
    assert!(!screen.contains("read as 15 April"), "{screen}");
    // What is not understood is kept as written.
    form.update(&Command::FocusNext, &trial.desk());
    type_words(form.as_mut(), "x", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    pane.refresh(&trial.desk());
    let Some(Row::Task(id)) = selected(&pane) else { panic!("no task selected") };
    assert_eq!(
        task(&trial, id.0).deadline,
        Deadline { verbatim: "15 aprillish".into(), ..Deadline::default() }
    );
    assert_eq!(task(&trial, id.0).responsible[0].member, Some(MemberId(1)));
}

#[test]
fn a_month_that_is_none_is_chosen_with_one_key_and_what_recurs_is_said() {
    let mut trial = trial();
    trial.language = Language::En;
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(1)));
    let Outcome::Open(mut form) = pane.update(&Command::Add, &trial.desk()) else { panic!("no form") };
    let seen = |form: &mut dyn Pane, trial: &Trial| rows(&trial.draw(form, (76, 20)).0).join("\n");
    form.update(&Command::FocusNext, &trial.desk());
    type_words(form.as_mut(), "7 novembr 2023", &trial.desk());
    let screen = seen(form.as_mut(), &trial);
    assert!(screen.contains("is not a month") && screen.contains("November"), "{screen}");
    form.update(&Command::Complete, &trial.desk());
    let screen = seen(form.as_mut(), &trial);
    assert!(screen.contains("read as 7 November 2023"), "{screen}");
    // Past the last month, what was typed stands again; then something else is written.
    type_words(form.as_mut(), " x", &trial.desk());
    form.update(&Command::SelectAll, &trial.desk());
    type_words(form.as_mut(), "every 6 months", &trial.desk());
    let screen = seen(form.as_mut(), &trial);
    assert!(screen.contains("read as recurring: every 6 months; next on"), "{screen}");
}

#[test]
fn a_task_given_another_objective_stands_last_there() {
    let mut trial = trial();
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(1)));
    let Outcome::Open(mut form) = pane.update(&Command::Edit, &trial.desk()) else { panic!("no form") };
    let next = Command::FocusNext;
    say(form.as_mut(), &[next.clone(), next.clone(), next], &trial.desk());
    form.update(&Command::Move(Motion::Forward), &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(order(trial.session.committee()), [(1, vec![2, 3]), (2, vec![4, 5, 1]), (3, vec![6])]);
}

#[test]
fn an_objective_is_added_after_the_selected_group_and_reworded() {
    let mut trial = trial();
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(2)));
    let Outcome::Open(mut form) = pane.update(&Command::AddObjective, &trial.desk()) else {
        panic!("no form")
    };
    type_words(form.as_mut(), "جديد", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    pane.refresh(&trial.desk());
    let Some(Row::Objective(id)) = selected(&pane) else { panic!("no objective selected") };
    let objectives: Vec<u64> = order(trial.session.committee()).iter().map(|(id, _)| *id).collect();
    assert_eq!(objectives, [1, id.0, 2, 3]);
    let Outcome::Open(mut form) = pane.update(&Command::Rename, &trial.desk()) else { panic!("no form") };
    type_words(form.as_mut(), " جدا", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(trial.session.committee().objectives[&id].title, "جديد جدا");
}

#[test]
fn rows_kept_through_changes_are_the_rows_made_anew() {
    let mut trial = trial();
    let mut kept = Programme::new();
    kept.update(&Command::Filter(Some("استمارة".into())), &trial.desk());
    let of = |trial: &Trial, id| task(trial, id).clone();
    let edit =
        |id, before: Option<Task>, after| Change::Task(Box::new(Edit { id: TaskId(id), before, after }));
    let objective = |trial: &Trial, id| trial.session.committee().objectives[&ObjectiveId(id)].clone();
    let (second, fifth, title) = (of(&trial, 2), of(&trial, 5), objective(&trial, 3));
    let elsewhere = Task { objective: ObjectiveId(3), rank: Rank::nth(7), ..second.clone() };
    let reworded = Task { action: "ورشة الاختيار".into(), status: Status::Done, ..fifth.clone() };
    let renamed = Objective { title: "استمارة جديدة".into(), rank: Rank(0), ..title.clone() };
    let late = Deadline::read("15 يناير 2021", day(3, 9));
    let steps = [
        edit(5, Some(fifth), Some(reworded.clone())),
        edit(2, Some(second), Some(elsewhere.clone())),
        edit(9, None, Some(Task { deadline: late, ..elsewhere })),
        Change::Objective(Box::new(Edit::replace(ObjectiveId(3), &title, renamed))),
        edit(5, Some(reworded), None),
        Change::Together(
            (100..200)
                .map(|id| {
                    edit(
                        id,
                        None,
                        Some(Task { action: "تتبع".into(), ..Task::new(ObjectiveId(3), Rank::nth(1)) }),
                    )
                })
                .collect(),
        ),
    ];
    for (nth, step) in steps.into_iter().enumerate() {
        trial.record(step);
        kept.refresh(&trial.desk());
        for words in ["", "استمارة", "ورشة", "الاختيار", "تتبع", "لجنة"].map(str::to_owned)
        {
            let mut anew = Programme::new();
            let seen = [&mut kept, &mut anew].map(|pane| {
                pane.update(&Command::Filter(Some(words.clone())), &trial.desk());
                (pane.rows.shown().to_vec(), pane.rows.counts)
            });
            assert_eq!(seen[0], seen[1], "filtered by {words}, after step {nth}");
        }
        if nth == 4 {
            // With all that stands under it by now.
            let committee = trial.session.committee();
            let removed =
                crate::panes::programme::steps::remove_objective(committee, ObjectiveId(1)).unwrap();
            trial.record(removed);
        }
    }
}

#[test]
fn a_renamed_objective_is_laid_out_anew() {
    let mut trial = trial();
    let mut pane = Programme::new();
    draw(&mut pane, &trial.desk(), (60, 20));
    let before = trial.session.committee().objectives[&ObjectiveId(2)].clone();
    let after = Objective {
        title: "تتبع الأوراش الكبرى للجماعة ".repeat(4), ..before.clone()
    };
    trial.record(Change::Objective(Box::new(Edit::replace(ObjectiveId(2), &before, after))));
    let mut anew = Programme::new();
    assert_eq!(draw(&mut pane, &trial.desk(), (60, 20)), draw(&mut anew, &trial.desk(), (60, 20)));
}

#[test]
fn a_deadline_that_is_over_when_it_is_written_is_remarked_on_and_recorded_all_the_same() {
    let mut trial = trial();
    trial.language = Language::En;
    let seen = |trial: &Trial, words: &str| {
        let mut pane = Programme::new();
        select(&mut pane, &trial.desk(), Row::Task(TaskId(1)));
        let Outcome::Open(mut form) = pane.update(&Command::Add, &trial.desk()) else { panic!("no form") };
        say(form.as_mut(), &[Command::FocusNext], &trial.desk());
        type_words(form.as_mut(), words, &trial.desk());
        rows(&trial.draw(form.as_mut(), (76, 20)).0).join("\n")
    };
    for (words, remark) in [("8 march 2023", true), ("9 march 2023", false), ("april", false)] {
        assert_eq!(seen(&trial, words).contains("this is past"), remark, "{}", seen(&trial, words));
    }
    let founded = Profile { founded: Some(day(3, 1)), ..Profile::default() };
    trial.record(Change::Profile(Box::new(Edit::add((), founded))));
    for (words, remark) in [("28 february 2023", "before the founding"), ("2 march 2023", "this is past")] {
        assert!(seen(&trial, words).contains(remark), "{}", seen(&trial, words));
    }
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(1)));
    let Outcome::Open(mut form) = pane.update(&Command::Edit, &trial.desk()) else { panic!("no form") };
    let screen = rows(&trial.draw(form.as_mut(), (76, 20)).0).join("\n");
    assert!(!screen.contains("this is past"), "what was recorded is the checker's matter:\n{screen}");
}
