//! The charter: an outline of parts, each with its text.
//!
//! Used by the committee. The outline is the list of headings in rank order, each with a
//! level; numbers are computed from that, never stored.

use super::Rank;

/// A part of the charter: its heading and its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// What the outline shows.
    pub heading: Heading,
    /// The text, paragraphs separated by `\n`, in logical order.
    pub body: String,
}

/// What the outline holds of a part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// Place in the outline.
    pub rank: Rank,
    /// Depth in the outline: 0 is a chapter, 1 an article under it, and so on.
    pub level: u8,
    /// The title as written.
    pub title: String,
}

/// Deepest level of the outline.
pub const DEEPEST: u8 = 4;

/// Numbers of the outline (`1`, `1.1`, `1.2`, `2` …) for headings given in order by level.
///
/// A level that jumps (0 then 2) is numbered as if the missing levels had one part each.
pub fn numbers(levels: impl IntoIterator<Item = u8>) -> Vec<Vec<u32>> {
    let mut path: Vec<u32> = Vec::new();
    let mut all = Vec::new();
    for level in levels {
        let depth = usize::from(level.min(DEEPEST)) + 1;
        if path.len() >= depth {
            path.truncate(depth);
            if let Some(last) = path.last_mut() {
                *last += 1;
            }
        } else {
            path.resize(depth, 1);
        }
        all.push(path.clone());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn parts_are_numbered_by_their_level() {
        let all = numbers([0, 1, 1, 2, 0, 1]);
        let shown: Vec<String> =
            all.iter().map(|n| n.iter().map(u32::to_string).collect::<Vec<_>>().join(".")).collect();
        assert_eq!(shown, ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]);
    }
}
