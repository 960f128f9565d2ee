//! `lajna clone`: a text of another committee, or the usual outline of a charter, taken over.
//!
//! Used by `cli` alone. Every blank is filled in before anything is recorded: said with `--set`,
//! known from the committee that takes the text over, or asked for where someone is there. Then it
//! tells where the names of the first committee and its town are still mentioned. The other store
//! is only read.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};

use super::arguments::with_help;
use super::out::tame;
use super::{Bench, Ended, Exit, Stop, keep, someone_is_there, texts};
use crate::domain::cloning::{Cloned, Refusal, cloned, wanted};
use crate::domain::deadline::{self, Year};
use crate::domain::fold::fold;
use crate::domain::gazetteer::{is_same, names_of};
use crate::domain::remnant::{Remnant, remnants};
use crate::domain::template::{Blank, filled};
use crate::domain::{Committee, DocumentId, numbering};
use crate::exchange::{self, Destination, Tongue, file};
use crate::i18n::{Language, Phrases};
use crate::notice::{self, Notice};
use crate::settings::today;
use crate::store::Follower;

/// The usual outline, as it is asked for.
const OUTLINE: &str = "outline";
/// The longest name or date, in bytes.
const LONGEST: usize = 400;

/// The command as the arguments know it.
pub(super) fn command(phrases: &Phrases) -> Command {
    let say = &phrases.transfer;
    let from = Arg::new("from").value_name("FROM").required(true).help(say.from);
    let set = Arg::new("set").long("set").value_name("NAME=VALUE").help(say.set).action(ArgAction::Append);
    let find = Arg::new("find").long("find").value_name("NAME").help(say.find).action(ArgAction::Append);
    with_help(Command::new("clone"), phrases)
        .about(say.clone)
        .arg(from.value_hint(ValueHint::AnyPath).value_parser(value_parser!(PathBuf)))
        .arg(texts::text_option(phrases))
        .args(texts::past_options(phrases))
        .arg(set)
        .arg(find)
}

/// Takes a text over, as one entry.
pub(super) fn clone(bench: &Bench, matches: &ArgMatches) -> Ended {
    let Some(from) = matches.get_one::<PathBuf>("from") else { return Ok(Exit::Usage) };
    bench.must_write()?;
    let said = said(bench, matches)?;
    let (source, document) = source(bench, from, matches)?;
    // Nobody gets a store by a text that is not taken over.
    let kept = bench.open_if_there()?;
    let nothing = bench.nothing_yet()?;
    let into = kept.as_ref().unwrap_or(&nothing);
    let values = values(bench, (&source, document), into.committee(), said)?;
    let value = |blank: Blank| values.get(&blank).cloned();
    let done = cloned((&source, document), into.committee(), into.ids(), value);
    let Cloned { change, document: text, parts, dangling } = done.map_err(|it| refused(bench, it))?;
    let mut session = kept.map_or_else(|| bench.create_or_open(), Ok)?;
    session.record(change, bench.now).map_err(|error| bench.stop(&error))?;
    keep::tidy(bench, &mut session);

    let committee = session.committee();
    let title = notice::title_of(&committee.text(text).unwrap_or_default(), bench.phrases);
    let say = &bench.phrases.transfer;
    let mut told = format!("{}\n", (say.cloned)(&title, &(bench.phrases.common.parts)(parts)));
    if dangling > 0 {
        told.push_str(&format!("{}\n", (say.dangling)(dangling)));
    }
    let profile = committee.profile.clone().unwrap_or_default();
    let [name, town] = [(Blank::Committee, profile.name), (Blank::Town, profile.town)]
        .map(|(blank, known)| value(blank).unwrap_or(known));
    let extra = matches.get_many::<String>("find").into_iter().flatten();
    let names = first_names((&source, document), (&name, &town), extra);
    told.push_str(&still_there(committee, text, &names, bench.phrases));
    bench.print(&told)
}

fn refused(bench: &Bench, refusal: Refusal) -> Stop {
    let say = &bench.phrases.transfer;
    Stop(
        Exit::Failed,
        Notice::failed(match refusal {
            Refusal::Nothing => say.nothing,
            Refusal::Occupied => say.occupied,
        }),
    )
}

/// The committee the text is taken from, and which text: of a store, of a file, or the outline.
fn source(bench: &Bench, from: &Path, matches: &ArgMatches) -> Result<(Committee, DocumentId), Stop> {
    if from.is_dir() {
        let session = bench.follow(Follower::open(from))?;
        let document = texts::asked_for(bench, session.committee(), matches)?;
        let then = texts::then(bench, &session, document, matches)?;
        return Ok((then.into_owned(), document));
    }
    for (name, option) in [("as-of", "--as-of"), ("frozen", "--version")] {
        texts::refuse(bench, matches, name, option, &notice::clean(&from.to_string_lossy()))?;
    }
    let nothing = bench.nothing_yet()?;
    let (name, bytes) = if from == Path::new(OUTLINE) && !from.exists() {
        let tongue = match bench.phrases.language {
            Language::Ar => Tongue::Arabic,
            Language::Fr => Tongue::French,
            Language::En => Tongue::English,
        };
        (OUTLINE.to_owned(), exchange::starter_outline(tongue).as_bytes().to_vec())
    } else {
        let bytes = file::read(from)
            .map_err(|error| Stop(Exit::Failed, notice::io_error(from, &error, bench.phrases)))?;
        (from.file_name().unwrap_or(from.as_os_str()).to_string_lossy().into_owned(), bytes)
    };
    let destination = match matches.get_one::<String>("text").map(|asked| (asked, texts::kind_called(asked)))
    {
        None => Destination::There(DocumentId::CHARTER),
        Some((_, Some(crate::domain::DocumentKind::Charter))) => Destination::There(DocumentId::CHARTER),
        Some((_, Some(kind))) => Destination::New(kind, String::new()),
        Some((asked, None)) => {
            let words = (bench.phrases.transfer.no_text)(&notice::clean(asked), &notice::clean(&name));
            return Err(Stop(Exit::Failed, Notice::failed(words)));
        }
    };
    let mut committee = Committee::default();
    let read = exchange::read_text(&name, &bytes, &destination, &committee, nothing.ids())
        .map_err(|refused| Stop(Exit::Failed, notice::refused(&name, &refused, bench.phrases)))?;
    // What was read against an empty committee fits it.
    let _fits = read.together().apply(&mut committee);
    let document = committee.documents.keys().next_back().copied().unwrap_or(DocumentId::CHARTER);
    Ok((committee, document))
}

/// What `--set` says.
fn said(bench: &Bench, matches: &ArgMatches) -> Result<BTreeMap<Blank, String>, Stop> {
    let mut said = BTreeMap::new();
    for words in matches.get_many::<String>("set").into_iter().flatten() {
        let (name, value) = words.split_once('=').unwrap_or((words.as_str(), ""));
        let name = name.trim().trim_matches(['{', '}']);
        let Some(blank) = Blank::named(name) else {
            let names = Blank::ALL.map(word).join(bench.phrases.entries.and);
            let words = (bench.phrases.transfer.no_blank)(&notice::clean(name), &names);
            return Err(Stop(Exit::Usage, Notice::failed(words)));
        };
        let value = checked(blank, value, today(bench.now), bench.phrases);
        said.insert(blank, value.map_err(|words| Stop(Exit::Usage, Notice::failed(words)))?);
    }
    Ok(said)
}

/// The word a blank is set by; the same in every language, like all words of the command line.
fn word(blank: Blank) -> &'static str {
    let [.., english] = blank.words();
    english
}

/// A value as it is written into the text, or what is wrong with it.
fn checked(blank: Blank, value: &str, today: NaiveDate, phrases: &Phrases) -> Result<String, String> {
    let say = &phrases.transfer;
    let value = value.trim();
    let clean = notice::clean(value);
    let is_words = !value.is_empty()
        && value == clean
        && value.len() <= LONGEST
        && !value.contains(['{', '}', '\n'])
        && value.chars().any(char::is_alphanumeric);
    if !is_words {
        return Err((say.no_name)(&clean));
    }
    if blank != Blank::Date {
        return Ok(clean);
    }
    let day = deadline::read(value, today).ok();
    let day = day.filter(|it| it.earliest == it.latest && it.year == Year::Written);
    day.map(|_| clean.clone()).ok_or_else(|| (say.no_day)(&clean))
}

/// What every blank is filled in with: as said, as the committee is called, or as answered.
fn values(
    bench: &Bench,
    (source, document): (&Committee, DocumentId),
    into: &Committee,
    mut values: BTreeMap<Blank, String>,
) -> Result<BTreeMap<Blank, String>, Stop> {
    let profile = into.profile.clone().unwrap_or_default();
    for (blank, known) in [(Blank::Committee, profile.name), (Blank::Town, profile.town)] {
        if !known.trim().is_empty() {
            values.entry(blank).or_insert(known);
        }
    }
    // A committee that begins with this text is named by it.
    let mut open: BTreeSet<Blank> = wanted(source, document);
    open.extend([Blank::Committee, Blank::Town]);
    open.retain(|blank| !values.contains_key(blank));
    if someone_is_there() {
        let (mut answers, mut asking) = (io::stdin().lock(), io::stderr());
        for blank in std::mem::take(&mut open) {
            match asked(blank, today(bench.now), bench.phrases, &mut answers, &mut asking) {
                Some(value) => drop(values.insert(blank, value)),
                None => drop(open.insert(blank)),
            }
        }
    }
    if open.is_empty() {
        return Ok(values);
    }
    let say = &bench.phrases.transfer;
    let what: Vec<_> = open.iter().map(|blank| (say.blank)(*blank)).collect();
    let how: Vec<_> = open.iter().map(|blank| format!("--set {}=…", word(*blank))).collect();
    let words = (say.unsaid)(&what.join(bench.phrases.entries.and), &how.join(" "));
    Err(Stop(Exit::Usage, Notice::failed(words)))
}

/// Asks until there is an answer that will do; nobody answering, or nothing three times, is none.
fn asked(
    blank: Blank,
    today: NaiveDate,
    phrases: &Phrases,
    answers: &mut impl BufRead,
    asking: &mut impl Write,
) -> Option<String> {
    let say = &phrases.transfer;
    for _ in 0..3 {
        write!(asking, "{}", (say.ask)((say.blank)(blank), "")).and_then(|()| asking.flush()).ok()?;
        let mut answer = String::new();
        if answers.read_line(&mut answer).ok()? == 0 {
            return None;
        }
        if answer.trim().is_empty() {
            continue;
        }
        match checked(blank, &answer, today, phrases) {
            Ok(value) => return Some(value),
            Err(words) => writeln!(asking, "{}", tame(&words)).ok()?,
        }
    }
    None
}

/// The names of the first committee that are no longer meant: its own, its town's in every
/// spelling, those of the communes its text names, and those asked for.
fn first_names<'a>(
    (source, document): (&Committee, DocumentId),
    (name, town): (&str, &str),
    extra: impl Iterator<Item = &'a String>,
) -> Vec<String> {
    let profile = source.profile.clone().unwrap_or_default();
    let parts = source.outline_of(document).into_iter();
    let words = parts.flat_map(|(_, part)| [part.heading.title.as_str(), part.body.as_str()]);
    // A blank is no town, whatever word it is written with.
    let communes = words.flat_map(|it| exchange::communes(&filled(it, |_| Some("،".to_owned()))));
    let towns = communes.chain([profile.town]).filter(|it| !it.trim().is_empty() && !is_same(it, town));
    let towns = towns.flat_map(|it| names_of(&it));
    let asked = extra.flat_map(|it| names_of(it));
    let own = Some(profile.name).filter(|it| fold(it) != fold(name));
    let mut seen = BTreeSet::new();
    let all = own.into_iter().chain(towns).chain(asked);
    all.filter(|it| !it.trim().is_empty() && seen.insert(fold(it))).collect()
}

/// Where these names are still mentioned, a place a line.
fn still_there(committee: &Committee, text: DocumentId, names: &[String], phrases: &Phrases) -> String {
    if names.is_empty() {
        return String::new();
    }
    let say = &phrases.transfer;
    let sought = notice::clean(&names.join(phrases.entries.and));
    let found = remnants(committee, text, names);
    if found.is_empty() {
        return format!("{}\n", (say.clean)(&sought));
    }
    let labels = numbering::labels_of(committee, text);
    let hits = found.iter().map(|it| it.hits.len()).sum();
    let mut told = format!("\n{}\n", (say.remains)(hits, &sought));
    for Remnant { section, paragraph, words, hits } in &found {
        let label = labels.iter().find(|(id, _)| id == section).map(|(_, label)| label);
        let part = label.map(|it| phrases.numbering.part_in_words(it));
        let part = part.unwrap_or_default();
        let place = match paragraph {
            Some(place) => (say.paragraph)(&part, place + 1),
            None => (say.of_title)(&part),
        };
        let marked: Vec<String> =
            hits.iter().filter_map(|hit| words.get(hit.clone())).map(|hit| format!("«{hit}»")).collect();
        let around = hits.first().map(|first| around(words, first)).unwrap_or_default();
        told.push_str(&format!("  {place}: {}\t{around}\n", marked.join(" ")));
    }
    told
}

/// The words around a place, cut between words.
fn around(words: &str, hit: &Range<usize>) -> String {
    const SIDE: usize = 6;
    let (before, rest) = words.split_at_checked(hit.start).unwrap_or(("", words));
    let before: Vec<&str> = before.split_whitespace().rev().take(SIDE).collect();
    let after: Vec<&str> = rest.split_whitespace().take(SIDE + 2).collect();
    before.into_iter().rev().chain(after).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(blank: Blank, answers: &str) -> (Option<String>, String) {
        let phrases = Language::En.phrases();
        let day = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
        let mut asking = Vec::new();
        let answer = asked(blank, day, phrases, &mut answers.as_bytes(), &mut asking);
        (answer, String::from_utf8(asking).unwrap())
    }

    #[test]
    fn what_is_asked_for_is_asked_again_until_the_answer_will_do() {
        let (answer, asking) = answered(Blank::Town, "\n تطوان \n");
        assert_eq!((answer.as_deref(), asking.as_str()), (Some("تطوان"), "town: town: "));
        let (answer, asking) = answered(Blank::Date, "قريبا\n7 دجنبر 2023\n");
        assert_eq!(answer.as_deref(), Some("7 دجنبر 2023"));
        assert!(asking.contains("“قريبا” is no date to the day"), "{asking}");
        assert_eq!(answered(Blank::Town, "").0, None, "nobody answers");
        assert_eq!(answered(Blank::Town, "\n\n\nتطوان\n").0, None);
    }

    #[test]
    fn a_date_is_a_day_with_its_year_and_a_name_a_line_of_words() {
        let phrases = Language::Fr.phrases();
        let day = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
        let fits = |blank, words| checked(blank, words, day, phrases).is_ok();
        for words in ["7 دجنبر 2023", "2023-12-07", "07/12/2023", "7 décembre 2023", "فاتح ماي 2024"]
        {
            assert!(fits(Blank::Date, words), "{words}");
        }
        for words in ["", "ماي 2024", "7 دجنبر", "قريبا", "31 أبريل 2024", "{date}"] {
            assert!(!fits(Blank::Date, words), "{words}");
        }
        assert!(fits(Blank::Town, "القصر الكبير") && fits(Blank::Committee, "Comité d'Azrou"));
        for words in ["", " ", "-", "{town}", "طنجة\nتطوان", "طنجة\u{202e}", "\u{1b}[2J"] {
            assert!(!fits(Blank::Town, words), "{words:?}");
        }
        assert!(!fits(Blank::Town, &"س".repeat(500)));
    }
}
