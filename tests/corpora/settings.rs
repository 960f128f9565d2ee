//! The environment and the file of terminals: whatever they say, the program opens; what is put
//! down is found again, and what is not understood is left as it stands.

use lajna::settings::{Flags, Remembered, Settings};
use lajna::terminal::{Caps, Class, Clipboard, Filler, Marks, Rendering};

/// Before the first NUL the environment, `NAME=value` a line; after it the file.
pub fn hold(bytes: &[u8]) {
    let (choice, rest) = super::choice(bytes);
    let mut parts = rest.splitn(2, |byte| *byte == 0);
    let said = String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
    environment(&said);
    file(choice, parts.next().unwrap_or_default(), said.lines().last().unwrap_or_default());
}

fn environment(said: &str) {
    let var = |name: &str| {
        let mut values = said.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        values.next().map(str::to_owned)
    };
    let _ = (Caps::from_vars(var), Clipboard::from_vars(var));
    let Ok(settings) = Settings::resolve(&Flags::default(), &|name| var(name).map(Into::into)) else {
        return;
    };
    assert!(!settings.author.is_empty());
    assert!(!settings.author.contains(char::is_control), "{:?}", settings.author);
    for path in [&settings.store, &settings.key_folder, &settings.terminals] {
        assert!(!path.as_os_str().is_empty());
    }
}

fn file(choice: usize, bytes: &[u8], fingerprint: &str) {
    let path = super::file("terminals.toml", bytes);
    let (mut remembered, _) = Remembered::load(&path);
    let rendering = Rendering {
        class: Class::from_word(["visual", "logical"][choice % 2]).unwrap_or_default(),
        marks: if choice & 2 == 0 { Marks::default() } else { Marks::default().other() },
        filler: if choice & 4 == 0 { Filler::default() } else { Filler::default().next() },
    };
    let others = not_understood(&path);
    if remembered.remember(fingerprint, rendering).is_ok() {
        let (again, _) = Remembered::load(&path);
        assert_eq!(again.of(fingerprint), Some(rendering), "{fingerprint:?}");
        assert_eq!(not_understood(&path), others);
        remembered.forget(fingerprint).unwrap();
        assert_eq!(Remembered::load(&path).0.of(fingerprint), None);
        assert_eq!(not_understood(&path), others);
    }
}

/// Lines that no program of this version wrote, however they end.
fn not_understood(path: &std::path::Path) -> Vec<String> {
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let lines = text.lines().map(|line| line.trim_end_matches('\r'));
    lines.filter(|line| !line.contains("class") && !line.starts_with('#')).map(str::to_owned).collect()
}
