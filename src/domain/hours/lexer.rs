//! The words and figures of hours, made into points of a day.
//!
//! Used by the reading of hours only. All words are folded; a word that is not here makes the
//! whole unread, so that nothing is understood by chance.

use chrono::NaiveTime;

/// A part of the day, which tells what an hour of twelve means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    /// زوالا، ظهرا: from eleven on.
    Noon,
    Afternoon,
    Night,
}

/// A point of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub hour: u32,
    minute: u32,
    pub part: Option<Part>,
    /// Whether it can be nothing but an hour.
    pub certain: bool,
}

impl Point {
    /// The time of the day, taken in this part of it.
    pub(super) fn time(self, part: Option<Part>) -> Option<NaiveTime> {
        let hour = match (part, self.hour) {
            (Some(Part::Morning | Part::Night), 12) => 0,
            (Some(Part::Afternoon), 1..=11) | (Some(Part::Noon), 1..=6) | (Some(Part::Night), 6..=11) => {
                self.hour + 12
            }
            (_, hour) => hour,
        };
        NaiveTime::from_hms_opt(hour, self.minute, 0)
    }
}

/// What a stretch of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lexeme {
    Point(Point),
    /// إلى، –، à
    To,
    Filler,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Sign(char),
}

const HOURS: [(&str, u32); 11] = [
    ("واحده", 1),
    ("ثانيه", 2),
    ("ثالثه", 3),
    ("رابعه", 4),
    ("خامسه", 5),
    ("سادسه", 6),
    ("سابعه", 7),
    ("ثامنه", 8),
    ("تاسعه", 9),
    ("عاشره", 10),
    ("حاديه", 11),
];
const TO: [&str; 9] = ["الي", "حتي", "و", "a", "to", "until", "till", "et", "and"];
#[rustfmt::skip]
const FILLERS: [&str; 35] = [
    "علي", "من", "في", "الساعه", "ساعه", "بالساعه", "للساعه", "والساعه", "حوالي", "ابتداء", "ابتداءا", "بين", "ما",
    "غايه", "حدود", "تمام", "تماما", "س", "de", "du", "des", "l", "le", "la", "jusqu", "vers", "entre", "from", "at",
    "between", "in", "the", "o", "clock", "partir",
];

/// The lexemes of folded words; `None` where one of them is unknown.
pub(super) fn lexemes(folded: &str) -> Option<Vec<Lexeme>> {
    let tokens = tokens(folded);
    let mut rest = tokens.as_slice();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (lexeme, used) = point(rest).or_else(|| other(rest))?;
        found.push(lexeme);
        rest = rest.get(used..)?;
    }
    Some(found)
}

fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c: char| !is(c)).unwrap_or(rest.len());
        let (digits, letters) = (run(|c| c.is_ascii_digit()), run(char::is_alphabetic));
        let used = digits.max(letters).max(first.len_utf8());
        let Some((taken, after)) = rest.split_at_checked(used) else { break };
        if digits > 0 {
            tokens.push(Token::Number(taken));
        } else if letters > 0 {
            tokens.push(Token::Word(taken));
        } else if !first.is_whitespace() {
            tokens.push(Token::Sign(first));
        }
        rest = after;
    }
    tokens
}

/// The point that the tokens begin with, and how many it takes.
fn point(tokens: &[Token]) -> Option<(Lexeme, usize)> {
    let (mut point, mut used) = named(tokens).or_else(|| figures(tokens)).or_else(|| spelled(tokens))?;
    // «والنصف»، «إلا ربعا»، «و30 دقيقة»
    if let Some((minutes, more)) = tokens.get(used..).and_then(minutes) {
        let total = i64::from(point.hour * 60 + point.minute) + minutes;
        let total = u32::try_from(total).ok()?;
        (point.hour, point.minute, point.certain) = (total / 60, total % 60, true);
        used += more;
    }
    let fillers = tokens.get(used..)?.iter().take_while(|token| links(token)).count();
    if let Some((part, more)) = tokens.get(used + fillers..).and_then(part) {
        (point.part, point.certain) = (Some(part), true);
        used += fillers + more;
    }
    Some((Lexeme::Point(point), used))
}

/// Words that lead to a part of the day: «de l'après-midi», «في المساء».
fn links(token: &Token) -> bool {
    matches!(token, Token::Word("de" | "du" | "l" | "في" | "in" | "the") | Token::Sign('\'' | '’'))
}

/// Midday and midnight.
fn named(tokens: &[Token]) -> Option<(Point, usize)> {
    let at = |hour, used| Some((Point { hour, minute: 0, part: None, certain: true }, used));
    match tokens {
        [Token::Word("منتصف"), Token::Word("النهار"), ..] => at(12, 2),
        [Token::Word("منتصف"), Token::Word("الليل"), ..] => at(0, 2),
        [Token::Word("midi" | "noon"), ..] => at(12, 1),
        [Token::Word("minuit" | "midnight"), ..] => at(0, 1),
        _ => None,
    }
}

/// `14`, `14:30`, `14.30`, `14h`, `14h30`, `14 heures 30`.
fn figures(tokens: &[Token]) -> Option<(Point, usize)> {
    let (Token::Number(hour), after) = tokens.split_first()? else { return None };
    let hour = number(hour, 2, 23)?;
    let made = |minute, certain| Point { hour, minute, part: None, certain };
    match after {
        [Token::Sign(':' | '.') | Token::Word("h" | "heures" | "heure"), Token::Number(minutes), ..]
            if minutes.len() == 2 =>
        {
            Some((made(number(minutes, 2, 59)?, true), 3))
        }
        [Token::Word("h" | "heures" | "heure"), ..] => Some((made(0, true), 2)),
        _ => Some((made(0, false), 1)),
    }
}

/// الثالثة، الحادية عشرة
fn spelled(tokens: &[Token]) -> Option<(Point, usize)> {
    let (Token::Word(word), after) = tokens.split_first()? else { return None };
    let bare = word.strip_prefix("وال").or_else(|| word.strip_prefix("ال")).unwrap_or(word);
    let hour = HOURS.into_iter().find(|(name, _)| *name == bare).map(|(_, hour)| hour)?;
    let ten = matches!(after.first(), Some(Token::Word("عشره" | "عشر" | "عشرا")));
    let (hour, used) = match (hour, ten) {
        (11, true) => (11, 2),
        (2, true) => (12, 2),
        (11, false) | (_, true) => return None,
        (hour, false) => (hour, 1),
    };
    Some((Point { hour, minute: 0, part: None, certain: true }, used))
}

/// What is put to an hour, in minutes, and how many tokens say it.
fn minutes(tokens: &[Token]) -> Option<(i64, usize)> {
    match tokens {
        [Token::Word("والنصف" | "ونصف"), ..] => Some((30, 1)),
        [Token::Word("والربع" | "وربع"), ..] => Some((15, 1)),
        [Token::Word("والثلث" | "وثلث"), ..] => Some((20, 1)),
        [Token::Word("الا"), Token::Word("ربعا" | "ربع" | "الربع"), ..] => Some((-15, 2)),
        [Token::Word("الا"), Token::Word("ثلثا" | "ثلث" | "الثلث"), ..] => Some((-20, 2)),
        [Token::Word("و"), Token::Number(minutes), Token::Word("دقيقه" | "دقائق"), ..] => {
            Some((i64::from(number(minutes, 2, 59)?), 3))
        }
        [Token::Word("et"), Token::Word("demie" | "demi"), ..] => Some((30, 2)),
        [Token::Word("et"), Token::Word("quart"), ..] => Some((15, 2)),
        _ => None,
    }
}

/// The part of the day that the tokens begin with, and how many say it.
fn part(tokens: &[Token]) -> Option<(Part, usize)> {
    let (part, used) = match tokens {
        [Token::Word("بعد"), Token::Word("الزوال" | "الظهر" | "زوال" | "ظهر"), ..] => {
            (Part::Afternoon, 2)
        }
        [Token::Word("apres"), Token::Sign('-'), Token::Word("midi"), ..] => (Part::Afternoon, 3),
        [Token::Word("apres"), Token::Word("midi"), ..] => (Part::Afternoon, 2),
        [Token::Word("p"), Token::Sign('.'), Token::Word("m"), ..] => (Part::Afternoon, 3),
        [Token::Word("a"), Token::Sign('.'), Token::Word("m"), ..] => (Part::Morning, 3),
        [Token::Word(word), ..] => (part_named(word)?, 1),
        _ => return None,
    };
    Some((part, used))
}

fn part_named(word: &str) -> Option<Part> {
    Some(match word {
        "صباحا" | "الصباح" | "صباح" | "ص" | "am" | "matin" | "morning" => Part::Morning,
        "زوالا" | "الزوال" | "ظهرا" | "الظهر" => Part::Noon,
        "مساء" | "المساء" | "عصرا" | "عشيه" | "م" | "pm" | "soir" | "afternoon" | "evening" => {
            Part::Afternoon
        }
        "ليلا" | "الليل" | "nuit" | "night" => Part::Night,
        _ => return None,
    })
}

fn other(tokens: &[Token]) -> Option<(Lexeme, usize)> {
    let lexeme = match tokens.first()? {
        Token::Sign('-' | '–' | '—' | '‒' | '/' | '→' | '←' | '~') => Lexeme::To,
        Token::Sign(':' | '.' | ',' | '،' | '(' | ')' | '\'' | '’' | '|' | '؛' | ';') => Lexeme::Filler,
        Token::Word(word) if TO.contains(word) => Lexeme::To,
        Token::Word(word) if FILLERS.contains(word) => Lexeme::Filler,
        _ => return None,
    };
    Some((lexeme, 1))
}

fn number(digits: &str, longest: usize, most: u32) -> Option<u32> {
    let value = digits.parse().ok().filter(|_| digits.len() <= longest)?;
    (value <= most).then_some(value)
}
