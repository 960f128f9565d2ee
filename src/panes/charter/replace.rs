//! Words put in the place of words found: in one place, or in all of them at once.
//!
//! Used by the charter pane. What is found, however it is spelled, [`search`](super::search)
//! knows; replacing everything is one change, and one undo takes it back.

use std::ops::Range;

use super::arrange::answered;
use super::outline::Row;
use super::search::{Find, Hit, Toward};
use super::{Charter, Field};
use crate::command::Command;
use crate::domain::{Change, Committee, Edit, Heading, Section, SectionId, Splice};
use crate::notice::Notice;
use crate::panes::{Desk, Draft, Lines, Outcome};

/// What the words being typed to be found are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Purpose {
    /// To go there.
    #[default]
    Finding,
    /// To put others in their place.
    Replacing,
}

impl Charter {
    /// Asks for what is still needed to replace something: the words to find, those to put there.
    pub(super) fn ask_to_replace(&mut self, desk: &Desk) -> Outcome {
        if self.find.is_off() {
            self.purpose = Purpose::Replacing;
            self.field = Some(Field::Search(Draft::new("", Lines::One)));
            return Outcome::Done;
        }
        let told = self.find_hit(Toward::Here, desk);
        if self.find.count(desk.session.committee(), self.outline.rows()) > 0 {
            self.field = Some(Field::Replace(Draft::new("", Lines::One)));
        }
        told
    }

    /// Acts on a command while the words to put in are being typed.
    pub(super) fn type_replacement(&mut self, mut draft: Draft, command: &Command, desk: &Desk) -> Outcome {
        let outcome = match command {
            Command::Accept | Command::NewLine | Command::Open | Command::Replace(None) => {
                self.replace_one(&draft.text(), desk)
            }
            Command::ReplaceAll(None) => return self.replace_all(&draft.text(), desk),
            Command::SearchNext => self.find_hit(Toward::Next, desk),
            Command::SearchPrevious => self.find_hit(Toward::Previous, desk),
            Command::Cancel => return Outcome::Done,
            command => {
                let typed = draft.update(command, self.field_room);
                answered(typed, command, desk)
            }
        };
        self.field = Some(Field::Replace(draft));
        outcome
    }

    /// Puts `words` in the place found here, and goes to the next one.
    pub(super) fn replace_one(&mut self, words: &str, desk: &Desk) -> Outcome {
        let committee = desk.session.committee();
        let from = self.position();
        let Some(hit) = self.find.go(Toward::Here, from, committee, self.outline.rows()) else {
            return Outcome::Say(Notice::warned(desk.phrases.charter.found_nothing));
        };
        if (hit.row, hit.bytes.as_ref().map(|bytes| bytes.start)) != from {
            return self.find_hit(Toward::Here, desk);
        }
        let Some((id, part)) = part_at(committee, self.outline.rows(), hit.row) else { return Outcome::Done };
        let change = match &hit.bytes {
            Some(bytes) => {
                let removed = part.body.get(bytes.clone()).unwrap_or_default();
                Some(Change::Charter(Splice::new(id, bytes.start, removed, words)))
            }
            None => retitled(id, part, &self.find, words),
        };
        let gone = self.stops_gone(part, &hit, words);
        let told = match self.go_to_hit(Toward::Next, desk) {
            // As many are left as there are once this one is replaced.
            Some(mut next) if next.total > gone => {
                next.total -= gone;
                if next.hit.number > hit.number {
                    next.hit.number -= gone;
                }
                Outcome::Say(Notice::said(self.told(&next, desk)))
            }
            _ => Outcome::Say(Notice::said((desk.phrases.editing.replaced)(1))),
        };
        // Behind the words put in, everything has moved.
        if let (Some(bytes), (row, Some(at))) = (&hit.bytes, self.position())
            && row == hit.row
            && at >= bytes.start
        {
            let only = at == bytes.start;
            let at = if only { bytes.start } else { at - bytes.len() } + words.len();
            self.editors.entry(id).or_default().put(at);
        }
        self.find.outdate();
        match change.filter(|change| !change.is_empty()) {
            Some(change) => Outcome::Each(vec![Outcome::Record(change), told]),
            None => told,
        }
    }

    /// How many places to stop at are fewer once `words` stand in the place of a hit: none where
    /// they are found again themselves.
    fn stops_gone(&self, part: &Section, hit: &Hit, words: &str) -> usize {
        let (before, after) = match &hit.bytes {
            Some(bytes) => {
                let body = &part.body;
                let start = body.get(..bytes.start).map_or(0, |it| it.rfind('\n').map_or(0, |at| at + 1));
                let end = body
                    .get(bytes.end..)
                    .and_then(|it| it.find('\n'))
                    .map_or(body.len(), |at| bytes.end + at);
                let made = replaced(body, start..end, std::slice::from_ref(bytes), words);
                let now = body.get(start..end).unwrap_or_default();
                (self.find.hits(now).len(), made.split('\n').map(|it| self.find.hits(it).len()).sum())
            }
            // A title is one stop however often it says the words.
            None => {
                let title = &part.heading.title;
                let made = replaced(title, 0..title.len(), &self.find.hits(title), words);
                let stays = made.trim().is_empty() || !self.find.hits(&made).is_empty();
                (1, usize::from(stays))
            }
        };
        before.saturating_sub(after)
    }

    /// Puts `words` in every place found.
    pub(super) fn replace_all(&mut self, words: &str, desk: &Desk) -> Outcome {
        let say = &desk.phrases.editing;
        let (changes, count) = everywhere(&self.find, desk.session.committee(), self.outline.rows(), words);
        let change = Change::together(changes);
        if count == 0 {
            return Outcome::Say(Notice::warned(desk.phrases.charter.found_nothing));
        }
        if change.is_empty() {
            return Outcome::Say(Notice::warned(say.nothing_replaced));
        }
        self.find.outdate();
        let told = Notice::said((say.replaced)(count));
        Outcome::Each(vec![Outcome::Record(change), Outcome::Say(told)])
    }
}

fn part_at<'a>(committee: &'a Committee, rows: &[Row], row: usize) -> Option<(SectionId, &'a Section)> {
    let id = rows.get(row)?.id;
    Some((id, committee.charter.get(&id)?))
}

/// The changes that put `words` in every place found, and how many places that are.
fn everywhere(find: &Find, committee: &Committee, rows: &[Row], words: &str) -> (Vec<Change>, usize) {
    let (mut changes, mut count) = (Vec::new(), 0);
    for (id, part) in (0..rows.len()).filter_map(|row| part_at(committee, rows, row)) {
        // A title is one place however often it says the words, here as where places are counted.
        count += find.hits(&part.heading.title).len().min(1);
        changes.extend(retitled(id, part, find, words));
        let mut start = 0;
        let mut splices = Vec::new();
        for paragraph in part.body.split('\n') {
            let hits = find.hits(paragraph);
            count += hits.len();
            if let (Some(first), Some(last)) = (hits.first(), hits.last()) {
                let stretch = first.start..last.end;
                let removed = paragraph.get(stretch.clone()).unwrap_or_default();
                let inserted = replaced(paragraph, stretch.clone(), &hits, words);
                splices.push(Splice::new(id, start + stretch.start, removed, &inserted));
            }
            start += paragraph.len() + 1;
        }
        // From the last to the first, so that the places of the others stay what they are.
        let splices = splices.into_iter().rev().filter(|splice| !splice.is_empty());
        changes.extend(splices.map(Change::Charter));
    }
    (changes, count)
}

/// The bytes `stretch` of `text` with `words` in the place of every hit.
fn replaced(text: &str, stretch: Range<usize>, hits: &[Range<usize>], words: &str) -> String {
    let mut made = String::new();
    let mut from = stretch.start;
    for hit in hits {
        made.push_str(text.get(from..hit.start).unwrap_or_default());
        made.push_str(words);
        from = hit.end;
    }
    made.push_str(text.get(from..stretch.end).unwrap_or_default());
    made
}

/// The part under its title with `words` in every place found; `None` where nothing is found, or
/// nothing would be left of the title.
fn retitled(id: SectionId, part: &Section, find: &Find, words: &str) -> Option<Change> {
    let title = &part.heading.title;
    let hits = find.hits(title);
    let made = replaced(title, 0..title.len(), &hits, words);
    if hits.is_empty() || made.trim().is_empty() || made == *title {
        return None;
    }
    let heading = Heading { title: made, ..part.heading.clone() };
    Some(Change::Heading(Box::new(Edit::replace(id, &part.heading, heading))))
}
