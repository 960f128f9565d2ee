//! A text taken over from elsewhere made one's own: its blanks filled in, and every place listed
//! where another town is still named.
//!
//! Used by the charter pane.

use std::collections::BTreeMap;

use super::Charter;
use super::search::Find;
use crate::domain::template::{Blank, blanks, filled};
use crate::domain::{Change, Edit, Heading, Splice};
use crate::i18n::Language;
use crate::notice::Notice;
use crate::panes::reading::Line;
use crate::panes::{Desk, Outcome, Pane as _, Prompt, Reading};

impl Charter {
    /// Fills the blanks of the text in: `words` as `town=Ouezzane`, or without any, with what the
    /// profile of the committee knows. What is open is asked for.
    pub(super) fn fill(&mut self, words: Option<&str>, desk: &Desk) -> Outcome {
        let say = &desk.phrases.editing;
        let given = words.map(|words| {
            let (name, value) = words.split_once('=')?;
            let value = value.trim();
            Some((Blank::named(name.trim().trim_matches(['{', '}']))?, value)).filter(|_| !value.is_empty())
        });
        let given = match given {
            Some(None) => return Outcome::Say(Notice::warned(say.fill_how)),
            Some(given) => given,
            None => None,
        };
        let profile = desk.session.committee().profile.clone().unwrap_or_default();
        let value = |blank: Blank| match given {
            Some((named, value)) => (named == blank).then(|| value.to_owned()),
            None => match blank {
                Blank::Committee => Some(profile.name.clone()),
                Blank::Town => Some(profile.town.clone()),
                // Which day it is to be, only a person knows.
                Blank::Date => None,
            }
            .filter(|words| !words.trim().is_empty()),
        };
        let (changes, count, open) = self.filled(value, desk);
        let mut outcomes = Vec::new();
        if !changes.is_empty() {
            self.find.outdate();
            outcomes.push(Outcome::Record(Change::together(changes)));
        }
        match open.keys().next().map(|blank| word_in(*blank, desk.phrases.language)) {
            Some(next) => {
                let told = (say.filled)(count, open.values().sum());
                outcomes.push(Outcome::Open(Box::new(Prompt::new(&format!("fill {next}="), self.scope()))));
                outcomes.push(Outcome::Say(Notice::said(told)));
            }
            None if count == 0 => outcomes.push(Outcome::Say(Notice::warned(say.no_blanks))),
            None => outcomes.push(Outcome::Say(Notice::said((say.filled)(count, 0)))),
        }
        Outcome::Each(outcomes)
    }

    /// The changes that fill the blanks in, how many that are, and those that are open.
    fn filled(
        &self,
        value: impl Fn(Blank) -> Option<String>,
        desk: &Desk,
    ) -> (Vec<Change>, usize, BTreeMap<Blank, usize>) {
        let (mut changes, mut count, mut open) = (Vec::new(), 0, BTreeMap::new());
        let mut reckon = |text: &str| {
            for (_, blank) in blanks(text) {
                match value(blank) {
                    Some(_) => count += 1,
                    None => *open.entry(blank).or_default() += 1,
                }
            }
        };
        for row in self.outline.rows() {
            let Some(part) = desk.session.committee().charter.get(&row.id) else { continue };
            let title = &part.heading.title;
            reckon(title);
            let made = filled(title, &value);
            if made != *title {
                let heading = Heading { title: made, ..part.heading.clone() };
                changes.push(Change::Heading(Box::new(Edit::replace(row.id, &part.heading, heading))));
            }
            let mut end = part.body.len();
            // From the last to the first, so that the places of the others stay what they are.
            for paragraph in part.body.rsplit('\n') {
                let start = end - paragraph.len();
                reckon(paragraph);
                let splice = Splice::new(row.id, start, paragraph, &filled(paragraph, &value));
                if !splice.is_empty() {
                    changes.push(Change::Charter(splice));
                }
                end = start.saturating_sub(1);
            }
        }
        (changes, count, open)
    }

    /// Lists every title and paragraph where `words` stand, however they are spelled.
    pub(super) fn list_places(&mut self, words: &str, desk: &Desk) -> Outcome {
        let mut find = Find::default();
        find.set(words);
        let mut lines = Vec::new();
        for row in self.outline.rows() {
            let Some(part) = desk.session.committee().charter.get(&row.id) else { continue };
            let found = part.body.split('\n').filter(|paragraph| !find.hits(paragraph).is_empty());
            let found: Vec<_> = found.map(|paragraph| Line::Text(paragraph.to_owned())).collect();
            let title = &part.heading.title;
            if !found.is_empty() || !find.hits(title).is_empty() {
                lines.push(Line::Head(format!(
                    "{} {title}",
                    row.number(&self.outline.own(desk.phrases).numbering)
                )));
                lines.extend(found);
            }
        }
        if lines.is_empty() {
            return Outcome::Say(Notice::said((desk.phrases.editing.named_nowhere)(words)));
        }
        let count = find.count(desk.session.committee(), self.outline.rows());
        let title = (desk.phrases.editing.named_in)(words, count);
        Outcome::Open(Box::new(Reading::of_lines(title, lines)))
    }
}

/// The word of a blank in a language.
const fn word_in(blank: Blank, language: Language) -> &'static str {
    let [arabic, french, english] = blank.words();
    match language {
        Language::Ar => arabic,
        Language::Fr => french,
        Language::En => english,
    }
}
