//! Keeping a store whole: holding it against itself, repairing, backups, reading beside someone.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences about a store, and the help of the commands that look after it.
#[derive(Debug)]
pub struct Keeping {
    /// `verify`
    pub verify: &'static str,
    /// `repair`
    pub repair: &'static str,
    /// `repair --to`
    pub repair_to: &'static str,
    /// `backup`
    pub backup: &'static str,
    /// `backup PATH`
    pub backup_path: &'static str,
    /// `restore`
    pub restore: &'static str,
    /// `restore FILE`
    pub restore_file: &'static str,
    /// Entries, counted.
    pub entries: fn(u64) -> String,
    /// The journal and its chain are whole: entries, the last one's short hash.
    pub chain_whole: fn(&str, &str) -> String,
    /// The journal is whole up to an entry only: entries before, short hash of the last, the bad one.
    pub chain_broken: fn(&str, &str, u64) -> String,
    /// What an interrupted recording left after the last entry: bytes.
    pub torn: fn(u64) -> String,
    /// The working store says the same.
    pub same: &'static str,
    /// It lacks the last entries.
    pub behind: fn(&str) -> String,
    /// It has entries the journal lacks.
    pub ahead: fn(&str) -> String,
    /// It says something else.
    pub differs: &'static str,
    /// It is damaged.
    pub unreadable: &'static str,
    /// There is none.
    pub absent: &'static str,
    /// Someone has the store open: who.
    pub not_compared: fn(&str, &str, u32, &str) -> String,
    /// The system refused the working store.
    pub not_readable: fn(&str) -> String,
    /// There is no room for the copy of the working store that is looked at.
    pub no_room_to_compare: &'static str,
    /// Nothing is lost, and the next opening mends it.
    pub mendable: &'static str,
    /// Entries nobody can give: which; how to go on.
    pub gone: fn(&str) -> String,
    /// The entries can be read and make no committee: why.
    pub unfollowed: fn(&str) -> String,
    /// A repaired store: entries recovered, of how many, where.
    pub repaired: fn(u64, u64, &str) -> String,
    /// Nothing is missing in it.
    pub nothing_gone: &'static str,
    /// Entries gone from it: which.
    pub repaired_without: fn(&str) -> String,
    /// Entries that no longer fit: which, where they are kept.
    pub unfit: fn(&str, &str) -> String,
    /// Entries that may have been altered: which.
    pub doubtful: fn(&str) -> String,
    /// The damaged store is as it was.
    pub source_untouched: &'static str,
    /// A backup was written: entries, short hash, where.
    pub backed_up: fn(&str, &str, &str) -> String,
    /// A backup was restored: entries, short hash, where.
    pub restored: fn(&str, &str, &str) -> String,
    /// The daily backup failed: why.
    pub daily_failed: fn(&str) -> String,
    /// Something is there where something new was to be made.
    pub exists: fn(&str) -> String,
    /// `--read-only`
    pub read_only: &'static str,
    /// In the head: the committee is only read.
    pub reading: &'static str,
    /// In the head: the same, beside someone who holds it: user, since.
    pub reading_beside: fn(&str, &str) -> String,
    /// A command has read what someone has open: user, since.
    pub read_beside: fn(&str, &str) -> String,
    /// Opened beside someone: user, host, process, since.
    pub opened_beside: fn(&str, &str, u32, &str) -> String,
    /// A change was refused.
    pub only_read: &'static str,
    /// A change was refused because someone holds the store: user, since.
    pub only_read_beside: fn(&str, &str) -> String,
    /// Whoever held the store has gone: user.
    pub holder_gone: fn(&str) -> String,
    /// Whoever holds the store holds it still: user, host, process, since.
    pub still_held: fn(&str, &str, u32, &str) -> String,
    /// The store was taken over.
    pub taken_over: &'static str,
    /// There is nothing to take over.
    pub writes_already: &'static str,
    /// It was asked that nothing be written.
    pub asked_to_read: &'static str,
    /// The program failed by itself: where.
    pub panicked: fn(&str) -> String,
    /// A file that is no backup.
    pub no_backup: fn(&str) -> String,
    /// A backup that is no longer whole: file, first bad entry.
    pub bad_backup: fn(&str, u64) -> String,
}

fn arabic(n: u64) -> String {
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    arabic_plural(n, "لا قيود", "قيد واحد", "قيدان", "قيود", "قيدا", "قيد")
}

fn french(n: u64) -> String {
    french_plural(usize::try_from(n).unwrap_or(usize::MAX), "entrée", "entrées")
}

fn english(n: u64) -> String {
    english_plural(usize::try_from(n).unwrap_or(usize::MAX), "entry", "entries")
}

pub(super) const AR: Keeping = Keeping {
    verify: "مقابلة السجل وسلسلته والمخزن العامل بعضها ببعض، دون أي تغيير",
    repair: "جمع كل قيد تمكن قراءته من مخزن معطوب في مخزن جديد",
    repair_to: "مجلد المخزن الجديد؛ يجب ألا يكون موجودا",
    backup: "نسخ كل شيء في ملف واحد، ولو كان المخزن مفتوحا",
    backup_path: "ملف النسخة (وإلا: ملف اليوم بجانب المخزن)",
    restore: "إنشاء مخزن جديد من نسخة احتياطية",
    restore_file: "ملف النسخة",
    entries: arabic,
    chain_whole: |entries, hash| format!("السجل سليم وسلسلته متصلة: {entries}؛ بصمة آخر قيد {hash}."),
    chain_broken: |entries, hash, bad| {
        format!("السجل سليم في بدايته فقط: {entries}؛ بصمة آخرها {hash}. القيد {bad} معطوب أو مفقود.")
    },
    torn: |bytes| format!("بعده بقية تسجيل لم يتم ({bytes} بايت)؛ تُنحّى عند الفتح القادم ولا يضيع بها شيء."),
    same: "المخزن العامل مطابق للسجل.",
    behind: |entries| format!("المخزن العامل مطابق وينقصه آخر ما سُجل ({entries})؛ يُكمل عند الفتح القادم."),
    ahead: |entries| format!("في المخزن العامل ما ليس في السجل ({entries})."),
    differs: "المخزن العامل يخالف السجل.",
    unreadable: "المخزن العامل معطوب.",
    absent: "لا مخزن عاملا؛ يُبنى من السجل عند الفتح القادم.",
    not_compared: |user, host, pid, since| {
        format!(
            "لم يُقابل المخزن العامل، فهو مفتوح عند {user} على {host} (العملية {pid}) منذ {since}؛ يُقابل إذا أُغلق هناك."
        )
    },
    not_readable: |why| format!("لم تمكن قراءة المخزن العامل ({why})."),
    no_room_to_compare: "لم يُقابَل المخزن العامل بالسجل: لا مساحة لنسخة منه في مجلد الملفات المؤقتة. أفرغ بعض المساحة أو اختر مجلدا آخر بالمتغير TMPDIR.",
    mendable: "لم يضع شيء: يُصلح الفتح القادم ذلك من الجهة السليمة.",
    gone: |which| {
        format!(
            "قيود لا يمكن استرجاعها: {which}. اكتب lajna repair --to مجلد_جديد لجمع كل ما عداها في مخزن جديد."
        )
    },
    unfollowed: |why| format!("القيود مقروءة لكنها لا تتوالى: {why}"),
    repaired: |recovered, all, path| format!("استُرجع {recovered} من {all} من القيود في {path}."),
    nothing_gone: "لا ينقص شيء.",
    repaired_without: |which| format!("ضاعت القيود: {which} (مكان كل منها قيد فارغ، فلا يتغير رقم غيرها)."),
    unfit: |which, path| format!("قيود مقروءة لم تعد تنطبق: {which}؛ هي محفوظة في {path}."),
    doubtful: |which| format!("قيود قد تكون غُيرت بعد كتابتها: {which}؛ راجعها في السجل."),
    source_untouched: "لم يُمس المخزن المعطوب؛ احتفظ به.",
    backed_up: |entries, hash, path| format!("نُسخ كل شيء في {path}: {entries}؛ بصمة آخر قيد {hash}."),
    restored: |entries, hash, path| format!("أُنشئ المخزن {path}: {entries}؛ بصمة آخر قيد {hash}."),
    daily_failed: |why| format!("تعذرت النسخة الاحتياطية لهذا اليوم؛ ما سُجل محفوظ. {why}"),
    exists: |path| format!("{path} موجود من قبل؛ لم يُكتب شيء. اختر اسما جديدا."),
    read_only: "القراءة فقط: لا يُنشأ شيء ولا يُكتب",
    reading: "للقراءة فقط",
    reading_beside: |user, since| format!("للقراءة فقط، عند {user} منذ {since}"),
    read_beside: |user, since| format!("اللجنة مفتوحة عند {user} منذ {since}؛ قُرئت هنا كما هي محفوظة الآن."),
    opened_beside: |user, host, pid, since| {
        format!(
            "اللجنة مفتوحة عند {user} على {host} (العملية {pid}) منذ {since}: تقرأ هنا وترى ما يُحفظ هناك، ولا تكتب. إذا غادر فاكتب الأمر take-over."
        )
    },
    only_read: "اللجنة مفتوحة هنا للقراءة فقط؛ لم يتغير شيء.",
    only_read_beside: |user, since| {
        format!(
            "اللجنة هنا للقراءة فقط، فهي مفتوحة عند {user} منذ {since}؛ لم يتغير شيء. إذا غادر فاكتب الأمر take-over."
        )
    },
    holder_gone: |user| format!("غادر {user}؛ اكتب الأمر take-over لتكتب أنت."),
    still_held: |user, host, pid, since| {
        format!("ما زالت اللجنة مفتوحة عند {user} على {host} (العملية {pid}) منذ {since}؛ تبقى هنا للقراءة.")
    },
    taken_over: "صارت اللجنة لك: يمكنك الكتابة الآن.",
    writes_already: "يمكنك الكتابة هنا أصلا.",
    asked_to_read: "فُتحت اللجنة بالخيار --read-only؛ اخرج وافتحها بدونه لتكتب.",
    panicked: |place| format!("خطأ في البرنامج نفسه ({place}). كل ما ظهر محفوظا باق؛ أعد فتح البرنامج."),
    no_backup: |path| format!("{path} ليس نسخة احتياطية من lajna backup؛ لم يُنشأ شيء."),
    bad_backup: |path, entry| {
        format!("النسخة {path} معطوبة عند القيد {entry}؛ لم يُنشأ شيء. استعمل نسخة أخرى.")
    },
};

pub(super) const FR: Keeping = Keeping {
    verify: "comparer le journal, sa chaîne et le magasin de travail, sans rien changer",
    repair: "recueillir dans un nouveau magasin toutes les entrées lisibles d'un magasin abîmé",
    repair_to: "dossier du nouveau magasin ; il ne doit pas exister",
    backup: "tout copier dans un seul fichier, même si le magasin est ouvert",
    backup_path: "fichier de la copie (sinon celui du jour, à côté du magasin)",
    restore: "faire un nouveau magasin d'une sauvegarde",
    restore_file: "le fichier de la sauvegarde",
    entries: french,
    chain_whole: |entries, hash| {
        format!(
            "Le journal est entier et sa chaîne continue : {entries} ; empreinte de la dernière : {hash}."
        )
    },
    chain_broken: |entries, hash, bad| {
        format!(
            "Seul le début du journal est entier : {entries} ; empreinte de la dernière : {hash}. L'entrée {bad} est abîmée ou manque."
        )
    },
    torn: |bytes| {
        format!(
            "Il est suivi du reste d'un enregistrement interrompu ({bytes} octets) ; la prochaine ouverture le met de côté, rien n'y est perdu."
        )
    },
    same: "Le magasin de travail dit la même chose.",
    behind: |entries| {
        format!(
            "Le magasin de travail dit la même chose, la fin en moins ({entries}) ; la prochaine ouverture la lui donne."
        )
    },
    ahead: |entries| format!("Le magasin de travail contient ce qui manque au journal ({entries})."),
    differs: "Le magasin de travail dit autre chose que le journal.",
    unreadable: "Le magasin de travail est abîmé.",
    absent: "Il n'y a pas de magasin de travail ; la prochaine ouverture le refait depuis le journal.",
    not_compared: |user, host, pid, since| {
        format!(
            "Le magasin de travail n'a pas été comparé : il est ouvert par {user} sur {host} (processus {pid}) depuis {since}. Il le sera une fois fermé là-bas."
        )
    },
    not_readable: |why| format!("Le magasin de travail n'a pas pu être lu ({why})."),
    no_room_to_compare: "Le magasin de travail n'a pas été comparé : pas de place pour en faire une copie dans le dossier temporaire. Libérez de la place, ou choisissez un autre dossier par TMPDIR.",
    mendable: "Rien n'est perdu : la prochaine ouverture répare un côté par l'autre.",
    gone: |which| {
        format!(
            "Entrées que rien ne peut rendre : {which}. lajna repair --to NOUVEAU recueille toutes les autres dans un nouveau magasin."
        )
    },
    unfollowed: |why| format!("Les entrées se lisent mais ne se suivent pas : {why}"),
    repaired: |recovered, all, path| format!("{recovered} entrées sur {all} recueillies dans {path}."),
    nothing_gone: "Il ne manque rien.",
    repaired_without: |which| {
        format!("Entrées perdues : {which} (une entrée vide tient leur place, aucun numéro ne change).")
    },
    unfit: |which, path| {
        format!("Entrées lisibles qui ne s'appliquent plus : {which} ; elles sont gardées dans {path}.")
    },
    doubtful: |which| {
        format!("Entrées peut-être modifiées après coup : {which} ; vérifiez-les dans l'historique.")
    },
    source_untouched: "Le magasin abîmé n'a pas été touché ; gardez-le.",
    backed_up: |entries, hash, path| {
        format!("Tout est copié dans {path} : {entries} ; empreinte de la dernière : {hash}.")
    },
    restored: |entries, hash, path| {
        format!("Le magasin {path} est fait : {entries} ; empreinte de la dernière : {hash}.")
    },
    daily_failed: |why| {
        format!("La sauvegarde du jour n'a pas pu se faire ; ce qui est consigné est enregistré. {why}")
    },
    exists: |path| format!("{path} existe déjà ; rien n'a été écrit. Choisissez un nouveau nom."),
    read_only: "lecture seule : rien n'est créé ni écrit",
    reading: "lecture seule",
    reading_beside: |user, since| format!("lecture seule, ouvert par {user} depuis {since}"),
    read_beside: |user, since| {
        format!("Le comité est ouvert par {user} depuis {since} ; il est lu ici tel qu'il est enregistré.")
    },
    opened_beside: |user, host, pid, since| {
        format!(
            "Le comité est ouvert par {user} sur {host} (processus {pid}) depuis {since} : ici on lit, et l'on voit ce qui s'y enregistre. Quand ce sera fini : take-over."
        )
    },
    only_read: "Le comité est ici en lecture seule ; rien n'a changé.",
    only_read_beside: |user, since| {
        format!(
            "Le comité est ici en lecture seule : {user} l'a ouvert depuis {since}. Rien n'a changé ; quand ce sera fini : take-over."
        )
    },
    holder_gone: |user| format!("{user} a fini ; la commande take-over vous donne la main."),
    still_held: |user, host, pid, since| {
        format!(
            "Le comité est encore ouvert par {user} sur {host} (processus {pid}) depuis {since} ; ici on continue de lire."
        )
    },
    taken_over: "Vous avez la main : les changements s'enregistrent.",
    writes_already: "Les changements s'enregistrent déjà ici.",
    asked_to_read: "Le comité a été ouvert avec --read-only ; quittez et rouvrez-le sans cette option pour écrire.",
    panicked: |place| {
        format!(
            "Erreur du programme lui-même ({place}). Tout ce qui était montré comme enregistré l'est ; rouvrez-le."
        )
    },
    no_backup: |path| format!("{path} n'est pas une sauvegarde de lajna backup ; rien n'a été fait."),
    bad_backup: |path, entry| {
        format!(
            "La sauvegarde {path} est abîmée à l'entrée {entry} ; rien n'a été fait. Prenez-en une autre."
        )
    },
};

pub(super) const EN: Keeping = Keeping {
    verify: "hold the journal, its chain and the working store against each other; changes nothing",
    repair: "gather every entry of a damaged store that can be read into a new store",
    repair_to: "folder of the new store; it must not be there",
    backup: "copy everything into one file, also while the store is open",
    backup_path: "file of the backup (else that of the day, beside the store)",
    restore: "make a new store of a backup",
    restore_file: "the file of the backup",
    entries: english,
    chain_whole: |entries, hash| {
        format!("The journal is whole and its chain unbroken: {entries}; short hash of the last: {hash}.")
    },
    chain_broken: |entries, hash, bad| {
        format!(
            "Only the beginning of the journal is whole: {entries}; short hash of the last: {hash}. Entry {bad} is damaged or missing."
        )
    },
    torn: |bytes| {
        format!(
            "The rest of an interrupted recording follows it ({bytes} bytes); the next opening sets it aside, and nothing is lost with it."
        )
    },
    same: "The working store says the same.",
    behind: |entries| {
        format!(
            "The working store says the same without the last of it ({entries}); the next opening gives it that."
        )
    },
    ahead: |entries| format!("The working store holds what the journal lacks ({entries})."),
    differs: "The working store says something else than the journal.",
    unreadable: "The working store is damaged.",
    absent: "There is no working store; the next opening makes it from the journal.",
    not_compared: |user, host, pid, since| {
        format!(
            "The working store was not compared, for {user} on {host} (process {pid}) has it open since {since}; it can be when it is closed there."
        )
    },
    not_readable: |why| format!("The working store could not be read ({why})."),
    no_room_to_compare: "The working store was not compared: there is no room for a copy of it in the folder for temporary files. Free some space, or choose another folder with TMPDIR.",
    mendable: "Nothing is lost: the next opening mends one side from the other.",
    gone: |which| {
        format!(
            "Entries that cannot be had from anywhere: {which}. lajna repair --to NEW gathers all the others into a new store."
        )
    },
    unfollowed: |why| format!("The entries can be read but do not follow from each other: {why}"),
    repaired: |recovered, all, path| format!("{recovered} of {all} entries recovered into {path}."),
    nothing_gone: "Nothing is missing.",
    repaired_without: |which| {
        format!(
            "Entries gone: {which} (an empty entry stands in the place of each, so that no number changes)."
        )
    },
    unfit: |which, path| {
        format!("Entries that can be read and no longer fit: {which}; they are kept in {path}.")
    },
    doubtful: |which| format!("Entries that may have been altered: {which}; look at them in the history."),
    source_untouched: "The damaged store was not touched; keep it.",
    backed_up: |entries, hash, path| {
        format!("Everything is copied to {path}: {entries}; short hash of the last: {hash}.")
    },
    restored: |entries, hash, path| {
        format!("The store {path} is made: {entries}; short hash of the last: {hash}.")
    },
    daily_failed: |why| format!("The backup of this day failed; what was recorded is saved. {why}"),
    exists: |path| format!("{path} is there already; nothing was written. Choose a new name."),
    read_only: "only read: nothing is created or written",
    reading: "read only",
    reading_beside: |user, since| format!("read only, open by {user} since {since}"),
    read_beside: |user, since| {
        format!("{user} has the committee open since {since}; it is read here as it is saved now.")
    },
    opened_beside: |user, host, pid, since| {
        format!(
            "The committee is open: {user} on {host} (process {pid}) since {since}. Here it is read, and what is saved there is seen. When they have left: take-over."
        )
    },
    only_read: "The committee is only read here; nothing was changed.",
    only_read_beside: |user, since| {
        format!(
            "The committee is only read here, for {user} has it open since {since}; nothing was changed. When they have left: take-over."
        )
    },
    holder_gone: |user| format!("{user} has left; the command take-over lets you write."),
    still_held: |user, host, pid, since| {
        format!(
            "The committee is still open: {user} on {host} (process {pid}) since {since}; here it is read on."
        )
    },
    taken_over: "The committee is yours: changes are recorded.",
    writes_already: "Changes are recorded here already.",
    asked_to_read: "The committee was opened with --read-only; quit and open it without to write.",
    panicked: |place| {
        format!("The program itself failed ({place}). Everything shown as saved is saved; open it again.")
    },
    no_backup: |path| format!("{path} is no backup made by lajna backup; nothing was made."),
    bad_backup: |path, entry| {
        format!("The backup {path} is damaged at entry {entry}; nothing was made. Take another one.")
    },
};
