//! Sequences of keys, and what each leads to.
//!
//! Used by `command::bindings`, one per scope. Generic, so that it knows neither keys nor
//! commands. No clock: because no sequence begins another, a sequence is complete the
//! moment its last key is pressed, on the slowest line as on the fastest.

use std::collections::BTreeMap;

/// A map from sequences to values.
///
/// Invariant: no sequence in it is empty, and none is the beginning of another.
///
/// ```
/// use lajna::keys::{Found, Trie};
/// let mut trie = Trie::default();
/// trie.put(&['g', 'g'], "first");
/// assert_eq!(trie.find(&['g']), Found::Beginning);
/// assert_eq!(trie.find(&['g', 'g']), Found::Value(&"first"));
/// assert_eq!(trie.find(&['g', 'x']), Found::Nothing);
/// ```
#[derive(Debug, Clone)]
pub struct Trie<K, V> {
    next: BTreeMap<K, Node<K, V>>,
}

#[derive(Debug, Clone)]
enum Node<K, V> {
    End(V),
    On(Trie<K, V>),
}

/// What a sequence leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<T> {
    /// A value.
    Value(T),
    /// Nothing yet: it begins a longer sequence.
    Beginning,
    /// Nothing at all.
    Nothing,
}

impl<K, V> Default for Trie<K, V> {
    fn default() -> Self {
        Self { next: BTreeMap::new() }
    }
}

impl<K: Ord + Clone, V> Trie<K, V> {
    /// What `sequence` leads to.
    pub fn find(&self, sequence: &[K]) -> Found<&V> {
        let Some((first, rest)) = sequence.split_first() else { return Found::Nothing };
        match self.next.get(first) {
            None => Found::Nothing,
            Some(Node::End(value)) if rest.is_empty() => Found::Value(value),
            Some(Node::End(_)) => Found::Nothing,
            Some(Node::On(_)) if rest.is_empty() => Found::Beginning,
            Some(Node::On(trie)) => trie.find(rest),
        }
    }

    /// The value in the way of `sequence`: of the sequence itself, of one it begins, or of
    /// one that begins it.
    pub fn obstacle(&self, sequence: &[K]) -> Option<&V> {
        let (first, rest) = sequence.split_first()?;
        match self.next.get(first)? {
            Node::End(value) => Some(value),
            Node::On(trie) if rest.is_empty() => trie.values().next(),
            Node::On(trie) => trie.obstacle(rest),
        }
    }

    /// Lets `sequence` lead to `value`, and drops whatever was in its way. An empty sequence
    /// leads nowhere and changes nothing.
    pub fn put(&mut self, sequence: &[K], value: V) {
        let Some((first, rest)) = sequence.split_first() else { return };
        if rest.is_empty() {
            self.next.insert(first.clone(), Node::End(value));
            return;
        }
        let node = self.next.entry(first.clone()).or_insert_with(|| Node::On(Self::default()));
        if let Node::End(_) = node {
            *node = Node::On(Self::default());
        }
        if let Node::On(trie) = node {
            trie.put(rest, value);
        }
    }

    /// Drops `sequence` and all that it begins.
    pub fn remove(&mut self, sequence: &[K]) {
        let Some((first, rest)) = sequence.split_first() else { return };
        let emptied = match self.next.get_mut(first) {
            Some(Node::On(trie)) if !rest.is_empty() => {
                trie.remove(rest);
                trie.next.is_empty()
            }
            Some(_) => rest.is_empty(),
            None => false,
        };
        if emptied {
            self.next.remove(first);
        }
    }

    /// Every value, in the order of the sequences.
    pub fn values(&self) -> Box<dyn Iterator<Item = &V> + '_> {
        Box::new(self.next.values().flat_map(|node| match node {
            Node::End(value) => Box::new(std::iter::once(value)) as Box<dyn Iterator<Item = &V> + '_>,
            Node::On(trie) => trie.values(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trie(sequences: &[&str]) -> Trie<char, String> {
        let mut trie = Trie::default();
        for sequence in sequences {
            trie.put(&keys(sequence), (*sequence).to_owned());
        }
        trie
    }

    fn keys(sequence: &str) -> Vec<char> {
        sequence.chars().collect()
    }

    #[test]
    fn a_later_sequence_drops_the_one_it_begins_and_the_one_that_begins_it() {
        let trie = trie(&["dd", "dw", "d"]);
        assert_eq!(trie.values().collect::<Vec<_>>(), ["d"]);
        let trie = self::trie(&["d", "dd", "x"]);
        assert_eq!(trie.values().collect::<Vec<_>>(), ["dd", "x"]);
        assert_eq!(trie.find(&keys("d")), Found::Beginning);
        assert_eq!(trie.find(&keys("ddd")), Found::Nothing);
    }

    #[test]
    fn an_obstacle_is_the_same_a_shorter_or_a_longer_sequence() {
        let trie = trie(&["gg", "x"]);
        assert_eq!(trie.obstacle(&keys("gg")).unwrap(), "gg");
        assert_eq!(trie.obstacle(&keys("g")).unwrap(), "gg");
        assert_eq!(trie.obstacle(&keys("xa")).unwrap(), "x");
        assert_eq!(trie.obstacle(&keys("gh")), None);
        assert_eq!(trie.obstacle(&[]), None);
    }

    #[test]
    fn removing_the_last_sequence_of_a_beginning_removes_the_beginning() {
        let mut trie = trie(&["gg", "gh", "x"]);
        trie.remove(&keys("gg"));
        assert_eq!(trie.find(&keys("g")), Found::Beginning);
        trie.remove(&keys("gh"));
        assert_eq!(trie.find(&keys("g")), Found::Nothing);
        trie.remove(&keys("xy"));
        assert_eq!(trie.values().collect::<Vec<_>>(), ["x"]);
    }
}
