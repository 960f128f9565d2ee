//! What in Markdown is structure and what is words: headings, fences and their escapes.
//!
//! Used by the reader of texts and by their writer, so that what one writes the other reads back
//! word for word. A part that something refers to carries its identity behind its title, as in
//! `# الالتزامات {#1001}`. Deliberately nothing of Markdown inside a paragraph: those are words.

use std::borrow::Cow;

use crate::domain::SectionId;
use crate::domain::numbering::{Referent, reference, references};

/// What a line of a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'l> {
    /// The heading of a part; `#` is level 0.
    Heading { level: u8, title: &'l str, anchor: Option<SectionId> },
    /// Words, as they are meant.
    Words(Cow<'l, str>),
}

/// Reads line after line: between fences nothing is a heading, and nothing is escaped.
#[derive(Debug, Default)]
pub(super) struct Reader {
    fence: Fence,
}

/// Whether a line stands between fences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Fence {
    #[default]
    Closed,
    Open,
}

impl Reader {
    /// What the next line is.
    pub(super) fn read<'l>(&mut self, line: &'l str) -> Piece<'l> {
        let at_fence = is_fence(line);
        match self.fence {
            Fence::Open => {
                if at_fence {
                    self.fence = Fence::Closed;
                }
                Piece::Words(Cow::Borrowed(line))
            }
            Fence::Closed if at_fence => {
                self.fence = Fence::Open;
                Piece::Words(Cow::Borrowed(line))
            }
            Fence::Closed => match heading(line) {
                Some((level, title)) => {
                    let (title, anchor) = anchored(title);
                    Piece::Heading { level, title, anchor }
                }
                None => Piece::Words(Cow::Borrowed(unescaped(line))),
            },
        }
    }
}

/// Level and title of a heading: marks, a blank, words. Marks at its end close it, after a blank.
fn heading(line: &str) -> Option<(u8, &str)> {
    let line = line.trim_end();
    let rest = line.trim_start_matches('#');
    let marks = line.len() - rest.len();
    if !(1..=6).contains(&marks) || !rest.starts_with([' ', '\t']) {
        return None;
    }
    let title = rest.trim();
    let open = title.trim_end_matches('#');
    let title = if open.ends_with([' ', '\t']) || open.is_empty() { open.trim_end() } else { title };
    let level = u8::try_from(marks - 1).ok()?;
    (!title.is_empty()).then_some((level, title))
}

/// A title, and the identity behind it.
fn anchored(title: &str) -> (&str, Option<SectionId>) {
    let last = references(title).pop().filter(|(bytes, _)| bytes.end == title.len());
    let Some((bytes, Referent::Part(id))) = last else { return (title, None) };
    match title.get(..bytes.start) {
        Some(before) if before.is_empty() || before.ends_with([' ', '\t']) => (before.trim_end(), Some(id)),
        _ => (title, None),
    }
}

fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with("```")
}

/// Whether a line of words would be read as something else.
fn is_structure(line: &str) -> bool {
    heading(line).is_some() || is_fence(line)
}

/// A line that only looks like structure stands behind one backslash more than it has.
fn unescaped(line: &str) -> &str {
    match line.strip_prefix('\\') {
        Some(rest) if is_structure(rest.trim_start_matches('\\')) => rest,
        _ => line,
    }
}

fn escaped(line: &str) -> Cow<'_, str> {
    if is_structure(line.trim_start_matches('\\')) {
        Cow::Owned(format!("\\{line}"))
    } else {
        Cow::Borrowed(line)
    }
}

/// A heading as it is read back. Part whose title would be read otherwise carry their identity.
pub(super) fn written_heading(level: u8, title: &str, id: SectionId, anchored_too: Anchor) -> String {
    let marks = "#".repeat(usize::from(level.min(5)) + 1);
    let title = title.split(['\n', '\r']).collect::<Vec<_>>().join(" ");
    let title = title.trim();
    let plain = format!("{marks} {title}");
    let alike = heading(&plain).is_some_and(|(_, read)| anchored(read) == (title, None));
    if alike && anchored_too == Anchor::No {
        plain
    } else {
        format!("{marks} {title} {}", reference(Referent::Part(id)))
    }
}

/// Whether a part is referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Something refers to it.
    Yes,
    /// Nothing does.
    No,
}

/// The words of a part as they are read back, whatever they look like.
pub(super) fn written_words(body: &str) -> String {
    let lines: Vec<&str> = body.split('\n').collect();
    let mut fences = lines.iter().filter(|line| is_fence(line)).count();
    let mut reader = Reader::default();
    let mut written = Vec::with_capacity(lines.len());
    for line in lines {
        let at_fence = is_fence(line);
        let line = match reader.fence {
            Fence::Open => Cow::Borrowed(line),
            // The last of an odd number opens nothing that is closed.
            Fence::Closed if at_fence && fences > 1 => Cow::Borrowed(line),
            Fence::Closed => escaped(line),
        };
        fences -= usize::from(at_fence);
        reader.read(&line);
        written.push(line);
    }
    written.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    const ID: SectionId = SectionId(46_657);

    #[test]
    fn headings_are_marks_a_blank_and_a_title() {
        assert_eq!(heading("# الديباجة"), Some((0, "الديباجة")));
        assert_eq!(heading("### المادة 1 ###"), Some((2, "المادة 1")));
        assert_eq!(heading("## C#"), Some((1, "C#")), "a mark that belongs to a word stays");
        assert_eq!(heading("#وسم"), None);
        assert_eq!(heading("####### عميق"), None);
        assert_eq!(heading("#  "), None);
        assert_eq!(heading("## ##"), None);
    }

    #[test]
    fn an_identity_behind_a_title_is_no_part_of_it() {
        let read = |line| Reader::default().read(line);
        let title = |title, anchor| Piece::Heading { level: 0, title, anchor };
        assert_eq!(read("# الالتزامات {#1001}"), title("الالتزامات", Some(ID)));
        assert_eq!(read("# الالتزامات{#1001}"), title("الالتزامات{#1001}", None));
        assert_eq!(read("# {#1001}"), title("", Some(ID)));
        assert_eq!(read("# عن {#1} {#1001}"), title("عن {#1}", Some(ID)));
        assert_eq!(read("# بلجنة {اللجنة}"), title("بلجنة {اللجنة}", None));
    }

    #[test]
    fn between_fences_nothing_is_a_heading() {
        let mut reader = Reader::default();
        let is_heading = ["# أ", "```", "# ب", "\\# ج", "```", "# د"]
            .map(|line| matches!(reader.read(line), Piece::Heading { .. }));
        assert_eq!(is_heading, [true, false, false, false, false, true]);
    }

    /// Lines of all that is structure, and of words.
    fn line() -> impl Strategy<Value = String> {
        let piece = select(&["#", "##", "```", "\\", " ", "نص", "{#1001}", "- ", "`", "\t"][..]);
        vec(piece, 0..6).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn words_are_read_back_as_they_were_whatever_they_look_like(lines in vec(line(), 0..8), after in line()) {
            let body = lines.join("\n");
            let mut reader = Reader::default();
            let read: Vec<String> = written_words(&body).split('\n').map(|line| match reader.read(line) {
                Piece::Words(words) => words.into_owned(),
                Piece::Heading { .. } => "heading".to_owned(),
            }).collect();
            prop_assert_eq!(read.join("\n"), body);
            let next = format!("# {after}أ");
            prop_assert!(matches!(reader.read(&next), Piece::Heading { .. }), "no fence stays open");
        }

        #[test]
        fn titles_are_read_back_as_they_were_whatever_they_look_like(title in line(), level in 0_u8..5) {
            for anchor in [Anchor::Yes, Anchor::No] {
                let written = written_heading(level, &title, ID, anchor);
                match Reader::default().read(&written) {
                    Piece::Heading { level: read, title: words, anchor: id } => {
                        prop_assert_eq!((read, words), (level, title.trim()));
                        prop_assert!(id == Some(ID) || (id.is_none() && anchor == Anchor::No));
                    }
                    words => prop_assert!(false, "{:?}", words),
                }
            }
        }
    }
}
