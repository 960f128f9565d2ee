//! The composition of a committee, measured against the rules it gave itself.
//!
//! Used by the roster, by the checker and by the composition statement. It takes a day and answers
//! who sits on it, what each rule asks, what is found, and whether that is as it should be. It
//! changes nothing and knows no sentence.
//!
//! # How it counts
//!
//! * Who sits: members in a seat of their own whose mandate covers the day, its first and its last
//!   day included. Alternates are listed and never counted.
//! * What a person has said and what the program only proposes both count; how many of those
//!   counted nobody has confirmed is told beside the number.
//! * A share of women is a floor: of 17 members, a half is 9 and a third is 6, for 8 of 17 are not
//!   «at least a half». What may be missing is the tolerance that was voted.
//! * A share of one side is a balance, missed above as below: either whole number next to it holds,
//!   so that half of 17 is 8 as well as 9. The tolerance widens it by so many members both ways.
//! * A member of whom the gender or the category is not known could be either: a rule is missed
//!   only if no answer would meet it, and not known while it depends on the answer.

mod bodies;
mod measure;
mod sitting;
#[cfg(test)]
mod tests;
mod what_if;

pub use bodies::{Bodies, same_body};
pub use measure::{Measure, Part, Verdict, Wanted, What, measure};
pub use sitting::{Sitting, sits};
pub use what_if::what_if;
