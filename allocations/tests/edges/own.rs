//! Facts that a scheme declares of each member, of a row of another list, and of the home on offer.
use super::*;
use allocations::may_bid;

/// Students do not count, and somebody who needs a carer at night has a room of their own.
const SCHEME: &str = "[scheme]\nid='own'\ntitle='Facts of our own'\nversion='1'\n\
    [[fact]]\nname='student'\nof='members'\ntype='truth'\nlabel='student'\nasks='Is this person a student?'\n\
    [[fact]]\nname='night_care'\nof='members'\nchoices=['none', 'some nights', 'every night']\nlabel='care at night'\n\
    [[fact]]\nname='weekly_pay'\nof='jobs'\ntype='money'\nlabel='pay a week'\n\
    [[fact]]\nname='garden'\nof='advert'\ntype='truth'\nlabel='garden'\n\
    [[fact]]\nname='dog'\ntype='truth'\nlabel='has a dog'\n\
    [definitions]\ngrown_student={when='student and age >= 18', of='members', says='a grown student'}\n\
    [bedrooms]\ncounts='not grown_student'\n\
    [[bedrooms.extra]]\ncode='carer'\nsays='A room for the carer.'\nwhen='any member where night_care = \"every night\"'\n\
    [[band]]\nname='High'\n[[band]]\nname='Low'\n[priority]\notherwise='Low'\n\
    [[need]]\ncode='care'\nclause='4.1'\nhead='d'\nband='High'\nwhen='any member where night_care in [\"some nights\", \"every night\"]'\nsays='Somebody needs care at night.'\n\
    [[award]]\ncode='students'\npoints='2 * (count members where student)'\nwhen='any member where student'\nsays='Two points for each student.'\n\
    [[award]]\ncode='paid'\npoints=1\nwhen='(sum weekly_pay of jobs) >= £100'\nsays='A point for work that pays.'\n\
    [[label]]\ncode='general'\nany_size=true\norder=['band', 'points, most first', 'reference']\n\
    may_bid=[{code='dogs', says='A dog needs a garden.', when='advert.garden or not dog'}]\n";

fn own() -> Scheme {
    Scheme::load(SCHEME, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn holds(text: &str) {
    let text = format!("scheme='own'\nas_at=2026-11-23\n{text}");
    all_hold(&own(), &text);
}

#[test]
fn a_case_says_who_is_a_student_and_who_needs_care() {
    holds(
        "[everyone]\nmembers=[{relation='applicant', age=40, student=false, night_care='none'}, {relation='child', age=19, student=true, night_care='none'}]\n\
         [[case]]\ntitle='A grown student has no bedroom, and brings two points'\nthen={bedrooms=1, points=2, band='Low', certain='yes'}\n\
         [[case]]\ntitle='A student of 17 has one'\n\
         given={members=[{relation='applicant', age=40, student=false, night_care='none'}, {relation='child', age=17, student=true, night_care='none'}]}\nthen={bedrooms=2}\n\
         [[case]]\ntitle='Care every night is a need and a room'\n\
         given={members=[{relation='applicant', age=40, student=false, night_care='every night'}]}\nthen={bedrooms=2, band='High', points=0}\nbecause='4.1'\n\
         [[case]]\ntitle='Pay adds up over the jobs'\ngiven={jobs=[{place='here', weekly_pay='£60'}, {place='here', weekly_pay='£40'}]}\nthen={points=3}\n",
    );
}

#[test]
fn what_nobody_said_of_a_member_is_asked_of_that_member() {
    holds(
        "[[case]]\ntitle='Nobody said whether he is a student, and it matters'\n\
         given={members=[{relation='applicant', age=40, student=false, night_care='none'}, {relation='child', age=19, night_care='none'}]}\n\
         then={asks=['members.student'], not_asks=['members.night_care', 'jobs.weekly_pay']}\n",
    );
    let mut facts = facts(&[]);
    person(&mut facts, "applicant", "1986-01-01");
    person(&mut facts, "child", "2007-01-01");
    facts.set_own_of("members", 1, "student", false).unwrap();
    let answer = assess(&own(), &facts, day("2026-11-23"));
    let asked: Vec<_> = answer
        .questions
        .iter()
        .map(|one| (one.fact.as_str(), one.nth))
        .collect();
    assert!(asked.contains(&("members.student", Some(2))), "{asked:?}");
    assert!(!asked.contains(&("members.student", Some(1))), "{asked:?}");
    assert!(
        answer
            .questions
            .iter()
            .any(|one| one.asks == "Is this person a student?")
    );
}

#[test]
fn the_reason_names_the_member() {
    let mut facts = facts(&[]);
    person(&mut facts, "applicant", "1986-01-01");
    person(&mut facts, "child", "2007-01-01");
    facts.set_own_of("members", 1, "night_care", "none").unwrap();
    facts
        .set_own_of("members", 2, "night_care", "every night")
        .unwrap();
    let answer = assess(&own(), &facts, day("2026-11-23"));
    let need = answer.needs.iter().find(|need| need.code == "care").unwrap();
    let shown: Vec<_> = need
        .facts
        .iter()
        .map(|fact| (fact.label.as_str(), fact.value.as_str()))
        .collect();
    assert!(
        shown.contains(&("care at night (member 2)", "every night")),
        "{shown:?}"
    );
}

#[test]
fn the_stored_form_and_the_register_keep_them() {
    let mut facts = facts(&[]);
    person(&mut facts, "applicant", "1986-01-01");
    person(&mut facts, "child", "2007-01-01");
    for (nth, student) in [(1, false), (2, true)] {
        facts.set_own_of("members", nth, "student", student).unwrap();
        facts.set_own_of("members", nth, "night_care", "none").unwrap();
    }
    let text = facts.to_json().unwrap();
    assert!(
        text.contains("\"own\":{\"night_care\":\"none\",\"student\":true}"),
        "{text}"
    );
    assert_eq!(Facts::from_json(&text).unwrap(), facts);
    let scheme = own();
    let register = allocations::register::Register::of([&facts]);
    assert_eq!(register.household(0).unwrap(), facts);
    let whole = allocations::register::assess_register(&scheme, &register, day("2026-11-23"));
    let alone = allocations::register::outcome(&scheme, &facts, day("2026-11-23"));
    assert_eq!(whole.first(), Some(&alone));
    let ready = allocations::packed::Ready::new(&scheme, day("2026-11-23"));
    let packed = ready.pack(&facts).unwrap();
    assert_eq!(ready.outcome(&packed, &facts), alone);
}

#[test]
fn what_does_not_fit_is_told() {
    let mut facts = facts(&[]);
    person(&mut facts, "applicant", "1986-01-01");
    facts
        .set_own_of("members", 1, "night_care", "every nihgt")
        .unwrap();
    facts.set_own_of("members", 1, "studnet", true).unwrap();
    let wrong: Vec<_> = own()
        .wrong_facts(&facts)
        .into_iter()
        .map(|wrong| (wrong.fact, wrong.nearest))
        .collect();
    assert_eq!(
        wrong,
        [
            ("members.night_care".to_owned(), Some("every night".to_owned())),
            ("members.studnet".to_owned(), Some("student".to_owned())),
        ]
    );
}

#[test]
fn a_home_has_facts_of_its_own_too() {
    holds(
        "[everyone]\ndog=true\nmembers=[{relation='applicant', age=40, student=false, night_care='none'}]\n\
         [[case]]\ntitle='A dog and no garden'\nadvert={label='general', bedrooms=1, garden=false}\nthen={may_bid='no', blockers=['dogs']}\n\
         [[case]]\ntitle='A dog and a garden'\nadvert={label='general', bedrooms=1, garden=true}\nthen={may_bid='yes'}\n\
         [[case]]\ntitle='Nobody said whether there is one'\nadvert={label='general', bedrooms=1}\nthen={may_bid='unknown'}\n\
         [[case]]\ntitle='And on the list'\nadvert={label='general', garden=false}\nbids=[{who='dog'}, {who='none', given={dog=false}}]\nthen={order=['none'], not_considered=['dog']}\n",
    );
    let mut advert = AdvertFacts::new("A-1", "general");
    advert.set_own("garden", true);
    let mut facts = facts(&[]);
    facts.set_own("dog", true);
    let answer = assess(&own(), &facts, day("2026-11-23"));
    let verdict = may_bid(
        &own(),
        &advert,
        &facts,
        &answer,
        &allocations::BidContext::default(),
        day("2026-11-23"),
    );
    assert!(
        verdict.reasons.iter().all(|reason| reason.code != "dogs"),
        "{verdict:?}"
    );
}

fn problem(fact: &str, more: &str) -> String {
    let text = format!(
        "[scheme]\nid='x'\ntitle='X'\nversion='1'\n[[fact]]\n{fact}\n{more}\n\
        [[label]]\ncode='g'\norder=['applied_on, oldest first', 'reference']\n"
    );
    let problems = Scheme::load(&text, &|_| None).err().unwrap_or_default();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].to_string()
}

#[test]
fn slips_are_told_with_what_is_right() {
    let wrong = problem("name='student'\nof='member'\ntype='truth'\n", "");
    assert!(wrong.contains("`member`") && wrong.contains("members"), "{wrong}");
    let wrong = problem("name='student'\nof='needs'\ntype='truth'\n", "");
    assert!(wrong.contains("works out"), "{wrong}");
    let wrong = problem("name='sex'\nof='members'\ntype='truth'\n", "");
    assert!(wrong.contains("`members` already have"), "{wrong}");
    let wrong = problem("name='age'\nof='members'\ntype='number'\n", "");
    assert!(wrong.contains("`members` already have"), "{wrong}");
    let wrong = problem("name='medical'\nof='members'\ntype='truth'\n", "");
    assert!(wrong.contains("already in the list of facts"), "{wrong}");
    let wrong = problem("name='bedrooms'\nof='advert'\ntype='number'\n", "");
    assert!(wrong.contains("already in the list of facts"), "{wrong}");
    let wrong = problem(
        "name='x'\ntype='truth'\n",
        "[[fact]]\nname='x'\nof='members'\ntype='truth'\n",
    );
    assert!(wrong.contains("twice"), "{wrong}");
    // Outside the list the name means nothing, and the way in is named.
    let wrong = problem(
        "name='student'\nof='members'\ntype='truth'\n",
        "[[qualification]]\ncode='q'\nsays='S.'\nwhen='student'\n",
    );
    assert!(wrong.contains("any member where"), "{wrong}");
    let wrong = problem(
        "name='garden'\nof='advert'\ntype='truth'\n",
        "[[qualification]]\ncode='q'\nsays='S.'\nwhen='advert.garden'\n",
    );
    assert!(wrong.contains("where there is an advert"), "{wrong}");
    let wrong = problem(
        "name='garden'\nof='advert'\ntype='truth'\n",
        "[[qualification]]\ncode='q'\nsays='S.'\nwhen='garden'\n",
    );
    assert!(wrong.contains("`advert.garden`"), "{wrong}");
}

#[test]
fn the_published_text_says_them() {
    let text = allocations::explain(&own());
    assert!(
        text.contains(
            "at least one of the people in the household is one where care at night is some nights or every night"
        ),
        "{text}"
    );
    assert!(
        text.contains("“a grown student”: student and age is at least 18"),
        "{text}"
    );
    assert!(
        text.contains("garden or not (has a dog)") || text.contains("garden or"),
        "{text}"
    );
}

#[test]
fn a_household_packed_for_one_scheme_is_not_read_by_another_with_other_facts() {
    let with = |name: &str| {
        let text = format!(
            "[scheme]\nid='x'\ntitle='X'\nversion='1'\n[[fact]]\nname='{name}'\nof='members'\ntype='truth'\n\
            [[qualification]]\ncode='q'\nsays='S.'\nwhen='any member where {name}'\n\
            [[label]]\ncode='l'\norder=['reference']\n"
        );
        Scheme::load(&text, &|_| None).unwrap()
    };
    let (one, other) = (with("student"), with("nurse"));
    let day = day("2026-11-23");
    let [one, other] = [&one, &other].map(|scheme| allocations::packed::Ready::new(scheme, day));
    let mut facts = facts(&[]);
    person(&mut facts, "applicant", "1986-01-01");
    facts.set_own_of("members", 1, "student", true).unwrap();
    let packed = one.pack(&facts).unwrap();
    assert!(one.verdict(&packed).is_some());
    assert!(other.verdict(&packed).is_none());
}

#[test]
fn it_is_known_what_labels_look_at_and_what_only_the_assessment_does() {
    let scheme = own();
    let looked_at = scheme.names_in_adverts();
    assert!(looked_at.contains("dog"), "a rule of a label says `dog`");
    for name in ["night_care", "weekly_pay", "student"] {
        assert!(!looked_at.contains(name), "no label looks at {name}");
    }
    // Through a definition of a definition too.
    let through = SCHEME
        .replace("or not dog'", "or not fits'")
        .replace("[bedrooms]\n", "[definitions.deeper]\nwhen='dog'\nsays='deeper'\n[definitions.fits]\nwhen='deeper'\nsays='fits'\n[bedrooms]\n");
    let through = Scheme::load(&through, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]));
    assert!(through.names_in_adverts().contains("dog"));
}

#[test]
fn rows_carry_what_only_a_scheme_declares_and_come_back_as_they_were_stored() {
    let mut facts = facts(&[]);
    facts.push("members", [("age", 40.into())]).unwrap();
    facts.set_own_of("members", 1, "student", true).unwrap();
    facts.set_own("dog", false);
    let kept = Facts::from_json(&facts.to_json().unwrap()).unwrap();
    let rows = kept.rows("members");
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["age"], &rows[0]["student"]),
        (&Value::Whole(40), &Value::Truth(true))
    );
    assert!(
        !kept.list("members")[0].contains_key("student"),
        "a list has the shared fields alone"
    );
    assert_eq!(kept.own()["dog"], Value::Truth(false));
    let mut kept = kept;
    kept.forget_own("dog");
    assert!(kept.own().is_empty());
    assert!(kept.rows("no such list").is_empty());
}

#[test]
fn an_answer_that_looks_like_a_day_is_the_words_it_was() {
    let scheme = SCHEME.replace(
        "[[fact]]\nname='dog'",
        "[[fact]]\nname='hall'\ntype='text'\n[[fact]]\nname='term'\nchoices=['2026-09-01', 'later']\n[[fact]]\nname='dog'",
    );
    let scheme = Scheme::load(&scheme, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]));
    let mut facts = facts(&[]);
    facts.set_own("hall", "2026-11-22");
    facts.set_own("term", "2026-09-01");
    assert_eq!(scheme.wrong_facts(&facts), []);
    let stored = Facts::from_json(&facts.to_json().unwrap()).unwrap();
    assert_eq!(
        scheme.wrong_facts(&stored),
        [],
        "and so it is when it is read back"
    );
    facts.set_own("term", "2026-09-02");
    assert_eq!(scheme.wrong_facts(&facts).len(), 1, "another day is no choice");
}
