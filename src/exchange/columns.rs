//! The columns a table of a committee may have, and the words that head them.
//!
//! Used by [`vocabulary`](super::vocabulary). Only the lists: Arabic, French, English, as
//! found in minutes of communes. How a header is compared with them is not here.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Name of a member, or a part of it.
    Name,
    /// The body a member comes from.
    Institution,
    /// The capacity of a member.
    Capacity,
    /// Gender.
    Gender,
    /// Category of the composition.
    Category,
    /// Telephone, mail, address.
    Contact,
    /// First day: of a mandate, or of the work on a task.
    Start,
    /// Last day of a mandate.
    Until,
    /// Who is responsible for a task.
    Responsible,
    /// Until when.
    Deadline,
    /// The action.
    Action,
    /// The objective.
    Objective,
    /// Where the work stands.
    Status,
    /// Progress in per cent.
    Progress,
    /// Notes.
    Notes,
    /// Number of the row; no content.
    Number,
    /// Anything else: kept in the notes under its header.
    Other,
}

/// How much a word says about its column, where a header has words of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// «اسم», «تاريخ»: the word beside it says more.
    Faint,
    /// The common case.
    Plain,
    /// «المؤسسة المسؤولة» is the responsible, not the body.
    Telling,
}

/// Words that head a column, between blanks.
pub const WORDS: &[(Column, Weight, &str)] = &[
    (
        Column::Name,
        Weight::Faint,
        "اسم نسب أسماء اسماء لقب العضو الأعضاء العضوات السيد السيدة السادة nom noms prénom \
         prénoms membres participants name names fullname surname members المشاركون المشاركين \
         الحاضرون الحاضرين",
    ),
    (
        Column::Institution,
        Weight::Plain,
        "مؤسسة مؤسسات جمعية جمعيات هيئة هيأة هيئات منظمة منظمات تنظيم إدارة قطاع انتماء تعاونية \
         institution institutions association associations organisme organismes organisation \
         organization structure entité appartenance affiliation body établissement coopérative \
         entity",
    ),
    (Column::Institution, Weight::Faint, "الجهة الجماعة الإطار commune"),
    (
        Column::Capacity,
        Weight::Plain,
        "صفة صفات منصب وظيفة دور رتبة qualité qualités fonction fonctions poste rôle titre \
         capacity role position function title office",
    ),
    (Column::Gender, Weight::Plain, "نوع جنس genre sexe gender sex"),
    (
        Column::Category,
        Weight::Plain,
        "فئة صنف شريحة تمثيلية catégorie collège category représentation constituency",
    ),
    (
        Column::Contact,
        Weight::Telling,
        "هاتف الهواتف بريد إيميل الكتروني إلكتروني اتصال تواصل عنوان téléphone tél tel telephone \
         phone mobile gsm email mail courriel adresse address contact contacts coordonnées",
    ),
    (Column::Start, Weight::Plain, "بداية انطلاق début debut depuis start since from"),
    (Column::Until, Weight::Plain, "نهاية انتهاء fin end until"),
    (
        Column::Responsible,
        Weight::Telling,
        "مسؤول مسؤولة مسؤولون مسؤولين مسؤولات مسؤولية مكلف مكلفة مكلفون مكلفين متدخل متدخلون \
         متدخلين منفذ منفذة إشراف اشراف responsable responsables responsabilité porteur porteurs \
         chargé chargés pilote acteur acteurs intervenants qui responsible owner lead who \
         assignee assigned",
    ),
    (
        Column::Deadline,
        Weight::Plain,
        "مدة أجل اجل آجال اجال جدولة توقيت مهلة متى زمن رزنامة délai délais échéance échéances \
         échéancier calendrier durée quand deadline due timeline timeframe when schedule",
    ),
    (Column::Deadline, Weight::Faint, "تاريخ تواريخ فترة زمني زمنية date dates période period time"),
    (
        Column::Action,
        Weight::Plain,
        "إجراء إجراءات اجراءات نشاط أنشطة انشطة عملية عمليات مهام مهمة تدبير تدابير أعمال أشغال \
         خطوات خطوة ماذا تدخلات action actions activité activités mesure mesures tâche tâches \
         opération opérations quoi activity activities task tasks measure measures steps what \
         étapes",
    ),
    (
        Column::Objective,
        Weight::Plain,
        "هدف أهداف اهداف لماذا pourquoi why محور محاور التزام التزامات غاية غايات objectif objectifs axe axes \
         engagement engagements but buts objective objectives goal goals aim aims axis commitment \
         commitments pillar",
    ),
    (Column::Status, Weight::Plain, "حالة وضعية statut état situation status state"),
    (
        Column::Progress,
        Weight::Telling,
        "نسبة تقدم taux avancement pourcentage progrès progress completion percent",
    ),
    (
        Column::Notes,
        Weight::Plain,
        "ملاحظة ملاحظات ملحوظة ملحوظات observation observations remarque remarques notes note \
         comment comments commentaire commentaires remarks",
    ),
    (Column::Number, Weight::Faint, "رقم ترتيب ترتيبي numéro numero num number"),
    (
        Column::Other,
        Weight::Plain,
        "توقيع إمضاء مؤشر مؤشرات ميزانية كلفة تكلفة شريك شركاء شراكة وسائل موارد سن عمر ازدياد \
         signature émargement indicateur indicateurs budget coût partenaire partenaires moyens \
         ressources âge naissance indicator indicators cost partners resources age نتائج \
         résultats results ترابية تراب territoire territory حي quartier",
    ),
];

/// Whole headers, after folding and without signs; several between bars.
pub const WHOLE: &[(Column, &str)] = &[
    (Column::Number, "ر ت|رت|ر|ع ر|ت|م|n|no|n o|nr|id"),
    (Column::Name, "عضو ه|nom prénom"),
    (Column::Progress, "٪"),
    (Column::Start, "من|du"),
    (Column::Until, "إلى|الى|au|to"),
    (Column::Objective, "المجال|domaine|area"),
    (Column::Action, "العمل|الأعمال المبرمجة|العمل المطلوب"),
];

/// Words that stand in headers and say nothing of the column, between blanks.
pub const FILLERS: &str = "المنتمي المنتمى إليها اليها التي يمثلها تمثلها داخل و أو او في من عن على ل ه ة تنزيل تنفيذ إنجاز انجاز لجنة خلية مشروع برنامج كامل كاملة \
     زمنية زمني مقترحة مقترح شخصي عائلي مبرمجة متوقعة منتظر خاصة عامة عام استراتيجية \
     استراتيجي اجتماعي معنية معني ممثلة اصلية أصلية تتبع مطلوبة de la le les du des d l et ou \
     en à of the and or for pratique pratiques prévue prévues prévu prévus mise œuvre oeuvre \
     exécution réalisation limite comité projet complet missions mission practical full \
     planned e s es committee origine رئيسية رئيسي فرعية عملي";
