//! The rules on the composition: two members, a rule that fits them or not.

use lajna::domain::check::{Rule, Verified, check};
use lajna::domain::{
    Category, Change, Committee, Demand, Edit, Gender, Member, Office, Requirement, Seat, Stated, Statutes,
};

use super::rules::{Step, with_member};
use super::{apply, day, told};

/// The rule, where it must speak, and where it must not.
pub(super) fn cases() -> Vec<(Rule, Vec<Step>, Vec<Step>)> {
    use Category::{CivilSociety, Commune};
    let women = || Demand::Women { percent: 50, tolerance: 0 };
    let share = |tolerance| Demand::Share { categories: vec![CivilSociety], percent: 50, tolerance };
    let territories = || Demand::Territories { names: vec!["القصبة".into()], least: 1 };
    let sides = || Demand::Coordinators { sides: vec![vec![CivilSociety], vec![Commune]] };
    vec![
        (
            Rule::CompositionTotal,
            vec![
                asked(Demand::Total { members: 3 }, |_, _| {}),
                asked(Demand::Total { members: 2 }, |at, it| {
                    it.until = (at == 1).then(|| day("2024-05-31"));
                }),
                asked(Demand::Total { members: 2 }, |at, it| it.seat = Seat::ALL[at]),
            ],
            vec![
                asked(Demand::Total { members: 2 }, |_, _| {}),
                asked(Demand::Total { members: 2 }, |_, it| it.until = Some(day("2024-06-01"))),
            ],
        ),
        (
            Rule::CompositionWomen,
            vec![asked(women(), |_, it| it.gender = Some(Stated::confirmed(Gender::Man)))],
            vec![
                asked(women(), |at, it| it.gender = Some(Stated::proposed(Gender::ALL[at]))),
                asked(women(), |_, it| it.gender = None),
            ],
        ),
        (
            Rule::CompositionShare,
            vec![asked(share(0), |_, it| it.category = Some(Stated::confirmed(CivilSociety)))],
            vec![
                asked(share(1), |_, it| it.category = Some(Stated::confirmed(CivilSociety))),
                asked(share(0), |at, it| {
                    it.category = Some(Stated::confirmed([CivilSociety, Commune][at]));
                }),
            ],
        ),
        (
            Rule::CompositionTerritory,
            vec![asked(territories(), |_, _| {})],
            vec![asked(territories(), |at, it| it.territory = ["القصبه", ""][at].into())],
        ),
        (
            Rule::CompositionBody,
            vec![asked(Demand::PerBody { most: 1 }, |_, it| it.institution = "جمعية القصبة".into())],
            vec![
                asked(Demand::PerBody { most: 1 }, |_, _| {}),
                asked(Demand::PerBody { most: 1 }, |_, it| {
                    it.institution = "جماعة العرائش".into();
                    it.category = Some(Stated::confirmed(Commune));
                }),
            ],
        ),
        (
            Rule::CompositionCoordinators,
            vec![asked(sides(), |_, it| it.category = Some(Stated::confirmed(Commune)))],
            vec![asked(sides(), |at, it| {
                it.category = Some(Stated::confirmed([CivilSociety, Commune][at]));
                it.office = Some(Stated::confirmed(Office::Coordinator));
            })],
        ),
        (
            Rule::CompositionUnknown,
            vec![asked(women(), |_, it| it.gender = None)],
            vec![asked(women(), |at, it| it.gender = Some(Stated::proposed(Gender::ALL[at])))],
        ),
    ]
}

/// Two members made so, of whom this is asked.
fn asked(demand: Demand, edit: impl Fn(usize, &mut Member) + 'static) -> Step {
    Box::new(move |committee| {
        let requirements = vec![Requirement { demand: demand.clone(), words: "كما صودق".into() }];
        let after = Some(Statutes { requirements, ..Statutes::default() });
        apply(&Change::Statutes(Box::new(Edit { id: (), before: None, after })), committee);
        for at in [0, 1] {
            with_member(committee, at as u64 + 1, |member| edit(at, member));
        }
    })
}

#[test]
fn a_committee_that_declared_its_categories_is_held_to_those() {
    let declare = |declared: &[Category]| {
        let mut committee = Committee::default();
        let member = |category| Member {
            name: "نادية رحال".into(),
            institution: "جمعية القصبة".into(),
            category: Some(Stated::confirmed(category)),
            ..Member::default()
        };
        committee.members.insert(lajna::domain::MemberId(1), member(Category::Other));
        let demand = Demand::Categories { declared: declared.to_vec() };
        asked_of(&mut committee, demand);
        check(&committee, day("2024-06-01"))
    };
    let told_of = |declared: &[Category]| told(&declare(declared)).contains(&"undeclared-category");
    assert!(told_of(&[Category::Commune]));
    assert!(!told_of(&[Category::Commune, Category::Other]), "partners were declared, too");
    let holds = |it: &Verified| it.rule() == Rule::UndeclaredCategory;
    assert!(declare(&[Category::Other]).verified.iter().any(holds));
}

fn asked_of(committee: &mut Committee, demand: Demand) {
    let requirements = vec![Requirement { demand, words: String::new() }];
    committee.statutes = Some(Statutes { requirements, ..Statutes::default() });
}

#[test]
fn the_statement_of_the_demonstration_tells_each_rule_and_who_sat_on_that_day() {
    use lajna::domain::Ids;
    use lajna::exchange::{composition::composition, demo};
    use lajna::i18n::Language;
    use lajna::notice::composition::statement;
    let mut committee = Committee::default();
    demo::changes(&Ids::new(7), day("2026-11-22")).iter().for_each(|change| apply(change, &mut committee));
    let text = |on: &str, language: Language| statement(&committee, day(on), language.phrases());
    let now = text("2026-11-22", Language::Fr);
    for words in [
        "Composition du comité au 22/11/2026",
        "18 membres · femmes 10",
        "~ 3. 50 % des membres pour : société civile, à 1 membre près",
        "«يمثل المجتمع المدني نصف الأعضاء، مع جواز فارق عضو واحد.»",
        "10/18 (56 %) · dont 9 à confirmer · demandé : 9 · écart de 1 admis",
        "Suppléants (1)",
        "Mandats terminés (1)",
        "démission · –30/06/2026",
    ] {
        assert!(now.contains(words), "{words}: {now}");
    }
    let then = text("2026-06-30", Language::Ar);
    assert!(then.contains("مصطفى الشرقاوي") && !then.contains("عبد الإله الفيلالي"), "{then}");
    assert!(!then.contains("استقالة"), "nobody had left yet");
    let rows = composition(&committee, day("2026-06-30"));
    assert_eq!((rows["seated"].as_array().unwrap().len(), &rows["holds"]), (18, &true.into()));
    let verdicts: Vec<&str> =
        rows["rules"].as_array().unwrap().iter().map(|it| it["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["met", "met", "within", "within", "met", "met", "met", "met"]);
}
