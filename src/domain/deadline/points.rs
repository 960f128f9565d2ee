//! The points of a deadline and what joins each to the next.
//!
//! Used by [`understand`](super::understand). It parts the lexemes at "to", "and" and signs, and puts
//! together again what only completes the point before; what the points mean together, `range` says.

use super::Unread;
use super::lexer::Item;
use super::lexicon::Lexeme;
use super::point::{Bound, Point};

/// What joins two points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Link {
    /// A comma.
    Comma,
    /// A dash or slash.
    Sign,
    /// و
    And,
    /// الى، حتى
    To,
}

/// The points of a deadline and what joins each to the next; there is one link less.
pub(super) type Points = (Vec<Point>, Vec<Link>);

/// The points that `items` name.
///
/// # Errors
/// [`Unread`]: see there. The word of `UnknownMonth` is left for the caller to find.
pub(super) fn points(items: &[Item]) -> Result<Points, Unread> {
    let mut points: Vec<Point> = Vec::new();
    let mut links: Vec<Link> = Vec::new();
    let mut link: Option<Link> = None;
    let mut until = false;
    for segment in items.split_inclusive(|item| link_of(item.lexeme).is_some()) {
        let (end, body) = match segment.split_last() {
            Some((last, body)) if link_of(last.lexeme).is_some() => (link_of(last.lexeme), body),
            _ => (None, segment),
        };
        let ended_until = segment.last().is_some_and(|item| item.lexeme == Lexeme::Until);
        if body.iter().all(|item| matches!(item.lexeme, Lexeme::Filler | Lexeme::Between)) {
            // A bullet, or two signs together: the stronger one joins.
            link = link.max(end);
            until |= ended_until;
            continue;
        }
        let mut point = Point::read(body)?;
        if points.is_empty() && until {
            point.bound.get_or_insert(Bound::By);
        }
        let between = points.last().is_some_and(|last| last.between);
        if between && link == Some(Link::And) {
            link = Some(Link::To);
        }
        match (points.last_mut(), link) {
            (Some(last), Some(link)) => {
                if let Some(point) = last.join(point, link) {
                    points.push(point);
                    links.push(link);
                }
            }
            _ => points.push(point),
        }
        link = end;
    }
    // "من ماي الى" is not finished.
    if link == Some(Link::To) && !points.is_empty() { Err(Unread::Incomplete) } else { Ok((points, links)) }
}

fn link_of(lexeme: Lexeme) -> Option<Link> {
    match lexeme {
        Lexeme::To | Lexeme::Until => Some(Link::To),
        Lexeme::And => Some(Link::And),
        Lexeme::Sign(',' | ';') => Some(Link::Comma),
        Lexeme::Sign(_) => Some(Link::Sign),
        _ => None,
    }
}

impl Point {
    /// Takes `next` in when it only completes this point; gives it back when it is another.
    fn join(&mut self, mut next: Point, link: Link) -> Option<Point> {
        let mut year_only =
            Point { year: next.year, short: next.short, supplied: next.supplied, ..Point::default() };
        year_only.within = next.within;
        year_only.definite = next.definite;
        // "April 15, 2024", "ماي - 2024"
        if link <= Link::Sign
            && next == year_only
            && self.year.is_none()
            && (self.month.or(self.day).is_some() || self.unit.is_some())
        {
            (self.year, self.short, self.supplied) = (next.year, next.short, next.supplied);
            return None;
        }
        // "الجمعة، 2 فبراير"
        if self.weekday.is_some()
            && *self == (Point { weekday: self.weekday, bound: self.bound, ..Point::default() })
            && next.day.is_some()
        {
            next.bound = next.bound.or(self.bound);
            // "السبت والأحد 15 و16": which of them goes with which day is not said.
            next.weekday = if next.weekday.is_some() { None } else { self.weekday };
            *self = next;
            return None;
        }
        Some(next)
    }
}
