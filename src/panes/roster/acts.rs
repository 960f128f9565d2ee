//! What one does to the selected member: fill in, remove, move, confirm, copy.
//!
//! Used by the roster pane only. Each answers with an outcome and changes nothing itself.

use super::ending::end_form;
use super::member::{self, Subject, member_form};
use super::rows::{Order, Row};
use super::{Course, Roster, place};
use crate::domain::{Change, Edit, Member, Seat, Stated};
use crate::i18n::dates;
use crate::notice::Notice;
use crate::panes::rows::tabbed;
use crate::panes::{Desk, Outcome, Unite};

impl Roster {
    pub(super) fn add(&self) -> Outcome {
        // After the selected one on the paper; when none is shown, at the end.
        let previous = self.row().map(|row| row.id).or_else(|| self.rows.on_paper().last().map(|row| row.id));
        Outcome::Open(Box::new(member_form(Subject::New(previous), self.rows.known())))
    }

    pub(super) fn edit(&self, field: usize) -> Outcome {
        let Some(row) = self.row() else { return Outcome::Pass };
        let subject = Subject::Known(row.id, Box::new(row.member.clone()));
        Outcome::Open(Box::new(member_form(subject, self.rows.known()).starting_at(field)))
    }

    /// Asks how and when the mandate of the selected member ended; a row that should never have been
    /// there may be removed instead.
    pub(super) fn remove(&self, desk: &Desk) -> Outcome {
        let Some(row) = self.row() else { return Outcome::Done };
        Outcome::Open(Box::new(end_form(row.id, &row.member, desk.today)))
    }

    /// Asks who takes the seat of the selected member.
    pub(super) fn succeed(&self) -> Outcome {
        let Some(row) = self.row() else { return Outcome::Done };
        let subject = Subject::Successor(row.id, Box::new(row.member.clone()));
        Outcome::Open(Box::new(member_form(subject, self.rows.known()).starting_at(member::CAPACITY)))
    }

    /// Moves the selected member past its neighbour in the list.
    pub(super) fn shift(&self, course: Course, desk: &Desk) -> Outcome {
        if self.rows.order() != Order::Paper {
            return Outcome::Say(Notice::warned(desk.phrases.roster.moves_in_paper_order));
        }
        let at = self.cursor.selected;
        let neighbour = match course {
            Course::Down => Some(at + 1),
            Course::Up => at.checked_sub(1),
        };
        let (Some(row), Some(neighbour)) = (self.row(), neighbour.and_then(|at| self.rows.get(at))) else {
            return Outcome::Done;
        };
        let previous = match course {
            Course::Down => Some(neighbour.id),
            Course::Up => {
                let before = neighbour.number.checked_sub(2);
                before.and_then(|at| self.rows.on_paper().nth(at)).map(|row| row.id)
            }
        };
        let member = row.member.clone();
        let committee = desk.session.committee();
        Outcome::Record(place::put(committee, row.id, Some(&row.member), member, previous))
    }

    pub(super) fn confirm(&self, desk: &Desk) -> Outcome {
        let Some(row) = self.row() else { return Outcome::Done };
        let after = Member {
            gender: row.member.gender.map(|it| Stated::confirmed(it.value)),
            category: row.member.category.map(|it| Stated::confirmed(it.value)),
            ..row.member.clone()
        };
        if after == row.member {
            return Outcome::Say(Notice::said(desk.phrases.roster.nothing_to_confirm));
        }
        let said = (desk.phrases.roster.confirmed)(called(&row.member));
        let change = Change::Member(Box::new(Edit::replace(row.id, &row.member, after)));
        Outcome::Each(vec![Outcome::Record(change), Outcome::Say(Notice::said(said))])
    }

    pub(super) fn sort(&mut self, desk: &Desk) -> Outcome {
        let order = self.rows.order().next();
        self.rows.sort(order);
        self.follow();
        let phrases = &desk.phrases.roster;
        Outcome::Say(Notice::said(match order {
            Order::Paper => phrases.in_paper_order.to_owned(),
            Order::Name => (phrases.sorted_by)(phrases.name),
            Order::Institution => (phrases.sorted_by)(phrases.institution),
            Order::Capacity => (phrases.sorted_by)(phrases.capacity),
            Order::Category => (phrases.sorted_by)(phrases.category),
        }))
    }

    /// Asks which member the selected one is.
    pub(super) fn unite(&self, desk: &Desk) -> Outcome {
        let Some(row) = self.row() else { return Outcome::Done };
        match Unite::of_member(row.id, desk.session.committee()) {
            Some(unite) => Outcome::Open(Box::new(unite)),
            None => Outcome::Say(Notice::warned(desk.phrases.people.no_other)),
        }
    }

    /// The selected member as a line of a spreadsheet: everything, cells between tabs.
    pub(super) fn copy(&self, desk: &Desk) -> Outcome {
        let Some(Row { member, .. }) = self.row() else { return Outcome::Done };
        let common = &desk.phrases.common;
        let day = |day: Option<chrono::NaiveDate>| day.map(dates::figures).unwrap_or_default();
        let cells = [
            member.institution.clone(),
            member.capacity.clone(),
            member.name.clone(),
            member.gender.map(|it| (common.gender)(it.value).to_owned()).unwrap_or_default(),
            member.category.map(|it| (common.category)(it.value).to_owned()).unwrap_or_default(),
            member.contact.clone(),
            day(member.from),
            day(member.until),
            member.notes.clone(),
            member.territory.clone(),
            member.office.map(|it| (desk.phrases.roster.offices)(it.value).to_owned()).unwrap_or_default(),
            if member.seat == Seat::Full {
                String::new()
            } else {
                (desk.phrases.roster.seats)(member.seat).to_owned()
            },
            member.departure.map(|it| (desk.phrases.roster.departures)(it).to_owned()).unwrap_or_default(),
        ];
        Outcome::Copy(tabbed(&cells))
    }
}

/// What a member is called in a sentence: the name, else the body it stands for.
pub(super) fn called(member: &Member) -> &str {
    if member.name.trim().is_empty() { member.institution.trim() } else { member.name.trim() }
}
