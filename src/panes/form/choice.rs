//! One of a few options: stepping through them, and going to one by how it begins.
//!
//! Used by fields only.

use super::Label;
use crate::command::Command;
use crate::domain::fold::fold;
use crate::panes::Desk;
use crate::text::sanitize::Pasted;

/// What a field did with a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Filled {
    Pass,
    Moved,
    Changed,
    Pasted(Pasted),
    Copied(String),
    /// A letter has taken another option.
    Taken,
    /// No option begins with this letter.
    NoneBegins(char),
    NothingKnown,
}

/// Steps through options with the arrows and the space bar, or to one by its first letter, or
/// by words said at once.
pub(super) fn choose(options: &[Label], at: &mut usize, command: &Command, desk: &Desk) -> Filled {
    use crate::command::Motion::{Backward, Forward, SightLeft, SightRight};
    use crate::ui::Way;
    let count = options.len();
    let steps = match command {
        Command::Insert(' ') | Command::Move(Forward) => 1,
        Command::Move(Backward) | Command::EraseBack => count.saturating_sub(1),
        Command::Move(SightLeft) if desk.mirror.of_left() == Way::Endward => 1,
        Command::Move(SightRight) if desk.mirror.of_right() == Way::Endward => 1,
        Command::Move(SightLeft | SightRight) => count.saturating_sub(1),
        Command::Paste(Some(words)) => {
            // Words said at once, not letter by letter: the option that begins with them.
            let folded = fold(words.trim());
            let found = options.iter().position(|option| begins(option.words(desk.phrases), &folded));
            let Some(found) = found.filter(|_| !folded.is_empty()) else { return Filled::NothingKnown };
            (found + count - *at) % count
        }
        Command::Copy => {
            return Filled::Copied(options.get(*at).map_or("", |it| it.words(desk.phrases)).to_owned());
        }
        Command::Insert(typed) => {
            let letter = fold(&typed.to_string());
            let found = (1..count).find(|steps| {
                let option = options.get((*at + steps) % count);
                option.is_some_and(|option| begins(option.words(desk.phrases), &letter))
            });
            // The letter of the option that stands is not a mistake: stay.
            let stands = options.get(*at).is_some_and(|it| begins(it.words(desk.phrases), &letter));
            match found {
                None if !stands && !letter.is_empty() => return Filled::NoneBegins(*typed),
                None => return Filled::Moved,
                Some(steps) => *at = (*at + steps) % count,
            }
            return Filled::Taken;
        }
        _ => return Filled::Pass,
    };
    if count == 0 || steps == 0 {
        return Filled::Moved;
    }
    *at = (*at + steps) % count;
    Filled::Changed
}

/// Whether words begin with a letter, the Arabic article aside.
fn begins(words: &str, letter: &str) -> bool {
    let words = fold(words);
    words.starts_with(letter) || words.strip_prefix("ال").is_some_and(|bare| bare.starts_with(letter))
}
