//! Which column a header names, and which table a row of headers opens.
//!
//! Used by [`table`](super::table). Headers are compared folded, with or without the
//! article and an attached و, and with one letter wrong in the longer words.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::domain::fold::fold;

use super::columns::{Column, FILLERS, WHOLE, WORDS, Weight};

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Members.
    Roster,
    /// Objectives and tasks.
    Programme,
}

/// A row of headers as understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    /// The table it opens.
    pub kind: Kind,
    /// A column per cell.
    pub columns: Vec<Column>,
    /// How many cells were recognised.
    pub known: usize,
}

/// Most words of a header; longer cells are content.
const LONGEST_HEADER: usize = 9;
/// Letters from which one wrong letter is forgiven.
const FORGIVEN: usize = 5;

/// The words of headers, folded once.
pub struct Vocabulary {
    words: HashMap<String, (Column, Weight)>,
    whole: HashMap<String, Column>,
    fillers: HashSet<String>,
    /// The longer words by their number of letters, for the comparison that forgives.
    long: BTreeMap<usize, Vec<(Vec<char>, Column, Weight)>>,
}

/// How strictly a cell is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// By itself, letter by letter.
    Exact,
    /// By itself.
    Alone,
    /// In a row that is known to hold headers.
    AmongHeaders,
}

/// What one word of a header says.
enum Says {
    Column(Column, Weight),
    Nothing,
    Unknown,
}

impl Vocabulary {
    /// The vocabulary of [`columns`](super::columns).
    pub fn new() -> Self {
        let mut words = HashMap::new();
        for (column, weight, list) in WORDS {
            for word in list.split_whitespace() {
                words.entry(fold(word)).or_insert((*column, *weight));
            }
        }
        let mut long: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        for (word, (column, weight)) in words.iter().collect::<BTreeMap<_, _>>() {
            let letters: Vec<char> = word.chars().collect();
            // «membre» is content where «membres» is a header.
            if letters.len() >= FORGIVEN && *weight > Weight::Faint {
                long.entry(letters.len()).or_default().push((letters, *column, *weight));
            }
        }
        let whole = WHOLE
            .iter()
            .flat_map(|(column, list)| list.split('|').map(|words| (fold(words), *column)))
            .collect();
        Self { words, whole, fillers: FILLERS.split_whitespace().map(fold).collect(), long }
    }

    /// The table that `cells` open, if they are headers.
    pub fn read(&self, cells: &[String]) -> Option<Heads> {
        if cells.len() < 2 || cells.len() > 24 {
            return None;
        }
        // Wrong letters are forgiven only beside a header that has none.
        if !cells.iter().any(|cell| self.column(cell, Reading::Exact).is_some()) {
            return None;
        }
        let columns: Vec<Option<Column>> =
            cells.iter().map(|cell| self.column(cell, Reading::Alone)).collect();
        let written = cells.iter().filter(|cell| !cell.is_empty()).count();
        let known = columns.iter().flatten().count();
        if known < 2 || known * 2 < written {
            return None;
        }
        // Beside headers, one word that heads a column is enough.
        let columns = columns.into_iter().zip(cells);
        let columns = columns.map(|(it, cell)| it.or_else(|| self.column(cell, Reading::AmongHeaders)));
        let mut columns: Vec<Column> = columns.map(|it| it.unwrap_or(Column::Other)).collect();
        let kind = kind_of(&columns, cells)?;
        settle(kind, &mut columns, cells);
        Some(Heads { kind, columns, known })
    }

    /// The column that `header` names.
    fn column(&self, header: &str, reading: Reading) -> Option<Column> {
        // Prose is told from headers before it is folded: this runs for every line of a file.
        if header.split_whitespace().nth(LONGEST_HEADER).is_some() {
            return None;
        }
        let folded = fold(header);
        let tokens: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).collect();
        if tokens.is_empty() {
            return match header.trim() {
                "#" => Some(Column::Number),
                "%" | "٪" => Some(Column::Progress),
                _ => None,
            };
        }
        if tokens.len() > LONGEST_HEADER {
            return None;
        }
        if let Some(column) = self.whole.get(&tokens.join(" ")) {
            return Some(*column);
        }
        let mut best: Option<(Column, Weight)> = None;
        let (mut said, mut first_says) = (0, false);
        for (index, token) in tokens.iter().enumerate() {
            match self.says(token, reading) {
                Says::Column(column, weight) => {
                    said += 1;
                    first_says |= index == 0 && (token.starts_with("ال") || token.is_ascii());
                    if best.is_none_or(|(_, strongest)| weight > strongest) {
                        best = Some((column, weight));
                    }
                }
                Says::Nothing => said += 1,
                Says::Unknown => {}
            }
        }
        // «جمعية القصبة» is a body, «الجمعية المحتضنة» is a header: content has other words
        // and no article on its first.
        let enough = said * 5 >= tokens.len() * 3 || (first_says && said * 2 >= tokens.len());
        best.filter(|_| enough || reading == Reading::AmongHeaders).map(|(column, _)| column)
    }

    fn says(&self, token: &str, reading: Reading) -> Says {
        let forms = forms(token);
        for form in &forms {
            if let Some((column, weight)) = self.words.get(*form) {
                return Says::Column(*column, *weight);
            }
        }
        if forms.iter().any(|form| self.fillers.contains(*form)) {
            return Says::Nothing;
        }
        if reading == Reading::Exact {
            return Says::Unknown;
        }
        for form in &forms {
            let letters: Vec<char> = form.chars().collect();
            if letters.len() < FORGIVEN {
                continue;
            }
            let near = self.long.range(letters.len() - 1..=letters.len() + 1).flat_map(|(_, words)| words);
            if let Some((_, column, weight)) = near.into_iter().find(|(word, ..)| one_apart(word, &letters)) {
                return Says::Column(*column, *weight);
            }
        }
        Says::Unknown
    }
}

/// `token` itself, without و, without the article, without both; longest first.
fn forms(token: &str) -> Vec<&str> {
    let mut forms = vec![token];
    for prefix in ["وال", "بال", "ال", "لل", "و"] {
        if let Some(rest) = token.strip_prefix(prefix)
            && rest.chars().count() >= 2
        {
            forms.push(rest);
        }
    }
    forms
}

/// Whether one letter after the first put in, left out or changed, or two neighbours
/// swapped, makes `a` of `b`.
fn one_apart(a: &[char], b: &[char]) -> bool {
    // The first letter is seldom the wrong one, and most words are told apart by it.
    if a.first() != b.first() {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    match (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default()) {
        ([], rest) | (rest, []) => rest.len() <= 1,
        (a @ [x, after_x @ ..], b @ [y, after_y @ ..]) => {
            let swapped =
                matches!((after_x, after_y), ([v, p @ ..], [w, q @ ..]) if x == w && y == v && p == q);
            after_x == after_y || after_x == b || a == after_y || swapped
        }
    }
}

fn has(columns: &[Column], column: Column) -> bool {
    columns.contains(&column)
}

/// What a table with these columns is about; `None` when it is neither.
fn kind_of(columns: &[Column], cells: &[String]) -> Option<Kind> {
    let count = |list: &[Column]| list.iter().filter(|column| has(columns, **column)).count();
    let unknown = columns.iter().zip(cells).any(|(it, cell)| *it == Column::Other && !cell.is_empty());
    let work = count(&[Column::Action, Column::Objective]);
    let terms = count(&[Column::Responsible, Column::Deadline, Column::Status, Column::Progress]);
    let person =
        count(&[Column::Institution, Column::Capacity, Column::Gender, Column::Contact, Column::Category]);
    let named = has(columns, Column::Name) || (person >= 2 && unknown);
    let programme = work + terms >= 2 && (work > 0 || (terms >= 2 && unknown));
    // «المهمة» or «المسؤولية» in a roster is a capacity.
    let roster = named && (person > 0 || work + terms > 0 || has(columns, Column::Number));
    match (roster, programme) {
        (true, true) if person + 1 >= work + terms => Some(Kind::Roster),
        (_, true) => Some(Kind::Programme),
        (true, false) => Some(Kind::Roster),
        (false, false) => None,
    }
}

/// Gives the columns the meaning they have in a table of `kind`.
fn settle(kind: Kind, columns: &mut [Column], cells: &[String]) {
    let swap = |columns: &mut [Column], from: Column, to: Column| {
        let vacant = !has(columns, to);
        for column in columns.iter_mut().filter(|column| **column == from) {
            *column = if vacant { to } else { Column::Other };
        }
    };
    match kind {
        Kind::Roster => {
            swap(columns, Column::Action, Column::Capacity);
            swap(columns, Column::Responsible, Column::Capacity);
            for column in [Column::Objective, Column::Deadline, Column::Status, Column::Progress] {
                swap(columns, column, Column::Other);
            }
        }
        Kind::Programme => {
            // «من» beside «متى» asks who, beside «إلى» from when.
            if !has(columns, Column::Until) && has(columns, Column::Deadline) {
                let who = columns
                    .iter()
                    .zip(cells)
                    .any(|(it, cell)| *it == Column::Start && fold(cell) == fold("من"));
                if who {
                    swap(columns, Column::Start, Column::Responsible);
                }
            }
            swap(columns, Column::Until, Column::Deadline);
            swap(columns, Column::Institution, Column::Responsible);
            swap(columns, Column::Name, Column::Responsible);
            swap(columns, Column::Capacity, Column::Other);
            for column in [Column::Gender, Column::Category, Column::Contact] {
                swap(columns, column, Column::Other);
            }
        }
    }
    let subject = if kind == Kind::Roster { Column::Name } else { Column::Action };
    if !has(columns, subject) {
        let mut vacant =
            columns.iter_mut().zip(cells).filter(|(it, cell)| **it == Column::Other && !cell.is_empty());
        if let Some((column, _)) = vacant.next() {
            *column = subject;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(cells: &[&str]) -> Option<(Kind, Vec<Column>)> {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        Vocabulary::new().read(&cells).map(|heads| (heads.kind, heads.columns))
    }

    #[test]
    fn rosters_are_told_by_their_words_in_any_order_and_language() {
        use Column::{Capacity, Contact, Gender, Institution, Name, Number};
        let found = |cells: &[&str], columns: &[Column]| {
            assert_eq!(heads(cells), Some((Kind::Roster, columns.to_vec())), "{cells:?}");
        };
        found(&["المؤسسة او الجمعية", "الصفة", "الاسم و النسب"], &[Institution, Capacity, Name]);
        found(&["ر.ت", "الإسم والنسب", "الصفه", "المؤسسة/الجمعية"], &[Number, Name, Capacity, Institution]);
        found(&["Nom et prénom", "Qualité", "Institution ou association"], &[Name, Capacity, Institution]);
        found(
            &["N°", "NOM", "PRENOM", "Organisme", "Fonction"],
            &[Number, Name, Name, Institution, Capacity],
        );
        found(&["Full name", "Organization", "Role", "Phone"], &[Name, Institution, Capacity, Contact]);
        found(&["اسم العضو(ة)", "صفة العضو", "اسم الجمعية", "النوع"], &[Name, Capacity, Institution, Gender]);
        found(
            &["الاسم الكامل", "المهمة", "الهيئة الممثلة", "رقم الهاتف"],
            &[Name, Capacity, Institution, Contact],
        );
        found(&["الاسم", "المسؤولية", "الجمعية"], &[Name, Capacity, Institution]);
    }

    #[test]
    fn programmes_are_told_by_their_words_in_any_order_and_language() {
        use Column::{Action, Deadline, Notes, Number, Objective, Progress, Responsible, Status};
        let found = |cells: &[&str], columns: &[Column]| {
            assert_eq!(heads(cells), Some((Kind::Programme, columns.to_vec())), "{cells:?}");
        };
        found(
            &["المسؤول.ة", "مدة التنزيل", "الإجراءات العملية", "اهداف ومهام اللجنة"],
            &[Responsible, Deadline, Action, Objective],
        );
        found(&["الهدف", "الأنشطة", "الأجل", "المؤسسة المسؤولة"], &[Objective, Action, Deadline, Responsible]);
        found(
            &["الرقم", "المحور", "الإجراء", "الجهة المسؤولة", "تاريخ الإنجاز"],
            &[Number, Objective, Action, Responsible, Deadline],
        );
        found(
            &["Objectifs et missions", "Actions pratiques", "Délai de mise en œuvre", "Responsable"],
            &[Objective, Action, Deadline, Responsible],
        );
        found(
            &["Objective", "Action", "Deadline", "Responsible", "Status"],
            &[Objective, Action, Deadline, Responsible, Status],
        );
        found(
            &["المهام", "المسئولون", "الجدولة الزمنية", "ملاحظات", "نسبة الإنجاز"],
            &[Action, Responsible, Deadline, Notes, Progress],
        );
    }

    #[test]
    fn rows_of_content_are_no_headers() {
        for row in [
            &["جمعية", "نائب الرئيس", "عبد الاله العمراني"][..],
            &["جماعة العرائش", "عضو المجلس الجماعي", "براد محمد"],
            &["جمعية مدينتي", "عضو", "نوفل البخاري"],
            &["فريق المشروع", "15 مارس", "بلورة استمارة الكترونية لتجميع التجارب", ""],
            &[
                "لجنة التنسيق تحت اشراف فريق المشروع",
                "نونبر",
                "بلورة خطة ديمومة المشروع",
                "ضمان استمرارية المشروع",
            ],
            &["Association", "Membre", "Ali"],
            &["", "", ""],
        ] {
            assert_eq!(heads(row), None, "{row:?}");
        }
    }

    #[test]
    fn one_wrong_letter_is_one_wrong_letter() {
        let apart =
            |a: &str, b: &str| one_apart(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert!(
            apart("مسوول", "مسيول")
                && apart("delai", "delais")
                && apart("thsi", "this")
                && apart("aXb", "ab")
        );
        assert!(!apart("abcd", "badc") && !apart("ab", "abcd") && !apart("xbcd", "abcd"));
    }
}
