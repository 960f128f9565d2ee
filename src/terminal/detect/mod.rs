//! Which terminal this is, by what it answers.
//!
//! Used by `start`, which sends what is asked here and hands the answers in, and by the screen
//! for answers that come late. Everything is asked at once, of whoever answers first and, where
//! a multiplexer may stand between, wrapped for the terminal behind it: one round trip.
//! Deliberately pure: it reads no clock and no line, and the environment through a function.
//!
//! Invariant: the last question is DA1, which every terminal answers; what comes after the first
//! answer to it comes from behind a multiplexer.

mod rules;
#[cfg(test)]
mod tests;

use super::caps::{Direction, Shifts};
use super::class::{Filler, Rendering};
use super::reply::Reply;
use rules::Way;
use std::time::Duration;

/// What was found out about a terminal, or chosen for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How right-to-left text must be sent.
    pub rendering: Rendering,
    /// How far that can be relied upon.
    pub certainty: Certainty,
    /// Who orders right-to-left text when no program says anything: the mode to go back to.
    pub direction: Direction,
    /// Whether cells may be moved by the terminal.
    pub shifts: Shifts,
    /// `XTVERSION|DA1|DA2|TERM|multiplexer`, the same at every start on the same terminal;
    /// `None` where nothing was asked.
    pub fingerprint: Option<String>,
    /// What stands between.
    pub multiplexer: Option<Multiplexer>,
    /// From the question to the first answer from the far end of the line; `None` where nothing
    /// was asked or nobody answered.
    pub round_trip: Option<Duration>,
}

/// How far a [`Rendering`] can be relied upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The terminal is known by its answers.
    Sure,
    /// It is a guess: a person should be asked which line reads right.
    Unsure,
    /// A person has chosen, now or earlier.
    Chosen,
}

/// A program between this one and the terminal, which swallows what it does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Multiplexer {
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
    /// mosh, which hides the terminal altogether.
    Mosh,
}

impl Multiplexer {
    /// Its word, as it names itself.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tmux => "tmux",
            Self::Screen => "screen",
            Self::Mosh => "mosh",
        }
    }
}

/// What tmux says of the terminal its client runs in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Client {
    /// Its `TERM`; empty where no client is attached.
    pub term: String,
    /// Its name and version, where tmux has got them.
    pub name: String,
}

/// What may stand between, by the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Nothing,
    /// On this side of the line: its variable is set here.
    Near(Multiplexer),
    /// Somewhere: `TERM` says so.
    Far(Multiplexer),
    /// Somewhere, and `TERM` may mean tmux or GNU screen.
    FarEither,
}

/// Answers of one terminal, or of a multiplexer.
#[derive(Debug, Clone, Default)]
struct Answers {
    name: Option<String>,
    primary: Option<String>,
    secondary: Option<String>,
    bidi: Option<u8>,
    /// When the first came, counted from the question.
    first: Option<Duration>,
    /// When all had come: DA1 was answered.
    whole: Option<Duration>,
}

/// Nobody waits longer for an answer; terminals that are just starting took 0.8 s.
const LONGEST: Duration = Duration::from_secs(2);
/// How much longer than a multiplexer at the far end the terminal behind it may take.
const GRACE: Duration = Duration::from_millis(150);

/// XTVERSION, DA2, DECRQM of mode 8 (BDSM), and DA1, which ends the wait.
const QUESTION: &str = "\x1b[>q\x1b[>c\x1b[8$p\x1b[c";

/// The finding out.
#[derive(Debug, Clone)]
pub struct Detection {
    term: String,
    /// The class by the environment alone.
    guess: Rendering,
    /// The mode to go back to where the terminal does not say.
    direction: Direction,
    expected: Expected,
    client: Option<Client>,
    own: Answers,
    beyond: Answers,
}

impl Detection {
    /// Reads `TERM`, `TMUX`, `STY` and what terminals set through `var`; `direction` is the mode
    /// to go back to where the terminal does not say.
    #[must_use]
    pub fn new(var: impl Fn(&str) -> Option<String>, direction: Direction) -> Self {
        let term = var("TERM").unwrap_or_default();
        let set = |name: &str| var(name).is_some_and(|value| !value.is_empty());
        let expected = match (set("TMUX"), set("STY")) {
            (true, true) if term.starts_with("screen.") => Expected::Near(Multiplexer::Screen),
            (true, _) => Expected::Near(Multiplexer::Tmux),
            (false, true) => Expected::Near(Multiplexer::Screen),
            _ if term.starts_with("tmux") => Expected::Far(Multiplexer::Tmux),
            // GNU screen alone names itself after the terminal around it.
            _ if term.starts_with("screen.") => Expected::Far(Multiplexer::Screen),
            _ if term.starts_with("screen") => Expected::FarEither,
            _ => Expected::Nothing,
        };
        Self {
            guess: rules::guess(&var),
            term,
            direction,
            expected,
            client: None,
            own: Answers::default(),
            beyond: Answers::default(),
        }
    }

    /// Whether tmux runs on this side of the line and can be told to let questions through.
    #[must_use]
    pub fn is_in_tmux(&self) -> bool {
        self.expected == Expected::Near(Multiplexer::Tmux)
    }

    /// Learns what tmux says of its client.
    pub fn tmux_says(&mut self, client: Client) {
        self.client = Some(client);
    }

    /// What to ask, and with it the alternate screen is entered, all in one write. The screen is
    /// cleared afterwards: some terminals print a letter of a question they do not know.
    ///
    /// tmux is asked before: what should go through while it owes its terminal a redrawing, as
    /// after a change of screen, is lost.
    #[must_use]
    pub fn question(&self, alternate: &str) -> String {
        let tmux = || format!("\x1bPtmux;{}\x1b\\", QUESTION.replace('\x1b', "\x1b\x1b"));
        match self.expected {
            Expected::Near(Multiplexer::Tmux) | Expected::Far(Multiplexer::Tmux) => {
                [QUESTION, &tmux(), alternate].concat()
            }
            Expected::Near(Multiplexer::Screen) | Expected::Far(Multiplexer::Screen) => {
                [alternate, QUESTION, "\x1bP", QUESTION, "\x1b\\"].concat()
            }
            // GNU screen hands on what was meant for tmux, question and all, and with it the word
            // `tmux;`: that is taken back, in words that screen alone hands on.
            Expected::FarEither => {
                let (back, blank) = ("\x08".repeat(5), " ".repeat(5));
                [QUESTION, &tmux(), "\x1bP", &back, &blank, &back, "\x1b\\", alternate].concat()
            }
            _ => [alternate, QUESTION].concat(),
        }
    }

    /// Takes an answer that came so long after the question.
    pub fn hear(&mut self, reply: &Reply, after: Duration) {
        let answers = if self.own.whole.is_none() { &mut self.own } else { &mut self.beyond };
        if answers.whole.is_some() {
            return;
        }
        match reply {
            Reply::Name(name) => answers.name = Some(name.clone()),
            Reply::Secondary(numbers) => answers.secondary = Some(numbers.clone()),
            Reply::Bidi(state) => answers.bidi = Some(*state),
            Reply::Primary(numbers) => {
                answers.primary = Some(numbers.clone());
                answers.whole = Some(after);
            }
            Reply::Ready => return,
        }
        answers.first.get_or_insert(after);
    }

    /// Until when to wait, counted from the question; `None` once nothing more can come.
    #[must_use]
    pub fn deadline(&self) -> Option<Duration> {
        let Some(own) = self.own.whole else { return Some(LONGEST) };
        if self.beyond.whole.is_some() {
            return None;
        }
        let hidden = self.client.as_ref().is_some_and(|client| client.term.is_empty());
        match (self.between(), self.expected) {
            (None | Some(Multiplexer::Mosh), _) | (_, Expected::Nothing) => None,
            _ if hidden => None,
            (_, Expected::Near(_)) => Some(LONGEST),
            // The line lies before the multiplexer, and the terminal is right behind it; but it
            // may well keep the question to itself.
            (_, Expected::Far(_) | Expected::FarEither) => {
                Some((own + GRACE.max(self.own.first.unwrap_or_default() / 2)).min(LONGEST))
            }
        }
    }

    /// What stands between, by its own answers.
    fn between(&self) -> Option<Multiplexer> {
        self.own.multiplexer()
    }

    /// What is known so far. Complete or not, there is always something.
    #[must_use]
    pub fn found(&self) -> Found {
        let answered = self.own.whole.is_some();
        let between = if answered { self.between() } else { self.expected() };
        let terminal = match between {
            None | Some(Multiplexer::Mosh) => &self.own,
            Some(_) => &self.beyond,
        };
        let (mut rendering, certainty) = self.judge(between, terminal);
        // GNU screen takes italics for reverse video, and has no invisible writing.
        let lost = matches!(rendering.filler, Filler::Italic | Filler::Veiled);
        if between == Some(Multiplexer::Screen) && lost {
            rendering.filler = Filler::Braille;
        }
        let direction = match terminal.bidi {
            Some(1) => Direction::Implicit,
            Some(2) => Direction::Explicit,
            _ => self.direction,
        };
        Found {
            rendering,
            certainty,
            direction,
            shifts: rules::shifts(between, terminal),
            fingerprint: Some(self.fingerprint(between, terminal)),
            multiplexer: between,
            round_trip: self.round_trip(between),
        }
    }

    fn expected(&self) -> Option<Multiplexer> {
        match self.expected {
            Expected::Nothing => None,
            Expected::Near(multiplexer) | Expected::Far(multiplexer) => Some(multiplexer),
            Expected::FarEither => Some(Multiplexer::Tmux),
        }
    }

    fn judge(&self, between: Option<Multiplexer>, terminal: &Answers) -> (Rendering, Certainty) {
        let way = if between.is_some() { Way::Behind } else { Way::Direct };
        if terminal.first.is_some() {
            let told = self.client.as_ref().map_or("", |client| client.term.as_str());
            let term = if way == Way::Direct { self.term.as_str() } else { told };
            let (rendering, certainty) = rules::judge(terminal, term, way);
            // Something is missing that might have changed the judgement.
            let certainty = if terminal.whole.is_some() { certainty } else { Certainty::Unsure };
            return (rendering, certainty);
        }
        let rendering = match (way, &self.client) {
            (Way::Direct, _) => return (self.guess, Certainty::Unsure),
            (Way::Behind, Some(Client { term, name })) if !name.is_empty() => {
                let told = Answers { name: Some(name.clone()), ..Answers::default() };
                return rules::judge(&told, term, way);
            }
            // tmux takes the one answer of a terminal that answers DA1 alone for its own.
            (Way::Behind, Some(Client { term, .. })) => {
                let judged = rules::judge(&Answers::default(), term, way);
                if judged.1 == Certainty::Sure {
                    return judged;
                }
                rules::guess(|name| (name == "TERM").then(|| term.clone()))
            }
            // Variables in a multiplexer are of the terminal it was started in, not of this one.
            (Way::Behind, None) => rules::guess(|_| None),
        };
        (rules::behind(rendering), Certainty::Unsure)
    }

    fn fingerprint(&self, between: Option<Multiplexer>, terminal: &Answers) -> String {
        let told = self.client.as_ref().filter(|_| terminal.first.is_none());
        let name = terminal.name.as_deref().or(told.map(|client| client.name.as_str()));
        let term = told.map_or(self.term.as_str(), |client| client.term.as_str());
        [
            name.unwrap_or_default(),
            terminal.primary.as_deref().unwrap_or_default(),
            terminal.secondary.as_deref().unwrap_or_default(),
            term,
            between.map_or("direct", Multiplexer::word),
        ]
        // Answers come from outside, and this is kept as one line.
        .map(|part| part.replace(|c: char| c == '|' || c.is_control(), "?"))
        .join("|")
    }

    /// A multiplexer on this side of the line answers at once and says nothing of the line; mosh
    /// is always on this side.
    fn round_trip(&self, between: Option<Multiplexer>) -> Option<Duration> {
        match (between, self.expected) {
            (Some(Multiplexer::Mosh), _) => None,
            (Some(_), Expected::Near(_)) => self.beyond.first,
            _ => self.own.first,
        }
    }

    /// Whether what answers a question after a frame has taken the frame off the line. st answers
    /// DA1 and no such question, and frames would wait for it.
    #[must_use]
    pub fn answers_for_the_line(&self) -> bool {
        let near = matches!(self.expected, Expected::Near(_));
        if self.own.answers_one_question() {
            return false;
        }
        match self.between() {
            Some(Multiplexer::Mosh) => false,
            Some(_) => self.own.whole.is_some() && !near,
            None => self.own.whole.is_some(),
        }
    }
}

impl Answers {
    /// Whether DA1 was all it answered.
    fn answers_one_question(&self) -> bool {
        self.name.is_none() && self.secondary.is_none() && self.bidi.is_none()
    }

    /// The multiplexer that answers so.
    fn multiplexer(&self) -> Option<Multiplexer> {
        let (name, primary, secondary) =
            (self.name.as_deref(), self.primary.as_deref(), self.secondary.as_deref());
        let first = secondary.and_then(|numbers| numbers.split(';').next());
        if first == Some("84") || name.is_some_and(|name| name.starts_with("tmux ")) {
            Some(Multiplexer::Tmux)
        } else if first == Some("83") {
            Some(Multiplexer::Screen)
        } else {
            // mosh 1.4. Ghostty has the same DA2, but says more in DA1, and has a name.
            let mosh = primary == Some("62") && secondary == Some("1;10;0") && name.is_none();
            mosh.then_some(Multiplexer::Mosh)
        }
    }
}

/// What a line carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineSpeed {
    /// From a question to its answer.
    pub round_trip: Duration,
    /// Towards the terminal; `None` where it is too fast to tell.
    pub bytes_per_second: Option<u32>,
}
