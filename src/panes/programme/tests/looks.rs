//! What is shown, filtered and scrolled, and where on the screen.

use super::*;

#[test]
fn tasks_stand_under_their_objective_in_one_list() {
    let trial = trial();
    let mut pane = Programme::new();
    pane.refresh(&trial.desk());
    let shown: Vec<Row> = pane.rows.shown().to_vec();
    assert_eq!(shown.len(), 9);
    assert_eq!(shown[0], Row::Objective(ObjectiveId(1)));
    assert_eq!(shown[4], Row::Objective(ObjectiveId(2)));
    assert_eq!(shown[8], Row::Task(TaskId(6)));
}

#[test]
fn a_task_is_late_only_after_its_last_day() {
    let trial = trial();
    let mut pane = Programme::new();
    let late = |pane: &mut Programme, today| {
        pane.refresh(&on(&trial, today));
        pane.rows.counts.overdue
    };
    assert_eq!(late(&mut pane, day(3, 15)), 0);
    assert_eq!(late(&mut pane, day(3, 16)), 1);
    assert_eq!(late(&mut pane, day(5, 31)), 3);
    assert_eq!(late(&mut pane, day(6, 1)), 4);
    let screen = draw(&mut pane, &on(&trial, day(3, 16)), (40, 16)).join("\n");
    assert_eq!(screen.matches('!').count(), 2, "one row and the counts:\n{screen}");
}

#[test]
fn the_head_of_a_group_stays_when_it_is_scrolled_out() {
    let trial = trial();
    let mut pane = Programme::new();
    let desk = trial.desk();
    select(&mut pane, &desk, Row::Task(TaskId(3)));
    // Five rows: a short list without column names and counts.
    let screen = draw(&mut pane, &desk, (40, 3));
    assert!(screen[0].contains('▐'), "{screen:?}");
    assert!(screen[2].contains('◀') && screen[2].contains('○'), "{screen:?}");
    // Upwards the selected row is never hidden under the head.
    for id in [2, 1] {
        pane.update(&Command::Move(Motion::Previous), &desk);
        assert_eq!(selected(&pane), Some(Row::Task(TaskId(id))));
        let screen = draw(&mut pane, &desk, (40, 3));
        assert!(screen[0].contains('▐'), "{screen:?}");
        assert_eq!(screen.iter().filter(|row| row.contains('◀')).count(), 1, "{screen:?}");
    }
    pane.update(&Command::Move(Motion::Previous), &desk);
    assert!(draw(&mut pane, &desk, (40, 3))[0].contains('◀'));
}

#[test]
fn the_selected_row_is_on_the_screen_wherever_one_moves() {
    let trial = trial();
    let desk = trial.desk();
    for height in 1..14 {
        let mut pane = Programme::new();
        for motion in [Motion::Next, Motion::Previous] {
            for _ in 0..10 {
                let screen = draw(&mut pane, &desk, (78, height));
                assert!(column(&screen, '◀').is_some(), "{height} {:?} {screen:?}", selected(&pane));
                pane.update(&Command::Move(motion), &desk);
            }
        }
    }
}

#[test]
fn a_filter_hides_objectives_without_a_task_and_says_so() {
    let trial = trial();
    let desk = on(&trial, day(4, 20));
    let mut pane = Programme::new();
    pane.update(&Command::FilterOverdue, &desk);
    let tasks: Vec<Row> = pane.rows.shown().to_vec();
    let late = [1, 2, 4].map(|id| Row::Task(TaskId(id)));
    assert_eq!(
        tasks,
        [Row::Objective(ObjectiveId(1)), late[0], late[1], Row::Objective(ObjectiveId(2)), late[2]]
    );
    let desk = Desk { phrases: Language::En.phrases(), mirror: Mirror::Plain, ..desk };
    let screen = draw(&mut pane, &desk, (60, 16)).concat();
    assert!(screen.contains("overdue only · 3 of 6"), "{screen}");
    pane.update(&Command::FilterOverdue, &desk);
    assert_eq!(pane.rows.shown().len(), 9, "said again, it shows all");
}

#[test]
fn this_month_shows_what_is_open_and_meets_it() {
    let mut trial = trial();
    let mut pane = Programme::new();
    let shown = |pane: &Programme| -> Vec<u64> {
        let tasks = pane.rows.shown().iter().filter_map(|row| match row {
            Row::Task(id) => Some(id.0),
            Row::Objective(_) | Row::Group(_) => None,
        });
        tasks.collect()
    };
    pane.update(&Command::FilterThisMonth, &trial.desk());
    assert_eq!(shown(&pane), [2, 4], "the fifteenth and the end of March");
    let before = task(&trial, 2).clone();
    let done = Task { status: Status::Done, ..before.clone() };
    trial.record(Change::Task(Box::new(Edit::replace(TaskId(2), &before, done))));
    pane.refresh(&trial.desk());
    assert_eq!(shown(&pane), [4]);
}

#[test]
fn the_filter_of_the_selected_responsible_shows_all_theirs() {
    let trial = trial();
    let desk = trial.desk();
    let mut pane = Programme::new();
    select(&mut pane, &desk, Row::Task(TaskId(6)));
    pane.update(&Command::FilterResponsible(None), &desk);
    assert_eq!(pane.rows.counts.shown, 2);
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(6))), "the selected task stays selected");
    pane.update(&Command::ClearFilter, &desk);
    pane.update(&Command::FilterResponsible(Some("فريق المشروع".into())), &desk);
    assert_eq!(pane.rows.counts.shown, 3);
}

#[test]
fn a_filter_is_typed_kept_by_enter_and_cleared_by_escape() {
    let trial = trial();
    let desk = trial.desk();
    let mut pane = Programme::new();
    assert_eq!(pane.scope(), Scope::Programme);
    pane.update(&Command::Filter(None), &desk);
    assert_eq!(pane.scope(), Scope::Prompt);
    type_words(&mut pane, "استماره", &desk);
    assert_eq!(pane.rows.counts.shown, 2, "spelling does not matter");
    pane.update(&Command::Accept, &desk);
    assert_eq!((pane.scope(), pane.rows.counts.shown), (Scope::Programme, 2));
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(2))));
    pane.update(&Command::Cancel, &desk);
    assert_eq!(pane.rows.counts.shown, 6);
    assert!(matches!(pane.update(&Command::Cancel, &desk), Outcome::Pass), "nothing to clear");
    say(&mut pane, &[Command::Filter(None), Command::Insert('z')], &desk);
    assert!(draw(&mut pane, &desk, (40, 12)).len() == 12 && pane.rows.counts.shown == 0);
    pane.update(&Command::Cancel, &desk);
    assert_eq!((pane.scope(), pane.rows.counts.shown), (Scope::Programme, 6));
}

#[test]
fn the_words_of_an_objective_find_its_tasks() {
    let trial = trial();
    let mut pane = Programme::new();
    pane.update(&Command::Filter(Some("الورشات".into())), &trial.desk());
    assert_eq!(pane.rows.counts.shown, 2);
}

#[test]
fn groups_are_stepped_through() {
    let trial = trial();
    let desk = trial.desk();
    let mut pane = Programme::new();
    let to = |pane: &mut Programme, motion| {
        pane.update(&Command::Move(motion), &desk);
        selected(pane)
    };
    assert_eq!(to(&mut pane, Motion::PartNext), Some(Row::Objective(ObjectiveId(2))));
    assert_eq!(to(&mut pane, Motion::Last), Some(Row::Task(TaskId(6))));
    assert_eq!(to(&mut pane, Motion::PartPrevious), Some(Row::Objective(ObjectiveId(3))));
    assert_eq!(to(&mut pane, Motion::PartPrevious), Some(Row::Objective(ObjectiveId(2))));
    assert_eq!(to(&mut pane, Motion::First), Some(Row::Objective(ObjectiveId(1))));
}

#[test]
fn months_and_today_are_mirrored_in_arabic() {
    let trial = trial();
    let mut pane = Programme::new();
    let arabic = on(&trial, day(4, 20));
    let french = Desk { phrases: Language::Fr.phrases(), mirror: Mirror::Plain, ..arabic };
    let (seen, mirrored) = (draw(&mut pane, &french, (78, 16)), draw(&mut pane, &arabic, (78, 16)));
    let today = column(&seen, '┊').unwrap();
    assert_eq!(column(&mirrored, '┊'), Some(77 - today));
    // March to November, three cells each, at the end of the pane: 20 April is in cell 4.
    assert_eq!(today, 78 - 27 + 4);
    assert!(column(&draw(&mut pane, &arabic, (44, 16)), '┊').is_none(), "no chart in a third of a screen");
}

#[test]
fn months_out_of_view_are_scrolled_to_by_sight() {
    let mut trial = trial();
    let before = task(&trial, 6).clone();
    let mut later = before.clone();
    later.deadline = Deadline::read("ماي 2026", day(3, 9));
    trial.record(Change::Task(Box::new(Edit::replace(TaskId(6), &before, later))));
    let desk = trial.desk();
    let mut pane = Programme::new();
    let head = |pane: &mut Programme| draw(pane, &desk, (78, 16))[1].trim().to_owned();
    let first = head(&mut pane);
    pane.update(&Command::Move(Motion::SightLeft), &desk);
    assert_ne!(head(&mut pane), first, "in Arabic what is later lies where that arrow points");
    pane.update(&Command::Move(Motion::SightRight), &desk);
    assert_eq!(head(&mut pane), first);
    assert!(matches!(pane.update(&Command::Move(Motion::WordForward), &desk), Outcome::Pass));
}

#[test]
fn every_size_of_screen_can_be_drawn() {
    let trial = trial();
    let mut filtered = Programme::new();
    filtered.update(&Command::FilterOverdue, &on(&trial, day(6, 1)));
    let mut typing = Programme::new();
    say(&mut typing, &[Command::Filter(None), Command::Insert('ا')], &trial.desk());
    let empty = Trial::new();
    for width in 1..=130 {
        for height in 1..=45 {
            let desk = on(&trial, day(4, 20));
            // Every size in one language or the other; the rarer looks at some of them.
            if (width + height) % 2 == 0 {
                draw(&mut Programme::new(), &desk, (width, height));
            } else {
                draw(&mut filtered, &Desk { mirror: Mirror::Plain, ..desk }, (width, height));
            }
            if width < 12 && height < 12 {
                draw(&mut Programme::new(), &desk, (width, height));
                draw(&mut typing, &trial.desk(), (width, height));
                draw(&mut Programme::new(), &empty.desk(), (width, height));
            }
        }
    }
}

#[test]
fn letters_added_one_by_one_find_what_they_find_at_once() {
    let mut trial = trial();
    // Words without any article, which an article typed before them still finds.
    let objective = Objective { title: "ورشات".into(), rank: Rank::nth(8), ..Objective::default() };
    trial.record(Change::Objective(Box::new(Edit::add(ObjectiveId(8), objective))));
    let task = Task { action: "تنقيح دليل".into(), ..Task::new(ObjectiveId(8), Rank::nth(0)) };
    trial.record(Change::Task(Box::new(Edit::add(TaskId(80), task))));
    let desk = trial.desk();
    for words in ["التجارب", "ال جمع", "فريق استم", "(بلور", "عبدا", "15"] {
        let mut slowly = Programme::new();
        slowly.update(&Command::Filter(None), &desk);
        let mut typed = String::new();
        for letter in words.chars() {
            slowly.update(&Command::Insert(letter), &desk);
            typed.push(letter);
            let mut at_once = Programme::new();
            at_once.update(&Command::Filter(Some(typed.clone())), &desk);
            assert_eq!(slowly.rows.shown(), at_once.rows.shown(), "{typed}");
        }
    }
}

#[test]
fn a_row_is_found_as_one_types_and_the_next_ones_after_it() {
    let trial = trial();
    let desk = trial.desk();
    let mut pane = Programme::new();
    pane.update(&Command::Search(None), &desk);
    assert_eq!(pane.scope(), Scope::Prompt);
    type_words(&mut pane, "استماره", &desk);
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(2))));
    pane.update(&Command::Accept, &desk);
    assert_eq!((pane.scope(), selected(&pane)), (Scope::Programme, Some(Row::Task(TaskId(2)))));
    pane.update(&Command::SearchNext, &desk);
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(4))));
    pane.update(&Command::SearchNext, &desk);
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(2))), "round and round");
    pane.update(&Command::SearchPrevious, &desk);
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(4))));
    assert!(matches!(pane.update(&Command::Search(Some("zzz".into())), &desk), Outcome::Say(_)));
    say(&mut pane, &[Command::Search(None), Command::Insert('خ')], &desk);
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(6))));
    pane.update(&Command::Cancel, &desk);
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(4))), "back to where the search began");
}
