//! Going to a record: whatever is open over the panes closes, and the pane it stands in has the keys.
//!
//! Used by `app` for what a list of findings names. Which row a record has, each pane knows.

use super::{Place, Stage};
use crate::domain::Record;
use crate::notice::Notice;
use crate::panes::composition::Composition;
use crate::panes::{Desk, Outcome, amendments, profile_form};

impl Stage {
    /// Shows where `record` stands; says so where no pane has it, and leaves everything open.
    pub fn go_to(&mut self, record: Record, desk: &Desk) -> Outcome {
        if self.holds_words_below() {
            return Outcome::Say(Notice::warned(desk.phrases.stage.unfinished));
        }
        match record {
            Record::Statutes => return Outcome::Open(Box::new(Composition::new(None, desk))),
            Record::Profile => return Outcome::Open(Box::new(profile_form(desk))),
            Record::Amendment(id) => {
                let Some(list) = amendments::list_at(id, desk) else {
                    return Outcome::Say(Notice::warned(desk.phrases.checker.nowhere));
                };
                self.over.clear();
                return list;
            }
            _ => {}
        }
        let places = Place::ALL.into_iter().zip(&mut self.base);
        for (place, pane) in places {
            match pane.go_to(record, desk) {
                Outcome::Pass => {}
                outcome => {
                    self.over.clear();
                    self.focus = place;
                    return outcome;
                }
            }
        }
        Outcome::Say(Notice::warned(desk.phrases.checker.nowhere))
    }
}
