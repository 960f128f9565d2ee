//! Going to where something has changed.
//!
//! Used by the panes that show a whole text with its changes marked. It finds nothing out: what
//! has changed is marked already.

use super::{Block, Look, Marked, Scroll};

impl Marked {
    /// Whether anything in it was taken out or put in.
    fn is_changed(&self) -> bool {
        self.looks.iter().any(|(_, look)| matches!(look, Look::Removed | Look::Added))
    }
}

impl Scroll {
    /// Goes to the first paragraph where something was taken out or put in.
    pub(in crate::panes) fn go_to_first_change(&mut self) {
        self.sought = self.lines.iter().position(Marked::is_changed);
    }

    /// Brings the paragraph sought into view, with words before it; what stands on the first
    /// page is in view already.
    pub(super) fn find_sought(&mut self) {
        let Some((sought, (_, _, laid))) = self.sought.take().zip(self.laid.as_ref()) else { return };
        let before: usize = laid.iter().take(sought).map(|Block(_, _, rows)| rows.len()).sum();
        let own = laid.get(sought).map_or(0, |Block(_, _, rows)| rows.len());
        let height = usize::from(self.height);
        self.top = if before + own <= height { 0 } else { before.saturating_sub(height / 3) };
    }
}
