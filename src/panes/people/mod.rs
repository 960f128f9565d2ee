//! Who is meant: the parties of a task, the names of bodies, two records that are one.
//!
//! Opened over the panes. What a decision changes, the domain says (`merging`, `responsible`);
//! these panes ask the person, and change no word of the paper.

mod bodies;
mod parties;
mod party;
#[cfg(test)]
mod tests;
mod unite;

pub use bodies::Bodies;
pub use parties::Parties;
pub use unite::Unite;
