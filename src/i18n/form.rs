//! Sentences of forms: what is wrong with a field, and the form of the committee itself.

/// Sentences of forms.
#[derive(Debug)]
pub struct Form {
    /// What Enter does in a form.
    pub enter_help: &'static str,
    /// An option was taken by its first letter: the field, the option.
    pub taken: fn(&str, &str) -> String,
    /// No option begins with the letter.
    pub none_begins: fn(char) -> String,
    /// A field that must be filled is empty.
    pub required: &'static str,
    /// The words of a field are not a day.
    pub not_a_day: &'static str,
    /// The words of a field are not a percentage.
    pub not_a_percentage: &'static str,
    /// Asked before a form with unsaved words is closed.
    pub leave: &'static str,
    /// Undo was asked for while a form is open.
    pub undo_waits: &'static str,
    /// Before what the words typed so far can be completed to.
    pub completes_to: fn(&str) -> String,
    /// Nothing known begins with the words typed so far.
    pub completes_to_nothing: &'static str,
    /// Title of the form of the committee.
    pub profile: &'static str,
    /// Its name.
    pub profile_name: &'static str,
    /// Its town or commune.
    pub profile_town: &'static str,
    /// The day it was founded.
    pub profile_founded: &'static str,
    /// What the day of founding is for.
    pub profile_founded_use: &'static str,
    /// A committee needs a name.
    pub profile_needs_name: &'static str,
}

pub(super) const AR: Form = Form {
    enter_help: "الحقل التالي، وفي حقل من عدة أسطر: فقرة جديدة",
    taken: |label, option| format!("{label}: {option}"),
    none_begins: |letter| format!("لا اختيار يبدأ بـ «{letter}»؛ السهمان يغيران الاختيار"),
    required: "لا يمكن ترك هذه الخانة فارغة",
    not_a_day: "لم يُفهم هذا التاريخ؛ اكتبه مثلا 09/03/2023 أو 9 مارس 2023",
    not_a_percentage: "اكتب عددا من 0 إلى 100",
    leave: "الخروج دون حفظ؟ سيضيع ما كتبته في هذه الاستمارة",
    undo_waits: "احفظ الاستمارة أو أغلقها أولا، ثم تراجع",
    completes_to: |words| format!("إكمال: {words}"),
    completes_to_nothing: "لا يوجد في اللائحة ما يبدأ بهذا",
    profile: "بطاقة اللجنة",
    profile_name: "اسم اللجنة",
    profile_town: "الجماعة أو المدينة",
    profile_founded: "تاريخ التأسيس",
    profile_founded_use: "منه تُحسب السنة حين لا تُكتب في أجل",
    profile_needs_name: "اكتب اسم اللجنة",
};

pub(super) const FR: Form = Form {
    enter_help: "champ suivant ; dans un champ de plusieurs lignes, nouveau paragraphe",
    taken: |label, option| format!("{label} : {option}"),
    none_begins: |letter| format!("aucun choix ne commence par « {letter} » ; les flèches en changent"),
    required: "ce champ ne peut pas rester vide",
    not_a_day: "cette date n'est pas comprise ; écrivez par exemple 09/03/2023 ou 9 mars 2023",
    not_a_percentage: "écrivez un nombre de 0 à 100",
    leave: "quitter sans enregistrer ? ce que vous avez saisi ici sera perdu",
    undo_waits: "enregistrez ou fermez d'abord le formulaire, puis annulez",
    completes_to: |words| format!("compléter : {words}"),
    completes_to_nothing: "rien dans la liste ne commence ainsi",
    profile: "Fiche du comité",
    profile_name: "Nom du comité",
    profile_town: "Commune ou ville",
    profile_founded: "Date de création",
    profile_founded_use: "sert à compter l'année quand un délai ne la dit pas",
    profile_needs_name: "écrivez le nom du comité",
};

pub(super) const EN: Form = Form {
    enter_help: "next field; in a field of several lines, a new paragraph",
    taken: |label, option| format!("{label}: {option}"),
    none_begins: |letter| format!("no choice begins with “{letter}”; the arrows change it"),
    required: "this field cannot stay empty",
    not_a_day: "this date is not understood; write 09/03/2023 or 9 March 2023, for example",
    not_a_percentage: "write a number from 0 to 100",
    leave: "leave without saving? what you typed here would be lost",
    undo_waits: "save or close the form first, then undo",
    completes_to: |words| format!("complete: {words}"),
    completes_to_nothing: "nothing in the list begins like this",
    profile: "The committee",
    profile_name: "Name of the committee",
    profile_town: "Commune or town",
    profile_founded: "Founded on",
    profile_founded_use: "a year missing from a deadline is counted from here",
    profile_needs_name: "write the name of the committee",
};
