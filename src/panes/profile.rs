//! What the committee is, filled in: its name, its town, the day it was founded.
//!
//! Opened by the program on a new committee and by a command. It only makes the form.

use crate::domain::{Change, Edit, Profile};
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Label};
use crate::panes::{Desk, Outcome};

const NAME: usize = 0;
const TOWN: usize = 1;
const FOUNDED: usize = 2;

/// The form of the committee as it stands now.
#[must_use]
pub fn profile_form(desk: &Desk) -> Form {
    let now = desk.session.committee().profile.clone().unwrap_or_default();
    let fields = vec![
        Field::text(Label::Phrase(|phrases| phrases.form.profile_name), &now.name)
            .required(Label::Phrase(|phrases| phrases.form.profile_needs_name)),
        Field::text(Label::Phrase(|phrases| phrases.form.profile_town), &now.town),
        Field::day(Label::Phrase(|phrases| phrases.form.profile_founded), now.founded)
            .noting(|_, desk| Some(Notice::said(desk.phrases.form.profile_founded_use))),
    ];
    let finish = |values: &super::form::Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let after = Profile {
            name: values.words(NAME).to_owned(),
            town: values.words(TOWN).to_owned(),
            founded: values.day(FOUNDED),
        };
        let before = desk.session.committee().profile.clone();
        Ok(Outcome::Record(Change::Profile(Box::new(Edit { id: (), before, after: Some(after) }))))
    };
    Form::new(Label::Phrase(|phrases| phrases.form.profile), fields, Box::new(finish))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::panes::Pane;
    use crate::panes::trial::{Trial, say, type_words};

    #[test]
    fn naming_a_new_committee_records_its_profile_as_one_change() {
        let mut trial = Trial::new();
        let mut form = profile_form(&trial.desk());
        type_words(&mut form, "لجنة المشاركة", &trial.desk());
        say(&mut form, &[Command::FocusNext, Command::FocusNext], &trial.desk());
        type_words(&mut form, "9 مارس 2023", &trial.desk());
        let outcome = form.update(&Command::Accept, &trial.desk());
        trial.carry_out(outcome);
        let profile = trial.session.committee().profile.clone().unwrap();
        assert_eq!((profile.name.as_str(), profile.town.as_str()), ("لجنة المشاركة", ""));
        assert_eq!(profile.founded, chrono::NaiveDate::from_ymd_opt(2023, 3, 9));
        assert_eq!(trial.session.mark(), 1);
    }

    #[test]
    fn a_committee_without_a_name_is_not_recorded() {
        let trial = Trial::new();
        let mut form = profile_form(&trial.desk());
        say(&mut form, &[Command::Accept], &trial.desk());
        assert_eq!(form.complaint().map(|complaint| complaint.field), Some(NAME));
    }
}
