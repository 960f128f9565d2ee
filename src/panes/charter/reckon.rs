//! What a text is called and counted by: its length, the numbers of its parts, references to them;
//! and the signs an Arabic reader expects where a Latin one was typed.
//!
//! Used by the charter pane.

use std::ops::Range;

use super::sheet::Sheet;
use super::{Charter, Half};
use crate::command::{Command, Scope};
use crate::domain::SectionId;
use crate::domain::fold::fold;
use crate::domain::numbering::{Label, Referent, items, reference, references};
use crate::i18n::Editing;
use crate::notice::Notice;
use crate::notice::read::{Reader, is_arabic};
use crate::panes::{Desk, Outcome, Pane as _, Prompt, texts};

/// A reference is no longer than this, in bytes.
const TOKEN: usize = 20;

/// Words read aloud in a minute.
const WORDS_A_MINUTE: usize = 180;

/// Whether `,` `;` `?` become Arabic after an Arabic letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Punctuation {
    /// They do.
    #[default]
    Arabic,
    /// They stay as they were typed.
    AsTyped,
}

impl Charter {
    /// Says how many words there are in the selection, or in the part and in the whole text.
    pub(super) fn count_words(&mut self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.editing;
        let Some(sheet) = self.sheet(desk) else { return Outcome::Done };
        let selection = self.editors.get(&sheet.section).and_then(|editor| editor.caret.selection());
        let selected = selection.and_then(|bytes| sheet.body.get(bytes));
        if let Some(words) = selected.filter(|_| self.half == Half::Text) {
            return Outcome::Say(Notice::said(counted(say.selection, [words], say)));
        }
        let charter = &desk.session.committee().charter;
        let bodies = self.outline.rows().iter().filter_map(|row| charter.get(&row.id));
        let part = counted(say.part, [sheet.body], say);
        let whole = counted(say.text, bodies.map(|part| part.body.as_str()), say);
        let bodies = self.outline.rows().iter().filter_map(|row| charter.get(&row.id));
        let dangling = bodies.map(|part| self.broken_in(&part.body, desk)).sum();
        let told = format!("{part}{}{whole}", say.between);
        Outcome::Say(match dangling {
            0 => Notice::said(told),
            n => Notice::warned(told + &(desk.phrases.numbering.dangling)(n)),
        })
    }

    /// Goes to the part with this number, or with these words in its title.
    pub(super) fn go_to(&mut self, words: Option<&str>, desk: &Desk) -> Outcome {
        let Some(words) = words else {
            return Outcome::Open(Box::new(Prompt::new("go-to ", self.scope())));
        };
        match self.part_called(words, desk) {
            Some(row) => {
                self.outline.select_row(row);
                self.beside.moved(desk.now);
                Outcome::Done
            }
            None => Outcome::Say(Notice::warned((desk.phrases.editing.no_such_part)(words))),
        }
    }

    /// The row of the part with this number, or with these words in its title.
    fn part_called(&self, words: &str, desk: &Desk) -> Option<usize> {
        let sought = fold(words);
        // The reader's words and those of the text are both its names.
        let names = [&desk.phrases.numbering, &self.outline.own(desk.phrases).numbering];
        let charter = &desk.session.committee().charter;
        let title = |row: usize| {
            let part = self.outline.rows().get(row).and_then(|row| charter.get(&row.id));
            part.map(|part| fold(&part.heading.title)).unwrap_or_default()
        };
        let rows = 0..self.outline.rows().len();
        // An article is also called by its number alone.
        let number = |row: &usize| {
            self.outline.rows().get(*row).is_some_and(|row| {
                names.iter().any(|names| fold(&row.number(names)) == sought)
                    || matches!(row.label, Label::Article(n) if n.to_string() == sought)
            })
        };
        let found = rows.clone().find(number);
        let found = found.or_else(|| rows.clone().find(|row| title(*row) == sought));
        let found = found.or_else(|| rows.clone().find(|row| title(*row).starts_with(&sought)));
        let found = found.or_else(|| rows.clone().find(|row| title(*row).contains(&sought)));
        found.filter(|_| !sought.is_empty())
    }

    /// Puts a reference to the part called `words` at the caret; `words` may be a reference.
    pub(super) fn refer(&mut self, words: &str, sheet: &Sheet, desk: &Desk) -> Outcome {
        if let [(bytes, to)] = references(words).as_slice()
            && *bytes == (0..words.len())
        {
            return self.refer_to(*to, sheet, desk);
        }
        let part = self.part_called(words, desk).and_then(|row| self.outline.rows().get(row));
        let Some(part) = part else {
            return Outcome::Say(Notice::warned((desk.phrases.editing.no_such_part)(words)));
        };
        self.refer_to(Referent::Part(part.id), sheet, desk)
    }

    /// Puts a reference at the caret.
    pub(super) fn refer_to(&mut self, to: Referent, sheet: &Sheet, desk: &Desk) -> Outcome {
        let Some(name) = self.reader(desk).called(to) else { return Outcome::Done };
        let told = (desk.phrases.editing.referred)(&name);
        let editor = self.editors.entry(sheet.section).or_default();
        let was = *editor;
        let written = editor.update(&Command::Paste(Some(reference(to))), sheet, desk);
        if let Some(refused) = texts::settled(self.document, Scope::Text, desk) {
            *editor = was;
            return Outcome::Say(refused);
        }
        self.find.outdate();
        Outcome::Each(vec![written, Outcome::Say(Notice::said(told))])
    }

    /// Whoever reads the text.
    pub(super) fn reader<'a>(&'a self, desk: &Desk<'a>) -> Reader<'a> {
        self.outline.reader(desk.session.committee(), desk.phrases)
    }

    /// What the reference the caret stands in, or at, is read as. Only what is near is looked at.
    pub(super) fn named_at_caret(&self, part: SectionId, desk: &Desk) -> Option<String> {
        let body = &desk.session.committee().charter.get(&part)?.body;
        let at = self.editors.get(&part)?.caret.at;
        let border =
            |byte: usize| (0..=byte.min(body.len())).rev().find(|at| body.is_char_boundary(*at)).unwrap_or(0);
        let start = border(at.saturating_sub(TOKEN));
        let near = body.get(start..border(at + TOKEN))?;
        let here = |(bytes, _): &(Range<usize>, Referent)| (bytes.start..=bytes.end).contains(&(at - start));
        let (_, to) = references(near).into_iter().find(here)?;
        let reader = self.reader(desk);
        Some(reader.called(to).unwrap_or_else(|| reader.own.numbering.missing.to_owned()))
    }

    /// How many references in `body` name what is gone.
    pub(super) fn broken_in(&self, body: &str, desk: &Desk) -> usize {
        let committee = desk.session.committee();
        let gone = |to: &Referent| match to {
            Referent::Part(id) => !committee.charter.contains_key(id),
            Referent::Paragraph(id) => committee.find_paragraph(*id).is_none(),
        };
        references(body).iter().filter(|(_, to)| gone(to)).count()
    }

    /// How many references name this part.
    pub(super) fn named_by(&self, part: SectionId, desk: &Desk) -> usize {
        let others = desk.session.committee().charter.iter().filter(|(id, _)| **id != part);
        let named = others.flat_map(|(_, other)| references(&other.body));
        named.filter(|(_, to)| *to == Referent::Part(part)).count()
    }

    /// The paragraphs of a part as they are read: references in the words their parts are called
    /// by now, items under their letters.
    pub(super) fn as_read(&self, sheet: &Sheet, desk: &Desk) -> Vec<String> {
        let reader = self.reader(desk);
        let paragraphs = sheet.body.split('\n').zip(items(sheet.body));
        let read = paragraphs.map(|(words, item)| {
            reader.read(words, item).map_or_else(|| words.to_owned(), |read| read.words)
        });
        read.collect()
    }

    /// Switches the Arabic signs on or off.
    pub(super) fn switch_punctuation(&mut self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.editing;
        let (punctuation, words) = match self.punctuation {
            Punctuation::Arabic => (Punctuation::AsTyped, say.punctuation_off),
            Punctuation::AsTyped => (Punctuation::Arabic, say.punctuation_on),
        };
        self.punctuation = punctuation;
        Outcome::Say(Notice::said(words))
    }

    /// The command as it is meant in an Arabic sentence: a sign typed after an Arabic letter is
    /// the Arabic one. Pastes are left alone.
    pub(super) fn meant(&self, command: &Command, sheet: &Sheet) -> Option<Command> {
        let Command::Insert(sign) = command else { return None };
        let sign = match sign {
            ',' => '،',
            ';' => '؛',
            '?' => '؟',
            _ => return None,
        };
        let caret = self.editors.get(&sheet.section)?.caret;
        let at = caret.selection().map_or(caret.at, |bytes| bytes.start);
        // Past what closes a word: vowel marks, tatweel, brackets and quotation marks.
        let closes = |c: &char| {
            matches!(c, '»' | ')' | ']' | '”' | '"' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
        };
        let before = sheet.body.get(..at)?.chars().rev().find(|c| !closes(c))?;
        (self.punctuation == Punctuation::Arabic && is_arabic(before)).then_some(Command::Insert(sign))
    }
}

/// How many words and paragraphs there are in `bodies`, and how long they take to read.
fn counted<'a>(what: &str, bodies: impl IntoIterator<Item = &'a str>, say: &Editing) -> String {
    let (mut words, mut paragraphs) = (0, 0);
    for paragraph in bodies.into_iter().flat_map(|body| body.split('\n')) {
        let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
        let here = paragraph.split_whitespace().filter(is_word).count();
        words += here;
        paragraphs += usize::from(here > 0);
    }
    (say.counted)(what, words, paragraphs, (words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE)
}
