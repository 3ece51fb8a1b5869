//! Who shares a bedroom, where something of it is not known: birthdays, babies, and whether somebody is a boy or a girl.
use super::*;
use allocations::Value;

const APART: &str = "[bedrooms]\nunborn = 'true'\n[[bedrooms.share]]\nboth = 'relation in [applicant, partner]'\nsays = 'A couple.'\n\
    [[bedrooms.share]]\nboth = 'age < 18 and relation = child'\napart = 'up to 5 years'\nsays = 'Up to five years apart.'\n";
const ALIKE: &str = "[bedrooms]\n[[bedrooms.share]]\nboth = 'age < 16 and relation = child'\nsame = 'sex'\nsays = 'Two boys or two girls.'\n";

fn bedrooms(members: &str, then: &str) -> String {
    format!(
        "[[case]]\ntitle = 'T'\ngiven = {{ members = [{{ relation = 'applicant', age = 40 }}, {members}] }}\nthen = {{ {then} }}\n"
    )
}

#[test]
fn an_age_is_no_birthday_where_the_birthday_decides() {
    let scheme = scheme(APART);
    // Born between 1 day over 4 years and 1 day under 6 years apart: five years may be too many.
    let open = "{ relation = 'child', age = 10 }, { relation = 'child', age = 5 }";
    only(
        &refused(&scheme, &bedrooms(open, "bedrooms = 2")),
        &[
            "Whether members 2 and 3 share a bedroom hangs on their birthdays, and an age is not enough.",
            "`birth_date` in place of `age`, such as `birth_date = 2021-11-23`",
        ],
    );
    // One of the two by age is as little known.
    let half = "{ relation = 'child', age = 10 }, { relation = 'child', birth_date = 2021-05-05 }";
    only(
        &refused(&scheme, &bedrooms(half, "bedrooms = 2")),
        &["members 2 and 3", "such as `birth_date = 2016-11-23`"],
    );
    let known =
        "{ relation = 'child', birth_date = 2016-05-05 }, { relation = 'child', birth_date = 2021-05-05 }";
    hold(&scheme, &bedrooms(known, "bedrooms = 2"));
    // Four years is at most a day under five, and six at least a day over: there the age is enough.
    let near = "{ relation = 'child', age = 10 }, { relation = 'child', age = 6 }";
    hold(&scheme, &bedrooms(near, "bedrooms = 2"));
    let far = "{ relation = 'child', age = 10 }, { relation = 'child', age = 4 }";
    hold(&scheme, &bedrooms(far, "bedrooms = 3"));
    // Where they share by another rule, nobody asks for a birthday.
    let plain = APART.replace("apart = 'up to 5 years'\n", "");
    hold(&super::scheme(&plain), &bedrooms(open, "bedrooms = 2"));
}

#[test]
fn a_baby_is_as_far_apart_as_the_day_on_which_it_is_due() {
    let scheme = scheme(APART);
    let with = |due: &str| {
        format!(
            "{{ relation = 'partner', age = 30, {due} }}, {{ relation = 'child', birth_date = 2022-02-01 }}"
        )
    };
    // Five years and a day apart on 2 February 2027, and born today it would be less than five.
    hold(&scheme, &bedrooms(&with("due_on = 2027-02-01"), "bedrooms = 2"));
    hold(&scheme, &bedrooms(&with("due_on = 2027-02-02"), "bedrooms = 3"));
    // Due yesterday, it is born today at the earliest.
    hold(&scheme, &bedrooms(&with("due_on = 2026-11-22"), "bedrooms = 2"));
    // Nobody has said when: it may be near enough, or not.
    hold(&scheme, &bedrooms(&with("babies = 1"), "bedrooms = '2 to 3'"));
    let young = with("babies = 1").replace("2022-02-01", "2023-02-01");
    hold(&scheme, &bedrooms(&young, "bedrooms = 2"));
    // The babies of one mother are born together.
    let close = APART.replace("up to 5 years", "up to 1 month");
    let twins = "{ relation = 'partner', age = 30, babies = 2 }";
    hold(&super::scheme(&close), &bedrooms(twins, "bedrooms = 2"));
}

#[test]
fn two_of_unknown_sex_are_of_some_sex_each() {
    let scheme = scheme(ALIKE);
    let child = |sex: &str| format!("{{ relation = 'child', age = 12{sex} }}");
    let (boy, girl, open) = (child(", sex = 'male'"), child(", sex = 'female'"), child(""));
    let with = |children: &[&str]| children.join(", ");
    // Whatever the two are, some two of the four share: with the boy, with the girl, or with each other.
    hold(
        &scheme,
        &bedrooms(&with(&[&boy, &girl, &open, &open]), "bedrooms = '3 to 4'"),
    );
    // Of four children two are alike, for there are three words.
    hold(
        &scheme,
        &bedrooms(&with(&[&open, &open, &open, &open]), "bedrooms = '3 to 4'"),
    );
    // Two alone may be alike or not, and three too.
    hold(&scheme, &bedrooms(&with(&[&open, &open]), "bedrooms = '2 to 3'"));
    hold(
        &scheme,
        &bedrooms(&with(&[&boy, &open, &open]), "bedrooms = '3 to 4'"),
    );
}

#[test]
fn every_way_of_asking_says_the_same_of_rooms_that_are_open() {
    let mut open = 0;
    for ages in [
        ["2016-05-05", "2014-01-01", "2012-02-02"],
        ["2022-02-01", "2023-02-01", "2016-05-05"],
    ] {
        for sexes in [[0, 1, 2], [0, 2, 2], [2, 2, 2], [1, 2, 0], [2, 2, 1]] {
            for due in [Value::Nothing, "2027-02-02".into(), "2026-11-01".into()] {
                let mut facts = Facts::new();
                facts.begin("members").unwrap();
                let mother = [
                    ("relation", "applicant".into()),
                    ("birth_date", "1990-01-01".into()),
                    ("babies", Value::Whole(if due == Value::Nothing { 1 } else { 2 })),
                    ("due_on", due),
                    ("lives_here", "always".into()),
                ];
                facts.push("members", mother).unwrap();
                for (born, sex) in ages.into_iter().zip(sexes) {
                    let mut child = vec![
                        ("relation", Value::from("child")),
                        ("birth_date", born.into()),
                        ("babies", Value::Nothing),
                        ("due_on", Value::Nothing),
                    ];
                    let sex = ["female", "male"].get(sex).map(|sex| ("sex", Value::from(*sex)));
                    child.extend(sex);
                    facts.push("members", child).unwrap();
                }
                for lines in [
                    APART,
                    ALIKE,
                    &format!("{ALIKE}{}", APART.replace("[bedrooms]\nunborn = 'true'\n", "")),
                ] {
                    let lines = lines.replace("[bedrooms]\n[[", "[bedrooms]\nunborn = 'true'\n[[");
                    let outcome = every_way(&scheme(&lines), &facts);
                    open += usize::from(outcome.bedrooms.0 < outcome.bedrooms.1);
                }
            }
        }
    }
    assert!(open > 10, "{open}");
}

#[test]
fn a_baby_to_come_is_one_of_the_others_beside_whom_somebody_is_alone() {
    let scheme = scheme(
        "[bedrooms]\nalone = 'no other member where relation = child and sex = that.sex'\nunborn = 'true'\n\
        [[bedrooms.share]]\nboth = 'relation = child'\nsame = 'sex'\nsays = 'Children of one sex.'\n",
    );
    let boy = "{ relation = 'child', sex = 'male', age = 9 }";
    let due = "{ relation = 'partner', sex = 'female', age = 30, due_on = 2027-01-01, babies = 1 }";
    let grown = "{ relation = 'partner', sex = 'female', age = 30 }";
    // A brother shares with him, and a sister does not.
    hold(
        &scheme,
        &bedrooms(&format!("{due}, {boy}"), "bedrooms = '3 to 4'"),
    );
    let born = "{ relation = 'child', sex = 'male', age = 0 }";
    hold(
        &scheme,
        &bedrooms(&format!("{grown}, {boy}, {born}"), "bedrooms = 3"),
    );
    hold(&scheme, &bedrooms(&format!("{grown}, {boy}"), "bedrooms = 3"));
    let mut facts = Facts::new();
    let person = |relation: &str, sex: &str, born: &str| {
        [
            ("relation", Value::from(relation)),
            ("sex", sex.into()),
            ("birth_date", born.into()),
            ("due_on", Value::Nothing),
            ("babies", Value::Nothing),
        ]
    };
    let mut mother = person("applicant", "female", "1996-01-01");
    mother[3].1 = "2027-01-01".into();
    mother[4].1 = Value::Whole(1);
    facts.push("members", mother).unwrap();
    facts
        .push("members", person("child", "male", "2017-01-01"))
        .unwrap();
    assert_eq!(every_way(&scheme, &facts).bedrooms, (2, 3));
}
