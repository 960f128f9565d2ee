//! The charter, or another text: from Markdown, or from a draft that stands in minutes.
//!
//! Used by [`read`](super::read) and [`read_text`](super::read_text). Headings become parts,
//! everything between them is their text, line for line as written but for blank lines around it;
//! bullets, emphasis and numbers stay words. `#` is a chapter, `##` an article under it, and so
//! on; a file that begins deeper is moved up. An identity behind a title is that of the part.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::domain::charter::DEEPEST;
use crate::domain::fold::fold;
use crate::domain::numbering::{Referent, reference, resolved};
use crate::domain::{Change, DocumentId, Edit, Heading, ParagraphId, Rank, Section, SectionId};

use super::FindingKind;
use super::decode::Line;
use super::draft::{Draft, title_key};
use super::markdown::{Piece, Reader};
use super::table::Block;

/// A part of a charter as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    line: u32,
    level: u8,
    title: String,
    body: String,
    /// The identity the file gives it.
    anchor: Option<SectionId>,
}

/// Whether the file is a charter: it has headings of Markdown, no table the program knows,
/// and its first heading does not announce minutes.
pub fn is_markdown(lines: &[Line], blocks: &[Block]) -> bool {
    let first = headings(lines).next();
    let tables = blocks.iter().any(|block| matches!(block, Block::Table(_)));
    !tables
        && first.is_some_and(|(.., title)| {
            !["محضر", "procès-verbal", "minutes"].iter().any(|it| fold(title).starts_with(&fold(it)))
        })
}

/// Reads a text in Markdown into `draft`, as parts of `document`.
pub fn read(lines: &[Line], document: DocumentId, draft: &mut Draft) {
    let shallowest = headings(lines).map(|(_, level, _)| level).min().unwrap_or(0);
    let mut parts: Vec<Part> = Vec::new();
    let mut opening: Vec<(u32, Cow<str>)> = Vec::new();
    let mut body: Vec<Cow<str>> = Vec::new();
    let mut reader = Reader::default();
    for line in lines {
        match reader.read(&line.text) {
            Piece::Heading { level, title, anchor } => {
                close(&mut parts, &mut body);
                let level = (level - shallowest.min(level)).min(DEEPEST);
                let (title, body) = (title.to_owned(), String::new());
                parts.push(Part { line: line.number, level, title, body, anchor });
            }
            Piece::Words(words) if parts.is_empty() => opening.push((line.number, words)),
            Piece::Words(words) => body.push(words),
        }
    }
    close(&mut parts, &mut body);
    if let Some(part) = before_the_first(&opening) {
        draft.find(FindingKind::PartTitled { title: part.title.clone() }, part.line, part.title.clone());
        parts.insert(0, part);
    }
    place(parts, document, draft);
}

/// Gives the last of `parts` the lines of `body`, without blank lines around them.
fn close(parts: &mut [Part], body: &mut Vec<Cow<str>>) {
    if let Some(part) = parts.last_mut() {
        part.body = paragraphs(body);
    }
    body.clear();
}

fn paragraphs(lines: &[Cow<str>]) -> String {
    let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(first, |last| last + 1);
    lines.get(first..last).unwrap_or_default().join("\n")
}

/// Text before the first heading is a part too: under its own first line where that reads
/// as a title, else as the preamble it is.
fn before_the_first(opening: &[(u32, Cow<str>)]) -> Option<Part> {
    let first = opening.iter().position(|(_, words)| !words.trim().is_empty())?;
    let lines: Vec<Cow<str>> = opening.iter().skip(first).map(|(_, words)| words.clone()).collect();
    let (line, _) = opening.get(first)?;
    let (title, rest) = lines.split_first()?;
    let own =
        title.split_whitespace().count() <= 10 && !title.trim_end().ends_with(['.', '،', '؛', ':', ',']);
    let alone = own && rest.first().is_none_or(|next| next.trim().is_empty());
    let (title, body) = if alone {
        (title.trim().to_owned(), paragraphs(rest))
    } else {
        (preamble(&lines.concat()).to_owned(), paragraphs(&lines))
    };
    Some(Part { line: *line, level: 0, title, body, anchor: None })
}

/// The word for a preamble in the language of `text`.
fn preamble(text: &str) -> &'static str {
    let folded = fold(text);
    let has = |word: &str| folded.split(|c: char| !c.is_alphanumeric()).any(|it| it == word);
    if text.chars().any(|c| matches!(c, '\u{0620}'..='\u{064A}')) {
        "ديباجة"
    } else if ["le", "la", "les", "des", "et", "une"].iter().any(|word| has(word)) {
        "Préambule"
    } else {
        "Preamble"
    }
}

fn headings<'l>(lines: &'l [Line]) -> impl Iterator<Item = (u32, u8, &'l str)> {
    let mut reader = Reader::default();
    lines.iter().filter_map(move |line| match reader.read(&line.text) {
        Piece::Heading { level, title, .. } => Some((line.number, level, title)),
        Piece::Words(_) => None,
    })
}

/// Takes the draft of a charter out of the text of minutes: from the line that announces
/// it, the titles (short lines that stand alone) and what is under them.
pub fn take_draft(mut text: Vec<Line>) -> (Vec<Line>, Vec<Part>) {
    let Some(announced) = text.iter().position(|line| announces(&line.text)) else {
        return (text, Vec::new());
    };
    let draft: Vec<&Line> = text.iter().skip(announced + 1).collect();
    let mut parts: Vec<Part> = Vec::new();
    let mut body: Vec<Cow<str>> = Vec::new();
    for (at, line) in draft.iter().enumerate() {
        let blank = |at: Option<usize>| at.and_then(|at| draft.get(at)).is_none_or(|line| line.is_blank());
        if is_title(&line.text) && blank(at.checked_sub(1)) && blank(Some(at + 1)) {
            close(&mut parts, &mut body);
            let title =
                line.text.trim_matches(|c: char| c.is_whitespace() || c == ':' || c == '*').to_owned();
            parts.push(Part { line: line.number, level: 0, title, body: String::new(), anchor: None });
        } else if !parts.is_empty() {
            // Minutes are laid out with blanks; those at the end of a line say nothing.
            body.push(Cow::Borrowed(line.text.trim_end()));
        } else if !line.is_blank() {
            // Words between the announcement and the first title: this is no draft.
            return (text, Vec::new());
        }
    }
    close(&mut parts, &mut body);
    if parts.len() < 2 {
        return (text, Vec::new());
    }
    text.truncate(announced + 1);
    (text, parts)
}

/// «مسودة أولية لميثاق المشاركة المواطنة»
fn announces(line: &str) -> bool {
    if line.split_whitespace().nth(10).is_some() || line.trim_start().starts_with(['-', '•']) {
        return false;
    }
    let folded = fold(line);
    let has = |ends: &[&str]| {
        folded.split(|c: char| !c.is_alphanumeric()).any(|word| ends.iter().any(|end| word.ends_with(end)))
    };
    // As folded: «لميثاق» and «مسودة» end so.
    has(&["ميثاق", "charte", "charter"]) && has(&["مسوده", "مشروع", "نص", "projet", "draft"])
}

fn is_title(line: &str) -> bool {
    let line = line.trim();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && line.split_whitespace().count() <= 7
        && !line.starts_with(['-', '•', '▪', '–', '·', '□', '*', '.'])
        && !line.ends_with(['.', '،', '؛'])
}

/// Adds the parts that a text does not have, each after the one it follows in the
/// file, and the words of those that stand there without any.
pub fn place(parts: Vec<Part>, document: DocumentId, draft: &mut Draft) {
    if let Some(first) = parts.first().filter(|_| document == DocumentId::CHARTER) {
        draft.find(FindingKind::CharterFound { parts: parts.len() }, first.line, first.title.clone());
    }
    let mut there = There::of(document, draft);
    let found: Vec<Option<SectionId>> = parts.iter().map(|part| there.take(part)).collect();
    let (ids, others) = identities(&parts, &found, draft);
    let mut after = None;
    for ((mut part, id), is_there) in parts.into_iter().zip(ids).zip(found.iter().map(Option::is_some)) {
        part.body = renamed(part.body, &others);
        part.title = renamed(part.title, &others);
        match draft.committee.charter.get(&id).filter(|_| is_there) {
            Some(section) => {
                after = Some(section.heading.rank);
                already(part, id, section, draft);
            }
            None => {
                let rank = between(&mut there.ranks, after);
                after = Some(rank);
                add(part, id, (document, rank), draft);
            }
        }
    }
}

/// The parts that a text has.
struct There {
    document: DocumentId,
    /// The n-th part of a title and level in the file is the n-th in the text.
    by_title: HashMap<(String, u8), Vec<SectionId>>,
    by_identity: BTreeMap<SectionId, (String, u8)>,
    ranks: Vec<Rank>,
}

impl There {
    fn of(document: DocumentId, draft: &Draft) -> Self {
        let (by_title, by_identity) = (HashMap::new(), BTreeMap::new());
        let mut there = Self { document, by_title, by_identity, ranks: Vec::new() };
        for (id, section) in draft.committee.outline_of(there.document) {
            let key = (title_key(&section.heading.title), section.heading.level);
            there.by_title.entry(key.clone()).or_default().insert(0, id);
            there.by_identity.insert(id, key);
            there.ranks.push(section.heading.rank);
        }
        there
    }

    /// The part that stands there already: the one of its identity, or of its title and level.
    fn take(&mut self, part: &Part) -> Option<SectionId> {
        let named = part.anchor.and_then(|id| Some((id, self.by_identity.get(&id)?.clone())));
        let (id, key) = match named {
            Some(named) => named,
            None => {
                let key = (title_key(&part.title), part.level);
                (*self.by_title.get(&key)?.last()?, key)
            }
        };
        self.by_identity.remove(&id);
        self.by_title.entry(key).or_default().retain(|other| *other != id);
        Some(id)
    }
}

/// Who the parts are: those that are there themselves, others as the file says where nothing has
/// that identity. The second: those that the file calls otherwise than they are called now.
fn identities(
    parts: &[Part],
    found: &[Option<SectionId>],
    draft: &Draft,
) -> (Vec<SectionId>, BTreeMap<SectionId, SectionId>) {
    let (mut ids, mut others) = (Vec::with_capacity(parts.len()), BTreeMap::new());
    for (part, found) in parts.iter().zip(found) {
        let is_free = |id: &SectionId| {
            // An identity has at most 48 bits, and 0 is none.
            (1..1 << 48).contains(&id.0)
                && !ids.contains(id)
                && !draft.committee.charter.contains_key(id)
                && draft.committee.find_paragraph(ParagraphId::first_of(*id)).is_none()
        };
        let free = part.anchor.filter(is_free);
        let id = found.or(free).unwrap_or_else(|| SectionId(draft.ids.fresh()));
        if let Some(anchor) = part.anchor.filter(|anchor| *anchor != id) {
            others.entry(anchor).or_insert(id);
        }
        ids.push(id);
    }
    (ids, others)
}

/// Words with the references of the file to those parts that are called otherwise here.
fn renamed(words: String, others: &BTreeMap<SectionId, SectionId>) -> String {
    if others.is_empty() {
        return words;
    }
    let own = |to| match to {
        Referent::Part(id) => Referent::Part(others.get(&id).copied().unwrap_or(id)),
        // A file does not say what its paragraphs are called.
        Referent::Paragraph(_) => to,
    };
    resolved(&words, |to| reference(own(to)))
}

/// A rank after `after` and before whatever follows it; the last one where there is no room.
fn between(ranks: &mut Vec<Rank>, after: Option<Rank>) -> Rank {
    let at = after.map_or(0, |after| ranks.partition_point(|rank| *rank <= after));
    let next = ranks.get(at).copied();
    let rank = match (after, next) {
        (after, None) => Rank::after(after),
        (after, next) => Rank::between(after, next).unwrap_or_else(|| Rank::after(ranks.last().copied())),
    };
    ranks.insert(ranks.partition_point(|other| *other <= rank), rank);
    rank
}

fn add(part: Part, id: SectionId, (document, rank): (DocumentId, Rank), draft: &mut Draft) {
    let heading = Heading { document, rank, level: part.level, title: part.title };
    let section = Section::new(id, heading.clone());
    draft.push(Change::Heading(Box::new(Edit::add(id, heading))));
    write(id, &section, part.body, draft);
    draft.summary.sections.added += 1;
}

fn already(part: Part, id: SectionId, section: &Section, draft: &mut Draft) {
    draft.summary.sections.already += 1;
    if section.body.is_empty() {
        write(id, section, part.body, draft);
    } else if !part.body.is_empty() && fold(&section.body) != fold(&part.body) {
        let there = section.body.lines().next().unwrap_or_default().to_owned();
        draft.find(FindingKind::Differs { there }, part.line, part.title);
    }
}

fn write(id: SectionId, section: &Section, inserted: String, draft: &mut Draft) {
    if !inserted.is_empty() {
        let splice = section.splice(id, 0..0, &inserted, || draft.ids.fresh());
        splice.into_iter().for_each(|splice| draft.push(Change::Charter(splice)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_finds_its_place_between_those_that_are_there() {
        let mut ranks = vec![Rank::nth(0), Rank::nth(1)];
        let new = between(&mut ranks, Some(Rank::nth(0)));
        assert!(Rank::nth(0) < new && new < Rank::nth(1));
        assert!(between(&mut ranks, Some(Rank::nth(1))) > Rank::nth(1));
        assert!(between(&mut ranks, None) < Rank::nth(0));
        let mut full = vec![Rank(1), Rank(2)];
        assert!(between(&mut full, Some(Rank(1))) > Rank(2), "without room it goes last");
    }
}
