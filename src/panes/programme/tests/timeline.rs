//! The programme over time: what is in view, put together, folded, carried over.

use super::*;
use crate::domain::schedule::Grouping;
use crate::domain::{Completion, Evidence};

/// A programme whose tasks are changed by `edit`.
fn edited(edit: impl Fn(u64, &mut Task)) -> Trial {
    let mut trial = trial();
    for id in 1..=6 {
        let before = task(&trial, id).clone();
        let mut after = before.clone();
        edit(id, &mut after);
        if after != before {
            trial.record(Change::Task(Box::new(Edit::replace(TaskId(id), &before, after))));
        }
    }
    trial
}

fn gantt(desk: &Desk) -> Programme {
    let mut pane = Programme::new();
    pane.update(&Command::Gantt, desk);
    pane
}

/// The row of the screen that has `words`.
fn row_with<'a>(screen: &'a [String], words: &str) -> &'a str {
    screen.iter().find(|row| row.contains(words)).unwrap_or_else(|| panic!("{words}: {screen:#?}"))
}

fn french<'a>(trial: &'a Trial, today: NaiveDate) -> Desk<'a> {
    Desk { phrases: Language::Fr.phrases(), mirror: Mirror::Plain, ..on(trial, today) }
}

#[test]
fn the_chart_is_mirrored_in_arabic() {
    let trial = trial();
    let arabic = on(&trial, day(4, 20));
    let mirrored = draw(&mut gantt(&arabic), &arabic, (78, 20));
    let plain = french(&trial, day(4, 20));
    let seen = draw(&mut gantt(&plain), &plain, (78, 20));
    let today = column(&seen, '┊').unwrap();
    assert_eq!(column(&mirrored, '┊'), Some(77 - today), "{mirrored:#?}\n{seen:#?}");
    let bar = column(&seen, '░').unwrap();
    let until = mirrored.iter().find_map(|row| {
        let cells: Vec<char> = row.chars().collect();
        cells.iter().rposition(|it| *it == '░')
    });
    assert_eq!(until, Some(77 - bar), "what begins at one side ends at the other");
}

#[test]
fn a_vague_end_looks_vague_and_a_day_is_a_mark() {
    let trial = edited(|id, task| match id {
        1 => task.deadline = Deadline::read("من 2 ماي الى 20 ماي", day(3, 9)),
        2 => task.deadline = Deadline::read("من ابريل الى يونيو", day(3, 9)),
        _ => {}
    });
    let desk = french(&trial, day(4, 1));
    let mut pane = gantt(&desk);
    let screen = draw(&mut pane, &desk, (100, 24));
    let bars = |nth: usize| -> String {
        let at = pane.rows.shown().iter().position(|row| *row == Row::Task(TaskId(nth as u64))).unwrap();
        screen[2 + at].chars().skip(41).collect()
    };
    assert!(bars(1).contains('■') && !bars(1).contains('░'), "{}", bars(1));
    let (second, third) = (bars(2), bars(3));
    assert!(second.contains("░■") && second.contains("■░"), "months at both ends: {second}");
    assert!(third.contains('░') && !third.contains('■'), "a month alone: {third}");
    assert!(bars(4).contains('░') || bars(4).contains('◆'), "{}", bars(4));
}

#[test]
fn progress_fills_a_bar_from_its_beginning() {
    let trial = edited(|id, task| {
        if id == 1 {
            task.deadline = Deadline::read("من 1 ماي الى 30 ماي", day(3, 9));
            (task.status, task.progress) = (Status::InProgress, 50);
        }
    });
    let desk = french(&trial, day(4, 1));
    let screen = draw(&mut gantt(&desk), &desk, (100, 24));
    let row = row_with(&screen, "50%");
    let (done, rest) = (row.matches('█').count(), row.matches('■').count());
    assert!(done.abs_diff(rest) <= 1 && done > 0 && row.contains("█■"), "{row}");
    let arabic = on(&trial, day(4, 1));
    let screen = draw(&mut gantt(&arabic), &arabic, (100, 24));
    assert!(row_with(&screen, "50%").contains("■█"), "{screen:#?}");
}

#[test]
fn what_is_late_is_told_by_a_sign_and_by_how_long() {
    let trial = trial();
    let desk = french(&trial, day(4, 20));
    let mut pane = gantt(&desk);
    select(&mut pane, &desk, Row::Task(TaskId(2)));
    let screen = draw(&mut pane, &desk, (100, 24));
    let row = row_with(&screen, "▶");
    assert!(row.contains("◆!·"), "{row}");
    assert!(row.find('·') < row.find('┊'), "up to today: {row}");
    assert!(row_with(&screen, "en retard").contains("15"), "{screen:#?}");
}

#[test]
fn what_waits_is_warned_of_in_signs_and_words() {
    let trial = edited(|id, task| match id {
        3 => task.after = vec![TaskId(6)],
        4 => task.after = vec![TaskId(5)],
        5 => task.after = vec![TaskId(4)],
        _ => {}
    });
    let desk = french(&trial, day(3, 9));
    let mut pane = gantt(&desk);
    select(&mut pane, &desk, Row::Task(TaskId(3)));
    let screen = draw(&mut pane, &desk, (118, 24));
    assert!(row_with(&screen, "▶").contains("○→"), "{screen:#?}");
    assert!(screen.iter().any(|row| row.contains("aucun jour après")), "{screen:#?}");
    select(&mut pane, &desk, Row::Task(TaskId(4)));
    let screen = draw(&mut pane, &desk, (118, 24));
    assert_eq!(screen.iter().filter(|row| row.contains("○↔")).count(), 2, "{screen:#?}");
    assert!(screen.iter().any(|row| row.contains("attend ce qui l'attend")), "{screen:#?}");
}

#[test]
fn the_head_of_a_group_stays_over_its_tasks() {
    let trial = trial();
    let desk = french(&trial, day(3, 9));
    let mut pane = gantt(&desk);
    select(&mut pane, &desk, Row::Task(TaskId(6)));
    let screen = draw(&mut pane, &desk, (78, 6));
    assert!(screen.iter().any(|row| row.contains('▌')), "{screen:#?}");
    assert!(row_with(&screen, "▶").contains('○'), "{screen:#?}");
}

#[test]
fn days_are_scrolled_zoomed_and_today_is_found_again() {
    let trial = trial();
    let desk = french(&trial, day(4, 20));
    let mut pane = gantt(&desk);
    let seen = |pane: &mut Programme| draw(pane, &desk, (100, 20));
    let first = seen(&mut pane);
    pane.update(&Command::Move(Motion::SightRight), &desk);
    let scrolled = seen(&mut pane);
    assert_ne!(first, scrolled);
    pane.update(&Command::Move(Motion::SightLeft), &desk);
    assert_eq!(seen(&mut pane), first);
    pane.update(&Command::ZoomIn, &desk);
    assert!(seen(&mut pane)[0].contains("semaines"));
    assert!(column(&seen(&mut pane), '┊').is_some(), "today stays in view");
    for words in ["mois", "trimestres", "années", "années"] {
        pane.update(&Command::ZoomOut, &desk);
        assert!(seen(&mut pane)[0].contains(words), "{words}");
    }
    pane.update(&Command::Move(Motion::LineEnd), &desk);
    pane.update(&Command::Today, &desk);
    assert!(column(&seen(&mut pane), '┊').is_some());
}

#[test]
fn scrolling_never_leaves_the_programme_and_today_behind() {
    let trial = trial();
    let desk = french(&trial, day(4, 20));
    for motion in [Motion::Forward, Motion::Backward] {
        let mut pane = gantt(&desk);
        for _ in 0..200 {
            let screen = draw(&mut pane, &desk, (100, 20)).concat();
            assert!(screen.contains('░') || screen.contains('◆') || screen.contains('┊'), "{screen}");
            pane.update(&Command::Move(motion), &desk);
        }
    }
}

#[test]
fn the_next_overdue_task_is_selected_and_its_day_shown() {
    let trial = trial();
    let desk = french(&trial, day(5, 1));
    let mut pane = gantt(&desk);
    draw(&mut pane, &desk, (78, 20));
    let next = |pane: &mut Programme| {
        pane.update(&Command::NextOverdue, &desk);
        selected(pane)
    };
    let late: Vec<_> = (0..4).map(|_| next(&mut pane).unwrap()).collect();
    assert_eq!(late[..3], [1, 2, 4].map(|id| Row::Task(TaskId(id))));
    assert_eq!(late[3], late[0], "round and round");
    pane.update(&Command::FoldAll, &desk);
    assert_eq!(next(&mut pane), Some(Row::Task(TaskId(1))), "folded away, it is unfolded");
    let none = on(&trial, day(3, 1));
    let mut pane = Programme::new();
    assert!(matches!(pane.update(&Command::NextOverdue, &none), Outcome::Say(_)));
}

#[test]
fn a_group_is_folded_and_unfolded_alone_and_with_all() {
    let trial = trial();
    let desk = french(&trial, day(3, 9));
    let mut pane = gantt(&desk);
    select(&mut pane, &desk, Row::Task(TaskId(2)));
    pane.update(&Command::Fold, &desk);
    assert_eq!(selected(&pane), Some(Row::Objective(ObjectiveId(1))), "its head takes its place");
    assert_eq!(pane.rows.shown().len(), 6);
    let screen = draw(&mut pane, &desk, (78, 20));
    assert!(row_with(&screen, "▸").contains("3 actions"), "{screen:#?}");
    pane.update(&Command::Fold, &desk);
    assert_eq!(pane.rows.shown().len(), 9);
    pane.update(&Command::FoldAll, &desk);
    assert_eq!(pane.rows.shown().len(), 3);
    pane.update(&Command::FoldAll, &desk);
    assert_eq!(pane.rows.shown().len(), 9);
    pane.update(&Command::FoldAll, &desk);
    assert!(matches!(pane.go_to(crate::domain::Record::Task(TaskId(5)), &desk), Outcome::Done));
    assert_eq!(selected(&pane), Some(Row::Task(TaskId(5))), "what is gone to is unfolded");
}

#[test]
fn tasks_are_put_together_by_what_is_asked() {
    let trial = edited(|id, task| match id {
        3 => task.status = Status::Done,
        4 => task.responsible = Vec::new(),
        _ => {}
    });
    let desk = french(&trial, day(3, 9));
    let mut pane = Programme::new();
    let groups = |pane: &Programme| -> Vec<(String, usize)> {
        let mut found: Vec<(String, usize)> = Vec::new();
        for row in pane.rows.shown() {
            match row {
                Row::Group(group) => found.push((pane.rows.group_words(*group, desk.phrases), 0)),
                Row::Task(_) => found.last_mut().unwrap().1 += 1,
                Row::Objective(_) => panic!("an objective among groups"),
            }
        }
        found
    };
    let group = |pane: &mut Programme, by| pane.update(&Command::Group(by), &desk);
    assert!(matches!(group(&mut pane, None), Outcome::Say(_)), "what it is, is said");
    let by = groups(&pane);
    assert_eq!((by[0].0.as_str(), by[0].1), ("لجنة التنسيق", 2));
    assert_eq!((by[1].0.as_str(), by[1].1), ("فريق المشروع", 3), "written alike, they are one");
    group(&mut pane, Some(Grouping::Month));
    let by = groups(&pane);
    assert_eq!(by[0].0, "mars 2023");
    assert_eq!(by.last().unwrap(), &("sans délai compris".to_owned(), 1));
    group(&mut pane, Some(Grouping::Status));
    assert_eq!(groups(&pane), [("non commencé".to_owned(), 5), ("réalisé".to_owned(), 1)]);
    assert!(matches!(pane.update(&Command::Raise, &desk), Outcome::Say(_)), "no order of the paper");
    pane.update(&Command::FilterOverdue, &on(&trial, day(4, 20)));
    assert_eq!(pane.rows.counts.shown, 3, "a filter and a grouping hold together");
    group(&mut pane, None);
    assert_eq!(pane.rows.grouping(), Grouping::Objective);
}

#[test]
fn open_tasks_are_carried_over_as_one_step_and_keep_what_was() {
    let mut trial = edited(|id, task| {
        if id == 1 {
            task.status = Status::Done;
        }
    });
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Objective(ObjectiveId(1)));
    let Outcome::Open(mut form) = pane.update(&Command::Carry, &trial.desk()) else { panic!("no form") };
    type_words(form.as_mut(), "متم دجنبر 2024", &trial.desk());
    form.update(&Command::FocusNext, &trial.desk());
    type_words(form.as_mut(), "تأخر التمويل", &trial.desk());
    let entries = trial.session.mark();
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    assert_eq!(trial.session.mark(), entries + 1, "one entry");
    assert!(task(&trial, 1).carried.is_empty(), "what is done stays");
    for (id, was) in [(2, "15 مارس"), (3, "ماي 2023")] {
        let task = task(&trial, id);
        let carried = &task.carried[0];
        assert_eq!((carried.deadline.verbatim.as_str(), carried.why.as_str()), (was, "تأخر التمويل"));
        assert_eq!(carried.day, Some(day(3, 9)));
        assert_eq!(task.deadline.reading.as_ref().unwrap().latest.to_string(), "2024-12-31");
    }
    assert!(task(&trial, 4).carried.is_empty(), "another objective");
}

#[test]
fn evidence_is_added_to_a_task() {
    let mut trial = trial();
    let mut pane = Programme::new();
    select(&mut pane, &trial.desk(), Row::Task(TaskId(1)));
    let Outcome::Open(mut form) = pane.update(&Command::Evidence, &trial.desk()) else { panic!("no form") };
    assert!(matches!(form.update(&Command::Accept, &trial.desk()), Outcome::Done), "nothing to note");
    type_words(form.as_mut(), "محضر", &trial.desk());
    form.update(&Command::FocusNext, &trial.desk());
    type_words(form.as_mut(), "https://a.ma", &trial.desk());
    let outcome = form.update(&Command::Accept, &trial.desk());
    trial.carry_out(outcome);
    let evidence = &task(&trial, 1).evidence;
    let wanted = Evidence { day: Some(day(3, 9)), words: "محضر".into(), link: "https://a.ma".into() };
    assert_eq!(evidence, &[wanted]);
    let said = pane.every_row(&trial.desk());
    assert!(said[1].contains("https://a.ma"), "{said:?}");
}

#[test]
fn everything_known_of_a_task_is_heard() {
    let trial = edited(|id, task| {
        if id == 2 {
            task.completion = Some(Completion::Substantial);
            task.after = vec![TaskId(1)];
        }
    });
    let said = Programme::new().every_row(&trial.desk());
    assert!(said[2].contains("جوهري") && said[2].contains("التواصل مع الجمعيات"), "{}", said[2]);
}

#[test]
fn the_agenda_tells_what_is_due_day_by_day_and_goes_there() {
    let trial = trial();
    let desk = french(&trial, day(4, 1));
    let mut agenda = super::super::Agenda::new(day(4, 1));
    let said = agenda.every_row(&desk);
    assert!(said[0].contains("En retard"), "{said:#?}");
    assert!(
        said.iter().any(|row| row.contains("15 avril 2023") && row.contains("dans 14 jours")),
        "{said:#?}"
    );
    assert!(!said.iter().any(|row| row.contains("ماي")), "May is later: {said:#?}");
    for _ in 0..2 {
        agenda.update(&Command::ZoomOut, &desk);
    }
    assert!(agenda.every_row(&desk).iter().any(|row| row.contains("31 mai 2023")));
    agenda.update(&Command::Move(Motion::First), &desk);
    let Outcome::Each(outcomes) = agenda.update(&Command::Open, &desk) else { panic!("nowhere to go") };
    assert!(matches!(outcomes[1], Outcome::GoTo(crate::domain::Record::Task(_))));
    for (width, height) in [(118, 36), (78, 20), (42, 12), (9, 2)] {
        draw_any(&mut agenda, &desk, (width, height));
    }
}

fn draw_any(pane: &mut dyn Pane, desk: &Desk, (width, height): (u16, u16)) {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    pane.draw(area, &mut Canvas::new(&mut buffer, desk.mirror, Theme::default()), desk, Focus::Here);
}

#[test]
fn every_size_of_chart_can_be_drawn() {
    let trial = edited(|id, task| {
        task.progress = 40;
        task.after = vec![TaskId(id % 6 + 1)];
    });
    let empty = Trial::new();
    let desk = on(&trial, day(4, 20));
    let mut pane = gantt(&desk);
    for width in (1..=130).filter(|width| *width < 30 || width % 9 == 0) {
        for height in [1, 2, 3, 4, 5, 6, 9, 14, 24] {
            // One zoom after the other: by width and height together every one is met.
            let other = if (width + height) % 7 < 3 { Command::ZoomOut } else { Command::ZoomIn };
            pane.update(&other, &desk);
            draw(&mut pane, &desk, (width, height));
            if width < 20 {
                draw(&mut gantt(&empty.desk()), &empty.desk(), (width, height));
            }
        }
    }
}
