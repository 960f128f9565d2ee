//! The composition of a committee as sentences: in short for the meter, whole as a statement.
//!
//! Used by the roster, by what opens over it and by `lajna composition`. It judges nothing: it says
//! what was measured.

use chrono::NaiveDate;

use super::counts::{Counts, Detail};
use super::{Notice, Weight};
use std::fmt::Write as _;

use crate::domain::composition::{Bodies, Measure, Sitting, Verdict, measure};
use crate::domain::{Committee, Member, MemberId, Seat};
use crate::i18n::{Phrases, dates};

/// Whether a rule holds, as one sign.
#[must_use]
pub const fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Met => '✓',
        Verdict::Within(_) => '~',
        Verdict::Unknown(_) => '?',
        Verdict::Missed(_) => '✗',
    }
}

/// A measure in a few words: what it is about, the figures, and why it does not simply hold.
#[must_use]
pub fn in_short(measure: &Measure, phrases: &Phrases) -> String {
    let say = &phrases.composition;
    let told = format!("{} {}", (say.short)(&measure.requirement.demand), (say.found)(measure));
    if measure.verdict == Verdict::Met { told } else { format!("{told} {}", (say.verdict)(measure)) }
}

/// As [`in_short`], in figures alone.
#[must_use]
pub fn in_brief(measure: &Measure, phrases: &Phrases) -> String {
    let say = &phrases.composition;
    format!("{} {}", (say.short)(&measure.requirement.demand), (say.figures)(measure))
}

/// What the rules say as a whole.
#[must_use]
pub fn as_a_whole(measures: &[Measure], phrases: &Phrases) -> Notice {
    let missed = measures.iter().filter(|it| !it.verdict.holds()).count();
    match missed {
        0 => Notice::said(phrases.composition.holds),
        _ => Notice::warned((phrases.composition.missed)(missed)),
    }
}

/// How many rules are told of in one line of what would become of them.
const MOST_TOLD: usize = 2;

/// What a change would make of the composition: only what would be otherwise, before and after.
/// `None` where no rules are written, or nothing would be.
#[must_use]
pub fn effect(before: &[Measure], after: &[Measure], phrases: &Phrases) -> Option<Notice> {
    let say = &phrases.composition;
    if before.is_empty() {
        return None;
    }
    let signed = |it: &Measure| {
        let verdict =
            if it.verdict == Verdict::Met { String::new() } else { format!(" {}", (say.verdict)(it)) };
        format!("{} {}{verdict}", (say.figures)(it), sign(it.verdict))
    };
    let mut other: Vec<(&Measure, &Measure)> =
        before.iter().zip(after).filter(|(before, after)| signed(before) != signed(after)).collect();
    // What holds no longer first: the line may end early.
    let worsens = |(before, after): &(&Measure, &Measure)| before.verdict.holds() && !after.verdict.holds();
    other.sort_by_key(|pair| !worsens(pair));
    let worse = other.first().is_some_and(worsens);
    let more = other.len().saturating_sub(MOST_TOLD);
    let told = other.iter().take(MOST_TOLD).map(|(before, after)| {
        let short = (say.short)(&before.requirement.demand);
        format!("{short} {}", (say.becomes)(&signed(before), &signed(after)))
    });
    let mut told = told.collect::<Vec<_>>().join(" · ");
    if more > 0 {
        // Writing to a string does not fail.
        let _ = write!(told, " +{more}");
    }
    if told.is_empty() {
        return None;
    }
    Some(Notice { weight: if worse { Weight::Warned } else { Weight::Said }, words: told })
}

/// The names of the members a measure is about, and the things it names that do not hold.
#[must_use]
pub fn in_the_way(measure: &Measure, committee: &Committee, phrases: &Phrases) -> Vec<String> {
    let say = &phrases.composition;
    let failing = measure.parts.iter().filter(|part| !part.holds);
    let parts = failing.map(|part| match part.found {
        0 => format!("{} 0", (say.what)(&part.what)),
        found => format!("{} {found}", (say.what)(&part.what)),
    });
    let names = measure.members.iter().filter_map(|id| committee.members.get(id)).map(called);
    parts.chain(names.map(str::to_owned)).collect()
}

/// What a member is called: the name, else the body.
fn called(member: &Member) -> &str {
    if member.name.trim().is_empty() { member.institution.trim() } else { member.name.trim() }
}

/// What a member does and how on `day`, beside the capacity: office, alternate of whom, and why the
/// mandate ended, once it has.
#[must_use]
pub fn standing_of(member: &Member, committee: &Committee, day: NaiveDate, phrases: &Phrases) -> Vec<String> {
    let say = &phrases.roster;
    let office = member.office.map(|it| (say.offices)(it.value).to_owned());
    let of = member.alternate_of.and_then(|id| committee.members.get(&id)).map(called);
    let seat = (member.seat == Seat::Alternate).then(|| match of {
        Some(name) => (say.stands_in_for)(name),
        None => (say.seats)(Seat::Alternate).to_owned(),
    });
    let over = member.until.is_some_and(|until| until < day);
    let over_by = member.departure.filter(|_| over).map(|it| (say.departures)(it).to_owned());
    [office, seat, over_by].into_iter().flatten().collect()
}

/// The composition statement of `day`: counts, rules, members; to be read and printed.
#[must_use]
pub fn statement(committee: &Committee, day: NaiveDate, phrases: &Phrases) -> String {
    let say = &phrases.composition;
    let sitting = Sitting::of(committee, day);
    let bodies = Bodies::of(&committee.bodies);
    let mut text = String::new();
    let mut line = |words: &str| {
        text.push_str(words.trim_end());
        text.push('\n');
    };
    if let Some(profile) = &committee.profile {
        let town = Some(profile.town.trim()).filter(|it| !it.is_empty() && !profile.name.contains(it));
        line(&[Some(profile.name.trim()), town].into_iter().flatten().collect::<Vec<_>>().join(" — "));
    }
    line(&(say.title)(&dates::figures(day)));
    line("");
    line(say.counts);
    let counts = Counts::of(sitting.seated.iter().map(|(_, it)| *it));
    line(&format!("  {}", counts.parts(Detail::Full, phrases).join(" · ")));
    line("");
    if let Some(statutes) = &committee.statutes {
        let measures = measure(statutes, &bodies, &sitting.seated);
        line(&format!("{}{}", (phrases.entries.label_of)(say.rules), as_a_whole(&measures, phrases).words));
        for (number, measure) in (1..).zip(&measures) {
            rule(number, measure, committee, phrases).iter().for_each(|words| line(words));
        }
        if let Some(quorum) = &statutes.quorum {
            line(&format!("{}{}", (phrases.entries.label_of)(say.quorum_name), (say.quorum)(quorum.least)));
            quoted(&quorum.words).iter().for_each(|words| line(words));
        }
    } else {
        line(&(say.no_rules)(""));
    }
    for (head, members) in
        [(say.seated, &sitting.seated), (say.alternates, &sitting.alternates), (say.ended, &sitting.ended)]
    {
        if !members.is_empty() {
            line("");
            line(&format!("{head} ({})", members.len()));
            listed(members, committee, day, phrases).iter().for_each(|words| line(words));
        }
    }
    line("");
    line(&format!("{} {}", say.signed, dates::figures(day)));
    text
}

/// A rule of the statement: what it asks, the words that were voted, what is found.
fn rule(number: usize, measure: &Measure, committee: &Committee, phrases: &Phrases) -> Vec<String> {
    let say = &phrases.composition;
    let asked = (say.rule)(&measure.requirement.demand);
    let mut lines = vec![format!("{} {number}. {asked}", sign(measure.verdict))];
    lines.extend(quoted(&measure.requirement.words));
    lines.push(format!("     {}", told(measure, phrases)));
    let way = in_the_way(measure, committee, phrases);
    if !measure.verdict.holds() && !way.is_empty() {
        let about = (phrases.entries.label_of)((say.about)(measure.verdict));
        lines.push(format!("     {about}{}", way.join(phrases.entries.and)));
    }
    lines
}

/// What is found, how much of it is only proposed, what is asked, whether that holds.
#[must_use]
pub fn told(measure: &Measure, phrases: &Phrases) -> String {
    let say = &phrases.composition;
    let proposed = (measure.proposed > 0).then(|| (say.proposed)(measure.proposed));
    let parts = [Some((say.found)(measure)), proposed, Some((say.asked)(&(say.wanted)(measure)))];
    let parts = parts.into_iter().flatten().chain([(say.verdict)(measure)]);
    parts.collect::<Vec<_>>().join(" · ")
}

fn quoted(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| format!("     «{words}»"))
}

fn listed(
    members: &[(MemberId, &Member)],
    committee: &Committee,
    day: NaiveDate,
    phrases: &Phrases,
) -> Vec<String> {
    let line = |(number, (_, member)): (usize, &(MemberId, &Member))| {
        let common = &phrases.common;
        let words = [&member.name, &member.capacity, &member.institution, &member.territory];
        let words = words.map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
        let gender = member.gender.map(|it| (common.gender)(it.value).to_owned());
        let category = member.category.map(|it| (common.category)(it.value).to_owned());
        let facts = [gender, category].into_iter().flatten();
        let parts = words.into_iter().chain(facts).chain(standing_of(member, committee, day, phrases));
        let parts = parts.chain([mandate(member)]).filter(|it| !it.is_empty());
        format!("{number:>3}. {}", parts.collect::<Vec<_>>().join(" · "))
    };
    (1..).zip(members).map(line).collect()
}

/// The mandate in figures; an open end stays open.
#[must_use]
pub fn mandate(member: &Member) -> String {
    let figures = |day: Option<NaiveDate>| day.map(dates::figures).unwrap_or_default();
    match (member.from, member.until) {
        (None, None) => String::new(),
        (from, until) => format!("{}–{}", figures(from), figures(until)),
    }
}
