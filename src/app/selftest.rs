//! The self-test: one phrase, sent once in each way that may be right; which line reads right?
//!
//! Used before the program opens on a terminal nobody knows, and by `lajna terminal`. It reads
//! keys itself, for it stands before the bindings' scopes and must work while nothing else can
//! be read: keys and modes are named in Latin letters, and the question is asked in every language.

use std::io;
use std::sync::mpsc::Receiver;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::tuning::{self, Kept, Tuning};
use crate::i18n::{Language, Phrases};
use crate::keys::layout::digit;
use crate::keys::{Code, Key, Keyboard};
use crate::terminal::{
    Caps, Certainty, Class, Colours, Drawn, Event, Filler, Input, Marks, Rendering, Screen,
};
use crate::ui::{Canvas, Mirror, Theme};

/// The phrase: two words side by side, marks, a lam-alef, a stroke between words (which tells
/// terminals that lose direction marks from those that keep them), a number in brackets, a word
/// in French.
const PHRASE: &str = "مِيثاق الحيّ لا/نعم (12) charte";
/// Where its words must stand, for those who cannot judge by the Arabic.
const SPELT: &str = "charte (12) na'am/la al-hayy mithaq <-";
/// Cells before the phrase: the sign of the chosen line, its digit, and as many blanks as keep
/// texts apart that stand side by side.
const INDENT: u16 = 4;
/// Rows from which blank ones keep the parts of the page apart.
const AIRY: u16 = 20;

/// How the test ended.
#[derive(Debug)]
pub enum Answer {
    /// A line was taken; whether that will be remembered.
    Taken(Kept),
    /// The person does not want to say.
    Untold,
    /// Something else came up, which is for the program to act upon.
    Ended(Event),
}

/// The test on the screen.
struct SelfTest<'a> {
    phrases: &'static Phrases,
    keyboard: &'a Keyboard,
    caps: Caps,
    tuning: &'a Tuning,
    likely: Vec<Class>,
    chosen: usize,
    marks: Marks,
    filler: Filler,
}

/// What a key does.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Stay,
    Take,
    Leave,
}

/// Shows the test until the person answers or leaves. The answer is in the `tuning` then, and the
/// screen shows the test still.
///
/// # Errors
/// When the terminal cannot be taken again after a stop.
pub fn ask(
    tuning: &mut Tuning,
    (caps, phrases, keyboard): (Caps, &'static Phrases, &Keyboard),
    screen: &mut Screen,
    (input, events): (&Input, &Receiver<Event>),
) -> io::Result<Answer> {
    let mut test = SelfTest::new(tuning, caps, phrases, keyboard);
    let mut due = true;
    let answer = loop {
        if due {
            screen.render(test.base());
            let (page, apart) = test.page(screen.area());
            // Where the line is still taking the page before, `Event::Drained` comes.
            due = screen.sample(&page, &apart) == Drawn::Busy;
        }
        let Some(event) = screen.heed(events.recv().unwrap_or(Event::HangUp)) else { continue };
        match event {
            Event::Key(key) => match test.step(key) {
                Step::Stay => due = true,
                Step::Take => break None,
                Step::Leave => break Some(Answer::Untold),
            },
            Event::Suspend => {
                screen.suspend()?;
                input.stop();
                screen.resume()?;
                due = true;
            }
            Event::Resumed => {
                screen.resume()?;
                due = true;
            }
            Event::Resize(..) => due = true,
            Event::HangUp | Event::Terminate | Event::Found(_) => break Some(Answer::Ended(event)),
            Event::Paste(_) | Event::Burst(_) | Event::Drained | Event::Line(_) | Event::Reply(..) => {}
        }
    };
    let rendering = test.rendering();
    Ok(answer.unwrap_or_else(|| Answer::Taken(tuning.settle_on(rendering))))
}

impl<'a> SelfTest<'a> {
    fn new(tuning: &'a Tuning, caps: Caps, phrases: &'static Phrases, keyboard: &'a Keyboard) -> Self {
        let now = tuning.rendering();
        let mut likely = tuning.likely();
        if !likely.contains(&now.class) {
            likely.insert(0, now.class);
        }
        // A digit each.
        likely.truncate(9);
        let chosen = likely.iter().position(|class| *class == now.class).unwrap_or(0);
        let (marks, filler) = (now.marks, now.filler);
        Self { phrases, keyboard, caps, tuning, likely, chosen, marks, filler }
    }

    /// How the chosen line is sent.
    fn rendering(&self) -> Rendering {
        self.of(self.likely.get(self.chosen).copied().unwrap_or_default())
    }

    /// How the rest of the page is sent: as the chosen line, which is what the program would look
    /// like. The switch of mlterm is for the whole screen, and stays on while its line is there.
    fn base(&self) -> Rendering {
        if self.likely.contains(&Class::Mlterm) { self.of(Class::Mlterm) } else { self.rendering() }
    }

    fn of(&self, class: Class) -> Rendering {
        Rendering { class, marks: self.marks, filler: self.filler }
    }

    fn step(&mut self, key: Key) -> Step {
        let last = self.likely.len().saturating_sub(1);
        let character = match key.code {
            Code::Enter => return Step::Take,
            Code::Esc => return Step::Leave,
            Code::Down => {
                self.chosen = (self.chosen + 1).min(last);
                return Step::Stay;
            }
            Code::Up => {
                self.chosen = self.chosen.saturating_sub(1);
                return Step::Stay;
            }
            Code::Char(c) => c,
            _ => return Step::Stay,
        };
        let number = |c: char| digit(c)?.to_digit(10)?.checked_sub(1).and_then(|at| usize::try_from(at).ok());
        let placed = self.keyboard.latin(character);
        if let Some(at) = number(character).or_else(|| placed.and_then(number)).filter(|at| *at <= last) {
            self.chosen = at;
        }
        match placed.unwrap_or(character).to_ascii_lowercase() {
            'b' => self.filler = self.filler.next(),
            'm' => self.marks = self.marks.other(),
            'q' => return Step::Leave,
            'c' if key.mods.ctrl => return Step::Leave,
            _ => {}
        }
        Step::Stay
    }

    /// The page, and the rows of it that are sent each in its own way. Latin words run from the
    /// left in every language, so that they stand where they are looked for.
    fn page(&self, area: Rect) -> (Buffer, Vec<(u16, Rendering)>) {
        let mut buffer = Buffer::empty(area);
        let gap = u16::from(area.height >= AIRY);
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let at = |y: u16| Rect { y: area.y + y, height: u16::from(y < area.height), ..inner };
        let mut y = 0;
        for language in Language::ALL {
            let mut canvas = canvas(&mut buffer, language);
            let style = canvas.theme().title;
            canvas.text(at(y), language.phrases().terminal.question, style);
            y += 1;
        }
        y += gap;
        let mut latin = canvas(&mut buffer, Language::Fr);
        let spelt = Rect { x: inner.x + INDENT, width: inner.width.saturating_sub(INDENT), ..at(y) };
        let dim = latin.theme().dim;
        latin.text(spelt, SPELT, dim);
        y += 1;
        let mut apart = Vec::new();
        for (nth, class) in self.likely.iter().enumerate() {
            // These end in Latin letters, and may take the last column as well.
            let row = Rect { width: inner.width + 1, ..at(y) };
            self.draw_line(&mut latin, row, nth, *class);
            apart.push((y, self.of(*class)));
            y += 1;
        }
        // Whoever reads Arabic here reads French too, as long as nobody knows whether Arabic reads.
        let mine = self.phrases.language;
        let first = if mine == Language::Ar { Language::Fr } else { mine };
        let mut latin = canvas(&mut buffer, first);
        y = flow(&mut latin, &at, y + gap, &self.keys(first.phrases()));
        y = flow(&mut latin, &at, y + gap, &self.known(first.phrases()));
        if mine != first {
            let mut canvas = canvas(&mut buffer, mine);
            flow(&mut canvas, &at, y + gap, &self.keys(self.phrases));
        }
        apart.retain(|(row, _)| *row < area.height);
        (buffer, apart)
    }

    fn draw_line(&self, canvas: &mut Canvas, row: Rect, nth: usize, class: Class) {
        let theme = canvas.theme();
        let chosen = nth == self.chosen;
        let sign = if chosen { '>' } else { ' ' };
        canvas.text(row, &format!("{sign}{}", nth + 1), if chosen { theme.accent } else { theme.text });
        let room = |x: u16| Rect { x: row.x + x, width: row.width.saturating_sub(x), ..row };
        let used = canvas.text(room(INDENT), PHRASE, theme.text);
        canvas.text(room(INDENT + used + 2), class.word(), if chosen { theme.accent } else { theme.dim });
    }

    /// What the keys do: each and its words.
    fn keys(&self, phrases: &'static Phrases) -> Vec<(String, Style)> {
        let (say, theme) = (&phrases.terminal, Theme::default());
        let boxes = match self.filler {
            Filler::Braille | Filler::Italic => "[ ]",
            Filler::Blank => "[*]",
            Filler::Veiled => "[+]",
        };
        let marks = if self.marks == Marks::Dropped { "[*]" } else { "[ ]" };
        vec![
            (format!("1-{} = {}", self.likely.len(), say.choose), theme.text),
            (format!("Enter = {}", say.take), theme.text),
            (format!("Esc = {}", say.leave), theme.text),
            (format!("b {boxes} {}", say.boxes), theme.text),
            (format!("m {marks} {}", say.marks), theme.text),
        ]
    }

    /// What is known of the terminal.
    fn known(&self, phrases: &'static Phrases) -> Vec<(String, Style)> {
        let say = &phrases.terminal;
        let mut known = Vec::new();
        match self.tuning.found() {
            Some(found) => {
                let word = found.rendering.class.word();
                known.push(tuning::name(found).to_owned());
                known.push(match found.certainty {
                    Certainty::Sure => (say.sure)(word),
                    Certainty::Unsure => (say.unsure)(word),
                    Certainty::Chosen => (say.chosen)(word),
                });
                known.extend(found.multiplexer.map(|between| between.word().to_owned()));
                known.extend(found.round_trip.map(|trip| (say.round_trip)(trip.as_millis())));
                known.push((say.colours)(colours(self.caps.colours)));
                known.extend(found.fingerprint.clone());
            }
            None => known.push(say.not_asked.to_owned()),
        }
        let dim = Theme::default().dim;
        known.into_iter().filter(|words| !words.is_empty()).map(|words| (words, dim)).collect()
    }
}

/// A canvas on which words of this language run as it is read.
fn canvas(buffer: &mut Buffer, language: Language) -> Canvas<'_> {
    let mirror = if language == Language::Ar { Mirror::Mirrored } else { Mirror::Plain };
    Canvas::new(buffer, mirror, Theme::default())
}

/// How many colours are sent.
const fn colours(colours: Colours) -> &'static str {
    match colours {
        Colours::None => "0",
        Colours::Ansi16 => "16",
        Colours::Indexed256 => "256",
        Colours::TrueColour => "16777216",
    }
}

/// Writes `parts` one after the other from row `y` on, each whole where it fits; the row after.
fn flow(canvas: &mut Canvas, at: &impl Fn(u16) -> Rect, mut y: u16, parts: &[(String, Style)]) -> u16 {
    let mut used = 0;
    for (words, style) in parts {
        let width = canvas.width(words);
        if used > 0 && used + 3 + width > at(y).width {
            (y, used) = (y + 1, 0);
        }
        let row = at(y);
        let x = if used > 0 { used + 3 } else { 0 };
        let room = Rect { x: row.x + x, width: row.width.saturating_sub(x), ..row };
        used = x + canvas.text(room, words, *style);
    }
    y + u16::from(used > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Bindings;
    use crate::terminal::{Direction, Found, Shifts};

    fn tuning(certainty: Certainty) -> Tuning {
        let mut tuning = Tuning::default();
        let found = Found {
            rendering: Rendering::default(),
            certainty,
            direction: Direction::Implicit,
            shifts: Shifts::Trusted,
            fingerprint: Some("|?62|1;10;0|xterm-256color|mosh".to_owned()),
            multiplexer: Some(crate::terminal::Multiplexer::Mosh),
            round_trip: Some(std::time::Duration::from_millis(612)),
        };
        tuning.learn(found, None);
        tuning
    }

    fn rows(test: &SelfTest, (width, height): (u16, u16)) -> Vec<String> {
        let (buffer, _) = test.page(Rect::new(0, 0, width, height));
        let rows = buffer.content().chunks(usize::from(width));
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect()
    }

    #[test]
    fn digits_of_either_script_and_the_keys_they_stand_on_choose_a_line() {
        let (tuning, bindings) =
            (tuning(Certainty::Unsure), Bindings::load("default", "arabic-azerty", &[]).unwrap());
        let mut test = SelfTest::new(&tuning, Caps::FULL, Language::Fr.phrases(), bindings.keyboard());
        for (key, at) in [('2', 1), ('٣', 2), ('1', 0), ('é', 1), ('9', 1), ('0', 1), ('x', 1)] {
            assert_eq!(test.step(Key::char(key)), Step::Stay);
            assert_eq!(test.chosen, at, "{key}");
        }
        test.step(Key::plain(Code::Down));
        assert_eq!(test.rendering().class, test.likely[2]);
        assert_eq!(test.step(Key::plain(Code::Enter)), Step::Take);
        assert_eq!(test.step(Key::plain(Code::Esc)), Step::Leave);
        assert_eq!(test.step(Key::ctrl('c')), Step::Leave);
    }

    #[test]
    fn boxes_and_marks_are_switched_off_and_on_again_for_every_line() {
        let (tuning, bindings) = (tuning(Certainty::Unsure), Bindings::shipped());
        let mut test = SelfTest::new(&tuning, Caps::FULL, Language::Ar.phrases(), bindings.keyboard());
        test.step(Key::char('b'));
        test.step(Key::char('ة'));
        assert_eq!((test.filler, test.marks), (Filler::Blank, Marks::Dropped));
        let (_, apart) = test.page(Rect::new(0, 0, 80, 24));
        assert!(apart.iter().all(|(_, it)| it.filler == Filler::Blank && it.marks == Marks::Dropped));
        test.step(Key::char('b'));
        assert_eq!(test.filler, Filler::Veiled, "the next thing to try");
        test.step(Key::char('b'));
        test.step(Key::char('m'));
        assert_eq!((test.filler, test.marks), (Filler::Braille, Marks::Sent));
    }

    #[test]
    fn everything_that_matters_is_there_on_the_smallest_screen_in_latin_letters() {
        for language in Language::ALL {
            let (tuning, bindings) = (tuning(Certainty::Unsure), Bindings::shipped());
            let test = SelfTest::new(&tuning, Caps::FULL, language.phrases(), bindings.keyboard());
            let shown = rows(&test, (44, 16));
            let all = shown.join("\n");
            for class in &test.likely {
                let row = shown.iter().find(|row| row.contains(&format!(" {}", class.word()))).unwrap();
                assert!(row.contains("charte (12) "), "whole and before its word: {row}");
            }
            for words in ["Quelle ligne", "Which line", "Enter =", "Esc =", "b [ ]", "m [ ]", "mithaq <-"] {
                assert!(all.contains(words), "{words}: {all}");
            }
            assert!(shown.iter().all(|row| row.starts_with(' ')), "the first column is never Arabic");
        }
    }

    #[test]
    fn no_size_breaks_the_page() {
        let (tuning, bindings) = (tuning(Certainty::Sure), Bindings::shipped());
        let test = SelfTest::new(&tuning, Caps::FULL, Language::Ar.phrases(), bindings.keyboard());
        for size in [(1, 1), (3, 40), (200, 2), (44, 16), (120, 40)] {
            let (_, apart) = test.page(Rect::new(0, 0, size.0, size.1));
            assert!(apart.iter().all(|(row, _)| *row < size.1));
        }
    }
}
