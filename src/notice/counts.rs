//! How the committee is made up: members by gender and by category.
//!
//! Used by the foot of the roster and by the composition statement. It counts what is recorded, and tells apart what a person
//! has confirmed from what is only proposed; whether that is as it should be, it does not judge.

use crate::domain::{Category, Gender, Member, Stated};
use crate::i18n::Phrases;

/// How many, and how many of them only proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// How many.
    pub all: usize,
    /// How many of them no person has confirmed.
    pub proposed: usize,
}

/// How much the foot says of each number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Also how many of them are only proposed.
    Full,
    /// The number alone.
    Brief,
}

/// Members by gender and by category; what is not known is counted last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Every member.
    pub total: usize,
    /// By gender, in the order of [`Gender::ALL`], then unknown.
    pub genders: [Count; 3],
    /// By category, in the order of [`Category::ALL`], then unknown.
    pub categories: [Count; 5],
}

impl Counts {
    /// Counts `members`.
    pub fn of<'a>(members: impl Iterator<Item = &'a Member>) -> Self {
        let mut counts = Self::default();
        for member in members {
            counts.total += 1;
            add(&mut counts.genders, member.gender, &Gender::ALL);
            add(&mut counts.categories, member.category, &Category::ALL);
        }
        counts
    }

    /// What the foot says, the most important first; nobody and nothing are left out.
    #[must_use]
    pub fn parts(&self, detail: Detail, phrases: &Phrases) -> Vec<String> {
        let unknown = phrases.common.unknown;
        let genders = Gender::ALL.map(phrases.common.genders).into_iter().chain([unknown]);
        let categories = Category::ALL.map(phrases.common.category).into_iter().chain([unknown]);
        let said = |(label, count): (&str, &Count)| {
            let proposed = if detail == Detail::Full { count.proposed } else { 0 };
            (count.all > 0).then(|| (phrases.roster.counted)(label, count.all, proposed))
        };
        std::iter::once((phrases.common.members)(self.total))
            .chain(genders.zip(&self.genders).filter_map(said))
            .chain(categories.zip(&self.categories).filter_map(said))
            .collect()
    }
}

fn add<T: Copy + PartialEq>(counts: &mut [Count], stated: Option<Stated<T>>, all: &[T]) {
    let place = stated.and_then(|stated| all.iter().position(|value| *value == stated.value));
    if let Some(count) = counts.get_mut(place.unwrap_or(all.len())) {
        count.all += 1;
        count.proposed += usize::from(stated.is_some_and(|it| it.is_proposed()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn what_is_proposed_is_counted_and_told_apart() {
        let member = |gender, category| Member { gender, category, ..Member::default() };
        let members = [
            member(Some(Stated::confirmed(Gender::Woman)), Some(Stated::proposed(Category::Commune))),
            member(Some(Stated::proposed(Gender::Woman)), Some(Stated::confirmed(Category::Commune))),
            member(Some(Stated::confirmed(Gender::Man)), None),
            member(None, None),
        ];
        let counts = Counts::of(members.iter());
        assert_eq!(counts.genders.map(|count| (count.all, count.proposed)), [(2, 1), (1, 0), (1, 0)]);
        assert_eq!(
            counts.parts(Detail::Full, Language::En.phrases()),
            [
                "4 members",
                "women 2 (1 to confirm)",
                "men 1",
                "not stated 1",
                "commune 2 (1 to confirm)",
                "not stated 2"
            ]
        );
        assert_eq!(
            counts.parts(Detail::Brief, Language::En.phrases()),
            ["4 members", "women 2", "men 1", "not stated 1", "commune 2", "not stated 2"]
        );
    }
}
