//! The power is cut at every moment of a recording, and the disk forgets what it may.

use std::fs;
use std::path::Path;

use lajna::domain::Ids;
use lajna::store::disk::{self, Side};

use super::left::{Promises, Tally, hold};
use super::platter::{Platter, Rest};
use super::recording::{Step, can_record, record};
use super::scene::{COMPACTED, STORE, Scene};
use super::{lacking, rounds};

/// A scene that was played to its end.
struct Played {
    before: Platter,
    steps: Vec<Step>,
    /// What was there before it began.
    set: Promises,
    /// All that was written in the end.
    all: Promises,
}

impl Played {
    fn of(scene: Scene) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let set = scene.set(folder.path());
        let before = Platter::of(folder.path());
        let steps = record(scene, folder.path());
        let mut all = set.clone();
        steps.iter().for_each(|step| hear(&mut all, step));
        // The recording leaves nothing out: played again it gives what is there.
        let (again, mut platter) = (tempfile::tempdir().unwrap(), before.clone());
        steps.iter().for_each(|step| platter.play(step));
        platter.cut(Rest::Everything, &Ids::new(1), again.path());
        assert_same(again.path(), folder.path());
        Self { before, steps, set, all }
    }
}

/// Whether two folders hold the same; the first byte that differs is told.
fn assert_same(one: &Path, other: &Path) {
    let names = |path: &Path| {
        let mut names: Vec<_> = fs::read_dir(path).unwrap().map(|it| it.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names(one), names(other), "in {}", other.display());
    for name in names(one) {
        let (one, other) = (one.join(&name), other.join(&name));
        if one.is_dir() {
            assert_same(&one, &other);
        } else {
            let (one, bytes) = (fs::read(one).unwrap(), fs::read(&other).unwrap());
            let differs = one.iter().zip(&bytes).position(|(one, other)| one != other);
            assert_eq!((one.len(), differs), (bytes.len(), None), "{}", other.display());
        }
    }
}

fn hear(promises: &mut Promises, step: &Step) {
    if let Step::Said(line) = step {
        promises.hear(line);
    }
}

/// A moment to cut the power at: anywhere, or behind a step on which everything hangs. Where a disk
/// forgets all it may, that is mostly a promise.
fn moment(steps: &[Step], rest: Rest, dice: &Ids) -> usize {
    let at = dice.fresh() as usize % (steps.len() + 1);
    let hinge = |step: &Step| match step {
        Step::Said(_) => true,
        Step::Sync { .. } | Step::Rename { .. } | Step::Link { .. } => rest != Rest::Nothing,
        _ => false,
    };
    let anywhere = if rest == Rest::Nothing { 4 } else { 2 };
    match dice.fresh().is_multiple_of(anywhere) {
        true => at,
        false => steps.iter().skip(at).position(hinge).map_or(at, |more| at + more + 1),
    }
}

/// Cuts the power once, and once more while the store is brought in order again if `twice`.
fn cut(played: &Played, scene: Scene, round: usize, tally: &mut Tally) {
    let dice = Ids::new(round as u64 * 7919 + scene as u64);
    let rest = Rest::ALL[round % 4];
    let folder = tempfile::tempdir().unwrap();
    let at = moment(&played.steps, rest, &dice);
    let mut platter = played.before.clone();
    let mut promised = played.set.clone();
    for step in &played.steps[..at] {
        platter.play(step);
        hear(&mut promised, step);
    }
    platter.cut(rest, &dice, folder.path());
    let mut name = format!("{scene:?} {round}: {rest:?} of {} loose at step {at}", platter.loose());
    if round % 8 == 7 && folder.path().join("store").exists() {
        // A second cut, while the first is mended.
        let again = tempfile::tempdir().unwrap();
        let mut platter = Platter::of(folder.path());
        let steps = record(Scene::Opening, folder.path());
        let rest = Rest::ALL[dice.fresh() as usize % 4];
        let at = moment(&steps, rest, &dice);
        steps[..at].iter().for_each(|step| platter.play(step));
        platter.cut(rest, &dice, again.path());
        name.push_str(&format!(", then {rest:?} at step {at} of mending"));
        return tally.count(&name, &promised, hold(again.path(), &promised, Some(&played.all)));
    }
    tally.count(&name, &promised, hold(folder.path(), &promised, Some(&played.all)));
}

#[test]
fn whatever_the_disk_forgets_when_the_power_is_cut_what_was_saved_is_there() {
    if !can_record() {
        return lacking("strace(1)", "strace");
    }
    let mut tally = Tally::default();
    let cuts = rounds("LAJNA_CUTS", 32);
    for scene in Scene::ALL {
        let played = Played::of(scene);
        for round in 0..cuts.div_ceil(Scene::ALL.len()) {
            cut(&played, scene, round, &mut tally);
        }
    }
    tally.settle("power cuts, reordered and torn");
}

#[test]
fn a_working_store_written_anew_is_on_the_disk_before_the_old_one_is_gone() {
    if !can_record() {
        return lacking("strace(1)", "strace");
    }
    let folder = tempfile::tempdir().unwrap();
    Scene::Compacting.set(folder.path());
    let mut platter = Platter::of(folder.path());
    let steps = record(Scene::Compacting, folder.path());
    let done = steps.iter().position(|step| *step == Step::Said(COMPACTED.into())).unwrap();
    let renamed = |step: &Step| matches!(step, Step::Rename { to, .. } if to.ends_with("/sled"));
    let renamed = steps[..done].iter().position(renamed).expect("it was written anew");
    for (at, step) in steps[..done].iter().enumerate() {
        platter.play(step);
        // In the moment between two names the next opening gives the old one back.
        if at < renamed {
            continue;
        }
        for rest in [Rest::Nothing, Rest::Everything] {
            let left = tempfile::tempdir().unwrap();
            platter.cut(rest, &Ids::new(1), left.path());
            let found = disk::examine(left.path().join(STORE)).unwrap();
            assert_eq!(found.working, Side::Same, "{rest:?} after step {at}: {step:?}");
        }
    }
}

#[test]
fn killed_before_any_step_of_taking_over_an_older_store_it_is_taken_over_the_next_time() {
    if !can_record() {
        return lacking("strace(1)", "strace");
    }
    // Every step when asked for many, else every so many.
    let (played, mut tally) = (Played::of(Scene::Migration), Tally::default());
    let stride = match std::env::var_os("LAJNA_KILLS") {
        Some(_) => 1,
        None => played.steps.len().div_ceil(12),
    };
    let (mut platter, mut promised) = (played.before.clone(), played.set.clone());
    for (at, step) in played.steps.iter().enumerate() {
        if at % stride == 0 {
            let folder = tempfile::tempdir().unwrap();
            platter.cut(Rest::Everything, &Ids::new(1), folder.path());
            let found = hold(folder.path(), &promised, Some(&played.all));
            tally.count(&format!("killed before step {at}: {step:?}"), &promised, found);
        }
        platter.play(step);
        hear(&mut promised, step);
    }
    tally.settle("kills at every step of a migration");
}
