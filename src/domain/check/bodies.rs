//! Bodies: one named in two spellings, and one for which another person is named than sits for it.
//!
//! Used by [`check`](super::check) only. Bodies are looked for in the roster, in the cells of the
//! responsible and, item by item, in the words of actions: «جمعية القصبه – FLDF (السعدية التواني)».

use std::collections::{HashMap, HashSet};

use super::super::heads::head;
use super::super::names::near::Near;
use super::super::{
    Change, Committee, Edit, Member, MemberId, Record, Task, TaskId, fold, merging, names, proposal,
    responsible,
};
use super::{Checker, Matter, Mend, Remedy, Several};

/// Most words of an item that may name a body; a longer one tells what is done.
const LONGEST: usize = 7;
/// Most members of a body who are offered in the place of a stranger.
const OFFERED: usize = 4;

pub(super) fn check(checker: &mut Checker) {
    let bodies = Bodies::of(checker);
    in_roster(checker, &bodies);
    let mut asked: HashMap<&str, Option<usize>> = HashMap::new();
    for (id, task) in checker.programme.clone() {
        for cell in [Cell::Responsible, Cell::Action] {
            for item in responsible::items(cell.words(task)) {
                let (outside, inside) = parted(item);
                if !may_name_a_body(checker, outside, inside) {
                    continue;
                }
                let found = asked.entry(outside).or_insert_with(|| bodies.named(outside));
                let Some(body) = found.and_then(|at| bodies.all.get(at)) else { continue };
                let place = Place { id, task, cell };
                spelled(checker, place, outside, body);
                let whole = bodies.all.get(body.whole).filter(|_| bodies.seated.contains(&body.whole));
                if let (Some(inside), Some(whole)) = (inside, whole) {
                    let sits = |id: MemberId| bodies.seats.get(&id).copied() == Some(body.whole);
                    represented(checker, place, inside, (whole, &sits));
                }
            }
        }
    }
}

/// A body, in one spelling.
struct Body {
    name: String,
    /// Its words as they are spelled.
    spelling: Vec<String>,
    /// Its folded words without the one for its kind.
    words: Vec<String>,
    /// The place of what stands for all spellings that were decided to be one body; else its own.
    whole: usize,
    /// Whether somebody decided that this is one of its names.
    standing: Spelling,
    members: Vec<MemberId>,
    /// What those are called who have a name.
    called: Several,
}

/// What is known of a spelling.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// A member is written so.
    Written,
    /// Somebody decided that the body is called so.
    Decided,
}

struct Bodies {
    all: Vec<Body>,
    near: Near,
    /// The words filed, each with the bodies that have it.
    having: Vec<Vec<usize>>,
    /// The place of the body each member sits for.
    seats: HashMap<MemberId, usize>,
    /// The places of bodies somebody sits for.
    seated: HashSet<usize>,
}

impl Bodies {
    fn of(checker: &Checker) -> Self {
        let (mut all, mut places) = decided(checker.committee);
        let mut seats: HashMap<MemberId, usize> = HashMap::new();
        // Many members sit for few bodies: each is taken apart once.
        let mut met: HashMap<&str, usize> = HashMap::new();
        for (id, member) in &checker.roster {
            let name = member.institution.trim();
            let at = match met.get(name) {
                Some(at) => *at,
                None if name.is_empty() || proposal::is_kind_alone(name) => continue,
                None => *places.entry(names::spelling(name)).or_insert(all.len()),
            };
            met.insert(name, at);
            if at == all.len() {
                all.push(Body::new(name, at, Spelling::Written));
            }
            let Some(whole) = all.get_mut(at).map(|body| {
                body.members.push(*id);
                body.whole
            }) else {
                continue;
            };
            seats.insert(*id, whole);
            if let Some(body) = all.get_mut(whole).filter(|_| !member.name.trim().is_empty()) {
                body.called.push(&member.name);
            }
        }
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let (mut distinct, mut having): (Vec<&str>, Vec<Vec<usize>>) = Default::default();
        for (at, body) in all.iter().enumerate() {
            for word in &body.words {
                let number = *numbers.entry(word).or_insert_with(|| {
                    distinct.push(word);
                    having.push(Vec::new());
                    distinct.len() - 1
                });
                if let Some(bodies) = having.get_mut(number) {
                    bodies.push(at);
                }
            }
        }
        let near = Near::new(distinct);
        let seated = seats.values().copied().collect();
        Self { all, near, having, seats, seated }
    }

    /// The place of the body these words name: exactly, else in another spelling.
    fn named(&self, words: &str) -> Option<usize> {
        let words = bare(words);
        // Every word must be spelled alike: it is enough to look at those who have the rarest.
        let having = |word: &String| -> Vec<usize> {
            self.near.of(word).into_iter().filter_map(|at| self.having.get(at)).flatten().copied().collect()
        };
        let mut bodies = words.iter().map(having).min_by_key(Vec::len)?;
        bodies.sort_unstable();
        bodies.dedup();
        let of = |at: &usize| self.all.get(*at).map(|body| body.words.as_slice()).unwrap_or_default();
        let exact = bodies.iter().find(|at| of(at) == words);
        exact.or_else(|| bodies.iter().find(|at| is_one(of(at), &words))).copied()
    }
}

impl Body {
    fn new(name: &str, whole: usize, standing: Spelling) -> Self {
        let (name, spelling, words) = (name.to_owned(), names::spelling(name), bare(name));
        Self { name, spelling, words, whole, standing, members: Vec::new(), called: Several::default() }
    }
}

/// The bodies somebody gave several names, with the place of each spelling.
fn decided(committee: &Committee) -> (Vec<Body>, HashMap<Vec<String>, usize>) {
    let (mut all, mut places): (Vec<Body>, HashMap<Vec<String>, usize>) = Default::default();
    for body in committee.bodies.values() {
        let whole = all.len();
        for name in body.names() {
            let spelling = names::spelling(name);
            if !spelling.is_empty() && !places.contains_key(&spelling) {
                places.insert(spelling, all.len());
                all.push(Body::new(name, whole, Spelling::Decided));
            }
        }
    }
    (all, places)
}

/// The folded words of a body without the one that tells its kind: «جمعية القصبة» and «القصبة».
fn bare(name: &str) -> Vec<String> {
    let mut words: Vec<String> = names::spelling(name).iter().map(|word| fold::fold(word)).collect();
    if words.len() > 1 && words.first().is_some_and(|first| head(first).is_some()) {
        words.remove(0);
    }
    words
}

/// Whether two bodies are one, spelled by two hands: word by word, for their order counts.
fn is_one(a: &[String], b: &[String]) -> bool {
    if a.len() != b.len() || a.is_empty() {
        return false;
    }
    let likeness = |(a, b): (&String, &String)| {
        let numbered = |word: &str| word.contains(char::is_numeric);
        if a != b && (numbered(a) || numbered(b)) { 0.0 } else { names::word_likeness(a, b) }
    };
    let each: Vec<f64> = a.iter().zip(b).map(likeness).collect();
    each.iter().all(|it| *it >= 0.8) && each.iter().sum::<f64>() / (each.len() as f64) >= 0.9
}

/// Bodies of the roster spelled in two ways; the spelling more members have is the usual one.
fn in_roster(checker: &mut Checker, bodies: &Bodies) {
    let words: Vec<Vec<String>> = bodies.all.iter().map(|body| body.words.clone()).collect();
    for (later, earlier) in names::pairs(&words, is_one) {
        let (Some(later), Some(earlier)) = (bodies.all.get(later), bodies.all.get(earlier)) else { continue };
        if later.whole == earlier.whole {
            continue;
        }
        // What somebody decided is a name is the usual one beside what is only written.
        let weight = |body: &Body| (body.standing == Spelling::Decided, body.members.len());
        let (usual, rare) = if weight(later) > weight(earlier) { (later, earlier) } else { (earlier, later) };
        for id in &rare.members {
            let Some(member) = checker.member(*id) else { continue };
            let after = Member { institution: usual.name.clone(), ..member.clone() };
            let change = Change::Member(Box::new(Edit::replace(*id, member, after)));
            let mut mends = vec![Mend { remedy: Remedy::Write(usual.name.clone()), change }];
            mends.extend(alias(checker, usual, &rare.name));
            let matter = Matter::BodySpelling { usual: usual.name.clone() };
            checker.find(matter, Record::Member(*id), &member.institution, mends);
        }
    }
}

/// The mend that makes `written` another name of `body`.
fn alias(checker: &Checker, body: &Body, written: &str) -> Option<Mend> {
    let change = merging::bodies(checker.committee, (&body.name, written), ("", checker.day))?;
    Some(Mend { remedy: Remedy::Alias(body.name.clone()), change })
}

/// Words of a task.
#[derive(Clone, Copy)]
enum Cell {
    Responsible,
    Action,
}

impl Cell {
    fn words(self, task: &Task) -> &str {
        match self {
            Self::Responsible => &task.responsible_words,
            Self::Action => &task.action,
        }
    }
}

/// Where an item stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    id: TaskId,
    task: &'a Task,
    cell: Cell,
}

impl Place<'_> {
    /// The task with `old` written as `new` in this cell, wherever it stands there.
    fn rewritten(self, old: &str, new: &str) -> Mend {
        let mut after = self.task.clone();
        match self.cell {
            Cell::Action => after.action = after.action.replace(old, new),
            Cell::Responsible => {
                after.responsible_words = after.responsible_words.replace(old, new);
                for party in &mut after.responsible {
                    party.name = party.name.replace(old, new);
                }
            }
        }
        let change = Change::Task(Box::new(Edit::replace(self.id, self.task, after)));
        Mend { remedy: Remedy::Write(new.to_owned()), change }
    }
}

/// The body an item may name, without what leads up to it and what stands in brackets behind it;
/// and that.
fn parted(item: &str) -> (&str, Option<&str>) {
    let named = |words: &'_ str| words.rfind(':').map_or(0, |at| at + 1);
    let Some((outside, rest)) = item.split_once('(') else {
        return (item.get(named(item)..).unwrap_or(item).trim(), None);
    };
    let outside = outside.get(named(outside)..).unwrap_or(outside);
    let inside = rest.split(')').next().map(str::trim).filter(|it| !it.is_empty());
    (outside.trim(), inside)
}

/// Only what begins with a word for a kind of body, or has somebody in brackets behind it.
fn may_name_a_body<'a>(checker: &Checker<'a>, outside: &'a str, inside: Option<&str>) -> bool {
    if outside.split_whitespace().count() > LONGEST {
        return false;
    }
    let first = |words: &[String]| words.first().is_some_and(|first| head(&fold::fold(first)).is_some());
    inside.is_some() || first(&checker.spelling(outside))
}

fn spelled<'a>(checker: &mut Checker<'a>, place: Place, outside: &'a str, body: &Body) {
    let written = checker.spelling(outside);
    // «FLDF» for «جمعية FLDF» leaves a word out and spells none otherwise.
    if written.len() != body.spelling.len() || *written == *body.spelling {
        return;
    }
    let mut mends = vec![place.rewritten(outside, &body.name)];
    mends.extend(alias(checker, body, outside));
    let matter = Matter::BodySpelling { usual: body.name.clone() };
    checker.find(matter, Record::Task(place.id), outside, mends);
}

/// The person in the brackets behind a body: one of those who sit for it, as `seat` tells?
fn represented<'a>(
    checker: &mut Checker<'a>,
    place: Place,
    person: &'a str,
    (body, seat): (&Body, &dyn Fn(MemberId) -> bool),
) {
    let whom = checker.whom(person);
    let member = whom.member.and_then(|id| Some((id, checker.member(id)?)));
    let words = names::words(person);
    let plain = words.iter().all(|word| word.chars().all(char::is_alphabetic));
    let is_person = member.is_some() || (plain && (2..=4).contains(&words.len()) && !has_head(person));
    if !is_person {
        return;
    }
    let at = Record::Task(place.id);
    let sits = member.is_some_and(|(id, _)| seat(id)) || whom.fitting.iter().copied().any(seat);
    if !sits {
        let members = body.called.clone();
        let mends = members.first.iter().take(OFFERED).map(|name| place.rewritten(person, name)).collect();
        let matter = Matter::OtherRepresentative { body: body.name.clone(), members };
        checker.find(matter, at, person, mends);
    }
    if let Some((id, member)) = member.filter(|(_, it)| checker.is_otherwise(person, it)) {
        let mut mends = vec![place.rewritten(person, &member.name)];
        mends.extend(checker.alias(id, person));
        checker.find(Matter::NameSpelling { roster: member.name.clone() }, at, person, mends);
    }
}

fn has_head(words: &str) -> bool {
    names::spelling(words).first().is_some_and(|first| head(&fold::fold(first)).is_some())
}
