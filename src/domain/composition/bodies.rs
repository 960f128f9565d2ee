//! Which members come from one body, and for which side they sit.
//!
//! Used by [`measure`](super::measure()). Two names are one body when the committee says so, or when no
//! reader would take their difference for more than a spelling; those spelled otherwise the checker
//! asks about, and here they are two.

use std::collections::{BTreeMap, HashMap};

use crate::domain::fold::fold;
use crate::domain::{Body, BodyId, Category, Member, Stated, names, proposal};

/// The bodies of a committee, to be looked up by any of their names.
#[derive(Debug, Default)]
pub struct Bodies<'a> {
    known: HashMap<String, (BodyId, &'a Body)>,
}

/// What tells a body from others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Key {
    /// One the committee knows under several names.
    Known(BodyId),
    /// One known by its words alone.
    Words(String),
}

impl<'a> Bodies<'a> {
    /// The bodies that are written in several ways.
    #[must_use]
    pub fn of(bodies: &'a BTreeMap<BodyId, Body>) -> Self {
        let mut known = HashMap::new();
        for (id, body) in bodies {
            let names = std::iter::once(&body.name).chain(body.aliases.iter().map(|it| &it.name));
            for name in names.map(|name| key(name)).filter(|name| !name.is_empty()) {
                known.entry(name).or_insert((*id, body));
            }
        }
        Self { known }
    }

    /// The body these words name; `None` where they name none: no words, or a kind alone.
    pub(super) fn named(&self, words: &str) -> Option<Key> {
        let key = key(words);
        if key.is_empty() || proposal::is_kind_alone(words) {
            return None;
        }
        Some(self.known.get(&key).map_or(Key::Words(key), |(id, _)| Key::Known(*id)))
    }

    /// What a body is shown by: its name where the committee knows it, else as written.
    pub(super) fn shown<'b>(&'b self, written: &'b str) -> &'b str {
        self.known.get(&key(written)).map_or(written.trim(), |(_, body)| body.name.trim())
    }

    /// The side a member sits for: the member's own, else that of the body.
    #[must_use]
    pub fn category(&self, member: &Member) -> Option<Stated<Category>> {
        member.category.or_else(|| {
            if self.known.is_empty() {
                return None;
            }
            let (_, body) = self.known.get(&key(&member.institution))?;
            body.category.map(Stated::confirmed)
        })
    }
}

/// Whether two names are one body, as the committee has it or as any reader would.
#[must_use]
pub fn same_body(bodies: &Bodies, one: &str, other: &str) -> bool {
    matches!((bodies.named(one), bodies.named(other)), (Some(a), Some(b)) if a == b)
}

/// The words of a name without what is spelling only. The word for the kind stays: a cooperative
/// and an association of one name are two bodies.
fn key(name: &str) -> String {
    let words: Vec<String> = names::spelling(name).iter().map(|word| fold(word)).collect();
    words.join(" ")
}
