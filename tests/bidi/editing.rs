//! Every row of `fixtures/bidi/editing.tsv`: a text with a caret, keys, and what they lead to.

use lajna::text::caret::Side;
use lajna::text::page::{Caret, Erase, Motion, Page, Reach, Replacement};
use lajna::text::{Base, sanitize};

const CASES: &str = include_str!("../../fixtures/bidi/editing.tsv");

/// A text and a caret, as a person editing it would hold them.
struct Editor {
    text: String,
    caret: Caret,
    columns: usize,
}

impl Editor {
    /// Reads `|` as the caret, `¦` as the anchor and `⏎` as a line break.
    fn parse(marked: &str, columns: usize) -> Self {
        let (mut text, mut caret) = (String::new(), Caret::default());
        for c in marked.chars() {
            match c {
                '|' => caret.at = text.len(),
                '¦' => caret.anchor = Some(text.len()),
                '⏎' => text.push('\n'),
                _ => text.push(c),
            }
        }
        Self { text, caret, columns }
    }

    fn marked(&self) -> String {
        let mut marked = String::new();
        for (at, c) in self.text.char_indices().chain([(self.text.len(), '\0')]) {
            if at == self.caret.at {
                marked.push('|');
            }
            if self.caret.anchor == Some(at) {
                marked.push('¦');
            }
            match c {
                '\0' => {}
                '\n' => marked.push('⏎'),
                _ => marked.push(c),
            }
        }
        marked
    }

    fn page(&self) -> Page<'_> {
        Page::new(&self.text, Base::ArabicFirst, self.columns)
    }

    fn perform(&mut self, replacement: Option<Replacement>) {
        if let Some(replacement) = replacement {
            self.text = replacement.applied(&self.text);
            self.caret = Caret::new(replacement.caret);
        }
    }

    fn press(&mut self, key: &str) {
        let (reach, name) = match key.strip_prefix("S-") {
            Some(name) => (Reach::Select, name),
            None => (Reach::Move, key),
        };
        let motion = match name {
            "Left" => Motion::Cell(Side::Left),
            "Right" => Motion::Cell(Side::Right),
            "C-Left" => Motion::Word(Side::Left),
            "C-Right" => Motion::Word(Side::Right),
            "Up" => Motion::Rows(-1),
            "Down" => Motion::Rows(1),
            "Home" => Motion::Home,
            "End" => Motion::End,
            _ => return self.change(name),
        };
        self.caret = self.page().moved(&self.caret, motion, reach);
    }

    fn change(&mut self, key: &str) {
        let edit = match key {
            "BS" => self.page().erase(&self.caret, Erase::Before),
            "Del" => self.page().erase(&self.caret, Erase::After),
            "Enter" => Some(self.page().insert(&self.caret, "\n")),
            "Space" => Some(self.page().insert(&self.caret, " ")),
            // Anything else is typed letter by letter.
            _ => {
                for c in key.chars() {
                    let typed = self.page().insert(&self.caret, &sanitize::char_for_input(c));
                    self.perform(Some(typed));
                }
                None
            }
        };
        self.perform(edit);
    }

    fn selected(&self) -> String {
        let place = self.page().place(self.caret.at);
        let columns = self.page().selected(&self.caret, &place.stretch, place.row);
        if columns.is_empty() {
            return "-".to_owned();
        }
        let columns: Vec<String> = columns.iter().map(|at| format!("{}-{}", at.start, at.end)).collect();
        columns.join(",")
    }
}

#[test]
fn every_editing_case_holds() {
    let mut failures = Vec::new();
    let mut count = 0;
    for line in CASES.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, columns, before, keys, after, column, selected] = fields[..] else {
            panic!("seven fields expected: {line}");
        };
        let mut editor = Editor::parse(before, columns.parse().unwrap());
        for key in keys.split_whitespace().filter(|key| *key != "-") {
            editor.press(key);
        }
        let place = editor.page().place(editor.caret.at);
        let mut expect = |what: &str, found: &str, expected: &str| {
            if found != expected {
                failures.push(format!("{name}: {what} {found}, expected {expected}"));
            }
        };
        expect("text", &editor.marked(), &Editor::parse(after, editor.columns).marked());
        if column != "-" {
            expect("column", &place.column.to_string(), column);
        }
        if selected != "-" {
            expect("selection", &editor.selected(), selected);
        }
        count += 1;
    }
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(count, 78);
}
