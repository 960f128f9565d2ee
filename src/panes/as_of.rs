//! The committee as it stood at a moment of the past, to be read.
//!
//! Opened from the history, or by `as-of` with a number or a day. It shows; going back is
//! the history's revert.

use std::ops::ControlFlow;

use chrono::{Local, NaiveDate};

use super::reading::{Line, Reading};
use super::{Desk, Outcome};
use crate::domain::charter::numbers;
use crate::domain::{Committee, Deadline, ObjectiveId, Rank, Task};
use crate::i18n::{Phrases, dates};
use crate::notice::{self, Notice};
use crate::session::SessionError;
use crate::store::Mark;

/// A committee of the past.
pub struct AsOf;

impl AsOf {
    /// Opens the committee as it stood after `mark` entries.
    pub(super) fn open(mark: Mark, desk: &Desk) -> Outcome {
        let entry = mark.checked_sub(1).and_then(|before| desk.session.entries(before, 1).ok()?.pop());
        let Some(entry) = entry else {
            let words = (desk.phrases.overlays.no_such_entry)(&mark.to_string());
            return Outcome::Say(Notice::warned(words));
        };
        match desk.session.as_of(mark) {
            Ok(committee) => {
                let at = dates::moment(&entry.at.with_timezone(&Local));
                let title = (desk.phrases.overlays.as_it_stood)(mark, &at);
                let lines = lines(&committee, desk.phrases);
                Outcome::Open(Box::new(Reading::of_lines(title, lines)))
            }
            Err(error) => Outcome::Say(notice::session_error(&error, desk.phrases)),
        }
    }

    /// Opens the committee as it stood at `words`: a number of the log, or the end of a day.
    pub(super) fn named(words: &str, desk: &Desk) -> Outcome {
        if let Ok(mark) = words.trim().parse() {
            return Self::open(mark, desk);
        }
        let day = Deadline::read(words, desk.today).reading.map(|reading| reading.latest);
        match day.and_then(|day| last_entry(day, desk)) {
            Some(mark) => Self::open(mark, desk),
            None => Outcome::Say(Notice::warned((desk.phrases.overlays.no_such_entry)(words))),
        }
    }
}

/// The number of the last entry before the first one made after `day`.
fn last_entry(day: NaiveDate, desk: &Desk) -> Option<Mark> {
    let mut last = None;
    let read = desk.session.each_entry(|entry| {
        if entry.at.with_timezone(&Local).date_naive() > day {
            return ControlFlow::Break(Ok::<(), SessionError>(()));
        }
        last = Some(entry.id.0);
        ControlFlow::Continue(())
    });
    read.ok().and(last)
}

/// Where the objective of a task stands.
fn place(committee: &Committee, task: &Task) -> (Rank, ObjectiveId) {
    let rank = committee.objectives.get(&task.objective).map(|it| it.rank).unwrap_or_default();
    (rank, task.objective)
}

fn lines(committee: &Committee, phrases: &Phrases) -> Vec<Line> {
    let common = &phrases.common;
    let mut lines = Vec::new();
    if let Some(profile) = &committee.profile {
        lines.push(Line::Head(profile.name.clone()));
    }
    lines.push(Line::Head((common.members)(committee.members.len())));
    for (_, member) in committee.roster() {
        lines.push(Line::Text(format!("{} · {} · {}", member.name, member.capacity, member.institution)));
    }
    let programme = committee.programme();
    for (id, objective) in committee.objectives_in_order() {
        lines.push(Line::Head(objective.title.clone()));
        // In order of their objectives: those of one stand together.
        let first = programme.partition_point(|(_, task)| place(committee, task) < (objective.rank, id));
        let rest = programme.iter().skip(first);
        for (_, task) in rest.take_while(|(_, task)| task.objective == id) {
            let status = (common.status)(task.status);
            let words = [&task.action, &task.responsible_words, &task.deadline.verbatim].map(String::as_str);
            lines.push(Line::Text(format!("{} · {status}", words.join(" · "))));
        }
    }
    let outline = committee.outline();
    let levels = outline.iter().map(|(_, section)| section.heading.level);
    for (number, (_, section)) in numbers(levels).iter().zip(&outline) {
        let number = number.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        lines.push(Line::Head(format!("{number} {}", section.heading.title)));
        lines.extend(section.body.lines().map(|line| Line::Text(line.to_owned())));
    }
    lines
}
