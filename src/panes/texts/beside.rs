//! Two wordings of a text compared, paragraph by paragraph: side by side, one above the other, or
//! in one text.
//!
//! Opened over the list of versions and over the amendments of a text. Whatever was taken out or put
//! in stands between signs; looks only add to them.

use ratatui::layout::Rect;

use super::compared::{Item, Role};
use crate::command::{Command, Motion, Scope};
use crate::domain::difference::Fate;
use crate::i18n::Phrases;
use crate::panes::marked::{Laid, Marked, inline, lay, sides};
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::ui::{Canvas, Cursor, frame};

/// Columns from which two wordings stand side by side: each line is long enough to be read.
const SIDE_BY_SIDE: u16 = 92;

/// How the wordings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// One text, what was taken out before what was put in.
    Inline,
    /// The two apart: beside each other where there is room, else one above the other.
    Apart,
}

/// A title or a paragraph, both ways.
struct Line {
    role: Role,
    is_changed: bool,
    whole: Marked,
    apart: [Marked; 2],
}

/// A line laid out in the room there is.
struct Block {
    whole: Vec<Laid>,
    apart: [Vec<Laid>; 2],
}

/// Two wordings.
pub(in crate::panes) struct Beside {
    title: String,
    /// What the earlier wording is called, and the later one.
    heads: [String; 2],
    lines: Vec<Line>,
    /// Before anything was drawn, what the room asks for is not known.
    layout: Option<Layout>,
    cursor: Cursor,
    /// The first row in view of a selected line that is longer than the window.
    inside: usize,
    /// Columns and rows of the window when it was last drawn.
    room: (u16, u16),
    blocks: Option<(u16, Vec<Block>)>,
}

impl Beside {
    pub(in crate::panes) fn new(title: String, heads: [String; 2], items: Vec<Item>) -> Self {
        let line = |item: Item| Line {
            role: item.role,
            is_changed: item.pieces.iter().any(|piece| piece.fate != Fate::Kept),
            apart: sides(item.pieces.clone()),
            whole: inline(item.pieces).into_iter().next().unwrap_or_default(),
        };
        let lines = items.into_iter().map(line).collect();
        let (cursor, room) = (Cursor::default(), (72, 12));
        Self { title, heads, lines, layout: None, cursor, inside: 0, room, blocks: None }
    }

    fn layout(&self) -> Layout {
        let by_room = if self.room.0 >= SIDE_BY_SIDE { Layout::Apart } else { Layout::Inline };
        self.layout.unwrap_or(by_room)
    }

    fn is_wide(&self) -> bool {
        self.room.0 >= SIDE_BY_SIDE
    }

    /// Columns of one wording.
    fn columns(&self) -> u16 {
        let all = self.room.0.saturating_sub(4);
        if self.layout() == Layout::Apart && self.is_wide() { (all - 3) / 2 } else { all }
    }

    fn lay_out(&mut self) {
        let columns = self.columns().max(3);
        if self.blocks.as_ref().is_some_and(|(width, _)| *width == columns) {
            return;
        }
        let block = |line: &Line| {
            let [old, new] = &line.apart;
            Block { whole: lay(&line.whole, columns), apart: [lay(old, columns), lay(new, columns)] }
        };
        self.blocks = Some((columns, self.lines.iter().map(block).collect()));
    }

    /// Rows that a line takes. A title that stayed the same stands once.
    fn rows_of(&self, at: usize) -> usize {
        let Some(block) = self.blocks.as_ref().and_then(|(_, blocks)| blocks.get(at)) else { return 1 };
        let [old, new] = &block.apart;
        match self.layout() {
            Layout::Apart if !self.is_once(at) && self.is_wide() => old.len().max(new.len()),
            Layout::Apart if !self.is_once(at) => old.len() + new.len(),
            _ => block.whole.len(),
        }
        .max(1)
    }

    fn is_once(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.role == Role::Title && !line.is_changed)
    }

    fn height(&self) -> usize {
        let heads = u16::from(self.layout() == Layout::Apart && self.is_wide());
        usize::from(self.room.1.saturating_sub(heads).max(1))
    }

    fn below(&self) -> usize {
        self.rows_of(self.cursor.selected).saturating_sub(self.inside + self.height())
    }

    /// Moves on: to the next line, or inside one that is longer than the window.
    fn go(&mut self, motion: Motion) -> Outcome {
        let was = self.cursor.selected;
        match motion {
            Motion::Next if self.below() > 0 => self.inside += 1,
            Motion::PageNext if self.below() > 0 => self.inside += self.below().min(self.height()),
            Motion::Previous if self.inside > 0 => self.inside -= 1,
            Motion::PagePrevious if self.inside > 0 => {
                self.inside = self.inside.saturating_sub(self.height());
            }
            Motion::PageNext | Motion::PagePrevious => self.page(motion),
            Motion::PartNext | Motion::PartPrevious => self.go_to_change(motion),
            motion => {
                let outcome = rows::step(&mut self.cursor, motion, self.lines.len());
                if self.cursor.selected != was {
                    self.inside = 0;
                }
                return outcome;
            }
        }
        if self.cursor.selected != was {
            self.inside = 0;
        }
        Outcome::Done
    }

    /// Moves by as many lines as fill the window, and over none that is longer.
    fn page(&mut self, motion: Motion) {
        let way = if motion == Motion::PageNext { 1 } else { -1 };
        let mut rows = 0;
        while rows < self.height() {
            let was = self.cursor.selected;
            self.cursor.step(way, self.lines.len());
            if self.cursor.selected == was {
                break;
            }
            rows += self.rows_of(self.cursor.selected);
        }
    }

    /// To the nearest paragraph or title that changed.
    fn go_to_change(&mut self, motion: Motion) {
        let changed = |at: &usize| self.lines.get(*at).is_some_and(|line| line.is_changed);
        let here = self.cursor.selected;
        let found = match motion {
            Motion::PartNext => (here + 1..self.lines.len()).find(changed),
            _ => (0..here).rev().find(changed),
        };
        if let Some(found) = found {
            self.cursor.select(found, self.lines.len());
        }
    }

    /// Scrolls so that the selected line ends in view, or fills the window.
    fn scroll(&mut self) {
        self.cursor.select(self.cursor.selected, self.lines.len());
        let rows_of = |at: usize| self.rows_of(at);
        self.cursor.top = rows::top(self.cursor.selected, self.cursor.top, self.height(), rows_of);
    }

    fn draw_heads(&self, area: Rect, canvas: &mut Canvas) {
        let columns = self.columns();
        let style = canvas.theme().head;
        for (head, x) in self.heads.iter().zip([area.x + 2, area.x + 2 + columns + 3]) {
            canvas.sentence(Rect { x, width: columns, height: 1, ..area }, head, style);
        }
    }

    /// Draws a line from its row `skipped` on in `room`; returns the rows used.
    fn draw_line(&self, at: usize, skipped: usize, room: Rect, canvas: &mut Canvas) -> u16 {
        let (Some(line), Some(block)) =
            (self.lines.get(at), self.blocks.as_ref().and_then(|(_, blocks)| blocks.get(at)))
        else {
            return 0;
        };
        let style = if line.role == Role::Title { canvas.theme().title } else { canvas.theme().text };
        let columns = self.columns();
        let start = Rect { x: room.x + 2, width: columns, ..room };
        let [old, new] = &block.apart;
        if self.layout() == Layout::Inline || self.is_once(at) {
            let wide = Rect { width: room.width.saturating_sub(4), ..start };
            return line.whole.draw(&block.whole, skipped, wide, style, canvas);
        }
        let [was, is] = &line.apart;
        if self.is_wide() {
            let end = Rect { x: start.x + columns + 3, ..start };
            let used = was.draw(old, skipped, start, style, canvas);
            let used = used.max(is.draw(new, skipped, end, style, canvas));
            frame::divider(canvas, start.x + columns + 1, room.y..room.y + used);
            return used;
        }
        let used = was.draw(old, skipped, start, style, canvas);
        let rest = Rect { y: start.y + used, height: start.height - used, ..start };
        used + is.draw(new, skipped.saturating_sub(old.len()), rest, style, canvas)
    }

    fn words(&self, at: usize) -> Option<String> {
        self.lines.get(at).map(|line| line.whole.words.clone())
    }
}

impl Pane for Beside {
    fn scope(&self) -> Scope {
        Scope::Texts
    }

    fn title(&self, _desk: &Desk) -> String {
        self.title.clone()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "compare" => Some(match self.layout() {
                Layout::Inline => phrases.life.apart,
                Layout::Apart => phrases.life.inline,
            }),
            "help" => None,
            _ => Some(""),
        }
    }

    fn update(&mut self, command: &Command, _desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => self.go(*motion),
            Command::Compare => {
                self.layout = Some(match self.layout() {
                    Layout::Inline => Layout::Apart,
                    Layout::Apart => Layout::Inline,
                });
                self.inside = 0;
                Outcome::Done
            }
            Command::Copy => self.words(self.cursor.selected).map_or(Outcome::Done, Outcome::Copy),
            Command::Open | Command::Accept => Outcome::Close(None),
            // What is of a list of records means nothing here.
            Command::Add
            | Command::Edit
            | Command::Rename
            | Command::Remove
            | Command::Raise
            | Command::Lower
            | Command::Mark
            | Command::Restore
            | Command::Link
            | Command::Observe => Outcome::Done,
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, _desk: &Desk, _columns: u16) -> Spoken {
        let row = self.words(self.cursor.selected);
        Spoken::titled(self.title.clone())
            .on_row(row.into_iter().collect(), (self.cursor.selected, self.lines.len()))
    }

    fn every_row(&mut self, _desk: &Desk) -> Vec<String> {
        (0..self.lines.len()).filter_map(|at| self.words(at)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, _desk: &Desk, _focus: Focus) {
        self.room = (area.width, area.height);
        self.lay_out();
        self.scroll();
        let mut room = area;
        if self.layout() == Layout::Apart && self.is_wide() && area.height > 1 {
            self.draw_heads(area, canvas);
            room = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
        let list = room;
        let mut last = self.cursor.top;
        for at in self.cursor.top..self.lines.len() {
            if room.height == 0 {
                break;
            }
            last = at + 1;
            rows::marked(canvas, Rect { height: 1, ..room }, at, &self.cursor);
            let above = if at == self.cursor.selected { self.inside } else { 0 };
            let used = self.draw_line(at, above, room, canvas).min(room.height);
            room = Rect { y: room.y + used, height: room.height - used, ..room };
        }
        rows::more(canvas, list, &(self.cursor.top..last), self.lines.len());
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        let changed = self.lines.iter().filter(|line| line.is_changed).count();
        let rows = self.lines.len() + changed * 5 + 2;
        (132, u16::try_from(rows).unwrap_or(u16::MAX).max(10))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, DocumentId, Edit, Heading, ParagraphId, Rank, Section, SectionId, Splice};
    use crate::i18n::Language;
    use crate::panes::texts::compared::differences;
    use crate::panes::trial::{Trial, rows, say};

    /// A text of one part with these paragraphs, and it again with others put in their place.
    fn beside(old: &str, new: &[(u64, &str)], language: Language) -> (Trial, Beside) {
        let mut trial = Trial::new();
        trial.language = language;
        let heading = Heading { rank: Rank::nth(0), title: "Objet".into(), ..Heading::default() };
        trial.record(Change::Heading(Box::new(Edit::add(SectionId(1), heading))));
        let mut then = trial.session.committee().clone();
        let part = |paragraphs: &[(u64, &str)], from: &Section| Section {
            body: paragraphs.iter().map(|(_, words)| *words).collect::<Vec<_>>().join("\n"),
            paragraphs: paragraphs.iter().map(|(id, _)| ParagraphId(*id)).collect(),
            ..from.clone()
        };
        let was: Vec<(u64, &str)> = (1..).zip(old.split('\n')).collect();
        let empty = then.charter[&SectionId(1)].clone();
        then.charter.insert(SectionId(1), part(&was, &empty));
        let mut now = then.clone();
        now.charter.insert(SectionId(1), part(new, &empty));
        let items = differences(&then, &now, DocumentId::CHARTER, language.phrases());
        let heads = ["avant".to_owned(), "après".to_owned()];
        (trial, Beside::new("x".into(), heads, items))
    }

    fn screen(trial: &Trial, pane: &mut Beside, width: u16) -> Vec<String> {
        rows(&trial.draw(pane, (width, 12)).0).iter().map(|row| row.trim_end().to_owned()).collect()
    }

    const OLD: &str = "Chaque année.\nLa ville publie.\nFin.";

    #[test]
    fn where_there_is_room_the_wordings_stand_beside_each_other_paragraph_by_paragraph() {
        let new = [(1, "Chaque mois."), (9, "Un ajout."), (2, "La ville publie."), (3, "Fin.")];
        let (trial, mut pane) = beside(OLD, &new, Language::Fr);
        let rows = screen(&trial, &mut pane, 100);
        assert!(rows[0].trim_start().starts_with("avant") && rows[0].ends_with("après"), "{rows:?}");
        assert_eq!(rows[1], "▶ 1 Objet");
        let (old, new) = rows[2].split_once('│').unwrap();
        assert_eq!((old.trim(), new.trim()), ("Chaque [-année-].", "Chaque [+mois+]."));
        let (old, new) = rows[3].split_once('│').unwrap();
        assert_eq!((old.trim(), new.trim()), ("—", "[+Un ajout.+]"));
        assert_eq!(rows[4], "", "what stayed the same is not shown");
        // Arabic begins at the other side: the earlier wording is read first there too.
        let (trial, mut pane) = beside("سنة", &[(1, "شهر")], Language::Ar);
        let rows = screen(&trial, &mut pane, 100);
        let (new, old) = rows[2].split_once('│').unwrap();
        assert!(new.contains("+]") && old.contains("-]"), "{rows:?}");
    }

    #[test]
    fn a_key_sets_them_in_one_text_and_apart_and_on_narrow_screens_one_above_the_other() {
        let new = [(1, "Chaque mois."), (2, "La ville publie."), (3, "Fin.")];
        let (trial, mut pane) = beside(OLD, &new, Language::Fr);
        let narrow = screen(&trial, &mut pane, 60);
        assert_eq!(narrow[1], "  Chaque [-année-][+mois+].");
        say(&mut pane, &[Command::Compare], &trial.desk());
        let narrow = screen(&trial, &mut pane, 60);
        assert_eq!(narrow[1..3], ["  Chaque [-année-].", "  Chaque [+mois+]."]);
        assert!(screen(&trial, &mut pane, 100)[2].contains('│'));
        say(&mut pane, &[Command::Compare], &trial.desk());
        assert_eq!(screen(&trial, &mut pane, 100)[1], "  Chaque [-année-][+mois+].");
        assert_eq!(pane.every_row(&trial.desk()), ["1 Objet", "Chaque [-année-][+mois+]."]);
    }

    #[test]
    fn letters_of_items_are_no_differences_and_references_are_compared_as_they_are_read() {
        let old = "- un\n- deux {#1}";
        let (trial, mut pane) = beside(old, &[(8, "- zéro"), (1, "- un"), (2, "- deux {#7}")], Language::Fr);
        let said = pane.every_row(&trial.desk());
        assert_eq!(said, ["1 Objet", "a) [+zéro+]", "c) deux [+⟨+]partie [-1-][+supprimée⟩+]"]);
    }

    #[test]
    fn a_paragraph_longer_than_the_window_is_read_to_its_end_side_by_side_too() {
        let long = format!("{}fin", "mot ".repeat(400));
        let (trial, mut pane) = beside("court", &[(1, long.as_str())], Language::Fr);
        for width in [100, 60] {
            say(&mut pane, &[Command::Move(Motion::First)], &trial.desk());
            screen(&trial, &mut pane, width);
            let downs = vec![Command::Move(Motion::PageNext); 20];
            say(&mut pane, &downs, &trial.desk());
            let rows = screen(&trial, &mut pane, width);
            assert!(rows.iter().any(|row| row.contains("fin+]")), "{width}: {rows:?}");
            say(&mut pane, &[Command::Compare], &trial.desk());
        }
        for size in [(1, 1), (4, 2), (93, 3), (200, 60)] {
            trial.draw(&mut pane, size);
        }
    }

    #[test]
    fn one_goes_from_change_to_change() {
        let new = [(1, "Chaque mois."), (2, "La ville publie."), (3, "Suite.")];
        let (trial, mut pane) = beside(OLD, &new, Language::Fr);
        let row = |pane: &mut Beside| pane.spoken(&trial.desk(), 40).selected[0].clone();
        say(&mut pane, &[Command::Move(Motion::PartNext)], &trial.desk());
        assert_eq!(row(&mut pane), "Chaque [-année-][+mois+].");
        say(&mut pane, &[Command::Move(Motion::PartNext)], &trial.desk());
        assert_eq!(row(&mut pane), "[-Fin-][+Suite+].");
        say(&mut pane, &[Command::Move(Motion::PartPrevious)], &trial.desk());
        assert_eq!(row(&mut pane), "Chaque [-année-][+mois+].");
    }

    #[test]
    fn a_text_is_compared_with_what_its_amendments_would_make_of_it() {
        let (mut trial, _) = beside("x", &[(1, "x")], Language::Fr);
        trial.record(Change::Charter(Splice::new(SectionId(1), 0, "", "Chaque année.")));
        let part = &trial.session.committee().charter[&SectionId(1)];
        let amendment = crate::domain::Amendment {
            number: 1,
            targets: part.paragraphs.clone(),
            original: part.body.clone(),
            proposed: "Chaque mois.".into(),
            ..Default::default()
        };
        let id = crate::domain::AmendmentId(77);
        trial.record(Change::Amendment(Box::new(Edit::add(id, amendment))));
        let opened = crate::panes::amendments::open(&Command::Compare, DocumentId::CHARTER, &trial.desk());
        let Some(Outcome::Open(mut pane)) = opened else { panic!("nothing was opened") };
        assert_eq!(pane.every_row(&trial.desk()), ["1 Objet", "Chaque [-année-][+mois+]."]);
    }
}
