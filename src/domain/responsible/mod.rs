//! Who is responsible for a task: an ordered list of persons, bodies and free text.
//!
//! Used by tasks. [`read`] takes the words of a cell apart; a name it cannot resolve stays
//! as written, and two members whom one name fits are left for a person to tell apart.
//! The cell itself is kept by the task.

mod known;
mod split;

use super::MemberId;
use super::fold::{fold, fold_map};
use super::heads::{Head, address, head, title};
use super::word::words;
use super::{given, names};
pub use known::Known;
use known::Meant;
pub use split::items;

/// One of those responsible, in the order of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The name as written.
    pub name: String,
    /// What part they have in the task.
    pub part: Part,
    /// What kind of party this is.
    pub kind: PartyKind,
    /// The member meant, where exactly one fits.
    pub member: Option<MemberId>,
}

/// The part a party has in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// First named: answers for the task.
    Leads,
    /// Works on it beside the first.
    With,
    /// Watches over it (تحت اشراف).
    Supervises,
    /// The channel it goes through (عبر، عن طريق).
    Through,
}

/// The kind of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyKind {
    /// A natural person.
    Person,
    /// An institution, association, commune or other body.
    Body,
    /// A team or committee of the project itself.
    Team,
    /// Words that name no one the program can tell.
    Text,
}

words!(Part { Leads = "leads", With = "with", Supervises = "supervises", Through = "through" });
words!(PartyKind { Person = "person", Body = "body", Team = "team", Text = "text" });

/// Who is responsible according to the `words` of a cell, in order.
///
/// The first named leads, the others work with it; "تحت إشراف" names who supervises, and an
/// item that begins with "عبر" or "عن طريق" the channel. For many cells of one roster make
/// a [`Known`] once and call [`Known::read`].
#[must_use]
pub fn read(words: &str, roster: &[(MemberId, &str)]) -> Vec<Party> {
    Known::new(roster).read(words)
}

/// Words between those who answer for a task and those who watch over it, folded.
const SUPERVISION: [&str; 9] = [
    "تحت اشراف كل من",
    "تحت اشراف",
    "باشراف من",
    "باشراف",
    "sous la supervision de",
    "sous la supervision du",
    "sous la supervision d'",
    "under the supervision of",
    "supervised by",
];

/// Words before the channel a task goes through, folded.
const CHANNEL: [&str; 8] =
    ["عبر", "عن طريق", "بواسطه", "من خلال", "via", "through", "par le biais de", "par l'intermediaire de"];

/// Words that join two people, as written; only where both are known.
const JOINTS: [&str; 4] = [" و ", " و", " et ", " and "];

impl Known {
    /// Who is responsible according to the `words` of a cell; see [`read`].
    #[must_use]
    pub fn read(&self, words: &str) -> Vec<Party> {
        let mut parties: Vec<Party> = Vec::new();
        for item in split::items(words) {
            let (own, above) = at_supervision(item);
            if let Some((start, Part::Through)) = own.map(channel) {
                parties.push(self.party(start, Part::Through));
            } else if let Some(own) = own {
                for name in self.people(own) {
                    let leads = parties.iter().any(|party| party.part == Part::Leads);
                    parties.push(self.party(name, if leads { Part::With } else { Part::Leads }));
                }
            }
            if let Some(above) = above {
                let names = self.people(above);
                parties.extend(names.into_iter().map(|name| self.party(name, Part::Supervises)));
            }
        }
        among_people(&mut parties);
        parties
    }

    fn party(&self, name: &str, part: Part) -> Party {
        let (kind, member) = match self.kind(name) {
            (PartyKind::Person, Meant::One(id)) => (PartyKind::Person, Some(id)),
            (kind, _) => (kind, None),
        };
        Party { name: name.to_owned(), part, kind, member }
    }

    /// The people an item names: several when it joins members by " و ", else itself.
    fn people<'a>(&self, item: &'a str) -> Vec<&'a str> {
        let is_member = |name: &str| self.meant(name) != Meant::Nobody && leading_head(name).is_none();
        // "هيئة المساواة وتكافؤ الفرص" is one body.
        if leading_head(item).is_some() {
            return vec![item];
        }
        for joint in JOINTS {
            for (at, found) in item.match_indices(joint) {
                let (Some(first), Some(rest)) = (item.get(..at), item.get(at + found.len()..)) else {
                    continue;
                };
                let (first, rest) = (split::bare(first), split::bare(rest));
                if !is_member(first) {
                    continue;
                }
                let mut others = self.people(rest);
                if others.len() > 1 || is_member(rest) {
                    others.insert(0, first);
                    return others;
                }
            }
        }
        // "، ورجاء صبحي": the و belongs to the list, unless a member's name begins with it.
        let listed = item.strip_prefix('و').map(split::bare).filter(|rest| {
            !self.has(item) && (is_member(rest) || leading_head(rest).is_some() || looks_personal(rest))
        });
        match listed {
            Some(rest) if leading_head(item).is_none() && !looks_personal(item) => vec![rest],
            _ => vec![item],
        }
    }

    /// What kind of party `name` is, and whom it means if it is a person.
    fn kind(&self, name: &str) -> (PartyKind, Meant) {
        let outside = name.split(['(', '[']).next().unwrap_or(name);
        match leading_head(outside) {
            Some(Head::Team) => return (PartyKind::Team, Meant::Nobody),
            Some(_) => return (PartyKind::Body, Meant::Nobody),
            None => {}
        }
        match self.meant(outside) {
            Meant::Nobody => {}
            meant => return (PartyKind::Person, meant),
        }
        let kind = if is_acronym(outside) {
            PartyKind::Body
        } else if looks_personal(outside) {
            PartyKind::Person
        } else {
            PartyKind::Text
        };
        (kind, Meant::Nobody)
    }
}

/// The item before the words of supervision, and the one after them.
fn at_supervision(item: &str) -> (Option<&str>, Option<&str>) {
    let folded = fold_map(item);
    let found = SUPERVISION.iter().find_map(|phrase| {
        let at = folded.text().find(phrase)?;
        let starts_word =
            folded.text().get(..at).is_none_or(|before| !before.ends_with(char::is_alphanumeric));
        starts_word.then(|| folded.source(at..at + phrase.len()))
    });
    let part =
        |range: std::ops::Range<usize>| item.get(range).map(split::bare).filter(|part| !part.is_empty());
    match found {
        Some(range) => (part(0..range.start), part(range.end..item.len())),
        None => (Some(item), None),
    }
}

/// The name in an item, and [`Part::Through`] if the item begins with a word of [`CHANNEL`].
fn channel(item: &str) -> (&str, Part) {
    let folded = fold_map(item);
    for phrase in CHANNEL {
        if folded.text().strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' ')) {
            let end = folded.source(0..phrase.len()).end;
            return (item.get(end..).map_or(item, split::bare), Part::Through);
        }
    }
    (item, Part::With)
}

/// What the first word tells, or in a phrase without Arabic the last: "Project team".
fn leading_head(name: &str) -> Option<Head> {
    let folded = fold(name);
    let mut all = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = all.next()?;
    let last = all.next_back().filter(|_| folded.is_ascii());
    let article = ["la", "le", "les", "l", "the"].contains(&first).then(|| all.next()).flatten();
    head(first).or_else(|| article.and_then(head)).or_else(|| last.and_then(head))
}

fn is_acronym(name: &str) -> bool {
    let name = name.trim();
    name.chars().count() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
}

/// Two to five words, one of them a given name or all with a capital, or a form of address.
fn looks_personal(name: &str) -> bool {
    const LINKS: &[&str] = &["في", "علي", "من", "الي", "عن", "مع", "كل", "of", "de", "and", "et"];
    let folded = fold(name);
    let all: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if all.first().is_some_and(|first| address(first).is_some()) {
        return all.len() > 1 && all.get(1).is_some_and(|word| title(word).is_none());
    }
    // على and علي fold to one word: between others it links, at an end it is a name.
    let between = all.get(1..all.len().saturating_sub(1)).unwrap_or_default();
    let plain = all.iter().all(|word| word.chars().all(char::is_alphabetic));
    if !plain || all.len() > 5 || between.iter().any(|word| LINKS.contains(word)) {
        return false;
    }
    if all.first().is_some_and(|first| title(first).is_some()) {
        // "الخبيرة نورة بنعلي"
        return all.len() > 2 && all.get(1).is_some_and(|word| given::bearer(word).is_some());
    }
    let capitals = name.split_whitespace().all(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
    given::bearer_of(&names::words(name)).is_some() || (all.len() > 1 && capitals)
}

/// A short name that says nothing by itself is a person's where all the others are persons.
fn among_people(parties: &mut [Party]) {
    let doubtful =
        |party: &Party| party.kind == PartyKind::Text && party.part != Part::Through && is_short(&party.name);
    let people = parties.iter().filter(|party| party.kind == PartyKind::Person).count();
    if people > 0 && parties.iter().all(|party| party.kind == PartyKind::Person || doubtful(party)) {
        parties.iter_mut().for_each(|party| party.kind = PartyKind::Person);
    }
}

/// Whether `name` is one to three words without any that names a crowd or a role.
fn is_short(name: &str) -> bool {
    const CROWDS: &[&str] =
        &["جميع", "كل", "اعضاء", "شركاء", "مشروع", "ساكنه", "فعاليات", "اطراف", "متدخل", "باقي"];
    let words = names::words(name);
    let crowd = |word: &str| {
        CROWDS.iter().any(|stem| word.contains(stem))
            || word.ends_with("ين")
            || word.ends_with("ون")
            || word.ends_with("ات")
    };
    (1..=3).contains(&words.len())
        && words
            .iter()
            .all(|word| word.chars().all(char::is_alphabetic) && !crowd(word) && title(word).is_none())
}

#[cfg(test)]
mod tests;
