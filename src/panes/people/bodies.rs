//! The bodies members come from, each with its other names and who decided them.
//!
//! Opened over the panes. Here two bodies are made one, and a name is taken away again; the roster
//! keeps the words of the paper.

use ratatui::layout::Rect;

use super::Unite;
use crate::command::{Command, Scope};
use crate::domain::{Alias, Body, BodyId, Category, Change, Edit, body::Listed, merging, names};
use crate::i18n::{Phrases, dates};
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Label, Values};
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows, spoken};
use crate::store::Mark;
use crate::ui::{Canvas, Cursor};

/// The bodies of the committee.
#[derive(Default)]
pub struct Bodies {
    /// The state of the log they were listed at.
    made: Option<Mark>,
    listed: Vec<Listed>,
    cursor: Cursor,
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Row<'a> {
    Body(&'a Listed),
    Alias(&'a Listed, &'a Alias),
}

impl Bodies {
    /// The bodies of the committee as it stands.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        let mut bodies = Self::default();
        bodies.keep_up(desk);
        bodies
    }

    fn keep_up(&mut self, desk: &Desk) {
        let now = desk.session.mark();
        if self.made.replace(now) != Some(now) {
            self.listed = desk.session.committee().bodies_listed();
            let length = self.rows().len();
            self.cursor.select(self.cursor.selected, length);
        }
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let of = |listed: &'_ Listed| -> Vec<Row<'_>> { Vec::with_capacity(1 + listed.body.aliases.len()) };
        let mut all = Vec::new();
        for listed in &self.listed {
            let mut rows = of(listed);
            rows.push(Row::Body(listed));
            rows.extend(listed.body.aliases.iter().map(|alias| Row::Alias(listed, alias)));
            all.append(&mut rows);
        }
        all
    }

    fn selected(&self) -> Option<Row<'_>> {
        self.rows().get(self.cursor.selected).copied()
    }

    /// Takes an alias away, or the record of a body; what the roster says stays.
    fn remove(&self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.people;
        let committee = desk.session.committee();
        let record = |listed: &Listed| listed.id.and_then(|id| Some((id, committee.bodies.get(&id)?)));
        match self.selected() {
            Some(Row::Alias(listed, alias)) => {
                let Some((id, body)) = record(listed) else { return Outcome::Done };
                let mut after = body.clone();
                after.aliases.retain(|it| it != alias);
                let blank = after.aliases.is_empty() && after.category.is_none() && after.notes.is_empty();
                let edit = if blank { Edit::remove(id, body) } else { Edit::replace(id, body, after) };
                Outcome::Each(vec![
                    Outcome::Record(Change::Body(Box::new(edit))),
                    Outcome::Say(Notice::said((say.alias_removed)(&alias.name, &body.name))),
                ])
            }
            Some(Row::Body(listed)) => match record(listed) {
                Some((id, body)) => Outcome::Record(Change::Body(Box::new(Edit::remove(id, body)))),
                None => Outcome::Say(Notice::warned(say.in_roster_only)),
            },
            None => Outcome::Done,
        }
    }

    /// Asks for another name of the selected body.
    fn add(&self) -> Outcome {
        let Some(Row::Body(listed) | Row::Alias(listed, _)) = self.selected() else { return Outcome::Done };
        let name = listed.body.name.clone();
        let field = Field::text(Label::Phrase(|phrases| phrases.people.other_name), "")
            .required(Label::Phrase(|phrases| phrases.people.name_needed));
        let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
            let decided = (desk.session.author(), desk.today);
            let change = merging::bodies(desk.session.committee(), (&name, values.words(0)), decided);
            let already = || Complaint { field: 0, words: desk.phrases.people.named_so.to_owned() };
            change.map(Outcome::Record).ok_or_else(already)
        };
        let title = Label::Verbatim(listed.body.name.clone());
        Outcome::Open(Box::new(Form::new(title, vec![field], Box::new(finish))))
    }

    fn edit(&self) -> Outcome {
        let Some(Row::Body(listed) | Row::Alias(listed, _)) = self.selected() else { return Outcome::Done };
        Outcome::Open(Box::new(body_form(listed.id, listed.body.clone())))
    }

    fn unite(&self, desk: &Desk) -> Outcome {
        let Some(Row::Body(listed) | Row::Alias(listed, _)) = self.selected() else { return Outcome::Done };
        match Unite::of_body(&listed.body.name, desk.session.committee()) {
            Some(unite) => Outcome::Open(Box::new(unite)),
            None => Outcome::Say(Notice::warned(desk.phrases.people.no_other)),
        }
    }

    /// Name, what is said of it.
    fn cells(row: Row, phrases: &Phrases) -> [String; 2] {
        match row {
            Row::Body(listed) => {
                let members = (phrases.common.members)(listed.members.len());
                let category = listed.body.category.map(|it| (phrases.common.category)(it));
                let beside = [Some(members.as_str()), category].into_iter().flatten().collect::<Vec<_>>();
                [listed.body.name.clone(), beside.join(" · ")]
            }
            Row::Alias(_, alias) => {
                let day = alias.day.map(dates::figures).unwrap_or_default();
                [alias.name.clone(), (phrases.people.decided)(&alias.by, &day)]
            }
        }
    }

    fn heard(row: Row, phrases: &Phrases) -> Vec<String> {
        let [name, beside] = Self::cells(row, phrases);
        match row {
            Row::Body(_) => vec![name, beside],
            Row::Alias(..) => vec![phrases.people.other_name.to_owned(), name, beside],
        }
    }
}

const NAME: usize = 0;
const CATEGORY: usize = 1;
const NOTES: usize = 2;

/// The form of a body; one that has no record yet gets one.
fn body_form(id: Option<BodyId>, body: Body) -> Form {
    let mut categories = vec![Label::Phrase(|phrases| phrases.people.no_category)];
    categories.extend([
        Label::Phrase(|phrases| (phrases.common.category)(Category::Commune)),
        Label::Phrase(|phrases| (phrases.common.category)(Category::AdvisoryBody)),
        Label::Phrase(|phrases| (phrases.common.category)(Category::CivilSociety)),
        Label::Phrase(|phrases| (phrases.common.category)(Category::Other)),
    ]);
    let at = body.category.and_then(|it| Category::ALL.iter().position(|other| *other == it));
    let fields = vec![
        Field::text(Label::Phrase(|phrases| phrases.people.body_name), &body.name)
            .required(Label::Phrase(|phrases| phrases.people.name_needed)),
        Field::choice(Label::Phrase(|phrases| phrases.people.side), categories, at.map_or(0, |at| at + 1)),
        Field::long_text(Label::Phrase(|phrases| phrases.people.notes), &body.notes),
    ];
    let title = Label::Verbatim(body.name.clone());
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let committee = desk.session.committee();
        let before = id.and_then(|id| committee.bodies.get(&id)).cloned();
        let mut after = before.clone().unwrap_or_else(|| body.clone());
        let old = std::mem::replace(&mut after.name, values.words(NAME).to_owned());
        after.category = values.choice(CATEGORY).checked_sub(1).and_then(|at| Category::ALL.get(at)).copied();
        values.words(NOTES).clone_into(&mut after.notes);
        // Who is written under the old name still sits for this body.
        let is = |name: &str| names::spelling(name) == names::spelling(&old);
        let new = after.name.clone();
        after.aliases.retain(|it| names::spelling(&it.name) != names::spelling(&new));
        if !after.names().any(is) {
            let (by, day) = (desk.session.author().to_owned(), Some(desk.today));
            after.aliases.push(Alias { name: old, by, day });
        }
        let id = id.unwrap_or_else(|| committee.body_id(&after.name));
        Ok(Outcome::Record(Change::Body(Box::new(Edit { id, before, after: Some(after) }))))
    };
    Form::new(title, fields, Box::new(finish))
}

impl Pane for Bodies {
    fn scope(&self) -> Scope {
        Scope::Roster
    }

    fn title(&self, desk: &Desk) -> String {
        (desk.phrases.people.bodies)(desk.session.committee().bodies_listed().len())
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "help" | "add" | "edit" | "remove" | "undo" | "unite" => None,
            _ => Some(""),
        }
    }

    fn refresh(&mut self, desk: &Desk) {
        self.keep_up(desk);
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.keep_up(desk);
        match command {
            Command::Move(motion) => {
                let length = self.rows().len();
                rows::step(&mut self.cursor, *motion, length)
            }
            Command::Edit | Command::Open | Command::Rename => self.edit(),
            Command::Add => self.add(),
            Command::Remove => self.remove(desk),
            Command::Unite => self.unite(desk),
            Command::Copy => self
                .selected()
                .map_or(Outcome::Done, |row| Outcome::Copy(rows::tabbed(&Self::cells(row, desk.phrases)))),
            Command::Bodies => Outcome::Close(None),
            Command::Confirm | Command::Sort | Command::Raise | Command::Lower => Outcome::Done,
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        self.keep_up(desk);
        let rows = self.rows();
        let row = rows.get(self.cursor.selected).map(|row| Self::heard(*row, desk.phrases));
        Spoken::titled(self.title(desk)).on_row(row.unwrap_or_default(), (self.cursor.selected, rows.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.keep_up(desk);
        let rows = self.rows().into_iter();
        rows.map(|row| spoken::sentence(&Self::heard(row, desk.phrases), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        self.keep_up(desk);
        let theme = canvas.theme();
        if self.listed.is_empty() {
            rows::wrapped(canvas, area, desk.phrases.people.no_bodies, theme.dim, 2);
            return;
        }
        let mut cursor = self.cursor;
        let all = self.rows();
        let view = cursor.view(usize::from(area.height), all.len());
        rows::more(canvas, area, &view, all.len());
        let shown = all.iter().enumerate().skip(view.start).take(view.len());
        for ((at, row), y) in shown.zip(area.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &cursor);
            let [name, beside] = Self::cells(*row, desk.phrases);
            let (step, style) = if matches!(row, Row::Body(_)) { (0, theme.text) } else { (2, theme.dim) };
            let step = step.min(room.width);
            if step > 0 {
                canvas.symbol(room.x, room.y, '=', theme.dim);
            }
            let room = Rect { x: room.x + step, width: room.width - step, ..room };
            let used = (canvas.text(room, &name, style) + 2).min(room.width);
            let room = Rect { x: room.x + used, width: room.width - used, ..room };
            canvas.sentence(room, &beside, theme.dim);
        }
        self.cursor = cursor;
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (96, u16::try_from(self.rows().len()).unwrap_or(u16::MAX).max(4))
    }
}
