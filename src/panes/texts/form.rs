//! The form of a text: its title, its sort, how its parts are numbered.
//!
//! Used by the list of texts. The phase is no field of it: a text passes on by a passage.

use crate::domain::{Change, Document, DocumentId, DocumentKind, Edit, Numbering, Rank};
use crate::notice::Notice;
use crate::panes::form::{Complaint, Field, Form, Label, Values};
use crate::panes::{Desk, Outcome};

const TITLE: usize = 0;
const KIND: usize = 1;
const NUMBERING: usize = 2;

/// The ways of numbering, in the order they are offered.
const NUMBERINGS: [Numbering; 2] = [Numbering::Decimal, Numbering::Articles];

/// The form of a text that is there.
pub(super) fn edit(document: DocumentId, desk: &Desk) -> Form {
    let now = desk.session.committee().text(document).unwrap_or_default();
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let committee = desk.session.committee();
        let before = committee.documents.get(&document).cloned();
        let text = committee.text(document).unwrap_or_default();
        let after = Some(filled(text, values));
        Ok(Outcome::Record(Change::Document(Box::new(Edit { id: document, before, after }))))
    };
    Form::new(Label::Phrase(|phrases| phrases.life.edit_text), fields(&now), Box::new(finish))
}

/// The form of a text to be added behind the others.
pub(super) fn add(document: DocumentId) -> Form {
    let new = Document { kind: DocumentKind::Regulation, ..Document::default() };
    let fields = fields(&new);
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        let last = desk.session.committee().documents.values().map(|text| text.rank).max();
        let text = filled(Document { rank: Rank::after(last), ..new.clone() }, values);
        Ok(Outcome::Record(Change::Document(Box::new(Edit::add(document, text)))))
    };
    Form::new(Label::Phrase(|phrases| phrases.life.new_text), fields, Box::new(finish))
}

fn fields(now: &Document) -> Vec<Field> {
    let kind = DocumentKind::ALL.iter().position(|kind| *kind == now.kind).unwrap_or(0);
    let numbering = NUMBERINGS.iter().position(|it| *it == now.numbering).unwrap_or(0);
    vec![
        Field::text(Label::Phrase(|phrases| phrases.life.title), &now.title).noting(called),
        Field::choice(Label::Phrase(|phrases| phrases.life.kind), kinds(), kind),
        Field::choice(Label::Phrase(|phrases| phrases.life.numbering), numberings(), numbering),
    ]
}

/// What a text without a title of its own is called.
fn called(values: &Values, desk: &Desk) -> Option<Notice> {
    let kind = DocumentKind::ALL.get(values.choice(KIND)).copied().unwrap_or_default();
    let words = || (desk.phrases.life.usual_title)((desk.phrases.texts.kind)(kind));
    values.words(TITLE).is_empty().then(|| Notice::said(words()))
}

/// The sorts in the order of [`DocumentKind::ALL`].
fn kinds() -> Vec<Label> {
    vec![
        Label::Phrase(|phrases| (phrases.texts.kind)(DocumentKind::Charter)),
        Label::Phrase(|phrases| (phrases.texts.kind)(DocumentKind::Regulation)),
        Label::Phrase(|phrases| (phrases.texts.kind)(DocumentKind::PolicyPaper)),
        Label::Phrase(|phrases| (phrases.texts.kind)(DocumentKind::SustainabilityPlan)),
        Label::Phrase(|phrases| (phrases.texts.kind)(DocumentKind::Other)),
    ]
}

/// The ways of numbering in the order of [`NUMBERINGS`].
fn numberings() -> Vec<Label> {
    vec![
        Label::Phrase(|phrases| (phrases.texts.numbering)(Numbering::Decimal)),
        Label::Phrase(|phrases| (phrases.texts.numbering)(Numbering::Articles)),
    ]
}

fn filled(now: Document, values: &Values) -> Document {
    Document {
        title: values.words(TITLE).to_owned(),
        kind: DocumentKind::ALL.get(values.choice(KIND)).copied().unwrap_or(now.kind),
        numbering: NUMBERINGS.get(values.choice(NUMBERING)).copied().unwrap_or(now.numbering),
        ..now
    }
}
