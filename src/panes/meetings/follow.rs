//! What comes of a resolution: a task of the programme, or an amendment to a text.
//!
//! Used by the list of resolutions. Either is one entry with the link to it, so that one undo takes
//! both back.

use ratatui::layout::Rect;

use super::{acts, said};
use crate::command::{Command, Scope};
use crate::domain::{Change, Meeting, MeetingId, ParagraphId, Rank, Resolution, SectionId, Task};
use crate::i18n::Phrases;
use crate::notice::Notice;
use crate::panes::spoken::one_line;
use crate::panes::{Desk, Focus, Outcome, Pane, Spoken, amendments, programme, rows};
use crate::ui::{Canvas, Cursor};

fn resolution<'a>(id: MeetingId, at: usize, desk: &Desk<'a>) -> Option<(&'a Meeting, &'a Resolution)> {
    let meeting = desk.session.committee().meetings.get(&id)?;
    Some((meeting, meeting.resolutions.get(at)?))
}

/// The change that links what came of a resolution to it; `None` where it is gone.
fn linked(id: MeetingId, at: usize, desk: &Desk, link: impl FnOnce(&mut Resolution)) -> Option<Change> {
    let (meeting, _) = resolution(id, at, desk)?;
    let mut after = meeting.clone();
    link(after.resolutions.get_mut(at)?);
    Some(acts::edit(id, meeting, after))
}

/// Opens the form of a task, filled with the words of the resolution.
pub(super) fn make_task(id: MeetingId, at: usize, desk: &Desk) -> Outcome {
    let (say, committee) = (&desk.phrases.meeting_forms, desk.session.committee());
    let Some((_, resolution)) = resolution(id, at, desk) else { return Outcome::Done };
    if resolution.task.is_some_and(|task| committee.tasks.contains_key(&task)) {
        return Outcome::Say(Notice::warned(say.task_already));
    }
    let Some((objective, _)) = committee.objectives_in_order().first().copied() else {
        return Outcome::Say(Notice::warned(say.no_objective));
    };
    let start = Task {
        action: resolution.words.trim().to_owned(),
        meeting: Some(id),
        ..Task::new(objective, Rank::default())
    };
    let task = crate::domain::TaskId(desk.session.ids().fresh());
    let beside = move |desk: &Desk| linked(id, at, desk, |it| it.task = Some(task));
    Outcome::Open(Box::new(programme::decided_task(task, start, committee, Box::new(beside))))
}

/// Asks which paragraph an amendment that carries the resolution out is about.
pub(super) fn amend(id: MeetingId, at: usize, desk: &Desk) -> Outcome {
    let (say, committee) = (&desk.phrases.meeting_forms, desk.session.committee());
    let Some((_, resolution)) = resolution(id, at, desk) else { return Outcome::Done };
    if resolution.amendment.is_some_and(|it| committee.amendments.contains_key(&it)) {
        return Outcome::Say(Notice::warned(say.amendment_already));
    }
    let choice = Choice { id, at, cursor: Cursor::default() };
    if choice.paragraphs(desk).is_empty() {
        return Outcome::Say(Notice::warned(say.no_paragraph));
    }
    Outcome::Open(Box::new(choice))
}

/// Which paragraph.
struct Choice {
    id: MeetingId,
    at: usize,
    cursor: Cursor,
}

/// A paragraph of a text that may be amended: its part, its place there, its words.
struct Place<'a> {
    section: SectionId,
    nth: usize,
    title: &'a str,
    words: &'a str,
}

impl Choice {
    fn paragraphs<'a>(&self, desk: &Desk<'a>) -> Vec<Place<'a>> {
        let committee = desk.session.committee();
        let mut places = Vec::new();
        for (document, _) in committee.texts() {
            if committee.phase(document).is_settled() {
                continue;
            }
            for (section, part) in committee.outline_of(document) {
                let paragraphs: &[ParagraphId] = &part.paragraphs;
                let words = part.body.split('\n').take(paragraphs.len()).enumerate();
                let words = words.filter(|(_, words)| !words.trim().is_empty());
                let title = part.heading.title.as_str();
                places.extend(words.map(|(nth, words)| Place { section, nth, title, words }));
            }
        }
        places
    }

    fn choose(&self, desk: &Desk) -> Outcome {
        let places = self.paragraphs(desk);
        let Some(place) = places.get(self.cursor.selected) else { return Outcome::Close(None) };
        let (id, at) = (self.id, self.at);
        let link = amendments::Origin {
            meeting: id,
            beside: Box::new(move |amendment, desk| {
                linked(id, at, desk, |it| it.amendment = Some(amendment))
            }),
        };
        let form = amendments::amend_from(place.section, place.nth..place.nth + 1, link, desk);
        Outcome::Each([Outcome::Close(None)].into_iter().chain(form).collect())
    }

    fn row(place: &Place) -> Vec<String> {
        vec![one_line(place.title), one_line(place.words)]
    }
}

impl Pane for Choice {
    fn scope(&self) -> Scope {
        Scope::Choice
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.meeting_forms.choose_paragraph.to_owned()
    }

    fn hint(&self, word: &str, phrases: &Phrases) -> Option<&'static str> {
        match word {
            "open" => Some(phrases.overlays.hints.choose),
            "cancel" => Some(phrases.overlays.hints.close),
            "accept" | "language" => Some(""),
            _ => None,
        }
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Move(motion) => {
                let length = self.paragraphs(desk).len();
                rows::step(&mut self.cursor, *motion, length)
            }
            Command::Open | Command::Accept => self.choose(desk),
            Command::Cancel => Outcome::Close(None),
            _ => Outcome::Pass,
        }
    }

    fn spoken(&mut self, desk: &Desk, _columns: u16) -> Spoken {
        let places = self.paragraphs(desk);
        let row = places.get(self.cursor.selected).map(Self::row).unwrap_or_default();
        let words =
            resolution(self.id, self.at, desk).map(|(_, it)| said::resolution(self.at, it, desk.phrases));
        Spoken { about: words.into_iter().collect(), ..Spoken::titled(self.title(desk)) }
            .on_row(row, (self.cursor.selected, places.len()))
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let places = self.paragraphs(desk);
        places.iter().map(|it| crate::panes::spoken::sentence(&Self::row(it), desk.phrases)).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, _focus: Focus) {
        let theme = canvas.theme();
        let places = self.paragraphs(desk);
        let words =
            resolution(self.id, self.at, desk).map(|(_, it)| said::resolution(self.at, it, desk.phrases));
        let head = rows::wrapped(canvas, area, &words.unwrap_or_default(), theme.dim, 2) + 1;
        let height = area.height.saturating_sub(head);
        let list = Rect { y: area.y + head.min(area.height), height, ..area };
        let view = self.cursor.view(usize::from(height), places.len());
        rows::more(canvas, list, &view, places.len());
        let shown = places.iter().enumerate().skip(view.start).take(view.len());
        for ((at, place), y) in shown.zip(list.y..) {
            let room = rows::marked(canvas, Rect { y, height: 1, ..list }, at, &self.cursor);
            let third = Rect { width: room.width / 3, ..room };
            let [title, words] = [one_line(place.title), one_line(place.words)];
            canvas.text(third, &title, theme.dim);
            let x = third.width + 1;
            canvas.text(
                Rect { x: room.x + x, width: room.width.saturating_sub(x), ..room },
                &words,
                theme.text,
            );
        }
    }

    fn wanted(&self, _room: (u16, u16), desk: &Desk) -> (u16, u16) {
        (112, u16::try_from(self.paragraphs(desk).len()).unwrap_or(u16::MAX).saturating_add(3))
    }
}
