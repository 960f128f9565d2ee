//! Words that could not be saved, brought back on the screen without a new start.

use super::*;

#[test]
fn the_import_command_of_the_screen_takes_a_rescue_file() {
    let home = home();
    let Some((disk, mut screen)) = unsaved(&home) else { return };
    screen.press(ESC);
    screen.settle();
    let path = home.path("mine.json").display().to_string();
    say(&mut screen, &format!("rescue {path}"));
    screen.wait_for("kept in");
    screen.signal(Signal::KILL);
    screen.end();
    disk.free();
    let mut again = opened(&home);
    say(&mut again, &format!("import {path}"));
    again.wait_for("is recorded now");
    say(&mut again, &format!("import {path}"));
    again.wait_for("recorded already");
    // A file that was cut off on its way is none.
    let bytes = fs::read(&path).unwrap();
    let half = home.file("half.json", &bytes[..bytes.len() / 2]);
    say(&mut again, &format!("import {half}"));
    again.wait_for("half.json");
    again.press("q");
    assert!(again.end().0.success());
    assert_eq!(count(&home, "AAAA"), 1);
    assert_eq!(fs::read(&path).unwrap(), bytes, "the file stays with whoever named it");
}

#[test]
fn who_takes_over_finds_the_words_the_first_could_not_save() {
    let home = home();
    let Some(disk) = Small::in_home(&home) else { return };
    fill(&home);
    let mut first = writing(&home);
    let mut second = opened(&home);
    second.wait_for("read only");
    overfill(&disk, &mut first);
    for key in [ESC, "q"] {
        first.press(key);
        first.settle();
    }
    first.wait_for("Quit again");
    first.press("q");
    first.end();
    assert_eq!(rescue_files(&home).len(), 1);
    disk.free();
    second.wait_for("has left");
    say(&mut second, "take-over");
    second.wait_for("is recorded now");
    second.press("q");
    assert!(second.end().0.success());
    assert_eq!(count(&home, "AAAA"), 1);
    assert_eq!(rescue_files(&home), [] as [PathBuf; 0]);
}

#[test]
fn a_rescue_file_of_someone_else_is_not_brought_back() {
    let home = home();
    let Some((disk, screen)) = unsaved(&home) else { return };
    screen.signal(Signal::TERM);
    screen.end();
    disk.free();
    let kept = rescue_files(&home);
    let owned_by = |owner: u32| std::os::unix::fs::chown(&kept[0], Some(owner), None).unwrap();
    for (owner, times) in [(65_534, 0), (0, 1)] {
        owned_by(owner);
        let mut again = opened(&home);
        again.press("q");
        again.end();
        assert_eq!(count(&home, "AAAA"), times, "owner {owner}");
    }
}
