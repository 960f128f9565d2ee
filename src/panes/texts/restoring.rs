//! The way back to a version: what leads from the text as it stands to the text as it was.
//!
//! Used by the list of versions. It only answers a change; parts and paragraphs come back as who
//! they were, so that amendments and what follows from clauses find them again.

use crate::domain::{Change, Committee, DocumentId, Edit, Section, SectionId, Splice};

/// The change that makes the parts of `document` in `now` what they are in `then`; `None` if they
/// are that already.
pub(super) fn back(now: &Committee, then: &Committee, document: DocumentId) -> Option<Change> {
    let mut changes = Vec::new();
    for (id, was) in then.outline_of(document) {
        let is = now.charter.get(&id);
        let before = is.map(|section| section.heading.clone());
        let after = Some(was.heading.clone());
        changes.push(Change::Heading(Box::new(Edit { id, before, after })));
        let fresh = || Section::new(id, was.heading.clone());
        changes.push(Change::Charter(words(id, &is.cloned().unwrap_or_else(fresh), was)));
    }
    for (id, is) in now.outline_of(document) {
        if !then.charter.contains_key(&id) {
            changes.extend(is.emptying(id).map(Change::Charter));
            changes.push(Change::Heading(Box::new(Edit::remove(id, &is.heading))));
        }
    }
    changes.retain(|change| !change.is_empty());
    (!changes.is_empty()).then(|| Change::together(changes))
}

/// The splice that makes the words and paragraphs of a part what they were.
fn words(id: SectionId, is: &Section, was: &Section) -> Splice {
    if is.paragraphs == was.paragraphs && is.body == was.body {
        return Splice::new(id, 0, "", "");
    }
    let (before, after) = (is.paragraphs.clone(), was.paragraphs.clone());
    Splice { before, after, ..Splice::new(id, 0, &is.body, &was.body) }
}
