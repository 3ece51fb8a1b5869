//! What the tests of messages share: reading a scheme that is refused, and holding what is told to what it should say.
use allocations::Scheme;

/// Every problem of a scheme that is refused, as it is told.
pub(crate) fn problems(text: &str) -> Vec<String> {
    let problems = Scheme::load(text, &|_| None).expect_err("the scheme is refused");
    problems.iter().map(ToString::to_string).collect()
}

/// One problem is told, with all of these words.
pub(crate) fn only(told: &[String], wanted: &[&str]) {
    assert_eq!(told.len(), 1, "{told:#?}");
    for part in wanted {
        assert!(told[0].contains(part), "{part} is not in:\n{}", told[0]);
    }
}
