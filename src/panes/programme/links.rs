//! The words that name what a task waits for, and what shows that it was done.
//!
//! Used by the form of a task. A task is named by its number in the programme or by words of its
//! action; evidence is a line each: what it is, then where it is.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::fold::fold;
use crate::domain::{Committee, Evidence, TaskId};
use crate::panes::spoken::one_line;

/// Words that name no task, or more than one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotOne(pub String);

/// A task as it is named: its number in the programme, then its action.
pub(super) fn named(nth: usize, action: &str) -> String {
    format!("{} · {}", nth + 1, one_line(action))
}

/// Every task of the programme as it is named.
pub(super) fn every(committee: &Committee) -> Vec<String> {
    let tasks = committee.programme().into_iter().enumerate();
    tasks.map(|(nth, (_, task))| named(nth, &task.action)).collect()
}

/// These tasks as they are named, a line each; one that is gone is left out.
pub(super) fn written(tasks: &[TaskId], committee: &Committee) -> String {
    let programme = committee.programme();
    let places: HashMap<TaskId, usize> =
        programme.iter().enumerate().map(|(nth, (id, _))| (*id, nth)).collect();
    let line = |id: &TaskId| Some(named(*places.get(id)?, &committee.tasks.get(id)?.action));
    tasks.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// The tasks that `words` name, a line each, in their order and each once.
///
/// # Errors
/// The first line that names no task, or more than one.
pub(super) fn read(words: &str, committee: &Committee) -> Result<Vec<TaskId>, NotOne> {
    let programme = committee.programme();
    let mut found = Vec::new();
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let id = one(line, &programme).ok_or_else(|| NotOne(line.to_owned()))?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The one task that a line names: by its number, whatever follows it, or by its words.
fn one(line: &str, programme: &[(TaskId, &crate::domain::Task)]) -> Option<TaskId> {
    let folded = fold(line);
    let digits: String = folded.chars().take_while(char::is_ascii_digit).collect();
    let rest = folded.get(digits.len()..).unwrap_or_default().trim_start();
    if !digits.is_empty() && (rest.is_empty() || rest.starts_with('·')) {
        let nth = digits.parse::<usize>().ok()?.checked_sub(1)?;
        return programme.get(nth).map(|(id, _)| *id);
    }
    let mut having = programme.iter().filter(|(_, task)| fold(&task.action).contains(&folded));
    let first = having.next()?;
    // Of several that have the words, the one that has no other is meant.
    match having.next() {
        None => Some(first.0),
        Some(_) => {
            let mut same = programme.iter().filter(|(_, task)| fold(task.action.trim()) == folded);
            same.next().filter(|_| same.next().is_none()).map(|(id, _)| *id)
        }
    }
}

/// A piece of evidence as it is written: its words, then its link.
pub(super) fn evidence_line(evidence: &Evidence) -> String {
    let parts = [one_line(&evidence.words), one_line(&evidence.link)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The evidence that `words` tell, a line each: a line that was there is what it was, a new one
/// is noted on `day`.
pub(super) fn evidence(words: &str, before: &[Evidence], day: NaiveDate) -> Vec<Evidence> {
    let lines = words.lines().map(one_line).filter(|line| !line.is_empty());
    let known = |line: &String| before.iter().find(|it| evidence_line(it) == *line).cloned();
    lines.map(|line| known(&line).unwrap_or_else(|| new_evidence(&line, day))).collect()
}

/// What a line tells: its last word is where it is, if it looks like a place.
fn new_evidence(line: &str, day: NaiveDate) -> Evidence {
    let (words, last) = line.rsplit_once(' ').unwrap_or(("", line));
    let is_place = last.contains("://") || last.contains('/') || last.starts_with("www.");
    let (words, link) = if is_place { (words, last) } else { (line, "") };
    Evidence { day: Some(day), words: words.to_owned(), link: link.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Objective, ObjectiveId, Rank, Task};

    fn committee() -> Committee {
        let mut committee = Committee::default();
        committee.objectives.insert(ObjectiveId(1), Objective::default());
        for (nth, action) in ["جرد التجارب", "نشر الكتيب", "نشر الكتيب في الموقع"].iter().enumerate()
        {
            let task = Task { action: (*action).into(), ..Task::new(ObjectiveId(1), Rank::nth(nth)) };
            committee.tasks.insert(TaskId(nth as u64 + 10), task);
        }
        committee
    }

    #[test]
    fn a_task_is_named_by_its_number_or_by_its_words() {
        let committee = committee();
        let read = |words: &str| read(words, &committee).map(|ids| ids.iter().map(|id| id.0).collect());
        assert_eq!(read("1\n٣"), Ok(vec![10, 12]));
        assert_eq!(read("التجارب"), Ok(vec![10]));
        assert_eq!(read("في الموقع\n3"), Ok(vec![12]), "said twice it is one");
        assert_eq!(read("نشر الكتيب"), Ok(vec![11]), "the words alone, and no more");
        assert_eq!(read("نشر"), Err(NotOne("نشر".into())), "two have it");
        assert_eq!(read("4"), Err(NotOne("4".into())));
        assert_eq!(read(""), Ok(Vec::new()));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let committee = committee();
        let ids = [TaskId(12), TaskId(10)];
        assert_eq!(read(&written(&ids, &committee), &committee), Ok(ids.to_vec()));
        assert_eq!(written(&[TaskId(99)], &committee), "");
    }

    #[test]
    fn evidence_keeps_its_day_and_a_new_line_gets_one() {
        let day = NaiveDate::from_ymd_opt(2023, 5, 2).unwrap();
        let before =
            [Evidence { day: None, words: "محضر الورشة".into(), link: "https://a.ma/1".into() }];
        let words = "محضر الورشة https://a.ma/1\nصور الورشة docs/photos.zip\nشهادة";
        let found = evidence(words, &before, day);
        assert_eq!(found[0], before[0]);
        assert_eq!((found[1].words.as_str(), found[1].link.as_str()), ("صور الورشة", "docs/photos.zip"));
        assert_eq!((found[2].day, found[2].link.as_str()), (Some(day), ""));
        assert_eq!(evidence("", &before, day), []);
    }
}
