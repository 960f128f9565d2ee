//! A body that members come from: an association, the commune, an advisory body.
//!
//! Used where one body is written in several ways. Members and tasks keep the words of the paper;
//! a body says which of those words mean the same.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{BodyId, Category, Committee, Ids, MemberId, names, sort_key};

/// A body, under every name it is written by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The name it is shown by.
    pub name: String,
    /// Other names it is written by.
    pub aliases: Vec<Alias>,
    /// The side its members sit for, where a person has said so.
    pub category: Option<Category>,
    /// Free notes.
    pub notes: String,
}

/// Another name of a person or a body, and who decided that it is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alias {
    /// The name, verbatim.
    pub name: String,
    /// Who decided that it means the same.
    pub by: String,
    /// When.
    pub day: Option<NaiveDate>,
}

impl Body {
    /// Every name, the one it is shown by first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(|it| it.name.as_str()))
    }
}

/// The bodies of a committee, ready to be asked for by any of their names.
///
/// A name is found in the letters a reader takes for the same ([`names::spelling`]); another
/// spelling of it is a name of its own until somebody says that it is one.
#[derive(Debug, Clone, Default)]
pub struct Bodies(HashMap<Vec<String>, BodyId>);

impl Bodies {
    /// Those of `committee`. Of two bodies with one name, the first in the order of identities.
    #[must_use]
    pub fn of(committee: &Committee) -> Self {
        let mut by_name = HashMap::new();
        for (id, body) in &committee.bodies {
            for name in body.names() {
                let spelling = names::spelling(name);
                if !spelling.is_empty() {
                    by_name.entry(spelling).or_insert(*id);
                }
            }
        }
        Self(by_name)
    }

    /// The body with this name or alias.
    #[must_use]
    pub fn named(&self, words: &str) -> Option<BodyId> {
        if self.0.is_empty() { None } else { self.0.get(&names::spelling(words)).copied() }
    }
}

/// A body as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// Its record; `None` where only the roster knows it.
    pub id: Option<BodyId>,
    /// The body, under the words of the roster where it has no record.
    pub body: Body,
    /// Who sits for it, in the order of the roster.
    pub members: Vec<MemberId>,
}

impl Committee {
    /// The bodies with a record and those the roster names, each once, in the order of the
    /// dictionary.
    #[must_use]
    pub fn bodies_listed(&self) -> Vec<Listed> {
        let known = Bodies::of(self);
        let mut recorded: BTreeMap<BodyId, Vec<MemberId>> =
            self.bodies.keys().map(|id| (*id, Vec::new())).collect();
        let mut named: HashMap<Vec<String>, Listed> = HashMap::new();
        for (id, member) in self.roster() {
            let spelling = names::spelling(&member.institution);
            if spelling.is_empty() {
                continue;
            }
            match known.named(&member.institution).and_then(|body| recorded.get_mut(&body)) {
                Some(members) => members.push(id),
                None => {
                    let name = member.institution.trim().to_owned();
                    let new = || Listed { body: Body { name, ..Body::default() }, ..Listed::default() };
                    named.entry(spelling).or_insert_with(new).members.push(id);
                }
            }
        }
        let recorded = recorded.into_iter().filter_map(|(id, members)| {
            Some(Listed { id: Some(id), body: self.bodies.get(&id)?.clone(), members })
        });
        let mut listed: Vec<Listed> = recorded.chain(named.into_values()).collect();
        listed.sort_by_cached_key(|it| (sort_key(&it.body.name), it.body.name.clone(), it.id));
        listed
    }

    /// Every name a member is known by, in the order of the roster: of each the one in the roster,
    /// then the others.
    pub fn known_names(&self) -> Vec<(MemberId, &str)> {
        let mut known = Vec::with_capacity(self.members.len());
        for (id, member) in self.roster() {
            known.push((id, member.name.as_str()));
            known.extend(member.aliases.iter().map(|it| (id, it.name.as_str())));
        }
        known
    }

    /// An identity for a body of this name, the same whenever it is asked for and none is added.
    #[must_use]
    pub fn body_id(&self, name: &str) -> BodyId {
        // FNV-1a: whoever looks at one committee twice is offered one change.
        let seed = name.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        let ids = Ids::new(seed);
        loop {
            let id = BodyId(ids.fresh());
            if !self.bodies.contains_key(&id) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Member;

    #[test]
    fn the_list_has_every_body_once_with_those_who_sit_for_it() {
        let mut committee = Committee::default();
        for (id, body) in (1..).zip(["جمعية أمل", "جمعية القصبه", "جمعية القصبة", "", "جمعيّة أمل"])
        {
            let member = Member { institution: body.into(), ..Member::default() };
            committee.members.insert(MemberId(id), member);
        }
        let alias = Alias { name: "جمعية القصبه".into(), ..Alias::default() };
        let body = Body { name: "جمعية القصبة".into(), aliases: vec![alias], ..Body::default() };
        committee.bodies.insert(BodyId(7), body);
        committee.bodies.insert(BodyId(8), Body { name: "شريك".into(), ..Body::default() });
        let listed = committee.bodies_listed();
        let rows: Vec<_> = listed.iter().map(|it| (it.body.name.as_str(), it.id, it.members.len())).collect();
        let (first, second) = (Some(BodyId(7)), Some(BodyId(8)));
        assert_eq!(rows, [("جمعية القصبة", first, 2), ("جمعية أمل", None, 2), ("شريك", second, 0)]);
    }

    #[test]
    fn a_body_is_found_by_each_of_its_names_and_by_no_spelling_nobody_decided() {
        let mut committee = Committee::default();
        let alias = Alias { name: "القصبة للتنمية".into(), ..Alias::default() };
        let body = Body { name: "جمعية القصبة".into(), aliases: vec![alias], ..Body::default() };
        let id = committee.body_id(&body.name);
        committee.bodies.insert(id, body);
        let bodies = Bodies::of(&committee);
        for words in ["جمعية القصبة", "جمعيّة القصبة (نادية)", " القصبة للتنمية"]
        {
            assert_eq!(bodies.named(words), Some(id), "{words}");
        }
        for words in ["جمعية القصبه", "القصبة", ""] {
            assert_eq!(bodies.named(words), None, "{words}");
        }
        assert_ne!(committee.body_id("جمعية القصبة"), id, "the first one is taken");
    }
}
