//! What was typed and could not be saved: kept elsewhere, and brought back.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences about words that could not be saved.
#[derive(Debug)]
pub struct Rescue {
    /// At the head of the screen, while the store refuses what is typed.
    pub unsaved: &'static str,
    /// There is nothing to rescue.
    pub nothing: &'static str,
    /// It is kept: where.
    pub kept: fn(&str) -> String,
    /// It could be kept nowhere: what the last place said.
    pub nowhere: fn(&str) -> String,
    /// Asked to leave: why it cannot be saved.
    pub leaving: fn(&str) -> String,
    /// Asked to leave again, and there is no place: what the last place said.
    pub leaving_without: fn(&str) -> String,
    /// The words themselves follow, for nothing else could keep them.
    pub last_words: &'static str,
    /// A record that was refused was given up, and there is no place for its words: what the last
    /// place said.
    pub given_up: fn(&str) -> String,
    /// Words that no longer fit are there to be pasted.
    pub displaced: &'static str,
    /// What was typed last time was recorded now: how many entries, the last of them.
    pub brought: fn(usize, &str) -> String,
    /// What was typed last time was saved when the program was ended: the last of it.
    pub there: fn(&str) -> String,
    /// A rescue file that was brought back before.
    pub all_there: &'static str,
    /// Words of fields that were being filled in: where, the words, the file.
    pub fields: fn(&str, &str, &str) -> String,
    /// What no longer fits, and the file it stays in.
    pub unfit: fn(&str, &str) -> String,
    /// A rescue file that belongs to another store: which.
    pub another: fn(&str) -> String,
    /// A rescue file that cannot be read: which, why.
    pub unreadable: fn(&str, &str) -> String,
}

pub(super) const AR: Rescue = Rescue {
    unsaved: "لم يُحفظ",
    nothing: "كل ما كُتب محفوظ؛ لا شيء يحتاج إلى إنقاذ",
    kept: |path| format!("ما لم يُحفظ موضوع في {path}، ويُستعاد من نفسه عند الفتح القادم."),
    nowhere: |why| format!("تعذر وضع ما كُتب في أي مكان؛ هو باق على الشاشة. {why}"),
    leaving: |why| {
        format!(
            "لم يُحفظ آخر ما كُتب. اطلب الخروج مرة ثانية ليوضع في ملف إنقاذ؛ أو اكتب rescue وبعده مسار. {why}"
        )
    },
    leaving_without: |why| {
        format!("لم يُحفظ آخر ما كُتب ولا مكان لملف إنقاذ. اطلب الخروج مرة ثالثة ليُطبع على الطرفية. {why}")
    },
    last_words: "لم يُحفظ ما يلي؛ انسخه من هنا:",
    given_up: |why| format!("لا مكان لملف إنقاذ. ما كتبتَه في الاستمارة جاهز للصق. {why}"),
    displaced: "غيّر شخص آخر الموضع نفسه؛ ما كتبتَه جاهز للصق",
    brought: |n, what| {
        let entries = arabic_plural(n, "لا شيء", "قيد واحد", "قيدان", "قيود", "قيدا", "قيد");
        format!("سُجل الآن ما لم يُحفظ في المرة السابقة ({entries}): {what}")
    },
    there: |what| format!("انقطع البرنامج في المرة السابقة أثناء الكتابة، وقد حُفظ ما كُتب: {what}"),
    all_there: "كل ما في ملف الإنقاذ مسجل من قبل.",
    fields: |place, words, path| {
        format!(
            "انقطع البرنامج في المرة السابقة قبل إتمام «{place}». الكلام جاهز للصق، وهو باق في {path}: {words}"
        )
    },
    unfit: |what, path| format!("تغيرت اللجنة فلم يعد هذا ينطبق، وهو باق في {path}: {what}"),
    another: |path| format!("ملف الإنقاذ هذا للجنة المحفوظة في {path}؛ لم يتغير شيء. حددها بالخيار --store."),
    unreadable: |path, why| format!("لم يُقرأ ملف الإنقاذ {path}، وهو باق كما كان. {why}"),
};

pub(super) const FR: Rescue = Rescue {
    unsaved: "NON enregistré",
    nothing: "tout ce qui a été écrit est enregistré ; rien à sauver",
    kept: |path| {
        format!(
            "Ce qui n'est pas enregistré est gardé dans {path} ; la prochaine ouverture le reprend d'elle-même."
        )
    },
    nowhere: |why| format!("Aucun endroit n'a pu recevoir ce qui est écrit ; il reste à l'écran. {why}"),
    leaving: |why| {
        format!(
            "Le dernier texte n'est pas enregistré. Quittez encore : il ira dans un fichier de secours ; ou bien rescue CHEMIN. {why}"
        )
    },
    leaving_without: |why| {
        format!(
            "Ni enregistrement ni fichier de secours possibles. Quittez encore : le texte sera écrit dans le terminal. {why}"
        )
    },
    last_words: "Ce qui suit n'est pas enregistré ; copiez-le d'ici :",
    given_up: |why| {
        format!(
            "Aucun endroit pour un fichier de secours. Les mots de la fiche sont prêts à être collés. {why}"
        )
    },
    displaced: "quelqu'un a changé le même endroit ; ce que vous aviez écrit est prêt à être collé",
    brought: |n, what| {
        let entries = french_plural(n, "entrée", "entrées");
        format!("Ce qui n'avait pas pu être enregistré l'est maintenant ({entries}) : {what}")
    },
    there: |what| {
        format!(
            "Le programme a été interrompu pendant la saisie ; ce qui était écrit est enregistré : {what}"
        )
    },
    all_there: "Tout ce que contient le fichier de secours est déjà consigné.",
    fields: |place, words, path| {
        format!(
            "Le programme a été interrompu avant la fin de « {place} ». C'est prêt à être collé et gardé dans {path} : {words}"
        )
    },
    unfit: |what, path| {
        format!("Le comité a changé et ceci ne s'y applique plus ; c'est gardé dans {path} : {what}")
    },
    another: |path| {
        format!(
            "Ce fichier de secours est celui du comité gardé dans {path} ; rien n'a changé. Désignez-le par --store."
        )
    },
    unreadable: |path, why| format!("Le fichier de secours {path} n'a pas été lu ; il est intact. {why}"),
};

pub(super) const EN: Rescue = Rescue {
    unsaved: "NOT saved",
    nothing: "everything typed is saved; there is nothing to rescue",
    kept: |path| {
        format!("What could not be saved is kept in {path}; the next opening brings it back by itself.")
    },
    nowhere: |why| format!("There is no place for what was typed; it stays on the screen. {why}"),
    leaving: |why| {
        format!(
            "The last text is not saved. Quit again and it goes into a rescue file; or choose one: rescue PATH. {why}"
        )
    },
    leaving_without: |why| {
        format!(
            "The last text can neither be saved nor put into a rescue file. Quit again and it is printed on the terminal. {why}"
        )
    },
    last_words: "What follows is not saved; copy it from here:",
    given_up: |why| {
        format!("There is no place for a rescue file. The words of the form are there to be pasted. {why}")
    },
    displaced: "someone else has changed the same place; what you typed is there to be pasted",
    brought: |n, what| {
        let entries = english_plural(n, "entry", "entries");
        format!("What could not be saved last time is recorded now ({entries}): {what}")
    },
    there: |what| format!("The program was cut off while you typed; what was typed is saved: {what}"),
    all_there: "Everything in the rescue file is recorded already.",
    fields: |place, words, path| {
        format!(
            "The program was cut off before “{place}” was finished. The words are there to be pasted, and kept in {path}: {words}"
        )
    },
    unfit: |what, path| {
        format!("The committee has changed and this no longer fits; it is kept in {path}: {what}")
    },
    another: |path| {
        format!(
            "This rescue file belongs to the committee kept in {path}; nothing was changed. Name it with --store."
        )
    },
    unreadable: |path, why| format!("The rescue file {path} was not read and is as it was. {why}"),
};
