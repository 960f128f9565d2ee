//! The work programme as a person meets it: a programme of three objectives on a desk of trial.

mod changes;
mod looks;
mod timeline;

use chrono::{DateTime, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Programme;
use super::rows::Row;
use crate::command::{Command, Motion, Scope};
use crate::domain::{
    Change, Committee, Deadline, Edit, Member, MemberId, Objective, ObjectiveId, Part, Party, PartyKind,
    Profile, Rank, Status, Task, TaskId,
};
use crate::i18n::Language;
use crate::panes::trial::{Trial, rows, say, type_words};
use crate::panes::{Desk, Focus, Outcome, Pane};
use crate::ui::{Canvas, Mirror, Theme};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, month, day).unwrap()
}

/// Responsible, deadline, action.
type Cells = (&'static str, &'static str, &'static str);

/// Objectives with their tasks.
const PAPER: [(&str, &[Cells]); 3] = [
    (
        "تثمين تجارب المشاركة المواطنة وتجميع التجارب المنجزة في تراب الجماعة قصد تثمينها ونشرها",
        &[
            ("لجنة التنسيق", "15 ابريل", "التواصل مع الجمعيات"),
            ("فريق المشروع", "15 مارس", "بلورة استمارة"),
            ("فريق المشروع", "ماي 2023", "تجميع التجارب"),
        ],
    ),
    (
        "المشاركة في الورشات",
        &[("فريق المشروع", "نهاية مارس", "استمارة الاختيار"), ("ليلى", "متى أمكن", "انتقاء الجمعيات")],
    ),
    ("ضمان الاستمرارية", &[("لجنة التنسيق", "نونبر", "خطة ديمومة")]),
];

fn trial() -> Trial {
    let mut trial = Trial::new();
    let mut id = 0;
    for (nth, (title, tasks)) in PAPER.iter().enumerate() {
        let objective = ObjectiveId(nth as u64 + 1);
        let record = Objective { title: (*title).into(), rank: Rank::nth(nth), ..Objective::default() };
        trial.record(Change::Objective(Box::new(Edit::add(objective, record))));
        for (at, (responsible, deadline, action)) in tasks.iter().enumerate() {
            id += 1;
            let party =
                Party { name: (*responsible).into(), part: Part::Leads, kind: PartyKind::Team, member: None };
            let task = Task {
                responsible_words: (*responsible).into(),
                responsible: vec![party],
                deadline: Deadline::read(deadline, day(3, 9)),
                action: (*action).into(),
                ..Task::new(objective, Rank::nth(at))
            };
            trial.record(Change::Task(Box::new(Edit::add(TaskId(id), task))));
        }
    }
    trial
}

fn on(trial: &Trial, today: NaiveDate) -> Desk<'_> {
    Desk { today, ..trial.desk() }
}

fn draw(pane: &mut Programme, desk: &Desk, (width, height): (u16, u16)) -> Vec<String> {
    rows(&buffer(pane, desk, (width, height)))
}

fn buffer(pane: &mut Programme, desk: &Desk, (width, height): (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    pane.draw(area, &mut Canvas::new(&mut buffer, desk.mirror, Theme::default()), desk, Focus::Here);
    buffer
}

fn selected(pane: &Programme) -> Option<Row> {
    pane.rows.selected()
}

fn select(pane: &mut Programme, desk: &Desk, row: Row) {
    pane.refresh(desk);
    assert!(pane.rows.select(row), "{row:?} is not shown");
}

/// Says `command` and records what comes of it.
fn act(pane: &mut Programme, trial: &mut Trial, command: &Command) {
    let outcome = pane.update(command, &trial.desk());
    trial.carry_out(outcome);
    pane.refresh(&trial.desk());
}

/// The programme as it stands: objectives, each with its tasks.
fn order(committee: &Committee) -> Vec<(u64, Vec<u64>)> {
    let under = |objective| {
        let tasks = committee.programme().into_iter().filter(move |(_, task)| task.objective == objective);
        tasks.map(|(id, _)| id.0).collect()
    };
    committee.objectives_in_order().into_iter().map(|(id, _)| (id.0, under(id))).collect()
}

fn task(trial: &Trial, id: u64) -> &Task {
    &trial.session.committee().tasks[&TaskId(id)]
}

/// The column, from the left of the screen, of the first `sign` on the rows of a screen.
fn column(screen: &[String], sign: char) -> Option<usize> {
    screen.iter().find_map(|row| row.chars().position(|it| it == sign))
}
