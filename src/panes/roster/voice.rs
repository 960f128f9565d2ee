//! What the roster says of itself: a member as a sentence, the one that matters first.
//!
//! Used by the roster pane only, where nothing is drawn.

use chrono::NaiveDate;

use super::rows::Row;
use super::{Purpose, Roster};
use crate::command::{Command, Scope};
use crate::domain::Member;
use crate::notice::composition::{mandate, standing_of};
use crate::notice::counts::Detail;
use crate::panes::spoken::{Spoken, one_line, pair, sentence};
use crate::panes::{Desk, Pane as _, rows};

impl Roster {
    /// What is selected, what it is filtered by, what is being typed.
    pub(super) fn speak(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.page = rows::PAGE.unsigned_abs() + 1;
        let selected = self.row().map(brief).unwrap_or_default();
        let full = self.row().map(|row| member(row, self.day(desk), desk)).unwrap_or_default();
        let place = (self.cursor.selected, self.rows.len());
        let counts = self.counts.parts(Detail::Brief, desk.phrases);
        Spoken {
            about: if self.counts.total > 0 {
                std::iter::once(sentence(&counts, desk.phrases)).chain(self.meter_said(desk)).collect()
            } else {
                Vec::new()
            },
            beside: self.state(desk),
            full,
            typing: self.asking.as_mut().map(|asking| {
                asking.room = (columns, 1);
                let label = match asking.purpose {
                    Purpose::Filter => desk.phrases.roster.filter,
                    Purpose::Search => desk.phrases.roster.search,
                    Purpose::Day => desk.phrases.roster.which_day,
                };
                asking.draft.typing((desk.phrases.spoken.asks)(label), columns, desk.mirror)
            }),
            ..Spoken::titled(self.title(desk))
        }
        .on_row(selected, place)
    }

    /// What is shown, if that is not everyone.
    fn state(&self, desk: &Desk) -> Vec<String> {
        let say = &desk.phrases.roster;
        let key = |command| desk.bindings.keys_of(Scope::Roster, &command).into_iter().next();
        let shown = (desk.phrases.spoken.place)(self.rows.len(), self.rows.total());
        let filter = pair(say.filter, &self.filter.words, desk.phrases);
        let words = match (self.rows.len(), self.rows.total()) {
            (_, 0) => {
                let (add, import) = (key(Command::Add), key(Command::Import(None)));
                (say.empty)(&add.unwrap_or_default(), &import.unwrap_or_default())
            }
            (0, _) => sentence(&[filter, say.nothing_shown.to_owned()], desk.phrases),
            _ if filter.is_empty() => return self.view_said(desk).into_iter().collect(),
            _ => sentence(&[filter, shown], desk.phrases),
        };
        std::iter::once(words).chain(self.view_said(desk)).collect()
    }

    /// Every member shown, with the number it has on the paper.
    pub(super) fn rows_said(&self, desk: &Desk) -> Vec<String> {
        let shown = (0..self.rows.len()).filter_map(|at| self.rows.get(at));
        shown
            .map(|row| {
                format!("{}. {}", row.number, sentence(&member(row, self.day(desk), desk), desk.phrases))
            })
            .collect()
    }
}

/// A member in short: name, capacity and body tell themselves apart.
fn brief(row: &Row) -> Vec<String> {
    let Member { name, capacity, institution, .. } = &row.member;
    [name, capacity, institution]
        .map(|words| one_line(words))
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect()
}

/// A member: what it is called, then everything the table shows, with its name.
fn member(row: &Row, day: NaiveDate, desk: &Desk) -> Vec<String> {
    let (member, phrases) = (&row.member, desk.phrases);
    let (say, common) = (&phrases.roster, &phrases.common);
    let stated = |words: &str, proposed| match proposed {
        true => (phrases.spoken.proposed)(words),
        false => words.to_owned(),
    };
    let gender = member.gender.map(|it| stated((common.gender)(it.value), it.is_proposed()));
    let category = member.category.map(|it| stated((common.category)(it.value), it.is_proposed()));
    let name = one_line(&member.name);
    let institution = match name.is_empty() {
        true => one_line(&member.institution),
        false => pair(say.institution, &member.institution, phrases),
    };
    vec![
        name,
        pair(say.capacity, &member.capacity, phrases),
        institution,
        pair(say.gender, &gender.unwrap_or_default(), phrases),
        pair(say.category, &category.unwrap_or_default(), phrases),
        pair(say.territory, &member.territory, phrases),
        standing_of(member, desk.session.committee(), day, phrases).join(phrases.entries.and),
        pair(say.contact, &member.contact, phrases),
        pair(say.mandate, &mandate(member), phrases),
    ]
}
