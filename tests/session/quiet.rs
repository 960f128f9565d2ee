//! What the program does for the store in quiet moments: the backup of the day.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use lajna::app::{App, Keeping, Reading};
use lajna::command::Bindings;
use lajna::i18n::Language;
use lajna::keys::Key;
use lajna::store::backup::{self, daily};
use lajna::terminal::Event;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::*;

fn noon() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// The program on a store with one entry, looking after it.
fn working(folder: &Path) -> App {
    let mut session = on_disk(folder);
    session.record(member(1, "سمية"), noon()).unwrap();
    let mut app = App::new(session, Bindings::shipped(), Language::En, noon());
    app.keep(Keeping::new(folder.join("store"), Reading::Beside));
    app
}

fn glass(app: &mut App) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 30));
    app.draw(&mut buffer);
    buffer.content().iter().map(Cell::symbol).collect()
}

/// Quiet moments one after the other, until something is so.
fn rest_until(app: &mut App, now: &mut DateTime<Utc>, mut so: impl FnMut(&mut App) -> bool) {
    let patience = Instant::now() + Duration::from_secs(10);
    while !so(app) {
        assert!(Instant::now() < patience, "{}", glass(app));
        *now += TimeDelta::seconds(4);
        app.idle(*now);
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn the_first_quiet_moment_of_a_day_makes_its_backup_and_no_key_does() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = working(folder.path());
    let mut now = noon();
    for _ in 0..20 {
        now += TimeDelta::seconds(1);
        app.step(Event::Key(Key::char('j')), now);
        app.idle(now);
    }
    let place = daily::place(&folder.path().join("store"), lajna::settings::today(now));
    std::thread::sleep(Duration::from_millis(50));
    assert!(!place.exists(), "somebody is at work");
    rest_until(&mut app, &mut now, |_| place.exists());
    assert_eq!(backup::read(&place).unwrap().0.entries, 1);
    assert!(!glass(&mut app).contains("backup"), "what goes well is not spoken of");
}

#[test]
fn a_backup_that_fails_is_said_once_a_day_and_stops_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = working(folder.path());
    fs::write(daily::folder(&folder.path().join("store")), "in the way").unwrap();
    let mut now = noon();
    rest_until(&mut app, &mut now, |app| glass(app).contains("backup of this day failed"));
    app.step(Event::Key("esc".parse().unwrap()), now);
    for _ in 0..20 {
        now += TimeDelta::minutes(10);
        app.idle(now);
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(!glass(&mut app).contains("backup of this day failed"), "once a day");
    now += TimeDelta::days(1);
    rest_until(&mut app, &mut now, |app| glass(app).contains("backup of this day failed"));
    app.step(Event::Key("esc".parse().unwrap()), now);
    app.step(Event::Key(Key::char('u')), now);
    assert_eq!(app.session().mark(), 2, "and work goes on");
}
