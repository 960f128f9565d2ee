//! What parts and items of a text are called: الباب الأول، الفصل الثاني، المادة 12، أ-.

use super::Language;
use crate::domain::numbering::{Label, Script};

/// What parts and items of a text are called.
#[derive(Debug)]
pub struct Names {
    /// A part, by its number.
    pub part: fn(&Label) -> String,
    /// An item, by its place among the others, from 1.
    pub item: fn(u32) -> String,
    /// An item as a sentence names it, by its place and the name of its part.
    pub item_of: fn(u32, &str) -> String,
    /// A paragraph as a sentence names it, by its place from 1 and the name of its part.
    pub paragraph_of: fn(usize, &str) -> String,
    /// Something in another text, by what it is called there and the title of that text.
    pub in_text: fn(&str, &str) -> String,
    /// Stands before a bare number of a part.
    pub part_word: &'static str,
    /// A part that a reference names and that is not there.
    pub missing: &'static str,
    /// Ends what is told of a text: so many references name no part.
    pub dangling: fn(usize) -> String,
    /// So many references of the part one went into name nothing.
    pub broken_here: fn(usize) -> String,
    /// Ends what is told of a removed part: so many references named it.
    pub broken_by: fn(usize) -> String,
}

impl Names {
    /// A part as a sentence names it: a bare number says by itself what it is the number of.
    #[must_use]
    pub fn part_in_words(&self, label: &Label) -> String {
        let name = (self.part)(label);
        if matches!(label, Label::Path(_)) { format!("{} {name}", self.part_word) } else { name }
    }

    /// The same inside a sentence, where French writes no capital.
    #[must_use]
    pub fn part_within(&self, label: &Label) -> String {
        let name = self.part_in_words(label);
        let mut letters = name.chars();
        letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
    }
}

impl Language {
    /// The language a text in this script is numbered in, for a reader of this one: its own. What
    /// is in Latin letters is French to a reader of Arabic.
    #[must_use]
    pub const fn of_text(self, script: Option<Script>) -> Self {
        match (script, self) {
            (Some(Script::Arabic), _) => Self::Ar,
            (Some(Script::Latin), Self::Ar) => Self::Fr,
            (_, reader) => reader,
        }
    }
}

/// Ordinals of Arabic, feminine where they differ: الأول / الأولى.
const ORDINALS: [&str; 20] = [
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
    "الحادي عشر",
    "الثاني عشر",
    "الثالث عشر",
    "الرابع عشر",
    "الخامس عشر",
    "السادس عشر",
    "السابع عشر",
    "الثامن عشر",
    "التاسع عشر",
    "العشرون",
];

/// Ordinals of paragraphs, which are feminine.
const FEMININE: [&str; 10] = [
    "الأولى",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
];

/// The letters of items, in the order of abjad as it is counted with: أ ب ج د ه و ز …
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

fn arabic_ordinal(n: u32) -> String {
    let word = n.checked_sub(1).and_then(|at| ORDINALS.get(usize::try_from(at).ok()?));
    word.map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

fn path(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

/// The letter of the `n`-th item; past the last one, its number.
fn letter(n: u32, letters: &str) -> String {
    let at = n.checked_sub(1).and_then(|at| usize::try_from(at).ok());
    let found = at.and_then(|at| letters.chars().nth(at));
    found.map_or_else(|| n.to_string(), String::from)
}

/// `I`, `II`, `III`, `IV` …
fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n > 3999 {
        return n.to_string();
    }
    let mut rest = n;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

pub(super) const AR: Names = Names {
    part: |label| match label {
        Label::Path(numbers) => path(numbers),
        Label::Title(n) => format!("الباب {}", arabic_ordinal(*n)),
        Label::Chapter(n) => format!("الفصل {}", arabic_ordinal(*n)),
        Label::Article(n) => format!("المادة {n}"),
        Label::Under(n, rest) => format!("المادة {n}.{}", path(rest)),
    },
    item: |n| format!("{}-", letter(n, ABJAD)),
    item_of: |n, part| format!("البند {} من {part}", letter(n, ABJAD)),
    paragraph_of: |n, part| {
        let nth = n.checked_sub(1).and_then(|at| FEMININE.get(at));
        nth.map_or_else(|| format!("الفقرة {n} من {part}"), |nth| format!("الفقرة {nth} من {part}"))
    },
    in_text: |name, text| format!("{name} من «{text}»"),
    part_word: "الجزء",
    missing: "⟨جزء محذوف⟩",
    dangling: |n| {
        let places = super::arabic_plural(n, "لا إحالة", "إحالة واحدة", "إحالتان", "إحالات", "إحالة", "إحالة");
        format!("؛ إحالات إلى أجزاء لم تعد موجودة: {places}")
    },
    broken_here: |n| {
        let places = super::arabic_plural(n, "لا إحالة", "إحالة واحدة", "إحالتان", "إحالات", "إحالة", "إحالة");
        format!("في هذا الجزء {places} إلى ما حُذف من النص")
    },
    broken_by: |n| {
        let places = super::arabic_plural(
            n,
            "لا تحيل إليه إحالة",
            "تحيل إليه إحالة واحدة",
            "تحيل إليه إحالتان",
            "إحالات تحيل إليه",
            "إحالة تحيل إليه",
            "إحالة تحيل إليه",
        );
        format!("؛ كانت {places}")
    },
};

pub(super) const FR: Names = Names {
    part: |label| match label {
        Label::Path(numbers) => path(numbers),
        Label::Title(1) => "Titre premier".to_owned(),
        Label::Title(n) => format!("Titre {}", roman(*n)),
        Label::Chapter(1) => "Chapitre premier".to_owned(),
        Label::Chapter(n) => format!("Chapitre {}", roman(*n)),
        Label::Article(1) => "Article premier".to_owned(),
        Label::Article(n) => format!("Article {n}"),
        Label::Under(n, rest) => format!("Article {n}.{}", path(rest)),
    },
    item: |n| format!("{})", letter(n, LATIN)),
    item_of: |n, part| format!("{part}, point {}", letter(n, LATIN)),
    paragraph_of: |n, part| format!("{part}, paragraphe {n}"),
    in_text: |name, text| format!("{name} ({text})"),
    part_word: "partie",
    missing: "⟨partie supprimée⟩",
    dangling: |n| format!(" ; renvois à une partie supprimée : {n}"),
    broken_here: |n| match n {
        1 => "dans cette partie, un renvoi mène à un passage supprimé".to_owned(),
        n => format!("dans cette partie, {n} renvois mènent à des passages supprimés"),
    },
    broken_by: |n| match n {
        1 => " ; un renvoi y menait".to_owned(),
        n => format!(" ; {n} renvois y menaient"),
    },
};

pub(super) const EN: Names = Names {
    part: |label| match label {
        Label::Path(numbers) => path(numbers),
        Label::Title(n) => format!("Title {}", roman(*n)),
        Label::Chapter(n) => format!("Chapter {}", roman(*n)),
        Label::Article(n) => format!("Article {n}"),
        Label::Under(n, rest) => format!("Article {n}.{}", path(rest)),
    },
    item: |n| format!("{})", letter(n, LATIN)),
    item_of: |n, part| format!("{part}, point {}", letter(n, LATIN)),
    paragraph_of: |n, part| format!("{part}, paragraph {n}"),
    in_text: |name, text| format!("{name} ({text})"),
    part_word: "part",
    missing: "⟨removed part⟩",
    dangling: |n| format!("; references to removed parts: {n}"),
    broken_here: |n| match n {
        1 => "in this part one reference leads to something removed".to_owned(),
        n => format!("in this part {n} references lead to something removed"),
    },
    broken_by: |n| match n {
        1 => "; one reference led to it".to_owned(),
        n => format!("; {n} references led to it"),
    },
};

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_in_the_way_of_each_language() {
        let names = |label: Label| [(AR.part)(&label), (FR.part)(&label), (EN.part)(&label)];
        assert_eq!(names(Label::Title(1)), ["الباب الأول", "Titre premier", "Title I"]);
        assert_eq!(names(Label::Chapter(14)), ["الفصل الرابع عشر", "Chapitre XIV", "Chapter XIV"]);
        assert_eq!(names(Label::Title(20)), ["الباب العشرون", "Titre XX", "Title XX"]);
        assert_eq!(names(Label::Title(21))[0], "الباب 21");
        assert_eq!(names(Label::Article(12)), ["المادة 12", "Article 12", "Article 12"]);
        assert_eq!(names(Label::Under(12, vec![1, 2]))[1], "Article 12.1.2");
    }

    #[test]
    fn items_have_letters_and_beyond_them_numbers() {
        let arabic: Vec<String> = (1..=6).map(AR.item).collect();
        assert_eq!(arabic, ["أ-", "ب-", "ج-", "د-", "ه-", "و-"]);
        assert_eq!(((AR.item)(28), (AR.item)(29)), ("غ-".into(), "29-".into()));
        assert_eq!(((FR.item)(2), (EN.item)(27)), ("b)".into(), "27)".into()));
    }

    #[test]
    fn what_a_reference_names_reads_on_in_a_sentence() {
        let part = Label::Article(1);
        assert_eq!((AR.paragraph_of)(2, &AR.part_within(&part)), "الفقرة الثانية من المادة 1");
        assert_eq!((AR.item_of)(3, "المادة 4"), "البند ج من المادة 4");
        assert_eq!((FR.item_of)(2, &FR.part_within(&part)), "article premier, point b");
        assert_eq!(FR.part_within(&Label::Path(vec![1, 2])), "partie 1.2");
    }

    #[test]
    fn a_text_is_numbered_in_its_own_language() {
        let of = |script| Language::ALL.map(|reader| reader.of_text(script));
        assert_eq!(of(Some(Script::Arabic)), [Language::Ar; 3]);
        assert_eq!(of(Some(Script::Latin)), [Language::Fr, Language::Fr, Language::En]);
        assert_eq!(of(None), Language::ALL);
    }

    #[test]
    fn roman_numbers_are_read_as_they_are_written() {
        let written = [1, 4, 9, 14, 40, 1999].map(roman);
        assert_eq!(written, ["I", "IV", "IX", "XIV", "XL", "MCMXCIX"]);
    }
}
