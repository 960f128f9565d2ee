//! `--read-only` as the system sees it: every call that could change a file.

use super::*;
use program::screen::Answers;

const LAJNA: &str = env!("CARGO_BIN_EXE_lajna");
/// Calls that change a file or a folder by their name alone.
const CHANGING: &str = "creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,\
     symlink,symlinkat,mknod,mknodat,truncate,ftruncate,fallocate,chmod,fchmod,fchmodat,chown,fchown,\
     fchownat,lchown,utimensat,setxattr,fsetxattr,fsync,fdatasync";

/// What of a trace could have changed something outside `/dev`.
fn changes(trace: &str) -> Vec<&str> {
    let opens = |line: &&str| {
        let written = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"];
        !line.contains("open") || written.iter().any(|flag| line.contains(flag))
    };
    let of_a_file = |line: &&str| line.contains('(') && !line.contains("\"/dev/");
    trace.lines().filter(of_a_file).filter(opens).collect()
}

#[test]
fn verify_leaves_no_copy_of_the_committee_and_says_when_there_is_no_room_for_one() {
    let home = home();
    let Some(disk) = Small::in_home(&home) else { return };
    fill(&home);
    let place = home.path("data/tmp");
    fs::create_dir(&place).unwrap();
    let home = home.with("TMPDIR", &place.display().to_string());
    // The copy of a process that was killed, and what is none.
    let mut child = Command::new("true").spawn().unwrap();
    child.wait().unwrap();
    let [copy, other] = ["sled", "words"].map(|name| {
        let folder = place.join(format!("lajna-{}-{}", child.id(), name.len()));
        fs::create_dir_all(folder.join(name)).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        folder
    });
    assert_eq!(home.lajna(&["--read-only", "verify"]).exit, 0);
    assert_eq!((copy.exists(), other.exists()), (false, true));
    disk.fill();
    let said = home.lajna(&["--read-only", "verify"]);
    assert!(said.words().contains("not compared"), "{said:?}");
    assert!(!said.words().contains("panicked"), "{said:?}");
    disk.free();
    assert_eq!(fs::read_dir(&place).unwrap().count(), 1, "and nothing of the copy is left");
}

#[test]
fn read_only_asks_the_system_for_nothing_that_could_change_a_file() {
    let home = home();
    fill(&home);
    let home = home.with("PATH", &std::env::var("PATH").unwrap_or_default());
    let trace = home.path("trace").display().to_string();
    let calls = format!("trace=open,openat,openat2,{CHANGING}");
    let strace = ["strace", "-f", "-qq", "-o", &trace, "-e", &calls, "-e", "signal=none", LAJNA];
    let run = |arguments: &[&str]| {
        let mut command = Command::new(strace[0]);
        command.args(&strace[1..]).args(arguments).env_clear().envs(home.environment()).output()
    };
    if !run(&["--version"]).is_ok_and(|done| done.status.success()) {
        eprintln!("skipped: no strace here that may watch");
        return;
    }
    let traced = || fs::read_to_string(&trace).unwrap();
    // The watch sees what it is there to see.
    run(&["undo"]).unwrap();
    assert!(changes(&traced()).len() > 5, "{}", traced());
    run(&["redo"]).unwrap();
    for arguments in [&["list", "roster"][..], &["list", "log", "--json"], &["export"], &["check"]] {
        run(&[&["--read-only"], arguments].concat()).unwrap();
        assert!(traced().contains("/journal"), "{arguments:?}");
        assert_eq!(changes(&traced()), [] as [&str; 0], "{arguments:?}");
    }
    let program = [&strace[..], &["--read-only"]].concat();
    let mut screen = Screen::open_on(Answers::XTERM, &home, &program, USUAL);
    screen.wait_for(FIRST);
    // Long enough for every quiet moment.
    std::thread::sleep(Duration::from_millis(3_500));
    for word in ["undo", "redo", "take-over", "rescue"] {
        say(&mut screen, word);
    }
    screen.press("q");
    screen.end();
    assert!(traced().contains("/journal"));
    assert_eq!(changes(&traced()), [] as [&str; 0]);
}
