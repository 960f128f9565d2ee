//! Entry point of the program: arguments and environment in, exit code out.

use std::process::ExitCode;

use lajna::app::plain::{self, Ended};
use lajna::app::{self, App, Keeping, Reading, Tuning};
use lajna::cli::{self, Exit, Face, Next};
use lajna::store::{disk, private};
use lajna::terminal::{self, Caps, Mode};

fn main() -> ExitCode {
    private::close_process();
    let env = |name: &str| std::env::var_os(name);
    cli::panic_without_words(std::env::args_os().collect(), &env);
    // What sled panics about, the store answers; nobody needs to read it.
    disk::quiet_contained_panics();
    let exit = match cli::run(std::env::args_os().collect(), &env, chrono::Utc::now()) {
        Next::End(exit) => exit,
        Next::SelfTest(asking) => {
            let mut tuning = Tuning::new(asking.remembered);
            let about = (asking.caps, asking.language.phrases(), asking.bindings.keyboard());
            match app::test_terminal(&mut tuning, about) {
                Ok(answer) => cli::report(answer, asking.language),
                Err(error) => cli::screen_failed(&error, asking.language),
            }
        }
        Next::Screen(opening) => {
            let mut app = App::new(opening.session, opening.bindings, opening.language, opening.now)
                .with_clipboard(opening.clipboard);
            let reading = if opening.asked_to_read { Reading::Asked } else { Reading::Beside };
            app.keep(Keeping::new(opening.store, reading).with_rescues(opening.rescues));
            let mut notices = opening.notices;
            notices.extend(app.bring_back());
            if let Some(notice) = notices.iter().max_by_key(|notice| notice.weight) {
                app.say(notice.clone());
            }
            *app.tuning() = Tuning::new(opening.remembered);
            let exit = match meet(&mut app, opening.face, opening.caps, opening.mode) {
                Ok(exit) => exit,
                Err(error) => {
                    // The terminal is gone like one that has hung up.
                    app.cut_off(terminal::now());
                    cli::screen_failed(&error, opening.language)
                }
            };
            // A row of the screen may have been too short for it.
            cli::tell(&notices);
            match app.last_words() {
                // Words that could not be saved before a hang-up are no success.
                Some(lost) => {
                    cli::tell(std::slice::from_ref(lost));
                    if exit == Exit::Done { Exit::Failed } else { exit }
                }
                None => exit,
            }
        }
    };
    ExitCode::from(exit as u8)
}

/// Runs the program as it was asked to meet the person.
fn meet(app: &mut App, face: Face, caps: Caps, mode: Option<Mode>) -> std::io::Result<Exit> {
    match face {
        Face::Screen => app::on_terminal(app, caps, mode).map(|()| Exit::Done),
        Face::Keys => plain::on_keys(app, caps).map(|()| Exit::Done),
        Face::Script => {
            let ended = plain::on_script(app, std::io::stdin().lock(), std::io::stdout().lock())?;
            Ok(match ended {
                Ended::Done => Exit::Done,
                Ended::Undecided => Exit::Undecided,
                Ended::Failed => Exit::Failed,
                Ended::Misspoken => Exit::Usage,
            })
        }
    }
}
