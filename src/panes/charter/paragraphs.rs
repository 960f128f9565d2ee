//! Whole paragraphs: moved past their neighbours, also into the next part, and joined.
//!
//! Used by the charter pane. Every step is one change, and whoever points at a paragraph by its
//! identity finds it where it went.

use std::ops::Range;

use super::Charter;
use super::sheet::Sheet;
use crate::domain::{Change, ParagraphId, Section, SectionId, Splice};
use crate::notice::Notice;
use crate::panes::{Desk, Outcome, Pane as _, texts};
use crate::text::sanitize;

/// Which way a paragraph moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// Before the one above it.
    Up,
    /// After the one below it.
    Down,
}

impl Charter {
    /// Moves the paragraphs one stands in, or that are selected, past their neighbour; at the end
    /// of the part, into the next one.
    pub(super) fn move_paragraph(&mut self, course: Course, desk: &Desk) -> Outcome {
        let Some(sheet) = self.sheet(desk) else { return Outcome::Done };
        let which = self.stood_in(&sheet);
        let all = sheet.part.paragraphs.len();
        let pair = match course {
            Course::Up => which.start.checked_sub(1).map(|above| (above..which.start, which.clone())),
            Course::Down => (which.end < all).then(|| (which.clone(), which.end..which.end + 1)),
        };
        let Some((first, second)) = pair else { return self.move_out(&sheet, which, course, desk) };
        let Some((splice, shift)) = swapped(sheet.section, sheet.part, &first, &second) else {
            return Outcome::Done;
        };
        let editor = self.editors.entry(sheet.section).or_default();
        let follow = |at: usize| match course {
            Course::Up => at.saturating_sub(shift.0),
            Course::Down => at + shift.1,
        };
        let (at, anchor) = (follow(editor.caret.at), editor.caret.anchor.map(follow));
        editor.put(at);
        editor.caret.anchor = anchor;
        Outcome::Record(Change::Charter(splice))
    }

    /// Lends the words of the part to another program, or takes them back as one change.
    pub(super) fn rewrite(&mut self, words: Option<&str>, desk: &Desk) -> Outcome {
        let Some(sheet) = self.sheet(desk) else { return Outcome::Pass };
        // Nobody is to write for an hour what is then refused.
        if let Some(refused) = texts::settled(self.document, self.scope(), desk) {
            return Outcome::Say(refused);
        }
        let Some(words) = words else { return Outcome::Lend(sheet.body.to_owned()) };
        let say = &desk.phrases.editing;
        let clean = sanitize::prose(words);
        match sheet.part.rewritten(sheet.section, &clean.text, || sheet.ids.fresh()) {
            Some(splice) => {
                let told = match clean.removed.iter().map(|removed| removed.count).sum() {
                    0 => Notice::said(say.rewritten),
                    n => Notice::warned((say.rewritten_cleaned)(n)),
                };
                self.find.outdate();
                Outcome::Each(vec![Outcome::Record(Change::Charter(splice)), Outcome::Say(told)])
            }
            None => Outcome::Say(Notice::said(say.rewritten_same)),
        }
    }

    /// The paragraphs, counted from 0, that the caret or the selection touches.
    pub(super) fn stood_in(&mut self, sheet: &Sheet) -> Range<usize> {
        let editor = self.editors.entry(sheet.section).or_default();
        editor.settle(sheet.body);
        let bytes = editor.caret.selection().unwrap_or(editor.caret.at..editor.caret.at);
        let first = sheet.part.index_at(bytes.start);
        // A selection that ends where a paragraph begins has none of it.
        let end = if bytes.is_empty() { bytes.end } else { bytes.end - 1 };
        first..sheet.part.index_at(end).max(first) + 1
    }

    /// Moves paragraphs out of their part, to the near end of the one before or after it.
    fn move_out(&mut self, sheet: &Sheet, which: Range<usize>, course: Course, desk: &Desk) -> Outcome {
        let say = &desk.phrases.editing;
        let here = self.outline.selected_row().map_or(0, |(row, _)| row);
        let there = match course {
            Course::Up => here.checked_sub(1),
            Course::Down => Some(here + 1),
        };
        let there = there.and_then(|row| Some((row, self.outline.rows().get(row)?)));
        let other = there.and_then(|(row, it)| {
            Some((
                row,
                it.id,
                it.number(&self.outline.own(desk.phrases).numbering),
                desk.session.committee().charter.get(&it.id)?,
            ))
        });
        let Some((row, id, number, other)) = other else {
            return Outcome::Say(Notice::warned(match course {
                Course::Up => say.first_paragraph,
                Course::Down => say.last_paragraph,
            }));
        };
        let fresh = ParagraphId(sheet.ids.fresh());
        let Some((words, ids, out)) = taken(sheet.section, sheet.part, &which, fresh) else {
            return Outcome::Done;
        };
        let (into, start) = put(id, other, &words, ids, course);
        let from = sheet.part.bytes_of(which).map_or(0, |bytes| bytes.start);
        let at = self.editors.get(&sheet.section).map_or(0, |editor| editor.caret.at.saturating_sub(from));
        self.outline.select_row(row);
        self.editors.entry(id).or_default().put(start + at);
        let told = (say.moved_to)(&number, &other.heading.title);
        let change = Change::Together(vec![Change::Charter(out), Change::Charter(into)]);
        Outcome::Each(vec![Outcome::Record(change), Outcome::Say(Notice::said(told))])
    }

    /// Makes one paragraph of the selected ones, or of this one and the next.
    pub(super) fn join_paragraphs(&mut self, desk: &Desk) -> Outcome {
        let Some(sheet) = self.sheet(desk) else { return Outcome::Done };
        let touched = self.stood_in(&sheet);
        let which = touched.start..touched.end.max(touched.start + 2);
        let Some(bytes) = sheet.part.bytes_of(which) else {
            return Outcome::Say(Notice::warned(desk.phrases.editing.nothing_to_join));
        };
        let words = sheet.body.get(bytes.clone()).unwrap_or_default();
        let Some((first, rest)) = words.split_once('\n') else { return Outcome::Done };
        // From the end of the first paragraph's words to the end of all.
        let kept = first.trim_end();
        let rest: Vec<&str> = rest.split('\n').map(str::trim).filter(|words| !words.is_empty()).collect();
        let start = bytes.start + kept.len();
        let gap = if kept.is_empty() || rest.is_empty() { "" } else { " " };
        let (inserted, end) = match rest.split_last() {
            // The last words stay where they are, so that their marks and hits do too.
            Some((last, before)) => {
                let last_at = words.trim_end().len() - last.len();
                let before: String = before.iter().flat_map(|words| [*words, " "]).collect();
                (format!("{gap}{before}"), bytes.start + last_at)
            }
            None => (String::new(), bytes.end),
        };
        let splice = sheet.part.splice(sheet.section, start..end, &inserted, || sheet.ids.fresh());
        let Some(splice) = splice else { return Outcome::Done };
        self.editors.entry(sheet.section).or_default().put(start + gap.len());
        Outcome::Record(Change::Charter(splice))
    }
}

/// The splice that swaps two neighbouring runs of paragraphs, and how many bytes each of them
/// moves: the second towards the start, the first towards the end.
fn swapped(
    id: SectionId,
    part: &Section,
    first: &Range<usize>,
    second: &Range<usize>,
) -> Option<(Splice, (usize, usize))> {
    let (one, other) = (part.bytes_of(first.clone())?, part.bytes_of(second.clone())?);
    let removed = part.body.get(one.start..other.end)?;
    let (a, b) = (part.body.get(one.clone())?, part.body.get(other)?);
    let before = part.paragraphs.get(first.start..second.end)?.to_vec();
    let after = before.iter().skip(first.len()).chain(before.iter().take(first.len())).copied().collect();
    let splice = Splice { before, after, ..Splice::new(id, one.start, removed, &format!("{b}\n{a}")) };
    Some((splice, (a.len() + 1, b.len() + 1)))
}

/// The words and identities of the paragraphs `which`, and the splice that takes them out. A part
/// that loses all it has keeps an empty paragraph, `fresh`.
fn taken(
    id: SectionId,
    part: &Section,
    which: &Range<usize>,
    fresh: ParagraphId,
) -> Option<(String, Vec<ParagraphId>, Splice)> {
    let words = part.body.get(part.bytes_of(which.clone())?)?.to_owned();
    let ids = part.paragraphs.get(which.clone())?.to_vec();
    Some((words, ids, part.taking_out(id, which.clone(), fresh)?))
}

/// The splice that puts paragraphs at the near end of another part, and the byte they begin at.
fn put(id: SectionId, part: &Section, words: &str, ids: Vec<ParagraphId>, course: Course) -> (Splice, usize) {
    let only = part.body.is_empty();
    let edge = match course {
        Course::Up => part.paragraphs.last(),
        Course::Down => part.paragraphs.first(),
    };
    let before: Vec<ParagraphId> = edge.copied().into_iter().collect();
    let (at, inserted, after) = match course {
        _ if only => (0, words.to_owned(), ids),
        Course::Up => (part.body.len(), format!("\n{words}"), [before.clone(), ids].concat()),
        Course::Down => (0, format!("{words}\n"), [ids, before.clone()].concat()),
    };
    let start = if course == Course::Up && !only { at + 1 } else { at };
    (Splice { before, after, ..Splice::new(id, at, "", &inserted) }, start)
}
