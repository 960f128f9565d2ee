//! The process is killed in the middle of every kind of work.

use std::io::{BufRead, BufReader};
use std::time::Duration;

use lajna::domain::Ids;

use super::left::{Tally, hold};
use super::rounds;
use super::scene::{BEGINS, Scene};

#[test]
fn killed_in_the_middle_of_any_work_what_was_saved_is_there() {
    let (dice, mut tally) = (Ids::new(11), Tally::default());
    for round in 0..rounds("LAJNA_KILLS", 16) {
        let scene = Scene::ALL[round % Scene::ALL.len()];
        let folder = tempfile::tempdir().unwrap();
        let mut promised = scene.set(folder.path());
        let mut child = scene.child(folder.path(), &[]).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        assert!(lines.any(|line| line == BEGINS), "{scene:?}");
        // After a promise, or while it works on the next one.
        for line in lines.by_ref().take(dice.fresh() as usize % 40) {
            promised.hear(&line);
        }
        std::thread::sleep(Duration::from_micros(dice.fresh() % 20_000));
        child.kill().unwrap();
        // What it said before it died.
        lines.for_each(|line| promised.hear(&line));
        child.wait().unwrap();
        let found = hold(folder.path(), &promised, None);
        tally.count(&format!("{scene:?} {round}"), &promised, found);
    }
    tally.settle("kills");
}
