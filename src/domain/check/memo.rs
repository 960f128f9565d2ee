//! What was taken apart once, for words that stand in many records.
//!
//! Used by the rules of [`check`](super::check): thousands of tasks name the same few people,
//! bodies and days. It only remembers: every answer is the one asking anew would give.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::super::deadline::wording::{NamedMonth, months};
use super::super::deadline::{self, Deadline, Unread};
use super::super::{MemberId, names};
use super::Checker;

/// Whom a name means, and whom it may mean.
pub(super) struct Whom {
    /// The member, where exactly one fits.
    pub member: Option<MemberId>,
    /// Every member with all the words of the name, in the order of the roster.
    pub fitting: Vec<MemberId>,
}

/// What is remembered while a check is under way; nothing it rests on changes meanwhile.
#[derive(Default)]
pub(super) struct Memo<'a> {
    spellings: RefCell<HashMap<&'a str, Rc<[String]>>>,
    people: RefCell<HashMap<&'a str, Rc<Whom>>>,
    deadlines: RefCell<HashMap<String, Deadline>>,
    unread: RefCell<HashMap<&'a str, Option<Unread>>>,
    months: RefCell<HashMap<&'a str, Rc<[NamedMonth]>>>,
}

/// What `all` knows of `key`, found out by `ask` the first time.
fn known<K: Eq + std::hash::Hash, V: Clone>(
    all: &RefCell<HashMap<K, V>>,
    key: K,
    ask: impl FnOnce() -> V,
) -> V {
    if let Some(found) = all.borrow().get(&key) {
        return found.clone();
    }
    let found = ask();
    all.borrow_mut().insert(key, found.clone());
    found
}

impl<'a> Checker<'a> {
    /// [`names::spelling`] of a name.
    pub(super) fn spelling(&self, name: &'a str) -> Rc<[String]> {
        known(&self.memo.spellings, name, || names::spelling(name).into())
    }

    /// Whom a name means.
    pub(super) fn whom(&self, name: &'a str) -> Rc<Whom> {
        let ask = || Whom { member: self.known.member(name), fitting: self.known.fitting(name) };
        known(&self.memo.people, name, || Rc::new(ask()))
    }

    /// The deadline `words`, as the programme reads it.
    pub(super) fn deadline(&self, words: &str) -> Deadline {
        if let Some(deadline) = self.memo.deadlines.borrow().get(words) {
            return deadline.clone();
        }
        let deadline = self.committee.read_deadline(words, self.day);
        self.memo.deadlines.borrow_mut().insert(words.to_owned(), deadline.clone());
        deadline
    }

    /// Why the words of a deadline have no reading, if they have none.
    pub(super) fn unread(&self, words: &'a str) -> Option<Unread> {
        let reference = self.committee.reference_day(self.day);
        let sessions = self.committee.sessions();
        known(&self.memo.unread, words, || deadline::understand(words, reference, &sessions).err())
    }

    /// The names of months in the words of a deadline.
    pub(super) fn months(&self, words: &'a str) -> Rc<[NamedMonth]> {
        known(&self.memo.months, words, || months(words).into())
    }
}
