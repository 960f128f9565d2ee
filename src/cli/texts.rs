//! Which text is meant, and as of when.
//!
//! Used by `list`, `import`, `export` and `clone`. A text is called by its number among the texts,
//! by its sort, or by its title; a past one by an entry of the log or the number of a version.

use std::borrow::Cow;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, value_parser};

use super::{Bench, Exit, Stop};
use crate::domain::fold::fold;
use crate::domain::{Committee, Document, DocumentId, DocumentKind};
use crate::exchange::writing::Naming;
use crate::i18n::{Language, Phrases};
use crate::notice::read::Reader;
use crate::notice::{self, Notice};
use crate::session::Session;

/// `--text`.
pub(super) fn text_option(phrases: &Phrases) -> Arg {
    Arg::new("text").long("text").value_name("TEXT").help(phrases.transfer.text)
}

/// `--as-of` and `--version`.
pub(super) fn past_options(phrases: &Phrases) -> [Arg; 2] {
    let say = &phrases.transfer;
    let as_of = Arg::new("as-of").long("as-of").value_name("N").help(say.as_of);
    let version = Arg::new("frozen").long("version").value_name("N").help(say.version);
    [
        as_of.value_parser(value_parser!(u64)).conflicts_with("frozen"),
        version.value_parser(value_parser!(u32).range(1..)),
    ]
}

/// The text asked for; the charter when none is.
pub(super) fn asked_for(
    bench: &Bench,
    committee: &Committee,
    matches: &ArgMatches,
) -> Result<DocumentId, Stop> {
    match matches.get_one::<String>("text") {
        Some(asked) => called(bench, committee, asked),
        None => Ok(DocumentId::CHARTER),
    }
}

/// The text called `asked`.
fn called(bench: &Bench, committee: &Committee, asked: &str) -> Result<DocumentId, Stop> {
    let texts = committee.texts();
    let sought = fold(asked.trim());
    let numbered = || texts.iter().zip(1_usize..);
    if let Ok(number) = sought.parse::<usize>()
        && let Some(((id, _), _)) = numbered().find(|(_, n)| *n == number)
    {
        return Ok(*id);
    }
    let kind = kind_called(asked);
    let title = |it: &Document| fold(&it.title);
    let ways: [&dyn Fn(&Document) -> bool; 3] =
        [&|it| !sought.is_empty() && title(it) == sought, &|it| Some(it.kind) == kind, &|it| {
            !sought.is_empty() && title(it).contains(&sought)
        }];
    let say = &bench.phrases.transfer;
    let listed = |these: Vec<(&(DocumentId, Document), usize)>| {
        let lines = these.iter().map(|((_, it), n)| format!("{n} {}", notice::title_of(it, bench.phrases)));
        lines.collect::<Vec<_>>().join(bench.phrases.entries.and)
    };
    let refused = |words: String| Err(Stop(Exit::Failed, Notice::failed(words)));
    for way in ways {
        let found: Vec<_> = numbered().filter(|((_, it), _)| way(it)).collect();
        match found.as_slice() {
            [] => {}
            [((id, _), _)] => return Ok(*id),
            _ => return refused((say.several)(&notice::clean(asked), &listed(found))),
        }
    }
    refused((say.no_text)(&notice::clean(asked), &listed(numbered().collect())))
}

/// The sort of text called so: by its stable word, or as a language calls it.
pub(super) fn kind_called(asked: &str) -> Option<DocumentKind> {
    let word = asked.trim().to_lowercase().replace('-', "_");
    let is_called = |kind: &DocumentKind| {
        Language::ALL.iter().any(|it| fold((it.phrases().texts.kind)(*kind)) == fold(asked.trim()))
    };
    DocumentKind::from_word(&word).or_else(|| DocumentKind::ALL.into_iter().find(is_called))
}

/// The committee as it stood when asked for: after an entry, or when a version of a text was
/// frozen.
pub(super) fn then<'s>(
    bench: &Bench,
    session: &'s Session,
    document: DocumentId,
    matches: &ArgMatches,
) -> Result<Cow<'s, Committee>, Stop> {
    let say = &bench.phrases.transfer;
    let asked = |name: &str| matches.try_contains_id(name).is_ok_and(|there| there);
    let version = asked("frozen").then(|| matches.get_one::<u32>("frozen")).flatten().copied();
    let entry = asked("as-of").then(|| matches.get_one::<u64>("as-of")).flatten().copied();
    let refused = |words: String| Stop(Exit::Failed, Notice::failed(words));
    let mark = match (version, entry) {
        (None, None) => return Ok(Cow::Borrowed(session.committee())),
        (Some(number), _) => {
            let versions = session.committee().versions_of(document);
            let frozen = versions.into_iter().find(|(_, it)| it.number == number);
            frozen.ok_or_else(|| refused((say.no_version)(number)))?.1.at.0
        }
        (None, Some(entry)) if entry > session.mark() => {
            return Err(refused((say.no_entry)(entry, session.mark())));
        }
        (None, Some(entry)) => entry,
    };
    session.as_of(mark).map(Cow::Owned).map_err(|error| bench.stop(&error))
}

/// Refuses an option that does not go with what is asked for.
pub(super) fn refuse(
    bench: &Bench,
    matches: &ArgMatches,
    name: &str,
    option: &str,
    what: &str,
) -> Result<(), Stop> {
    if matches.value_source(name) != Some(ValueSource::CommandLine) {
        return Ok(());
    }
    Err(Stop(Exit::Usage, Notice::failed((bench.phrases.transfer.not_of)(option, what))))
}

/// Calls `with` with what parts and items of a text are called in the language of the text.
pub(super) fn naming<T>(
    (committee, document): (&Committee, DocumentId),
    phrases: &'static Phrases,
    with: impl FnOnce(Naming<'_>) -> T,
) -> T {
    let reader = Reader::of(committee, document, phrases);
    let own = reader.own;
    let read = |words: &str, item| reader.read(words, item).map_or_else(|| words.to_owned(), |it| it.words);
    with(Naming { language: own.language.tag(), part: &own.numbering.part, read: &read })
}
