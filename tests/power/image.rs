//! The power is cut on a real file system: ext4 in a file, shut down as it stands.
//!
//! `EXT4_IOC_SHUTDOWN` without writing its log drops whatever the file system was not told to
//! make durable, as a cut does; the next mounting replays its log. perl(1) makes the call, so that
//! nothing here is unsafe.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use lajna::domain::Ids;

use super::left::{Broken, Promises, Tally, hold};
use super::scene::{BEGINS, Scene};
use super::{lacking, rounds};

/// `EXT4_IOC_SHUTDOWN` with the flag `NOLOGFLUSH`, once it is told to; the folder is the argument.
const SHUT_DOWN: &str = "use Fcntl; sysopen(my $folder, $ARGV[0], O_RDONLY) or die $!; \
    my $flag = pack('I', 2); <STDIN>; ioctl($folder, 0x8004587D, $flag) or die $!";

fn did(command: &str, arguments: &[&str]) -> bool {
    let ran = Command::new(command).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    ran.is_ok_and(|status| status.success())
}

/// An ext4 file system in a file, mounted; it is taken away when this is dropped.
struct Image {
    folder: tempfile::TempDir,
}

impl Image {
    /// `None`: this machine does not let us.
    fn make() -> Option<Self> {
        let image = Self { folder: tempfile::tempdir().ok()? };
        let file = fs::File::create(image.file()).ok()?;
        file.set_len(96 << 20).ok()?;
        fs::create_dir(image.folder.path().join("mounted")).ok()?;
        let made = did("mkfs.ext4", &["-q", "-F", &image.file()]) && image.mount();
        made.then_some(image)
    }

    fn file(&self) -> String {
        self.folder.path().join("image").to_string_lossy().into_owned()
    }

    fn mounted(&self) -> String {
        self.folder.path().join("mounted").to_string_lossy().into_owned()
    }

    fn mount(&self) -> bool {
        did("mount", &["-o", "loop", &self.file(), &self.mounted()])
    }

    /// Mounts what is left. Whoever copied the table of mounts meanwhile, as another test may, keeps
    /// the file system that was shut down from going: it is waited for.
    fn mount_again(&self) {
        let probe = Path::new(&self.mounted()).join("probe");
        for _ in 0..200 {
            assert!(did("umount", &[&self.mounted()]) && self.mount(), "what is left could not be mounted");
            if fs::write(&probe, "").is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the file system that was shut down does not go");
    }

    /// Someone who drops what was not made durable as soon as a line is written to them.
    fn switch(&self) -> Child {
        let mut perl = Command::new("perl");
        perl.args(["-e", SHUT_DOWN, &self.mounted()]).stdin(Stdio::piped()).spawn().unwrap()
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        let _gone = did("umount", &[&self.mounted()]);
    }
}

#[test]
fn on_a_file_system_that_forgets_what_it_was_not_told_to_keep_what_was_saved_is_there() {
    let root = Command::new("id").arg("-u").output().is_ok_and(|it| it.stdout == b"0\n");
    if !root {
        return println!("skipped: only root may mount a file system to cut the power of");
    }
    for (tool, package) in [("mkfs.ext4", "e2fsprogs"), ("perl", "perl-base")] {
        if !did(tool, &[if tool == "perl" { "-v" } else { "-V" }]) {
            return lacking(tool, package);
        }
    }
    let Some(image) = Image::make() else {
        return println!("skipped: no file system can be mounted from a file here");
    };
    let (dice, mut tally) = (Ids::new(17), Tally::default());
    for round in 0..rounds("LAJNA_CUTS", 8) {
        let scene = Scene::ALL[round % Scene::ALL.len()];
        let place = Path::new(&image.mounted()).join(format!("{round}"));
        fs::create_dir(&place).unwrap();
        let mut promised = scene.set(&place);
        assert!(did("sync", &["-f", &image.mounted()]));
        let kept = play_until_the_cut(&image, scene, &place, &mut promised, &dice);
        tally.count(&format!("{scene:?} {round}"), &promised, kept);
        fs::remove_dir_all(&place).unwrap();
    }
    tally.settle("power cuts on ext4");
}

/// Plays the scene until the power is cut; what was promised is heard in `promised`.
fn play_until_the_cut(
    image: &Image,
    scene: Scene,
    place: &Path,
    promised: &mut Promises,
    dice: &Ids,
) -> Result<usize, Broken> {
    let (heard, wanted) = (Arc::new(Mutex::new(promised.clone())), dice.fresh() as usize % 40);
    let mut switch = image.switch();
    let mut child = scene.child(place, &[]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line == BEGINS), "{scene:?}");
    let (enough, reached) = mpsc::channel();
    let listening = std::thread::spawn({
        let heard = heard.clone();
        move || {
            for (count, line) in lines.enumerate() {
                heard.lock().unwrap().hear(&line);
                if count == wanted {
                    let _nobody_waits = enough.send(());
                }
            }
        }
    });
    // Either that many lines, or there are no more.
    let _fewer = reached.recv();
    std::thread::sleep(Duration::from_micros(dice.fresh() % 8_000));
    // Only what was said before counts: while ext4 is being shut down, a sync that is under way may
    // answer that all is well though its transaction was given up.
    *promised = heard.lock().unwrap().clone();
    switch.stdin.take().unwrap().write_all(b"\n").unwrap();
    assert!(switch.wait().unwrap().success(), "the file system would not be shut down");
    child.kill().unwrap();
    child.wait().unwrap();
    listening.join().unwrap();
    image.mount_again();
    hold(place, promised, None)
}
