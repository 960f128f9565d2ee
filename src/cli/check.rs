//! `lajna check`: what needs a person, and what holds, for people and for scripts.
//!
//! Used by `cli` alone. It changes nothing. It ends with 0 where nothing is found, and with the
//! exit of what waits for a decision otherwise; matters accepted as they are do not count.

pub(super) mod composition;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use serde_json::{Value, json};

use super::{Bench, Ended, Exit, arguments};
use crate::domain::check::{self, Finding, Report, Rule, Verified};
use crate::i18n::Phrases;
use crate::notice;
use crate::settings::today;

/// How the command is described.
pub(super) fn command(phrases: &Phrases) -> Command {
    let say = &phrases.checker;
    let words = PossibleValuesParser::new(Rule::ALL.map(Rule::word));
    arguments::with_help(Command::new("check"), phrases)
        .about(say.about)
        .arg(
            Arg::new("rules")
                .long("rules")
                .value_name("RULE,…")
                .help(say.rules)
                .value_delimiter(',')
                .hide_possible_values(true)
                .value_parser(words),
        )
        .arg(arguments::flag("json", phrases.cli.list_json))
}

/// Runs `lajna check` or `lajna composition`.
pub(super) fn run(bench: &Bench, word: &str, matches: &ArgMatches) -> Ended {
    if word == "composition" { composition::composition(bench, matches) } else { check(bench, matches) }
}

/// Checks the committee that is in the store.
fn check(bench: &Bench, matches: &ArgMatches) -> Ended {
    let session = match bench.read_if_there()? {
        Some(session) => session,
        None => bench.nothing_yet()?,
    };
    let mut report = check::check(session.committee(), today(bench.now));
    if let Some(words) = matches.get_many::<String>("rules") {
        let rules: Vec<Rule> = words.filter_map(|word| Rule::from_word(word)).collect();
        report = report.of_rules(&rules);
    }
    if matches.get_flag("json") {
        bench.print_json(&format!("{:#}\n", as_json(&report, bench.phrases)))?;
    } else {
        bench.print(&as_text(&report, bench.phrases))?;
    }
    Ok(if report.findings.is_empty() { Exit::Done } else { Exit::Undecided })
}

/// A line each: rule, file and line, the words, the explanation; what holds has no words.
fn as_text(report: &Report, phrases: &Phrases) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        let file = finding.source.as_ref().map(|it| it.file.as_str()).unwrap_or_default();
        let place = notice::place(finding, phrases);
        let place = if place.is_empty() { file.to_owned() } else { format!("{file} {place}") };
        let verbatim = finding.verbatim.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = (phrases.checker.matter)(&finding.matter);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        text.push_str(&format!("{}\t{}\t{verbatim}\t{words}\n", finding.rule().word(), place.trim()));
    }
    if report.findings.is_empty() {
        text.push_str(&format!("{}\n", phrases.checker.clean));
    }
    for verified in &report.verified {
        text.push_str(&format!("✓ {}\n", (phrases.checker.verified)(verified)));
    }
    if !report.accepted.is_empty() {
        text.push_str(&format!("{}\n", (phrases.checker.accepted)(report.accepted.len())));
    }
    text
}

fn as_json(report: &Report, phrases: &Phrases) -> Value {
    let all = |findings: &[Finding]| findings.iter().map(|it| row(it, phrases)).collect::<Vec<_>>();
    let verified = report.verified.iter().map(|it| {
        let count = match it {
            Verified::Announced { members, .. } => u64::from(*members),
            Verified::Composition { measure, .. } => u64::from(measure.found),
            Verified::Names(n)
            | Verified::Responsible(n)
            | Verified::Deadlines(n)
            | Verified::Agendas(n)
            | Verified::Attendance(n)
            | Verified::Sums(n) => *n as u64,
        };
        json!({ "rule": it.rule().word(), "count": count, "explanation": (phrases.checker.verified)(it) })
    });
    json!({
        "findings": all(&report.findings),
        "accepted": all(&report.accepted),
        "verified": verified.collect::<Vec<_>>(),
    })
}

/// A finding: `rule, severity, record, id, file, line, minutes_line, verbatim, explanation, mends`.
fn row(finding: &Finding, phrases: &Phrases) -> Value {
    let mends = finding.mends.iter().map(|mend| (phrases.checker.remedy)(&mend.remedy));
    // A line of the minutes is none of the file: tables and blanks were taken out of them.
    let source = finding.source.as_ref();
    let line = source.filter(|_| finding.line.is_none()).map(|it| it.line);
    json!({
        "rule": finding.rule().word(),
        "severity": finding.severity().word(),
        "record": finding.at.kind().word(),
        "id": finding.at.id(),
        "file": source.map(|it| it.file.as_str()),
        "line": line,
        "minutes_line": finding.line,
        "verbatim": finding.verbatim,
        "explanation": (phrases.checker.matter)(&finding.matter),
        "mends": mends.collect::<Vec<_>>(),
    })
}
