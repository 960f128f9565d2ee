//! What is sent to take the screen and to give it back, and the switches of the classes.
//!
//! Used by `screen`. Bytes only. Deliberately not here: when they are sent.

use super::caps::Direction;
use super::class::Class;

/// The alternate screen, cursor saved.
pub(super) const ALTERNATE: &str = "\x1b[?1049h";

/// What is sent to take the screen of a terminal of this class, in one go.
#[must_use]
pub fn enter_bytes(class: Class) -> Vec<u8> {
    [ALTERNATE, &settle(class)].concat().into_bytes()
}

/// What is sent to give the screen back; with what was the mode before anybody came.
#[must_use]
pub fn leave_bytes(class: Class, direction: Direction) -> Vec<u8> {
    leave_classes(&[class], direction)
}

/// The same where the class has changed meanwhile.
pub(super) fn leave_classes(classes: &[Class], direction: Direction) -> Vec<u8> {
    let off: String = classes.iter().map(|class| off(*class, direction)).collect();
    ["\x1b[m\x1b[r", "\x1b[?25h\x1b[0 q", &off, "\x1b[?2004l", "\x1b[?1049l"].concat().into_bytes()
}

/// What is sent on the alternate screen once the class is known.
///
/// The switch comes before the clearing: VTE records the direction mode per row, when the row
/// is erased.
pub(super) fn settle(class: Class) -> String {
    [
        "\x1b[m\x1b[r\x1b[H",
        on(class),
        "\x1b[2J",
        "\x1b[?2004h", // bracketed paste
        "\x1b[2 q",    // a steady block: it stands on a cell, not between two
    ]
    .concat()
}

/// What turns one class into another, before the screen is cleared and painted again.
pub(super) fn change(from: Class, to: Class, direction: Direction) -> String {
    if from == to { String::new() } else { ["\x1b[H", off(from, direction), on(to)].concat() }
}

/// `CSI 8 l` is BDSM explicit (the program orders right-to-left text), `CSI 1 SP k` is SCP
/// left-to-right (ECMA-48 8.3.24, 8.3.111); mlterm has a sequence of its own.
const fn on(class: Class) -> &'static str {
    match class {
        Class::Bdsm => "\x1b[8l\x1b[1 k",
        Class::Mlterm => "\x1b]5379;use_ctl=false\x07",
        _ => "",
    }
}

const fn off(class: Class, direction: Direction) -> &'static str {
    match (class, direction) {
        (Class::Bdsm, Direction::Implicit) => "\x1b[0 k\x1b[8h",
        (Class::Bdsm, Direction::Explicit) => "\x1b[0 k",
        (Class::Mlterm, _) => "\x1b]5379;use_ctl=true\x07",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).replace('\x1b', "^")
    }

    #[test]
    fn the_direction_switch_comes_before_the_clearing() {
        let bytes = text(&enter_bytes(Class::Bdsm));
        assert_eq!(bytes, "^[?1049h^[m^[r^[H^[8l^[1 k^[2J^[?2004h^[2 q");
        let bytes = text(&enter_bytes(Class::Mlterm));
        assert_eq!(bytes, "^[?1049h^[m^[r^[H^]5379;use_ctl=false\u{7}^[2J^[?2004h^[2 q");
    }

    #[test]
    fn leaving_undoes_what_entering_did_before_the_alternate_screen_goes() {
        let bytes = |class, direction| text(&leave_bytes(class, direction));
        let implicit = bytes(Class::Bdsm, Direction::Implicit);
        assert_eq!(implicit, "^[m^[r^[?25h^[0 q^[0 k^[8h^[?2004l^[?1049l");
        assert!(!bytes(Class::Bdsm, Direction::Explicit).contains("^[8h"));
        assert!(bytes(Class::Mlterm, Direction::Implicit).contains("^]5379;use_ctl=true\u{7}^[?2004l"));
    }

    #[test]
    fn other_classes_have_no_switch() {
        for class in Class::ALL {
            let switched = matches!(class, Class::Bdsm | Class::Mlterm);
            assert_eq!(on(class).is_empty(), !switched, "{class:?}");
            assert_eq!(off(class, Direction::Implicit).is_empty(), !switched, "{class:?}");
            assert_eq!(change(class, class, Direction::Implicit), "");
        }
    }
}
