//! Each rule of the composition, held against those who sit.
//!
//! Used through [`measure`]. How it counts stands at the head of the folder.

use std::collections::{BTreeMap, HashMap};

use super::bodies::{Bodies, Key};
use crate::domain::fold::fold;
use crate::domain::{Category, Demand, Gender, Member, MemberId, Office, Requirement, Stated, Statutes};

/// One rule, and what is found of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The rule, with the words that were voted.
    pub requirement: Requirement,
    /// How many are found.
    pub found: u32,
    /// How many of these no person has confirmed.
    pub proposed: u32,
    /// Of how many.
    pub of: u32,
    /// How many are asked.
    pub wanted: Wanted,
    /// Whether that is as it should be.
    pub verdict: Verdict,
    /// What is found of each thing the rule names, where it names several.
    pub parts: Vec<Part>,
    /// Those the rule is about who are in its way: outside the categories, too many of one body,
    /// or of whom it is not known what it asks.
    pub members: Vec<MemberId>,
}

/// How many are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// So many.
    Exactly(u32),
    /// One of two neighbours, for the share is no whole number.
    Between(u32, u32),
    /// So many or more.
    AtLeast(u32),
    /// So many or fewer.
    AtMost(u32),
    /// All of them.
    All,
}

/// Whether a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Met,
    /// It is missed by so many, which is within what was voted.
    Within(u32),
    /// It depends on so many members of whom nobody has said what it asks.
    Unknown(u32),
    /// It is missed by so many, whatever is still not known.
    Missed(u32),
}

/// One of the things a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub what: What,
    /// How many are found of it.
    pub found: u32,
    /// Whether it is as it should be.
    pub holds: bool,
}

/// A thing a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A territory, as the rule writes it.
    Territory(String),
    /// A body, as it is shown.
    Body(String),
    /// A side.
    Side(Vec<Category>),
    /// Members of none of the sides.
    NoSide,
}

/// Holds every rule against the members who sit, in the order of the paper.
#[must_use]
pub fn measure(statutes: &Statutes, bodies: &Bodies, seated: &[(MemberId, &Member)]) -> Vec<Measure> {
    let each = statutes.requirements.iter();
    each.map(|requirement| Measure::of(requirement, bodies, seated)).collect()
}

/// Those a body sends, and the place of the first of them.
type Sent<'a> = (usize, Vec<(MemberId, &'a Member)>);

/// Members counted for a rule, before it is judged.
#[derive(Default)]
struct Tally {
    found: u32,
    proposed: u32,
    unknown: Vec<MemberId>,
}

impl Tally {
    /// Counts those for whom `fact` is one of those asked.
    fn of<T: Copy>(
        seated: &[(MemberId, &Member)],
        fact: impl Fn(&Member) -> Option<Stated<T>>,
        asked: impl Fn(T) -> bool,
    ) -> Self {
        let mut tally = Self::default();
        for (id, member) in seated {
            match fact(member) {
                Some(stated) if asked(stated.value) => {
                    tally.found += 1;
                    tally.proposed += u32::from(stated.is_proposed());
                }
                Some(_) => {}
                None => tally.unknown.push(*id),
            }
        }
        tally
    }
}

impl Measure {
    fn of(requirement: &Requirement, bodies: &Bodies, seated: &[(MemberId, &Member)]) -> Self {
        let all = count(seated.len());
        let category = |member: &Member| bodies.category(member);
        let blank = Self {
            requirement: requirement.clone(),
            found: all,
            proposed: 0,
            of: all,
            wanted: Wanted::All,
            verdict: Verdict::Met,
            parts: Vec::new(),
            members: Vec::new(),
        };
        match &requirement.demand {
            Demand::Total { members } => {
                Self { wanted: Wanted::Exactly(*members), ..blank }.judged(0, Vec::new())
            }
            Demand::Women { percent, tolerance } => {
                let tally = Tally::of(seated, |it| it.gender, |it| it == Gender::Woman);
                let wanted = Wanted::AtLeast(share(all, *percent).1);
                Self { wanted, found: tally.found, proposed: tally.proposed, ..blank }
                    .judged(*tolerance, tally.unknown)
            }
            Demand::Share { categories, percent, tolerance } => {
                let tally = Tally::of(seated, category, |it| categories.contains(&it));
                let wanted = match share(all, *percent) {
                    (below, above) if below == above => Wanted::Exactly(below),
                    (below, above) => Wanted::Between(below, above),
                };
                Self { wanted, found: tally.found, proposed: tally.proposed, ..blank }
                    .judged(*tolerance, tally.unknown)
            }
            Demand::Categories { declared } => {
                let tally = Tally::of(seated, category, |it| declared.contains(&it));
                let outside =
                    |member: &Member| category(member).is_some_and(|it| !declared.contains(&it.value));
                let members: Vec<MemberId> =
                    seated.iter().filter(|(_, it)| outside(it)).map(|(id, _)| *id).collect();
                let verdict = match (members.len(), tally.unknown.len()) {
                    (0, 0) => Verdict::Met,
                    (0, unknown) => Verdict::Unknown(count(unknown)),
                    (outside, _) => Verdict::Missed(count(outside)),
                };
                let members = if members.is_empty() { tally.unknown } else { members };
                Self { found: tally.found, proposed: tally.proposed, verdict, members, ..blank }
            }
            Demand::Territories { names, least } => {
                Self { found: 0, ..blank }.of_territories(names, *least, seated)
            }
            Demand::PerBody { most } => Self { found: 0, ..blank }.per_body(*most, bodies, seated),
            Demand::Coordinators { sides } => {
                Self { found: 0, ..blank }.of_coordinators(sides, bodies, seated)
            }
        }
    }

    /// Judges what was found, where any of those `unknown` may be found too.
    fn judged(self, tolerance: u32, unknown: Vec<MemberId>) -> Self {
        let most = self.found + count(unknown.len());
        let worst = self.wanted.missed(self.found).max(self.wanted.missed(most));
        // The nearest of what may be found: no answer does better.
        let best = (self.found..=most).map(|found| self.wanted.missed(found)).min().unwrap_or(worst);
        let judge = |missed: u32| match missed {
            0 => Verdict::Met,
            missed if missed <= tolerance => Verdict::Within(missed),
            missed => Verdict::Missed(missed),
        };
        let verdict = match (judge(best), judge(worst)) {
            (Verdict::Missed(least), _) => Verdict::Missed(least),
            (_, Verdict::Missed(_)) => Verdict::Unknown(count(unknown.len())),
            _ => judge(self.wanted.missed(self.found)),
        };
        Self { verdict, members: unknown, ..self }
    }

    fn of_territories(self, names: &[String], least: u32, seated: &[(MemberId, &Member)]) -> Self {
        let mut found: HashMap<String, u32> = HashMap::new();
        for (_, member) in seated.iter().filter(|(_, it)| !it.territory.trim().is_empty()) {
            *found.entry(fold(member.territory.trim())).or_default() += 1;
        }
        let parts: Vec<Part> = names
            .iter()
            .map(|name| {
                let found = found.get(&fold(name.trim())).copied().unwrap_or_default();
                Part { what: What::Territory(name.clone()), found, holds: found >= least }
            })
            .collect();
        let held = count(parts.iter().filter(|part| part.holds).count());
        let all = count(parts.len());
        let verdict = if held == all { Verdict::Met } else { Verdict::Missed(all - held) };
        Self { found: held, of: all, verdict, parts, ..self }
    }

    /// Bodies with more members than they may have. The council and the bodies that advise it are a
    /// side, and how many sit for a side another rule says: they are not asked here.
    fn per_body(self, most: u32, bodies: &Bodies, seated: &[(MemberId, &Member)]) -> Self {
        let mut sent: BTreeMap<Key, Sent> = BTreeMap::new();
        for (place, (id, member)) in seated.iter().enumerate() {
            let side = bodies.category(member).map(|it| it.value);
            if matches!(side, Some(Category::Commune | Category::AdvisoryBody)) {
                continue;
            }
            let Some(key) = bodies.named(&member.institution) else { continue };
            sent.entry(key).or_insert((place, Vec::new())).1.push((*id, *member));
        }
        let largest = sent.values().map(|(_, members)| count(members.len())).max().unwrap_or_default();
        let mut over: Vec<_> = sent.into_values().filter(|(_, it)| count(it.len()) > most).collect();
        over.sort_by_key(|(place, _)| *place);
        let excess = over.iter().map(|(_, members)| count(members.len()) - most).sum();
        let parts = over.iter().map(|(_, members)| {
            let written = members.first().map_or("", |(_, it)| it.institution.as_str());
            Part {
                what: What::Body(bodies.shown(written).to_owned()),
                found: count(members.len()),
                holds: false,
            }
        });
        let parts = parts.collect();
        let members = over.iter().flat_map(|(_, members)| members).map(|(id, _)| *id).collect();
        let verdict = if excess == 0 { Verdict::Met } else { Verdict::Missed(excess) };
        Self { found: largest, wanted: Wanted::AtMost(most), verdict, parts, members, ..self }
    }

    /// One coordinator from each side, no more and no other.
    fn of_coordinators(
        self,
        sides: &[Vec<Category>],
        bodies: &Bodies,
        seated: &[(MemberId, &Member)],
    ) -> Self {
        let holds_office =
            |member: &Member| member.office.filter(|it| it.value == Office::Coordinator).is_some();
        let coordinators: Vec<_> = seated.iter().filter(|(_, it)| holds_office(it)).collect();
        let proposed = coordinators.iter().filter(|(_, it)| it.office.is_some_and(|it| it.is_proposed()));
        let proposed = count(proposed.count());
        let side_of = |member: &Member| -> Option<Option<usize>> {
            let category = bodies.category(member)?.value;
            Some(sides.iter().position(|side| side.contains(&category)))
        };
        let placed: Vec<_> = coordinators.iter().map(|(id, it)| (*id, side_of(it))).collect();
        let mut parts: Vec<Part> = Vec::new();
        for (at, side) in sides.iter().enumerate() {
            let found = count(placed.iter().filter(|(_, it)| *it == Some(Some(at))).count());
            parts.push(Part { what: What::Side(side.clone()), found, holds: found == 1 });
        }
        let elsewhere = count(placed.iter().filter(|(_, it)| *it == Some(None)).count());
        if elsewhere > 0 {
            parts.push(Part { what: What::NoSide, found: elsewhere, holds: false });
        }
        let unknown: Vec<MemberId> =
            placed.iter().filter(|(_, it)| it.is_none()).map(|(id, _)| *id).collect();
        let is_side = |part: &&Part| part.what != What::NoSide;
        let short = count(parts.iter().filter(is_side).filter(|it| it.found == 0).count());
        let twice: u32 = parts.iter().filter(is_side).map(|it| it.found.saturating_sub(1)).sum();
        let open = count(unknown.len());
        // At best, whoever is not placed yet fills a side that is short.
        let verdict = match open.abs_diff(short) + twice + elsewhere {
            0 if open == 0 => Verdict::Met,
            0 => Verdict::Unknown(open),
            missed => Verdict::Missed(missed),
        };
        let (found, wanted) = (count(coordinators.len()), Wanted::Exactly(count(sides.len())));
        Self { found, proposed, of: found, wanted, verdict, parts, members: unknown, ..self }
    }
}

impl Wanted {
    /// By how many `found` misses it.
    #[must_use]
    pub fn missed(self, found: u32) -> u32 {
        match self {
            Self::Exactly(wanted) => found.abs_diff(wanted),
            Self::Between(least, most) => least.saturating_sub(found).max(found.saturating_sub(most)),
            Self::AtLeast(wanted) => wanted.saturating_sub(found),
            Self::AtMost(wanted) => found.saturating_sub(wanted),
            Self::All => 0,
        }
    }
}

impl Verdict {
    /// Whether nothing is left to be done.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Met | Self::Within(_))
    }

    /// Its stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Within(_) => "within",
            Self::Unknown(_) => "unknown",
            Self::Missed(_) => "missed",
        }
    }

    /// How many members it is about; 0 where it holds exactly.
    #[must_use]
    pub const fn by(self) -> u32 {
        match self {
            Self::Met => 0,
            Self::Within(n) | Self::Unknown(n) | Self::Missed(n) => n,
        }
    }
}

/// So many of a hundred of `all`: the whole number at or below it, and that at or above it.
fn share(all: u32, percent: u8) -> (u32, u32) {
    let hundredths = u64::from(all) * u64::from(percent.min(100));
    let whole = |it: u64| u32::try_from(it).unwrap_or(u32::MAX);
    (whole(hundredths / 100), whole(hundredths.div_ceil(100)))
}

fn count(members: usize) -> u32 {
    u32::try_from(members).unwrap_or(u32::MAX)
}
