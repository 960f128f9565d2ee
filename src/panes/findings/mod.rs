//! The findings of the checker: what needs a person, what was accepted as it is, what holds.
//!
//! Opened over the panes. One key records the mend of a finding, another accepts the matter as it
//! is; both are entries like any other and can be taken back. It checks when it opens and after
//! every change, and judges nothing itself.

mod mends;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::form::{Complaint, Field, Form, Label, Values};
use super::spoken::{self, one_line};
use super::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::command::{Command, Scope};
use crate::domain::check::{Finding, Report, Severity, Verified, check};
use crate::domain::{Acceptance, AcceptanceId, Change, Edit};
use crate::i18n::Phrases;
use crate::notice::{self, Notice};
use crate::store::Mark;
use crate::ui::{Canvas, Cursor, frame};

use mends::Mends;

/// Cells of a row below which there is no room for the place beside the words.
const NARROW: u16 = 50;
/// Rows at the foot that tell the selected one whole.
const FOOT: u16 = 4;

/// The findings of the checker.
pub struct Findings {
    report: Report,
    /// The state of the log and the day it was checked for.
    checked: (Mark, NaiveDate),
    cursor: Cursor,
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Row<'a> {
    Found(&'a Finding),
    Holds(&'a Verified),
    Accepted(&'a Finding),
}

impl Findings {
    /// What the checker finds in the committee as it stands.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        let report = check(desk.session.committee(), desk.today);
        Self { report, checked: Self::state(desk), cursor: Cursor::default() }
    }

    /// What a report depends on.
    fn state(desk: &Desk) -> (Mark, NaiveDate) {
        (desk.session.mark(), desk.today)
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let found = self.report.findings.iter().map(Row::Found);
        let holds = self.report.verified.iter().map(Row::Holds);
        found.chain(holds).chain(self.report.accepted.iter().map(Row::Accepted)).collect()
    }

    fn selected(&self) -> Option<Row<'_>> {
        self.rows().get(self.cursor.selected).copied()
    }

    /// Records the mend of the selected finding; asks which, where there are several.
    fn mend(&self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.checker;
        let Some(Row::Found(finding)) = self.selected() else { return Outcome::Done };
        match finding.mends.as_slice() {
            [] => Outcome::Say(Notice::warned(say.no_mend)),
            [only] => mends::record(only, desk),
            _ => self.choose(desk),
        }
    }

    fn choose(&self, desk: &Desk) -> Outcome {
        match self.selected() {
            Some(Row::Found(finding)) if !finding.mends.is_empty() => {
                Outcome::Open(Box::new(Mends::new(finding.clone())))
            }
            Some(Row::Found(_)) => Outcome::Say(Notice::warned(desk.phrases.checker.no_mend)),
            _ => Outcome::Done,
        }
    }

    /// Asks why the matter is accepted as it is, and records that.
    fn let_stand(&self, desk: &Desk) -> Outcome {
        let Some(Row::Found(finding)) = self.selected() else { return Outcome::Done };
        let id = AcceptanceId(desk.session.ids().fresh());
        let (rule, record, grounds) = (finding.rule().word().to_owned(), finding.at, finding.grounds());
        let why = Field::long_text(Label::Phrase(|phrases| phrases.checker.why), "")
            .required(Label::Phrase(|phrases| phrases.checker.why_needed));
        let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
            let (by, why) = (desk.session.author().to_owned(), values.words(0).to_owned());
            let acceptance = Acceptance { rule: rule.clone(), record, grounds: grounds.clone(), by, why };
            let change = Change::Acceptance(Box::new(Edit::add(id, acceptance)));
            let said = Notice::said(desk.phrases.checker.stands);
            Ok(Outcome::Each(vec![Outcome::Record(change), Outcome::Say(said)]))
        };
        let title = Label::Phrase(|phrases| phrases.checker.let_stand);
        Outcome::Open(Box::new(Form::new(title, vec![why], Box::new(finish))))
    }

    /// Raises the selected matter again, which somebody had accepted.
    fn withdraw(&self, desk: &Desk) -> Outcome {
        let Some(Row::Accepted(finding)) = self.selected() else { return Outcome::Done };
        let (rule, grounds) = (finding.rule().word(), finding.grounds());
        let accepted = &desk.session.committee().accepted;
        let same = accepted
            .iter()
            .filter(|(_, it)| it.rule == rule && it.record == finding.at && it.grounds == grounds);
        let remove =
            |(id, it): (&AcceptanceId, &Acceptance)| Change::Acceptance(Box::new(Edit::remove(*id, it)));
        Outcome::Record(Change::together(same.map(remove).collect()))
    }

    /// The cells of a row: where it stands, what it is, the words it is about.
    fn cells(row: Row, phrases: &Phrases) -> [String; 3] {
        match row {
            Row::Found(finding) | Row::Accepted(finding) => {
                let rule = (phrases.checker.rule)(finding.rule()).to_owned();
                [notice::place(finding, phrases), rule, one_line(&finding.verbatim)]
            }
            Row::Holds(verified) => [String::new(), (phrases.checker.verified)(verified), String::new()],
        }
    }

    /// What the foot says of a row: the explanation, then what would mend it.
    fn explained(row: Row, phrases: &Phrases) -> Vec<String> {
        let say = &phrases.checker;
        match row {
            Row::Found(finding) | Row::Accepted(finding) => {
                let mend = match finding.mends.as_slice() {
                    [] => say.no_mend.to_owned(),
                    mends => {
                        let each = mends.iter().map(|mend| (say.remedy)(&mend.remedy));
                        each.collect::<Vec<_>>().join(phrases.entries.and)
                    }
                };
                vec![(say.matter)(&finding.matter), mend]
            }
            Row::Holds(_) => Vec::new(),
        }
    }

    /// A row as it is heard: what it asks, what it is, its words, where, why.
    fn heard(row: Row, phrases: &Phrases) -> Vec<String> {
        let [place, rule, words] = Self::cells(row, phrases);
        let words = if words.is_empty() { words } else { format!("«{words}»") };
        let sort = match row {
            Row::Found(finding) => (phrases.checker.severity)(finding.severity()).to_owned(),
            Row::Holds(_) => String::new(),
            Row::Accepted(_) => (phrases.checker.accepted)(1),
        };
        [sort, rule, words, place].into_iter().chain(Self::explained(row, phrases)).collect()
    }

    fn draw_row(row: Row, room: Rect, canvas: &mut Canvas, phrases: &Phrases) {
        let theme = canvas.theme();
        let [place, rule, words] = Self::cells(row, phrases);
        let (sign, style) = match row {
            Row::Found(finding) => match finding.severity() {
                Severity::Contradiction => ('!', theme.alarm),
                Severity::Question => ('?', theme.caution),
                Severity::Remark => ('·', theme.dim),
            },
            Row::Holds(_) => ('✓', theme.good),
            Row::Accepted(_) => ('=', theme.dim),
        };
        canvas.symbol(room.x, room.y, sign, style);
        let narrow = room.width < NARROW;
        let mut room = Rect { x: room.x + 2, width: room.width.saturating_sub(2), ..room };
        let mut put = |canvas: &mut Canvas, words: &str, style| {
            if !words.is_empty() {
                let used = (canvas.sentence(room, words, style) + 1).min(room.width);
                room = Rect { x: room.x + used, width: room.width - used, ..room };
            }
            room.width
        };
        put(canvas, &rule, if matches!(row, Row::Accepted(_)) { theme.dim } else { theme.text });
        // Where there is no room for all, the words tell more; the place is told at the foot.
        let place = if narrow { "" } else { &place };
        if put(canvas, place, theme.dim) >= 8 && !words.is_empty() {
            put(canvas, &format!("«{words}»"), theme.dim);
        }
    }
}

impl Pane for Findings {
    fn scope(&self) -> Scope {
        Scope::Findings
    }

    fn title(&self, desk: &Desk) -> String {
        (desk.phrases.checker.title)(self.report.findings.len())
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "open" => Some(phrases.overlays.hints.go_to),
            "help" | "mend" | "let-stand" | "undo" => None,
            _ => Some(""),
        }
    }

    fn refresh(&mut self, desk: &Desk) {
        let now = Self::state(desk);
        if self.checked == now {
            return;
        }
        self.checked = now;
        self.report = check(desk.session.committee(), desk.today);
        let length = self.rows().len();
        self.cursor.select(self.cursor.selected, length);
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => {
                let length = self.rows().len();
                rows::step(&mut self.cursor, *motion, length)
            }
            Command::Mend => self.mend(desk),
            Command::Edit => self.choose(desk),
            Command::Open => match self.selected() {
                Some(Row::Found(finding) | Row::Accepted(finding)) => Outcome::GoTo(finding.at),
                _ => Outcome::Done,
            },
            Command::LetStand => self.let_stand(desk),
            Command::Remove => self.withdraw(desk),
            Command::Copy => self.selected().map_or(Outcome::Done, |row| {
                let [place, rule, words] = Self::cells(row, desk.phrases);
                let mut cells = vec![place, rule, words];
                cells.extend(Self::explained(row, desk.phrases));
                Outcome::Copy(rows::tabbed(&cells))
            }),
            Command::Check => Outcome::Close(None),
            Command::Add | Command::Rename => Outcome::Done,
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let rows = self.rows();
        let row = rows.get(self.cursor.selected).map(|row| Self::heard(*row, desk.phrases));
        let clean = self.report.findings.is_empty().then(|| desk.phrases.checker.clean.to_owned());
        Spoken { about: clean.into_iter().collect(), ..Spoken::titled(self.title(desk)) }
            .on_row(row.unwrap_or_default(), (self.cursor.selected, rows.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let rows = self.rows().into_iter();
        rows.map(|row| spoken::sentence(&Self::heard(row, desk.phrases), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let mut area = area;
        if self.report.findings.is_empty() {
            let used = rows::wrapped(canvas, area, desk.phrases.checker.clean, theme.good, 1) + 1;
            area = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        }
        let foot = if area.height > 2 * FOOT { FOOT } else { 0 };
        let list = Rect { height: area.height - foot, ..area };
        let mut cursor = self.cursor;
        let all = self.rows();
        let view = cursor.view(usize::from(list.height), all.len());
        rows::more(canvas, list, &view, all.len());
        let shown = all.iter().enumerate().skip(view.start).take(view.len());
        for ((at, row), y) in shown.zip(area.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..area }, at, &cursor);
            Self::draw_row(*row, room, canvas, desk.phrases);
        }
        if let Some(row) = all.get(cursor.selected).filter(|_| foot > 0) {
            let mut room = Rect { y: area.y + list.height, height: foot, ..area };
            frame::rule(canvas, Rect { height: 1, ..room });
            room = Rect { y: room.y + 1, height: room.height - 1, ..room };
            let explained = Self::explained(*row, desk.phrases);
            let [place, ..] = Self::cells(*row, desk.phrases);
            let place = if area.width < NARROW + 4 { place } else { String::new() };
            let words = [place.as_str(), explained.first().map_or("", String::as_str)];
            let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
            let words = &words.join(" · ");
            // The last row is kept for what would mend it.
            let used = rows::wrapped(canvas, room, words, theme.text, room.height - 1);
            room = Rect { y: room.y + used, height: room.height - used, ..room };
            if let Some(mend) = explained.get(1) {
                rows::wrapped(canvas, room, mend, theme.accent, 1);
            }
        }
        self.cursor = cursor;
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (112, u16::try_from(self.rows().len()).unwrap_or(u16::MAX).saturating_add(FOOT + 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Member, MemberId};
    use crate::panes::trial::Trial;

    #[test]
    fn the_committee_is_checked_again_only_when_the_log_or_the_day_has_changed() {
        let mut trial = Trial::new();
        for id in [1, 2] {
            let member = Member { name: "نادية بنعلي".into(), ..Member::default() };
            trial.record(Change::Member(Box::new(Edit::add(MemberId(id), member))));
        }
        let mut pane = Findings::new(&trial.desk());
        let found = pane.report.clone();
        assert!(!found.findings.is_empty());
        // What no check would find shows whether there was one.
        pane.report = Report::default();
        pane.refresh(&trial.desk());
        assert_eq!(pane.report, Report::default(), "after a key that changes nothing");
        pane.refresh(&Desk { today: trial.desk().today.succ_opt().unwrap(), ..trial.desk() });
        assert_eq!(pane.report.findings.len(), found.findings.len());
        pane.report = Report::default();
        pane.refresh(&trial.desk());
        pane.report = Report::default();
        trial.record(Change::Member(Box::new(Edit::add(MemberId(77), Member::default()))));
        pane.refresh(&trial.desk());
        assert!(!pane.report.findings.is_empty());
    }
}
