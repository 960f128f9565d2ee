//! A table of members, row by row.
//!
//! Used by [`read`](super::read). Gender and category are proposed from the words of the
//! row unless a column says them; whether the composition is balanced is not judged here.

use crate::domain::fold::fold;
use crate::domain::proposal;
use crate::domain::{Category, Deadline, Gender, Member, Stated};

use super::FindingKind;
use super::columns::Column;
use super::draft::{Draft, Place};
use super::lexicon;
use super::table::{Cut, Row, Table};

/// Reads the members of `table` into `draft`.
pub fn read(table: &Table, draft: &mut Draft) {
    let (mut women, mut men) = (0, 0);
    let mut above = Above::default();
    for row in &table.rows {
        if is_total(row) {
            draft.find(FindingKind::RowLeftOut, row.line, row.cells.join(" ").trim());
            continue;
        }
        if above.follow(table, row) {
            continue;
        }
        let member = member(table, row, &above, draft);
        let proposed = member.gender.filter(Stated::is_proposed);
        match place(member, row, table, draft).then_some(proposed).flatten().map(|gender| gender.value) {
            Some(Gender::Woman) => women += 1,
            Some(Gender::Man) => men += 1,
            None => {}
        }
    }
    if women + men > 0 {
        draft.find(FindingKind::GendersProposed { women, men }, table.line, table.header.join(" | "));
    }
}

/// What lines of their own say of the members below them: their body, or their group.
#[derive(Debug, Default)]
struct Above {
    body: String,
    group: String,
}

impl Above {
    /// Takes over the words of `row` if it is such a line.
    fn follow(&mut self, table: &Table, row: &Row) -> bool {
        let words = row.cells.concat();
        let title = words.trim_end_matches([':', ' ']);
        if row.cut != Cut::Single || (title == words && !is_body(&words)) {
            return false;
        }
        if table.has(Column::Institution) && title == words {
            return false;
        }
        let place = if table.has(Column::Institution) { &mut self.group } else { &mut self.body };
        title.clone_into(place);
        true
    }
}

/// The member on `row`, without rank.
fn member(table: &Table, row: &Row, above: &Above, draft: &mut Draft) -> Member {
    let cell = |column| table.line(row, column);
    let mut notes = Vec::new();
    let institution = match unmarked(&cell(Column::Institution)) {
        "" => above.body.clone(),
        words => words.to_owned(),
    };
    let (capacity, name) =
        (unmarked(&cell(Column::Capacity)).to_owned(), unmarked(&cell(Column::Name)).to_owned());
    let gender = match cell(Column::Gender) {
        said if said.is_empty() => proposal::gender(&capacity, &name).map(Stated::proposed),
        said => stated_gender(&said).map(Stated::confirmed).or_else(|| {
            keep(table, row, Column::Gender, &mut notes, draft);
            proposal::gender(&capacity, &name).map(Stated::proposed)
        }),
    };
    let said =
        Some(cell(Column::Category)).filter(|said| !said.is_empty()).unwrap_or_else(|| above.group.clone());
    let category = match said {
        said if said.is_empty() => proposal::category(&institution).map(Stated::proposed),
        said => {
            // The words are kept even when understood: categories are fewer than their names.
            notes.push(said.clone());
            stated_category(&said)
                .map(Stated::confirmed)
                .or_else(|| proposal::category(&institution).map(Stated::proposed))
        }
    };
    let mut day = |column| {
        let said = cell(column);
        let reading = Deadline::read(&said, draft.reference()).reading;
        if reading.is_none() && !said.is_empty() {
            keep(table, row, column, &mut notes, draft);
        }
        reading
    };
    let from = day(Column::Start).map(|reading| reading.earliest);
    let until = day(Column::Until).map(|reading| reading.latest);
    notes.extend(Some(cell(Column::Notes)).filter(|words| !words.is_empty()));
    notes.extend(table.rest(row));
    Member {
        institution,
        capacity,
        name,
        gender,
        category,
        contact: cell(Column::Contact),
        from,
        until,
        notes: notes.join("\n"),
        source: draft.source(row.line),
        ..Member::default()
    }
}

/// Puts `member` into the draft and says what needs saying; whether it is new.
fn place(member: Member, row: &Row, table: &Table, draft: &mut Draft) -> bool {
    let line = row.line;
    let words = [&member.institution, &member.capacity, &member.name];
    let verbatim = words.into_iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(" | ");
    let place = draft.add_member(member.clone(), line);
    match place {
        Place::Repeats(first) => draft.find(FindingKind::DuplicateRow { first }, line, verbatim.clone()),
        Place::Already => {
            let there = draft.member_like(&member).map(|it| it.capacity.clone()).unwrap_or_default();
            if fold(&there) != fold(&member.capacity) {
                draft.find(FindingKind::Differs { there }, line, member.capacity.clone());
            }
        }
        Place::Added => {
            if member.name.is_empty() {
                draft.find(FindingKind::NameMissing, line, verbatim.clone());
            } else if let Some(institution) = draft.same_name_elsewhere(&member) {
                draft.find(FindingKind::SameName { institution }, line, member.name.clone());
            } else if member.gender.is_none() {
                draft.find(FindingKind::GenderUnknown, line, member.name.clone());
            }
            if member.institution.is_empty() && table.has(Column::Institution) {
                draft.find(FindingKind::BodyMissing, line, verbatim.clone());
            }
            if proposal::is_kind_alone(&member.institution) {
                draft.find(FindingKind::BodyWithoutName, line, member.institution);
            }
        }
    }
    odd_row(row, table, draft);
    place == Place::Added
}

/// Says what is wrong with the form of a row, of whatever table.
pub fn odd_row(row: &Row, table: &Table, draft: &mut Draft) {
    let (found, expected) = (row.cells.len(), table.columns.len());
    if found > expected {
        draft.find(FindingKind::TooManyCells { found, expected }, row.line, row.cells.join(" | "));
    }
    if row.cut == Cut::UnclosedQuote {
        draft.find(FindingKind::UnclosedQuote, row.line, row.cells.join(" | "));
    }
}

/// Keeps the words of a cell that was not understood in the notes, and says so.
pub fn keep(table: &Table, row: &Row, column: Column, notes: &mut Vec<String>, draft: &mut Draft) {
    let said = table.words(row, column, " ");
    let header = table.columns.iter().position(|it| *it == column).and_then(|at| table.header.get(at));
    let header = header.cloned().unwrap_or_default();
    notes.push(format!("{header}: {said}"));
    draft.find(FindingKind::CellNotUnderstood { column: header }, row.line, said);
}

/// `words` without a bullet or a number of a list before them.
fn unmarked(words: &str) -> &str {
    let bullet = words.trim_start_matches(['•', '▪', '◦', '●', '■', '□', '*', '-', '–', '—', '·', '✓', '➢']);
    let rest = words.trim_start_matches(char::is_numeric);
    let number = rest
        .strip_prefix(['.', ')', '-'])
        .filter(|_| rest.len() < words.len() && words.len() - rest.len() <= 6);
    let unmarked = if bullet.len() < words.len() { bullet } else { number.unwrap_or(words) };
    // A mark stands apart from the word: «-صفر» and «3.5» keep theirs.
    if unmarked.starts_with(char::is_whitespace) { unmarked.trim_start() } else { words }
}

/// A row that sums up the others, of whatever table: «المجموع 18».
pub fn is_total(row: &Row) -> bool {
    let written: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let labelled = written.first().is_some_and(|label| lexicon::begins("المجموع مجموع total", label));
    let counts = written.iter().any(|cell| cell.chars().any(char::is_numeric));
    labelled && counts && written.len() <= 2
}

/// Whether `words` name a body of a known kind.
fn is_body(words: &str) -> bool {
    proposal::category(words).is_some_and(|category| category != Category::Other)
}

fn stated_gender(said: &str) -> Option<Gender> {
    const WOMAN: &str = "أنثى امرأة نساء مؤنث إناث femme féminin f woman female سيدة";
    // M is «masculin» and «male».
    const MAN: &str = "ذكر رجل رجال مذكر ذكور homme masculin h man male m سيد";
    if lexicon::has(WOMAN, said) {
        Some(Gender::Woman)
    } else {
        lexicon::has(MAN, said).then_some(Gender::Man)
    }
}

fn stated_category(said: &str) -> Option<Category> {
    const WORDS: [(Category, &str); 4] = [
        (Category::AdvisoryBody, "هيئة هيأة استشارية instance advisory consultative"),
        (Category::CivilSociety, "مدني جمعيات جمعوي جمعية civile civil association osc cso"),
        (
            Category::Commune,
            "جماعة منتخب منتخبة منتخبين منتخبون منتخبات موظف موظفة موظفين مجلس commune élu élus council staff",
        ),
        (Category::Other, "أخرى آخر autre autres other شريك partenaire"),
    ];
    WORDS.iter().find(|(_, list)| lexicon::names(list, said)).map(|(category, _)| *category)
}
