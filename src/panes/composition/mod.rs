//! The rules of the composition and what is found of each, and the place where they are written.
//!
//! Opened over the panes, for today or for another day. Each rule is a row: a sign, what it asks,
//! what is found, whether that holds; the foot tells the voted words and who is in its way. Adding,
//! changing, moving and removing a rule is one entry each.

mod forms;
mod write;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::spoken::{one_line, sentence};
use super::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::command::{Command, Scope};
use crate::domain::composition::{Bodies, Measure, Sitting, measure};
use crate::domain::{Change, Deadline, Edit, Quorum, Statutes};
use crate::i18n::{Phrases, dates};
use crate::notice::composition as told;
use crate::notice::{Notice, Weight};
use crate::store::Mark;
use crate::ui::{Canvas, Cursor, frame};

pub use write::write;

/// Rows at the foot that tell the selected rule whole.
const FOOT: u16 = 6;
/// Cells below which a row names what a rule is about, and the foot says it whole.
const NARROW: u16 = 90;
/// Cells below which figures and verdicts have less room.
const SMALL: u16 = 50;

/// The rules of the composition, measured on a day.
pub struct Composition {
    /// The day asked for; `None`: today.
    day: Option<NaiveDate>,
    measures: Vec<Measure>,
    quorum: Option<Quorum>,
    /// The state of the log and the day they were measured for.
    measured: Option<(Mark, NaiveDate)>,
    cursor: Cursor,
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Row<'a> {
    Rule(usize, &'a Measure),
    Quorum(&'a Quorum),
}

impl Composition {
    /// The rules measured on `day`, or today.
    #[must_use]
    pub fn new(day: Option<NaiveDate>, desk: &Desk) -> Self {
        let (measures, quorum, measured, cursor) = Default::default();
        let mut pane = Self { day, measures, quorum, measured, cursor };
        pane.catch_up(desk);
        pane
    }

    /// Opens the rules measured on the day that `words` name; says so where they name none.
    pub(super) fn named(words: &str, desk: &Desk) -> Outcome {
        match day_of(words, desk) {
            Some(day) => Outcome::Open(Box::new(Self::new(Some(day), desk))),
            None => Outcome::Say(Notice::warned(desk.phrases.form.not_a_day)),
        }
    }

    fn on(&self, desk: &Desk) -> NaiveDate {
        self.day.unwrap_or(desk.today)
    }

    /// Measures again, if the log or the day has changed.
    fn catch_up(&mut self, desk: &Desk) {
        let now = (desk.session.mark(), self.on(desk));
        if self.measured == Some(now) {
            return;
        }
        self.measured = Some(now);
        let committee = desk.session.committee();
        let sitting = Sitting::of(committee, now.1);
        let bodies = Bodies::of(&committee.bodies);
        let statutes = committee.statutes.as_ref();
        self.measures = statutes.map(|it| measure(it, &bodies, &sitting.seated)).unwrap_or_default();
        self.quorum = statutes.and_then(|it| it.quorum.clone());
        let length = self.rows().len();
        self.cursor.select(self.cursor.selected, length);
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let rules = self.measures.iter().enumerate().map(|(at, measure)| Row::Rule(at, measure));
        rules.chain(self.quorum.iter().map(Row::Quorum)).collect()
    }

    fn selected(&self) -> Option<Row<'_>> {
        self.rows().get(self.cursor.selected).copied()
    }

    /// Records the rules as `edit` makes them.
    fn rewritten(desk: &Desk, edit: impl FnOnce(&mut Statutes)) -> Outcome {
        let before = desk.session.committee().statutes.clone();
        let mut after = before.clone().unwrap_or_default();
        edit(&mut after);
        let after = Some(after).filter(|it| *it != Statutes::default());
        Outcome::Record(Change::Statutes(Box::new(Edit { id: (), before, after })))
    }

    fn remove(&self, desk: &Desk) -> Outcome {
        match self.selected() {
            None => Outcome::Done,
            Some(Row::Quorum(_)) => Self::rewritten(desk, |it| it.quorum = None),
            Some(Row::Rule(at, _)) => Self::rewritten(desk, |it| {
                if at < it.requirements.len() {
                    it.requirements.remove(at);
                }
            }),
        }
    }

    /// Moves the selected rule past a neighbour; `to` is where it goes.
    fn shift(&mut self, to: Option<usize>, desk: &Desk) -> Outcome {
        let (Some(Row::Rule(at, _)), Some(to)) = (self.selected(), to) else { return Outcome::Done };
        if to >= self.measures.len() {
            return Outcome::Done;
        }
        self.cursor.selected = to;
        Self::rewritten(desk, |it| {
            if at.max(to) < it.requirements.len() {
                it.requirements.swap(at, to);
            }
        })
    }

    fn edit(&self, desk: &Desk) -> Outcome {
        match self.selected() {
            Some(Row::Rule(at, measure)) => {
                Outcome::Open(Box::new(forms::rule_form(forms::At::Rule(at), &measure.requirement)))
            }
            Some(Row::Quorum(quorum)) => Outcome::Open(Box::new(forms::quorum_form(quorum))),
            None => self.add(desk),
        }
    }

    fn add(&self, _desk: &Desk) -> Outcome {
        let after = match self.selected() {
            Some(Row::Rule(at, _)) => at + 1,
            _ => self.measures.len(),
        };
        Outcome::Open(Box::new(forms::kinds(after)))
    }

    /// The cells of a row: what it asks, what is found, whether it holds.
    fn cells(row: Row, phrases: &Phrases) -> [String; 3] {
        let say = &phrases.composition;
        match row {
            Row::Rule(_, measure) => {
                [(say.rule)(&measure.requirement.demand), (say.found)(measure), (say.verdict)(measure)]
            }
            Row::Quorum(quorum) => {
                let label = (phrases.entries.label_of)(say.quorum_name);
                [format!("{label}{}", (say.quorum)(quorum.least)), String::new(), String::new()]
            }
        }
    }

    /// What the foot says of a row: the words that were voted, what is found, who is in its way.
    fn explained(row: Row, desk: &Desk) -> Vec<String> {
        let phrases = desk.phrases;
        let quoted = |words: &str| {
            let words = one_line(words);
            if words.is_empty() { words } else { format!("«{words}»") }
        };
        match row {
            Row::Quorum(quorum) => vec![quoted(&quorum.words)],
            Row::Rule(_, measure) => {
                let way = told::in_the_way(measure, desk.session.committee(), phrases);
                let about = (phrases.entries.label_of)((phrases.composition.about)(measure.verdict));
                let way = match way.is_empty() || measure.verdict.holds() {
                    true => String::new(),
                    false => format!("{about}{}", way.join(phrases.entries.and)),
                };
                vec![quoted(&measure.requirement.words), told::told(measure, phrases), way]
            }
        }
    }

    fn heard(row: Row, desk: &Desk) -> Vec<String> {
        let [asked, ..] = Self::cells(row, desk.phrases);
        std::iter::once(asked).chain(Self::explained(row, desk)).filter(|it| !it.is_empty()).collect()
    }

    /// What stands above the rules: whether all of them hold, or that there are none.
    fn whole(&self, desk: &Desk) -> Notice {
        if self.rows().is_empty() {
            let key = desk.bindings.keys_of(Scope::Rules, &Command::Add).into_iter().next();
            return Notice::said((desk.phrases.composition.no_rules)(&key.unwrap_or_default()));
        }
        told::as_a_whole(&self.measures, desk.phrases)
    }

    fn draw_row(row: Row, room: Rect, canvas: &mut Canvas, phrases: &Phrases) {
        let theme = canvas.theme();
        let [asked, found, verdict] = Self::cells(row, phrases);
        let (sign, style) = match row {
            Row::Quorum(_) => ('·', theme.dim),
            Row::Rule(_, measure) => match told::sign(measure.verdict) {
                sign @ ('✓' | '~') => (sign, theme.good),
                sign @ '?' => (sign, theme.caution),
                sign => (sign, theme.alarm),
            },
        };
        canvas.symbol(room.x, room.y, sign, style);
        let room = Rect { x: room.x + 2, width: room.width.saturating_sub(2), ..room };
        let Row::Rule(_, measure) = row else {
            canvas.sentence(room, &asked, theme.text);
            return;
        };
        let narrow = room.width < NARROW;
        let (figures, holds) = if room.width < SMALL { (11, 12) } else { (14, 20) };
        let asked = if narrow { (phrases.composition.short)(&measure.requirement.demand) } else { asked };
        let first = room.width.saturating_sub(figures + holds + 2);
        canvas.sentence(Rect { width: first, ..room }, &asked, theme.text);
        let x = room.x + first + 1;
        canvas.sentence(Rect { x, width: figures, ..room }, &found, theme.text);
        let style = if measure.verdict.holds() { theme.dim } else { style };
        canvas.sentence(Rect { x: x + figures + 1, width: holds, ..room }, &verdict, style);
    }
}

/// The day that `words` name.
pub(super) fn day_of(words: &str, desk: &Desk) -> Option<NaiveDate> {
    super::form::day::read(words)
        .or_else(|| Deadline::read(words, desk.today).reading.map(|reading| reading.latest))
}

impl Pane for Composition {
    fn scope(&self) -> Scope {
        Scope::Rules
    }

    fn title(&self, desk: &Desk) -> String {
        (desk.phrases.composition.title)(&dates::figures(self.on(desk)))
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "help" | "add" | "edit" | "remove" | "undo" => None,
            _ => Some(""),
        }
    }

    fn refresh(&mut self, desk: &Desk) {
        self.catch_up(desk);
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.catch_up(desk);
        match command {
            Command::Move(motion) => {
                let length = self.rows().len();
                rows::step(&mut self.cursor, *motion, length)
            }
            Command::Add => self.add(desk),
            Command::Edit | Command::Open | Command::Rename => self.edit(desk),
            Command::Remove => self.remove(desk),
            Command::Raise => self.shift(self.cursor.selected.checked_sub(1), desk),
            Command::Lower => self.shift(Some(self.cursor.selected + 1), desk),
            Command::Composition(None) => Outcome::Close(None),
            Command::Statement(Some(path)) => write(path, self.on(desk), desk),
            Command::Copy => self.selected().map_or(Outcome::Done, |row| {
                let mut cells = Self::cells(row, desk.phrases).to_vec();
                cells.extend(Self::explained(row, desk).into_iter().take(1));
                Outcome::Copy(rows::tabbed(&cells))
            }),
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        self.catch_up(desk);
        let rows = self.rows();
        let row = rows.get(self.cursor.selected).map(|row| Self::heard(*row, desk));
        Spoken { about: vec![self.whole(desk).words], ..Spoken::titled(self.title(desk)) }
            .on_row(row.unwrap_or_default(), (self.cursor.selected, rows.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.catch_up(desk);
        self.rows().into_iter().map(|row| sentence(&Self::heard(row, desk), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        self.catch_up(desk);
        let theme = canvas.theme();
        let whole = self.whole(desk);
        let style = if whole.weight == Weight::Said { theme.good } else { theme.caution };
        let used = rows::wrapped(canvas, area, &whole.words, style, 2);
        let area = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        let foot = if area.height > FOOT + 3 { FOOT } else { 0 };
        let list = Rect { height: area.height - foot, ..area };
        let mut cursor = self.cursor;
        let all = self.rows();
        let view = cursor.view(usize::from(list.height), all.len());
        rows::more(canvas, list, &view, all.len());
        for ((at, row), y) in all.iter().enumerate().skip(view.start).take(view.len()).zip(list.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..list }, at, &cursor);
            Self::draw_row(*row, room, canvas, desk.phrases);
        }
        if let Some(row) = all.get(cursor.selected).filter(|_| foot > 0) {
            let mut room = Rect { y: area.y + list.height, height: foot, ..area };
            frame::rule(canvas, Rect { height: 1, ..room });
            room = Rect { y: room.y + 1, height: room.height - 1, ..room };
            let mut said = Self::explained(*row, desk);
            if area.width < NARROW + 6 {
                let [asked, ..] = Self::cells(*row, desk.phrases);
                said.insert(0, asked);
            }
            for words in said.iter().filter(|it| !it.is_empty()) {
                let used = rows::wrapped(canvas, room, words, theme.text, 2.min(room.height));
                room = Rect { y: room.y + used, height: room.height - used, ..room };
            }
        }
        self.cursor = cursor;
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, u16::try_from(self.rows().len()).unwrap_or(u16::MAX).saturating_add(FOOT + 2))
    }
}
