//! Deadlines of one programme written in the usage of two countries, or in digits of two sets.
//!
//! Used by [`check`](super::check) only. Each is understood; a programme that is printed has one.

use super::super::deadline::wording::Usage;
use super::super::{Record, Task, TaskId};
use super::dates::{is_same_days, rewritten};
use super::{Checker, Matter};

pub(super) fn check(checker: &mut Checker) {
    mixed_months(checker);
    mixed_digits(checker);
}

/// The usage most names of months are of; the one of the house where none is.
pub(super) fn prevailing(checker: &Checker) -> Option<Usage> {
    *checker.usage.get_or_init(|| most_used(checker))
}

fn most_used(checker: &Checker) -> Option<Usage> {
    let mut counts = Usage::ALL.map(|usage| (0_usize, usage));
    for (_, task) in &checker.programme {
        for month in checker.months(&task.deadline.verbatim).iter() {
            if let Some((count, _)) = counts.iter_mut().find(|(_, usage)| *usage == month.usage) {
                *count += 1;
            }
        }
    }
    // Of two with as many, the first: that of the house.
    counts.into_iter().rev().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0).map(|it| it.1)
}

fn mixed_months(checker: &mut Checker) {
    let Some(usage) = prevailing(checker) else { return };
    for (id, task) in checker.programme.clone() {
        let words = &task.deadline.verbatim;
        let mut mended = words.clone();
        let mut usual = None;
        // From the end, so that the bytes before stay where they are.
        for month in checker.months(words).iter().rev().filter(|it| it.usage != usage) {
            if let Some(name) = usage.month(month.month) {
                mended.replace_range(month.bytes.clone(), name);
                usual = Some(name.to_owned());
            }
        }
        if let Some(usual) = usual {
            tell(checker, (id, task), Matter::MixedMonths { usual }, &mended);
        }
    }
}

/// The digits of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    Western,
    ArabicIndic,
}

fn digits(words: &str) -> Option<Digits> {
    words.chars().find_map(|c| match c {
        '0'..='9' => Some(Digits::Western),
        '٠'..='٩' | '۰'..='۹' => Some(Digits::ArabicIndic),
        _ => None,
    })
}

fn mixed_digits(checker: &mut Checker) {
    let sets: Vec<Digits> =
        checker.programme.iter().filter_map(|(_, task)| digits(&task.deadline.verbatim)).collect();
    let western = sets.iter().filter(|it| **it == Digits::Western).count();
    let usual = if 2 * western >= sets.len() { Digits::Western } else { Digits::ArabicIndic };
    for (id, task) in checker.programme.clone() {
        let mended: String = task.deadline.verbatim.chars().map(|c| in_set(c, usual)).collect();
        if mended != task.deadline.verbatim {
            tell(checker, (id, task), Matter::MixedDigits { usual: mended.clone() }, &mended);
        }
    }
}

/// A digit in the other set; anything else as it is.
fn in_set(c: char, set: Digits) -> char {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        _ => return c,
    };
    let zero = match set {
        Digits::Western => '0',
        // What is in the set already keeps its form, Persian or not.
        Digits::ArabicIndic if !c.is_ascii() => return c,
        Digits::ArabicIndic => '٠',
    };
    char::from_u32(u32::from(zero) + value).unwrap_or(c)
}

fn tell(checker: &mut Checker, (id, task): (TaskId, &Task), matter: Matter, mended: &str) {
    // A mend that would change the days is none.
    let same = |after: &super::super::deadline::Reading| {
        task.deadline.reading.as_ref().is_none_or(|before| is_same_days(after, before))
    };
    let mend = rewritten(checker, id, task, mended).filter(|(after, _)| same(after)).map(|(_, mend)| mend);
    checker.find(matter, Record::Task(id), &task.deadline.verbatim, mend.into_iter().collect());
}
