//! The end of a mandate filled in: why, and on which day.
//!
//! Used by the roster pane. Who leaves stays in the roster with the day and the reason, so that the
//! committee of any day can be told; a row that should never have been there is removed.

use chrono::NaiveDate;

use super::acts::called;
use super::member::would_become;
use crate::command::{Command, Scope};
use crate::domain::{Change, Departure, Edit, Member, MemberId};
use crate::i18n::dates;
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Label, Values};
use crate::panes::{Desk, Outcome};

const WHY: usize = 0;
const LAST: usize = 1;

/// The form that ends the mandate of `member`, `today` if no other day is said.
pub(super) fn end_form(id: MemberId, member: &Member, today: NaiveDate) -> Form {
    let why = member.departure.and_then(|it| Departure::ALL.iter().position(|one| *one == it));
    let name = Label::Verbatim(called(member).to_owned());
    let fields = vec![
        Field::choice(Label::Phrase(|it| it.roster.departure), reasons(), why.unwrap_or(0))
            .noting(move |_, desk| Some(Notice::said(name.words(desk.phrases).to_owned()))),
        Field::day(Label::Phrase(|it| it.roster.last_day), member.until.or(Some(today))),
    ];
    let title = Label::Phrase(|it| it.roster.form_end);
    let effect = move |values: &Values, desk: &Desk| {
        let day = values.day(LAST).and_then(|day| day.succ_opt());
        would_become(&change(id, values, desk)?, day, desk)
    };
    Form::new(title, fields, Box::new(move |values, desk| finish(id, values, desk))).telling(effect)
}

/// Why a mandate may end; last, that the row was a mistake.
fn reasons() -> Vec<Label> {
    let mut labels = departures();
    labels.push(Label::Phrase(|it| it.roster.by_mistake));
    labels
}

/// The reasons in the order of [`Departure::ALL`].
pub(super) fn departures() -> Vec<Label> {
    vec![
        Label::Phrase(|it| (it.roster.departures)(Departure::Resigned)),
        Label::Phrase(|it| (it.roster.departures)(Departure::Replaced)),
        Label::Phrase(|it| (it.roster.departures)(Departure::TermEnded)),
        Label::Phrase(|it| (it.roster.departures)(Departure::Removed)),
        Label::Phrase(|it| (it.roster.departures)(Departure::Died)),
    ]
}

/// The change that the values say: an end, or a removal. `None` for a member who is gone.
fn change(id: MemberId, values: &Values, desk: &Desk) -> Option<Change> {
    let before = desk.session.committee().members.get(&id)?;
    let edit = match Departure::ALL.get(values.choice(WHY)) {
        None => Edit::remove(id, before),
        Some(why) => {
            let until = Some(values.day(LAST).unwrap_or(desk.today));
            Edit::replace(id, before, Member { until, departure: Some(*why), ..before.clone() })
        }
    };
    Some(Change::Member(Box::new(edit)))
}

fn finish(id: MemberId, values: &Values, desk: &Desk) -> Result<Outcome, Complaint> {
    let say = &desk.phrases.roster;
    let complain = |words: &str| Err(Complaint { field: LAST, words: words.to_owned() });
    let Some(member) = desk.session.committee().members.get(&id) else { return complain(say.gone) };
    let Some(change) = change(id, values, desk) else { return complain(say.gone) };
    let until: NaiveDate = values.day(LAST).unwrap_or(desk.today);
    let removes = values.choice(WHY) >= Departure::ALL.len();
    if !removes && member.from.is_some_and(|from| until < from) {
        return complain(say.ends_before_it_begins);
    }
    let said = if removes {
        let undo = desk.bindings.keys_of(Scope::Roster, &Command::Undo);
        (say.removed)(called(member), undo.first().map_or("", String::as_str))
    } else {
        (say.mandate_over)(called(member), &dates::figures(until))
    };
    Ok(Outcome::Each(vec![Outcome::Record(change), Outcome::Say(Notice::said(said))]))
}
