//! Sentences of the meetings: the log, one meeting, its attendance, what it decided.

use super::plural::{arabic_plural, english_plural, french_plural};
use crate::domain::meeting::agenda::Flaw;
use crate::domain::{MeetingKind, Mode, Presence, ResolutionKind};

/// Sentences of the meetings.
#[derive(Debug)]
pub struct Meetings {
    /// A kind of meeting.
    pub kind: fn(MeetingKind) -> &'static str,
    /// A meeting whose kind is not known.
    pub no_kind: &'static str,
    /// Whether people came to a place.
    pub mode: fn(Mode) -> &'static str,
    /// Whether a member was there.
    pub presence: fn(Presence) -> &'static str,
    /// Nothing is said of a member.
    pub not_noted: &'static str,
    /// Whether a resolution binds.
    pub resolution: fn(ResolutionKind) -> &'static str,
    /// So many decisions.
    pub decisions: fn(usize) -> String,
    /// So many recommendations.
    pub recommendations: fn(usize) -> String,
    /// So many people.
    pub people: fn(usize) -> String,
    /// So many presences, over several meetings.
    pub presences: fn(usize) -> String,
    /// Hours and minutes.
    pub length: fn(u32) -> String,
    /// Meetings whose day is not known.
    pub no_day: &'static str,
    /// A meeting without a title.
    pub untitled: &'static str,
    /// There is no meeting: the key that adds one.
    pub empty: fn(&str) -> String,
    /// The filter lets none through.
    pub none_shown: &'static str,
    /// So many are shown of so many.
    pub shown: fn(usize, usize) -> String,
    /// The key that shows every one again.
    pub clears: fn(&str) -> String,
    /// Rows with these words only.
    pub only_words: fn(&str) -> String,
    /// Label of the words to filter by.
    pub filter: &'static str,
    /// Head of the column of days.
    pub day: &'static str,
    /// Head of the column of titles.
    pub title: &'static str,
    /// Head of the column of kinds.
    pub type_: &'static str,
    /// Head of the column of people.
    pub there: &'static str,
    /// Head of the column of resolutions.
    pub decided: &'static str,
    /// The newest first.
    pub newest_first: &'static str,
    /// The oldest first.
    pub oldest_first: &'static str,
    /// Label: last day.
    pub last_day: &'static str,
    /// Label: hours.
    pub hours: &'static str,
    /// How hours are understood.
    pub understood: fn(&str) -> String,
    /// Hours that were turned round.
    pub reversed: fn(&str) -> String,
    /// Hours that are not understood.
    pub unread: &'static str,
    /// Label: place.
    pub place: &'static str,
    /// Label: mode.
    pub mode_label: &'static str,
    /// Label: link.
    pub link: &'static str,
    /// Label: organiser.
    pub organiser: &'static str,
    /// Label: facilitator.
    pub facilitator: &'static str,
    /// Label: notes.
    pub notes: &'static str,
    /// Label: agenda.
    pub agenda: &'static str,
    /// Label: attendance.
    pub attendance: &'static str,
    /// Label: guests.
    pub guests: &'static str,
    /// Label: counts.
    pub counts: &'static str,
    /// Label: decisions and recommendations.
    pub resolutions: &'static str,
    /// Label: minutes.
    pub minutes: &'static str,
    /// Something that does not fit in an agenda; slots counted from 1.
    pub flaw: fn(Flaw) -> String,
    /// The quorum: there, seats, needed.
    pub quorum: fn(usize, usize, usize) -> String,
    /// The quorum is reached.
    pub reached: &'static str,
    /// The quorum is missed.
    pub missed: &'static str,
    /// There is no rule of quorum.
    pub no_quorum: &'static str,
    /// Counts of an attendance list: present, represented, excused, absent.
    pub tally: fn(usize, usize, usize, usize) -> String,
    /// Somebody came for a member.
    pub by: fn(&str) -> String,
    /// Nothing is written there yet: the key.
    pub nothing_yet: fn(&str) -> String,
}

pub(super) const AR: Meetings = Meetings {
    kind: |kind| match kind {
        MeetingKind::Founding => "لقاء تأسيسي",
        MeetingKind::Regular => "اجتماع",
        MeetingKind::Communication => "لقاء تواصلي",
        MeetingKind::Information => "لقاء إخباري",
        MeetingKind::Consultation => "لقاء تشاوري",
        MeetingKind::Thematic => "لقاء موضوعاتي",
        MeetingKind::WorkingSession => "جلسة عمل",
        MeetingKind::Workshop => "ورشة",
        MeetingKind::Training => "دورة تكوينية",
        MeetingKind::FocusGroup => "مجموعة بؤرية",
        MeetingKind::Webinar => "لقاء عن بعد",
        MeetingKind::Forum => "ملتقى",
        MeetingKind::Caravan => "قافلة",
        MeetingKind::CouncilSession => "دورة المجلس",
        MeetingKind::Other => "نوع آخر",
    },
    no_kind: "—",
    mode: |mode| match mode {
        Mode::InPerson => "حضوري",
        Mode::Remote => "عن بعد",
        Mode::Hybrid => "حضوري وعن بعد",
    },
    presence: |presence| match presence {
        Presence::Present => "حاضر",
        Presence::Excused => "معتذر",
        Presence::Absent => "متغيب",
        Presence::Represented => "ينوب عنه",
    },
    not_noted: "لم يُسجل",
    resolution: |kind| match kind {
        ResolutionKind::Decision => "مقرر",
        ResolutionKind::Recommendation => "توصية",
    },
    decisions: |n| arabic_plural(n, "لا مقررات", "مقرر واحد", "مقرران", "مقررات", "مقررا", "مقرر"),
    recommendations: |n| arabic_plural(n, "لا توصيات", "توصية واحدة", "توصيتان", "توصيات", "توصية", "توصية"),
    people: |n| arabic_plural(n, "لا مشاركين", "مشارك واحد", "مشاركان", "مشاركين", "مشاركا", "مشارك"),
    presences: |n| arabic_plural(n, "لا حضور", "حضور واحد", "حضوران", "حضورا", "حضورا", "حضور"),
    length: |minutes| match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} د"),
        (hours, 0) => format!("{hours} س"),
        (hours, minutes) => format!("{hours} س و{minutes} د"),
    },
    no_day: "دون تاريخ",
    untitled: "(دون عنوان)",
    empty: |key| format!("لا لقاءات بعد؛ اضغط {key} لإضافة أول لقاء، أو استورد محضرا"),
    none_shown: "لا لقاء يوافق التصفية",
    shown: |shown, all| format!("{shown} من {all}"),
    clears: |key| format!("{key}: الكل"),
    only_words: |words| format!("«{words}»"),
    filter: "تصفية:",
    day: "التاريخ",
    title: "الموضوع",
    type_: "النوع",
    there: "الحضور",
    decided: "مقررات",
    newest_first: "من الأحدث",
    oldest_first: "من الأقدم",
    last_day: "إلى غاية يوم",
    hours: "التوقيت",
    understood: |hours| format!("من {hours}"),
    reversed: |hours| format!("كُتب معكوسا، ويُقرأ: من {hours}"),
    unread: "توقيت غير مفهوم؛ تبقى كلماته كما هي",
    place: "المكان",
    mode_label: "الصيغة",
    link: "الرابط",
    organiser: "الجهة المنظمة",
    facilitator: "التنشيط",
    notes: "ملاحظات",
    agenda: "جدول الأعمال",
    attendance: "الحضور",
    guests: "الضيوف",
    counts: "أعداد الحاضرين",
    resolutions: "المقررات والتوصيات",
    minutes: "نص المحضر",
    flaw: |flaw| match flaw {
        Flaw::Gap { after, before, minutes } => {
            format!("فراغ {} بين النقطتين {} و{}", (AR.length)(minutes), after + 1, before + 1)
        }
        Flaw::Overlap { first, second, minutes } => {
            format!("تداخل {} بين النقطتين {} و{}", (AR.length)(minutes), first + 1, second + 1)
        }
        Flaw::Number { at, expected } => format!("النقطة {}: ينتظر الرقم {expected}", at + 1),
    },
    quorum: |there, seats, needed| format!("{there} من {seats} (المطلوب {needed})"),
    reached: "النصاب متوفر",
    missed: "النصاب غير متوفر",
    no_quorum: "لا قاعدة للنصاب",
    tally: |present, represented, excused, absent| {
        format!("حضر {present} · ناب غيرهم عن {represented} · اعتذر {excused} · تغيب {absent}")
    },
    by: |name| format!("ينوب عنه: {name}"),
    nothing_yet: |key| format!("لا شيء بعد؛ اضغط {key} للإضافة"),
};

pub(super) const FR: Meetings = Meetings {
    kind: |kind| match kind {
        MeetingKind::Founding => "réunion constitutive",
        MeetingKind::Regular => "réunion",
        MeetingKind::Communication => "communication",
        MeetingKind::Information => "information",
        MeetingKind::Consultation => "concertation",
        MeetingKind::Thematic => "réunion thématique",
        MeetingKind::WorkingSession => "séance de travail",
        MeetingKind::Workshop => "atelier",
        MeetingKind::Training => "formation",
        MeetingKind::FocusGroup => "focus group",
        MeetingKind::Webinar => "webinaire",
        MeetingKind::Forum => "forum",
        MeetingKind::Caravan => "caravane",
        MeetingKind::CouncilSession => "session du conseil",
        MeetingKind::Other => "autre",
    },
    no_kind: "—",
    mode: |mode| match mode {
        Mode::InPerson => "en présence",
        Mode::Remote => "à distance",
        Mode::Hybrid => "en présence et à distance",
    },
    presence: |presence| match presence {
        Presence::Present => "présent",
        Presence::Excused => "excusé",
        Presence::Absent => "absent",
        Presence::Represented => "représenté",
    },
    not_noted: "non noté",
    resolution: |kind| match kind {
        ResolutionKind::Decision => "décision",
        ResolutionKind::Recommendation => "recommandation",
    },
    decisions: |n| french_plural(n, "décision", "décisions"),
    recommendations: |n| french_plural(n, "recommandation", "recommandations"),
    people: |n| french_plural(n, "participant", "participants"),
    presences: |n| french_plural(n, "présence", "présences"),
    length: |minutes| match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    },
    no_day: "sans date",
    untitled: "(sans titre)",
    empty: |key| {
        format!("pas encore de réunion ; {key} pour ajouter la première, ou importez un procès-verbal")
    },
    none_shown: "aucune réunion ne passe le filtre",
    shown: |shown, all| format!("{shown} sur {all}"),
    clears: |key| format!("{key} : tout"),
    only_words: |words| format!("« {words} »"),
    filter: "filtre :",
    day: "date",
    title: "objet",
    type_: "type",
    there: "présents",
    decided: "décisions",
    newest_first: "récentes d'abord",
    oldest_first: "anciennes d'abord",
    last_day: "Jusqu'au",
    hours: "Horaire",
    understood: |hours| format!("de {hours}"),
    reversed: |hours| format!("écrit à rebours, lu : de {hours}"),
    unread: "horaire non compris ; ses mots restent tels quels",
    place: "Lieu",
    mode_label: "Forme",
    link: "Lien",
    organiser: "Organisateur",
    facilitator: "Animation",
    notes: "Notes",
    agenda: "Ordre du jour",
    attendance: "Présences",
    guests: "Invités",
    counts: "Effectifs",
    resolutions: "Décisions et recommandations",
    minutes: "Procès-verbal",
    flaw: |flaw| match flaw {
        Flaw::Gap { after, before, minutes } => {
            format!("vide de {} entre les points {} et {}", (FR.length)(minutes), after + 1, before + 1)
        }
        Flaw::Overlap { first, second, minutes } => {
            format!("{} en commun aux points {} et {}", (FR.length)(minutes), first + 1, second + 1)
        }
        Flaw::Number { at, expected } => format!("point {} : on attend le numéro {expected}", at + 1),
    },
    quorum: |there, seats, needed| format!("{there} sur {seats} (il en faut {needed})"),
    reached: "quorum atteint",
    missed: "quorum non atteint",
    no_quorum: "pas de règle de quorum",
    tally: |present, represented, excused, absent| {
        format!("présents {present} · représentés {represented} · excusés {excused} · absents {absent}")
    },
    by: |name| format!("représenté par {name}"),
    nothing_yet: |key| format!("rien encore ; {key} pour ajouter"),
};

pub(super) const EN: Meetings = Meetings {
    kind: |kind| match kind {
        MeetingKind::Founding => "founding meeting",
        MeetingKind::Regular => "meeting",
        MeetingKind::Communication => "communication",
        MeetingKind::Information => "information",
        MeetingKind::Consultation => "consultation",
        MeetingKind::Thematic => "thematic meeting",
        MeetingKind::WorkingSession => "working session",
        MeetingKind::Workshop => "workshop",
        MeetingKind::Training => "training",
        MeetingKind::FocusGroup => "focus group",
        MeetingKind::Webinar => "webinar",
        MeetingKind::Forum => "forum",
        MeetingKind::Caravan => "caravan",
        MeetingKind::CouncilSession => "council session",
        MeetingKind::Other => "other",
    },
    no_kind: "—",
    mode: |mode| match mode {
        Mode::InPerson => "in person",
        Mode::Remote => "remote",
        Mode::Hybrid => "in person and remote",
    },
    presence: |presence| match presence {
        Presence::Present => "present",
        Presence::Excused => "excused",
        Presence::Absent => "absent",
        Presence::Represented => "represented",
    },
    not_noted: "not noted",
    resolution: |kind| match kind {
        ResolutionKind::Decision => "decision",
        ResolutionKind::Recommendation => "recommendation",
    },
    decisions: |n| english_plural(n, "decision", "decisions"),
    recommendations: |n| english_plural(n, "recommendation", "recommendations"),
    people: |n| english_plural(n, "participant", "participants"),
    presences: |n| english_plural(n, "presence", "presences"),
    length: |minutes| match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    },
    no_day: "no date",
    untitled: "(untitled)",
    empty: |key| format!("no meetings yet; press {key} to add the first, or import minutes"),
    none_shown: "no meeting passes the filter",
    shown: |shown, all| format!("{shown} of {all}"),
    clears: |key| format!("{key}: all"),
    only_words: |words| format!("“{words}”"),
    filter: "filter:",
    day: "day",
    title: "subject",
    type_: "kind",
    there: "there",
    decided: "decided",
    newest_first: "newest first",
    oldest_first: "oldest first",
    last_day: "Until",
    hours: "Hours",
    understood: |hours| format!("from {hours}"),
    reversed: |hours| format!("written backwards, read as {hours}"),
    unread: "hours not understood; their words stay as they are",
    place: "Place",
    mode_label: "Form",
    link: "Link",
    organiser: "Organiser",
    facilitator: "Facilitator",
    notes: "Notes",
    agenda: "Agenda",
    attendance: "Attendance",
    guests: "Guests",
    counts: "Numbers",
    resolutions: "Decisions and recommendations",
    minutes: "Minutes",
    flaw: |flaw| match flaw {
        Flaw::Gap { after, before, minutes } => {
            format!("{} empty between items {} and {}", (EN.length)(minutes), after + 1, before + 1)
        }
        Flaw::Overlap { first, second, minutes } => {
            format!("items {} and {} overlap by {}", first + 1, second + 1, (EN.length)(minutes))
        }
        Flaw::Number { at, expected } => format!("item {}: number {expected} would follow", at + 1),
    },
    quorum: |there, seats, needed| format!("{there} of {seats} ({needed} needed)"),
    reached: "quorum reached",
    missed: "no quorum",
    no_quorum: "no rule of quorum",
    tally: |present, represented, excused, absent| {
        format!("present {present} · represented {represented} · excused {excused} · absent {absent}")
    },
    by: |name| format!("represented by {name}"),
    nothing_yet: |key| format!("nothing yet; press {key} to add"),
};
