//! The arguments, described in the reader's language.
//!
//! Used by `cli` alone. The words of commands and options are the same in every language;
//! scripts rely on them.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

use super::texts;
use crate::domain::MeetingKind;
use crate::i18n::Phrases;
use crate::terminal::Mode;

/// What `lajna list` can show.
pub(super) const LISTS: [&str; 12] = [
    "roster",
    "programme",
    super::agenda::AGENDA,
    "objectives",
    "charter",
    "parts",
    "texts",
    "bodies",
    "versions",
    "amendments",
    "meetings",
    "log",
];
/// The forms a text is exported in.
const FORMATS: [&str; 4] = ["markdown", "reading", "text", "json"];

/// The sorts of text a file may become; there is one charter, and it is there.
const KINDS: [&str; 4] = ["regulation", "policy_paper", "sustainability_plan", "other"];

/// The whole command line.
pub(super) fn command(phrases: &Phrases) -> Command {
    let say = &phrases.cli;
    with_help(Command::new("lajna"), phrases)
        .about(say.about)
        .after_help(say.after)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(say.commands)
        .arg(flag("version", say.version).short('V').action(ArgAction::Version))
        .arg(
            option("store", "PATH", say.store)
                .value_hint(ValueHint::DirPath)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(flag("demo", say.demo).global(true))
        .arg(flag("read-only", phrases.keeping.read_only).global(true))
        .arg(option("lang", "LANG", say.lang).value_parser(["ar", "fr", "en"]))
        .arg(option("author", "NAME", say.author))
        .arg(option("keymap", "NAME", say.keymap))
        .arg(option("keyboard", "NAME", say.keyboard))
        .arg(flag("no-clipboard", say.no_clipboard))
        .arg(option("terminal", "MODE", say.terminal).value_parser(PossibleValuesParser::new(Mode::WORDS)))
        .arg(flag("ascii", say.ascii).global(true))
        .arg(flag("plain", say.plain))
        .subcommands(subcommands(phrases))
        .subcommand(super::check::command(phrases))
        .subcommand(super::check::composition::command(phrases))
        .subcommands(super::keep::commands(phrases))
}

/// The option that asks for the tasks late on a day.
fn late_on(phrases: &Phrases) -> Arg {
    let arg = Arg::new("late-on").long("late-on").value_name("DATE");
    arg.help(phrases.checker.late_on).value_parser(value_parser!(NaiveDate))
}

/// Which meetings, and whether only what they come to.
fn of_meetings(phrases: &Phrases) -> [Arg; 3] {
    let say = &phrases.meeting_forms;
    let kinds = MeetingKind::ALL.map(MeetingKind::word);
    [
        Arg::new("type")
            .long("type")
            .value_name("TYPE")
            .help(say.of_type)
            .value_parser(PossibleValuesParser::new(kinds))
            .hide_possible_values(true),
        Arg::new("year").long("year").value_name("YEAR").help(say.of_year).value_parser(value_parser!(i32)),
        flag("totals", say.totals),
    ]
}

/// What can be done without a screen.
fn subcommands(phrases: &Phrases) -> [Command; 10] {
    let say = &phrases.cli;
    let file = Arg::new("file").value_name("FILE").required(true).help(say.import_file);
    let what = Arg::new("what").value_name("WHAT").required(true).help(say.list_what);
    let out = Arg::new("out").long("out").short('o').value_name("PATH").help(say.export_out);
    let shell = Arg::new("shell").value_name("SHELL").required(true).help(say.shell);
    [
        with_help(Command::new("import"), phrases)
            .about(say.import)
            .arg(file.value_hint(ValueHint::FilePath).value_parser(value_parser!(PathBuf)))
            .arg(flag("yes", say.import_yes).short('y'))
            .arg(texts::text_option(phrases).conflicts_with("new"))
            .arg(
                Arg::new("new")
                    .long("new")
                    .value_name("KIND")
                    .help(phrases.transfer.new)
                    .value_parser(PossibleValuesParser::new(KINDS))
                    .hide_possible_values(true),
            )
            .arg(
                Arg::new("title")
                    .long("title")
                    .value_name("TITLE")
                    .help(phrases.transfer.title)
                    .requires("new"),
            ),
        with_help(Command::new("list"), phrases)
            .about(say.list)
            .arg(what.value_parser(PossibleValuesParser::new(LISTS)).hide_possible_values(true))
            .arg(flag("json", say.list_json))
            .arg(late_on(phrases))
            .args(super::agenda::options(phrases))
            .args(of_meetings(phrases))
            .arg(texts::text_option(phrases))
            .args(texts::past_options(phrases)),
        steps("undo", say.undo, phrases),
        steps("redo", say.redo, phrases),
        with_help(Command::new("export"), phrases)
            .about(say.export)
            .arg(out.value_hint(ValueHint::FilePath).value_parser(value_parser!(PathBuf)))
            .arg(flag("force", say.export_force))
            .arg(texts::text_option(phrases))
            .arg(
                Arg::new("format")
                    .long("format")
                    .value_name("FORMAT")
                    .help(phrases.transfer.format)
                    .value_parser(PossibleValuesParser::new(FORMATS))
                    .hide_possible_values(true)
                    .requires("text"),
            )
            .args(texts::past_options(phrases).map(|arg| arg.requires("text"))),
        super::clone::command(phrases),
        with_help(Command::new("salvage"), phrases).about(say.salvage),
        with_help(Command::new("terminal"), phrases)
            .about(say.terminal_test)
            .arg(flag("json", say.list_json)),
        with_help(Command::new("keys"), phrases).about(say.keys),
        with_help(Command::new("completions"), phrases)
            .about(say.completions)
            .arg(shell.value_parser(value_parser!(clap_complete::Shell)).hide_possible_values(true)),
    ]
}

pub(super) fn with_help(command: Command, phrases: &Phrases) -> Command {
    let say = &phrases.cli;
    let top = command.get_name() == "lajna";
    let listed = if top { format!("{}:\n{{subcommands}}\n\n", say.commands) } else { String::new() };
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{listed}{}:\n{{options}}{{after-help}}\n",
        say.usage, say.options
    );
    let positionals = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{}:\n{{positionals}}\n\n{}:\n{{options}}{{after-help}}\n",
        say.usage, say.arguments, say.options
    );
    let has_positionals = ["import", "list", "clone", "undo", "redo", "completions", "backup", "restore"]
        .contains(&command.get_name());
    command
        .help_template(if has_positionals { positionals } else { template })
        .disable_help_flag(true)
        .arg(flag("help", say.help).short('h').action(ArgAction::Help))
}

fn steps(name: &'static str, about: &'static str, phrases: &Phrases) -> Command {
    with_help(Command::new(name), phrases).about(about).arg(
        Arg::new("steps")
            .value_name("N")
            .help(phrases.cli.steps)
            .default_value("1")
            .hide_default_value(true)
            .value_parser(value_parser!(u32).range(1..)),
    )
}

pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help).global(true).hide_possible_values(true)
}

/// What is wrong with the arguments, as a sentence.
pub(super) fn complaint(error: &clap::Error, phrases: &Phrases) -> String {
    let say = &phrases.cli;
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(words)) => words.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => (say.unknown_argument)(&argument),
        ErrorKind::InvalidSubcommand => (say.unknown_command)(&context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => (say.missing_argument)(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match context(ContextKind::InvalidValue) {
            value if value.is_empty() => (say.missing_argument)(&argument),
            value => (say.bad_value)(&argument, &value),
        },
        _ => say.bad_usage.to_owned(),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().map(context).find(|words| !words.is_empty());
    let near = near.map(|words| format!(" {}", (say.perhaps)(&words))).unwrap_or_default();
    format!("{what}{near} {}", say.see_help)
}
