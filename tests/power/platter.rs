//! A disk as POSIX promises it and no better: what was not synced may be there or not.
//!
//! Used by the power cuts. A file keeps what was written before its own sync; a name is kept by a
//! sync of its folder and by nothing else. Of the rest any part may have reached the disk, in any
//! order, the last of it torn. A name changes at once or not at all, as on every file system with
//! a journal. `sync_file_range(2)` keeps nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lajna::domain::Ids;

use super::recording::Step;

/// What may be left of what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Nothing of it: the worst a cautious disk does.
    Nothing,
    /// All of it: only the process died.
    Everything,
    /// What was done before some moment, the last write torn.
    Beginning,
    /// Any of it, in whatever order, some of it torn.
    Anything,
}

impl Rest {
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Everything, Self::Beginning, Self::Anything];
}

/// Something done to a file and not synced.
#[derive(Debug, Clone)]
enum Act {
    Write { at: usize, bytes: Vec<u8> },
    Zero { at: usize, len: usize },
    Resize(usize),
}

/// A file or a folder, whatever its names.
#[derive(Debug, Clone)]
enum Node {
    File { sure: Vec<u8>, loose: Vec<(usize, Act)> },
    Folder { sure: Names, now: Names, loose: Vec<(usize, Renaming)> },
}

type Names = BTreeMap<String, usize>;
/// Names that change at once; one without a file goes.
type Renaming = Vec<(String, Option<usize>)>;

/// The disk below one folder.
#[derive(Debug, Clone)]
pub struct Platter {
    nodes: Vec<Node>,
    /// How many steps were done.
    steps: usize,
}

impl Platter {
    /// A disk on which all that is in the folder is safe.
    pub fn of(place: &Path) -> Self {
        let mut platter = Self { nodes: Vec::new(), steps: 0 };
        platter.take_in(place);
        platter
    }

    fn take_in(&mut self, path: &Path) -> usize {
        let number = self.nodes.len();
        if path.is_file() {
            self.nodes.push(Node::File { sure: fs::read(path).unwrap(), loose: Vec::new() });
            return number;
        }
        self.nodes.push(Node::Folder { sure: Names::new(), now: Names::new(), loose: Vec::new() });
        let mut names = Names::new();
        for entry in fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            names.insert(entry.file_name().into_string().unwrap(), self.take_in(&entry.path()));
        }
        self.nodes[number] = Node::Folder { sure: names.clone(), now: names, loose: Vec::new() };
        number
    }

    /// Which file or folder has this path now.
    fn find(&self, path: &str) -> Option<usize> {
        path.split('/').filter(|name| !name.is_empty()).try_fold(0, |folder, name| {
            match &self.nodes[folder] {
                Node::Folder { now, .. } => now.get(name).copied(),
                Node::File { .. } => None,
            }
        })
    }

    /// Does the next step of a recording.
    pub fn play(&mut self, step: &Step) {
        match step {
            Step::Make(path) if self.find(path).is_some() => {}
            Step::Make(path) => {
                let number = self.add(Node::File { sure: Vec::new(), loose: Vec::new() });
                self.name(&[(path, Some(number))]);
            }
            Step::MakeFolder(path) => {
                let empty = Node::Folder { sure: Names::new(), now: Names::new(), loose: Vec::new() };
                let number = self.add(empty);
                self.name(&[(path, Some(number))]);
            }
            Step::Write { path, at, bytes } => self.act(path, Act::Write { at: *at, bytes: bytes.clone() }),
            Step::Zero { path, at, len } => self.act(path, Act::Zero { at: *at, len: *len }),
            Step::Resize { path, len } => self.act(path, Act::Resize(*len)),
            Step::Rename { from, to } => self.name(&[(from, None), (to, self.find(from))]),
            Step::Link { from, to } => self.name(&[(to, self.find(from))]),
            Step::Remove(path) => self.name(&[(path, None)]),
            Step::Sync { path, since } => self.sync(path, *since),
            Step::Said(_) => {}
        }
        self.steps += 1;
    }

    fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn act(&mut self, path: &str, act: Act) {
        let number = self.find(path).unwrap_or_else(|| panic!("{path} was written and is not there"));
        match &mut self.nodes[number] {
            Node::File { loose, .. } => loose.push((self.steps, act)),
            Node::Folder { .. } => panic!("{path} is a folder"),
        }
    }

    /// Changes names of one folder, all at once.
    fn name(&mut self, changes: &[(&String, Option<usize>)]) {
        let split = |path: &str| {
            path.rsplit_once('/').map_or((String::new(), path.to_owned()), |(folder, name)| {
                (folder.to_owned(), name.to_owned())
            })
        };
        let folder = split(changes[0].0).0;
        assert!(
            changes.iter().all(|(path, _)| split(path).0 == folder),
            "a name that went to another folder"
        );
        let number = self.find(&folder).unwrap();
        let Node::Folder { now, loose, .. } = &mut self.nodes[number] else { panic!("{folder} is a file") };
        let changes: Vec<_> = changes.iter().map(|(path, number)| (split(path).1, *number)).collect();
        rename(now, &changes);
        loose.push((self.steps, changes));
    }

    fn sync(&mut self, path: &str, since: usize) {
        let Some(number) = self.find(path) else { return };
        match &mut self.nodes[number] {
            Node::File { sure, loose } => {
                let later = loose.split_off(loose.partition_point(|(step, _)| *step < since));
                std::mem::replace(loose, later).iter().for_each(|(_, act)| act.on(sure));
            }
            Node::Folder { sure, loose, .. } => {
                let later = loose.split_off(loose.partition_point(|(step, _)| *step < since));
                std::mem::replace(loose, later).iter().for_each(|(_, changes)| rename(sure, changes));
            }
        }
    }

    /// How many steps the disk may still forget.
    pub fn loose(&self) -> usize {
        let of = |node: &Node| match node {
            Node::File { loose, .. } => loose.len(),
            Node::Folder { loose, .. } => loose.len(),
        };
        self.nodes.iter().map(of).sum()
    }

    /// Lays down in the empty folder what may be there after the power is cut now.
    pub fn cut(&self, rest: Rest, dice: &Ids, place: &Path) {
        let moment = dice.fresh() as usize % (self.steps + 1);
        // How likely a step is to have reached the disk.
        let likely = [10, 50, 90][dice.fresh() as usize % 3];
        let keeps = |step: usize| match rest {
            Rest::Nothing => false,
            Rest::Everything => true,
            Rest::Beginning => step <= moment,
            Rest::Anything => dice.fresh() % 100 < likely,
        };
        // Half of the time names keep their order even where what is written does not.
        let in_order = rest == Rest::Anything && dice.fresh().is_multiple_of(2);
        self.lay(
            0,
            place,
            &mut |step, is_name| match is_name && in_order {
                true => step <= moment,
                false => keeps(step),
            },
            rest,
            dice,
        );
    }

    fn lay(
        &self,
        number: usize,
        path: &Path,
        keeps: &mut dyn FnMut(usize, bool) -> bool,
        rest: Rest,
        dice: &Ids,
    ) {
        match &self.nodes[number] {
            Node::File { sure, loose } => {
                let mut kept: Vec<Act> = loose
                    .iter()
                    .filter(|(step, _)| keeps(*step, false))
                    .map(|(_, act)| act.clone())
                    .collect();
                if matches!(rest, Rest::Beginning | Rest::Anything)
                    && let Some(Act::Write { bytes, .. }) = kept.last_mut()
                {
                    let len = dice.fresh() as usize % (bytes.len() + 1);
                    // At any byte, or where a sector ends.
                    bytes.truncate(if dice.fresh().is_multiple_of(2) { len } else { len / 512 * 512 });
                }
                let mut bytes = sure.clone();
                kept.iter().for_each(|act| act.on(&mut bytes));
                fs::write(path, bytes).unwrap();
            }
            Node::Folder { sure, loose, .. } => {
                let mut names = sure.clone();
                for (step, changes) in loose {
                    if keeps(*step, true) {
                        rename(&mut names, changes);
                    }
                }
                if number != 0 {
                    fs::create_dir(path).unwrap();
                }
                for (name, number) in names {
                    self.lay(number, &path.join(name), keeps, rest, dice);
                }
            }
        }
    }
}

fn rename(names: &mut Names, changes: &[(String, Option<usize>)]) {
    for (name, number) in changes {
        match number {
            Some(number) => drop(names.insert(name.clone(), *number)),
            None => drop(names.remove(name)),
        }
    }
}

impl Act {
    fn on(&self, file: &mut Vec<u8>) {
        match self {
            Self::Write { at, bytes } => {
                if !bytes.is_empty() && file.len() < at + bytes.len() {
                    file.resize(at + bytes.len(), 0);
                }
                if !bytes.is_empty() {
                    file[*at..at + bytes.len()].copy_from_slice(bytes);
                }
            }
            Self::Zero { at, len } => {
                let end = file.len().min(at + len);
                if let Some(place) = file.get_mut(*at..end) {
                    place.fill(0);
                }
            }
            Self::Resize(len) => file.resize(*len, 0),
        }
    }
}

mod tests {
    use super::*;

    /// What is left of each file after these steps, for many cuts of this kind.
    fn left(steps: &[Step], rest: Rest) -> std::collections::BTreeSet<Vec<(String, String)>> {
        let empty = tempfile::tempdir().unwrap();
        let mut platter = Platter::of(empty.path());
        steps.iter().for_each(|step| platter.play(step));
        let dice = Ids::new(3);
        let state = |_| {
            let place = tempfile::tempdir().unwrap();
            platter.cut(rest, &dice, place.path());
            let files = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap());
            let mut files: Vec<_> = files
                .map(|it| (it.file_name().into_string().unwrap(), fs::read_to_string(it.path()).unwrap()))
                .collect();
            files.sort();
            files
        };
        (0..60).map(state).collect()
    }

    #[test]
    fn only_what_was_synced_by_file_and_by_folder_is_sure() {
        let path = || "a".to_owned();
        let write = |at, words: &str| Step::Write { path: path(), at, bytes: words.into() };
        let mut steps = vec![Step::Make(path()), write(0, "one"), Step::Sync { path: path(), since: 2 }];
        let nothing: Vec<(String, String)> = Vec::new();
        let with = |words: &str| vec![(path(), words.to_owned())];
        assert_eq!(left(&steps, Rest::Nothing), [nothing].into(), "nobody synced the folder");
        steps.push(Step::Sync { path: String::new(), since: 3 });
        steps.push(write(3, "two"));
        assert_eq!(left(&steps, Rest::Nothing), [with("one")].into());
        assert_eq!(left(&steps, Rest::Everything), [with("onetwo")].into());
        let torn = left(&steps, Rest::Anything);
        assert!(torn.contains(&with("one")) && torn.contains(&with("onet")), "{torn:?}");
        steps.push(Step::Sync { path: path(), since: 4 });
        assert_eq!(left(&steps, Rest::Nothing), [with("one")].into(), "the sync began before the write");
        steps.push(Step::Sync { path: path(), since: 5 });
        steps.push(Step::Rename { from: path(), to: "b".into() });
        assert_eq!(left(&steps, Rest::Nothing), [with("onetwo")].into(), "a name goes back");
        assert_eq!(left(&steps, Rest::Anything).len(), 2, "to one or the other, never both or none");
    }
}
