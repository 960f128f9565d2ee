//! Where a selection or a caret goes.
//!
//! Used by the commands that move and that select. What a row or a stop is, each pane knows.

/// Where to, in a list, an outline or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One row down.
    Next,
    /// One row up.
    Previous,
    /// One screen down.
    PageNext,
    /// One screen up.
    PagePrevious,
    /// To the very beginning.
    First,
    /// To the very end.
    Last,
    /// One cell to the left, by sight, whatever the direction of the text.
    SightLeft,
    /// One cell to the right, by sight.
    SightRight,
    /// One word to the left, by sight.
    SightWordLeft,
    /// One word to the right, by sight.
    SightWordRight,
    /// One stop on, in reading order.
    Forward,
    /// One stop back, in reading order.
    Backward,
    /// One word on, in reading order.
    WordForward,
    /// One word back, in reading order.
    WordBackward,
    /// To where the line begins being read.
    LineStart,
    /// To where the line ends being read.
    LineEnd,
    /// To the next part of the charter, objective, or group.
    PartNext,
    /// To the part, objective, or group before.
    PartPrevious,
}
