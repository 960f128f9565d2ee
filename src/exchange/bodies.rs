//! The bodies of a committee as a list: their names, who decided them, how many sit for each.
//!
//! Used by `lajna list bodies`. A body the roster alone knows has no identity.

use serde_json::{Value, json};

use super::listing::{aliases, row};
use crate::domain::Committee;

/// The bodies: `id, name, aliases, category, members, notes`; `members` are identities.
#[must_use]
pub fn rows(committee: &Committee) -> Value {
    let rows = committee.bodies_listed().into_iter().map(|it| {
        json!({
            "id": it.id.map(|id| id.0),
            "name": it.body.name,
            "aliases": aliases(&it.body.aliases),
            "category": it.body.category.map(|it| it.word()),
            "members": it.members.iter().map(|id| id.0).collect::<Vec<_>>(),
            "notes": it.body.notes,
        })
    });
    rows.collect()
}

/// The bodies as text: name, how many sit for it, other names.
#[must_use]
pub fn text(committee: &Committee) -> String {
    let line = |it: &crate::domain::body::Listed| {
        let members = it.members.len().to_string();
        let others: Vec<&str> = it.body.aliases.iter().map(|it| it.name.as_str()).collect();
        row(&[&it.body.name, &members, &others.join(" = ")])
    };
    committee.bodies_listed().iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Alias, Body, Member, MemberId};

    #[test]
    fn a_body_is_listed_with_its_names_and_those_who_sit_for_it() {
        let mut committee = Committee::default();
        let member = Member { institution: "القصبة".into(), ..Member::default() };
        committee.members.insert(MemberId(3), member);
        let by = "كريم".to_owned();
        let alias = Alias { name: "القصبة".into(), by, day: "2024-06-01".parse().ok() };
        let body = Body { name: "جمعية القصبة".into(), aliases: vec![alias], ..Body::default() };
        let id = committee.body_id(&body.name);
        committee.bodies.insert(id, body);
        let expected = json!([{
            "id": id.0,
            "name": "جمعية القصبة",
            "aliases": [{ "name": "القصبة", "by": "كريم", "day": "2024-06-01" }],
            "category": null,
            "members": [3],
            "notes": "",
        }]);
        assert_eq!(rows(&committee), expected);
        assert_eq!(text(&committee), "جمعية القصبة\t1\tالقصبة\n");
    }
}
