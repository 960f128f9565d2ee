//! Short sessions as they are heard.

use lajna::i18n::Language;

use super::heard::{Heard, demonstration, empty};

const MINUTES: &str = "fixtures/minutes/founding-minutes-larache-2023-03-09.txt";

/// Holds what is said after `keys` in every language to its transcripts.
fn holds(name: &str, open: fn(Language) -> lajna::app::App, keys: &str) {
    for language in Language::ALL {
        let mut heard = Heard::new(open(language));
        heard.press(keys);
        let name = format!("plain-{name}-{}", language.tag());
        insta::with_settings!({
            omit_expression => true,
            prepend_module_to_snapshot => false,
            snapshot_path => "../snapshots"
        }, {
            insta::assert_snapshot!(name, heard.transcript());
        });
    }
}

#[test]
fn a_member_is_added_and_the_step_taken_back() {
    holds(
        "add",
        demonstration,
        "Down Down w a =جمعية_الأمل Enter =رئيسة Enter =سلمى_بنعمرو Enter Right Enter ctrl-s u r d =_____ F2 u",
    );
}

#[test]
fn members_are_filtered_sorted_moved_and_found() {
    holds(
        "roster",
        demonstration,
        "/ =جمعية Down Enter Down v s Down shift-Down s s s s shift-Down F3 =زينب Enter n W",
    );
}

#[test]
fn the_status_of_a_task_is_changed() {
    holds("status", demonstration, "Tab Down Down space space u l Down v w e Tab =_2026 Tab Esc y");
}

#[test]
fn a_paragraph_is_typed_into_the_charter() {
    holds(
        "charter",
        demonstration,
        "3 Down Enter ctrl-end Enter =فقرة_جديدة_من_الميثاق backspace backspace Left shift-F1 Up Down Home alt-shift-r Esc u",
    );
}

#[test]
fn a_file_is_imported_and_its_dry_run_heard() {
    holds("import", empty, &format!("Down Up Enter ={MINUTES} Enter Down W y h Down w Esc"));
}

#[test]
fn help_the_prompt_and_leaving_are_heard() {
    holds(
        "help",
        demonstration,
        "? Down Down Esc : =fil Tab Tab =_زينب Enter v / =جمعية Enter v Home Up : =udno Enter Esc L j q",
    );
}
