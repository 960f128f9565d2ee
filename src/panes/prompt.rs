//! The prompt: a command typed by its word.
//!
//! Opened by `:`, and by commands that need a word more (a path, a name), with their word
//! already typed. It answers with the command, for the pane below.

use ratatui::layout::Rect;

use super::{Desk, Draft, Focus, Lines, Outcome, Pane, Spoken, Typed, draft, rows};
use crate::command::words::{self, Argument, Kind};
use crate::command::{Command, Misspoken, Scope, Word, parse};
use crate::exchange::file;
use crate::keys::Keyboard;
use crate::notice;
use crate::ui::canvas::Align;
use crate::ui::{Canvas, Mirror};

/// Choices said one after the other; of more, only the number.
const FEW: usize = 12;

/// A command being typed.
pub struct Prompt {
    draft: Draft,
    complaint: Option<Misspoken>,
    below: Scope,
    /// The command it was opened for, which waits for a word more.
    asked: Option<&'static str>,
    /// What the words could become; looked up again when they change, not at every frame.
    choices: Option<Vec<String>>,
}

impl Prompt {
    /// A prompt over a pane of scope `below` that begins with `words`.
    #[must_use]
    pub fn new(words: &str, below: Scope) -> Self {
        Self {
            draft: Draft::new(words, Lines::One),
            complaint: None,
            below,
            asked: Word::find(words.trim()).map(|word| word.word),
            choices: None,
        }
    }

    /// The command that is typed. A word that is none is read once more as the keys it was typed
    /// with: an Arabic keyboard has no Latin letters, and the commands have no others.
    fn said(&self, desk: &Desk) -> Result<Command, Misspoken> {
        let text = self.draft.text();
        parse(text.trim()).or_else(|complaint| match complaint {
            Misspoken::Unknown { .. } => {
                parse(&as_engraved(text.trim(), desk.bindings.keyboard())).map_err(|_| complaint)
            }
            other => Err(other),
        })
    }

    /// What the words typed so far could become, the line whole.
    fn completions(&self, desk: &Desk) -> Vec<String> {
        let text = self.draft.text();
        let Some((word, argument)) = text.split_once(' ') else {
            let begun = |word: &&Word| word.word.starts_with(text.as_str()) && word.belongs(self.below);
            return words::ALL.iter().filter(begun).map(|word| word.word.to_owned()).collect();
        };
        let kind = Word::find(word).map(|found| found.argument);
        let found = match kind {
            Some(Argument::Optional(kind) | Argument::Required(kind)) => match kind {
                Kind::Path => file::completions(argument),
                Kind::OneOf(choices) => choices.iter().map(|choice| (*choice).to_owned()).collect(),
                Kind::Name if word == "keymap" => desk.bindings.keymaps().to_vec(),
                Kind::Name if word == "keyboard" => desk.bindings.keyboards().to_vec(),
                Kind::Name | Kind::Character | Kind::Text => Vec::new(),
            },
            _ => Vec::new(),
        };
        let begun = found.into_iter().filter(|choice| choice.starts_with(argument));
        begun.map(|choice| format!("{word} {choice}")).collect()
    }

    fn complete(&mut self, desk: &Desk) -> Outcome {
        let all = self.completions(desk);
        self.choices = None;
        let Some(first) = all.first() else { return Outcome::Done };
        let common = all.iter().fold(first.as_str(), |common, other| {
            let same = common.char_indices().zip(other.chars()).find(|((_, a), b)| a != b);
            let end = same.map_or(common.len().min(other.len()), |((at, _), _)| at);
            common.get(..end).unwrap_or_default()
        });
        let single = all.len() == 1 && !common.ends_with('/') && !common.contains(' ');
        let takes_more = Word::find(common).is_some_and(|word| word.argument != Argument::Nothing);
        let words = if single && takes_more { format!("{common} ") } else { common.to_owned() };
        if words.len() >= self.draft.text().len() {
            self.draft = Draft::new(&words, Lines::One);
        }
        Outcome::Done
    }
}

/// A line as the Latin letters on the keys it was typed with: its word, and its argument where that
/// is one of the program's own names.
fn as_engraved(line: &str, keyboard: &Keyboard) -> String {
    let latin = |words: &str| -> String {
        // The key of B types two letters as well; as one sign it has a place in the table.
        let keys = words.replace("لا", "\u{fefb}");
        let on_key = |c: char| if c.is_ascii() { c } else { keyboard.latin(c).unwrap_or(c) };
        keys.chars().map(on_key).collect()
    };
    let Some((word, argument)) = line.split_once(char::is_whitespace) else { return latin(line) };
    let word = latin(word);
    let is_name = Word::find(&word).is_some_and(|found| {
        matches!(
            found.argument,
            Argument::Optional(Kind::OneOf(_) | Kind::Name) | Argument::Required(Kind::OneOf(_) | Kind::Name)
        )
    });
    if is_name { format!("{word} {}", latin(argument)) } else { format!("{word} {argument}") }
}

impl Pane for Prompt {
    fn scope(&self) -> Scope {
        Scope::Prompt
    }

    fn title(&self, desk: &Desk) -> String {
        desk.phrases.overlays.prompt.to_owned()
    }

    fn words_held(&self, _desk: &Desk) -> Vec<String> {
        // A word alone is a command nobody has given; what follows it may be a long note.
        let text = self.draft.text();
        text.trim().contains(' ').then_some(text).into_iter().collect()
    }

    fn update(&mut self, command: &Command, desk: &Desk) -> Outcome {
        match command {
            Command::Accept | Command::NewLine | Command::Open => match self.said(desk) {
                Ok(said) if self.asked.is_some_and(|word| self.draft.text().trim() == word) => {
                    self.complaint = Some(Misspoken::Missing(said.word()));
                    Outcome::Done
                }
                Ok(said) => Outcome::Close(Some(said)),
                Err(complaint) => {
                    self.complaint = Some(complaint);
                    Outcome::Done
                }
            },
            Command::Complete | Command::FocusNext => self.complete(desk),
            Command::Cancel => Outcome::Close(None),
            command => match self.draft.update(command, (u16::MAX, 1)) {
                Typed::Pass => Outcome::Pass,
                Typed::Moved => Outcome::Done,
                typed => {
                    self.complaint = None;
                    self.choices = None;
                    match typed {
                        Typed::Copied(words) => Outcome::Copy(words),
                        Typed::Pasted(pasted) => draft::told(&pasted, desk),
                        _ => Outcome::Done,
                    }
                }
            },
        }
    }

    fn spoken(&mut self, desk: &Desk, columns: u16) -> Spoken {
        let complaint = self.complaint.as_ref().map(|complaint| notice::misspoken(complaint, desk.phrases));
        let choices = self.every_row(desk);
        let offers = match choices.len() {
            0 => String::new(),
            1..=FEW => choices.join(desk.phrases.spoken.comma),
            many => (desk.phrases.spoken.choices)(many),
        };
        Spoken {
            about: vec![desk.phrases.overlays.prompt_hint.to_owned()],
            beside: complaint.into_iter().collect(),
            offers,
            typing: Some(self.draft.typing(":".to_owned(), columns, desk.mirror)),
            ..Spoken::titled(self.title(desk))
        }
    }

    fn every_row(&mut self, desk: &Desk) -> Vec<String> {
        let choices = self.choices.take().unwrap_or_else(|| self.completions(desk));
        let choices = self.choices.insert(choices).iter();
        // The word has been typed; what may follow it has not.
        choices.map(|it| it.split_once(' ').map_or(it.as_str(), |(_, rest)| rest).to_owned()).collect()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas, desk: &Desk, focus: Focus) {
        let theme = canvas.theme();
        let line = Rect { height: 1, ..area };
        canvas.text(line, ":", theme.accent);
        let room = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..line };
        self.draft.draw(room, canvas, theme.text, focus);
        let mut rest = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if let Some(complaint) = &self.complaint {
            let words = notice::misspoken(complaint, desk.phrases);
            let used = rows::wrapped(canvas, rest, &words, theme.caution, 3);
            rest = Rect { y: rest.y + used, height: rest.height.saturating_sub(used), ..rest };
        }
        let choices = self.choices.take().unwrap_or_else(|| self.completions(desk));
        for (choice, y) in choices.iter().zip(rest.y..rest.y + rest.height) {
            let room = Rect { y, height: 1, x: rest.x + 2, width: rest.width.saturating_sub(2) };
            if let Some((_, argument)) = choice.split_once(' ') {
                // Under the words being typed, which run as Latin words do.
                let align = if canvas.mirror() == Mirror::Plain { Align::Start } else { Align::End };
                let room = Rect { x: rest.x, width: rest.width, ..room };
                canvas.aligned(room, argument, theme.text, align);
                continue;
            }
            let used = canvas.text(room, choice, theme.text) + 2;
            let help = (desk.phrases.commands.help)(choice);
            let room = Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room };
            canvas.text(room, &help, theme.dim);
        }
        self.choices = Some(choices);
    }

    fn wanted(&self, _room: (u16, u16), _desk: &Desk) -> (u16, u16) {
        (72, 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Bindings;

    #[test]
    fn a_command_may_be_typed_with_the_arabic_layout_on() {
        let engraved = |keyboard, line| {
            let bindings = Bindings::load("default", keyboard, &[]).unwrap();
            parse(&as_engraved(line, bindings.keyboard()))
        };
        assert_eq!(engraved("arabic", "ضعهف"), Ok(Command::Quit));
        assert_eq!(engraved("arabic-azerty", "شعهف"), Ok(Command::Quit));
        assert_eq!(engraved("arabic", "مشىلعشلث بق"), Ok(Command::Language(Some("fr".into()))));
        let sought = "ملف التنمية".to_owned();
        assert_eq!(engraved("arabic", "سثشقؤا ملف التنمية"), Ok(Command::Search(Some(sought))));
        assert_eq!(engraved("arabic", "شيي-خلاتثؤفهرث"), Ok(Command::AddObjective));
        assert!(engraved("arabic", "كلام").is_err());
    }
}
