//! What would mend a finding, and what a check found to hold.
//!
//! Used by the sentences of the checker.

use super::plural::{english_plural, french_plural};
use super::slips;
use crate::domain::check::{Remedy, Verified};

/// In Arabic.
pub(super) fn arabic_remedy(remedy: &Remedy) -> String {
    match remedy {
        Remedy::Write(words) => format!("كتابة «{words}»"),
        Remedy::Link(name) => format!("الربط بالعضو {name}"),
        Remedy::Remove => "الحذف".to_owned(),
        Remedy::Release => "ألا ينتظر ما ينتظره".to_owned(),
        Remedy::Merge(name) => format!("الدمج في {name}"),
        Remedy::Alias(name) => format!("إبقاء الكتابة اسما آخر لـ {name}"),
    }
}

/// In Arabic.
pub(super) fn arabic_verified(verified: &Verified) -> String {
    match verified {
        Verified::Announced { members, .. } => format!("أُعلن عن {members} عضوا ووُجد {members}"),
        Verified::Names(n) => format!("أسماء الأعضاء ({n}): لا تكرار"),
        Verified::Responsible(n) => format!("مسؤولون مربوطون بأعضاء: {n}"),
        Verified::Sums(n) => slips::arabic_sums(*n),
        Verified::Deadlines(n) => format!("آجال مفهومة: {n}"),
        Verified::Composition { measure, .. } => (super::composition::AR.matter)(measure),
        Verified::Agendas(n) => format!("جداول أعمال متصلة: {n}"),
        Verified::Attendance(n) => format!("لوائح حضور سليمة: {n}"),
    }
}

/// In French.
pub(super) fn french_remedy(remedy: &Remedy) -> String {
    match remedy {
        Remedy::Write(words) => format!("écrire « {words} »"),
        Remedy::Link(name) => format!("lier à {name}"),
        Remedy::Remove => "supprimer".to_owned(),
        Remedy::Release => "ne plus attendre ce qui l'attend".to_owned(),
        Remedy::Merge(name) => format!("fusionner avec {name}"),
        Remedy::Alias(name) => format!("garder comme autre nom de {name}"),
    }
}

/// In French.
pub(super) fn french_verified(verified: &Verified) -> String {
    match verified {
        Verified::Announced { members, .. } => format!("{members} membres annoncés, {members} trouvés"),
        Verified::Names(n) => format!("{n} noms de membres comparés : aucun double"),
        Verified::Responsible(n) => {
            french_plural(*n, "responsable lié à un membre", "responsables liés à des membres")
        }
        Verified::Sums(n) => slips::french_sums(*n),
        Verified::Deadlines(n) => french_plural(*n, "délai compris", "délais compris"),
        Verified::Composition { measure, .. } => (super::composition::FR.matter)(measure),
        Verified::Agendas(n) => french_plural(*n, "ordre du jour suivi", "ordres du jour suivis"),
        Verified::Attendance(n) => {
            french_plural(*n, "feuille de présence en règle", "feuilles de présence en règle")
        }
    }
}

/// In English.
pub(super) fn english_remedy(remedy: &Remedy) -> String {
    match remedy {
        Remedy::Write(words) => format!("write “{words}”"),
        Remedy::Link(name) => format!("link to {name}"),
        Remedy::Remove => "remove it".to_owned(),
        Remedy::Release => "wait no longer for what waits for it".to_owned(),
        Remedy::Merge(name) => format!("merge into {name}"),
        Remedy::Alias(name) => format!("keep it as another name of {name}"),
    }
}

/// In English.
pub(super) fn english_verified(verified: &Verified) -> String {
    match verified {
        Verified::Announced { members, .. } => format!("{members} announced, {members} found"),
        Verified::Names(n) => format!("{n} names of members compared, none twice"),
        Verified::Responsible(n) => {
            format!("{} linked to members", english_plural(*n, "responsible person", "responsible persons"))
        }
        Verified::Sums(n) => slips::english_sums(*n),
        Verified::Deadlines(n) => format!("{} understood", english_plural(*n, "deadline", "deadlines")),
        Verified::Composition { measure, .. } => (super::composition::EN.matter)(measure),
        Verified::Agendas(n) => format!("{} without gap", english_plural(*n, "agenda", "agendas")),
        Verified::Attendance(n) => {
            format!("{} in order", english_plural(*n, "attendance list", "attendance lists"))
        }
    }
}
