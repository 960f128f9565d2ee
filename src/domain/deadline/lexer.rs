//! The words of a deadline taken apart: folded text in, lexemes out.
//!
//! Used by [`read`](super::read). It knows which words and signs belong together (dates in
//! digits, months of two words, attached prepositions, times of day, which are left out);
//! it does not know what a deadline is.

use std::ops::Range;

use super::Unread;
use super::lexicon::{Lexeme, Unit, known};
use super::months;

/// A lexeme and the bytes of the folded text it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) lexeme: Lexeme,
    pub(super) range: Range<usize>,
}

/// A run of digits, a run of letters, or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Token<'a> {
    kind: Kind<'a>,
    range: Range<usize>,
    /// Whether it follows the token before without a blank.
    glued: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind<'a> {
    Digits { value: u32, digits: usize },
    Word(&'a str),
    Sign(char),
}

/// The lexemes of `folded`.
///
/// # Errors
/// [`Unread::Hijri`] when the only date is of that calendar.
pub(super) fn lex(folded: &str) -> Result<Vec<Item>, Unread> {
    let tokens = tokens(folded);
    let mut items = Items::default();
    let mut rest = tokens.as_slice();
    while let [token, ..] = rest {
        // What is said of the hour comes last and says nothing about the day.
        if matches!(token.kind, Kind::Word("الساعه" | "ساعه" | "بالساعه")) {
            break;
        }
        let taken = items.take(rest).max(1);
        rest = rest.get(taken..).unwrap_or_default();
    }
    without_hijri(items.all)
}

fn tokens(folded: &str) -> Vec<Token<'_>> {
    let class = |c: char| match c {
        ' ' => 0,
        _ if c.is_ascii_digit() => 1,
        _ if c.is_alphabetic() => 2,
        _ => 3,
    };
    let mut all: Vec<Token<'_>> = Vec::new();
    let mut glued = false;
    let mut start = 0;
    while let Some(rest) = folded.get(start..).filter(|rest| !rest.is_empty()) {
        let kind = rest.chars().next().map_or(0, class);
        let len = match kind {
            3 => rest.chars().next().map_or(1, char::len_utf8),
            _ => rest.find(|c| class(c) != kind).unwrap_or(rest.len()),
        };
        let run = rest.get(..len).unwrap_or_default();
        let kind = match kind {
            1 => Kind::Digits { value: run.parse().unwrap_or(u32::MAX), digits: len },
            2 => Kind::Word(run),
            _ => Kind::Sign(run.chars().next().unwrap_or(' ')),
        };
        if kind == Kind::Sign(' ') {
            glued = false;
        } else {
            all.push(Token { kind, range: start..start + len, glued });
            glued = true;
        }
        start += len;
    }
    all
}

/// The items read so far.
#[derive(Default)]
struct Items {
    all: Vec<Item>,
}

impl Items {
    /// Reads the beginning of `rest` and says how many tokens that was.
    fn take(&mut self, rest: &[Token<'_>]) -> usize {
        use Kind::{Digits, Sign, Word};
        let range = |taken: usize| {
            let start = rest.first().map_or(0, |token| token.range.start);
            start..rest.get(taken.saturating_sub(1)).map_or(start, |token| token.range.end)
        };
        if let Some((date, taken)) = date(rest) {
            self.push(date, range(taken));
            return taken;
        }
        let kinds: [Option<Kind<'_>>; 3] = [0, 1, 2].map(|at| rest.get(at).map(|token| token.kind));
        let glued = rest.get(1).is_some_and(|token| token.glued);
        match kinds {
            // 10:00, 10h, 10 h 30
            [Some(Digits { .. }), Some(Sign(':') | Word("h")), Some(Digits { .. })] => self.skip_hour(3),
            [Some(Digits { .. }), Some(Word("h" | "heures")), _] => self.skip_hour(2),
            [Some(Digits { value, .. }), Some(Word(ending)), _] if glued && is_ordinal_ending(ending) => {
                self.push(Lexeme::Ordinal(value), range(2));
                2
            }
            // [2023]: what stands in square brackets was not written.
            [Some(Sign('[')), Some(Digits { value, digits: 4 }), Some(Sign(']'))] => {
                self.push(Lexeme::Supplied(i32::try_from(value).unwrap_or(i32::MAX)), range(3));
                3
            }
            // Q2, T1, S1, H2
            [Some(Word(letter @ ("q" | "t" | "s" | "h"))), Some(Digits { value, .. }), _] if glued => {
                let unit = if matches!(letter, "q" | "t") { Unit::Quarter } else { Unit::Half };
                self.push(Lexeme::Unit { unit, definite: false }, range(1));
                self.push(Lexeme::Ordinal(value), range(2));
                2
            }
            [Some(Word(first)), Some(Word(second)), _] => match together(first, second) {
                Some(lexeme) => {
                    self.push(lexeme, range(2));
                    2
                }
                None => self.word(first, range(1)),
            },
            [Some(Word(word)), ..] => self.word(word, range(1)),
            [Some(Digits { value, digits }), ..] => {
                self.push(Lexeme::Number { value, digits }, range(1));
                1
            }
            [Some(Sign(sign)), ..] => {
                match sign {
                    '-' | '/' | ',' | ';' => self.push(Lexeme::Sign(sign), range(1)),
                    '&' | '+' => self.push(Lexeme::And, range(1)),
                    '→' | '←' => self.push(Lexeme::To, range(1)),
                    _ => {}
                }
                1
            }
            [None, ..] => 1,
        }
    }

    /// Leaves out an hour of `tokens` tokens and the "à" before it.
    fn skip_hour(&mut self, tokens: usize) -> usize {
        while self.all.last().is_some_and(|item| item.lexeme == Lexeme::To) {
            self.all.pop();
        }
        tokens
    }

    fn word(&mut self, word: &str, range: Range<usize>) -> usize {
        match attached(word, 2) {
            Some(lexemes) => lexemes.into_iter().for_each(|lexeme| self.push(lexeme, range.clone())),
            None => self.push(Lexeme::Unknown, range),
        }
        1
    }

    /// Adds a lexeme, joined to those before it where they are one.
    fn push(&mut self, lexeme: Lexeme, range: Range<usize>) {
        let before = |back: usize| self.all.iter().rev().nth(back).map(|item| item.lexeme);
        let (drop, lexeme) = match (before(1), before(0), lexeme) {
            // الخامس والعشرون
            (Some(Lexeme::Ordinal(ones)), Some(Lexeme::And), Lexeme::Tens(tens)) => {
                (2, Lexeme::Ordinal(ones + tens))
            }
            (_, _, Lexeme::Tens(tens)) => (0, Lexeme::Ordinal(tens)),
            // الخامس عشر
            (_, Some(Lexeme::Ordinal(ones @ 1..=9)), Lexeme::Number { value: 10, digits: 0 }) => {
                (1, Lexeme::Ordinal(ones + 10))
            }
            // mi-juin
            (_, Some(Lexeme::Part(_)), Lexeme::Sign('-')) => return,
            // شهري ماي ويونيو
            (_, Some(Lexeme::MonthlyOrMonths), Lexeme::Month(_)) => (1, lexeme),
            // نصف سنوي، ربع سنوي
            (_, Some(Lexeme::Unit { unit: Unit::Half, .. }), Lexeme::Often(1, Unit::Year)) => {
                (1, Lexeme::Often(6, Unit::Month))
            }
            (_, Some(Lexeme::Unit { unit: Unit::Quarter, .. }), Lexeme::Often(1, Unit::Year)) => {
                (1, Lexeme::Often(3, Unit::Month))
            }
            (_, Some(Lexeme::Unit { unit: Unit::Half, .. }), Lexeme::Often(1, Unit::Month)) => {
                (1, Lexeme::Often(2, Unit::Week))
            }
            _ => (0, lexeme),
        };
        self.all.truncate(self.all.len().saturating_sub(drop));
        self.all.push(Item { lexeme, range });
    }
}

fn is_ordinal_ending(word: &str) -> bool {
    matches!(word, "er" | "re" | "ere" | "e" | "eme" | "ieme" | "nd" | "nde" | "rd" | "st" | "th")
}

/// Two words that are one.
fn together(first: &str, second: &str) -> Option<Lexeme> {
    let attached = first.strip_prefix(['ب', 'ل', 'و']).filter(|rest| rest.chars().count() > 3);
    phrase(first, second).or_else(|| phrase(attached?, second))
}

fn phrase(first: &str, second: &str) -> Option<Lexeme> {
    match (first, second) {
        ("كل", "من") => Some(Lexeme::Filler),
        ("au", "plus") | ("اخر" | "كاخر", "اجل" | "موعد") | ("no", "later") | ("at", "latest") => {
            Some(Lexeme::By)
        }
        ("بدايه", "من") | ("a", "partir" | "compter" | "dater") | ("as", "of" | "from") => {
            Some(Lexeme::From)
        }
        ("last", "third") => Some(Lexeme::LastThird),
        ("en", "cours") => Some(Lexeme::This),
        ("ربيع", "الاول" | "الثاني" | "الاخر" | "النبوي")
        | ("جمادي", _)
        | ("ذو" | "ذي", "القعده" | "الحجه") => Some(Lexeme::HijriMonth),
        _ => months::double_month(first, second).map(Lexeme::Month),
    }
}

/// What a word does once the article and at most `letters` attached letters are taken off.
fn attached(word: &str, letters: u8) -> Option<Vec<Lexeme>> {
    if let Some(lexeme) = known(word) {
        return Some(vec![lexeme]);
    }
    let bare = |rest: &str| {
        known(rest).map(|lexeme| match lexeme {
            Lexeme::Unit { unit, .. } => Lexeme::Unit { unit, definite: true },
            other => other,
        })
    };
    if let Some(lexeme) = word.strip_prefix("ال").or_else(|| word.strip_prefix("لل")).and_then(bare) {
        return Some(vec![lexeme]);
    }
    let (first, rest) = (word.chars().next()?, word.get(word.chars().next()?.len_utf8()..)?);
    let letters = letters.checked_sub(1)?;
    if rest.chars().count() < 2 {
        return None;
    }
    match first {
        'و' | 'ف' => {
            let mut lexemes = vec![Lexeme::And];
            lexemes.extend(attached(rest, letters)?);
            Some(lexemes)
        }
        'ب' | 'ل' | 'ك' => attached(rest, letters),
        _ => None,
    }
}

/// A date in digits at the beginning of `rest`, and how many tokens it takes.
fn date(rest: &[Token<'_>]) -> Option<(Lexeme, usize)> {
    let number = |at: usize| match rest.get(at)?.kind {
        Kind::Digits { value, digits } => Some((value, digits)),
        _ => None,
    };
    let sign = |at: usize| match rest.get(at).map(|token| token.kind) {
        Some(Kind::Sign(sign @ ('-' | '/' | '.'))) => Some(sign),
        _ => None,
    };
    let glued = |taken: usize| rest.iter().take(taken).skip(1).all(|token| token.glued);
    let full = |year: u32, month, day, short| Lexeme::Date {
        year: i32::try_from(year).ok(),
        month,
        day: Some(day),
        short,
    };
    let ((a, a_digits), first, (b, b_digits)) = (number(0)?, sign(1)?, number(2)?);
    if let (Some(second), Some((c, c_digits))) = (sign(3), number(4)) {
        let month_follows = month_follows(rest.get(5..).unwrap_or_default());
        let lexeme = match (a_digits, b_digits, c_digits) {
            _ if first != second => return None,
            (4, 1..=2, 1..=2) => full(a, b, c, false),
            (1..=2, 1..=2, 4) => full(c, b, a, false),
            // 15-04-23, but not 7 - 8 - 9 ديسمبر
            (1..=2, 1..=2, 2) if glued(5) && !month_follows => full(2000 + c, b, a, true),
            _ => return None,
        };
        return Some((lexeme, 5));
    }
    if month_follows(rest.get(3..).unwrap_or_default()) {
        return None;
    }
    let (year, month, day) = match (first, a_digits, b_digits) {
        (_, 1..=2, 4) => (i32::try_from(b).ok(), a, None),
        (_, 4, 1..=2) if glued(3) && b <= 12 => (i32::try_from(a).ok(), b, None),
        ('/', 1..=2, 1..=2) => (None, b, Some(a)),
        ('.', 1..=2, 1..=2) if glued(3) => (None, b, Some(a)),
        _ => return None,
    };
    Some((Lexeme::Date { year, month, day, short: false }, 3))
}

/// Whether a month by name comes next, so that the numbers before it are days.
fn month_follows(rest: &[Token<'_>]) -> bool {
    let words = rest.iter().take(4).map_while(|token| match token.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    });
    let words: Vec<&str> = words.collect();
    words
        .iter()
        .any(|word| attached(word, 2).is_some_and(|all| all.iter().any(|it| matches!(it, Lexeme::Month(_)))))
        || words.windows(2).any(|pair| matches!(pair, [a, b] if months::double_month(a, b).is_some()))
}

/// Whether the item at `at` stands where a month is expected: beside a number, "شهر" or a part.
pub(super) fn month_expected(items: &[Item], at: usize) -> bool {
    let beside = |item: Option<&Item>| {
        item.is_some_and(|item| {
            matches!(
                item.lexeme,
                Lexeme::Number { .. }
                    | Lexeme::Ordinal(_)
                    | Lexeme::Part(_)
                    | Lexeme::First
                    | Lexeme::Unit { unit: Unit::Month, .. }
            )
        })
    };
    let before = items.iter().take(at).rev().find(|item| item.lexeme != Lexeme::Filler);
    let after = items.iter().skip(at + 1).find(|item| item.lexeme != Lexeme::Filler);
    beside(before) || beside(after)
}

/// Leaves out what a decision or meeting is called, where so many days are counted from it: "within
/// three weeks of the adoption of the charter".
pub(super) fn without_event_names(mut items: Vec<Item>) -> Vec<Item> {
    let Some(event) = items.iter().position(|item| item.lexeme == Lexeme::Event) else { return items };
    let counted =
        items.iter().take(event).any(|item| matches!(item.lexeme, Lexeme::Pair(_) | Lexeme::Unit { .. }));
    if counted {
        let mut at = 0;
        items.retain(|item| {
            at += 1;
            at <= event + 1 || !matches!(item.lexeme, Lexeme::Unknown | Lexeme::Council(_) | Lexeme::Event)
        });
    }
    items
}

/// Leaves a Hijri date out when another date stands beside it.
fn without_hijri(items: Vec<Item>) -> Result<Vec<Item>, Unread> {
    let is_hijri_year = |value: u32| (1300..1600).contains(&value);
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut hijri = false;
    let mut inside = false;
    let mut items = items.into_iter().peekable();
    while let Some(item) = items.next() {
        match item.lexeme {
            Lexeme::HijriMonth => {
                // Its day stands before it.
                let day = |item: &Item| {
                    matches!(item.lexeme, Lexeme::Number { value: ..=30, .. } | Lexeme::Ordinal(_))
                };
                while kept.last().is_some_and(|last| last.lexeme == Lexeme::Filler) {
                    kept.pop();
                }
                if kept.last().is_some_and(day) {
                    kept.pop();
                }
                (hijri, inside) = (true, true);
            }
            Lexeme::Number { value, .. } if is_hijri_year(value) => {
                if !inside && items.peek().is_none_or(|next| next.lexeme != Lexeme::Hijri) {
                    return Err(Unread::Hijri);
                }
                (hijri, inside) = (true, true);
            }
            Lexeme::Date { year: Some(1300..1600), .. } => (hijri, inside) = (true, true),
            Lexeme::Hijri if inside => inside = false,
            Lexeme::Hijri => kept.push(Item { lexeme: Lexeme::Unknown, ..item }),
            _ => kept.push(item),
        }
    }
    let dated = kept.iter().any(|item| matches!(item.lexeme, Lexeme::Month(_) | Lexeme::Date { .. }));
    if hijri && !dated { Err(Unread::Hijri) } else { Ok(kept) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexemes(folded: &str) -> Vec<Lexeme> {
        lex(folded).unwrap().into_iter().map(|item| item.lexeme).collect()
    }

    #[test]
    fn attached_letters_come_off_but_not_from_words_that_begin_with_them() {
        assert_eq!(lexemes("بمتم"), [Lexeme::Part(super::super::lexicon::Part::End)]);
        assert_eq!(lexemes("وماي"), [Lexeme::And, Lexeme::Month(5)]);
        assert_eq!(lexemes("بعد"), [Lexeme::After]);
        assert_eq!(lexemes("لغايه"), [Lexeme::Until]);
        assert_eq!(lexemes("وزاره"), [Lexeme::Unknown]);
    }

    #[test]
    fn digits_and_letters_come_apart_without_a_blank() {
        assert_eq!(
            lexemes("15ابريل2024"),
            [
                Lexeme::Number { value: 15, digits: 2 },
                Lexeme::Month(4),
                Lexeme::Number { value: 2024, digits: 4 },
            ]
        );
    }

    #[test]
    fn ordinals_of_two_words_are_one() {
        assert_eq!(lexemes("الخامس عشر"), [Lexeme::Ordinal(15)]);
        assert_eq!(lexemes("الحادي والثلاثين"), [Lexeme::Ordinal(31)]);
        assert_eq!(lexemes("1er 2eme 3rd"), [Lexeme::Ordinal(1), Lexeme::Ordinal(2), Lexeme::Ordinal(3)]);
    }

    #[test]
    fn the_hour_is_left_out() {
        assert_eq!(lexemes("ماي علي الساعه 3:00 بعد الظهر"), [Lexeme::Month(5), Lexeme::Filler]);
        assert_eq!(lexemes("ماي 10:00"), [Lexeme::Month(5)]);
    }
}
