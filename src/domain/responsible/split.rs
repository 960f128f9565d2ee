//! The cell of the responsible taken apart into its items, each as written.
//!
//! Used by [`Known::read`](super::Known::read). It knows signs, not names: whether " و "
//! joins two people or two halves of one body is decided where the members are known.

/// The items of a cell: no bullet, list number or blank about them, none empty.
#[must_use]
pub fn items(words: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, c) in words.char_indices() {
        let (before, after) = (words.get(..at).unwrap_or(""), words.get(at + c.len_utf8()..).unwrap_or(""));
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth > 0 => depth -= 1,
            _ if depth == 0 => {
                if let Some(number) = separator(c, words.get(start..at).unwrap_or(""), before, after) {
                    all.push(words.get(start..at - number).unwrap_or(""));
                    start = at + c.len_utf8();
                }
            }
            _ => {}
        }
    }
    all.push(words.get(start..).unwrap_or(""));
    all.into_iter().map(bare).filter(|item| item.chars().any(char::is_alphabetic)).collect()
}

/// Whether `c` ends the item that stands before it, and how many bytes of a list number
/// before it go with it.
fn separator(c: char, item: &str, before: &str, after: &str) -> Option<usize> {
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let open = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_control(c));
    let apart = open(last) || open(next);
    let ends = match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '،' | '؛' | ';' | '|' => true,
        '•' | '▪' | '▫' | '■' | '□' | '●' | '○' | '◦' | '➢' | '➤' | '❖' | '✓' | '◆' | '🔲' | '🗖' => {
            true
        }
        ',' => !(is_digit(last) && is_digit(next)),
        '*' | '·' | '+' => apart,
        // A lone tatweel is a dash to whoever types it.
        'ـ' => open(last) && open(next),
        '/' => !(is_ending(after) || (is_digit(last) && is_digit(next))),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.' | ')'
            if list_number(item) > 0 && !is_digit(next) =>
        {
            return Some(list_number(item));
        }
        // FLDF-Nord is one word; بوحويك-العمراني are two people.
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => apart || (is_arabic(last) && is_arabic(next)),
        _ => false,
    };
    ends.then_some(0)
}

/// The bytes of a number of one or two digits that ends `item` and stands alone in it.
fn list_number(item: &str) -> usize {
    let rest = item.trim_end_matches(char::is_numeric);
    let digits = item.get(rest.len()..).unwrap_or("");
    let alone = rest.chars().next_back().is_none_or(char::is_whitespace);
    if alone && (1..=2).contains(&digits.chars().count()) { digits.len() } else { 0 }
}

/// Whether a slash before `after` adds an ending to a word: المواطنين/ات، منسق/ة.
fn is_ending(after: &str) -> bool {
    let word: String = after.chars().take_while(|c| c.is_alphabetic()).take(4).collect();
    matches!(word.as_str(), "ة" | "ه" | "ات" | "ين" | "ون" | "ية" | "أو" | "او")
        || (!word.is_empty() && word.len() <= 3 && word.chars().all(|c| c.is_ascii_lowercase()))
}

/// The item without blanks, bullets and stops about it; brackets stay.
pub(super) fn bare(item: &str) -> &str {
    let about = |c: char| c.is_whitespace() || is_control(c) || "-–—_:.،,؛;*•·".contains(c);
    item.trim_start_matches(about).trim_end_matches(about)
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}')
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(char::is_numeric)
}

fn is_arabic(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FEFC}')
            && !c.is_numeric()
    })
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn dashes_bullets_commas_and_lines_part_the_items() {
        for (words, expected) in [
            (
                "شكيب – كريمة اجايز – براد محمد- رجاء صبحي",
                &["شكيب", "كريمة اجايز", "براد محمد", "رجاء صبحي"][..],
            ),
            (
                "ليلي بوحويك-العمراني - ايمان الشعبي-نادية رحال",
                &["ليلي بوحويك", "العمراني", "ايمان الشعبي", "نادية رحال"],
            ),
            ("- أ، ب؛ ج\n• د", &["أ", "ب", "ج", "د"]),
            ("FLDF-Nord - Jean-Pierre", &["FLDF-Nord", "Jean-Pierre"]),
            ("نادية رحال ـ ايمان", &["نادية رحال", "ايمان"]),
            ("GIZ/UNOPS", &["GIZ", "UNOPS"]),
            ("1- فاطمة شهباز 2- مريم غوفلان", &["فاطمة شهباز", "مريم غوفلان"]),
            ("1. فاطمة\n2) مريم", &["فاطمة", "مريم"]),
            ("لجنة 2 - فريق المشروع", &["لجنة 2", "فريق المشروع"]),
            ("جمعية كرامة (نور الدين، الوديهي) - FLDF", &["جمعية كرامة (نور الدين، الوديهي)", "FLDF"]),
            ("منسق/ة المشروع", &["منسق/ة المشروع"]),
            ("عضو 2024-2026", &["عضو 2024-2026"]),
            ("", &[]),
            (" - – • ", &[]),
        ] {
            assert_eq!(items(words), expected, "{words}");
        }
    }
}
