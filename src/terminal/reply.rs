//! What a terminal answers when it is asked about itself.
//!
//! Made by the input parser, in order with the keys; read by detection and by the screen.
//! Deliberately not here: what is asked, and what an answer means.

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Primary device attributes (DA1, `CSI c`): the parameters after `?`, as sent.
    Primary(String),
    /// Secondary device attributes (DA2, `CSI > c`): the parameters after `>`, as sent.
    Secondary(String),
    /// Name and version (XTVERSION, `CSI > q`), as sent.
    Name(String),
    /// State of the bidirectional mode (DECRQM, `CSI 8 $ p`): 0 unknown, 1 set, 2 reset, 3 and
    /// 4 the same for ever.
    Bidi(u8),
    /// Everything sent before the question has been taken in (DSR, `CSI 5 n`).
    Ready,
}
