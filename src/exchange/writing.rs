//! A text as a file: Markdown to be read in again, Markdown or plain lines for readers, JSON.
//!
//! Used by `lajna export`. [`markdown`] writes every word as it stands, so that reading the file
//! gives the same text and writing that the same bytes; the others write out what a reader wants
//! to see: numbers, letters of items, and what a reference refers to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::listing::iso;
use super::markdown::{Anchor, written_heading, written_words};
use crate::domain::numbering::{Label, Referent, items, labels_of, references};
use crate::domain::{Committee, DocumentId, Section, SectionId};

/// What parts and items are called in the language of the readers.
#[derive(Clone, Copy)]
pub struct Naming<'a> {
    /// The name of the language: `ar`, `fr`, `en`.
    pub language: &'a str,
    /// A part at its head, by its number.
    pub part: &'a dyn Fn(&Label) -> String,
    /// A paragraph as it is read: its references in words, and its letter if it is an item, given
    /// by its place among the others.
    pub read: &'a dyn Fn(&str, Option<u32>) -> String,
}

/// The parts of a text as Markdown, every word as it stands.
#[must_use]
pub fn markdown(committee: &Committee, document: DocumentId) -> String {
    let all = committee.charter.values().flat_map(|it| [&it.heading.title, &it.body]);
    let named: BTreeSet<SectionId> = all
        .flat_map(|words| references(words))
        .filter_map(|(_, to)| match to {
            Referent::Part(id) => Some(id),
            Referent::Paragraph(_) => None,
        })
        .collect();
    let part = |(id, section): (SectionId, &Section)| {
        let anchor = if named.contains(&id) { Anchor::Yes } else { Anchor::No };
        let heading = written_heading(section.heading.level, &section.heading.title, id, anchor);
        if section.body.is_empty() {
            return format!("{heading}\n");
        }
        format!("{heading}\n\n{}\n", written_words(&section.body))
    };
    committee.outline_of(document).into_iter().map(part).collect::<Vec<_>>().join("\n")
}

/// A text under `title` as Markdown for readers: every paragraph apart, numbers, letters and
/// references written out.
#[must_use]
pub fn reading(committee: &Committee, document: DocumentId, title: &str, naming: Naming<'_>) -> String {
    let mut written = format!("# {title}\n");
    for part in parts(committee, document, naming) {
        let marks = "#".repeat(usize::from(part.level.min(4)) + 2);
        written.push_str(&format!("\n{marks} {}\n", part.head()));
        for paragraph in part.paragraphs.iter().filter(|it| !it.trim().is_empty()) {
            written.push_str(&format!("\n{}\n", written_words(paragraph)));
        }
    }
    written
}

/// A text under `title` as plain lines for readers.
#[must_use]
pub fn text(committee: &Committee, document: DocumentId, title: &str, naming: Naming<'_>) -> String {
    let mut written = format!("{title}\n");
    for part in parts(committee, document, naming) {
        written.push_str(&format!("\n{}\n", part.head()));
        for paragraph in part.paragraphs.iter().filter(|_| !part.section.body.is_empty()) {
            written.push_str(&format!("{paragraph}\n"));
        }
    }
    written
}

/// A text as JSON: `id, kind, title, phase, numbering, language, parts, versions`; of each part
/// `id, level, label, called, title, paragraphs`, of each paragraph `id, words, read`. `words` are
/// as they stand, `called` and `read` in the language of `naming`.
#[must_use]
pub fn json(committee: &Committee, document: DocumentId, naming: Naming<'_>) -> Value {
    let it = committee.text(document).unwrap_or_default();
    let parts = parts(committee, document, naming).into_iter().map(|part| {
        let paragraphs = part.section.paragraphs().zip(&part.paragraphs);
        json!({
            "id": part.id.0,
            "level": part.level,
            "label": label(&part.label),
            "called": part.called,
            "title": part.section.heading.title,
            "title_read": part.title,
            "paragraphs": paragraphs.map(|((id, words), read)| json!({
                "id": id.0, "words": words, "read": read,
            })).collect::<Vec<_>>(),
        })
    });
    json!({
        "id": document.0,
        "kind": it.kind.word(),
        "title": it.title,
        "phase": it.phase.word(),
        "numbering": it.numbering.word(),
        "language": naming.language,
        "parts": parts.collect::<Vec<_>>(),
        "versions": committee.versions_of(document).into_iter().map(|(id, version)| json!({
            "id": id.0,
            "number": version.number,
            "phase": version.phase.word(),
            "entry": version.at.0,
            "day": iso(version.day),
        })).collect::<Vec<_>>(),
    })
}

/// What a part is called, for programs: its sort, and the numbers in it.
#[must_use]
pub fn label(label: &Label) -> Value {
    let (kind, numbers) = match label {
        Label::Path(numbers) => ("path", numbers.clone()),
        Label::Title(n) => ("title", vec![*n]),
        Label::Chapter(n) => ("chapter", vec![*n]),
        Label::Article(n) => ("article", vec![*n]),
        Label::Under(n, rest) => ("under", [&[*n], rest.as_slice()].concat()),
    };
    json!({ "kind": kind, "numbers": numbers })
}

/// A part as it is read.
struct Part<'a> {
    id: SectionId,
    section: &'a Section,
    level: u8,
    label: Label,
    called: String,
    title: String,
    paragraphs: Vec<String>,
}

impl Part<'_> {
    fn head(&self) -> String {
        match (&self.label, self.title.as_str()) {
            (_, "") => self.called.clone(),
            (Label::Path(_), title) => format!("{} {title}", self.called),
            (_, title) => format!("{} — {title}", self.called),
        }
    }
}

fn parts<'a>(committee: &'a Committee, document: DocumentId, naming: Naming<'_>) -> Vec<Part<'a>> {
    let labels: BTreeMap<SectionId, Label> = labels_of(committee, document).into_iter().collect();
    let part = |(id, section): (SectionId, &'a Section)| {
        let label = labels.get(&id)?.clone();
        Some(Part {
            id,
            section,
            level: section.heading.level,
            called: (naming.part)(&label),
            label,
            title: (naming.read)(&section.heading.title, None),
            paragraphs: as_read(&section.body, naming),
        })
    };
    committee.outline_of(document).into_iter().filter_map(part).collect()
}

/// The paragraphs of a part as they are read.
fn as_read(body: &str, naming: Naming<'_>) -> Vec<String> {
    body.split('\n').zip(items(body)).map(|(words, item)| (naming.read)(words, item)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Destination, read_text};
    use super::*;
    use crate::domain::numbering::{ITEM, resolved};
    use crate::domain::{Change, Document, DocumentKind, Edit, Ids, Numbering};

    const REGULATION: &str = "\
# الباب {#r1}

## موضوع النظام {#r2}

ينظم هذا النص أشغال اللجنة:
- الاجتماعات  
- التصويت
\t- وفرز الأصوات

\\# ليس عنوانا

```
# ولا هذا
```

## النصاب

ينعقد الاجتماع كما في {#r2}، وتراجع {#r1} و{#zz}.

# خاتمة
";

    fn naming<T>(committee: &Committee, document: DocumentId, with: impl FnOnce(Naming<'_>) -> T) -> T {
        let labels = labels_of(committee, document);
        let called = |to| {
            let label = labels.iter().find(|(id, _)| Referent::Part(*id) == to).map(|(_, label)| label);
            label.map_or_else(|| "?".to_owned(), |label| format!("<{}>", label_words(label)))
        };
        let read = |words: &str, item: Option<u32>| match (item, words.strip_prefix(ITEM)) {
            (Some(item), Some(rest)) => format!("({item}) {}", resolved(rest, called)),
            _ => resolved(words, called),
        };
        with(Naming { language: "xx", part: &|label| label_words(label), read: &read })
    }

    fn label_words(label: &Label) -> String {
        format!("{label:?}").chars().filter(|c| c.is_alphanumeric() || *c == '.').collect()
    }

    fn taken(text: &str, into: &Destination, committee: &mut Committee, seed: u64) -> DocumentId {
        let read = read_text("r.md", text.as_bytes(), into, committee, &Ids::new(seed)).unwrap();
        read.together().apply(committee).unwrap();
        committee.texts().last().unwrap().0
    }

    fn new() -> Destination {
        Destination::New(DocumentKind::Regulation, "النظام الداخلي".into())
    }

    #[test]
    fn a_text_written_as_markdown_and_read_again_is_the_same_bytes() {
        let mut committee = Committee::default();
        let document = taken(REGULATION, &new(), &mut committee, 7);
        assert_eq!(markdown(&committee, document), REGULATION);
        let outline = committee.outline_of(document);
        let body = &outline[1].1.body;
        assert!(body.contains("- الاجتماعات  \n") && body.contains("\n# ليس عنوانا\n"), "{body}");
        assert_eq!(outline.len(), 4);
        assert!(committee.outline().is_empty(), "the charter has nothing of it");

        let again =
            read_text("r.md", REGULATION.as_bytes(), &Destination::There(document), &committee, &Ids::new(9));
        assert_eq!(again.unwrap().changes, [], "and all of it is there already");
    }

    #[test]
    fn references_follow_their_parts_where_their_identities_are_taken() {
        let mut committee = Committee::default();
        let first = taken(REGULATION, &new(), &mut committee, 7);
        let second = taken(REGULATION, &new(), &mut committee, 8);
        assert_ne!(first, second);
        let parts = committee.outline_of(second);
        let quorum = &parts[2].1.body;
        let named: Vec<Referent> = references(quorum).into_iter().map(|(_, to)| to).collect();
        assert_eq!(named[..2], [parts[1].0, parts[0].0].map(Referent::Part), "{quorum}");
        assert_eq!(references(quorum)[2].1, references(&committee.outline_of(first)[2].1.body)[2].1);
        let file = markdown(&committee, second);
        let third = taken(&file, &new(), &mut Committee::default(), 1);
        let mut elsewhere = Committee::default();
        let there = taken(&file, &new(), &mut elsewhere, 1);
        assert_eq!((markdown(&elsewhere, there), third), (file, there));
    }

    #[test]
    fn a_part_that_was_renamed_is_found_by_its_identity() {
        let mut committee = Committee::default();
        let document = taken(REGULATION, &new(), &mut committee, 7);
        let renamed = REGULATION.replace("## موضوع النظام {", "## الموضوع {");
        let into = Destination::There(document);
        let read = read_text("r.md", renamed.as_bytes(), &into, &committee, &Ids::new(9)).unwrap();
        assert_eq!((read.changes.len(), read.summary.sections.already), (0, 4));
    }

    #[test]
    fn readers_are_told_numbers_letters_and_what_is_referred_to_and_programs_the_words_too() {
        let mut committee = Committee::default();
        let document = taken(REGULATION, &new(), &mut committee, 7);
        let before = committee.documents[&document].clone();
        let after = Document { numbering: Numbering::Articles, ..before.clone() };
        Change::Document(Box::new(Edit::replace(document, &before, after))).apply(&mut committee).unwrap();
        let plain = naming(&committee, document, |it| text(&committee, document, "النظام", it));
        assert!(plain.starts_with("النظام\n\nTitle1 — الباب\n\nArticle1 — موضوع النظام\n"), "{plain}");
        assert!(plain.contains("\n(1) الاجتماعات  \n(2) التصويت\n"), "{plain}");
        assert!(plain.contains("كما في <Article1>، وتراجع <Title1> و?."), "{plain}");
        let marked = naming(&committee, document, |it| reading(&committee, document, "النظام", it));
        assert!(marked.starts_with("# النظام\n\n## Title1 — الباب\n\n### Article1"), "{marked}");
        assert!(marked.contains("\n\n(2) التصويت\n\n"), "{marked}");
        let value = naming(&committee, document, |it| json(&committee, document, it));
        assert_eq!(value["parts"][2]["label"], serde_json::json!({ "kind": "article", "numbers": [2] }));
        let paragraph = &value["parts"][2]["paragraphs"][0];
        assert_eq!(paragraph["words"], "ينعقد الاجتماع كما في {#r2}، وتراجع {#r1} و{#zz}.");
        assert_eq!(paragraph["read"], "ينعقد الاجتماع كما في <Article1>، وتراجع <Title1> و?.");
    }
}
