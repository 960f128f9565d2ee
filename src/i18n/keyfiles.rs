//! What is wrong in a key file, and in what was said before the screen opened.

/// Sentences about key files and settings.
#[derive(Debug)]
pub struct KeyFiles {
    /// Where: file, line.
    pub at: fn(&str, usize) -> String,
    /// Not TOML: what the reader says.
    pub broken: fn(&str) -> String,
    /// No such section.
    pub unknown_scope: fn(&str) -> String,
    /// No such key.
    pub unknown_key: fn(&str) -> String,
    /// Not words in quotes.
    pub not_words: fn(&str) -> String,
    /// A command that means nothing there: word, section.
    pub misplaced: fn(&str, &str) -> String,
    /// A letter where letters are typed: key, section.
    pub letter: fn(&str, &str) -> String,
    /// Bound twice: keys, line.
    pub twice: fn(&str, usize) -> String,
    /// One begins the other: keys, other, line.
    pub begin_alike: fn(&str, &str, usize) -> String,
    /// A setting without such a value: setting, value.
    pub bad_setting: fn(&str, &str) -> String,
    /// Not one character for one key: typed, key.
    pub not_a_key: fn(&str, &str) -> String,
    /// No such keymap or keyboard.
    pub unknown_name: fn(&str) -> String,
    /// No home folder is known.
    pub no_home: &'static str,
    /// No such language.
    pub unknown_language: fn(&str) -> String,
    /// No such way to write to a terminal: what was asked for, what there is.
    pub unknown_terminal: fn(&str, &str) -> String,
    /// Lines of the file of terminals that are not understood: file, lines.
    pub odd_lines: fn(&str, &str) -> String,
}

pub(super) const AR: KeyFiles = KeyFiles {
    at: |file, line| format!("{file}، السطر {line}: "),
    broken: |why| format!("ملف الأزرار ليس TOML سليما ({why})"),
    unknown_scope: |it| format!("لا يوجد قسم باسم «{it}»"),
    unknown_key: |it| format!("لا يوجد زر باسم «{it}»"),
    not_words: |it| format!("بعد «{it}» يُنتظر أمر بين علامتي اقتباس"),
    misplaced: |word, scope| format!("الأمر {word} لا معنى له في القسم {scope}"),
    letter: |key, scope| format!("الزر {key} حرف يُكتب في القسم {scope}، فلا يكون أمرا"),
    twice: |keys, line| format!("الزر {keys} مستعمل من قبل في السطر {line}"),
    begin_alike: |keys, other, line| format!("الزران {keys} و{other} (السطر {line}) يبدآن بالبداية نفسها"),
    bad_setting: |setting, value| format!("لا تصلح القيمة «{value}» للإعداد {setting}"),
    not_a_key: |typed, key| format!("«{typed}» = «{key}»: يُنتظر حرف واحد مقابل حرف لاتيني واحد"),
    unknown_name: |it| format!("لا توجد خريطة أو لوحة باسم «{it}»"),
    no_home: "لا يُعرف مجلدك الخاص (HOME). حدد المخزن بالخيار --store",
    unknown_language: |it| format!("اللغة «{it}» غير معروفة؛ المتاح: ar وfr وen"),
    unknown_terminal: |it, all| format!("الطريقة «{it}» غير معروفة؛ المتاح: {all}"),
    odd_lines: |file, lines| format!("سطور لم تُفهم وتُركت كما هي في {file}: {lines}"),
};

pub(super) const FR: KeyFiles = KeyFiles {
    at: |file, line| format!("{file}, ligne {line} : "),
    broken: |why| format!("ce n'est pas du TOML ({why})"),
    unknown_scope: |it| format!("aucune section « {it} »"),
    unknown_key: |it| format!("aucune touche « {it} »"),
    not_words: |it| format!("« {it} » doit être suivi d'une commande entre guillemets"),
    misplaced: |word, scope| format!("{word} n'a pas de sens dans la section {scope}"),
    letter: |key, scope| format!("{key} est du texte dans la section {scope}, pas une commande"),
    twice: |keys, line| format!("{keys} est déjà pris à la ligne {line}"),
    begin_alike: |keys, other, line| format!("{keys} et {other} (ligne {line}) commencent pareil"),
    bad_setting: |setting, value| format!("« {value} » ne convient pas à {setting}"),
    not_a_key: |typed, key| format!("« {typed} » = « {key} » : il faut un caractère pour un caractère latin"),
    unknown_name: |it| format!("aucune carte ni clavier « {it} »"),
    no_home: "aucun dossier personnel connu (HOME). Indiquez le magasin avec --store",
    unknown_language: |it| format!("langue « {it} » inconnue ; il y a ar, fr et en"),
    unknown_terminal: |it, all| format!("mode de terminal « {it} » inconnu ; il y a {all}"),
    odd_lines: |file, lines| format!("lignes non comprises, laissées telles quelles dans {file} : {lines}"),
};

pub(super) const EN: KeyFiles = KeyFiles {
    at: |file, line| format!("{file}, line {line}: "),
    broken: |why| format!("not TOML ({why})"),
    unknown_scope: |it| format!("no section {it:?}"),
    unknown_key: |it| format!("no key {it:?}"),
    not_words: |it| format!("{it:?} must be followed by a command in quotes"),
    misplaced: |word, scope| format!("{word} means nothing in the section {scope}"),
    letter: |key, scope| format!("{key} is typed as text in the section {scope}"),
    twice: |keys, line| format!("{keys} is bound on line {line} already"),
    begin_alike: |keys, other, line| format!("{keys} and {other} (line {line}) begin alike"),
    bad_setting: |setting, value| format!("{value:?} does not fit {setting}"),
    not_a_key: |typed, key| format!("{typed:?} = {key:?}: one character for one Latin character is wanted"),
    unknown_name: |it| format!("no keymap or keyboard {it:?}"),
    no_home: "no home folder is known (HOME). Name the store with --store",
    unknown_language: |it| format!("unknown language {it:?}; there are ar, fr and en"),
    unknown_terminal: |it, all| format!("unknown terminal mode {it:?}; there are {all}"),
    odd_lines: |file, lines| format!("lines not understood and left as they are in {file}: {lines}"),
};
