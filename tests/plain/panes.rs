//! Every pane says in words what it shows, in every language: its name, what is selected and
//! where that stands; and its every row.

use lajna::app::App;
use lajna::i18n::Language;
use lajna::panes::Spoken;

use super::heard::{Heard, demonstration, empty};

/// What has the keys after `keys`.
fn spoken(app: App, keys: &str) -> (Heard, Spoken) {
    let mut heard = Heard::new(app);
    heard.press(keys);
    let spoken = heard.app.spoken(70);
    (heard, spoken)
}

/// The places of the program: keys to each over the demonstration, and words that must be said
/// there, which are the same in every language.
const PLACES: [(&str, &str); 24] = [
    ("Down", "حسن بولعيش"),
    ("m", "18/18"),
    ("d", "زينب أمزيان"),
    ("e", "جماعة عين النسيم"),
    ("e Tab Tab Tab", ""),
    ("a =أمل", "أمل"),
    ("a =أمل Esc", ""),
    ("/ =زينب", "زينب"),
    ("F3 =زينب", "زينب"),
    ("Tab", "تثمين تجارب المشاركة المواطنة ونشرها"),
    ("Tab Down", "السعدية بنحيون"),
    ("Tab Down e", "السعدية بنحيون"),
    ("Tab Down e Tab", "15 مارس"),
    ("Tab d", "تثمين تجارب المشاركة المواطنة ونشرها"),
    ("Tab / =ميثاق", "ميثاق"),
    ("3 Down", "تعريف الميثاق"),
    ("3 Down Enter", "هذا الميثاق وثيقة"),
    ("3 a =باب", "باب"),
    ("3 t", "ديباجة"),
    ("3 F3 =الميثاق", "الميثاق"),
    ("?", ":sort"),
    (": =udo", "udo"),
    ("h", "amina"),
    ("h Enter", "خلية التنسيق"),
];

#[test]
fn every_pane_names_itself_and_what_is_selected_in_it_in_every_language() {
    for language in Language::ALL {
        for (keys, words) in PLACES {
            let (heard, spoken) = spoken(demonstration(language), keys);
            let whole = spoken.whole(language.phrases()).join("\n");
            assert!(!spoken.title.is_empty(), "{keys:?}");
            let typed = spoken.typing.as_ref().map(|typing| typing.text.as_str()).unwrap_or_default();
            assert!(
                whole.contains(words) || typed.contains(words),
                "{language:?} {keys:?}: {whole}\n{typed}"
            );
            let selected = !spoken.selected.concat().trim().is_empty();
            assert!(selected || spoken.typing.is_some(), "{language:?} {keys:?}: {spoken:?}");
            if let Some((at, rows)) = spoken.place {
                assert!((1..=rows).contains(&at), "{language:?} {keys:?}");
                assert!(whole.contains(&at.to_string()) && whole.contains(&rows.to_string()));
            }
            assert!(heard.transcript().contains(&spoken.title), "{keys:?}");
        }
    }
}

#[test]
fn every_row_is_there_once_and_in_order() {
    for language in Language::ALL {
        for (keys, rows, first, last) in [
            ("", 18, "زينب أمزيان", "إيمان السرغيني"),
            ("Tab", 20, "تثمين", "فريق تتبع الميثاق"),
            ("3", 29, "ديباجة", ""),
            ("e", 9, "جماعة عين النسيم", ""),
            ("h", 1, "amina", ""),
        ] {
            let (mut heard, spoken) = spoken(demonstration(language), keys);
            let every = heard.app.every_row();
            assert!(every.len() >= rows, "{language:?} {keys:?}: {every:#?}");
            assert!(every[0].contains(first) && every.last().unwrap().contains(last), "{keys:?}: {every:#?}");
            assert!(every.iter().all(|row| !row.contains('\n')), "a row is a line");
            assert!(spoken.place.is_none_or(|(_, all)| all == every.len()), "{keys:?}");
        }
    }
}

#[test]
fn the_languages_say_different_words_for_the_same() {
    for (keys, _) in PLACES {
        let said = Language::ALL.map(|language| {
            let (_, spoken) = spoken(demonstration(language), keys);
            spoken.whole(language.phrases())
        });
        assert!(said[0] != said[1] && said[1] != said[2], "{keys:?}");
    }
}

#[test]
fn an_empty_committee_says_how_to_begin() {
    for language in Language::ALL {
        for keys in ["", "Down", "Esc", "Esc Tab", "Esc 3", "Esc h"] {
            let (_, spoken) = spoken(empty(language), keys);
            let whole = spoken.whole(language.phrases());
            assert!(whole.len() > 1, "{language:?} {keys:?}: {whole:?}");
        }
    }
}

#[test]
fn an_unsaved_form_asks_and_says_by_which_keys_it_is_answered() {
    for (language, yes) in [(Language::Ar, "y:"), (Language::Fr, "y :"), (Language::En, "y:")] {
        let mut heard = Heard::new(demonstration(language));
        heard.press("a =x");
        let said = heard.press("Esc");
        assert!(said.contains(language.phrases().form.leave) && said.contains(yes), "{said}");
    }
}

#[test]
fn a_letter_typed_costs_a_letter_and_a_row_a_line() {
    for language in Language::ALL {
        let mut heard = Heard::new(demonstration(language));
        for _ in 0..18 {
            let sent = heard.press("Down");
            assert_eq!(sent.matches('\n').count(), 1, "{sent:?}");
            assert!(sent.len() < 200, "{} bytes: {sent}", sent.len());
        }
        assert!(heard.press("Down").len() < 20, "at the end only the place is said");
        heard.press("3 Down Enter ctrl-end Enter");
        for letter in "المشاركة المواطنة في تدبير الشأن العام المحلي حق".chars()
        {
            let letter = if letter == ' ' { '_' } else { letter };
            let sent = heard.press(&format!("={letter}"));
            assert_eq!(sent.replace(' ', "_"), letter.to_string());
        }
        // The row is full: the word goes on to the next one, and leaves nothing behind.
        assert!(heard.press("=_للجميع").len() < 80);
    }
}

#[test]
fn of_keys_faster_than_the_line_only_the_newest_row_is_heard_and_every_result() {
    let mut heard = Heard::new(demonstration(Language::En));
    let said = heard.press_at_once("Down Down Down");
    assert_eq!(said.lines().count(), 1);
    assert!(said.contains("4 of 19"), "{said}");
    let said = heard.press_at_once("c Down c u");
    assert_eq!(said.matches("confirmed: ").count(), 2, "{said}");
    assert!(said.contains("undone") && said.lines().count() == 4, "{said}");
}

#[test]
fn what_a_paste_loses_is_heard() {
    let mut heard = Heard::new(demonstration(Language::En));
    heard.press("a");
    let said = heard.paste("x\u{202e}y\u{0}");
    assert_eq!(said.matches("2 characters taken out of the paste").count(), 1, "{said}");
    assert!(!heard.paste("z").contains("taken out"));
}

#[test]
fn nothing_stored_makes_a_terminal_do_anything() {
    let mut heard = Heard::new(demonstration(Language::Ar));
    heard.press("a =x Tab =y Tab");
    let hostile = "\u{1b}[31m\u{7}\u{9b}2J\u{202e}z";
    heard.app.step(lajna::terminal::Event::Paste(hostile.to_owned()), super::heard::now());
    let sent = heard.press("ctrl-s w W h w Esc q");
    let acted = |c: char| c.is_control() && !matches!(c, '\r' | '\n' | '\u{8}');
    assert_eq!(sent.chars().find(|c| acted(*c)), None, "{sent:?}");
}
