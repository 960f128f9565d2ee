//! `lajna check` and `lajna list programme --late-on`: what needs a look, for people and scripts.

use serde_json::Value;

use super::founded;
use super::program::Home;

fn findings(home: &Home, arguments: &[&str]) -> Value {
    let said = home.lajna(&[&["check", "--json"], arguments].concat());
    assert_eq!(said.err, "");
    said.assert_harmless();
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn a_script_is_told_by_the_exit_code_whether_something_waits_for_a_decision() {
    let home = Home::new();
    assert_eq!(home.lajna(&["check"]).exit, 0, "of nothing, nothing is found");
    let home = founded();
    let said = home.lajna(&["check"]);
    assert_eq!((said.exit, said.err.as_str()), (4, ""));
    said.assert_harmless();
    let lines: Vec<&str> = said.out.lines().filter(|line| line.contains('\t')).collect();
    assert_eq!(lines.len(), 13);
    assert!(lines.iter().all(|line| line.split('\t').count() == 4), "{}", said.out);
    assert!(said.out.contains("✓ أُعلن عن 18 عضوا ووُجد 18"), "{}", said.out);
    let english = home.lajna(&["--lang", "en", "check"]);
    assert!(english.out.contains("18 announced, 18 found"), "{}", english.out);
    assert_eq!(home.log().len(), 1, "checking changes nothing");
}

#[test]
fn every_finding_says_its_rule_its_place_its_words_and_its_mends() {
    let all = findings(&founded(), &[]);
    let row =
        all["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "unknown-responsible").unwrap();
    let mut fields: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(
        fields,
        [
            "explanation",
            "file",
            "id",
            "line",
            "mends",
            "minutes_line",
            "record",
            "rule",
            "severity",
            "verbatim"
        ]
    );
    assert_eq!((&row["line"], &row["verbatim"]), (&54.into(), &"رجاء صبحي".into()));
    assert_eq!((&row["record"], &row["severity"]), (&"task".into(), &"question".into()));
    assert_eq!(row["file"], "founding-minutes-larache-2023-03-09.txt");
    let announced = &all["verified"][0];
    assert_eq!((&announced["rule"], &announced["count"]), (&"announced-total".into(), &18.into()));
}

#[test]
fn some_rules_can_be_asked_for_alone_and_unknown_ones_are_refused() {
    let home = founded();
    let two = findings(&home, &["--rules", "other-town,same-day"]);
    let rules: Vec<&Value> = two["findings"].as_array().unwrap().iter().map(|it| &it["rule"]).collect();
    assert_eq!(rules, ["other-town", "same-day"]);
    assert_eq!(home.lajna(&["check", "--rules", "mixed-digits"]).exit, 0);
    assert_eq!(home.lajna(&["check", "--rules", "nonsense"]).exit, 2);
}

#[test]
fn what_is_late_on_a_day_are_the_tasks_whose_last_day_is_past() {
    let home = founded();
    let late = |day: &str| -> Vec<String> {
        let rows = home.did(&["list", "programme", "--late-on", day, "--json"]);
        let rows: Vec<Value> = serde_json::from_str(&rows).unwrap();
        assert!(rows.iter().all(|row| row["overdue"] == true));
        rows.iter().map(|row| row["deadline"]["verbatim"].as_str().unwrap().to_owned()).collect()
    };
    let june = late("2023-06-01");
    assert_eq!(
        june,
        ["15 ابريل", "15 مارس", "15 مارس", "ماي 2023", "نهاية مارس", "15 ابريل", "نهاية ابريل", "ماي", "ماي"]
    );
    let july = late("2023-07-01");
    assert_eq!(july.iter().filter(|words| *words == "يونيو").count(), 2);
    assert_eq!(july.len(), june.len() + 2, "and nothing else has become late");
    assert_eq!(late("2023-06-30"), june, "on its last day a task is not late");
    assert_eq!(home.did(&["list", "programme", "--late-on", "2023-06-01"]).lines().count(), june.len());
    for wrong in
        [&["list", "roster", "--late-on", "2023-06-01"][..], &["list", "programme", "--late-on", "june"]]
    {
        assert_eq!(home.lajna(wrong).exit, 2, "{wrong:?}");
    }
}
