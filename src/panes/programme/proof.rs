//! The form of a piece of evidence: what shows that a task was done, and where it is.
//!
//! Used by the work programme. It adds to a task; what is there is changed in the form of the task.

use super::steps;
use crate::domain::{Evidence, Task, TaskId};
use crate::panes::form::{Complaint, Field, Form, Label, Values};
use crate::panes::{Desk, Outcome};

const WORDS: usize = 0;
const LINK: usize = 1;
const DAY: usize = 2;

/// Opens the form for the task `id`.
pub(super) fn open(id: TaskId, desk: &Desk) -> Outcome {
    let fields = vec![
        Field::text(Label::Phrase(|phrases| phrases.timeline.evidence_words), ""),
        Field::text(Label::Phrase(|phrases| phrases.timeline.evidence_link), ""),
        Field::day(Label::Phrase(|phrases| phrases.timeline.evidence_day), Some(desk.today)),
    ];
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let (words, link) = (values.words(WORDS).to_owned(), values.words(LINK).to_owned());
        if words.is_empty() && link.is_empty() {
            let words = desk.phrases.timeline.evidence_needed.to_owned();
            return Err(Complaint { field: WORDS, words });
        }
        let Some(before) = desk.session.committee().tasks.get(&id) else { return Ok(Outcome::Done) };
        let mut after: Task = before.clone();
        after.evidence.push(Evidence { day: values.day(DAY), words, link });
        Ok(Outcome::Record(steps::edit_task(id, before, after)))
    };
    let title = Label::Phrase(|phrases| phrases.timeline.new_evidence);
    Outcome::Open(Box::new(Form::new(title, fields, Box::new(finish))))
}
