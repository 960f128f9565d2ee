//! What an entry of the log did, as the history tells it.

use super::labels;
pub use super::labels::Label;
use super::plural::{arabic_plural, english_plural, french_plural};

/// A kind of record, as the history names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The committee itself.
    Committee,
    /// A member.
    Member,
    /// An objective.
    Objective,
    /// A task.
    Task,
    /// A meeting.
    Meeting,
    /// A text.
    Text,
    /// A part of a text.
    Part,
    /// An amendment.
    Amendment,
    /// A numbered version of a text.
    Version,
    /// What follows from a clause.
    FollowUp,
    /// The rules of the committee.
    Statutes,
    /// A body.
    Body,
}

/// Sentences of the history.
#[derive(Debug)]
pub struct Entries {
    /// A kind of record, as it stands after what was done to it.
    pub kind: fn(Kind) -> &'static str,
    /// The name of a field.
    pub label: fn(Label) -> &'static str,
    /// A record was added: kind, name.
    pub added: fn(&str, &str) -> String,
    /// A record was changed: kind, name.
    pub changed: fn(&str, &str) -> String,
    /// A record was moved in the order: kind, name.
    pub moved: fn(&str, &str) -> String,
    /// A record was removed: kind, name.
    pub removed: fn(&str, &str) -> String,
    /// The status of a task was set: action, status.
    pub status_set: fn(&str, &str) -> String,
    /// The rules of the committee were changed: which.
    pub rules_set: fn(&str) -> String,
    /// A mandate ended: whose, why, when.
    pub mandate_ended: fn(&str, &str, &str) -> String,
    /// A member took the seat of another: whose, who.
    pub succeeded: fn(&str, &str) -> String,
    /// Text was written in the charter.
    pub wrote: fn(&str) -> String,
    /// Text was erased from the charter.
    pub erased: fn(&str) -> String,
    /// Text was replaced in the text: old, new.
    pub replaced: fn(&str, &str) -> String,
    /// A file was imported: file, what.
    pub imported: fn(&str, &str) -> String,
    /// Several records were added: what.
    pub added_several: fn(&str) -> String,
    /// Several changes at once.
    pub together: fn(usize) -> String,
    /// Nothing.
    pub nothing: &'static str,
    /// Entry `n` was taken back: what it did.
    pub reversed: fn(u64, &str) -> String,
    /// What entry `n` did was done again.
    pub again: fn(u64, &str) -> String,
    /// Of a field whose values mean nothing to a reader: that it is another one.
    pub altered: &'static str,
    /// A label, before what it labels.
    pub label_of: fn(&str) -> String,
    /// Words of the list separator.
    pub and: &'static str,
}

pub(super) const AR: Entries = Entries {
    rules_set: |what| format!("قواعد اللجنة: {what}"),
    mandate_ended: |name, why, day| format!("انتهاء انتداب {name}: {why}، {day}"),
    succeeded: |name, other| format!("تعويض {name} بـ {other}"),
    kind: |kind| match kind {
        Kind::Committee => "تعريف اللجنة",
        Kind::Member => "العضو",
        Kind::Objective => "الهدف",
        Kind::Task => "الإجراء",
        Kind::Meeting => "اللقاء",
        Kind::Text => "النص",
        Kind::Part => "الباب",
        Kind::Amendment => "التعديل",
        Kind::Version => "النسخة",
        Kind::FollowUp => "تتبع البند",
        Kind::Statutes => "قواعد اللجنة",
        Kind::Body => "هيئة",
    },
    label: labels::arabic,
    added: |kind, name| format!("إضافة {kind}: {name}"),
    changed: |kind, name| format!("تحرير {kind}: {name}"),
    moved: |kind, name| format!("تغيير ترتيب {kind}: {name}"),
    removed: |kind, name| format!("حذف {kind}: {name}"),
    status_set: |action, status| format!("الحالة «{status}»: {action}"),
    wrote: |words| format!("كتابة في النص: «{words}»"),
    erased: |words| format!("حذف من النص: «{words}»"),
    replaced: |old, new| format!("تعويض في النص: «{old}» بـ «{new}»"),
    // The mark keeps a Latin file name from drawing the number after it to its own side.
    imported: |file, what| format!("استيراد {file}\u{200f}: {what}"),
    // What follows the colon needs no case: «بابان», «عضو واحد».
    added_several: |what| format!("إضافة: {what}"),
    together: |n| {
        arabic_plural(n, "لا تغيير", "تغيير واحد", "تغييران معا", "تغييرات معا", "تغييرا معا", "تغيير معا")
    },
    nothing: "لا تغيير",
    reversed: |n, what| format!("التراجع عن القيد {n} ({what})"),
    again: |n, what| format!("إعادة القيد {n} ({what})"),
    altered: "تغير",
    label_of: |label| format!("{label}: "),
    and: "، ",
};

pub(super) const FR: Entries = Entries {
    rules_set: |what| format!("règles du comité : {what}"),
    mandate_ended: |name, why, day| format!("fin de mandat de {name} : {why}, {day}"),
    succeeded: |name, other| format!("{other} remplace {name}"),
    kind: |kind| match kind {
        Kind::Committee => "de la fiche du comité",
        Kind::Member => "d'un membre",
        Kind::Objective => "d'un objectif",
        Kind::Task => "d'une action",
        Kind::Meeting => "d'une réunion",
        Kind::Text => "d'un texte",
        Kind::Part => "d'une partie",
        Kind::Amendment => "d'un amendement",
        Kind::Version => "d'une version",
        Kind::FollowUp => "du suivi d'une clause",
        Kind::Statutes => "des règles du comité",
        Kind::Body => "d'un organisme",
    },
    label: labels::french,
    added: |kind, name| format!("ajout {kind} : {name}"),
    changed: |kind, name| format!("modification {kind} : {name}"),
    moved: |kind, name| format!("déplacement {kind} : {name}"),
    removed: |kind, name| format!("suppression {kind} : {name}"),
    status_set: |action, status| format!("état « {status} » : {action}"),
    wrote: |words| format!("écrit dans le texte : « {words} »"),
    erased: |words| format!("effacé du texte : « {words} »"),
    replaced: |old, new| format!("remplacé dans le texte : « {old} » par « {new} »"),
    imported: |file, what| format!("import de {file} : {what}"),
    added_several: |what| format!("ajout : {what}"),
    together: |n| french_plural(n, "changement", "changements ensemble"),
    nothing: "aucun changement",
    reversed: |n, what| format!("retour sur l'entrée {n} ({what})"),
    again: |n, what| format!("entrée {n} rétablie ({what})"),
    altered: "modifié",
    label_of: |label| format!("{label} : "),
    and: ", ",
};

pub(super) const EN: Entries = Entries {
    rules_set: |what| format!("rules of the committee: {what}"),
    mandate_ended: |name, why, day| format!("mandate of {name} ended: {why}, {day}"),
    succeeded: |name, other| format!("{other} replaces {name}"),
    kind: |kind| match kind {
        Kind::Committee => "committee",
        Kind::Member => "member",
        Kind::Objective => "objective",
        Kind::Task => "task",
        Kind::Meeting => "meeting",
        Kind::Text => "text",
        Kind::Part => "part",
        Kind::Amendment => "amendment",
        Kind::Version => "version",
        Kind::FollowUp => "follow-up of a clause",
        Kind::Statutes => "rules of the committee",
        Kind::Body => "body",
    },
    label: labels::english,
    added: |kind, name| format!("added {kind}: {name}"),
    changed: |kind, name| format!("edited {kind}: {name}"),
    moved: |kind, name| format!("moved {kind}: {name}"),
    removed: |kind, name| format!("removed {kind}: {name}"),
    status_set: |action, status| format!("status “{status}”: {action}"),
    wrote: |words| format!("wrote in the text: “{words}”"),
    erased: |words| format!("erased from the text: “{words}”"),
    replaced: |old, new| format!("replaced in the text: “{old}” by “{new}”"),
    imported: |file, what| format!("imported {file}: {what}"),
    added_several: |what| format!("added {what}"),
    together: |n| english_plural(n, "change", "changes together"),
    nothing: "no change",
    reversed: |n, what| format!("took back entry {n} ({what})"),
    again: |n, what| format!("did entry {n} again ({what})"),
    altered: "changed",
    label_of: |label| format!("{label}: "),
    and: ", ",
};
