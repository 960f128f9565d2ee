//! Plural forms that depend on a number.
//!
//! Used by the language files only.

/// Forms of a counted Arabic noun: عضو واحد، عضوان، 3 أعضاء، 11 عضوا، 100 عضو.
///
/// The six classes of CLDR `ar`; zero, one and two carry no digit.
#[must_use]
pub fn arabic_plural(
    n: usize,
    zero: &str,
    one: &str,
    two: &str,
    few: &str,
    many: &str,
    other: &str,
) -> String {
    match (n, n % 100) {
        (0, _) => zero.to_owned(),
        (1, _) => one.to_owned(),
        (2, _) => two.to_owned(),
        (_, 3..=10) => format!("{n} {few}"),
        (_, 11..=99) => format!("{n} {many}"),
        _ => format!("{n} {other}"),
    }
}

/// `1 membre`, `2 membres`: the two forms of French (where 0 and 1 are singular).
#[must_use]
pub fn french_plural(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n < 2 { one } else { many })
}

/// `1 member`, `0 members`: the two forms of English.
#[must_use]
pub fn english_plural(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::arabic_plural;

    #[test]
    fn arabic_counts_in_six_forms() {
        let members = |n| arabic_plural(n, "لا أعضاء", "عضو واحد", "عضوان", "أعضاء", "عضوا", "عضو");
        assert_eq!(members(0), "لا أعضاء");
        assert_eq!(members(2), "عضوان");
        assert_eq!(members(3), "3 أعضاء");
        assert_eq!(members(18), "18 عضوا");
        assert_eq!(members(100), "100 عضو");
        assert_eq!(members(103), "103 أعضاء");
    }
}
