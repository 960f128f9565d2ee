//! Sentences about the terminal: how Arabic is written to it, and the test of it.
//!
//! Arabic may be broken at the very moment some of these are read: words a person must find then
//! (modes, keys) are Latin in every language.

/// Sentences about the terminal.
#[derive(Debug)]
pub struct Terminal {
    /// Another mode is in force: its word, which comes first.
    pub now_written: fn(&str) -> String,
    /// Stands after it: it is remembered.
    pub kept: &'static str,
    /// A mode is in force, and could not be put down: what is in force, what the system says.
    pub not_kept: fn(&str, &str) -> String,
    /// The line is slow: seconds a round trip takes.
    pub slow_trip: fn(&str) -> String,
    /// The line is slow: thousands of bytes a second.
    pub slow_bytes: fn(u32) -> String,
    /// The question of the test.
    pub question: &'static str,
    /// Keys of the test: choose a line.
    pub choose: &'static str,
    /// Keys of the test: take the line chosen.
    pub take: &'static str,
    /// Keys of the test: leave.
    pub leave: &'static str,
    /// Keys of the test: boxes between words.
    pub boxes: &'static str,
    /// Keys of the test: vowel marks out of place.
    pub marks: &'static str,
    /// The terminal is recognised, or guessed at: its class.
    pub sure: fn(&str) -> String,
    /// As above.
    pub unsure: fn(&str) -> String,
    /// As above: a person has chosen it.
    pub chosen: fn(&str) -> String,
    /// Colours that are sent: how many.
    pub colours: fn(&str) -> String,
    /// Round trip in milliseconds.
    pub round_trip: fn(u128) -> String,
    /// The answer of the test is remembered: mode, terminal.
    pub answered: fn(&str, &str) -> String,
    /// A terminal without a name.
    pub this_one: &'static str,
    /// The test was left; the mode stays as it was.
    pub unanswered: fn(&str) -> String,
    /// Nothing was asked of the terminal.
    pub not_asked: &'static str,
}

pub(super) const AR: Terminal = Terminal {
    now_written: |mode| format!("{mode}: هكذا تُكتب العربية الآن (F9)"),
    kept: "، ويُتذكر هذا الاختيار",
    not_kept: |says, why| format!("{says}، وتعذر حفظ الاختيار ({why})"),
    slow_trip: |seconds| format!("الخط بطيء: {seconds} ث"),
    slow_bytes: |rate| format!("الخط بطيء: {rate} كب/ث"),
    question: "أي سطر يُقرأ صحيحا؟",
    choose: "اختيار سطر",
    take: "اعتماده",
    leave: "خروج",
    boxes: "إذا ظهرت مربعات بين الكلمات",
    marks: "إذا لم تكن الحركات في مكانها",
    sure: |class| format!("تم التعرف عليها: {class}"),
    unsure: |class| format!("لم تُعرف؛ التخمين: {class}"),
    chosen: |class| format!("مختارة: {class}"),
    colours: |number| format!("الألوان: {number}"),
    round_trip: |ms| format!("ذهاب وإياب: {ms} م.ث"),
    answered: |mode, terminal| format!("{mode}: هكذا تُكتب العربية من الآن على {terminal}. F9 يبدل الطريقة."),
    this_one: "هذه الشاشة",
    unanswered: |mode| format!("{mode}: لم يتغير شيء."),
    not_asked: "لم تُسأل الشاشة عن شيء",
};

pub(super) const FR: Terminal = Terminal {
    now_written: |mode| format!("{mode} : l'arabe s'écrit ainsi (F9)"),
    kept: " ; c'est retenu",
    not_kept: |says, why| format!("{says} ; ce choix n'a pas pu être retenu ({why})"),
    slow_trip: |seconds| format!("ligne lente : {seconds} s"),
    slow_bytes: |rate| format!("ligne lente : {rate} ko/s"),
    question: "Quelle ligne se lit bien ?",
    choose: "choisir la ligne",
    take: "la retenir",
    leave: "quitter",
    boxes: "si des carrés séparent les mots",
    marks: "si les voyelles sont mal placées",
    sure: |class| format!("reconnu : {class}"),
    unsure: |class| format!("inconnu ; supposé : {class}"),
    chosen: |class| format!("choisi : {class}"),
    colours: |number| format!("couleurs : {number}"),
    round_trip: |ms| format!("aller-retour : {ms} ms"),
    answered: |mode, terminal| format!("{mode} : l'arabe s'écrira ainsi sur {terminal}. F9 change de mode."),
    this_one: "ce terminal",
    unanswered: |mode| format!("{mode} : rien n'a changé."),
    not_asked: "le terminal n'a pas été interrogé",
};

pub(super) const EN: Terminal = Terminal {
    now_written: |mode| format!("{mode}: Arabic is written this way (F9)"),
    kept: "; it is remembered",
    not_kept: |says, why| format!("{says}; the choice could not be kept ({why})"),
    slow_trip: |seconds| format!("slow line: {seconds} s"),
    slow_bytes: |rate| format!("slow line: {rate} kB/s"),
    question: "Which line reads right?",
    choose: "choose the line",
    take: "keep it",
    leave: "leave",
    boxes: "if boxes stand between the words",
    marks: "if vowel marks are out of place",
    sure: |class| format!("recognised: {class}"),
    unsure: |class| format!("unknown; guessed: {class}"),
    chosen: |class| format!("chosen: {class}"),
    colours: |number| format!("colours: {number}"),
    round_trip: |ms| format!("round trip: {ms} ms"),
    answered: |mode, terminal| {
        format!("{mode}: this is how Arabic is written on {terminal} from now on. F9 changes it.")
    },
    this_one: "this terminal",
    unanswered: |mode| format!("{mode}: nothing was changed."),
    not_asked: "the terminal was asked nothing",
};
