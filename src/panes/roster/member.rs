//! A member filled in: a new one, or one of the roster.
//!
//! Used by the roster pane. Gender and category stay a proposal of the program until a
//! person chooses one of their values. It records nothing itself.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::choices::{categories, genders, office, office_option, offices, option, seats, stated};
use super::ending::departures;
use super::place;
use super::succession::{leaving, succession, successor_of};
use crate::domain::composition::what_if;
use crate::domain::fold::fold;
use crate::domain::{Category, Change, Departure, Edit, Gender, Member, MemberId, Seat, Stated, proposal};
use crate::i18n::Phrases;
use crate::notice::{Notice, composition};
use crate::panes::form::{Complaint, Field, Form, Known, Label, Values};
use crate::panes::{Desk, Outcome};

/// The fields, in the order they are filled in.
pub const INSTITUTION: usize = 0;
/// See [`INSTITUTION`].
pub const CAPACITY: usize = 1;
/// See [`INSTITUTION`].
pub const NAME: usize = 2;
const GENDER: usize = 3;
const CATEGORY: usize = 4;
const TERRITORY: usize = 5;
pub(super) const OFFICE: usize = 6;
const SEAT: usize = 7;
const ALTERNATE_OF: usize = 8;
const CONTACT: usize = 9;
pub(super) const FROM: usize = 10;
const UNTIL: usize = 11;
pub(super) const DEPARTURE: usize = 12;
const NOTES: usize = 13;

/// Words known of other members, to complete what is typed.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// The bodies they come from.
    pub institutions: Known,
    /// The territories they stand for.
    pub territories: Known,
    /// Their names.
    pub names: Known,
}

/// A member that the form is about.
#[derive(Debug, Clone)]
pub enum Subject {
    /// A new one, to stand after this one on the paper (`None`: first).
    New(Option<MemberId>),
    /// One of the roster, as it was when the form was opened.
    Known(MemberId, Box<Member>),
    /// A new one who takes the seat of this one.
    Successor(MemberId, Box<Member>),
}

impl Subject {
    fn id(&self) -> Option<MemberId> {
        match self {
            Self::New(_) | Self::Successor(..) => None,
            Self::Known(id, _) => Some(*id),
        }
    }
}

/// The form of `subject`; what is known is offered to complete what is typed.
#[must_use]
pub fn member_form(subject: Subject, offers: Offers) -> Form {
    let (title, shown) = match &subject {
        Subject::New(_) => (Label::Phrase(|phrases| phrases.roster.form_add), Member::default()),
        Subject::Known(_, member) => {
            (Label::Phrase(|phrases| phrases.roster.form_edit), Member::clone(member))
        }
        Subject::Successor(_, member) => {
            (Label::Phrase(|phrases| phrases.roster.form_succeed), successor_of(member))
        }
    };
    let fields = fields(&shown, &subject, offers);
    let effect = {
        let subject = subject.clone();
        move |values: &Values, desk: &Desk| {
            let (change, day) = draft(&subject, values, desk)?;
            would_become(&change, day, desk)
        }
    };
    let finish = move |values: &Values, desk: &Desk| finish(&subject, values, desk);
    Form::new(title, fields, Box::new(finish)).telling(effect)
}

fn fields(member: &Member, subject: &Subject, offers: Offers) -> Vec<Field> {
    let id = subject.id();
    let (for_gender, for_category) = (member.clone(), member.clone());
    let source = member.source.clone();
    vec![
        Field::text(Label::Phrase(|it| it.roster.institution), &member.institution)
            .completed_from(offers.institutions),
        Field::text(Label::Phrase(|it| it.roster.capacity), &member.capacity),
        Field::text(Label::Phrase(|it| it.roster.name), &member.name)
            .noting(move |values, desk| twin(values.words(NAME), id, desk)),
        Field::choice(Label::Phrase(|it| it.roster.gender), genders(), gender_option(member)).noting(
            move |values, desk| {
                let value = gender(values, &for_gender).filter(Stated::is_proposed).map(|it| it.value);
                let said = value.map(desk.phrases.common.gender);
                (values.choice(GENDER) == 0).then(|| proposed(said, desk.phrases))
            },
        ),
        Field::choice(Label::Phrase(|it| it.roster.category), categories(), category_option(member)).noting(
            move |values, desk| {
                let value = category(values, &for_category).filter(Stated::is_proposed).map(|it| it.value);
                let said = value.map(desk.phrases.common.category);
                (values.choice(CATEGORY) == 0).then(|| proposed(said, desk.phrases))
            },
        ),
        Field::text(Label::Phrase(|it| it.roster.territory), &member.territory)
            .completed_from(offers.territories),
        Field::choice(Label::Phrase(|it| it.roster.office), offices(), office_option(member)),
        Field::choice(Label::Phrase(|it| it.roster.seat), seats(), usize::from(member.seat != Seat::Full)),
        alternate_field(member, offers.names).only_where(|values| values.choice(SEAT) > 0),
        Field::text(Label::Phrase(|it| it.roster.contact), &member.contact),
        Field::day(Label::Phrase(|it| it.roster.from), member.from),
        Field::day(Label::Phrase(|it| it.roster.until), member.until),
        departure_field(member, subject).only_where(|values| values.day(UNTIL).is_some()),
        Field::long_text(Label::Phrase(|it| it.roster.notes), &member.notes).noting(move |_, desk| {
            let source = source.as_ref()?;
            Some(Notice::said((desk.phrases.roster.read_from)(&source.file, source.line)))
        }),
    ]
}

/// Whom an alternate stands in for, by name: a committee may have thousands.
fn alternate_field(member: &Member, names: Known) -> Field {
    let absent = member.alternate_of;
    Field::text(Label::Phrase(|it| it.roster.alternate_of), "").completed_from(names).noting(
        move |values, desk| {
            let words = values.words(ALTERNATE_OF);
            let say = &desk.phrases.roster;
            let id = if words.is_empty() {
                absent.filter(|_| values.choice(SEAT) > 0)
            } else {
                named(words, desk)
            };
            let found = id.and_then(|id| desk.session.committee().members.get(&id));
            match found {
                Some(member) => Some(Notice::said((say.stands_in_for)(member.name.trim()))),
                None => (!words.is_empty()).then(|| Notice::warned((say.no_such_member)(words))),
            }
        },
    )
}

/// The member with this name, however it is spelled.
fn named(words: &str, desk: &Desk) -> Option<MemberId> {
    let wanted = fold(words);
    let mut members = desk.session.committee().members.iter();
    members.find(|(_, member)| fold(&member.name) == wanted).map(|(id, _)| *id)
}

/// Why the mandate ended: this one's, or that of the member whose seat is taken.
fn departure_field(member: &Member, subject: &Subject) -> Field {
    if let Subject::Successor(_, before) = subject {
        let why = before.departure.unwrap_or(Departure::Replaced);
        let at = Departure::ALL.iter().position(|it| *it == why).unwrap_or(0);
        return Field::choice(Label::Phrase(|it| it.roster.departure), departures(), at).noting({
            let name = before.name.trim().to_owned();
            move |_, _| Some(Notice::said(name.clone()))
        });
    }
    let mut options = vec![Label::Phrase(|it| it.roster.no_departure)];
    options.extend(departures());
    let at = member.departure.and_then(|it| Departure::ALL.iter().position(|one| *one == it));
    Field::choice(Label::Phrase(|it| it.roster.departure), options, at.map_or(0, |at| at + 1))
}

fn gender_option(member: &Member) -> usize {
    option(member.gender, &Gender::ALL, proposal::gender(&member.capacity, &member.name))
}

fn category_option(member: &Member) -> usize {
    option(member.category, &Category::ALL, proposal::category(&member.institution))
}

/// The gender the values of the form say for a member who was `before`.
fn gender(values: &Values, before: &Member) -> Option<Stated<Gender>> {
    let (capacity, name) = (values.words(CAPACITY), values.words(NAME));
    let same = capacity == before.capacity.trim() && name == before.name.trim();
    let chosen = values.choice(GENDER);
    stated(chosen, &Gender::ALL, before.gender.filter(|_| same), || proposal::gender(capacity, name))
}

/// The category the values of the form say for a member who was `before`.
fn category(values: &Values, before: &Member) -> Option<Stated<Category>> {
    let institution = values.words(INSTITUTION);
    let same = institution == before.institution.trim();
    let chosen = values.choice(CATEGORY);
    stated(chosen, &Category::ALL, before.category.filter(|_| same), || proposal::category(institution))
}

fn proposed(value: Option<&str>, phrases: &Phrases) -> Notice {
    Notice::said(match value {
        Some(value) => (phrases.roster.proposes)(value),
        None => phrases.roster.proposes_nothing.to_owned(),
    })
}

/// Warns when someone else in the roster has this name, however it is spelled.
fn twin(name: &str, me: Option<MemberId>, desk: &Desk) -> Option<Notice> {
    let wanted = fold(name);
    if wanted.is_empty() {
        return None;
    }
    let is_twin = |member: &Member| {
        // Nearly every name differs in its first or last letter: few are folded whole.
        let (first, last) = (member.name.trim().chars().next(), member.name.trim().chars().next_back());
        let folded = |letter: Option<char>| fold(letter.unwrap_or(' ').encode_utf8(&mut [0; 4]));
        let alike = wanted.starts_with(&folded(first)) && wanted.ends_with(&folded(last));
        alike && fold(&member.name) == wanted
    };
    let members = desk.session.committee().members.iter();
    let other = members.filter(|(id, _)| Some(**id) != me).find(|(_, member)| is_twin(member))?.1;
    let mut found = other.name.trim().to_owned();
    if !other.institution.trim().is_empty() {
        // Writing to a string does not fail.
        let _ = write!(found, " ({})", other.institution.trim());
    }
    Some(Notice::warned((desk.phrases.roster.twin)(&found)))
}

/// What `change` would make of the composition, on the first day from today it is felt.
pub(super) fn would_become(change: &Change, day: Option<NaiveDate>, desk: &Desk) -> Option<Notice> {
    let day = day.map_or(desk.today, |day| day.max(desk.today));
    let (before, after) = what_if(desk.session.committee(), change, day);
    composition::effect(&before, &after, desk.phrases)
}

/// The change the values would make as they are, whether they are all there or not, and its day.
fn draft(subject: &Subject, values: &Values, desk: &Desk) -> Option<(Change, Option<NaiveDate>)> {
    let members = &desk.session.committee().members;
    // No member has this identity: it is never recorded.
    let new = |member| Change::Member(Box::new(Edit::add(MemberId(0), member)));
    Some(match subject {
        Subject::New(_) => (new(filled(values, &Member::default(), desk)), values.day(FROM)),
        Subject::Known(id, _) => {
            let before = members.get(id)?;
            let after = filled(values, before, desk);
            let day = after.until.filter(|_| after.until != before.until).and_then(|day| day.succ_opt());
            (Change::Member(Box::new(Edit::replace(*id, before, after))), day)
        }
        Subject::Successor(id, _) => {
            let before = members.get(id)?;
            let first = values.day(FROM).unwrap_or(desk.today);
            let gone = leaving(before, first, values);
            let successor =
                Member { departure: None, from: Some(first), ..filled(values, &successor_of(before), desk) };
            let gone = Change::Member(Box::new(Edit::replace(*id, before, gone)));
            (Change::Together(vec![gone, new(successor)]), Some(first))
        }
    })
}

fn finish(subject: &Subject, values: &Values, desk: &Desk) -> Result<Outcome, Complaint> {
    let phrases = &desk.phrases.roster;
    let complain = |field, words: &str| Err(Complaint { field, words: words.to_owned() });
    if values.words(NAME).is_empty() && values.words(INSTITUTION).is_empty() {
        return complain(NAME, phrases.needs_a_name);
    }
    if let (Some(from), Some(until)) = (values.day(FROM), values.day(UNTIL))
        && until < from
    {
        return complain(UNTIL, phrases.ends_before_it_begins);
    }
    let absent = values.words(ALTERNATE_OF);
    if !absent.is_empty() && named(absent, desk).is_none() {
        return complain(ALTERNATE_OF, &(phrases.no_such_member)(absent));
    }
    let committee = desk.session.committee();
    let change = match subject {
        Subject::New(previous) => {
            let member = filled(values, &Member::default(), desk);
            place::put(committee, MemberId(desk.session.ids().fresh()), None, member, *previous)
        }
        Subject::Known(id, _) => match committee.members.get(id) {
            Some(before) => {
                Change::Member(Box::new(Edit::replace(*id, before, filled(values, before, desk))))
            }
            None => return complain(NAME, phrases.gone),
        },
        Subject::Successor(id, _) => succession(*id, values, desk)?,
    };
    Ok(Outcome::Record(change))
}

/// `before` with the values of the form; words that were not touched stay as written.
pub(super) fn filled(values: &Values, before: &Member, desk: &Desk) -> Member {
    let words = |field: usize, was: &str| {
        let now = values.words(field);
        let same = now.split_whitespace().eq(was.split_whitespace());
        if same { was.to_owned() } else { now.to_owned() }
    };
    let seat = Seat::ALL.get(values.choice(SEAT)).copied().unwrap_or_default();
    let absent = values.words(ALTERNATE_OF);
    let absent = if absent.is_empty() { before.alternate_of } else { named(absent, desk) };
    let departure = values.choice(DEPARTURE).checked_sub(1).and_then(|at| Departure::ALL.get(at)).copied();
    Member {
        institution: words(INSTITUTION, &before.institution),
        capacity: words(CAPACITY, &before.capacity),
        name: words(NAME, &before.name),
        gender: gender(values, before),
        category: category(values, before),
        territory: words(TERRITORY, &before.territory),
        office: office(values, before),
        seat,
        alternate_of: absent.filter(|_| seat == Seat::Alternate),
        departure,
        contact: words(CONTACT, &before.contact),
        from: values.day(FROM),
        until: values.day(UNTIL),
        notes: values.words(NOTES).to_owned(),
        ..before.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::domain::{Rank, Source};
    use crate::panes::Pane;
    use crate::panes::trial::{Trial, rows, say, type_words};

    fn known() -> Member {
        Member {
            rank: Rank(5),
            institution: "جمعية  الماس ".into(),
            capacity: "رئيسة".into(),
            name: "فاطمة شهباز".into(),
            gender: Some(Stated::proposed(Gender::Woman)),
            source: Some(Source { file: "minutes.txt".into(), line: 31 }),
            ..Member::default()
        }
    }

    fn trial() -> Trial {
        let mut trial = Trial::new();
        trial.record(Change::Member(Box::new(Edit::add(MemberId(1), known()))));
        trial
    }

    fn form_of(trial: &Trial) -> Form {
        let member = trial.session.committee().members[&MemberId(1)].clone();
        member_form(Subject::Known(MemberId(1), Box::new(member)), Offers::default())
    }

    fn accept(form: &mut Form, trial: &mut Trial) -> Member {
        let outcome = form.update(&Command::Accept, &trial.desk());
        trial.carry_out(outcome);
        trial.session.committee().members[&MemberId(1)].clone()
    }

    #[test]
    fn accepting_a_form_in_which_nothing_was_typed_changes_nothing() {
        let mut trial = trial();
        let mut form = form_of(&trial);
        assert_eq!(accept(&mut form, &mut trial), known(), "blanks on paper included");
        assert_eq!(trial.session.mark(), 1, "no entry in the log");
    }

    #[test]
    fn a_proposal_left_alone_stays_one_and_a_choice_is_a_persons_word() {
        let mut trial = trial();
        let mut form = form_of(&trial).starting_at(CONTACT);
        type_words(&mut form, "0600000000", &trial.desk());
        assert_eq!(accept(&mut form, &mut trial).gender, Some(Stated::proposed(Gender::Woman)));
        let mut form = form_of(&trial).starting_at(GENDER);
        say(&mut form, &[Command::Insert(' ')], &trial.desk());
        assert_eq!(accept(&mut form, &mut trial).gender, Some(Stated::confirmed(Gender::Woman)));
        let mut form = form_of(&trial).starting_at(GENDER);
        say(&mut form, &[Command::Insert(' '), Command::Insert(' ')], &trial.desk());
        assert_eq!(accept(&mut form, &mut trial).gender, None, "said to be unknown");
    }

    #[test]
    fn a_proposal_follows_the_words_it_was_made_from() {
        let mut trial = trial();
        let mut form = form_of(&trial).starting_at(CAPACITY);
        say(&mut form, &[Command::EraseBack], &trial.desk());
        assert_eq!(accept(&mut form, &mut trial).gender, Some(Stated::proposed(Gender::Man)));
    }

    #[test]
    fn what_an_edit_does_not_show_is_kept() {
        let mut trial = trial();
        let mut form = form_of(&trial).starting_at(NOTES);
        type_words(&mut form, "تنوب عن الجمعية", &trial.desk());
        let member = accept(&mut form, &mut trial);
        assert_eq!((member.rank, member.source), (Rank(5), known().source));
    }

    #[test]
    fn a_member_needs_a_name_or_a_body_and_a_mandate_that_ends_after_it_begins() {
        let trial = trial();
        let mut form = member_form(Subject::New(None), Offers::default());
        say(&mut form, &[Command::Accept], &trial.desk());
        assert_eq!(form.complaint().map(|complaint| complaint.field), Some(NAME));
        type_words(&mut form, "سعاد", &trial.desk());
        let mut form = form.starting_at(FROM);
        type_words(&mut form, "2026-01-02", &trial.desk());
        say(&mut form, &[Command::FocusNext], &trial.desk());
        type_words(&mut form, "2026-01-01", &trial.desk());
        say(&mut form, &[Command::Accept], &trial.desk());
        assert_eq!(form.complaint().map(|complaint| complaint.field), Some(UNTIL));
    }

    #[test]
    fn a_name_already_in_the_roster_is_warned_of_and_taken_all_the_same() {
        let mut trial = trial();
        let mut form = member_form(Subject::New(Some(MemberId(1))), Offers::default()).starting_at(NAME);
        type_words(&mut form, "فَاطِمه شهباز", &trial.desk());
        assert!(rows(&trial.draw(&mut form, (72, 20)).0).concat().contains('!'));
        let outcome = form.update(&Command::Accept, &trial.desk());
        trial.carry_out(outcome);
        assert_eq!(trial.session.committee().members.len(), 2);
        let mut own = form_of(&trial);
        say(&mut own, &[Command::FocusNext], &trial.desk());
        assert!(twin("مريم", None, &trial.desk()).is_none());
        let me = trial.session.committee().members.iter().find(|(_, member)| member.rank == Rank(5));
        assert!(twin("سعاد", me.map(|(id, _)| *id), &trial.desk()).is_none());
    }

    #[test]
    fn a_member_who_is_gone_meanwhile_is_not_written_over() {
        let mut trial = trial();
        let mut form = form_of(&trial);
        trial.record(Change::Member(Box::new(Edit::remove(MemberId(1), &known()))));
        say(&mut form, &[Command::Accept], &trial.desk());
        assert!(form.complaint().is_some());
        assert!(trial.session.committee().members.is_empty());
    }

    #[test]
    fn the_whole_form_can_be_walked_on_the_smallest_screen() {
        let trial = trial();
        let mut form = form_of(&trial);
        // Whom an alternate stands in for, and why a mandate ended, are asked where there is one.
        for field in (0..=NOTES).filter(|field| ![ALTERNATE_OF, DEPARTURE].contains(field)) {
            assert_eq!(form.focused(), field);
            let (screen, _) = trial.draw(&mut form, (40, 12));
            let seen = rows(&screen);
            assert!(seen.iter().any(|row| row.trim_end().ends_with('◀')), "{field}: {seen:?}");
            say(&mut form, &[Command::FocusNext], &trial.desk());
        }
    }
}
