//! The rows of the roster: which members are shown, in which order, and where each is found.
//!
//! Used by the roster pane. What is costly of a member (its folded words, its keys of order)
//! is made once and kept as long as the member stays as it is. It draws nothing.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::member::Offers;
use crate::domain::fold::fold;
use crate::domain::query::{Found, Index};
use crate::domain::{Committee, Member, MemberId, Query, sort_key};
use crate::panes::form::Known;

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// The place on the paper.
    #[default]
    Paper,
    /// The name.
    Name,
    /// The body a member comes from.
    Institution,
    /// The capacity.
    Capacity,
    /// The category, unknown last.
    Category,
}

impl Order {
    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Paper => Self::Name,
            Self::Name => Self::Institution,
            Self::Institution => Self::Capacity,
            Self::Capacity => Self::Category,
            Self::Category => Self::Paper,
        }
    }
}

/// Which members are shown, whatever the filter says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Who {
    /// All who ever were.
    #[default]
    Everyone,
    /// Those whose mandate is not over on this day.
    Serving(NaiveDate),
    /// Those whose mandate covers this day.
    On(NaiveDate),
}

impl Who {
    fn shows(self, member: &Member) -> bool {
        match self {
            Self::Everyone => true,
            Self::Serving(day) => member.until.is_none_or(|until| until >= day),
            Self::On(day) => {
                member.from.is_none_or(|from| from <= day) && member.until.is_none_or(|until| until >= day)
            }
        }
    }
}

/// A member and what has been made of its words.
pub struct Row {
    /// Its identity.
    pub id: MemberId,
    /// The member as it stands.
    pub member: Member,
    /// Its place on the paper, from 1.
    pub number: usize,
    /// Its number in the index of words, as long as it stays.
    slot: usize,
    keys: [OnceCell<Vec<u8>>; 3],
}

impl Row {
    fn new(id: MemberId, member: &Member, slot: usize) -> Self {
        Self {
            id,
            member: member.clone(),
            number: 0,
            slot,
            keys: [OnceCell::new(), OnceCell::new(), OnceCell::new()],
        }
    }

    /// What `order` compares, rows without it last.
    fn key(&self, order: Order) -> (u8, &[u8]) {
        let [name, institution, capacity] = &self.keys;
        let (cell, words) = match order {
            Order::Paper => return (0, &[]),
            Order::Category => {
                return (self.member.category.map_or(u8::MAX, |category| category.value as u8), &[]);
            }
            Order::Name => (name, &self.member.name),
            Order::Institution => (institution, &self.member.institution),
            Order::Capacity => (capacity, &self.member.capacity),
        };
        (u8::from(words.trim().is_empty()), cell.get_or_init(|| sort_key(words)))
    }

    /// Whether the member is one of those found.
    #[must_use]
    pub fn is_of(&self, found: &Found) -> bool {
        found.has(self.slot)
    }
}

/// The words a query is held against.
fn text_of(member: &Member) -> String {
    let Member { name, institution, capacity, territory, notes, .. } = member;
    fold(&format!("{name} \n {institution} \n {capacity} \n {territory} \n {notes}"))
}

/// The rows of the roster.
///
/// Invariant: `all` is sorted by identity; `ordered` holds every index of `all` once;
/// `shown` is `ordered` without the rows the filter hides; `words` has the words of each row
/// under its slot, once read.
#[derive(Default)]
pub struct Rows {
    all: Vec<Row>,
    paper: Vec<usize>,
    ordered: Vec<usize>,
    shown: Vec<usize>,
    order: Order,
    /// `ordered` as it was by other orders, as long as no member changes.
    sorted: HashMap<Order, Vec<usize>>,
    filter: Query,
    who: Who,
    /// Rows that [`Who`] alone hides.
    hidden: usize,
    words: OnceCell<Index>,
    slots: usize,
    known: OnceCell<Offers>,
}

impl Rows {
    /// Takes the members as they stand now; answers with the one member that is new, if
    /// there is exactly one.
    pub fn rebuild(&mut self, committee: &Committee) -> Option<MemberId> {
        let before = std::mem::take(&mut self.all);
        let members = committee.members.iter().enumerate();
        self.all = members.map(|(slot, (id, member))| Row::new(*id, member, slot)).collect();
        self.slots = self.all.len();
        self.words = OnceCell::new();
        let all = &self.all;
        self.paper = (0..all.len()).collect();
        self.paper.sort_by_cached_key(|at| all.get(*at).map(|row| (row.member.rank, row.id)));
        self.number();
        self.known = OnceCell::new();
        self.sorted.clear();
        self.arrange();
        let known = |row: &&Row| before.binary_search_by_key(&row.id, |row| row.id).is_ok();
        let mut fresh = self.all.iter().filter(|row| !known(row)).map(|row| row.id);
        fresh.next().filter(|_| !before.is_empty() && fresh.next().is_none())
    }

    /// Takes the members `changed` as they stand now, with all others as they were; answers
    /// with the one member that is new, if there is exactly one.
    pub fn update(&mut self, committee: &Committee, changed: &BTreeSet<MemberId>) -> Option<MemberId> {
        let had_rows = !self.all.is_empty();
        let mut fresh = Vec::new();
        let mut moved = false;
        for id in changed {
            let found = self.all.binary_search_by_key(id, |row| row.id);
            match (found, committee.members.get(id)) {
                (Ok(at), Some(member)) => moved |= self.replace(at, *id, member),
                (Ok(at), None) => {
                    self.take_out(at);
                    moved = true;
                }
                (Err(at), Some(member)) => {
                    self.put_in(at, *id, member);
                    fresh.push(*id);
                    moved = true;
                }
                (Err(_), None) => {}
            }
        }
        if moved {
            self.number();
        }
        self.known = OnceCell::new();
        self.sorted.clear();
        self.put_in_order(changed);
        self.sift();
        fresh.first().copied().filter(|_| had_rows && fresh.len() == 1)
    }

    /// The words of every row by its slot, read when first asked for.
    pub fn words(&self) -> &Index {
        self.words.get_or_init(|| {
            let mut texts = vec![String::new(); self.slots];
            for row in &self.all {
                if let Some(text) = texts.get_mut(row.slot) {
                    *text = text_of(&row.member);
                }
            }
            Index::new(texts)
        })
    }

    fn reword(&mut self, slot: usize, text: impl FnOnce() -> String) {
        if let Some(words) = self.words.get_mut() {
            words.set(slot, text());
        }
    }

    /// Whether it has another place on the paper than before.
    fn replace(&mut self, at: usize, id: MemberId, member: &Member) -> bool {
        let Some(row) = self.all.get_mut(at) else { return false };
        let (moved, number) = (row.member.rank != member.rank, row.number);
        *row = Row { number, ..Row::new(id, member, row.slot) };
        let slot = row.slot;
        self.reword(slot, || text_of(member));
        if moved {
            self.paper.retain(|it| *it != at);
            self.put_on_paper(at);
        }
        moved
    }

    fn take_out(&mut self, at: usize) {
        let gone = self.all.remove(at);
        self.reword(gone.slot, String::new);
        for indices in [&mut self.paper, &mut self.ordered] {
            indices.retain(|it| *it != at);
            indices.iter_mut().for_each(|it| *it -= usize::from(*it > at));
        }
    }

    fn put_in(&mut self, at: usize, id: MemberId, member: &Member) {
        let slot = self.slots;
        self.slots += 1;
        self.reword(slot, || text_of(member));
        self.all.insert(at, Row::new(id, member, slot));
        for indices in [&mut self.paper, &mut self.ordered] {
            indices.iter_mut().for_each(|it| *it += usize::from(*it >= at));
        }
        self.put_on_paper(at);
    }

    fn put_on_paper(&mut self, at: usize) {
        let place = |at: usize| self.all.get(at).map(|row| (row.member.rank, row.id));
        let here = self.paper.partition_point(|it| place(*it) < place(at));
        self.paper.insert(here, at);
    }

    /// Numbers the rows as they stand on the paper.
    fn number(&mut self) {
        for (number, at) in self.paper.iter().enumerate() {
            if let Some(row) = self.all.get_mut(*at) {
                row.number = number + 1;
            }
        }
    }

    /// Puts the members `changed` where they belong in the order the rows are sorted by.
    fn put_in_order(&mut self, changed: &BTreeSet<MemberId>) {
        let all = &self.all;
        let index = |id: &MemberId| all.binary_search_by_key(id, |row| row.id).ok();
        let indices: BTreeSet<usize> = changed.iter().filter_map(index).collect();
        // All out before one goes in: a place is looked for among rows in order.
        self.ordered.retain(|at| !indices.contains(at));
        let place = |at: usize| all.get(at).map(|row| (row.key(self.order), row.number));
        for at in indices {
            let here = self.ordered.partition_point(|it| place(*it) < place(at));
            self.ordered.insert(here, at);
        }
    }

    /// Sorts by `order`.
    pub fn sort(&mut self, order: Order) {
        let before = std::mem::replace(&mut self.order, order);
        self.sorted.insert(before, std::mem::take(&mut self.ordered));
        match self.sorted.remove(&order) {
            Some(ordered) => {
                self.ordered = ordered;
                self.sift();
            }
            None => self.arrange(),
        }
    }

    /// What the rows are sorted by.
    #[must_use]
    pub fn order(&self) -> Order {
        self.order
    }

    /// Shows only these members; answers whether that is another choice than before.
    pub fn show(&mut self, who: Who) -> bool {
        let other = std::mem::replace(&mut self.who, who) != who;
        if other {
            self.sift();
        }
        other
    }

    /// How many members are not shown, whatever the filter says.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// Shows only the rows that have the words of `filter`.
    pub fn filter(&mut self, filter: Query) {
        self.filter = filter;
        self.sift();
    }

    fn arrange(&mut self) {
        let placed = self.paper.iter().enumerate();
        let keyed = placed.filter_map(|(place, at)| Some((self.all.get(*at)?.key(self.order), place, *at)));
        // The place on the paper decides between equals.
        let mut keyed: Vec<_> = keyed.collect();
        keyed.sort_unstable();
        self.ordered = keyed.into_iter().map(|(_, _, at)| at).collect();
        self.sift();
    }

    fn sift(&mut self) {
        let who = self.who;
        let serves = |at: &usize| self.all.get(*at).is_some_and(|row| who.shows(&row.member));
        let serving: Vec<usize> = self.ordered.iter().copied().filter(serves).collect();
        self.hidden = self.ordered.len() - serving.len();
        if self.filter.is_empty() {
            self.shown = serving;
            return;
        }
        let (all, found) = (&self.all, self.words().find(&self.filter));
        let fits = |at: &usize| all.get(*at).is_some_and(|row| row.is_of(&found));
        self.shown = serving.into_iter().filter(fits).collect();
    }

    /// The rows that have the words of `query`, shown or not.
    #[must_use]
    pub fn find(&self, query: &Query) -> Found {
        self.words().find(query)
    }

    /// How many rows are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// How many members there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.all.len()
    }

    /// The row shown at `at`, counted from 0.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Row> {
        self.all.get(*self.shown.get(at)?)
    }

    /// Where `id` is shown.
    #[must_use]
    pub fn position(&self, id: MemberId) -> Option<usize> {
        let index = self.all.binary_search_by_key(&id, |row| row.id).ok()?;
        self.shown.iter().position(|at| *at == index)
    }

    /// Every member in the order of the paper.
    pub fn on_paper(&self) -> impl Iterator<Item = &Row> {
        self.paper.iter().filter_map(|at| self.all.get(*at))
    }

    /// What is known of the members, each once, to complete what is typed.
    #[must_use]
    pub fn known(&self) -> Offers {
        let each = |words: fn(&Member) -> &str| {
            let mut seen = HashSet::new();
            let all = self.on_paper().map(|row| words(&row.member).trim());
            Known::new(all.filter(|words| !words.is_empty() && seen.insert(*words)).map(str::to_owned))
        };
        let known = self.known.get_or_init(|| Offers {
            institutions: each(|it| &it.institution),
            territories: each(|it| &it.territory),
            names: each(|it| &it.name),
        });
        known.clone()
    }
}
