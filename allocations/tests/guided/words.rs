//! Words where a number, a sign or quotation marks belong: the answer is what to write, and it works when it is written.
use super::*;

fn condition(when: &str) -> String {
    format!("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = \"\"\"{when}\"\"\"\n")
}

fn slip(when: &str, wanted: &[&str]) {
    only(&problems(&condition(when)), wanted);
}

#[test]
fn a_number_in_a_file_is_written_in_figures() {
    for (written, meant) in [("one", "`1`"), ("Ten", "`10`"), ("1O", "`10`")] {
        only(
            &problems(&format!(
                "[[fact]]\nname = 'f'\ntype = 'number'\nlabel = 'f'\nleast = {written}\nmost = 600\n"
            )),
            &["Numbers are written in figures", meant],
        );
    }
}

#[test]
fn words_in_a_table_or_a_list_are_given_their_quotation_marks() {
    only(
        &problems("[parameters]\nlong = { value = 3 years, clause = '2.2' }\n"),
        &["Words stand in quotation marks", "`\"3 years\"`"],
    );
    only(
        &problems("[[fact]]\nname = 'f'\nlabel = 'f'\nchoices = [none, \"bachelor\", master]\n"),
        &[
            "each of them in a list too",
            "`[\"none\", \"bachelor\", \"master\"]`",
        ],
    );
    only(
        &problems("[definitions]\na = { when = \"tie = \"works here\"\", says = \"b\" }\n"),
        &["A quotation mark inside quotation marks ends them"],
    );
}

#[test]
fn a_condition_in_words_is_answered_with_its_sign() {
    for (when, meant) in [
        ("savings is more than £30,000", "`>`"),
        ("savings is not more than £30,000", "`<=`"),
        ("savings is less than £30,000", "`<`"),
        ("savings is at least £30,000", "`>=`"),
        ("savings is over £30,000", "`>`"),
        ("applied_on is before 2026-01-01", "`<`"),
        ("shares_facilities && savings = £0", "`and`"),
        ("shares_facilities || savings = £0", "`or`"),
        ("! shares_facilities", "`not`"),
        ("medical not none", "`medical != none`"),
    ] {
        slip(when, &["written", meant]);
    }
}

#[test]
fn lengths_sums_and_days_are_answered_with_figures() {
    for (when, meant) in [
        ("applied_on <= as_at - one year", "`1 year`"),
        ("time in residences within ten years >= 1 year", "`10 years`"),
        ("applied_on <= as_at - 1.5 years", "`18 months`"),
        (
            "applied_on <= as_at - 10 working days",
            "`working_days_after(told_on, 10)`",
        ),
        ("savings <= £30 000", "`£30,000`"),
        ("applied_on <= 01.04.2026", "`2026-04-01`"),
        ("bedrooms_held <= 50 m2", "`50` alone"),
    ] {
        slip(when, &[meant]);
    }
}

#[test]
fn a_word_of_another_list_is_told_with_the_words_that_there_are() {
    slip(
        "any residence where kind != high",
        &["`high` is not one of the choices", "one of: "],
    );
}

#[test]
fn a_condition_belongs_to_a_need_and_not_to_its_band() {
    only(
        &problems("[[band]]\nname = 'A'\nwhen = 'shares_facilities'\n"),
        &[
            "`when` means nothing in [[band]]",
            "a [[need]] that gives this `band`",
        ],
    );
}

#[test]
fn names_in_a_case_that_the_scheme_has_not_are_told() {
    let scheme = scheme(
        "[[band]]\nname = 'High'\n[[band]]\nname = 'Low'\n[priority]\notherwise = 'Low'\n[[need]]\ncode = 'crowded'\nband = 'High'\nwhen = 'shares_facilities'\nsays = 'C.'\n\
         [[label]]\ncode = 'o'\nany_size = true\norder = [{ by = 'applied_on', order = 'oldest first', says = 'day of the form' }, 'reference']\n",
    );
    let then = |then: &str| refused(&scheme, &format!("[[case]]\ntitle = 'T'\nthen = {{ {then} }}\n"));
    only(
        &then("band = 'Hihg'"),
        &[
            "no band called `Hihg`",
            "one of: High, Low",
            "Did you mean `High`?",
        ],
    );
    only(
        &then("needs = ['crowdde']"),
        &["no need called `crowdde`", "Did you mean `crowded`?"],
    );
    only(&then("would_move_up = 'crowd'"), &["no need called `crowd`"]);
    let bids = "[advert]\nlabel = 'o'\n[[household]]\nname = 'A'\ngiven = { applied_on = 2020-01-01 }\n[[household]]\nname = 'B'\ngiven = { applied_on = 2021-01-01 }\n[[case]]\ntitle = 'T'\n";
    only(
        &refused(
            &scheme,
            &format!("{bids}bids = [{{ who = 'A' }}, {{ who = 'G' }}]\nthen = {{ order = ['A', 'G'] }}\n"),
        ),
        &["There is no household called `G`"],
    );
    // What placed each is told as the order writes it.
    let told = failures(
        &scheme,
        &format!(
            "{bids}bids = [{{ who = 'A' }}, {{ who = 'B' }}]\nthen = {{ order = ['A', 'B'], below = ['band'] }}\n"
        ),
    );
    assert!(told.concat().contains("[\"applied_on\"]"), "{told:?}");
}
