//! What opening a store found and mended, and what was given up when somebody asked for it.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences about what was mended: what was found, what was kept, where.
#[derive(Debug)]
pub struct Recovery {
    /// The end of an interrupted recording was taken off: bytes, where it is kept.
    pub torn: fn(u64, &str) -> String,
    /// The journal was written again: entries only the working store had, where the old one is.
    pub journal: fn(usize, &str) -> String,
    /// The working store was made again: where the damaged one is kept.
    pub working: fn(&str) -> String,
    /// The working store does not open because the disk is full.
    pub no_room: &'static str,
    /// The working store does not open: what the system says.
    pub away: fn(&str) -> String,
    /// The file that names the format was written again.
    pub format: &'static str,
    /// Entries from this one on were given up: the first, where they are kept.
    pub cut: fn(u64, &str) -> String,
    /// The newest backup has entries that are not here: its day, where it is, how many it has, how
    /// many are here.
    pub backup_has_more: fn(&str, &str, &str, &str) -> String,
    /// The store is in order: its entries.
    pub in_order: fn(usize) -> String,
}

pub(super) const AR: Recovery = Recovery {
    torn: |bytes, path| {
        format!(
            "انقطع تسجيل قبل أن يتم، فأُزيل ما بقي منه ({bytes} بايت)؛ نسخة منه في {path}. كل ما سُجل من قبل باق."
        )
    },
    journal: |entries, path| {
        let entries = arabic_plural(entries, "لا قيود", "قيد واحد", "قيدان", "قيود", "قيدا", "قيد");
        format!(
            "كان السجل معطوبا فأُصلح (استُرجع من المخزن العامل: {entries})؛ السجل كما وُجد في {path}. لم يضع شيء."
        )
    },
    working: |path| {
        format!("كان المخزن العامل معطوبا فأُعيد بناؤه من السجل؛ المعطوب محفوظ في {path}. لم يضع شيء.")
    },
    no_room: "القرص ممتلئ، فلم يُفتح المخزن العامل: كل شيء موجود في السجل، لكن القراءة أبطأ. أفرغ بعض المساحة.",
    away: |why| format!("لم يُفتح المخزن العامل ({why}): كل شيء موجود في السجل ويُحفظ فيه، لكن القراءة أبطأ."),
    format: "كان الملف FORMAT ناقصا أو معطوبا فكُتب من جديد. لم يضع شيء.",
    cut: |entry, path| {
        format!("تُركت القيود ابتداء من القيد {entry}؛ السجل كما وُجد محفوظ كله في {path}. لا تحذفه.")
    },
    backup_has_more: |day, path, there, here| {
        format!(
            "في آخر نسخة احتياطية ({day}) قيود ليست في السجل: فيها {there}، وفي السجل {here}. لم يتغير شيء. انظر ما فيها في مخزن جديد قبل أن تواصل: lajna --store NEW restore {path}"
        )
    },
    in_order: |n| {
        let entries = arabic_plural(n, "لا قيود", "قيد واحد", "قيدان", "قيود", "قيدا", "قيد");
        format!("المخزن يُفتح، وفيه: {entries}.")
    },
};

pub(super) const FR: Recovery = Recovery {
    torn: |bytes, path| {
        format!(
            "Un enregistrement interrompu a laissé un reste ({bytes} octets), mis de côté dans {path}. Tout ce qui était consigné est là."
        )
    },
    journal: |entries, path| {
        let entries = french_plural(entries, "entrée reprise", "entrées reprises");
        format!(
            "Le journal était abîmé ; il a été réparé ({entries} du magasin de travail). Tel qu'il était, il est dans {path}. Rien n'est perdu."
        )
    },
    working: |path| {
        format!(
            "Le magasin de travail était abîmé ; il a été refait depuis le journal. L'ancien est dans {path}. Rien n'est perdu."
        )
    },
    no_room: "Le disque est plein et le magasin de travail ne s'ouvre pas : tout est dans le journal, mais la lecture est plus lente. Libérez de la place.",
    away: |why| {
        format!(
            "Le magasin de travail ne s'ouvre pas ({why}) : tout est dans le journal et y est enregistré, mais la lecture est plus lente."
        )
    },
    format: "Le fichier FORMAT manquait ou était abîmé ; il a été réécrit. Rien n'est perdu.",
    cut: |entry, path| {
        format!(
            "Les entrées à partir de la {entry} ont été abandonnées ; le journal tel qu'il était est entier dans {path}. Ne l'effacez pas."
        )
    },
    backup_has_more: |day, path, there, here| {
        format!(
            "La dernière sauvegarde ({day}) a des entrées qui ne sont pas dans le journal : elle en a {there}, le journal {here}. Rien n'a changé. Regardez-la dans un nouveau magasin avant de continuer : lajna --store NEW restore {path}"
        )
    },
    in_order: |n| format!("Le magasin s'ouvre ; il contient {}.", french_plural(n, "entrée", "entrées")),
};

pub(super) const EN: Recovery = Recovery {
    torn: |bytes, path| {
        format!(
            "An interrupted recording left a rest ({bytes} bytes), now set aside in {path}. Everything that was recorded is there."
        )
    },
    journal: |entries, path| {
        let entries = english_plural(entries, "entry", "entries");
        format!(
            "The journal was damaged and has been mended ({entries} taken from the working store). As it was found it is kept in {path}. Nothing is lost."
        )
    },
    working: |path| {
        format!(
            "The working store was damaged and has been made again from the journal. The damaged one is kept in {path}. Nothing is lost."
        )
    },
    no_room: "The disk is full and the working store does not open: everything is in the journal, but reading is slower. Free some space.",
    away: |why| {
        format!(
            "The working store does not open ({why}): everything is in the journal and is saved there, but reading is slower."
        )
    },
    format: "The file FORMAT was missing or damaged and has been written again. Nothing is lost.",
    cut: |entry, path| {
        format!(
            "The entries from {entry} on were given up; the journal as it was found is kept whole in {path}. Do not delete it."
        )
    },
    backup_has_more: |day, path, there, here| {
        format!(
            "The newest backup ({day}) has entries that are not in the journal: it has {there}, the journal {here}. Nothing was changed. Look at it in a new store before you go on: lajna --store NEW restore {path}"
        )
    },
    in_order: |n| format!("The store opens; it holds {}.", english_plural(n, "entry", "entries")),
};
