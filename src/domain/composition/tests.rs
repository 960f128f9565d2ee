//! What is counted, who is, and how a share is rounded.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::{
    Alias, Body, BodyId, Category, Change, Committee, Demand, Edit, Gender, Member, MemberId, Office, Rank,
    Requirement, Seat, Stated, Statutes,
};

fn day(words: &str) -> NaiveDate {
    words.parse().unwrap()
}

const TODAY: &str = "2026-03-01";

fn committee(members: Vec<Member>, demands: Vec<Demand>) -> Committee {
    let rule = |demand| Requirement { demand, words: String::new() };
    let requirements = demands.into_iter().map(rule).collect();
    let statutes = Some(Statutes { requirements, ..Statutes::default() });
    let mut committee = Committee { statutes, ..Committee::default() };
    for (at, member) in members.into_iter().enumerate() {
        let member = Member { rank: Rank::nth(at), ..member };
        committee.members.insert(MemberId(at as u64 + 1), member);
    }
    committee
}

fn measured(committee: &Committee) -> Vec<Measure> {
    let sitting = Sitting::of(committee, day(TODAY));
    let bodies = Bodies::of(&committee.bodies);
    measure(committee.statutes.as_ref().unwrap(), &bodies, &sitting.seated)
}

fn only(committee: &Committee) -> Measure {
    measured(committee).remove(0)
}

fn of_gender(gender: Option<Gender>) -> Member {
    Member { gender: gender.map(Stated::confirmed), ..Member::default() }
}

fn people(women: usize, men: usize, unsaid: usize) -> Vec<Member> {
    let each = |gender, times| std::iter::repeat_n(of_gender(gender), times);
    each(Some(Gender::Woman), women).chain(each(Some(Gender::Man), men)).chain(each(None, unsaid)).collect()
}

fn of_category(category: Category) -> Member {
    Member { category: Some(Stated::confirmed(category)), ..Member::default() }
}

#[test]
fn a_mandate_covers_its_first_day_and_its_last() {
    let member =
        Member { from: Some(day("2026-02-05")), until: Some(day("2026-06-30")), ..Member::default() };
    for (on, expected) in
        [("2026-02-04", false), ("2026-02-05", true), ("2026-06-30", true), ("2026-07-01", false)]
    {
        assert_eq!(sits(&member, day(on)), expected, "{on}");
    }
}

#[test]
fn those_who_sit_those_who_stand_in_and_those_who_are_gone_are_told_apart() {
    let alternate = Member { seat: Seat::Alternate, ..Member::default() };
    let ended = Member { until: Some(day("2026-02-28")), ..Member::default() };
    let coming = Member { from: Some(day("2026-03-02")), ..Member::default() };
    let committee = committee(vec![Member::default(), alternate, ended, coming], Vec::new());
    let sitting = Sitting::of(&committee, day(TODAY));
    let ids = |members: &[(MemberId, &Member)]| members.iter().map(|(id, _)| id.0).collect::<Vec<_>>();
    assert_eq!(
        [&sitting.seated, &sitting.alternates, &sitting.ended, &sitting.coming].map(|it| ids(it)),
        [vec![1], vec![2], vec![3], vec![4]]
    );
}

#[test]
fn at_least_a_half_of_seventeen_women_is_nine_and_a_third_is_six() {
    let wanted = |percent, women: usize| {
        let demand = Demand::Women { percent, tolerance: 0 };
        let measure = only(&committee(people(women, 17 - women, 0), vec![demand]));
        (measure.wanted, measure.verdict)
    };
    assert_eq!(wanted(50, 9), (Wanted::AtLeast(9), Verdict::Met));
    assert_eq!(wanted(50, 8), (Wanted::AtLeast(9), Verdict::Missed(1)));
    assert_eq!(wanted(33, 6), (Wanted::AtLeast(6), Verdict::Met));
    assert_eq!(wanted(50, 17), (Wanted::AtLeast(9), Verdict::Met), "more is no fault");
    assert_eq!(wanted(100, 17), (Wanted::AtLeast(17), Verdict::Met));
}

#[test]
fn a_side_is_balanced_by_either_half_of_seventeen_and_missed_above_as_below() {
    let verdict = |civil: usize, tolerance| {
        let mut members = vec![of_category(Category::CivilSociety); civil];
        members.extend(vec![of_category(Category::Commune); 17 - civil]);
        let categories = vec![Category::CivilSociety];
        only(&committee(members, vec![Demand::Share { categories, percent: 50, tolerance }])).verdict
    };
    assert_eq!((verdict(8, 0), verdict(9, 0)), (Verdict::Met, Verdict::Met));
    assert_eq!((verdict(7, 0), verdict(10, 0)), (Verdict::Missed(1), Verdict::Missed(1)));
    assert_eq!((verdict(7, 1), verdict(11, 2)), (Verdict::Within(1), Verdict::Within(2)));
}

#[test]
fn what_depends_on_an_answer_is_not_known_and_what_no_answer_meets_is_missed() {
    let verdict = |women, men, unsaid| {
        only(&committee(people(women, men, unsaid), vec![Demand::Women { percent: 50, tolerance: 0 }]))
            .verdict
    };
    assert_eq!(verdict(4, 4, 2), Verdict::Unknown(2));
    assert_eq!(verdict(5, 3, 2), Verdict::Met, "whoever they are");
    assert_eq!(verdict(1, 7, 2), Verdict::Missed(2), "by two even with both");
}

#[test]
fn what_is_only_proposed_counts_and_is_told() {
    let mut members = people(1, 1, 0);
    members[0].gender = Some(Stated::proposed(Gender::Woman));
    let measure = only(&committee(members, vec![Demand::Women { percent: 50, tolerance: 0 }]));
    assert_eq!((measure.found, measure.proposed, measure.verdict), (1, 1, Verdict::Met));
}

#[test]
fn a_territory_is_found_however_it_is_spelled_and_told_where_nobody_is_from_it() {
    let from = |territory: &str| Member { territory: territory.into(), ..Member::default() };
    let names = vec!["المدينة العتيقة".to_owned(), "القصبة".to_owned()];
    let demand = Demand::Territories { names, least: 1 };
    let measure = only(&committee(vec![from("المدينه  العتيقة"), from("")], vec![demand]));
    assert_eq!((measure.found, measure.of, measure.verdict), (1, 2, Verdict::Missed(1)));
    let lacking: Vec<&What> = measure.parts.iter().filter(|it| !it.holds).map(|it| &it.what).collect();
    assert_eq!(lacking, [&What::Territory("القصبة".into())]);
}

#[test]
fn a_body_is_one_under_all_its_names_and_the_council_is_a_side_and_not_a_body() {
    let from =
        |institution: &str, category| Member { institution: institution.into(), ..of_category(category) };
    let civil = Category::CivilSociety;
    let mut members = vec![
        from("جمعية القصبة", civil),
        from("جمعيّة القصبة", civil),
        from("FLDF", civil),
        from("تعاونية القصبة", civil),
        from("جمعية", civil),
        from("جمعية", civil),
        from("جمعية", civil),
    ];
    members.extend(vec![from("جماعة العرائش", Category::Commune); 5]);
    let mut committee = committee(members, vec![Demand::PerBody { most: 2 }]);
    assert_eq!(only(&committee).verdict, Verdict::Met);
    let alias = Alias { name: "fldf".into(), ..Alias::default() };
    let body = Body { name: "جمعية القصبة".into(), aliases: vec![alias], ..Body::default() };
    committee.bodies.insert(BodyId(1), body);
    let measure = only(&committee);
    assert_eq!((measure.found, measure.verdict), (3, Verdict::Missed(1)));
    assert_eq!(measure.parts[0].what, What::Body("جمعية القصبة".into()));
    assert_eq!(measure.members, [MemberId(1), MemberId(2), MemberId(3)]);
}

#[test]
fn one_coordinator_is_wanted_from_each_side_and_no_other() {
    let coordinator = |category: Option<Category>| Member {
        category: category.map(Stated::confirmed),
        office: Some(Stated::confirmed(Office::Coordinator)),
        ..Member::default()
    };
    let council = vec![Category::Commune, Category::AdvisoryBody];
    let verdict = |sides: &[Option<Category>]| {
        let sides_asked = vec![vec![Category::CivilSociety], council.clone()];
        let members = sides.iter().map(|it| coordinator(*it)).collect();
        only(&committee(members, vec![Demand::Coordinators { sides: sides_asked }])).verdict
    };
    let (civil, commune, advisory) =
        (Some(Category::CivilSociety), Some(Category::Commune), Some(Category::AdvisoryBody));
    assert_eq!(verdict(&[civil, commune]), Verdict::Met);
    assert_eq!(verdict(&[]), Verdict::Missed(2));
    assert_eq!(verdict(&[civil, civil]), Verdict::Missed(2), "one too many, one too few");
    assert_eq!(verdict(&[civil, commune, advisory]), Verdict::Missed(1));
    assert_eq!(verdict(&[civil, None]), Verdict::Unknown(1));
    assert_eq!(verdict(&[civil, commune, Some(Category::Other)]), Verdict::Missed(1));
}

#[test]
fn those_outside_the_declared_categories_are_named() {
    let declared = vec![Category::Commune, Category::CivilSociety];
    let members = vec![of_category(Category::Other), of_category(Category::Commune), Member::default()];
    let measure = only(&committee(members, vec![Demand::Categories { declared }]));
    assert_eq!((measure.verdict, measure.members), (Verdict::Missed(1), vec![MemberId(1)]));
}

#[test]
fn a_succession_is_measured_before_it_is_made() {
    let demands = vec![Demand::Total { members: 2 }, Demand::Women { percent: 50, tolerance: 0 }];
    let committee = committee(people(1, 1, 0), demands);
    let woman = committee.members[&MemberId(1)].clone();
    let leaves = Member { until: Some(day("2026-02-28")), ..woman.clone() };
    let change = Change::Together(vec![
        Change::Member(Box::new(Edit::replace(MemberId(1), &woman, leaves))),
        Change::Member(Box::new(Edit::add(MemberId(9), of_gender(Some(Gender::Man))))),
    ]);
    let (before, after) = what_if(&committee, &change, day(TODAY));
    let verdicts = |all: &[Measure]| all.iter().map(|it| it.verdict).collect::<Vec<_>>();
    assert_eq!(verdicts(&before), [Verdict::Met, Verdict::Met]);
    assert_eq!(verdicts(&after), [Verdict::Met, Verdict::Missed(1)]);
    assert_eq!(before, measured(&committee), "nothing was changed");
}

fn a_member() -> impl Strategy<Value = Member> {
    let gender = prop::option::of(prop::sample::select(&Gender::ALL[..]));
    let category = prop::option::of(prop::sample::select(&Category::ALL[..]));
    let office = prop::option::weighted(0.2, prop::sample::select(&Office::ALL[..]));
    let seat = prop::sample::select(&Seat::ALL[..]);
    let words = prop::sample::select(&["", "جمعية القصبة", "جمعية الأمل", "جماعة العرائش"][..]);
    let until = prop::option::weighted(0.2, prop::sample::select(&["2026-02-28", "2026-03-01"][..]));
    (gender, category, office, seat, words, until).prop_map(
        |(gender, category, office, seat, words, until)| Member {
            gender: gender.map(Stated::proposed),
            category: category.map(Stated::confirmed),
            office: office.map(Stated::confirmed),
            seat,
            institution: words.into(),
            territory: words.into(),
            until: until.map(day),
            ..Member::default()
        },
    )
}

fn every_demand() -> Vec<Demand> {
    let council = vec![Category::Commune, Category::AdvisoryBody];
    vec![
        Demand::Total { members: 5 },
        Demand::Women { percent: 50, tolerance: 1 },
        Demand::Share { categories: council.clone(), percent: 50, tolerance: 1 },
        Demand::Territories {
            names: vec!["جمعية القصبة".into(), "جماعة العرائش".into()], least: 1
        },
        Demand::PerBody { most: 2 },
        Demand::Coordinators { sides: vec![council.clone(), vec![Category::CivilSociety]] },
        Demand::Categories { declared: council },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_member_added_and_removed_again_leaves_every_measure_as_it_was(
        members in prop::collection::vec(a_member(), 0..12), one in a_member()
    ) {
        let mut committee = committee(members, every_demand());
        let before = measured(&committee);
        let add = Change::Member(Box::new(Edit::add(MemberId(99), one)));
        let (now, then) = what_if(&committee, &add, day(TODAY));
        prop_assert_eq!(&now, &before);
        add.apply(&mut committee).unwrap();
        prop_assert_eq!(&measured(&committee), &then);
        let (_, back) = what_if(&committee, &add.inverse(), day(TODAY));
        add.inverse().apply(&mut committee).unwrap();
        prop_assert_eq!(&back, &before);
        prop_assert_eq!(&measured(&committee), &before);
    }

    #[test]
    fn the_order_of_the_members_decides_no_rule(
        members in prop::collection::vec(a_member(), 0..12), seed in any::<u64>()
    ) {
        let mut other = members.clone();
        for at in (1..other.len()).rev() {
            other.swap(at, ((seed >> (at % 32)) % (at as u64 + 1)) as usize);
        }
        let told = |members| {
            let measures = measured(&committee(members, every_demand()));
            measures.into_iter().map(|it| (it.found, it.of, it.wanted, it.verdict)).collect::<Vec<_>>()
        };
        prop_assert_eq!(told(members), told(other));
    }

    #[test]
    fn an_unknown_that_is_answered_never_turns_what_holds_into_what_is_missed(
        women in 0..8_usize, men in 0..8_usize, unsaid in 0..8_usize, percent in 0..=100_u8, tolerance in 0..3_u32
    ) {
        let verdict = |women, men, unsaid| {
            only(&committee(people(women, men, unsaid), vec![Demand::Women { percent, tolerance }])).verdict
        };
        let open = verdict(women, men, unsaid);
        for answered in 0..=unsaid {
            let told = verdict(women + answered, men + unsaid - answered, 0);
            match open {
                Verdict::Met | Verdict::Within(_) => prop_assert!(told.holds()),
                Verdict::Missed(least) => prop_assert!(matches!(told, Verdict::Missed(n) if n >= least)),
                Verdict::Unknown(_) => {}
            }
        }
    }
}
