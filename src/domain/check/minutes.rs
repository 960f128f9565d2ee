//! The minutes: what they announce against what they list, and towns that are not the committee's.
//!
//! Used by [`check`](super::check) only.

use std::collections::HashMap;

use super::super::{Change, Edit, Meeting, MeetingId, Objective, Record, Task, town};
use super::{Checker, Finding, Matter, Mend, Remedy, Verified};

pub(super) fn check(checker: &mut Checker) {
    announced(checker);
    towns(checker);
}

/// A total is held against the members read from the same file: those that came later were in no
/// minutes of that day. Minutes without a list announce what nobody can count.
fn announced(checker: &mut Checker) {
    let mut listed: HashMap<&str, usize> = HashMap::new();
    for (_, member) in &checker.roster {
        if let Some(source) = &member.source {
            *listed.entry(&source.file).or_default() += 1;
        }
    }
    let committee = checker.committee;
    for (id, meeting) in &committee.meetings {
        let (Some(announced), Some(source)) = (meeting.announced, &meeting.source) else { continue };
        let Some(found) = listed.get(source.file.as_str()).copied() else { continue };
        if usize::try_from(announced) == Ok(found) {
            let source = Some(source.clone());
            checker.verified.push(Verified::Announced { members: announced, source });
        } else {
            let words = announcing(meeting, announced);
            checker.find(
                Matter::AnnouncedTotal { announced, found },
                Record::Meeting(*id),
                words,
                Vec::new(),
            );
        }
    }
}

/// The line of the minutes that says the number, else their title.
fn announcing(meeting: &Meeting, announced: u32) -> &str {
    let number = announced.to_string();
    let says = |line: &&str| super::super::fold::fold(line).split(' ').any(|word| word == number);
    let members = |line: &&str| ["عضو", "أعضاء", "membre", "member"].iter().any(|word| line.contains(word));
    meeting.minutes.lines().filter(members).find(says).unwrap_or(&meeting.title)
}

/// A template's town left in the mandate, an objective or a task. Towns whose communes sit in the
/// committee are partners, not slips.
fn towns(checker: &mut Checker) {
    let committee = checker.committee;
    let Some(ours) = committee.profile.as_ref().map(|it| it.town.trim()).filter(|town| !town.is_empty())
    else {
        return;
    };
    let mut bodies: Vec<&str> = checker.roster.iter().map(|(_, it)| it.institution.as_str()).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let partners: Vec<String> = bodies.into_iter().filter_map(town::of_body).collect();
    let strange = |words: &str| -> Vec<String> {
        let mut towns = town::named(words);
        towns.retain(|it| !town::same(it, ours) && !partners.iter().any(|partner| town::same(it, partner)));
        towns.dedup();
        towns
    };
    for (id, meeting) in &committee.meetings {
        for (line, words) in (1..).zip(meeting.minutes.lines()) {
            for other in strange(words) {
                let mend = in_minutes(*id, meeting, line, &other, ours);
                checker.find(Matter::OtherTown { ours: ours.to_owned() }, Record::Meeting(*id), &other, mend);
                if let Some(Finding { line: place, .. }) = checker.found.last_mut() {
                    *place = u32::try_from(line).ok();
                }
            }
        }
    }
    for (id, objective) in &committee.objectives {
        for other in strange(&objective.title) {
            let title = objective.title.replace(&other, ours);
            let after = Objective { title, ..objective.clone() };
            let change = Change::Objective(Box::new(Edit::replace(*id, objective, after)));
            let mends = vec![Mend { remedy: Remedy::Write(ours.to_owned()), change }];
            checker.find(Matter::OtherTown { ours: ours.to_owned() }, Record::Objective(*id), &other, mends);
        }
    }
    for (id, task) in checker.programme.clone() {
        for other in strange(&task.action) {
            let after = Task { action: task.action.replace(&other, ours), ..task.clone() };
            let change = Change::Task(Box::new(Edit::replace(id, task, after)));
            let mends = vec![Mend { remedy: Remedy::Write(ours.to_owned()), change }];
            checker.find(Matter::OtherTown { ours: ours.to_owned() }, Record::Task(id), &other, mends);
        }
    }
}

/// The minutes with the town of line `line` (from 1) replaced.
fn in_minutes(id: MeetingId, meeting: &Meeting, line: usize, other: &str, ours: &str) -> Vec<Mend> {
    let lines = (1..).zip(meeting.minutes.split('\n'));
    let lines = lines.map(|(n, words)| if n == line { words.replace(other, ours) } else { words.to_owned() });
    let after = Meeting { minutes: lines.collect::<Vec<_>>().join("\n"), ..meeting.clone() };
    let change = Change::Meeting(Box::new(Edit::replace(id, meeting, after)));
    vec![Mend { remedy: Remedy::Write(ours.to_owned()), change }]
}
