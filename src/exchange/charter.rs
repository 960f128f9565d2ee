//! The charter: from Markdown, or from a draft that stands in the text of minutes.
//!
//! Used by [`read`](super::read). Headings become parts, everything between them is their
//! text, line for line; bullets, emphasis and numbers stay words. `#` is a chapter, `##`
//! an article under it, and so on; a file that begins deeper is moved up.

use std::collections::HashMap;

use crate::domain::charter::DEEPEST;
use crate::domain::fold::fold;
use crate::domain::{Change, DocumentId, Edit, Heading, Rank, Section, SectionId};

use super::FindingKind;
use super::decode::Line;
use super::draft::{Draft, title_key};
use super::table::Block;

/// A part of a charter as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    line: u32,
    level: u8,
    title: String,
    body: String,
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

/// Reads a charter in Markdown into `draft`.
pub fn read(lines: &[Line], draft: &mut Draft) {
    let shallowest = headings(lines).map(|(_, level, _)| level).min().unwrap_or(0);
    let mut parts: Vec<Part> = Vec::new();
    let mut opening: Vec<&Line> = Vec::new();
    let mut body: Vec<&str> = Vec::new();
    let mut fenced = false;
    for line in lines {
        fenced ^= line.text.trim_start().starts_with("```");
        match heading(&line.text).filter(|_| !fenced) {
            Some((level, title)) => {
                close(&mut parts, &mut body);
                let level = (level - shallowest.min(level)).min(DEEPEST);
                parts.push(Part { line: line.number, level, title: title.to_owned(), body: String::new() });
            }
            None if parts.is_empty() => opening.push(line),
            None => body.push(&line.text),
        }
    }
    close(&mut parts, &mut body);
    if let Some(part) = before_the_first(&opening) {
        draft.find(FindingKind::PartTitled { title: part.title.clone() }, part.line, part.title.clone());
        parts.insert(0, part);
    }
    place(parts, draft);
}

/// Gives the last of `parts` the lines of `body`, without blank lines around them.
fn close(parts: &mut [Part], body: &mut Vec<&str>) {
    if let Some(part) = parts.last_mut() {
        part.body = paragraphs(body);
    }
    body.clear();
}

fn paragraphs(lines: &[&str]) -> String {
    let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(first, |last| last + 1);
    lines
        .get(first..last)
        .unwrap_or_default()
        .iter()
        .map(|line| line.trim_end())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Text before the first heading is a part too: under its own first line where that reads
/// as a title, else as the preamble it is.
fn before_the_first(opening: &[&Line]) -> Option<Part> {
    let first = opening.iter().position(|line| !line.is_blank())?;
    let lines: Vec<&str> = opening.iter().skip(first).map(|line| line.text.as_ref()).collect();
    let line = opening.get(first)?.number;
    let (title, rest) = lines.split_first()?;
    let own =
        title.split_whitespace().count() <= 10 && !title.trim_end().ends_with(['.', '،', '؛', ':', ',']);
    let alone = own && rest.first().is_none_or(|next| next.trim().is_empty());
    Some(if alone {
        Part { line, level: 0, title: title.trim().to_owned(), body: paragraphs(rest) }
    } else {
        Part { line, level: 0, title: preamble(&lines.concat()).to_owned(), body: paragraphs(&lines) }
    })
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
    lines.iter().filter_map(|line| heading(&line.text).map(|(level, title)| (line.number, level, title)))
}

/// Level and title of a Markdown heading; `#` is level 0.
fn heading(text: &str) -> Option<(u8, &str)> {
    let text = text.trim_end();
    let rest = text.trim_start_matches('#');
    let marks = text.len() - rest.len();
    if !(1..=6).contains(&marks) || !rest.starts_with([' ', '\t']) {
        return None;
    }
    let title = rest.trim();
    let title = title.strip_suffix('#').map_or(title, |it| it.trim_end_matches('#').trim_end());
    let level = u8::try_from(marks - 1).ok()?;
    (!title.is_empty()).then_some((level, title))
}

/// Takes the draft of a charter out of the text of minutes: from the line that announces
/// it, the titles (short lines that stand alone) and what is under them.
pub fn take_draft(mut text: Vec<Line>) -> (Vec<Line>, Vec<Part>) {
    let Some(announced) = text.iter().position(|line| announces(&line.text)) else {
        return (text, Vec::new());
    };
    let draft: Vec<&Line> = text.iter().skip(announced + 1).collect();
    let mut parts: Vec<Part> = Vec::new();
    let mut body: Vec<&str> = Vec::new();
    for (at, line) in draft.iter().enumerate() {
        let blank = |at: Option<usize>| at.and_then(|at| draft.get(at)).is_none_or(|line| line.is_blank());
        if is_title(&line.text) && blank(at.checked_sub(1)) && blank(Some(at + 1)) {
            close(&mut parts, &mut body);
            let title =
                line.text.trim_matches(|c: char| c.is_whitespace() || c == ':' || c == '*').to_owned();
            parts.push(Part { line: line.number, level: 0, title, body: String::new() });
        } else if !parts.is_empty() {
            body.push(&line.text);
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

/// Adds the parts that the charter does not have, each after the one it follows in the
/// file, and the text of those that stand there without any.
pub fn place(parts: Vec<Part>, draft: &mut Draft) {
    if let Some(first) = parts.first().filter(|_| !parts.is_empty()) {
        draft.find(FindingKind::CharterFound { parts: parts.len() }, first.line, first.title.clone());
    }
    // The n-th part of a title and level in the file is the n-th in the charter.
    let mut there: HashMap<(String, u8), Vec<(SectionId, &Section)>> = HashMap::new();
    let mut ranks: Vec<Rank> = Vec::new();
    for (id, section) in draft.committee.outline() {
        let key = (title_key(&section.heading.title), section.heading.level);
        there.entry(key).or_default().insert(0, (id, section));
        ranks.push(section.heading.rank);
    }
    let mut after = None;
    for part in parts {
        let key = (title_key(&part.title), part.level);
        match there.get_mut(&key).and_then(Vec::pop) {
            Some((id, section)) => {
                after = Some(section.heading.rank);
                already(part, id, section, draft);
            }
            None => {
                let rank = between(&mut ranks, after);
                after = Some(rank);
                add(part, rank, draft);
            }
        }
    }
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

fn add(part: Part, rank: Rank, draft: &mut Draft) {
    let id = SectionId(draft.ids.fresh());
    let heading = Heading { document: DocumentId::CHARTER, rank, level: part.level, title: part.title };
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
    fn headings_are_marks_a_blank_and_a_title() {
        assert_eq!(heading("# الديباجة"), Some((0, "الديباجة")));
        assert_eq!(heading("### المادة 1 ###"), Some((2, "المادة 1")));
        assert_eq!(heading("#وسم"), None);
        assert_eq!(heading("####### عميق"), None);
        assert_eq!(heading("#  "), None);
    }

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
