//! What went wrong, what was kept, and what to do.

/// Sentences of errors.
#[derive(Debug)]
pub struct Errors {
    /// A file or folder the system refused: path, what the system said.
    pub io: fn(&str, &str) -> String,
    /// A file that is not there.
    pub not_found: fn(&str) -> String,
    /// No permission for a file or folder.
    pub not_permitted: fn(&str) -> String,
    /// A folder where a file is wanted.
    pub a_folder: fn(&str) -> String,
    /// The disk is full.
    pub disk_full: fn(&str) -> String,
    /// The disk can neither be read nor written there.
    pub disk_failing: fn(&str) -> String,
    /// A disk of another machine that no longer answers.
    pub disk_away: fn(&str) -> String,
    /// A file system that cannot lock files.
    pub no_locks: fn(&str) -> String,
    /// Another process holds the store: user, host, process, since.
    pub held: fn(&str, &str, u32, &str) -> String,
    /// The folder is not a store.
    pub not_a_store: fn(&str) -> String,
    /// The store is newer than the program: found, known.
    pub store_from_the_future: fn(u64, u64) -> String,
    /// An entry of the log is damaged.
    pub damaged: fn(u64) -> String,
    /// A record too large or strange to be kept.
    pub cannot_keep: &'static str,
    /// Someone else changed the committee at the same time.
    pub stale: &'static str,
    /// The change no longer fits.
    pub conflict_moved: &'static str,
    /// Something depends on the record.
    pub conflict_in_use: &'static str,
    /// The record is gone.
    pub conflict_missing: &'static str,
    /// The words of a text are settled.
    pub conflict_settled: &'static str,
    /// Nothing to take back.
    pub nothing: &'static str,
    /// The file is empty.
    pub file_empty: fn(&str) -> String,
    /// Not text: file, line, name of the format if known.
    pub file_not_text: fn(&str, u32, &str) -> String,
    /// Not UTF-8: file, line, name of the encoding if known.
    pub file_not_utf8: fn(&str, u32, &str) -> String,
    /// Too long: file, line if it is one line, megabytes allowed.
    pub file_too_long: fn(&str, Option<u32>, usize) -> String,
    /// Nothing recognised in the file.
    pub file_nothing_found: fn(&str) -> String,
    /// JSON that is not an archive: file, line.
    pub file_not_an_archive: fn(&str, u32) -> String,
    /// The archive is newer than the program: found, known.
    pub archive_from_the_future: fn(u64, u64) -> String,
    /// Names of refused formats: PDF, zip (Word, Excel), old Office, picture.
    pub formats: [&'static str; 4],
    /// Names of refused encodings: UTF-16, one byte a letter, halves of letters.
    pub encodings: [&'static str; 3],
}

pub(super) const AR: Errors = Errors {
    io: |path, why| format!("تعذر الوصول إلى {path} ({why}). لم يتغير شيء."),
    not_found: |path| format!("لا يوجد {path}. تحقق من المسار."),
    not_permitted: |path| {
        format!("لا إذن لك في {path}. لم يتغير شيء؛ اطلب الإذن أو اختر مجلدا آخر بالخيار --store.")
    },
    a_folder: |path| format!("{path} مجلد وليس ملفا. اكتب مسار الملف نفسه؛ لم يتغير شيء."),
    disk_full: |path| {
        format!("القرص ممتلئ عند {path}. ما كُتب على الشاشة محفوظ فيها؛ أفرغ بعض المساحة ثم أعد الحفظ.")
    },
    disk_failing: |path| {
        format!(
            "القرص معطل عند {path}. ما كُتب على الشاشة باق فيها؛ اكتب rescue وبعده مسار على قرص آخر، ثم افحص القرص."
        )
    },
    disk_away: |path| {
        format!(
            "انقطع القرص الذي فيه {path}. ما كُتب على الشاشة باق فيها؛ أعد وصل القرص، أو اكتب rescue وبعده مسار على قرص آخر."
        )
    },
    no_locks: |path| {
        format!(
            "لا يمكن قفل {path} على هذا القرص، فقد يكتب شخصان معا. لم يتغير شيء؛ اختر بالخيار --store مجلدا على قرص هذا الجهاز."
        )
    },
    held: |user, host, pid, since| {
        format!(
            "المخزن مفتوح عند {user} على {host} (العملية {pid}) منذ {since}. أغلقه هناك ثم أعد المحاولة؛ لم يتغير شيء."
        )
    },
    not_a_store: |path| {
        format!("المجلد {path} ليس مخزنا للبرنامج ولن يُمس. اختر مجلدا فارغا أو جديدا بالخيار --store.")
    },
    store_from_the_future: |found, known| {
        format!(
            "كُتب هذا المخزن بإصدار أحدث (صيغة {found}، والمعروف هنا {known}). حدّث البرنامج؛ لم يتغير شيء."
        )
    },
    damaged: |entry| {
        format!(
            "القيد {entry} في السجل معطوب ولا يمكن استرجاعه؛ لم يتغير شيء. اكتب lajna repair --to مجلد_جديد لجمع كل ما تمكن قراءته في مخزن جديد؛ أما lajna salvage فيتابع هنا بما قبل هذا القيد ويُبقي السجل كما وُجد."
        )
    },
    cannot_keep: "لا يمكن حفظ هذا كما هو؛ لم يتغير شيء.",
    stale: "غيّر شخص آخر اللجنة في الوقت نفسه؛ أعد المحاولة.",
    conflict_moved: "تغير هذا السجل بعد ذلك، فلا يمكن تطبيق هذه الخطوة عليه. لم يتغير شيء.",
    conflict_in_use: "ما زال شيء آخر مرتبطا بهذا السجل (إجراءات الهدف أو نص الباب). لم يتغير شيء.",
    conflict_missing: "لم يعد هذا السجل موجودا. لم يتغير شيء.",
    conflict_settled: "النص مصادق عليه فلا تتغير صيغته. افتح مراجعة جديدة أولا. لم يتغير شيء.",
    nothing: "لا شيء للتراجع عنه.",
    file_empty: |file| format!("الملف {file} فارغ؛ لم يُسجل شيء."),
    file_not_text: |file, line, format| {
        format!(
            "الملف {file} ليس نصا (السطر {line}{format}). احفظه كنص UTF-8 أو انسخ الجدول إلى ملف نصي؛ لم يُسجل شيء."
        )
    },
    file_not_utf8: |file, line, encoding| {
        format!(
            "الملف {file} ليس بترميز UTF-8 (السطر {line}{encoding}). احفظه بترميز UTF-8 ثم أعد الاستيراد؛ لم يُسجل شيء."
        )
    },
    file_too_long: |file, line, limit| match line {
        Some(line) => {
            format!("السطر {line} من {file} يتجاوز {limit} ميغابايت؛ لم يُسجل شيء. قسّم السطر ثم أعد.")
        }
        None => format!("الملف {file} يتجاوز {limit} ميغابايت؛ لم يُسجل شيء. قسّمه ثم أعد."),
    },
    file_nothing_found: |file| {
        format!(
            "لم يُعثر في {file} على لائحة أعضاء ولا برنامج عمل ولا ميثاق؛ لم يُسجل شيء. يُتعرف على الجداول من سطر العناوين، مثل: المؤسسة، الصفة، الاسم."
        )
    },
    file_not_an_archive: |file, line| {
        format!("الملف {file} ليس أرشيفا سليما للبرنامج (السطر {line})؛ لم يُسجل شيء.")
    },
    archive_from_the_future: |found, known| {
        format!("كُتب هذا الأرشيف بإصدار أحدث ({found}، والمعروف هنا {known}). حدّث البرنامج؛ لم يُسجل شيء.")
    },
    formats: ["، ملف PDF", "، ملف Word أو Excel", "، ملف Office قديم", "، صورة"],
    encodings: ["، يبدو UTF-16", "، يبدو Windows-1256", "، فيه نصف حرف بلا نصفه الآخر"],
};

pub(super) const FR: Errors = Errors {
    io: |path, why| format!("{path} est inaccessible ({why}). Rien n'a changé."),
    not_found: |path| format!("{path} n'existe pas. Vérifiez le chemin."),
    not_permitted: |path| {
        format!(
            "Vous n'avez pas accès à {path}. Rien n'a changé ; demandez l'accès ou choisissez un autre dossier avec --store."
        )
    },
    a_folder: |path| {
        format!("{path} est un dossier, pas un fichier. Donnez le chemin du fichier ; rien n'a changé.")
    },
    disk_full: |path| {
        format!(
            "Le disque est plein ({path}). Ce qui est à l'écran y reste ; libérez de la place puis enregistrez de nouveau."
        )
    },
    disk_failing: |path| {
        format!(
            "Le disque est en panne ({path}). Ce qui est à l'écran y reste ; mettez-le sur un autre disque (rescue CHEMIN), puis faites vérifier celui-ci."
        )
    },
    disk_away: |path| {
        format!(
            "Le disque où se trouve {path} ne répond plus. Ce qui est à l'écran y reste ; reconnectez ce disque, ou mettez le texte sur un autre (rescue CHEMIN)."
        )
    },
    no_locks: |path| {
        format!(
            "{path} ne peut pas être verrouillé sur ce disque : deux personnes pourraient y écrire à la fois. Rien n'a changé ; choisissez avec --store un dossier d'un disque de cette machine."
        )
    },
    held: |user, host, pid, since| {
        format!(
            "Le magasin est ouvert par {user} sur {host} (processus {pid}) depuis {since}. Fermez-le là-bas puis réessayez ; rien n'a changé."
        )
    },
    not_a_store: |path| {
        format!(
            "{path} n'est pas un magasin de lajna et ne sera pas touché. Choisissez un dossier vide ou nouveau avec --store."
        )
    },
    store_from_the_future: |found, known| {
        format!(
            "Ce magasin vient d'une version plus récente (format {found}, connu ici : {known}). Mettez lajna à jour ; rien n'a changé."
        )
    },
    damaged: |entry| {
        format!(
            "L'entrée {entry} de l'historique est abîmée et ne peut être reprise de nulle part ; rien n'a changé. lajna repair --to NOUVEAU recueille tout ce qui se lit dans un nouveau magasin ; lajna salvage, lui, continue ici avec ce qui la précède et garde le journal tel qu'il est."
        )
    },
    cannot_keep: "Ceci ne peut pas être gardé tel quel ; rien n'a changé.",
    stale: "Quelqu'un d'autre a changé le comité au même moment ; réessayez.",
    conflict_moved: "Cet enregistrement a changé depuis : l'étape ne s'y applique plus. Rien n'a changé.",
    conflict_in_use: "Autre chose en dépend encore (les actions de l'objectif, le texte de la partie). Rien n'a changé.",
    conflict_missing: "Cet enregistrement n'est plus là. Rien n'a changé.",
    conflict_settled: "Le texte est arrêté : ouvrez d'abord une nouvelle révision. Rien n'a changé.",
    nothing: "Rien à annuler.",
    file_empty: |file| format!("{file} est vide ; rien n'a été consigné."),
    file_not_text: |file, line, format| {
        format!(
            "{file} n'est pas du texte (ligne {line}{format}). Enregistrez-le en texte UTF-8 ou copiez le tableau dans un fichier texte ; rien n'a été consigné."
        )
    },
    file_not_utf8: |file, line, encoding| {
        format!(
            "{file} n'est pas en UTF-8 (ligne {line}{encoding}). Enregistrez-le en UTF-8 puis recommencez ; rien n'a été consigné."
        )
    },
    file_too_long: |file, line, limit| match line {
        Some(line) => {
            format!(
                "La ligne {line} de {file} dépasse {limit} Mo ; rien n'a été consigné. Coupez-la puis recommencez."
            )
        }
        None => format!("{file} dépasse {limit} Mo ; rien n'a été consigné. Coupez-le puis recommencez."),
    },
    file_nothing_found: |file| {
        format!(
            "Ni liste de membres, ni programme, ni charte dans {file} ; rien n'a été consigné. Les tableaux se reconnaissent à leur ligne de titres, par exemple : institution, qualité, nom."
        )
    },
    file_not_an_archive: |file, line| {
        format!("{file} n'est pas une archive lajna intacte (ligne {line}) ; rien n'a été consigné.")
    },
    archive_from_the_future: |found, known| {
        format!(
            "Cette archive vient d'une version plus récente ({found}, connue ici : {known}). Mettez lajna à jour ; rien n'a été consigné."
        )
    },
    formats: [", un PDF", ", un fichier Word ou Excel", ", un ancien fichier Office", ", une image"],
    encodings: [", apparemment UTF-16", ", apparemment Windows-1256", ", moitié de caractère sans l'autre"],
};

pub(super) const EN: Errors = Errors {
    io: |path, why| format!("{path} cannot be reached ({why}). Nothing was changed."),
    not_found: |path| format!("{path} is not there. Check the path."),
    not_permitted: |path| {
        format!(
            "You have no access to {path}. Nothing was changed; ask for access or choose another folder with --store."
        )
    },
    a_folder: |path| {
        format!("{path} is a folder, not a file. Give the path of the file; nothing was changed.")
    },
    disk_full: |path| {
        format!(
            "The disk is full ({path}). What is on the screen stays there; free some space, then save again."
        )
    },
    disk_failing: |path| {
        format!(
            "The disk is failing ({path}). What is on the screen stays there; put it on another disk (rescue PATH), then have this one looked at."
        )
    },
    disk_away: |path| {
        format!(
            "The disk that holds {path} no longer answers. What is on the screen stays there; connect the disk again, or put the words on another (rescue PATH)."
        )
    },
    no_locks: |path| {
        format!(
            "{path} cannot be locked on this disk, so two people could write at once. Nothing was changed; choose with --store a folder on a disk of this machine."
        )
    },
    held: |user, host, pid, since| {
        format!(
            "The store is open: {user} on {host} (process {pid}) since {since}. Close it there, then try again; nothing was changed."
        )
    },
    not_a_store: |path| {
        format!(
            "{path} is not a store of lajna and will not be touched. Choose an empty or new folder with --store."
        )
    },
    store_from_the_future: |found, known| {
        format!(
            "This store was written by a newer version (format {found}, known here: {known}). Update lajna; nothing was changed."
        )
    },
    damaged: |entry| {
        format!(
            "Entry {entry} of the log is damaged and cannot be had from anywhere; nothing was changed. lajna repair --to NEW gathers everything that can be read into a new store; lajna salvage goes on here with what comes before it and keeps the journal as it is."
        )
    },
    cannot_keep: "This cannot be kept as it is; nothing was changed.",
    stale: "Someone else changed the committee at the same time; try again.",
    conflict_moved: "This record has changed since, so the step no longer fits it. Nothing was changed.",
    conflict_in_use: "Something still depends on it (the tasks of the objective, the text of the part). Nothing was changed.",
    conflict_missing: "This record is no longer there. Nothing was changed.",
    conflict_settled: "The words of this text are settled: open a new revision first. Nothing was changed.",
    nothing: "Nothing to take back.",
    file_empty: |file| format!("{file} is empty; nothing was recorded."),
    file_not_text: |file, line, format| {
        format!(
            "{file} is not text (line {line}{format}). Save it as UTF-8 text or copy the table into a text file; nothing was recorded."
        )
    },
    file_not_utf8: |file, line, encoding| {
        format!(
            "{file} is not UTF-8 (line {line}{encoding}). Save it as UTF-8 and import it again; nothing was recorded."
        )
    },
    file_too_long: |file, line, limit| match line {
        Some(line) => {
            format!(
                "Line {line} of {file} is over {limit} MB; nothing was recorded. Cut it, then import again."
            )
        }
        None => format!("{file} is over {limit} MB; nothing was recorded. Cut it, then import again."),
    },
    file_nothing_found: |file| {
        format!(
            "No roster, work programme or charter in {file}; nothing was recorded. Tables are recognised by their head row, such as: institution, capacity, name."
        )
    },
    file_not_an_archive: |file, line| {
        format!("{file} is not a sound lajna archive (line {line}); nothing was recorded.")
    },
    archive_from_the_future: |found, known| {
        format!(
            "This archive was written by a newer version ({found}, known here: {known}). Update lajna; nothing was recorded."
        )
    },
    formats: [", a PDF", ", a Word or Excel file", ", an old Office file", ", a picture"],
    encodings: [
        ", it looks like UTF-16",
        ", it looks like Windows-1256",
        ", half a character without its other half",
    ],
};
