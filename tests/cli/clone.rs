//! `lajna clone`: the charter of one committee becomes that of another, no blank left open and no
//! name of the first town overlooked.

use super::program::{Home, assert_harmless, fixture};

/// A home with the charter of Larache in its store.
fn larache() -> Home {
    let home = Home::new();
    home.did(&["import", "--yes", &super::program::founding_minutes()]);
    let charter = home.file(
        "charter.md",
        "# ميثاق جماعة العرائش\n\nنحن {اللجنة} المجتمعين بالعرائش بتاريخ {التاريخ}، انظر {#zz}.\n\n# التتبع {#zz}\n\n\
         - تنشر لمدينة العرائش كل سنة\n- Publication à Larache et à LARACHE-ville\n\n# خاتمة\n\nلا شيء.\n",
    );
    home.did(&["import", "--yes", "--text", "charter", &charter]);
    home
}

/// What takes the charter over, for another town.
fn cloning<'a>(from: &'a str, to: &'a str) -> Vec<&'a str> {
    let set = ["--set", "committee=لجنة تطوان", "--set", "الجماعة=تطوان", "--set", "date=7 دجنبر 2024"];
    [&["--store", to, "clone", from][..], &set].concat()
}

#[test]
fn a_charter_taken_over_has_every_blank_filled_in_and_tells_where_the_first_town_is_still_named() {
    let home = larache();
    let (from, to) = (home.store().display().to_string(), home.path("tetouan").display().to_string());
    let said = home.did(&cloning(&from, &to));
    assert_harmless(&said);
    for place in [
        "الجزء 1، العنوان: «العرائش»",
        "الجزء 1، الفقرة 1: «بالعرائش»",
        "الجزء 2، الفقرة 1: «العرائش»",
        "الجزء 2، الفقرة 2: «Larache» «LARACHE»",
    ] {
        assert!(said.contains(place), "{place}: {said}");
    }
    assert!(said.contains("5 مواضع") && !said.contains("خاتمة"), "{said}");
    let there = |arguments: &[&str]| home.did(&[&["--store", to.as_str()], arguments].concat());
    let text = there(&["export", "--text", "1"]);
    assert!(text.contains("نحن لجنة تطوان المجتمعين بالعرائش بتاريخ 7 دجنبر 2024، انظر {#"), "{text}");
    assert!(!text.contains("{#zz}"), "references are to parts of its own: {text}");
    let read = there(&["export", "--text", "1", "--format", "text"]);
    assert!(read.contains("انظر الجزء 2."), "{read}");
    let log: serde_json::Value = serde_json::from_str(&there(&["list", "log", "--json"])).unwrap();
    assert_eq!(log.as_array().unwrap().len(), 1, "one entry");
    there(&["undo"]);
    assert_eq!(there(&["list", "charter"]), "");
    assert_eq!(home.log().len(), 2, "the first store was only read");
}

#[test]
fn a_blank_that_nobody_fills_in_is_refused_with_a_sentence_and_makes_no_store() {
    let home = larache();
    let from = home.store().display().to_string();
    let to = home.path("tetouan").display().to_string();
    for (locale, words) in [("C", "لم يُملأ"), ("fr_FR.UTF-8", "À remplir"), ("en_GB.UTF-8", "To be filled in")]
    {
        let said = home.command(&["--store", &to, "clone", &from, "--set", "town=تطوان"]);
        let said = { said }.env("LC_ALL", locale).output().unwrap();
        let err = String::from_utf8(said.stderr).unwrap();
        assert_eq!((said.status.code(), err.lines().count()), (Some(2), 1), "{err}");
        assert!(err.contains(words) && err.contains("--set committee=… --set date=…"), "{err}");
        assert!(!err.contains("--set town"), "{err}");
    }
    for (set, word) in [
        ("date=قريبا", "قريبا"),
        ("date=ماي 2024", "ماي 2024"),
        ("town=", "اسما"),
        ("town={town}", "{town}"),
        ("town=\u{1b}[2J", "اسما"),
        ("mayor=x", "committee"),
    ] {
        let said = home.lajna(&["--store", &to, "clone", &from, "--set", set]);
        assert_eq!((said.exit, said.out.as_str()), (2, ""), "{set}: {said:?}");
        assert!(said.err.contains(word), "{set}: {}", said.err);
        said.assert_harmless();
    }
    assert!(!home.path("tetouan").exists());
}

#[test]
fn the_usual_outline_and_a_file_are_taken_over_too_but_never_over_a_charter_that_is_there() {
    let home = Home::new();
    let set = ["--set", "committee=لجنة وزان", "--set", "town=وزان", "--set", "date=2024-12-07"];
    for language in ["ar", "fr", "en"] {
        let home = Home::new();
        let said = home.did(&[&["--lang", language, "clone", "outline"][..], &set].concat());
        assert_eq!(said.lines().count(), 1, "an outline is of no town: {said}");
    }
    home.did(&[&["clone", "outline"][..], &set].concat());
    let text = home.did(&["export", "--text", "charter"]);
    assert!(text.contains("أعد هذا الميثاق لجنة وزان بجماعة وزان، بتاريخ 2024-12-07."), "{text}");
    assert_eq!(home.list("charter").len(), 25);
    let said = home.lajna(&[&["clone", "outline"][..], &set].concat());
    assert_eq!((said.exit, said.err.lines().count()), (1, 1), "{said:?}");
    assert!(said.err.contains("ميثاق من قبل"), "{}", said.err);

    let file = fixture("charter/larache-2023.md");
    let said = home.did(&["clone", &file, "--text", "regulation", "--find", "المغرب"]);
    assert!(said.contains("النظام الداخلي") && said.contains("«العرائش»"), "{said}");
    let texts = home.list("texts");
    assert_eq!((texts.len(), &texts[1]["kind"]), (2, &"regulation".into()));
    assert_eq!(home.log().len(), 2, "the committee knows its name and its town by now");
    let said = home.lajna(&["clone", &file, "--version", "2"]);
    assert_eq!(said.exit, 2, "a file has no versions: {said:?}");
}

#[test]
fn what_cannot_be_taken_over_is_refused_with_a_sentence() {
    let home = larache();
    let from = home.store().display().to_string();
    let other = Home::new();
    for (arguments, exit) in [
        (&["clone", &from, "--text", "7"][..], 1),
        (&["clone", &from, "--text", "regulation"], 1),
        (&["clone", &from, "--version", "3"], 1),
        (&["clone", &from, "--as-of", "99"], 1),
        (&["clone", "/nowhere/at/all"], 1),
        (&["--read-only", "clone", &from], 1),
        (&["clone"], 2),
        (&["clone", &from, "--as-of", "1", "--version", "1"], 2),
    ] {
        let said = other.lajna(arguments);
        assert_eq!((said.exit, said.out.as_str()), (exit, ""), "{arguments:?}: {said:?}");
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        said.assert_harmless();
    }
    assert!(!other.store().exists());
}
