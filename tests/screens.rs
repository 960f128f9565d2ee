//! What is on the glass: a committee, keys, and the screen as it then is, in Arabic and in
//! French, on a small, an ordinary and a large window.
//!
//! Each snapshot is the buffer as it lies on the glass, from the left, letters in the forms
//! they are drawn in. A screen that changes on purpose is accepted with
//! `INSTA_UPDATE=always cargo test --test screens`, and read before it is committed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::time::Duration;

use chrono::{DateTime, Local, TimeDelta, Utc};
use lajna::app::App;
use lajna::command::Bindings;
use lajna::domain::Change;
use lajna::exchange::demo;
use lajna::i18n::Language;
use lajna::keys::Key;
use lajna::session::Session;
use lajna::settings::today;
use lajna::store::Memory;
use lajna::terminal::{Caps, Colours, Event, Glyphs, LineSpeed, Writer};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use unicode_normalization::UnicodeNormalization as _;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (44, 16)];
const LANGUAGES: [Language; 2] = [Language::Ar, Language::Fr];
const MINUTES: &str = "fixtures/minutes/founding-minutes-larache-2023-03-09.txt";

/// From the phase after the outline to adoption, in the choice of a passage.
const ADOPTED: &str = "Space Space Space Space";

fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// A committee to begin with.
#[derive(Clone, Copy)]
enum Committee {
    Empty,
    Demonstration,
}

fn open(committee: Committee, language: Language) -> App {
    let mut session = Session::open(Box::new(Memory::new()), "amina".to_owned(), 7).unwrap();
    if let Committee::Demonstration = committee {
        let changes: Vec<Change> = demo::changes(session.ids(), today(now()));
        for change in changes {
            session.record(change, now()).unwrap();
        }
    }
    App::new(session, Bindings::shipped(), language, now())
}

/// Presses keys, by their names; what follows `=` is typed, `_` for a blank.
fn press(app: &mut App, keys: &str) {
    for word in keys.split_whitespace() {
        match word.strip_prefix('=').filter(|typed| !typed.is_empty()) {
            Some(typed) => {
                for letter in typed.chars() {
                    let letter = if letter == '_' { ' ' } else { letter };
                    app.step(Event::Key(Key::char(letter)), now());
                }
            }
            None => {
                app.step(Event::Key(word.parse().unwrap()), now());
            }
        }
    }
}

fn draw(app: &mut App, (width, height): (u16, u16)) -> (Buffer, Option<(u16, u16)>) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let caret = app.draw(&mut buffer);
    (buffer, caret)
}

/// The screen from the left, and where the caret stands.
fn glass(app: &mut App, size: (u16, u16)) -> String {
    let (buffer, caret) = draw(app, size);
    let width = usize::from(size.0);
    let mut shown = String::new();
    for row in buffer.content().chunks(width) {
        let row: String = row.iter().map(Cell::symbol).collect();
        shown.push_str(row.trim_end());
        shown.push('\n');
    }
    // The history tells the hour of the place; the snapshot must not.
    let hour = now().with_timezone(&Local).format("%H:%M").to_string();
    let caret = caret.map_or("no caret".to_owned(), |(x, y)| format!("caret {x},{y}"));
    format!("{}{caret}\n", shown.replace(&hour, "12:00"))
}

/// Holds the screen after `keys` at every size in both languages to its snapshots.
fn holds(name: &str, committee: Committee, keys: &str) {
    for language in LANGUAGES {
        for size in SIZES {
            let mut app = open(committee, language);
            draw(&mut app, size);
            press(&mut app, keys);
            let name = format!("{name}-{language:?}-{}x{}", size.0, size.1).to_lowercase();
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(name, glass(&mut app, size));
            });
        }
    }
}

#[test]
fn an_empty_committee_is_welcomed() {
    holds("welcome", Committee::Empty, "");
}

#[test]
fn an_empty_committee_says_in_its_panes_what_to_do() {
    holds("empty", Committee::Empty, "Esc");
}

#[test]
fn the_roster_is_a_table_in_the_order_of_the_paper() {
    holds("roster", Committee::Demonstration, "Down Down");
}

#[test]
fn a_filter_of_the_roster_shows_its_words_and_its_hits() {
    holds("roster-filter", Committee::Demonstration, "/ =جمعية");
}

#[test]
fn a_removed_member_is_told_with_the_key_that_brings_it_back() {
    holds("roster-removed", Committee::Demonstration, "Down d =_____ F2");
}

#[test]
fn the_form_of_a_member_says_what_is_wrong_where_it_is() {
    holds(
        "member-form",
        Committee::Demonstration,
        "e Down Down =x Down Down Down Down Down Down Down Down =33/44 Down",
    );
}

#[test]
fn the_composition_is_told_rule_by_rule_with_the_words_that_were_voted() {
    holds("composition", Committee::Demonstration, "m Down Down");
}

#[test]
fn the_end_of_a_mandate_says_what_it_makes_of_the_composition() {
    holds("member-end", Committee::Demonstration, "Down d");
}

#[test]
fn a_rule_that_is_missed_is_told_under_the_roster() {
    holds("roster-missed", Committee::Demonstration, "Down d =_____ F2 d =_____ F2");
}

#[test]
fn the_roster_is_shown_as_it_stood_on_a_day() {
    holds("roster-on-day", Committee::Demonstration, "b =2026-03-01 Enter End");
}

#[test]
fn a_form_asks_before_what_was_typed_is_lost() {
    holds("member-form-leaving", Committee::Demonstration, "a =جمعية Esc");
}

#[test]
fn the_programme_is_a_table_beside_its_months() {
    holds("programme", Committee::Demonstration, "Tab Down");
}

#[test]
fn the_programme_is_a_chart_over_time() {
    holds("gantt", Committee::Demonstration, "Tab g Down Down");
}

#[test]
fn the_chart_shows_what_is_late_and_less_of_the_year() {
    holds("gantt-weeks", Committee::Demonstration, "Tab g ! +");
}

#[test]
fn the_chart_shows_more_years() {
    holds("gantt-quarters", Committee::Demonstration, "Tab g - ! Right");
}

#[test]
fn the_chart_is_put_together_by_responsible_and_folded() {
    holds("gantt-groups", Committee::Demonstration, "Tab g s Down Down f");
}

#[test]
fn what_is_due_stands_day_by_day() {
    holds("agenda", Committee::Demonstration, "Tab b Down");
}

#[test]
fn open_tasks_are_carried_over_in_a_form() {
    holds("carry", Committee::Demonstration, "Tab C =نهاية_يونيو");
}

#[test]
fn what_is_late_can_be_seen_alone() {
    holds("programme-overdue", Committee::Demonstration, "Tab l");
}

#[test]
fn the_form_of_a_task_reads_the_deadline_while_it_is_typed() {
    holds("task-form", Committee::Demonstration, "Tab Down a =x Tab =نهاية_مارس");
}

#[test]
fn removing_an_objective_asks_about_its_tasks() {
    holds("programme-remove", Committee::Demonstration, "Tab d");
}

#[test]
fn a_file_is_shown_before_it_is_recorded() {
    holds("dry-run", Committee::Empty, &format!("Esc i ={MINUTES} Enter Down"));
}

#[test]
fn an_import_is_told_with_the_key_that_takes_it_back() {
    holds("imported", Committee::Empty, &format!("Esc i ={MINUTES} Enter y"));
}

#[test]
fn what_the_checker_finds_is_told_with_its_reason_and_its_mend() {
    holds("findings", Committee::Demonstration, "X");
    holds("findings-many", Committee::Empty, &format!("Esc i ={MINUTES} Enter y X Down Down Down"));
}

#[test]
fn where_a_name_fits_several_the_mend_is_chosen() {
    holds("findings-mends", Committee::Demonstration, "X m Down");
}

#[test]
fn who_is_meant_is_shown_and_changed() {
    holds("parties", Committee::Demonstration, "2 Down R");
    holds("party", Committee::Demonstration, "2 Down R Enter");
    holds("bodies", Committee::Demonstration, "B");
    holds("unite", Committee::Demonstration, "1 Down m");
    holds("united", Committee::Demonstration, "B m Enter");
}

#[test]
fn enter_goes_from_a_finding_to_the_record_it_is_about() {
    let minutes = format!("Esc i ={MINUTES} Enter y X");
    holds("findings-gone", Committee::Empty, &format!("{minutes} Down Enter"));
    holds("findings-gone-task", Committee::Empty, &format!("{minutes} Down Down Down Down Down Down Enter"));
}

#[test]
fn a_matter_is_accepted_as_it_is_with_a_reason() {
    holds("findings-accepted", Committee::Demonstration, "X a =قريبة_العرائش ctrl-s");
}

#[test]
fn help_lists_the_keys_of_the_place_it_was_asked_in() {
    holds("help", Committee::Demonstration, "Tab ?");
}

#[test]
fn the_prompt_completes_the_words_of_commands() {
    holds("prompt", Committee::Demonstration, ": =fi");
}

#[test]
fn the_prompt_says_what_it_does_not_know() {
    holds("prompt-unknown", Committee::Demonstration, ": =udno Enter");
}

#[test]
fn a_path_that_leads_nowhere_is_told_as_it_is_written() {
    holds("import-nowhere", Committee::Empty, "Esc i =/nowhere/at_all.txt Enter");
}

#[test]
fn the_history_shows_what_each_entry_changed() {
    holds("history", Committee::Demonstration, "d =_____ F2 u h Down");
}

#[test]
fn the_committee_of_the_past_can_be_read() {
    holds("as-of", Committee::Demonstration, "h Down Enter");
}

#[test]
fn the_meetings_are_a_dated_log_with_its_totals_and_what_was_decided() {
    holds("meetings", Committee::Demonstration, "4 Down");
    holds("meetings-empty", Committee::Empty, "Esc 4");
}

#[test]
fn the_log_of_meetings_is_filtered_by_kind_year_and_words() {
    holds("meetings-filtered", Committee::Demonstration, "4 T Y");
    holds("meetings-words", Committee::Demonstration, "4 / =النساء");
}

#[test]
fn a_meeting_is_read_from_its_agenda_to_its_minutes() {
    holds("meeting", Committee::Demonstration, "4 Down Down Enter");
}

#[test]
fn the_form_of_a_meeting_turns_hours_that_stand_backwards_round() {
    holds("meeting-form", Committee::Demonstration, "4 a =اجتماع Tab Tab =20.00-16.00");
}

#[test]
fn the_roster_of_the_day_is_walked_with_single_keys() {
    holds("attendance", Committee::Demonstration, "4 p e a Down a a a a a a a a");
}

#[test]
fn an_agenda_says_what_does_not_fit_in_it() {
    holds("agenda-overlap", Committee::Demonstration, "4 o a =مختلفات Tab =19:30-20:00 ctrl-s");
}

#[test]
fn one_key_makes_a_task_of_what_was_decided() {
    holds("resolutions", Committee::Demonstration, "4 f Down");
    holds("resolution-task", Committee::Demonstration, "4 f Down m");
}

#[test]
fn one_key_makes_an_amendment_of_what_was_decided() {
    holds("resolution-paragraph", Committee::Demonstration, "4 f Down s Down");
}

#[test]
fn the_texts_of_the_committee_are_listed_with_their_phases() {
    holds("texts", Committee::Demonstration, "F8 b a =قانون F2 Down");
}

#[test]
fn a_passage_proposes_the_phase_that_usually_follows() {
    holds("passage", Committee::Demonstration, "F8 p");
}

#[test]
fn a_settled_text_answers_typing_with_the_way_to_a_revision() {
    holds("settled", Committee::Demonstration, &format!("F8 p {ADOPTED} F2 Enter =x"));
}

#[test]
fn the_versions_of_a_text_say_who_passed_it_on_and_when() {
    holds("versions", Committee::Demonstration, "F8 p Tab Tab =الجمع_العام F2 p F2 c Down Space");
}

#[test]
fn two_versions_are_compared_with_signs_and_not_by_colour_alone() {
    holds("versions-compared", Committee::Demonstration, "F8 p F2 Enter =كلمة_جديدة_ Esc c =");
}

#[test]
fn clauses_stand_with_what_follows_from_them() {
    holds("follow-up", Committee::Demonstration, "F8 f l Down Enter o =لوحظ_التزام F2 Down");
}

#[test]
fn a_form_keeps_what_was_typed_when_the_language_changes() {
    holds("language-in-form", Committee::Demonstration, "a =جمعية F12");
}

/// The head row at this width on a line that was measured.
fn head(language: Language, width: u16, (millis, rate): (u64, Option<u32>)) -> String {
    let mut app = open(Committee::Demonstration, language);
    let line = LineSpeed { round_trip: Duration::from_millis(millis), bytes_per_second: rate };
    app.step(Event::Line(line), now());
    let shown = glass(&mut app, (width, 16));
    shown.lines().next().unwrap().nfkc().collect()
}

#[test]
fn a_slow_line_is_told_at_the_head_beside_everything_else_on_any_window() {
    for width in [44, 80, 120] {
        let slow = head(Language::Fr, width, (612, None));
        assert!(slow.contains("ligne lente : 0.6 s") && slow.contains("enregistré ●"), "{slow}");
        assert!(slow.contains("خلية".chars().rev().collect::<String>().as_str()), "and whose it is: {slow}");
        assert_eq!(slow.contains("2026"), width >= 60, "{slow}");
        let thin = head(Language::En, width, (40, Some(1_200)));
        assert!(thin.contains("slow line: 2 kB/s"), "{thin}");
        let arabic: String = head(Language::Ar, width, (2_000, Some(900))).chars().rev().collect();
        assert!(
            arabic.contains("الخط بطيء: 0.2 ث"),
            "the number as it lies on the glass, turned round: {arabic}"
        );
        for fast in [(20, None), (299, Some(20_000))] {
            assert!(!head(Language::En, width, fast).contains("line"), "nothing to tell: {fast:?}");
        }
    }
}

/// What is sent for a screen where decoration is in ASCII, without its escapes.
fn sent_in_ascii(buffer: &Buffer) -> String {
    let caps = Caps { glyphs: Glyphs::Ascii, colours: Colours::None, ..Caps::FULL };
    let bytes = Writer::new(caps).frame(&Buffer::empty(buffer.area), buffer, None);
    let mut words = String::new();
    let mut sent = std::str::from_utf8(&bytes).unwrap().chars();
    while let Some(c) = sent.next() {
        if c == '\u{1b}' {
            sent.next();
            sent.by_ref().find(|c| c.is_ascii_alphabetic() || *c == '@');
        } else if c != '\r' && c != '\n' && c != '\u{8}' {
            words.push(c);
        }
    }
    words
}

#[test]
fn borders_bars_and_signs_have_look_alikes_in_ascii_on_every_screen() {
    // What people write between words is theirs.
    const PUNCTUATION: &str = "«»“”،؛؟٪°’";
    for language in LANGUAGES {
        for keys in PLACES {
            for size in SIZES {
                let mut app = open(Committee::Demonstration, language);
                draw(&mut app, size);
                press(&mut app, keys);
                let sent = sent_in_ascii(&draw(&mut app, size).0);
                let odd: String = sent
                    .chars()
                    .filter(|c| !c.is_ascii() && !c.is_alphanumeric() && !PUNCTUATION.contains(*c))
                    .filter(|c| !is_mark(*c))
                    .collect();
                assert!(odd.is_empty(), "{keys:?} in {language:?} at {size:?}: {odd}");
            }
        }
    }
}

/// Marks over and under letters.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[test]
fn signs_that_tell_different_things_still_do_in_ascii() {
    // What was done, needs care, failed; the states of a task; the patterns of its bar; the ways
    // a list goes on; the selected row, and where a part begins.
    for signs in ["✓!✗", "○◐●‖✕", "■▒□◆┊", "▲▼▶", "▶▌", "✓✗●○"] {
        let looks: Vec<String> = signs
            .chars()
            .map(|sign| {
                let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
                buffer[(0, 0)].set_char(sign);
                sent_in_ascii(&buffer)
            })
            .collect();
        assert!(looks.iter().all(|look| look.len() == 1), "one column each: {looks:?}");
        for (nth, look) in looks.iter().enumerate() {
            assert!(!looks[..nth].contains(look), "{signs}: {looks:?}");
        }
    }
}

const PLACES: [&str; 13] =
    ["", "e", "a =x Esc", "Tab", "Tab a", "Tab d", "Tab p", "3", "?", ":", "h", "h Enter", "/ =ج"];

#[test]
fn a_pane_can_be_read_in_whole_rows() {
    holds("reading", Committee::Demonstration, "Tab W Down");
}

#[test]
fn the_whole_of_a_row_is_told_at_the_foot() {
    holds("row", Committee::Demonstration, "Down w");
}

#[test]
fn no_size_and_no_place_breaks_the_drawing() {
    for language in LANGUAGES {
        for keys in PLACES {
            let mut app = open(Committee::Demonstration, language);
            press(&mut app, keys);
            for size in [(120, 40), (44, 16), (20, 6), (1, 1), (3, 200), (200, 3), (119, 19), (80, 24)] {
                draw(&mut app, size);
            }
        }
    }
}

#[test]
fn a_window_made_small_and_large_again_shows_what_it_showed() {
    for keys in ["", "e", "Tab", "h", "?"] {
        let mut app = open(Committee::Demonstration, Language::Ar);
        press(&mut app, keys);
        let before = glass(&mut app, (120, 40));
        glass(&mut app, (44, 16));
        assert_eq!(glass(&mut app, (120, 40)), before, "{keys:?}");
    }
}

#[test]
fn moving_the_selection_by_a_row_changes_a_few_cells() {
    for (keys, most) in [("", 8), ("Tab Down", 4), ("3", 400), ("?", 4), ("h", 400)] {
        for size in [(80, 24), (120, 40)] {
            let mut app = open(Committee::Demonstration, Language::Ar);
            press(&mut app, keys);
            let (before, _) = draw(&mut app, size);
            app.step(Event::Key("Down".parse().unwrap()), now() + TimeDelta::seconds(1));
            let (after, _) = draw(&mut app, size);
            let changed = before.content().iter().zip(after.content()).filter(|(a, b)| a != b).count();
            assert!((1..=most).contains(&changed), "{keys:?} at {size:?}: {changed} cells");
        }
    }
}

/// Two amendments to a paragraph of the third part, proposed from the text, that clash.
const AMENDED: &str =
    "F8 Down Down Enter alt-a =حسن Enter End =_ومراجعه F2 alt-a =زائر Enter ctrl-a =نص_آخر F2";

#[test]
fn an_amendment_is_written_over_the_text_it_changes() {
    holds("amend", Committee::Demonstration, "F8 Down Down Enter alt-a =حسن_بو F5");
}

#[test]
fn amendments_are_listed_with_what_they_change_and_what_they_clash_with() {
    holds("amendments", Committee::Demonstration, &format!("{AMENDED} alt-m"));
}

#[test]
fn an_amendment_is_read_whole() {
    holds("amendment", Committee::Demonstration, &format!("{AMENDED} alt-m Down Enter"));
}

#[test]
fn the_text_stands_beside_what_its_amendments_would_make_of_it() {
    holds("beside", Committee::Demonstration, &format!("{AMENDED} alt-m ="));
    holds("beside-turned", Committee::Demonstration, &format!("{AMENDED} alt-m = ="));
}

#[test]
fn what_a_reference_names_is_chosen_from_the_parts_and_paragraphs() {
    holds("refer", Committee::Demonstration, "F8 Down Down Enter F2 =الشفافية");
    holds("referred", Committee::Demonstration, "F8 Down Down Enter F2 =الشفافية Enter ctrl-End");
}

#[test]
fn open_amendments_are_decided_together() {
    holds("round", Committee::Demonstration, &format!("{AMENDED} alt-m c a"));
}

#[test]
fn the_text_is_shown_with_its_amendments() {
    holds("amended-text", Committee::Demonstration, &format!("{AMENDED} alt-o"));
}
