//! The agenda of a meeting: read from pasted lines, and looked through for what does not fit.
//!
//! Used by the forms of meetings, by the checker and by whoever shows an agenda. It puts nothing right.

use chrono::NaiveTime;

use super::super::fold::fold;
use super::super::hours;
use super::{Hours, Slot, minutes_between};

/// Something in an agenda that does not fit. Slots are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flaw {
    /// Nothing is said of some minutes between two slots.
    Gap {
        /// The slot before the gap.
        after: usize,
        /// The slot behind it.
        before: usize,
        /// How long it is.
        minutes: u32,
    },
    /// Two slots at once.
    Overlap {
        /// The one that began first.
        first: usize,
        /// The one that begins before that has ended.
        second: usize,
        /// How long they are at once.
        minutes: u32,
    },
    /// A number that does not follow the one before it.
    Number {
        /// The slot.
        at: usize,
        /// The number that would follow.
        expected: u32,
    },
}

/// Everything that does not fit: the hours first, in their order, then the numbers.
#[must_use]
pub fn flaws(agenda: &[Slot]) -> Vec<Flaw> {
    let mut timed: Vec<(usize, NaiveTime, Option<NaiveTime>)> = agenda
        .iter()
        .enumerate()
        .filter_map(|(at, slot)| Some((at, slot.hours.start?, slot.hours.end)))
        .collect();
    timed.sort_by_key(|(at, start, _)| (*start, *at));
    let mut found = Vec::new();
    // The slot that ends last of those that have begun.
    let mut last: Option<(usize, NaiveTime)> = None;
    for (at, start, end) in timed {
        match last {
            Some((before, ended)) if start < ended => {
                let minutes = minutes_between(start, ended.min(end.unwrap_or(ended)));
                found.push(Flaw::Overlap { first: before, second: at, minutes });
            }
            Some((after, ended)) if start > ended => {
                found.push(Flaw::Gap { after, before: at, minutes: minutes_between(ended, start) });
            }
            _ => {}
        }
        last = match (last, end) {
            (Some((before, ended)), Some(end)) if ended > end => Some((before, ended)),
            (_, Some(end)) => Some((at, end)),
            // Where it is not said when it ends, it lasts until the next one begins.
            (_, None) => None,
        };
    }
    found.extend(numbers(agenda));
    found
}

fn numbers(agenda: &[Slot]) -> Vec<Flaw> {
    let mut found = Vec::new();
    let mut expected = None;
    for (at, slot) in agenda.iter().enumerate() {
        let Some(number) = number(&slot.number) else { continue };
        if let Some(expected) = expected.filter(|it| *it != number) {
            found.push(Flaw::Number { at, expected });
        }
        expected = number.checked_add(1);
    }
    found
}

/// The number of a slot, where it is one.
fn number(words: &str) -> Option<u32> {
    fold(words).trim_matches(|c: char| !c.is_alphanumeric()).parse().ok()
}

/// The slots that pasted lines say, one each; cells may stand between tabs or upright lines.
#[must_use]
pub fn read(words: &str) -> Vec<Slot> {
    let lines = words.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphanumeric));
    lines.map(|line| if line.contains(['\t', '|']) { cells(line) } else { plain(line) }).collect()
}

/// A slot whose number, hours, words and presenter stand in cells of their own.
fn cells(line: &str) -> Slot {
    let mut slot = Slot::default();
    let cells = line.split(['\t', '|']).map(str::trim).filter(|cell| !cell.is_empty());
    for cell in cells {
        if slot.number.is_empty() && slot.title.is_empty() && is_number(cell) {
            cell.clone_into(&mut slot.number);
        } else if slot.hours == Hours::default() && hours::read(cell).is_some() {
            slot.hours = Hours::read(cell);
        } else if slot.title.is_empty() {
            cell.clone_into(&mut slot.title);
        } else {
            slot.by = if slot.by.is_empty() { cell.to_owned() } else { format!("{} · {cell}", slot.by) };
        }
    }
    slot
}

fn plain(line: &str) -> Slot {
    let line = line.trim_start_matches(['•', '▪', '●', '*', '□', '-', '–', ' ']);
    let (number, rest) = numbered(line);
    let (hours, rest) = hours::leading(rest).unwrap_or((Hours::default(), rest));
    // The number may stand behind the hours as well.
    let (number, rest) = if number.is_empty() { numbered(rest) } else { (number, rest) };
    let (title, by) = presented(rest.trim());
    Slot { number: number.to_owned(), hours, title: title.to_owned(), by: by.to_owned() }
}

fn is_number(cell: &str) -> bool {
    let bare = cell.trim_end_matches(['.', ')', '-']);
    number(bare).is_some_and(|it| it < 100) || bare.chars().count() == 1
}

/// The number or letter before a sign or a blank, and the rest: «1. …», «2- …», «أ) …».
fn numbered(line: &str) -> (&str, &str) {
    let end = line.find(|c: char| !c.is_numeric()).filter(|end| *end > 0);
    let letter = || line.chars().next().filter(|c| c.is_alphabetic()).map(char::len_utf8);
    let Some((number, rest)) = end.or_else(letter).and_then(|end| line.split_at_checked(end)) else {
        return ("", line);
    };
    let after = rest.trim_start_matches(['.', ')', '-', '–', '/', '\u{640}']);
    let signed = after.len() < rest.len();
    // A sign before a figure is part of an hour or a range, and a letter or a figure without a sign of words.
    if !signed || after.starts_with(char::is_numeric) { ("", line) } else { (number, after.trim_start()) }
}

/// What a slot is about, and who presents it: «كلمة الجماعة (تقديم: زينب)», "Bilan – par S. Naciri".
fn presented(words: &str) -> (&str, &str) {
    const LEADS: [&str; 8] = ["تقديم", "تاطير", "تنشيط", "من طرف", "بتاطير", "par", "by", "presente par"];
    let inside = words.strip_suffix(')').and_then(|it| it.rsplit_once('('));
    let apart = || [" – ", " — ", " - ", "، ", " / "].into_iter().find_map(|sign| words.rsplit_once(sign));
    let Some((title, by)) = inside.or_else(apart) else { return (words, "") };
    let folded = fold(by);
    let lead = LEADS
        .into_iter()
        .filter(|lead| folded.strip_prefix(lead).is_some_and(|rest| rest.starts_with([' ', ':'])));
    let Some(lead) = lead.max_by_key(|lead| lead.len()) else { return (words, "") };
    let by = by.splitn(lead.split(' ').count() + 1, [' ', ':']).last().unwrap_or(by);
    (title.trim(), by.trim_matches([' ', ':']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(slot: &Slot) -> String {
        [&slot.number, &slot.hours.verbatim, &slot.title, &slot.by].map(String::as_str).join("|")
    }

    #[test]
    fn an_agenda_is_read_from_the_lines_of_an_invitation() {
        let read = read(
            "1. 09:00-09:30 استقبال المشاركات والمشاركين\n\
             2- 09.30 – 10.00: كلمة الجماعة (تقديم: زينب أمزيان)\n\
             \n\
             • نقاش مفتوح\n\
             أ) مختلفات\n\
             4\t10h-11h\tBilan à mi-parcours\tS. Naciri\n\
             5. Clôture – par le président",
        );
        let told: Vec<String> = read.iter().map(told).collect();
        assert_eq!(
            told,
            [
                "1|09:00-09:30|استقبال المشاركات والمشاركين|",
                "2|09.30 – 10.00|كلمة الجماعة|زينب أمزيان",
                "||نقاش مفتوح|",
                "أ||مختلفات|",
                "4|10h-11h|Bilan à mi-parcours|S. Naciri",
                "5||Clôture|le président",
            ]
        );
    }

    #[test]
    fn gaps_and_overlaps_are_found_whatever_the_order_of_the_lines() {
        let agenda =
            read("1. 10.00-9.00 أ\n2. 11:00-12:00 ب\n3. 11:30-11:45 ج\n4. 12:00 د\n5. 14:00-15:00 ه");
        assert_eq!(
            flaws(&agenda),
            [
                Flaw::Gap { after: 0, before: 1, minutes: 60 },
                Flaw::Overlap { first: 1, second: 2, minutes: 15 },
            ]
        );
    }

    #[test]
    fn a_number_that_is_skipped_or_comes_again_is_found() {
        let numbered = |numbers: &[&str]| {
            let slot = |number: &&str| Slot { number: (*number).to_owned(), ..Slot::default() };
            flaws(&numbers.iter().map(slot).collect::<Vec<_>>())
        };
        assert_eq!(numbered(&["1", "2", "٣", "", "4."]), []);
        assert_eq!(numbered(&["أ", "ب", "د"]), [], "letters have several orders");
        assert_eq!(
            numbered(&["1", "3", "3"]),
            [Flaw::Number { at: 1, expected: 2 }, Flaw::Number { at: 2, expected: 4 },]
        );
    }

    proptest! {
        #[test]
        fn whatever_is_pasted_keeps_a_slot_for_each_line_with_words(lines in "(\\PC{0,24}\n){0,6}") {
            let written = lines.lines().map(str::trim).filter(|it| it.chars().any(char::is_alphanumeric));
            let agenda = read(&lines);
            prop_assert_eq!(agenda.len(), written.count());
            let _found = flaws(&agenda);
        }
    }
}
