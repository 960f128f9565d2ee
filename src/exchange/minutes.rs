//! The text around the tables: which meeting it tells of, and whose.
//!
//! Used by [`read`](super::read). Every line is kept in the meeting as written; title, day,
//! town and the number of members announced are looked for in it. Nothing is summarised.

mod count;
mod day;
mod town;

use chrono::NaiveDate;

use crate::domain::fold::fold;
use crate::domain::town as towns;
use crate::domain::{Change, Edit, Meeting, MeetingId, Profile};

use super::columns::Column;
use super::decode::Line;
use super::draft::Draft;
use super::lexicon;
use super::table::Table;
use super::{FindingKind, Summary};

/// Lines of a file that may carry its title.
const HEAD: usize = 14;
/// Most words of a title.
const LONGEST_TITLE: usize = 18;

const MEETINGS: &str = "محضر اجتماع لقاء ورشة دورة جلسة ندوة ملتقى réunion procès pv atelier séance rencontre \
     assemblée minutes meeting workshop session";
const COMMITTEES: &str = "لجنة خلية اللجنة الخلية comité cellule commission committee instance";

/// What a committee may be, after its article.
const ADJECTIVES: &str = "المحلية التشاركية المكلفة الدائمة التقنية المشتركة المختلطة الإقليمية الجهوية الموضوعاتية \
     التحضيرية الجماعية";

/// What the text of minutes says of its meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Understood {
    /// Day of the meeting.
    pub day: Option<NaiveDate>,
    title: String,
    name: String,
    town: String,
    announced: Option<(u32, u32, String)>,
    /// Line of the first word, 0 when there is none.
    line: u32,
    speaks_of_a_meeting: bool,
}

impl Understood {
    /// Whether text without any table is minutes all the same.
    pub fn is_meeting(&self) -> bool {
        self.line > 0 && (self.day.is_some() || self.speaks_of_a_meeting)
    }
}

/// The towns that a text names as communes.
pub fn towns_named(text: &str) -> Vec<String> {
    text.lines().flat_map(towns::named).collect()
}

/// Looks for the meeting in `text`; the bodies in `rosters` tell the commune.
pub fn understand(text: &[Line], rosters: &[Table], reference: NaiveDate) -> Understood {
    let written: Vec<&Line> = text.iter().filter(|line| !line.is_blank()).collect();
    let head: Vec<&&Line> = written.iter().take(HEAD).filter(|line| !is_bullet(&line.text)).collect();
    let short = || head.iter().filter(|line| is_short(&line.text));
    let found = day::find(&written, reference);
    let meeting = short().find(|line| lexicon::names(MEETINGS, &line.text));
    let name = short()
        .find_map(|line| committee(&line.text))
        .or_else(|| head.iter().find_map(|line| committee(&line.text)));
    let title =
        meeting.or_else(|| short().find(|line| committee(&line.text).is_some())).or_else(|| short().next());
    let partners = communes(rosters);
    let town =
        found.as_ref().and_then(|found| town::before(&found.before)).or_else(|| towns::most_named(&partners));
    let town = town.or_else(|| {
        towns::most_named(&written.iter().flat_map(|line| towns::named(&line.text)).collect::<Vec<_>>())
    });
    Understood {
        day: found.map(|found| found.day),
        title: title.or(head.first()).map(|line| unmarked(&line.text).to_owned()).unwrap_or_default(),
        name: name.unwrap_or_default(),
        town: town.unwrap_or_default(),
        announced: count::announced(&written),
        line: written.first().map_or(0, |line| line.number),
        speaks_of_a_meeting: head.iter().any(|line| lexicon::names(MEETINGS, &line.text)),
    }
}

/// Puts the meeting and, if the committee has none, its profile into `draft`; points at
/// towns named as the commune that are not the committee's.
pub fn place(text: &[Line], understood: Understood, tables: &[&Table], draft: &mut Draft) {
    if let Some((announced, line, words)) = &understood.announced {
        let found = draft.members_found();
        if found > 0 {
            draft.find(FindingKind::Announced { announced: *announced, found }, *line, words);
        }
    }
    other_towns(text, &understood.town, tables, draft);
    if understood.line == 0 {
        return;
    }
    place_profile(&understood, draft);
    let meeting = Meeting {
        title: understood.title,
        day: understood.day,
        place: understood.town,
        minutes: joined(text),
        announced: understood.announced.map(|(announced, ..)| announced),
        source: draft.source(understood.line),
        ..Meeting::default()
    };
    let same = |other: &Meeting| {
        other.day == meeting.day
            && fold(&other.title) == fold(&meeting.title)
            && other.minutes == meeting.minutes
    };
    let Summary { meetings, .. } = &mut draft.summary;
    if draft.committee.meetings.values().any(same) {
        meetings.already += 1;
    } else {
        meetings.added += 1;
        let id = MeetingId(draft.ids.fresh());
        draft.push(Change::Meeting(Box::new(Edit::add(id, meeting))));
    }
}

fn place_profile(understood: &Understood, draft: &mut Draft) {
    // A workshop that names no committee and lists no member founds none.
    let founds = !understood.name.is_empty() || draft.members_found() > 0;
    if draft.committee.profile.is_some() || !founds {
        return;
    }
    let name = if understood.name.is_empty() { &understood.title } else { &understood.name };
    let profile = Profile { name: name.clone(), town: understood.town.clone(), founded: understood.day };
    draft.find(FindingKind::ProfileFound, understood.line, name);
    draft.push(Change::Profile(Box::new(Edit::add((), profile))));
}

/// A template's town left in another town's mandate.
fn other_towns(text: &[Line], ours: &str, tables: &[&Table], draft: &mut Draft) {
    if ours.is_empty() {
        return;
    }
    let rosters = tables.iter().filter(|table| table.has(Column::Name)).map(|table| (*table).clone());
    let partners = communes(&rosters.collect::<Vec<_>>());
    let cells = tables.iter().filter(|table| !table.has(Column::Name)).flat_map(|table| {
        let wanted = [Column::Objective, Column::Action];
        table.rows.iter().flat_map(move |row| wanted.map(|column| (row.line, table.words(row, column, "\n"))))
    });
    let lines = text.iter().map(|line| (line.number, line.text.to_string()));
    for (line, words) in lines.chain(cells).collect::<Vec<_>>() {
        for named in towns::named(&words) {
            if !towns::same(&named, ours) && !partners.iter().any(|partner| towns::same(&named, partner)) {
                draft.find(FindingKind::OtherTown { town: ours.to_owned() }, line, named);
            }
        }
    }
}

/// The communes among the bodies of `rosters`, as often as they stand there.
fn communes(rosters: &[Table]) -> Vec<String> {
    let rows = rosters
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| table.words(row, Column::Institution, " ")));
    rows.filter_map(|body| towns::of_body(&body)).collect()
}

/// The lines, trailing blanks dropped, runs of blank lines made one.
fn joined(text: &[Line]) -> String {
    let mut minutes = String::new();
    for line in text {
        let words = line.text.trim_end();
        if words.is_empty() && (minutes.is_empty() || minutes.ends_with("\n\n")) {
            continue;
        }
        minutes.push_str(words);
        minutes.push('\n');
    }
    minutes.truncate(minutes.trim_end().len());
    minutes
}

/// The committee that `line` names, from its word for a committee to the end of the phrase.
fn committee(line: &str) -> Option<String> {
    let (mut from, mut attached) = (None, false);
    for (at, word) in words_at(line) {
        let folded = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        let is = |folded: &str| lexicon::has(COMMITTEES, folded);
        if is(&folded) {
            from = Some(at);
        } else if let Some(rest) = word.strip_prefix('ل')
            && is(&fold(rest))
        {
            // «لخلية», «للجنة»: the preposition is not part of the name.
            from = Some(at + 'ل'.len_utf8());
            attached = true;
        }
        if from.is_some() {
            break;
        }
    }
    let phrase = line.get(from?..)?;
    let phrase = phrase.split(['.', ':', '،', ',', '(', ')', '–', '—', '«', '»', '"', '|', '\t']).next()?;
    let phrase = phrase.split(" - ").next()?.trim();
    let next = phrase.split_whitespace().nth(1)?;
    // «للجنة المحلية» holds an article that the two ل hide; «للجنة التنسيق» does not.
    let definite = attached && phrase.starts_with("لج") && lexicon::has(ADJECTIVES, next);
    Some(if definite { format!("ال{phrase}") } else { phrase.to_owned() })
}

/// Words of `line` with their places in it, in bytes.
fn words_at(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let pieces = line.split_inclusive(char::is_whitespace).map(move |piece| {
        let start = at;
        at += piece.len();
        (start, piece.trim_end())
    });
    pieces.filter(|(_, word)| !word.is_empty())
}

fn is_bullet(line: &str) -> bool {
    line.trim_start().starts_with(['-', '•', '▪', '*', '–', '—', '·', '□', '●'])
}

fn is_short(line: &str) -> bool {
    line.split_whitespace().count() <= LONGEST_TITLE && !line.trim_end().ends_with(['.', ':', '؛', '،'])
}

/// A title without the signs of Markdown around it.
fn unmarked(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_'))
}
