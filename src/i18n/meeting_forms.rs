//! Sentences of the forms of a meeting, of its lists, and of what comes of its resolutions.

use super::plural::{arabic_plural, english_plural, french_plural};

/// Sentences of the forms and lists of a meeting.
#[derive(Debug)]
pub struct MeetingForms {
    /// Title of the form of a new meeting.
    pub new: &'static str,
    /// Title of the form of a meeting.
    pub edit: &'static str,
    /// A title is needed.
    pub title_needed: &'static str,
    /// The last day stands before the first.
    pub last_before_first: &'static str,
    /// A meeting was removed.
    pub removed: fn(&str) -> String,
    /// Choose a meeting first.
    pub choose: &'static str,
    /// Title of the form of a slot.
    pub slot: &'static str,
    /// Label: number.
    pub number: &'static str,
    /// Label: presenter.
    pub presenter: &'static str,
    /// Title of the form of an agenda as lines.
    pub lines: &'static str,
    /// How a line is written.
    pub lines_note: fn(usize) -> String,
    /// Title of the form of a guest.
    pub guest: &'static str,
    /// Label: name.
    pub name: &'static str,
    /// Label: body.
    pub body: &'static str,
    /// Label: capacity.
    pub capacity: &'static str,
    /// Title of the form of a count.
    pub count: &'static str,
    /// Label: who is counted.
    pub counted: &'static str,
    /// Label: category.
    pub category: &'static str,
    /// Label: gender.
    pub gender: &'static str,
    /// Label: how many.
    pub how_many: &'static str,
    /// Not a number.
    pub not_a_number: &'static str,
    /// Title of the form of a resolution.
    pub resolution_form: &'static str,
    /// Label: its words.
    pub words: &'static str,
    /// Words are needed.
    pub words_needed: &'static str,
    /// Who came for a member.
    pub came_for: fn(&str) -> String,
    /// Label: who came.
    pub represented_by: &'static str,
    /// The roster of that day is empty.
    pub nobody_sits: &'static str,
    /// A member on the list who did not sit that day.
    pub did_not_sit: &'static str,
    /// A resolution is a task already.
    pub task_already: &'static str,
    /// A resolution is an amendment already.
    pub amendment_already: &'static str,
    /// There is no objective to put a task under.
    pub no_objective: &'static str,
    /// Title of the form of a task made of a resolution.
    pub task_of: &'static str,
    /// The task that came of it: action, status.
    pub task_is: fn(&str, &str) -> String,
    /// The amendment that came of it.
    pub amendment_is: fn(&str) -> String,
    /// What came of it is gone.
    pub gone: &'static str,
    /// Title: choose the paragraph.
    pub choose_paragraph: &'static str,
    /// There is no paragraph to amend.
    pub no_paragraph: &'static str,
    /// The number of members announced.
    pub announced: &'static str,
    /// The command line: meetings of one type.
    pub of_type: &'static str,
    /// The command line: meetings of one year.
    pub of_year: &'static str,
    /// The command line: what they come to.
    pub totals: &'static str,
}

pub(super) const AR: MeetingForms = MeetingForms {
    new: "لقاء جديد",
    edit: "تحرير اللقاء",
    title_needed: "اكتب موضوع اللقاء",
    last_before_first: "اليوم الأخير قبل اليوم الأول",
    removed: |title| format!("حُذف اللقاء: {title}"),
    choose: "اختر لقاء أولا",
    slot: "نقطة في جدول الأعمال",
    number: "الرقم",
    presenter: "تقديم",
    lines: "جدول الأعمال سطرا سطرا",
    lines_note: |n| {
        format!(
            "{} — مثال: 1. 09:00-09:30 استقبال (تقديم: فلان)",
            arabic_plural(n, "لا نقط", "نقطة واحدة", "نقطتان", "نقط", "نقطة", "نقطة")
        )
    },
    guest: "ضيف",
    name: "الاسم",
    body: "المؤسسة",
    capacity: "الصفة",
    count: "عدد الحاضرين",
    counted: "من هم",
    category: "الفئة",
    gender: "النوع",
    how_many: "العدد",
    not_a_number: "اكتب العدد بالأرقام",
    resolution_form: "مقرر أو توصية",
    words: "النص",
    words_needed: "اكتب نص المقرر أو التوصية",
    came_for: |name| format!("من ناب عن {name}"),
    represented_by: "من حضر",
    nobody_sits: "لا عضو في اللائحة يوم اللقاء",
    did_not_sit: "لم يكن عضوا يوم اللقاء",
    task_already: "لهذا المقرر إجراء في البرنامج",
    amendment_already: "لهذا المقرر تعديل على النص",
    no_objective: "لا هدف في برنامج العمل بعد؛ أضف هدفا أولا",
    task_of: "إجراء من مقرر اللقاء",
    task_is: |action, status| format!("← الإجراء: {action} ({status})"),
    amendment_is: |which| format!("← {which}"),
    gone: "← حُذف ما نتج عنه",
    choose_paragraph: "الفقرة التي يغيرها المقرر",
    no_paragraph: "لا فقرة في أي نص لتعديلها",
    announced: "عدد الأعضاء المعلن في المحضر",
    of_type: "لقاءات من هذا النوع وحدها (regular، workshop، …)",
    of_year: "لقاءات هذه السنة وحدها",
    totals: "مجاميع اللقاءات حسب السنة والنوع",
};

pub(super) const FR: MeetingForms = MeetingForms {
    new: "Nouvelle réunion",
    edit: "Modifier la réunion",
    title_needed: "indiquez l'objet de la réunion",
    last_before_first: "le dernier jour précède le premier",
    removed: |title| format!("réunion supprimée : {title}"),
    choose: "choisissez d'abord une réunion",
    slot: "Point de l'ordre du jour",
    number: "Numéro",
    presenter: "Présenté par",
    lines: "Ordre du jour, ligne par ligne",
    lines_note: |n| {
        format!("{} — p. ex. 1. 9h-9h30 Accueil – par S. Naciri", french_plural(n, "point", "points"))
    },
    guest: "Invité",
    name: "Nom",
    body: "Institution",
    capacity: "Qualité",
    count: "Effectif",
    counted: "Qui",
    category: "Catégorie",
    gender: "Genre",
    how_many: "Nombre",
    not_a_number: "écrivez le nombre en chiffres",
    resolution_form: "Décision ou recommandation",
    words: "Texte",
    words_needed: "écrivez la décision ou la recommandation",
    came_for: |name| format!("Qui représentait {name}"),
    represented_by: "Représentant",
    nobody_sits: "aucun membre ne siégeait ce jour-là",
    did_not_sit: "ne siégeait pas ce jour-là",
    task_already: "cette décision a déjà son action",
    amendment_already: "cette décision a déjà son amendement",
    no_objective: "aucun objectif au programme ; ajoutez-en un d'abord",
    task_of: "Action décidée en réunion",
    task_is: |action, status| format!("→ action : {action} ({status})"),
    amendment_is: |which| format!("→ {which}"),
    gone: "→ ce qui en est issu a été supprimé",
    choose_paragraph: "Le paragraphe que la décision change",
    no_paragraph: "aucun paragraphe à amender",
    announced: "Membres annoncés par le procès-verbal",
    of_type: "les réunions de ce type seulement (regular, workshop, …)",
    of_year: "les réunions de cette année seulement",
    totals: "les totaux des réunions par année et par type",
};

pub(super) const EN: MeetingForms = MeetingForms {
    new: "New meeting",
    edit: "Edit the meeting",
    title_needed: "say what the meeting is about",
    last_before_first: "the last day stands before the first",
    removed: |title| format!("removed the meeting: {title}"),
    choose: "choose a meeting first",
    slot: "Item of the agenda",
    number: "Number",
    presenter: "Presented by",
    lines: "The agenda, line by line",
    lines_note: |n| {
        format!("{} — e.g. 1. 9:00-9:30 Welcome – by S. Naciri", english_plural(n, "item", "items"))
    },
    guest: "Guest",
    name: "Name",
    body: "Body",
    capacity: "Capacity",
    count: "Number of people",
    counted: "Who",
    category: "Category",
    gender: "Gender",
    how_many: "How many",
    not_a_number: "write the number in figures",
    resolution_form: "Decision or recommendation",
    words: "Words",
    words_needed: "write the decision or recommendation",
    came_for: |name| format!("Who came for {name}"),
    represented_by: "Came",
    nobody_sits: "no member sat that day",
    did_not_sit: "did not sit that day",
    task_already: "this decision has its task",
    amendment_already: "this decision has its amendment",
    no_objective: "the programme has no objective; add one first",
    task_of: "Task decided by the meeting",
    task_is: |action, status| format!("→ task: {action} ({status})"),
    amendment_is: |which| format!("→ {which}"),
    gone: "→ what came of it is gone",
    choose_paragraph: "The paragraph that the decision changes",
    no_paragraph: "no text has a paragraph to amend",
    announced: "Members announced by the minutes",
    of_type: "only meetings of this type (regular, workshop, …)",
    of_year: "only meetings of this year",
    totals: "what the meetings come to by year and type",
};
