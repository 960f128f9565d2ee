//! What the checker found, as sentences.

use crate::domain::check::{Finding, Rule};
use crate::i18n::Phrases;

/// What the rule with this word looks for; the word itself where this program does not know it.
#[must_use]
pub fn rule_named(word: &str, phrases: &Phrases) -> String {
    Rule::from_word(word).map_or_else(|| super::clean(word), |rule| (phrases.checker.rule)(rule).to_owned())
}

/// Where a finding stands: the file and line its record was read from, or the line of the minutes;
/// empty for a record nobody read from a file.
#[must_use]
pub fn place(finding: &Finding, phrases: &Phrases) -> String {
    match (finding.line, &finding.source) {
        (Some(line), _) => (phrases.checker.minutes_line)(line),
        (None, Some(source)) => (phrases.findings.line)(source.line),
        (None, None) => String::new(),
    }
}
