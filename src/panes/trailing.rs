//! What stands beside a list and shows its selected row: it follows once the selection rests.
//!
//! Used by panes whose rows open into much text. Going down ten rows on a thin line then
//! costs ten markers and one text, not ten texts.

use chrono::{DateTime, TimeDelta, Utc};

/// How long the selection must rest before it is followed.
const REST: TimeDelta = TimeDelta::milliseconds(250);

/// What is shown beside a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trailing<T> {
    shown: Option<T>,
    moved: Option<DateTime<Utc>>,
}

impl<T> Default for Trailing<T> {
    fn default() -> Self {
        Self { shown: None, moved: None }
    }
}

impl<T: Copy + PartialEq> Trailing<T> {
    /// Takes note that the selection was moved at `now`.
    pub(super) fn moved(&mut self, now: DateTime<Utc>) {
        self.moved = Some(now);
    }

    /// What to show while `selected` is selected.
    pub(super) fn follow(&mut self, selected: T, now: DateTime<Utc>) -> T {
        if self.moved.is_none_or(|moved| moved + REST <= now || now < moved) {
            self.moved = None;
            self.shown = Some(selected);
        }
        *self.shown.get_or_insert(selected)
    }

    /// When it will follow, if it has fallen behind.
    pub(super) fn due(&self) -> Option<DateTime<Utc>> {
        self.moved.map(|moved| moved + REST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_when_the_selection_rests_and_not_before() {
        let at = |ms| DateTime::from_timestamp_millis(ms).unwrap();
        let mut trailing = Trailing::default();
        assert_eq!(trailing.follow(1, at(0)), 1, "the first is shown at once");
        trailing.moved(at(100));
        assert_eq!(trailing.follow(2, at(100)), 1);
        trailing.moved(at(200));
        assert_eq!(trailing.follow(3, at(349)), 1);
        assert_eq!(trailing.due(), Some(at(450)));
        assert_eq!(trailing.follow(3, at(450)), 3);
        assert_eq!(trailing.due(), None);
    }
}
