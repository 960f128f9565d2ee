//! What has changed, in words: the whole of what is heard.
//!
//! Used by the loops without a screen. It remembers what was said last and says what is
//! different: a result, another pane, another row, a letter. What changes while a line is being
//! typed waits until the line rests, so that nobody is talked over while typing.
//!
//! Invariant: what was said last and what is said now make up what there is to see.

use std::collections::VecDeque;

use crate::app::App;
use crate::command::Scope;
use crate::panes::spoken::sentence;
use crate::panes::{Spoken, Standing};
use crate::terminal::{Tape, Typing};

/// Keys said when one asks where one is.
const MOST_HINTS: usize = 8;
/// Keys said with what waits for an answer.
const FEW_HINTS: usize = 4;

/// What has the keys, at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Glance {
    standing: Standing,
    scope: Scope,
    spoken: Spoken,
}

/// What was said, and what is to be said.
#[derive(Debug, Default)]
pub struct Telling {
    said: Option<Glance>,
    now: Option<Glance>,
    /// Notices heard so far.
    told: usize,
    /// Results that are to be said.
    results: Vec<String>,
    /// Rows that are being read out, as the line takes them.
    reading: VecDeque<String>,
    /// Something has happened since it was last said what is different. Time alone does not count:
    /// who pauses while typing is not talked over.
    happened: bool,
    /// A key was pressed that something should be heard of.
    pressed: bool,
}

impl Telling {
    /// Looks at the program after an event: results are kept until they are said.
    pub fn hear(&mut self, app: &mut App, columns: u16) {
        let now = glance(app, columns);
        self.results.extend(self.unsaid_of_line(&now));
        let result = app.take_result();
        let (told, notice) = app.stage.notice();
        let notice = notice.filter(|_| told != self.told).map(|notice| notice.words.clone());
        self.told = told;
        self.results.extend(notice.or(result));
        self.now = Some(now);
    }

    /// What was to be said of a line that has been left, and was not while it was typed.
    fn unsaid_of_line(&self, now: &Glance) -> Vec<String> {
        let (Some(was), Some(said)) = (&self.now, &self.said) else { return Vec::new() };
        let label = |glance: &Glance| glance.spoken.typing.as_ref().map(|typing| typing.label.clone());
        if label(was).is_none() || label(was) == label(now) {
            return Vec::new();
        }
        let known = [&said.spoken.beside, &now.spoken.beside];
        let unsaid = was.spoken.beside.iter().filter(|words| !known.iter().any(|said| said.contains(words)));
        unsaid.cloned().collect()
    }

    /// Takes note that something has happened that may have changed what there is to say.
    pub fn happen(&mut self) {
        self.happened = true;
    }

    /// Takes note that a key was pressed: nothing heard of it would be taken for a lost key.
    pub fn press(&mut self) {
        self.pressed = true;
    }

    /// Says what is different from what was said last; of a key that changed nothing, the place.
    pub fn tell(&mut self, app: &App, tape: &mut Tape) {
        let before = self.said.as_ref().filter(|said| Some(*said) == self.now.as_ref());
        let stays = before.is_some() && self.results.is_empty() && self.reading.is_empty();
        if std::mem::take(&mut self.pressed) && stays && app.pending.is_empty() {
            self.stay(app, tape);
        }
        let happened = std::mem::take(&mut self.happened);
        if happened || !self.results.is_empty() || self.said.is_none() {
            self.tell_changes(app, tape);
        }
    }

    fn tell_changes(&mut self, app: &App, tape: &mut Tape) {
        let Some(now) = self.now.clone() else { return };
        let results = std::mem::take(&mut self.results);
        results.iter().for_each(|words| tape.say(words));
        let said = match self.said.take() {
            Some(said) if said.standing == now.standing && said.spoken.title == now.spoken.title => said,
            before => {
                // Who comes back has heard the summary.
                let back = before.is_some_and(|before| before.standing.is_over(now.standing));
                arrive(&now, if back { &[] } else { &now.spoken.about }, app, tape);
                show_typing(None, &now, tape);
                self.said = Some(now);
                return;
            }
        };
        if is_typing(&said, &now) {
            show_typing(said.spoken.typing.as_ref(), &now, tape);
            // All but the line is said when the line rests.
            let typing = now.spoken.typing;
            self.said = Some(Glance { spoken: Spoken { typing, ..said.spoken }, ..said });
            return;
        }
        let fresh = now.spoken.beside.iter().filter(|words| !said.spoken.beside.contains(words));
        fresh.for_each(|words| tape.say(words));
        if !now.spoken.offers.is_empty() && said.spoken.offers != now.spoken.offers {
            tape.say(&now.spoken.offers);
        }
        let row = row_changes(&said.spoken, &now.spoken, &results, app);
        if !row.is_empty() {
            tape.say(&row);
        }
        if now.scope == Scope::Choice && said.scope != Scope::Choice {
            tape.say(&hints(app, FEW_HINTS));
        }
        show_typing(said.spoken.typing.as_ref(), &now, tape);
        self.said = Some(now);
    }

    /// Whether something is to be said.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        !self.reading.is_empty() || !self.results.is_empty() || self.happened
    }

    /// Says the place again: a key was heard, and nothing moved.
    fn stay(&mut self, app: &App, tape: &mut Tape) {
        let Some(now) = self.now.as_ref().filter(|now| now.spoken.typing.is_none()) else { return };
        let place = now.spoken.place(app.language.phrases());
        if !place.is_empty() {
            tape.say(&place);
        }
    }

    /// Says where one is, all of it, and the keys.
    pub fn read(&mut self, app: &App, tape: &mut Tape) {
        let Some(now) = &self.now else { return };
        now.spoken.whole(app.language.phrases()).iter().for_each(|words| tape.say(words));
        tape.say(&hints(app, MOST_HINTS));
        self.pressed = false;
        show_typing(None, now, tape);
        self.said.clone_from(&self.now);
    }

    /// Begins to read out everything the pane holds.
    pub fn read_all(&mut self, app: &mut App) {
        let Some(now) = &self.now else { return };
        self.pressed = false;
        self.reading = VecDeque::from([now.spoken.title.clone()]);
        self.reading.extend(now.spoken.about.iter().chain(&now.spoken.beside).cloned());
        self.reading.extend(app.every_row());
    }

    /// Begins to read out the commands that apply here, and what each does.
    pub fn read_commands(&mut self, app: &App) {
        let phrases = app.language.phrases();
        self.reading = VecDeque::from([phrases.spoken.commands_here.to_owned()]);
        let rows = app.bindings.rows(app.stage.scope()).into_iter();
        self.reading
            .extend(rows.map(|(name, word)| (phrases.spoken.pair)(&name, &(phrases.commands.help)(word))));
    }

    /// Stops reading out: another key was pressed.
    pub fn stop_reading(&mut self) {
        self.reading.clear();
    }

    /// Says the next of the rows being read out; `false` when there are none.
    pub fn read_on(&mut self, tape: &mut Tape) -> bool {
        let Some(words) = self.reading.pop_front() else { return false };
        tape.say(&words);
        if let Some(now) = self.now.as_ref().filter(|_| self.reading.is_empty()) {
            show_typing(None, now, tape);
        }
        true
    }
}

fn glance(app: &mut App, columns: u16) -> Glance {
    Glance { standing: app.stage.standing(), scope: app.stage.scope(), spoken: app.spoken(columns) }
}

/// Whether the same line is being typed, and is another now.
fn is_typing(said: &Glance, now: &Glance) -> bool {
    let (Some(was), Some(is)) = (&said.spoken.typing, &now.spoken.typing) else { return false };
    was.label == is.label && was != is
}

/// Says a pane the keys have come to.
fn arrive(now: &Glance, about: &[String], app: &App, tape: &mut Tape) {
    let phrases = app.language.phrases();
    let row = [now.spoken.row(phrases), now.spoken.place(phrases)];
    tape.say(&now.spoken.title);
    about.iter().chain(&now.spoken.beside).for_each(|words| tape.say(words));
    let row = sentence(&row, phrases);
    if !row.is_empty() {
        tape.say(&row);
    }
    // What waits for an answer, or to be saved, says by which keys.
    if matches!(now.scope, Scope::Choice | Scope::Form) {
        tape.say(&hints(app, FEW_HINTS));
    }
}

/// What is different in the selected row: all of it if it is another one.
fn row_changes(said: &Spoken, now: &Spoken, results: &[String], app: &App) -> String {
    let phrases = app.language.phrases();
    let (row, place) = (now.row(phrases), now.place(phrases));
    if said.selected.first() != now.selected.first() {
        return sentence(&[row, place], phrases);
    }
    let moved = said.place.map(|(at, _)| at) != now.place.map(|(at, _)| at);
    // A row of the same name elsewhere is another row, unless it was moved there.
    if moved && (said.selected != now.selected || results.is_empty()) {
        return sentence(&[row, place], phrases);
    }
    if moved {
        return place;
    }
    // What the result has said already is not said again.
    let known = |part: &String| said.selected.contains(part) || results.iter().any(|it| it.contains(part));
    let other: Vec<String> = now.selected.iter().filter(|part| !known(part)).cloned().collect();
    let place = if results.is_empty() && said.place != now.place { place } else { String::new() };
    sentence(&[sentence(&other, phrases), place], phrases)
}

/// Shows the line being typed; the tape changes what it shows already, if it still does.
fn show_typing(said: Option<&Typing>, now: &Glance, tape: &mut Tape) {
    match &now.spoken.typing {
        Some(typing) if tape.is_open() && said == Some(typing) => {}
        Some(typing) => tape.type_line(typing),
        None => tape.close(),
    }
}

/// The keys worth a hint, or the words, on a line.
fn hints(app: &App, most: usize) -> String {
    let phrases = app.language.phrases();
    let hints = app.hints().into_iter().take(most);
    let said: Vec<String> = hints.map(|(keys, meaning)| (phrases.spoken.pair)(&keys, meaning)).collect();
    let heading = if app.bindings.are_words() { phrases.spoken.commands } else { phrases.spoken.keys };
    heading(&said.join(phrases.spoken.comma))
}
