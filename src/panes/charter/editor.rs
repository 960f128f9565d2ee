//! The caret in the text of a part, and what commands do to it.
//!
//! Used by the charter pane, one for each part that was looked into. It holds no text: that is
//! the committee's, and every edit is answered as a splice of it. How text moves, wraps and is
//! erased, [`text::page`](crate::text::page) knows.

use super::sheet::{Sheet, Top};
use crate::command::{Command, Motion};
use crate::domain::{Change, Splice};
use crate::notice::Notice;
use crate::notice::read::is_arabic;
use crate::panes::{Desk, Outcome, draft};
use crate::text::caret::Side;
use crate::text::page::{Caret, Erase, Motion as By, Page, Reach, Replacement};
use crate::text::sanitize;
use crate::text::{Base, LONGEST};

/// Where someone stands in the text of a part.
///
/// Invariant: after [`Editor::settle`] the caret and the anchor stand where [`Page::snap`] leaves them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Editor {
    pub(super) caret: Caret,
    /// Moving stretches the selection, without Shift.
    marking: bool,
    /// The paragraph, by its first byte, that keeps running from the right while it is typed,
    /// though its last Arabic letter may be gone.
    pub(super) held: Option<usize>,
    /// The first row in view.
    pub(super) top: Top,
}

/// Which way along the reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Onward {
    Forward,
    Backward,
}

impl Editor {
    /// Puts the caret at `byte`, with nothing selected.
    pub(super) fn put(&mut self, byte: usize) {
        self.caret = Caret::new(byte);
        self.marking = false;
        self.held = None;
    }

    /// Takes note that the text may be another one.
    pub(super) fn settle(&mut self, body: &str) {
        // Where graphemes end depends on no width.
        let page = Page::new(body, Base::ArabicFirst, 0);
        self.caret.at = page.snap(self.caret.at);
        self.caret.anchor = self.caret.anchor.map(|anchor| page.snap(anchor));
    }

    /// Drops the selection; `false` if there is none.
    pub(super) fn deselect(&mut self) -> bool {
        let was = self.marking || self.caret.selection().is_some();
        self.marking = false;
        self.caret.anchor = None;
        was
    }

    /// Acts on a command given to the text.
    pub(super) fn update(&mut self, command: &Command, sheet: &Sheet, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => {
                let reach = if self.marking { Reach::Select } else { Reach::Move };
                self.go(*motion, reach, sheet)
            }
            Command::Extend(motion) => self.go(*motion, Reach::Select, sheet),
            Command::SelectAll => {
                self.caret = Caret { at: sheet.body.len(), anchor: Some(0), goal: None };
                Outcome::Done
            }
            Command::Mark => {
                if !self.deselect() {
                    self.marking = true;
                    self.caret.anchor = Some(self.caret.at);
                }
                Outcome::Done
            }
            Command::Insert(c) => self.write(&sanitize::char_for_input(*c), sheet, Outcome::Type),
            Command::NewLine => self.write("\n", sheet, Outcome::Type),
            Command::Paste(Some(words)) => self.paste(words, sheet, desk),
            Command::Paste(None) => Outcome::Done,
            Command::Copy => self.copy(sheet),
            Command::Cut => match self.caret.selection() {
                Some(_) => {
                    self.cut(Erase::After, sheet, |words, splice| [Outcome::Copy(words), recorded(splice)])
                }
                None => Outcome::Say(Notice::warned(desk.phrases.charter.nothing_selected)),
            },
            Command::EraseBack => self.erase(Erase::Before, sheet),
            Command::EraseForward => self.erase(Erase::After, sheet),
            Command::EraseWordBack => self.erase(Erase::WordBefore, sheet),
            Command::EraseWordForward => self.erase(Erase::WordAfter, sheet),
            Command::EraseToStart => self.cut(Erase::ParagraphBefore, sheet, kept),
            Command::EraseToEnd => self.cut(Erase::ParagraphAfter, sheet, kept),
            _ => Outcome::Pass,
        }
    }

    fn go(&mut self, motion: Motion, reach: Reach, sheet: &Sheet) -> Outcome {
        let page_rows = isize::try_from(sheet.height.max(2) - 1).unwrap_or(1);
        let caret = self.caret;
        self.caret = sheet.with_page(self.held, |page| {
            let by = match motion {
                Motion::Next => By::Rows(1),
                Motion::Previous => By::Rows(-1),
                Motion::PageNext => By::Rows(page_rows),
                Motion::PagePrevious => By::Rows(-page_rows),
                Motion::First | Motion::PartPrevious => By::TextStart,
                Motion::Last | Motion::PartNext => By::TextEnd,
                Motion::SightLeft => By::Cell(Side::Left),
                Motion::SightRight => By::Cell(Side::Right),
                Motion::SightWordLeft => By::Word(Side::Left),
                Motion::SightWordRight => By::Word(Side::Right),
                Motion::Forward => By::To(page.stop_after(caret.at)),
                Motion::Backward => By::To(page.stop_before(caret.at)),
                Motion::WordForward => By::Word(side(page, caret.at, Onward::Forward)),
                Motion::WordBackward => By::Word(side(page, caret.at, Onward::Backward)),
                Motion::LineStart => By::Home,
                Motion::LineEnd => By::End,
            };
            let moved = page.moved(&caret, by, reach);
            // Away from the paragraph that was being typed, directions are as they are read.
            if self.held.is_some_and(|held| page.paragraph_at(moved.at).start != held) {
                self.held = None;
            }
            moved
        });
        Outcome::Done
    }

    /// Puts `words` in the place of the selection, or at the caret.
    fn write(&mut self, words: &str, sheet: &Sheet, how: fn(Splice) -> Outcome) -> Outcome {
        if words.is_empty() {
            return Outcome::Done;
        }
        let replacement = sheet.with_page(self.held, |page| page.insert(&self.caret, words));
        how(self.perform(replacement, sheet))
    }

    fn erase(&mut self, erase: Erase, sheet: &Sheet) -> Outcome {
        match sheet.with_page(self.held, |page| page.erase(&self.caret, erase)) {
            Some(replacement) => Outcome::Type(self.perform(replacement, sheet)),
            None => Outcome::Done,
        }
    }

    /// Erases and keeps the words to paste.
    fn cut(&mut self, erase: Erase, sheet: &Sheet, how: fn(String, Splice) -> [Outcome; 2]) -> Outcome {
        match sheet.with_page(self.held, |page| page.erase(&self.caret, erase)) {
            Some(replacement) => {
                let splice = self.perform(replacement, sheet);
                Outcome::Each(how(splice.removed.clone(), splice).into())
            }
            None => Outcome::Done,
        }
    }

    /// Copies the selection, or where nothing is selected, the paragraph one stands in.
    fn copy(&mut self, sheet: &Sheet) -> Outcome {
        let around = || sheet.with_page(self.held, |page| page.paragraph_at(self.caret.at));
        let bytes = self.caret.selection().unwrap_or_else(around);
        self.marking = false;
        Outcome::Copy(sheet.body.get(bytes).unwrap_or_default().to_owned())
    }

    /// Puts pasted words in. A paste is a thought of its own: one undo takes it back, and
    /// nothing else.
    fn paste(&mut self, words: &str, sheet: &Sheet, desk: &Desk) -> Outcome {
        let pasted = sanitize::pasted_prose(words);
        let written = self.write(&pasted.text, sheet, recorded);
        Outcome::Each(vec![written, draft::told(&pasted, desk)])
    }

    /// The splice of a replacement; the caret goes where it will stand afterwards.
    fn perform(&mut self, replacement: Replacement, sheet: &Sheet) -> Splice {
        let Replacement { removed, inserted, caret } = replacement;
        let body = sheet.body;
        let paragraph = sheet.with_page(None, |page| page.paragraph_at(removed.start));
        // What will stand in that paragraph, as far as it is still one.
        let one = !inserted.contains('\n');
        let rest = removed.start == paragraph.start && removed.end >= paragraph.end && inserted.is_empty();
        let ran = self.held == Some(paragraph.start) || body.get(paragraph.clone()).is_some_and(has_arabic);
        self.held = (one && ran && !rest).then_some(paragraph.start);
        self.caret = Caret::new(caret);
        self.marking = false;
        let fresh = || sheet.ids.fresh();
        let splice = sheet.part.splice(sheet.section, removed, &inserted, fresh);
        // The place is one of this body: the page it came from was made of it.
        splice.unwrap_or_else(|| Splice::new(sheet.section, 0, "", ""))
    }
}

/// A splice as an entry of its own.
fn recorded(splice: Splice) -> Outcome {
    Outcome::Record(Change::Charter(splice))
}

/// What a line loses at the caret is kept to paste here: no other program waits for it.
fn kept(words: String, splice: Splice) -> [Outcome; 2] {
    [Outcome::Keep(words), Outcome::Type(splice)]
}

/// Whether a paragraph has letters that run from the right, as far as its direction is told.
pub(super) fn has_arabic(paragraph: &str) -> bool {
    heads(paragraph).any(is_arabic)
}

/// The characters from which the direction of a paragraph is told.
pub(super) fn heads(paragraph: &str) -> impl Iterator<Item = char> {
    paragraph.char_indices().take_while(|(at, _)| *at < LONGEST).map(|(_, c)| c)
}

/// The side towards which the paragraph at `byte` is read on, or back.
fn side(page: &Page, byte: usize, onward: Onward) -> Side {
    let end = page.direction_at(byte).end_side();
    match (end, onward) {
        (end, Onward::Forward) => end,
        (Side::Left, Onward::Backward) => Side::Right,
        (Side::Right, Onward::Backward) => Side::Left,
    }
}
