//! The panes on the screen: which are side by side, which has the keys, what is open over them.
//!
//! Used by `app`. It routes commands from the top down and draws from the bottom up; what
//! an outcome means for the committee, `app` decides.

use std::time::Duration;

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use super::{Desk, Focus, Outcome, Pane, Spoken};
use crate::command::{Command, Scope};
use crate::notice::{Notice, Weight};
use crate::terminal::LineSpeed;
use crate::ui::{Canvas, frame};

mod edges;
mod going;

/// Columns from which the three panes stand side by side.
const SIDE_BY_SIDE: u16 = 120;
/// Rows from which the notice has a row of its own.
const TALL: u16 = 20;

/// Round trip from which a line is called slow: the effect of a key is waited for.
const LONG: Duration = Duration::from_millis(300);
/// Bytes a second below which it is: a new page takes a tenth of a second.
const THIN: u32 = 20_000;

/// One of the panes of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The members.
    Roster,
    /// The work programme.
    Programme,
    /// The charter.
    Charter,
    /// The meetings.
    Meetings,
}

impl Place {
    const ALL: [Place; 4] = [Self::Roster, Self::Programme, Self::Charter, Self::Meetings];

    fn after(self, steps: usize) -> Place {
        Self::ALL.into_iter().cycle().nth(self as usize + steps).unwrap_or(self)
    }
}

/// How much of the screen the focused pane takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zoom {
    /// Its share.
    Shared,
    /// All of it.
    Whole,
}

/// Where the keys are; when it is another, they have gone to another pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    focus: Place,
    depth: usize,
    /// Panes opened so far: one that took the place of another is not that other.
    opened: usize,
}

impl Standing {
    /// Whether this was open over `below`.
    #[must_use]
    pub fn is_over(self, below: Self) -> bool {
        self.depth > below.depth && self.focus == below.focus
    }
}

/// The panes on the screen.
pub struct Stage {
    base: [Box<dyn Pane>; 4],
    focus: Place,
    zoom: Zoom,
    /// Columns of the screen when it was last drawn.
    columns: u16,
    over: Vec<Box<dyn Pane>>,
    opened: usize,
    notice: Option<Notice>,
    /// What the line carries, if it is slow.
    slow: Option<LineSpeed>,
    told: usize,
}

impl Stage {
    /// The panes of the screen, in reading order; the first has the keys.
    #[must_use]
    pub fn new(base: [Box<dyn Pane>; 4]) -> Self {
        Self {
            base,
            focus: Place::Roster,
            zoom: Zoom::Shared,
            columns: 0,
            over: Vec::new(),
            slow: None,
            opened: 0,
            notice: None,
            told: 0,
        }
    }

    /// Which bindings apply now.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.top().scope()
    }

    /// Opens `pane` over the others.
    pub fn open(&mut self, pane: Box<dyn Pane>) {
        self.over.push(pane);
        self.opened += 1;
    }

    /// Closes the pane on top; those of the screen stay.
    pub fn close(&mut self) {
        self.over.pop();
    }

    /// Shows `notice` until the next command.
    pub fn say(&mut self, notice: Notice) {
        // What failed is not talked over by what was done meanwhile.
        if !self.tells_failure() || notice.weight == Weight::Failed {
            self.notice = Some(notice);
        }
        self.told += 1;
    }

    /// What is being told, and how many notices there were so far.
    #[must_use]
    pub fn notice(&self) -> (usize, Option<&Notice>) {
        (self.told, self.notice.as_ref())
    }

    /// Where the keys are.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing { focus: self.focus, depth: self.over.len(), opened: self.opened }
    }

    /// What has the keys, in words; what is typed may take rows of `columns` cells.
    pub fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken {
        self.top_mut().spoken(desk, columns)
    }

    /// Every row of what has the keys, in words.
    pub fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        self.top_mut().every_row(desk)
    }

    /// Whether anything holds words that are in no log yet, or waits for an answer.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.scope() == Scope::Choice || self.base.iter().chain(&self.over).any(|pane| pane.holds_words())
    }

    /// Words that are in no log yet: where they are being typed, and what they are.
    #[must_use]
    pub fn words_held(&self, desk: &Desk) -> Vec<(String, Vec<String>)> {
        let panes = self.base.iter().chain(&self.over);
        let held = panes.map(|pane| (pane, pane.words_held(desk))).filter(|(_, words)| !words.is_empty());
        held.map(|(pane, words)| (pane.title(desk), words)).collect()
    }

    /// The keys worth a hint where the keys are, and what each does.
    #[must_use]
    pub fn hints(&self, desk: &Desk) -> Vec<(String, &'static str)> {
        let meant = |(keys, word): (String, &str)| {
            let here = self.top().hint(word, desk.phrases);
            let meaning = here.unwrap_or_else(|| (desk.phrases.commands.short)(word));
            (!meaning.is_empty()).then_some((keys, meaning))
        };
        desk.bindings.hints(self.scope()).into_iter().filter_map(meant).collect()
    }

    /// Takes note of what the line carries; a slow one is told at the head.
    pub fn learn_line(&mut self, line: LineSpeed) {
        let slow = line.round_trip >= LONG || line.bytes_per_second.is_some_and(|rate| rate < THIN);
        self.slow = slow.then_some(line);
    }

    /// Whether a failure is being told.
    #[must_use]
    pub fn tells_failure(&self) -> bool {
        self.notice.as_ref().is_some_and(|shown| shown.weight == Weight::Failed)
    }

    /// Forgets the notice.
    pub fn hush(&mut self) {
        self.notice = None;
    }

    /// Lets the pane on top act; what it passes on, the stage acts on itself if it can.
    pub fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        let acts_on_log = matches!(command, Command::Undo | Command::Redo | Command::Revert);
        if (acts_on_log || matches!(command, Command::Quit | Command::Import(_) | Command::Demo))
            && self.holds_words_below()
        {
            return Outcome::Say(Notice::warned(desk.phrases.stage.unfinished));
        }
        if acts_on_log && self.scope() == Scope::Prompt {
            // The words of a field are no step of the log: an undo would take back another.
            return Outcome::Say(Notice::warned(desk.phrases.stage.finish_field));
        }
        match self.top_mut().update(command, desk) {
            Outcome::Pass if self.over.is_empty() => self.move_focus(command, desk),
            Outcome::Pass if *command == Command::Cancel => Outcome::Close(None),
            outcome => outcome,
        }
    }

    /// When the screen would look otherwise without a command, if it would.
    #[must_use]
    pub fn due(&self) -> Option<DateTime<Utc>> {
        self.base.iter().chain(&self.over).filter_map(|pane| pane.due()).min()
    }

    /// Whether something below the pane on top holds words that are in no log yet.
    fn holds_words_below(&self) -> bool {
        let below = self.over.iter().rev().skip(1);
        let base = if self.over.is_empty() { &[][..] } else { &self.base[..] };
        below.chain(base).any(|pane| pane.holds_words())
    }

    /// Tells every pane that the committee has changed.
    pub fn refresh(&mut self, desk: &Desk) {
        self.over.retain(|pane| pane.stays(desk));
        for pane in self.base.iter_mut().chain(&mut self.over) {
            pane.refresh(desk);
        }
    }

    fn move_focus(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::FocusNext => self.focus = self.focus.after(1),
            Command::FocusPrevious => self.focus = self.focus.after(Place::ALL.len() - 1),
            Command::FocusRoster => self.focus = Place::Roster,
            Command::FocusProgramme => self.focus = Place::Programme,
            Command::FocusCharter => self.focus = Place::Charter,
            Command::FocusMeetings => self.focus = Place::Meetings,
            Command::Zoom if self.columns < SIDE_BY_SIDE => {
                return Outcome::Say(Notice::warned(desk.phrases.stage.whole_already));
            }
            Command::Zoom => {
                self.zoom = if self.zoom == Zoom::Whole { Zoom::Shared } else { Zoom::Whole };
            }
            _ => return Outcome::Pass,
        }
        Outcome::Done
    }

    fn top(&self) -> &dyn Pane {
        let [roster, programme, charter, meetings] = &self.base;
        self.over
            .last()
            .unwrap_or(match self.focus {
                Place::Roster => roster,
                Place::Programme => programme,
                Place::Charter => charter,
                Place::Meetings => meetings,
            })
            .as_ref()
    }

    fn top_mut(&mut self) -> &mut dyn Pane {
        let [roster, programme, charter, meetings] = &mut self.base;
        self.over
            .last_mut()
            .unwrap_or(match self.focus {
                Place::Roster => roster,
                Place::Programme => programme,
                Place::Charter => charter,
                Place::Meetings => meetings,
            })
            .as_mut()
    }

    /// Draws everything: head, panes, what is open over them, notice and hints.
    pub fn draw(&mut self, canvas: &mut Canvas, desk: &Desk) {
        let screen = canvas.area();
        self.columns = screen.width;
        let feet = if screen.height >= TALL { 2 } else { 1 };
        if screen.height < feet + 2 || screen.width < 20 {
            canvas.text(screen, desk.phrases.stage.too_small, canvas.theme().caution);
            return;
        }
        let body = Rect { y: 1, height: screen.height - 1 - feet, ..screen };
        self.draw_head(Rect { height: 1, ..screen }, canvas, desk);
        let fills = self.base.get(self.focus as usize).is_some_and(|pane| pane.fills());
        // A log with its details is as wide as the other three together.
        let shared = self.zoom == Zoom::Shared && self.focus != Place::Meetings && !fills;
        if screen.width >= SIDE_BY_SIDE && shared {
            self.draw_three(body, canvas, desk);
        } else {
            self.draw_one(body, canvas, desk);
        }
        for pane in &mut self.over {
            let room = frame::popup(canvas, body, pane.wanted(frame::inside(body), desk), &pane.title(desk));
            pane.draw(room, canvas, desk, Focus::Here);
        }
        self.draw_feet(Rect { y: screen.height - feet, height: feet, ..screen }, canvas, desk);
    }

    fn draw_one(&mut self, body: Rect, canvas: &mut Canvas, desk: &Desk) {
        let mut x = body.x + 1;
        let end = body.x + body.width;
        let titles = self.base.iter().map(|pane| format!(" {} ", pane.title(desk)));
        let titles: Vec<(Place, String)> = Place::ALL.into_iter().zip(titles).collect();
        for (place, words) in titles.iter().skip(self.first_title(&titles, body.width, canvas)) {
            let mine = *place == self.focus;
            let style = if mine { canvas.theme().focus } else { canvas.theme().text };
            // The last cell stays blank, so that no Arabic stands at the edge of the screen.
            let room = Rect { x, y: body.y, width: (end - 1).saturating_sub(x), height: 1 };
            x += canvas.text(room, words, style) + 1;
        }
        if x < end {
            frame::rule(canvas, Rect { x, y: body.y, width: end - x, height: 1 });
        }
        let room = Rect {
            x: body.x + 1,
            y: body.y + 1,
            width: body.width.saturating_sub(2),
            height: body.height.saturating_sub(1),
        };
        let focus = if self.over.is_empty() { Focus::Here } else { Focus::Elsewhere };
        if let Some(pane) = self.base.get_mut(self.focus as usize) {
            pane.draw(room, canvas, desk, focus);
        }
    }

    /// The first title for which there is room, where the one with the keys must be seen.
    fn first_title(&self, titles: &[(Place, String)], columns: u16, canvas: &mut Canvas) -> usize {
        let before = titles.iter().take_while(|(place, _)| *place != self.focus).count();
        let widths: Vec<u16> = titles.iter().map(|(_, words)| canvas.width(words) + 1).collect();
        let fits = |first: &usize| {
            let shown = widths.iter().take(before + 1).skip(*first);
            shown.fold(1_u16, |sum, width| sum.saturating_add(*width)) < columns
        };
        (0..before).find(fits).unwrap_or(before)
    }

    fn draw_three(&mut self, body: Rect, canvas: &mut Canvas, desk: &Desk) {
        // The programme has the longest rows, the roster the shortest.
        let parts = [(Place::Roster, 30_u32), (Place::Programme, 38), (Place::Charter, 32)];
        let mut x = body.x;
        let mut shares = 0;
        for (place, share) in parts {
            shares += share;
            let end = u16::try_from(u32::from(body.width) * shares / 100).unwrap_or(body.width) + body.x;
            let last = place == Place::Charter;
            let width = end - x - u16::from(!last);
            let room = Rect { x, y: body.y, width, height: body.height };
            if !last {
                frame::divider(canvas, end - 1, body.y..body.y + body.height);
            }
            self.draw_framed(place, room, canvas, desk);
            x = end;
        }
    }

    fn draw_framed(&mut self, place: Place, area: Rect, canvas: &mut Canvas, desk: &Desk) {
        let mine = place == self.focus;
        let Some(pane) = self.base.get_mut(place as usize) else { return };
        frame::rule(canvas, Rect { height: 1, ..area });
        let style = if mine { canvas.theme().focus } else { canvas.theme().text };
        let title = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
        canvas.text(title, &format!(" {} ", pane.title(desk)), style);
        let room = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(1),
        };
        let focus = if mine && self.over.is_empty() { Focus::Here } else { Focus::Elsewhere };
        pane.draw(room, canvas, desk, focus);
    }
}
