//! What a system refuses: permissions, a quota, a failing disk, a disk of another machine that is
//! gone, and one where files cannot be locked. Each ends in a sentence that says what to do.
//!
//! Refusals no test can make are put between the program and the system by strace, which has to be
//! there and be allowed to.

use super::*;
use program::screen::Answers;

const LAJNA: &str = env!("CARGO_BIN_EXE_lajna");
const NOBODY: u32 = 65534;

/// The program and its arguments, with these calls on this file of the store refused like this.
fn refusing<'a>(path: &'a str, inject: &'a str, arguments: &[&'a str]) -> Vec<&'a str> {
    let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", path, "-e", "trace=all", "-e", inject];
    [&strace[..], &["-e", "signal=none", LAJNA], arguments].concat()
}

/// Whether strace is there and may refuse calls.
fn can_refuse() -> bool {
    let tried = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-P", "/nowhere"])
        .args(["-e", "inject=openat:error=EIO", "cat", "/nowhere"])
        .output();
    let refused =
        tried.is_ok_and(|done| String::from_utf8_lossy(&done.stderr).contains("Input/output error"));
    // The names of the files a program has open are hidden from all but root.
    let may = refused && rustix::process::geteuid().is_root();
    if !may {
        eprintln!("skipped: no strace here that may refuse calls");
    }
    may
}

/// Runs the program with calls refused; what it said and how it ended.
fn run(home: &Home, program: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(program[0]);
    let ended = command.args(&program[1..]).env_clear().envs(home.environment()).env("PATH", path()).output();
    let ended = ended.unwrap();
    let words = [ended.stdout, ended.stderr].concat();
    (ended.status.code(), String::from_utf8_lossy(&words).into_owned())
}

fn path() -> String {
    std::env::var("PATH").unwrap_or_default()
}

/// Each refusal, and what says so in each language.
const REFUSALS: [(&str, [&str; 3]); 4] = [
    ("EDQUOT", ["القرص ممتلئ", "Le disque est plein", "The disk is full"]),
    ("EIO", ["القرص معطل", "Le disque est en panne", "The disk is failing"]),
    ("ESTALE", ["انقطع القرص", "ne répond plus", "no longer answers"]),
    ("EROFS", ["لا إذن لك", "Vous n'avez pas accès", "You have no access"]),
];

#[test]
fn a_quota_a_failing_disk_and_one_that_is_gone_are_each_said_in_the_language_of_the_reader() {
    if !can_refuse() {
        return;
    }
    for (error, sentences) in REFUSALS {
        for (language, sentence) in ["ar", "fr", "en"].into_iter().zip(sentences) {
            let home = home().with("LAJNA_LANGUAGE", language);
            fill(&home);
            let entries = home.log().len();
            let journal = home.store().join("journal").display().to_string();
            let inject = format!("inject=write,pwrite64,writev,pwritev:error={error}");
            let (exit, words) = run(&home, &refusing(&journal, &inject, &["undo"]));
            assert_eq!(exit, Some(1), "{error}: {words}");
            assert!(words.contains(sentence) && !words.contains("panicked"), "{error}: {words}");
            assert!(!words.contains("os error"), "no words of the system: {words}");
            assert_eq!(home.log().len(), entries, "{error}: no half entry");
            assert!(home.lajna(&["verify"]).exit == 0, "{error}");
        }
    }
}

#[test]
fn a_backup_that_did_not_reach_the_disk_as_it_was_written_gets_no_name() {
    if !can_refuse() {
        return;
    }
    let home = home();
    fill(&home);
    let to = home.path("mine.lajna").display().to_string();
    // The second write, of the lines, is said to be done for its first bytes and is not. The file has
    // the number of the process in its name, which the shell knows because it becomes that process.
    let script = "exec strace -D -f -qq -o /dev/null -P \"$0.part-$$\" -e trace=all -e signal=none \
                  -e inject=write:retval=9:when=\"$1\" \"$2\" backup \"$0\"";
    let (exit, words) = run(&home, &["sh", "-c", script, &to, "2", LAJNA]);
    assert_eq!(exit, Some(1), "{words}");
    let left: Vec<_> = fs::read_dir(home.path("")).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("mine.lajna")), "{left:?}");
    // The watch strikes nothing else.
    let (exit, words) = run(&home, &["sh", "-c", script, &to, "99", LAJNA]);
    assert_eq!(exit, Some(0), "{words}");
    let new = home.path("new").display().to_string();
    home.did(&["--store", &new, "restore", &to]);
}

#[test]
fn what_is_typed_on_a_disk_that_refuses_it_stays_and_is_kept_elsewhere() {
    if !can_refuse() {
        return;
    }
    for (error, [_, _, sentence]) in REFUSALS {
        let home = home().with("PATH", &path());
        fill(&home);
        let journal = home.store().join("journal").display().to_string();
        let inject = format!("inject=write,pwrite64,writev,pwritev,fsync,fdatasync:error={error}");
        let program = refusing(&journal, &inject, &[]);
        let mut screen = Screen::open_on(Answers::XTERM, &home, &program, USUAL);
        screen.wait_for(FIRST);
        screen.settle();
        screen.press("3");
        screen.wait_for("p phase");
        screen.press(ENTER);
        screen.wait_for("Enter paragraph");
        screen.press("AAAA");
        screen.wait_for(UNSAVED);
        screen.wait_for(sentence);
        screen.press("BBBB");
        screen.wait_for("AAAABBBB");
        for key in [ESC, "q"] {
            screen.press(key);
            screen.settle();
        }
        screen.wait_for("Quit again");
        screen.press("q");
        let (status, _) = screen.end();
        assert_eq!(status.exit_code(), 1, "{error}");
        assert_eq!(rescue_files(&home).len(), 1, "{error}");
        let mut again = opened(&home);
        again.wait_for("is recorded now");
        again.press("q");
        again.end();
        assert_eq!(count(&home, "AAAABBBB"), 1, "{error}");
        assert!(home.did(&["verify"]).contains("unbroken"), "{error}");
    }
}

#[test]
fn a_disk_where_files_cannot_be_locked_is_not_written_and_says_where_to_go() {
    if !can_refuse() {
        return;
    }
    let sentences = ["لا يمكن قفل", "ne peut pas être verrouillé", "cannot be locked"];
    for error in ["ENOLCK", "EOPNOTSUPP", "ENOSYS"] {
        for (language, sentence) in ["ar", "fr", "en"].into_iter().zip(sentences) {
            let home = home().with("LAJNA_LANGUAGE", language);
            fill(&home);
            let lock = home.store().join("lock").display().to_string();
            let inject = format!("inject=flock,fcntl:error={error}");
            let (exit, words) = run(&home, &refusing(&lock, &inject, &["undo"]));
            assert_eq!(exit, Some(1), "{error}: {words}");
            assert!(words.contains(sentence) && words.contains("--store"), "{error}: {words}");
            assert_eq!(home.log().len(), 2, "{error}");
        }
    }
}

#[test]
fn a_store_one_may_not_write_says_so_and_can_be_read_if_that_is_allowed() {
    let home = home();
    fill(&home);
    let give = |to: u32, mode: u32| {
        std::os::unix::fs::chown(home.path(""), Some(NOBODY), None)?;
        for path in below(&home.path("data")).into_iter().chain([home.path("data")]) {
            std::os::unix::fs::chown(&path, Some(to), None)?;
            let all = if path.is_dir() { mode | 0o111 & (mode >> 2) } else { mode };
            fs::set_permissions(&path, fs::Permissions::from_mode(all))?;
        }
        std::io::Result::Ok(())
    };
    let someone = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", LAJNA];
    if give(NOBODY, 0o400).is_err() || run(&home, &[&someone[..], &["--version"]].concat()).0 != Some(0) {
        eprintln!("skipped: only root may be someone else");
        return;
    }
    let sentences = ["لا إذن لك", "Vous n'avez pas accès", "You have no access"];
    // A folder of one's own that was locked, then one of somebody else.
    for (owner, mode) in [(NOBODY, 0o400), (0, 0o444), (0, 0o400)] {
        give(owner, mode).unwrap();
        for (language, sentence) in ["ar", "fr", "en"].into_iter().zip(sentences) {
            let program = [&someone[..], &["--lang", language, "undo"]].concat();
            let (exit, words) = run(&home, &program);
            assert_eq!(exit, Some(1), "{owner} {mode:o}: {words}");
            assert!(words.contains(sentence) && !words.contains("panicked"), "{owner} {mode:o}: {words}");
        }
        let read = run(&home, &[&someone[..], &["--read-only", "list", "roster"]].concat());
        let readable = (owner, mode) != (0, 0o400);
        assert_eq!((read.0, read.1.contains(FIRST)), (Some(i32::from(!readable)), readable), "{}", read.1);
    }
    give(0, 0o600).unwrap();
    std::os::unix::fs::chown(home.path(""), Some(0), None).unwrap();
    assert_eq!(home.log().len(), 2, "nothing is lost");
}

/// Everything below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(below(&path));
        }
        all.push(path);
    }
    all
}
