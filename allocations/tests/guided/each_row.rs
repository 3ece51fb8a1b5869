//! Halves of each member or job: nothing is rounded before they are added up.
use super::*;

fn qualifies(when: &str) -> Scheme {
    scheme(&format!(
        "[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '{when}'\n"
    ))
}

const FAMILY: &str = "members = [{ relation = 'applicant', age = 40 }, { relation = 'partner', age = 40 }, { relation = 'child', age = 15 }, { relation = 'child', age = 4 }], jobs = [{ place = 't', from = 2020-01-01, hours = 15 }, { place = 't', from = 2020-01-01, hours = 13 }]";

fn asked_of_a_family(when: &str, answer: &str) {
    hold(
        &qualifies(when),
        &format!("[[case]]\ntitle = '{when}'\ngiven = {{ {FAMILY} }}\nthen = {{ qualifies = '{answer}' }}\n"),
    );
}

#[test]
fn two_children_at_half_a_person_are_one_person() {
    asked_of_a_family("sum (0.5 * 1) of members where age < 18 >= 1", "yes");
    asked_of_a_family("sum (0.5 * 1) of members where age < 18 > 1", "no");
    asked_of_a_family("(sum (50% of hours) of jobs) = 14", "yes");
    // Half a person, half for each over 14 and three tenths for each younger one: 0.5 + 3 times 0.5 + 0.3.
    let people = "0.5 * 1 + (sum (if age >= 14 then 0.5 * 1 else 0.3 * 1) of members)";
    asked_of_a_family(&format!("10 * ({people}) >= 23"), "yes");
    asked_of_a_family(&format!("10 * ({people}) > 23"), "no");
}

#[test]
fn the_largest_and_the_smallest_half_are_halves() {
    asked_of_a_family("(largest (0.5 * hours) of jobs) >= 7.5 * 1", "yes");
    asked_of_a_family("(largest (0.5 * hours) of jobs) > 7.5 * 1", "no");
    asked_of_a_family("(smallest (0.5 * hours) of jobs) <= 6.5 * 1", "yes");
    asked_of_a_family("(smallest (0.5 * hours) of jobs) < 6.5 * 1", "no");
}
