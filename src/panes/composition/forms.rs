//! A rule filled in: which kind it is, then its numbers, names and words.
//!
//! Used by the pane of the composition. It records one change of the rules, and judges none of them.

use ratatui::layout::Rect;

use super::Composition;
use crate::command::{Command, Scope};
use crate::domain::fold::fold;
use crate::domain::{Category, Demand, Least, Quorum, Requirement, Statutes};
use crate::i18n::Phrases;
use crate::panes::form::{Complaint, Field, Form, Label, Values};
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::ui::{Canvas, Cursor};

/// Where the rule of a form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// In the place of the one that is there.
    Rule(usize),
    /// Before the one that is there, a new one.
    New(usize),
}

/// The kinds of rules, of which one is chosen; the rule is to stand at `at`.
pub(super) fn kinds(at: usize) -> Kinds {
    Kinds { at, cursor: Cursor::default() }
}

/// The kinds of rules.
pub(super) struct Kinds {
    at: usize,
    cursor: Cursor,
}

impl Kinds {
    /// An empty rule of the kind chosen, half and half where there is anything to begin with.
    fn form(&self) -> Form {
        let (council, civil) =
            (vec![Category::Commune, Category::AdvisoryBody], vec![Category::CivilSociety]);
        let demand = match self.cursor.selected {
            0 => Demand::Total { members: 0 },
            1 => Demand::Women { percent: 50, tolerance: 0 },
            2 => Demand::Share { categories: civil, percent: 50, tolerance: 0 },
            3 => Demand::Territories { names: Vec::new(), least: 1 },
            4 => Demand::PerBody { most: 1 },
            5 => Demand::Coordinators { sides: vec![civil, council] },
            6 => Demand::Categories { declared: [council, civil].concat() },
            _ => return quorum_form(&Quorum { least: Least::MoreThanHalf, words: String::new() }),
        };
        rule_form(At::New(self.at), &Requirement { demand, words: String::new() })
    }
}

impl Pane for Kinds {
    fn scope(&self) -> Scope {
        Scope::Rules
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.statutes.kinds.to_owned()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "add" => Some(phrases.overlays.hints.choose),
            "cancel" => Some(phrases.overlays.hints.close),
            "help" => None,
            _ => Some(""),
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, desk.phrases.statutes.kind.len()),
            Command::Open | Command::Accept | Command::Add | Command::Edit => {
                Outcome::Each(vec![Outcome::Close(None), Outcome::Open(Box::new(self.form()))])
            }
            Command::Remove | Command::Rename | Command::Raise | Command::Lower => Outcome::Done,
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let kinds = desk.phrases.statutes.kind;
        let row = kinds.get(self.cursor.selected).map(|it| (*it).to_owned());
        Spoken::titled(self.title(desk))
            .on_row(row.into_iter().collect(), (self.cursor.selected, kinds.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        desk.phrases.statutes.kind.map(str::to_owned).to_vec()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let kinds = desk.phrases.statutes.kind;
        let view = self.cursor.view(usize::from(area.height), kinds.len());
        rows::more(canvas, area, &view, kinds.len());
        for ((at, words), y) in kinds.iter().enumerate().skip(view.start).take(view.len()).zip(area.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &self.cursor);
            let text = canvas.theme().text;
            canvas.sentence(room, words, text);
        }
    }

    fn wanted(&self, _room: (u16, u16), desk: &Desk) -> (u16, u16) {
        (44, u16::try_from(desk.phrases.statutes.kind.len()).unwrap_or(u16::MAX))
    }
}

/// The form of a rule; its kind stays what it is.
pub(super) fn rule_form(at: At, rule: &Requirement) -> Form {
    let demand = &rule.demand;
    let number = |label, n: u32| Field::text(Label::Phrase(label), &shown(n));
    let percent = |n: u8| Field::percent(Label::Phrase(|it| it.statutes.percent), Some(n));
    let tolerance = |n: u32| Field::text(Label::Phrase(|it| it.statutes.tolerance), &n.to_string());
    let mut fields = match demand {
        Demand::Total { members } => vec![number(|it| it.statutes.members, *members)],
        Demand::Women { percent: share, tolerance: within } => vec![percent(*share), tolerance(*within)],
        Demand::Share { categories, percent: share, tolerance: within } => {
            let mut fields = chosen(categories);
            fields.extend([percent(*share), tolerance(*within)]);
            fields
        }
        Demand::Territories { names, least } => vec![
            Field::long_text(Label::Phrase(|it| it.statutes.territories), &names.join("\n")),
            number(|it| it.statutes.least, *least),
        ],
        Demand::PerBody { most } => vec![number(|it| it.statutes.most, *most)],
        Demand::Coordinators { sides } => sided(sides),
        Demand::Categories { declared } => chosen(declared),
    };
    fields.push(Field::long_text(Label::Phrase(|it| it.statutes.words), &rule.words));
    let (words, kind) = (fields.len() - 1, demand.clone());
    let finish = move |values: &Values, desk: &Desk| {
        let demand = filled(&kind, values, desk.phrases)?;
        let rule = Requirement { demand, words: values.words(words).to_owned() };
        let rules = desk.session.committee().statutes.as_ref().map_or(0, |it| it.requirements.len());
        match at {
            At::Rule(at) if at >= rules => complain(words, desk.phrases.statutes.gone),
            At::Rule(at) => Ok(Composition::rewritten(desk, |it| {
                if let Some(place) = it.requirements.get_mut(at) {
                    *place = rule;
                }
            })),
            At::New(at) => Ok(Composition::rewritten(desk, |it: &mut Statutes| {
                it.requirements.insert(at.min(it.requirements.len()), rule);
            })),
        }
    };
    Form::new(Label::Phrase(|it| it.statutes.rule), fields, Box::new(finish))
}

/// The form of the quorum.
pub(super) fn quorum_form(quorum: &Quorum) -> Form {
    let (at, number) = match quorum.least {
        Least::MoreThanHalf => (0, String::new()),
        Least::Percent(percent) => (1, percent.to_string()),
        Least::Members(members) => (2, members.to_string()),
    };
    let options = vec![
        Label::Phrase(|it| it.statutes.more_than_half),
        Label::Phrase(|it| it.statutes.percent_of),
        Label::Phrase(|it| it.statutes.members_of),
    ];
    let fields = vec![
        Field::choice(Label::Phrase(|it| it.statutes.quorum), options, at),
        Field::text(Label::Phrase(|it| it.statutes.number), &number),
        Field::long_text(Label::Phrase(|it| it.statutes.words), &quorum.words),
    ];
    let finish = |values: &Values, desk: &Desk| {
        let number = || read(values, 1, desk.phrases);
        let least = match values.choice(0) {
            0 => Least::MoreThanHalf,
            1 => match u8::try_from(number()?).ok().filter(|it| *it <= 100) {
                Some(percent) => Least::Percent(percent),
                None => return complain(1, desk.phrases.form.not_a_percentage),
            },
            _ => Least::Members(number()?),
        };
        let quorum = Quorum { least, words: values.words(2).to_owned() };
        Ok(Composition::rewritten(desk, |it| it.quorum = Some(quorum)))
    };
    Form::new(Label::Phrase(|it| it.composition.quorum_name), fields, Box::new(finish))
}

/// The demand of the kind of `before` that the values of its form say.
fn filled(before: &Demand, values: &Values, phrases: &Phrases) -> Result<Demand, Complaint> {
    let say = &phrases.statutes;
    let number = |field| read(values, field, phrases);
    let percent = |field| match values.percent(field) {
        Some(percent) => Ok(percent),
        None => complain(field, phrases.form.not_a_percentage),
    };
    let categories = || match ticked(values) {
        none if none.is_empty() => complain(0, say.needs_a_category),
        some => Ok(some),
    };
    Ok(match before {
        Demand::Total { .. } => Demand::Total { members: number(0)? },
        Demand::Women { .. } => Demand::Women { percent: percent(0)?, tolerance: number(1)? },
        Demand::Share { .. } => {
            Demand::Share { categories: categories()?, percent: percent(4)?, tolerance: number(5)? }
        }
        Demand::Territories { .. } => {
            let names = values.words(0).lines().map(str::trim).filter(|it| !it.is_empty());
            let names: Vec<String> = names.map(str::to_owned).collect();
            if names.is_empty() {
                return complain(0, say.needs_a_territory);
            }
            Demand::Territories { names, least: number(1)? }
        }
        Demand::PerBody { .. } => Demand::PerBody { most: number(0)? },
        Demand::Coordinators { .. } => {
            let side = |option| {
                let on = |(at, _): &(usize, Category)| values.choice(*at) == option;
                Category::ALL.into_iter().enumerate().filter(on).map(|(_, it)| it).collect::<Vec<_>>()
            };
            let sides = vec![side(0), side(1)];
            if sides.iter().any(Vec::is_empty) {
                return complain(0, say.needs_both_sides);
            }
            Demand::Coordinators { sides }
        }
        Demand::Categories { .. } => Demand::Categories { declared: categories()? },
    })
}

/// A field for each category: whether it counts.
fn chosen(categories: &[Category]) -> Vec<Field> {
    let field = |(label, category): (Label, Category)| {
        let options =
            vec![Label::Phrase(|it| it.statutes.counts), Label::Phrase(|it| it.statutes.counts_not)];
        Field::choice(label, options, usize::from(!categories.contains(&category)))
    };
    labels().into_iter().zip(Category::ALL).map(field).collect()
}

/// A field for each category: which side it is of.
fn sided(sides: &[Vec<Category>]) -> Vec<Field> {
    let field = |(label, category): (Label, Category)| {
        let options = vec![
            Label::Phrase(|it| it.statutes.first_side),
            Label::Phrase(|it| it.statutes.second_side),
            Label::Phrase(|it| it.statutes.no_side),
        ];
        let side = sides.iter().take(2).position(|side| side.contains(&category));
        Field::choice(label, options, side.unwrap_or(2))
    };
    labels().into_iter().zip(Category::ALL).map(field).collect()
}

/// The names of the categories, in the order of [`Category::ALL`].
fn labels() -> [Label; 4] {
    [
        Label::Phrase(|it| (it.common.category)(Category::Commune)),
        Label::Phrase(|it| (it.common.category)(Category::AdvisoryBody)),
        Label::Phrase(|it| (it.common.category)(Category::CivilSociety)),
        Label::Phrase(|it| (it.common.category)(Category::Other)),
    ]
}

/// The categories whose field says that they count.
fn ticked(values: &Values) -> Vec<Category> {
    let counts = |(at, _): &(usize, Category)| values.choice(*at) == 0;
    Category::ALL.into_iter().enumerate().filter(counts).map(|(_, category)| category).collect()
}

/// A whole number, in digits of any set.
fn read(values: &Values, field: usize, phrases: &Phrases) -> Result<u32, Complaint> {
    let words = fold(values.words(field));
    words.trim().parse().or_else(|_| complain(field, phrases.statutes.not_a_number))
}

fn complain<T>(field: usize, words: &str) -> Result<T, Complaint> {
    Err(Complaint { field, words: words.to_owned() })
}

/// A number as a field shows it; nothing where it is still to be said.
fn shown(n: u32) -> String {
    if n == 0 { String::new() } else { n.to_string() }
}
