//! Deciding an amendment: a short form with the day, who, and the votes; or why it cannot be.
//!
//! Used by the panes of amendments. What accepting does to the text, the domain knows.

use super::{merge, record, said};
use crate::command::{Command, Scope};
use crate::domain::amending::{self, Misfit};
use crate::domain::fold::fold;
use crate::domain::{Amendment, AmendmentId, AmendmentState, Change, Committee, Decision, Edit, Votes};
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Label, Values};
use crate::panes::{Desk, Outcome};

/// Acts on a command about one amendment; `None` if it is none.
pub(super) fn act(command: &Command, id: AmendmentId, desk: &Desk) -> Option<Outcome> {
    let committee = desk.session.committee();
    let amendment = committee.amendments.get(&id)?;
    let say = &desk.phrases.amendments;
    let warned = |words: &str| Some(Outcome::Say(Notice::warned(words)));
    match command {
        Command::Decide(AmendmentState::Proposed) => Some(reopen(id, amendment, desk)),
        Command::Decide(_) | Command::Edit if !amendment.state.is_open() => warned(say.decided_already),
        Command::Decide(AmendmentState::Accepted) => {
            Some(misfit(id, amendment, desk).unwrap_or_else(|| decision(id, AmendmentState::Accepted, desk)))
        }
        Command::Decide(AmendmentState::Merged) if others(id, amendment, committee).is_empty() => {
            warned(say.no_other)
        }
        Command::Decide(state) => Some(decision(id, *state, desk)),
        Command::Edit => record::edit(id, desk),
        Command::Reply => Some(reply(id, amendment)),
        Command::Remove => Some(remove(id, amendment, desk)),
        _ => None,
    }
}

/// The sentence about a misfit: what it is, and what to do.
pub(super) fn told(misfit: &Misfit, phrases: &'static Phrases) -> &'static str {
    let say = &phrases.amendments;
    match misfit {
        Misfit::NotOpen => say.decided_already,
        Misfit::Gone => say.gone,
        Misfit::Scattered => say.scattered,
        Misfit::Overtaken => say.overtaken,
        Misfit::Settled => phrases.errors.conflict_settled,
    }
}

/// What stands in the way of accepting it, if anything does. Where only the words moved on, its
/// own are opened to be taken as they are written, against the text as it stands.
fn misfit(id: AmendmentId, amendment: &Amendment, desk: &Desk) -> Option<Outcome> {
    let fresh = || desk.session.ids().fresh();
    let misfit = amending::splices(desk.session.committee(), amendment, fresh).err()?;
    let said = Outcome::Say(Notice::warned(told(&misfit, desk.phrases)));
    match misfit {
        Misfit::Overtaken => Some(Outcome::Each(record::edit(id, desk).into_iter().chain([said]).collect())),
        _ => Some(said),
    }
}

/// Removes one of which nothing else speaks: no words of the text came from it, no decision was
/// made of it, and no other is merged with it.
fn remove(id: AmendmentId, amendment: &Amendment, desk: &Desk) -> Outcome {
    let say = &desk.phrases.amendments;
    if amendment.state == AmendmentState::Accepted {
        return in_the_text(desk);
    }
    if !amendment.state.is_open() {
        return Outcome::Say(Notice::warned(say.decided_already));
    }
    let all = desk.session.committee().amendments_of(amendment.document).into_iter();
    let merged = all.filter(|(_, it)| it.merged_with == Some(id)).map(|(_, it)| it.number);
    let merged = said::numbers(merged, desk.phrases);
    if !merged.is_empty() {
        return Outcome::Say(Notice::warned((say.holds_others)(&merged)));
    }
    Outcome::Record(Change::Amendment(Box::new(Edit::remove(id, amendment))))
}

/// The sentence that an accepted one is in the text, and how it is taken back.
fn in_the_text(desk: &Desk) -> Outcome {
    let key = desk.bindings.keys_of(Scope::Amendments, &Command::History).into_iter().next();
    let words = (desk.phrases.amendments.in_the_text)(&key.unwrap_or_default());
    Outcome::Say(Notice::warned(words))
}

fn reopen(id: AmendmentId, amendment: &Amendment, desk: &Desk) -> Outcome {
    let say = desk.phrases;
    if amendment.state == AmendmentState::Accepted {
        return in_the_text(desk);
    }
    if amendment.state == AmendmentState::Proposed {
        return Outcome::Say(Notice::said(say.amendments.is_open));
    }
    let state = AmendmentState::Proposed;
    let after = Amendment { state, decision: None, merged_with: None, ..amendment.clone() };
    decided(id, amendment, after, desk)
}

/// Records an amendment with what was decided of it, and says so.
pub(super) fn decided(id: AmendmentId, before: &Amendment, after: Amendment, desk: &Desk) -> Outcome {
    let said = sentence(before, after.state, desk);
    let change = Change::Amendment(Box::new(Edit::replace(id, before, after)));
    Outcome::Each(vec![Outcome::Record(change), Outcome::Say(said)])
}

pub(super) fn sentence(amendment: &Amendment, state: AmendmentState, desk: &Desk) -> Notice {
    let say = &desk.phrases.texts;
    Notice::said((say.decided)(amendment.number, &amendment.proposer.name, (say.state)(state)))
}

/// The other open amendments of its text, by number.
fn others(id: AmendmentId, amendment: &Amendment, committee: &Committee) -> Vec<(AmendmentId, String)> {
    let all = committee.amendments_of(amendment.document).into_iter();
    let others = all.filter(|(other, it)| *other != id && it.state.is_open());
    others.map(|(id, it)| (id, format!("{} {}", it.number, it.proposer.name))).collect()
}

const DAY: usize = 0;
const BY: usize = 1;
const VOTES: usize = 2;

/// The fields every decision begins with: the day and who.
pub(super) fn day_and_who(committee: &Committee, desk: &Desk) -> Vec<Field> {
    let by = committee.amendments.values().filter_map(|it| it.decision.as_ref());
    let by = by.max_by_key(|it| it.day).map(|it| it.by.clone()).unwrap_or_default();
    vec![
        Field::day(Label::Phrase(|it| it.amendments.day), Some(desk.today)),
        Field::text(Label::Phrase(|it| it.amendments.by), &by),
    ]
}

/// The day and who, as filled in.
pub(super) fn made(values: &Values) -> Decision {
    Decision { by: values.words(BY).to_owned(), day: values.day(DAY), votes: None }
}

/// The form of a decision.
fn decision(id: AmendmentId, state: AmendmentState, desk: &Desk) -> Outcome {
    let committee = desk.session.committee();
    let Some(amendment) = committee.amendments.get(&id) else { return Outcome::Done };
    let say = desk.phrases;
    let mut fields = day_and_who(committee, desk);
    let voted = matches!(state, AmendmentState::Accepted | AmendmentState::Refused);
    if voted {
        fields.extend([
            Field::text(Label::Phrase(|it| it.amendments.yes), ""),
            Field::text(Label::Phrase(|it| it.amendments.no), ""),
            Field::text(Label::Phrase(|it| it.amendments.abstained), ""),
        ]);
    }
    let others = others(id, amendment, committee);
    let merges = state == AmendmentState::Merged;
    if merges {
        fields.extend(merge::fields(id, &others));
    }
    let last = fields.len();
    fields.push(Field::text(Label::Phrase(|it| it.amendments.reply), &amendment.reply));
    let finish = move |values: &Values, desk: &Desk| {
        let votes = if voted { votes(values, desk)? } else { None };
        let made = Decision { votes, ..made(values) };
        let reply = values.words(last).to_owned();
        if merges {
            return merge::finished(id, &others, values, (&made, reply), desk);
        }
        Ok(finished(id, state, &made, reply, desk))
    };
    let title = (say.texts.decided)(amendment.number, &amendment.proposer.name, (say.texts.state)(state));
    let start = VOTES.min(last);
    let form = Form::new(Label::Verbatim(title), fields, Box::new(finish)).starting_at(start);
    Outcome::Open(Box::new(form))
}

fn votes(values: &Values, desk: &Desk) -> Result<Option<Votes>, Complaint> {
    let count = |nth: usize| {
        let field = VOTES + nth;
        let words = fold(values.words(field));
        if words.is_empty() {
            return Ok(None);
        }
        let wrong = || Complaint { field, words: desk.phrases.amendments.not_a_count.to_owned() };
        words.parse::<u32>().map(Some).map_err(|_| wrong())
    };
    let (yes, no, abstained) = (count(0)?, count(1)?, count(2)?);
    let counted = yes.or(no).or(abstained).is_some();
    let number = Option::unwrap_or_default;
    Ok(counted.then(|| Votes { yes: number(yes), no: number(no), abstained: number(abstained) }))
}

/// Records a decision; an accepted amendment also changes the text.
fn finished(id: AmendmentId, state: AmendmentState, made: &Decision, reply: String, desk: &Desk) -> Outcome {
    let committee = desk.session.committee();
    let Some(before) = committee.amendments.get(&id) else { return Outcome::Done };
    let decision = Some(made.clone());
    if state != AmendmentState::Accepted {
        let after = Amendment { state, decision, reply, ..before.clone() };
        return decided(id, before, after, desk);
    }
    match amending::accept(committee, id, made, || desk.session.ids().fresh()) {
        Err(misfit) => Outcome::Say(Notice::warned(told(&misfit, desk.phrases))),
        Ok(mut change) => {
            if let Change::Together(changes) = &mut change {
                for it in changes {
                    if let Change::Amendment(edit) = it
                        && edit.id == id
                        && let Some(after) = &mut edit.after
                    {
                        after.reply.clone_from(&reply);
                    }
                }
            }
            Outcome::Each(vec![Outcome::Record(change), Outcome::Say(sentence(before, state, desk))])
        }
    }
}

/// The form of the answer to its proposer.
fn reply(id: AmendmentId, amendment: &Amendment) -> Outcome {
    let fields = vec![Field::long_text(Label::Phrase(|it| it.amendments.reply), &amendment.reply)];
    let finish = move |values: &Values, desk: &Desk| {
        let Some(before) = desk.session.committee().amendments.get(&id) else { return Ok(Outcome::Done) };
        let after = Amendment { reply: values.words(0).to_owned(), ..before.clone() };
        Ok(Outcome::Record(Change::Amendment(Box::new(Edit::replace(id, before, after)))))
    };
    let form = Form::new(Label::Phrase(|it| it.amendments.reply), fields, Box::new(finish));
    Outcome::Open(Box::new(form))
}
