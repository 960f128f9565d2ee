//! Sentences about slips of the pen: sums, numbers, copied blocks, phases.
//!
//! Used by the sentences of the checker.

use super::dates::figures;
use super::plural::{arabic_plural, english_plural, french_plural};
use crate::domain::check::Slip;

/// In Arabic.
pub(super) fn arabic(slip: &Slip) -> String {
    match slip {
        Slip::WrongSum { of, sum } if of.is_empty() => format!("المجموع الصحيح: {sum}"),
        Slip::WrongSum { of, sum } => format!("المجموع الصحيح في «{of}»: {sum}"),
        Slip::NotANumber { column } if column.is_empty() => "ليس عددا، وباقي العمود أعداد".to_owned(),
        Slip::NotANumber { column } => format!("ليس عددا، وعمود «{column}» أعداد"),
        Slip::MixedNumbers { usual } => format!("تُكتب الأعداد في هذا الجدول هكذا: {usual}"),
        Slip::BlockTwice { rows, line: Some(line), .. } => {
            let lines = arabic_plural(*rows, "", "سطر", "سطران", "أسطر", "سطرا", "سطر");
            format!("تتكرر كما هي ({lines})، وكُتبت أول مرة في السطر {line}")
        }
        Slip::BlockTwice { rows, under, .. } => {
            let tasks = arabic_plural(*rows, "", "إجراء", "إجراءان", "إجراءات", "إجراء", "إجراء");
            format!("الإجراءات نفسها ({tasks}) تحت هدف آخر: {under}")
        }
        Slip::NoPhase { from, until } => {
            format!("لا مرحلة من المراحل تشمل هذا الأجل ({})", span(*from, *until))
        }
    }
}

/// In French.
pub(super) fn french(slip: &Slip) -> String {
    match slip {
        Slip::WrongSum { of, sum } if of.is_empty() => format!("la somme exacte est {sum}"),
        Slip::WrongSum { of, sum } => format!("la somme exacte de « {of} » est {sum}"),
        Slip::NotANumber { column } if column.is_empty() => {
            "pas un nombre, dans une colonne de nombres".to_owned()
        }
        Slip::NotANumber { column } => format!("pas un nombre, dans la colonne « {column} »"),
        Slip::MixedNumbers { usual } => format!("les nombres de ce tableau s'écrivent ainsi : {usual}"),
        Slip::BlockTwice { rows, line: Some(line), .. } => {
            format!("{} déjà écrites à la ligne {line}", french_plural(*rows, "ligne", "lignes"))
        }
        Slip::BlockTwice { rows, under, .. } => {
            format!(
                "les mêmes {} sous un autre objectif : {under}",
                french_plural(*rows, "action", "actions")
            )
        }
        Slip::NoPhase { from, until } => {
            format!("aucune phase ne couvre cette échéance ({})", span(*from, *until))
        }
    }
}

/// In English.
pub(super) fn english(slip: &Slip) -> String {
    match slip {
        Slip::WrongSum { of, sum } if of.is_empty() => format!("the true sum is {sum}"),
        Slip::WrongSum { of, sum } => format!("the true sum of “{of}” is {sum}"),
        Slip::NotANumber { column } if column.is_empty() => "not a number, in a column of numbers".to_owned(),
        Slip::NotANumber { column } => format!("not a number, in the column “{column}”"),
        Slip::MixedNumbers { usual } => format!("the numbers of this table are written like {usual}"),
        Slip::BlockTwice { rows, line: Some(line), .. } => {
            format!("{} that stand already at line {line}", english_plural(*rows, "line", "lines"))
        }
        Slip::BlockTwice { rows, under, .. } => {
            format!("the same {} under another objective: {under}", english_plural(*rows, "task", "tasks"))
        }
        Slip::NoPhase { from, until } => format!("no phase covers this deadline ({})", span(*from, *until)),
    }
}

/// So many totals hold, in Arabic.
pub(super) fn arabic_sums(n: usize) -> String {
    arabic_plural(n, "", "مجموع واحد صحيح", "مجموعان صحيحان", "مجاميع صحيحة", "مجموعا صحيحا", "مجموع صحيح")
}

/// In French.
pub(super) fn french_sums(n: usize) -> String {
    french_plural(n, "total juste", "totaux justes")
}

/// In English.
pub(super) fn english_sums(n: usize) -> String {
    english_plural(n, "total is the sum", "totals are the sums")
}

fn span(from: chrono::NaiveDate, until: chrono::NaiveDate) -> String {
    if from == until { figures(from) } else { format!("{} – {}", figures(from), figures(until)) }
}
