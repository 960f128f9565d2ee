//! What a reference is to name: a part of the text or a paragraph, found by words of it.
//!
//! Opened over the charter pane. It answers with the command that puts the reference in, for the
//! pane below; what stands in a row is as it was when it opened.

use ratatui::layout::Rect;

use super::Charter;
use crate::command::{Command, Motion, Scope};
use crate::domain::fold::fold;
use crate::domain::numbering::{Referent, items, reference};
use crate::domain::query::Query;
use crate::i18n::Phrases;
use crate::panes::{Desk, Draft, Focus, Lines, Outcome, Pane, Spoken, Typed, draft, rows, spoken};
use crate::ui::canvas::Align;
use crate::ui::{Canvas, Cursor, frame};

/// Something a reference may name.
struct Target {
    to: Referent,
    indent: u16,
    /// Its number, its letter, or its place.
    label: String,
    words: String,
    /// What the reference will be read as.
    name: String,
    folded: String,
}

/// Parts and paragraphs to choose from.
pub(super) struct Picker {
    draft: Draft,
    targets: Vec<Target>,
    /// Those that have the words typed.
    found: Vec<usize>,
    cursor: Cursor,
    /// Columns and rows of the field when it was last drawn.
    field_room: (u16, u16),
}

impl Charter {
    /// The parts of the text and their paragraphs that have words.
    pub(super) fn picker(&self, desk: &Desk) -> Picker {
        let names = &self.outline.own(desk.phrases).numbering;
        let mut targets = Vec::new();
        for row in self.outline.rows() {
            let Some(part) = desk.session.committee().charter.get(&row.id) else { continue };
            let part_name = names.part_within(&row.label);
            let indent = u16::from(row.level) * 2;
            let (number, title) = (row.number(names), &part.heading.title);
            targets.push(Target::new(Referent::Part(row.id), indent, (number, title), part_name.clone()));
            let mut plain = 0;
            for ((id, words), item) in part.paragraphs().zip(items(&part.body)) {
                let (label, name) = match item {
                    Some(item) => ((names.item)(item), (names.item_of)(item, &part_name)),
                    None if words.trim().is_empty() => continue,
                    None => {
                        plain += 1;
                        (format!("({plain})"), (names.paragraph_of)(plain, &part_name))
                    }
                };
                let read = self.reader(desk).read(words, item);
                let read = read.map_or_else(|| words.to_owned(), |read| read.words);
                let shown = read.strip_prefix(&label).map_or(read.as_str(), str::trim_start);
                targets.push(Target::new(Referent::Paragraph(id), indent + 2, (label, shown), name));
            }
        }
        let found = (0..targets.len()).collect();
        let draft = Draft::new("", Lines::One);
        Picker { draft, targets, found, cursor: Cursor::default(), field_room: (40, 1) }
    }
}

impl Target {
    fn new(to: Referent, indent: u16, (label, words): (String, &str), name: String) -> Self {
        let words = spoken::one_line(words);
        let folded = fold(&format!("{label} {words}"));
        Self { to, indent, label, words, name, folded }
    }
}

impl Picker {
    fn target(&self, row: usize) -> Option<&Target> {
        self.found.get(row).and_then(|at| self.targets.get(*at))
    }

    fn selected(&self) -> Option<&Target> {
        self.target(self.cursor.selected)
    }

    /// Finds anew after the words have changed.
    fn find(&mut self) {
        let query = Query::new(&self.draft.text());
        let fits = |(at, target): (usize, &Target)| query.matches(&target.folded).then_some(at);
        self.found = self.targets.iter().enumerate().filter_map(fits).collect();
        self.cursor = Cursor::default();
    }

    /// Moves to the nearest part after the selected row, or before it.
    fn go_to_part(&mut self, motion: Motion) {
        let is_part = |row: &usize| matches!(self.target(*row).map(|it| it.to), Some(Referent::Part(_)));
        let here = self.cursor.selected;
        let row = match motion {
            Motion::PartNext => (here + 1..self.found.len()).find(is_part),
            _ => (0..here).rev().find(is_part),
        };
        if let Some(row) = row {
            self.cursor.select(row, self.found.len());
        }
    }

    fn go(&mut self, motion: Motion) -> Option<Outcome> {
        match motion {
            Motion::PartNext | Motion::PartPrevious => self.go_to_part(motion),
            Motion::Next | Motion::Previous | Motion::PageNext | Motion::PagePrevious => {
                rows::step(&mut self.cursor, motion, self.found.len());
            }
            _ => return None,
        }
        Some(Outcome::Done)
    }

    fn type_words(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let was = self.draft.text();
        let typed = self.draft.update(command, self.field_room);
        if self.draft.text() != was {
            self.find();
        }
        match typed {
            Typed::Pass if matches!(command, Command::Move(_) | Command::Extend(_)) => Outcome::Done,
            Typed::Pass => Outcome::Pass,
            Typed::Copied(words) => Outcome::Copy(words),
            Typed::Pasted(pasted) => draft::told(&pasted, desk),
            Typed::Moved | Typed::Changed => Outcome::Done,
        }
    }

    fn said(target: &Target) -> Vec<String> {
        vec![target.label.clone(), target.words.clone()]
    }
}

impl Pane for Picker {
    fn scope(&self) -> Scope {
        Scope::Prompt
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.editing.refer_title.to_owned()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "accept" => Some(phrases.overlays.hints.choose),
            "cancel" => Some(phrases.overlays.hints.close),
            "complete" => Some(""),
            _ => None,
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => self.go(*motion).unwrap_or_else(|| self.type_words(command, desk)),
            Command::Accept | Command::NewLine | Command::Open => match self.selected() {
                Some(target) => Outcome::Close(Some(Command::Refer(Some(reference(target.to))))),
                None => Outcome::Done,
            },
            Command::FocusNext => rows::step(&mut self.cursor, Motion::Next, self.found.len()),
            Command::FocusPrevious => rows::step(&mut self.cursor, Motion::Previous, self.found.len()),
            Command::Complete | Command::Refer(None) => Outcome::Done,
            Command::Cancel => Outcome::Close(None),
            command => self.type_words(command, desk),
        }
    }

    fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken {
        let say = &desk.phrases.editing;
        let none = self.found.is_empty().then(|| say.refer_none.to_owned());
        let row = self.selected().map(Self::said).unwrap_or_default();
        let name = self.selected().map(|target| target.name.clone());
        Spoken {
            beside: none.into_iter().collect(),
            more: name.into_iter().collect(),
            typing: Some(self.draft.typing(say.refer_words.to_owned(), columns, desk.mirror)),
            ..Spoken::titled(self.title(desk))
        }
        .on_row(row, (self.cursor.selected, self.found.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let found = (0..self.found.len()).filter_map(|row| self.target(row));
        found.map(|target| spoken::sentence(&Self::said(target), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let (theme, say) = (canvas.theme(), &desk.phrases.editing);
        let line = Rect { height: 1, ..area };
        let used = (canvas.text(line, say.refer_words, theme.accent) + 1).min(line.width);
        let field = Rect { x: line.x + used, width: line.width - used, ..line };
        self.field_room = (field.width, 1);
        self.draft.draw(field, canvas, theme.text, focus);
        let mut list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if list.height >= 4 {
            // What will be read in the text, under what it leads to.
            list.height -= 2;
            let y = list.y + list.height;
            frame::rule(canvas, Rect { y, height: 1, ..list });
            let foot = Rect { y: y + 1, height: 1, ..list };
            let used = (canvas.text(foot, say.refer_reads, theme.dim) + 1).min(foot.width);
            let room = Rect { x: foot.x + used, width: foot.width - used, ..foot };
            let name = self.selected().map(|target| target.name.clone()).unwrap_or_default();
            canvas.text(room, &name, theme.head);
        }
        if self.found.is_empty() {
            canvas.text(list, say.refer_none, theme.caution);
            return;
        }
        let view = self.cursor.view(usize::from(list.height), self.found.len());
        rows::more(canvas, list, &view, self.found.len());
        for (row, y) in view.zip(list.y..) {
            let Some(target) = self.target(row) else { continue };
            let room = rows::marked(canvas, Rect { y, height: 1, ..list }, row, &self.cursor);
            let indent = target.indent.min(room.width / 2);
            let room = Rect { x: room.x + indent, width: room.width - indent, ..room };
            let is_part = matches!(target.to, Referent::Part(_));
            let (number, words) = if is_part { (theme.text, theme.title) } else { (theme.dim, theme.text) };
            let used = (canvas.text(room, &target.label, number) + 1).min(room.width);
            let room = Rect { x: room.x + used, width: room.width - used, ..room };
            canvas.aligned(room, &target.words, words, Align::Start);
        }
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (96, 24)
    }
}
