//! The findings of the checker: what needs a person, what was accepted as it is, what holds.
//!
//! Opened over the panes. One key records the mend of a finding, another accepts the matter as it
//! is; both are entries like any other and can be taken back. It checks when it opens and after
//! every change, and judges nothing itself.

mod mends;

use std::sync::mpsc::{self, Receiver};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use ratatui::layout::Rect;

use super::form::{Complaint, Field, Form, Label, Values};
use super::spoken::{self, one_line};
use super::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::command::{Command, Scope};
use crate::domain::check::{Finding, Mend, Remedy, Report, Severity, Verified, check};
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

/// Records up to which a check is done before the next key is heard: a tenth of what is noticed.
const AT_ONCE: usize = 1_000;
/// How often it is looked whether a check has ended.
const PACE: TimeDelta = TimeDelta::milliseconds(50);

/// The findings of the checker.
pub struct Findings {
    report: Report,
    /// A check under way, made by a thread of its own on a copy, and when it was last looked for.
    underway: Option<(Receiver<Report>, DateTime<Utc>)>,
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
        let (report, checked, cursor) = (Report::default(), Self::state(desk), Cursor::default());
        let mut findings = Self { report, underway: None, checked, cursor };
        findings.check(desk);
        findings
    }

    /// Checks the committee as it stands: at once, or where that would keep a key waiting, beside.
    fn check(&mut self, desk: &Desk) {
        let (committee, today) = (desk.session.committee(), desk.today);
        if committee.members.len() + committee.tasks.len() > AT_ONCE {
            let (sender, report) = mpsc::channel();
            let copy = committee.clone();
            // Nobody waits any more where the pane was closed or the committee has changed again.
            let work = move || drop(sender.send(check(&copy, today)));
            if std::thread::Builder::new().name("checker".to_owned()).spawn(work).is_ok() {
                self.underway = Some((report, desk.now));
                return;
            }
        }
        self.underway = None;
        self.take(check(committee, today));
    }

    fn take(&mut self, report: Report) {
        self.report = report;
        let length = self.rows().len();
        self.cursor.select(self.cursor.selected, length);
    }

    /// Takes the report of a check that has ended.
    fn look(&mut self, desk: &Desk) {
        let Some((report, looked)) = &mut self.underway else { return };
        *looked = desk.now;
        match report.try_recv() {
            Ok(report) => {
                self.underway = None;
                self.take(report);
            }
            Err(mpsc::TryRecvError::Empty) => {}
            // It ended without an answer, as nothing here should: once more, where it is seen.
            Err(mpsc::TryRecvError::Disconnected) => {
                self.underway = None;
                self.take(check(desk.session.committee(), desk.today));
            }
        }
    }

    /// Waits for a check under way: who hears is told once, and all of it.
    fn wait(&mut self, desk: &Desk) {
        if let Some((report, _)) = self.underway.take() {
            let report = report.recv().unwrap_or_else(|_| check(desk.session.committee(), desk.today));
            self.take(report);
        }
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

    /// Records the mend of the selected finding; asks which, where several are likely.
    fn mend(&self, desk: &Desk) -> Outcome {
        let say = &desk.phrases.checker;
        let Some(Row::Found(finding)) = self.selected() else { return Outcome::Done };
        // To keep the words as another name is never the likeliest: it is chosen, not pressed.
        let alias = |mend: &&Mend| matches!(mend.remedy, Remedy::Alias(_));
        let likely: Vec<&Mend> = finding.mends.iter().filter(|mend| !alias(mend)).collect();
        match likely.as_slice() {
            [] if finding.mends.is_empty() => Outcome::Say(Notice::warned(say.no_mend)),
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
        let put = |room: &mut Rect, canvas: &mut Canvas, words: &str, style| {
            if !words.is_empty() {
                let used = (canvas.sentence(*room, words, style) + 1).min(room.width);
                *room = Rect { x: room.x + used, width: room.width - used, ..*room };
            }
            room.width
        };
        put(&mut room, canvas, &rule, if matches!(row, Row::Accepted(_)) { theme.dim } else { theme.text });
        // Where there is no room for all, the words tell more; the place is told at the foot.
        let place = if narrow { "" } else { &place };
        if put(&mut room, canvas, place, theme.dim) >= 8 && !words.is_empty() {
            // A quotation runs its own way, and is cut at its own end.
            canvas.text(room, &format!("«{words}»"), theme.dim);
        }
    }
}

impl Pane for Findings {
    fn scope(&self) -> Scope {
        Scope::Findings
    }

    fn title(&self, desk: &Desk) -> String {
        let say = &desk.phrases.checker;
        let title = (say.title)(self.report.findings.len());
        if self.underway.is_some() { format!("{title} · {}", say.checking) } else { title }
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
        self.check(desk);
    }

    fn due(&self) -> Option<DateTime<Utc>> {
        self.underway.as_ref().map(|(_, looked)| *looked + PACE)
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        self.look(desk);
        let acts = matches!(
            command,
            Command::Mend | Command::Edit | Command::Open | Command::LetStand | Command::Remove
        );
        // What is shown is of before the last change: nobody mends what may be mended already.
        if acts && self.underway.is_some() {
            return Outcome::Say(Notice::warned(desk.phrases.checker.checking));
        }
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
        self.wait(desk);
        let rows = self.rows();
        let row = rows.get(self.cursor.selected).map(|row| Self::heard(*row, desk.phrases));
        let clean = self.report.findings.is_empty().then(|| desk.phrases.checker.clean.to_owned());
        Spoken { about: clean.into_iter().collect(), ..Spoken::titled(self.title(desk)) }
            .on_row(row.unwrap_or_default(), (self.cursor.selected, rows.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.wait(desk);
        let rows = self.rows().into_iter();
        rows.map(|row| spoken::sentence(&Self::heard(row, desk.phrases), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let mut area = area;
        self.look(desk);
        if self.report.findings.is_empty() {
            let say = &desk.phrases.checker;
            let (words, style) =
                if self.underway.is_some() { (say.checking, theme.dim) } else { (say.clean, theme.good) };
            let used = rows::wrapped(canvas, area, words, style, 1) + 1;
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
    fn a_large_committee_is_checked_beside_while_keys_are_heard() {
        let mut trial = Trial::new();
        let member = |id: u64| {
            let name = format!("عضو {}", if id == 0 { 1 } else { id });
            let member = Member { name, institution: "جمعية أمل".into(), ..Member::default() };
            Change::Member(Box::new(Edit::add(MemberId(id + 1), member)))
        };
        trial.record(Change::Together((0..1_100).map(member).collect()));
        let mut pane = Findings::new(&trial.desk());
        assert!(pane.due().is_some() && pane.report == Report::default());
        let said = pane.update(&Command::Mend, &trial.desk());
        // Either it was quicker than this key, or it says that it is not done.
        assert!(pane.underway.is_none() || matches!(said, Outcome::Say(_)));
        pane.wait(&trial.desk());
        let whole = check(trial.session.committee(), trial.desk().today);
        assert!(pane.due().is_none() && pane.report == whole && !whole.findings.is_empty());
        // A change is checked in the same way, and the screen takes it in by itself.
        trial.record(Change::Member(Box::new(Edit::add(MemberId(9_999), Member::default()))));
        pane.refresh(&trial.desk());
        assert_eq!(pane.report, whole, "what was found before is shown meanwhile");
        while pane.due().is_some() {
            trial.draw(&mut pane, (80, 24));
            std::thread::yield_now();
        }
        assert_eq!(pane.report, check(trial.session.committee(), trial.desk().today));
    }

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
