//! The attendance list: the roster of that day walked with single keys.
//!
//! Opened over the panes. Every key is recorded at once and goes on to the next member, so that a
//! list taken while people come in is never lost; an undo takes one key back.

use ratatui::layout::Rect;

use super::{acts, said};
use crate::command::{Command, Scope};
use crate::domain::meeting::attendance;
use crate::domain::{Attendance, Meeting, MeetingId, Member, MemberId, Presence, Seat};
use crate::i18n::Phrases;
use crate::panes::form::{Complaint, Field, Form, Known, Label, Values};
use crate::panes::spoken::{one_line, sentence};
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, rows};
use crate::ui::canvas::Align;
use crate::ui::table::{Column, rooms};
use crate::ui::{Canvas, Cursor, frame};

/// Name, what is noted, body.
const COLUMNS: [Column; 3] =
    [Column { least: 16, weight: 2 }, Column { least: 12, weight: 2 }, Column { least: 14, weight: 2 }];

/// The attendance list of a meeting.
pub(super) struct Sheet {
    id: MeetingId,
    cursor: Cursor,
}

impl Sheet {
    pub(super) fn new(id: MeetingId) -> Self {
        Self { id, cursor: Cursor::default() }
    }

    fn meeting<'a>(&self, desk: &Desk<'a>) -> Option<&'a Meeting> {
        desk.session.committee().meetings.get(&self.id)
    }

    /// Those who sit that day, and whoever else is on the list.
    fn members<'a>(&self, desk: &Desk<'a>) -> Vec<(MemberId, &'a Member)> {
        let Some(meeting) = self.meeting(desk) else { return Vec::new() };
        let listed = |id| attendance::of(meeting, id).is_some();
        let roster = desk.session.committee().roster().into_iter();
        roster.filter(|(id, member)| listed(*id) || attendance::sits(member, meeting.day)).collect()
    }

    /// Notes it of the selected member, and goes on to the next one.
    fn note(&mut self, presence: Presence, desk: &Desk) -> Outcome {
        let members = self.members(desk);
        let Some((member, who)) = members.get(self.cursor.selected).copied() else { return Outcome::Done };
        self.cursor.step(1, members.len());
        if presence == Presence::Represented {
            return Outcome::Open(Box::new(represented(self.id, member, who, desk)));
        }
        noted(self.id, member, presence, String::new(), desk)
    }

    /// Notes everyone of whom nothing is noted yet as present.
    fn all_present(&self, desk: &Desk) -> Outcome {
        // An alternate comes when somebody does not: that is noted one by one.
        let seated = self.members(desk).into_iter().filter(|(_, member)| member.seat == Seat::Full);
        let members: Vec<MemberId> = seated.map(|(id, _)| id).collect();
        acts::alter(self.id, desk, |meeting| {
            for member in members {
                if attendance::of(meeting, member).is_none() {
                    let present = Presence::Present;
                    meeting.attendance.push(Attendance { member, presence: present, by: String::new() });
                }
            }
        })
    }

    /// Forgets what was noted of the selected member.
    fn forget(&self, desk: &Desk) -> Outcome {
        let Some((member, _)) = self.members(desk).get(self.cursor.selected).copied() else {
            return Outcome::Done;
        };
        acts::alter(self.id, desk, |meeting| meeting.attendance.retain(|it| it.member != member))
    }

    /// What is noted of a member, in words.
    fn words(meeting: &Meeting, id: MemberId, member: &Member, phrases: &Phrases) -> String {
        let (say, forms) = (&phrases.meetings, &phrases.meeting_forms);
        let noted = match attendance::of(meeting, id) {
            None => say.not_noted.to_owned(),
            Some(it) if it.presence == Presence::Represented && !it.by.trim().is_empty() => {
                (say.by)(&one_line(&it.by))
            }
            Some(it) => (say.presence)(it.presence).to_owned(),
        };
        let sits = attendance::sits(member, meeting.day);
        if sits { noted } else { format!("{noted} · {}", forms.did_not_sit) }
    }

    fn row(meeting: &Meeting, (id, member): (MemberId, &Member), phrases: &Phrases) -> Vec<String> {
        let words = Self::words(meeting, id, member, phrases);
        vec![one_line(&member.name), words, one_line(&member.institution)]
    }
}

/// The change that notes it of a member; what was noted before is replaced.
fn noted(id: MeetingId, member: MemberId, presence: Presence, by: String, desk: &Desk) -> Outcome {
    acts::alter(id, desk, |meeting| {
        let noted = Attendance { member, presence, by };
        match meeting.attendance.iter_mut().find(|it| it.member == member) {
            Some(before) => *before = noted,
            None => meeting.attendance.push(noted),
        }
    })
}

/// Asks who came for a member.
fn represented(id: MeetingId, member: MemberId, who: &Member, desk: &Desk) -> Form {
    let committee = desk.session.committee();
    let before = committee.meetings.get(&id).and_then(|it| attendance::of(it, member));
    let by = before.map_or("", |it| it.by.as_str());
    let others = committee.roster().into_iter().filter(|(other, _)| *other != member);
    let known = Known::new(others.map(|(_, it)| it.name.clone()).filter(|name| !name.trim().is_empty()));
    let field = Field::text(Label::Phrase(|it| it.meeting_forms.represented_by), by).completed_from(known);
    let finish = move |values: &Values, desk: &Desk| -> Result<Outcome, Complaint> {
        Ok(noted(id, member, Presence::Represented, values.words(0).to_owned(), desk))
    };
    let title = Label::Verbatim((desk.phrases.meeting_forms.came_for)(&one_line(&who.name)));
    Form::new(title, vec![field], Box::new(finish))
}

impl Pane for Sheet {
    fn scope(&self) -> Scope {
        Scope::Attendance
    }

    fn title(&self, desk: &Desk) -> String {
        let day = self.meeting(desk).map(|it| said::days(it, desk.phrases)).unwrap_or_default();
        format!("{} · {day}", desk.phrases.meetings.attendance)
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "cancel" => Some(phrases.overlays.hints.close),
            "open" | "remove" => Some(""),
            _ => None,
        }
    }

    fn stays(&self, desk: &Desk) -> bool {
        self.meeting(desk).is_some()
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let length = self.members(desk).len();
        self.cursor.select(self.cursor.selected, length);
        match command {
            Command::Move(motion) => rows::step(&mut self.cursor, *motion, length),
            Command::Attend(presence) => self.note(*presence, desk),
            Command::AllPresent => self.all_present(desk),
            Command::Remove => self.forget(desk),
            Command::Copy => {
                let Some(meeting) = self.meeting(desk) else { return Outcome::Done };
                let rows = self.members(desk).into_iter();
                let rows = rows.map(|it| rows::tabbed(&Self::row(meeting, it, desk.phrases)));
                Outcome::Copy(rows.collect::<Vec<_>>().join("\n"))
            }
            Command::Filter(_) | Command::Search(_) => Outcome::Done,
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let members = self.members(desk);
        self.cursor.select(self.cursor.selected, members.len());
        let Some(meeting) = self.meeting(desk) else { return Spoken::default() };
        let row = members.get(self.cursor.selected).map(|it| Self::row(meeting, *it, desk.phrases));
        let verdict = said::quorum(meeting, desk).map(|line| line.words);
        Spoken { beside: verdict.into_iter().collect(), ..Spoken::titled(self.title(desk)) }
            .on_row(row.unwrap_or_default(), (self.cursor.selected, members.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let Some(meeting) = self.meeting(desk) else { return Vec::new() };
        let members = self.members(desk).into_iter();
        members.map(|it| sentence(&Self::row(meeting, it, desk.phrases), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let Some(meeting) = self.meeting(desk) else { return };
        let members = self.members(desk);
        let theme = canvas.theme();
        if members.is_empty() {
            rows::wrapped(canvas, area, desk.phrases.meeting_forms.nobody_sits, theme.dim, 3);
            return;
        }
        let foot = if area.height >= 6 { 2 } else { 0 };
        let list = Rect { height: area.height - foot, ..area };
        let view = self.cursor.view(usize::from(list.height), members.len());
        rows::more(canvas, list, &view, members.len());
        let shown = members.iter().enumerate().skip(view.start).take(view.len());
        for ((at, (id, member)), y) in shown.zip(list.y..) {
            let row = rows::marked(canvas, Rect { y, height: 1, ..list }, at, &self.cursor);
            draw_row(meeting, (*id, member), row, canvas, desk.phrases);
        }
        if foot > 0 {
            let row = Rect { y: list.bottom(), height: 1, ..area };
            frame::rule(canvas, row);
            self.draw_foot(meeting, Rect { y: row.y + 1, ..row }, canvas, desk);
        }
    }

    fn wanted(&self, _room: (u16, u16), desk: &Desk) -> (u16, u16) {
        (96, u16::try_from(self.members(desk).len()).unwrap_or(u16::MAX).saturating_add(2).max(6))
    }
}

impl Sheet {
    /// The quorum, and how many are noted as what.
    fn draw_foot(&self, meeting: &Meeting, row: Rect, canvas: &mut Canvas, desk: &Desk) {
        let (theme, say) = (canvas.theme(), &desk.phrases.meetings);
        let tally = attendance::tally(meeting);
        let counts = (say.tally)(tally.present, tally.represented, tally.excused, tally.absent);
        let quorum = said::quorum(meeting, desk).unwrap_or_default();
        let missed = attendance::quorum(desk.session.committee(), meeting).is_some_and(|it| !it.is_reached());
        let style = if missed { theme.caution } else { theme.text };
        let used = canvas.sentence(row, &quorum.words, style);
        let gap = if used > 0 { used + 3 } else { 0 };
        if gap + canvas.width(&counts) <= row.width {
            let rest = Rect { x: row.x + gap, width: row.width - gap, ..row };
            canvas.sentence(rest, &counts, theme.dim);
        }
    }
}

fn draw_row(
    meeting: &Meeting,
    (id, member): (MemberId, &Member),
    row: Rect,
    canvas: &mut Canvas,
    phrases: &Phrases,
) {
    let theme = canvas.theme();
    let noted = attendance::of(meeting, id).map(|it| it.presence);
    let style = match noted {
        Some(it) if attendance::is_there(it) => theme.good,
        Some(Presence::Absent) => theme.alarm,
        _ => theme.dim,
    };
    canvas.symbol(row.x, row.y, said::sign(noted), style);
    let rest = Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row };
    let [name, words, body] =
        [one_line(&member.name), Sheet::words(meeting, id, member, phrases), one_line(&member.institution)];
    let look = if noted.is_some() { theme.text } else { theme.dim };
    let cells = [(name, theme.text), (words, look), (body, theme.dim)];
    for (room, (words, style)) in rooms(rest, &COLUMNS).into_iter().zip(cells) {
        canvas.aligned(room, &words, style, Align::Start);
    }
}
