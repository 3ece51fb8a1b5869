//! What joins the parts of a file, where it is left out: commas, brackets, the sign `=`; and names in a list.
use super::*;

fn label(lines: &str) -> Vec<String> {
    let text = format!("{HEAD}[[label]]\ncode = \"g\"\nany_size = true\n{lines}\n");
    told(&Scheme::load(&text, &|_| None).expect_err("the scheme is refused"))
}

#[test]
fn a_missing_comma_is_told_as_one() {
    only(
        &label("order = [\"bid time\" \"reference\"]"),
        &[
            "A comma is missing before \"reference\".",
            "`\"bid time\", \"reference\"`",
        ],
    );
    only(
        &label(
            "order = [\"tier\", \"reference\"]\ntiers = [{ code = \"t\", when = \"in_work\" most = \"2\", says = \"T.\" }]",
        ),
        &["A comma is missing before `most`.", "`, most = …`"],
    );
    let read = scheme("");
    only(
        &refused(
            &read,
            "[[case]]\ntitle = 'C'\ngiven = { in_work = true owns_home = false }\nthen = { qualifies = 'yes' }\n",
        ),
        &["A comma is missing before `owns_home`.", "`, owns_home = …`"],
    );
}

#[test]
fn missing_brackets_are_told_as_brackets() {
    only(
        &label("order = \"bid time\", \"reference\""),
        &[
            "Several values stand in square brackets.",
            "`order = [\"bid time\", \"reference\"]`",
        ],
    );
    only(
        &problems("[[qualification]\ncode = 'q'\nsays = 'Q.'\nwhen = 'in_work'\n"),
        &[
            "The brackets around the name of this part are not closed.",
            "`[[qualification]]`",
        ],
    );
    // Quotation marks inside quotation marks are still told as such.
    let told = label("order = [\"reference\"]\nsays = \"the \"best\" home\"");
    assert!(
        told[0].contains("A quotation mark inside quotation marks ends them."),
        "{told:?}"
    );
}

#[test]
fn a_table_that_is_never_closed_is_pointed_at() {
    let told = label(
        "order = [\"tier\", \"reference\"]\ntiers = [\n  { code = \"one\", when = \"in_work\", says = \"Work.\",\n  { code = \"two\", when = \"true\", says = \"Others.\" },\n]",
    );
    only(&told, &["line 11, column 3", "its `}` is missing"]);
    let read = scheme("");
    let told = refused(
        &read,
        "[[case]]\ntitle = 'C'\ngiven = { in_work = true\nthen = { qualifies = 'yes' }\n",
    );
    only(&told, &["line 5", "its `}` is missing"]);
    let told = label("order = [\"reference\"\ntitle = \"General\"");
    only(&told, &["line 9", "its `]` is missing"]);
}

#[test]
fn a_name_and_its_value_are_joined_by_one_sign() {
    only(
        &problems("[[qualification]]\ncode = 'q'\nclause 1\nsays = 'Q.'\nwhen = 'in_work'\n"),
        &["there is no `=`", "`clause = \"1\"`"],
    );
    only(
        &problems("[[qualification]]\ncode: \"cop\"\nsays = 'Q.'\nwhen = 'in_work'\n"),
        &["not by a colon", "`code = \"cop\"`"],
    );
    only(
        &problems("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'in_work'\nunles = 'owns_home'\n"),
        &["`unles` means nothing", "Did you mean `unless`?"],
    );
}

#[test]
fn a_value_of_a_parameter_is_told_what_is_wrong_with_it() {
    for (written, meant) in [("$113,400", "`£113,400`"), ("£124.300", "`£124,300`")] {
        only(
            &problems(&format!(
                "[parameters]\nmost = [{{ value = \"£108,700\" }}, {{ value = \"{written}\", from = 2026-04-01 }}]\n"
            )),
            &[meant],
        );
        only(
            &problems(&format!("[parameters]\nmost = \"{written}\"\n")),
            &[meant],
        );
    }
}

#[test]
fn a_name_in_a_list_is_pointed_at_itself() {
    let stages = "[[label.stages]]\ncode = \"first\"\nwhen = \"in_work\"\nsays = \"Work.\"\norder = [\"reference\"]\n\
        [[label.stages]]\ncode = \"second\"\nwhen = \"true\"\nsays = \"Others.\"\norder = [\"reference\"]";
    let told = label(&format!(
        "limits = [{{ code = \"both\", says = \"B.\", stages = [\"first\", \"secnod\"], most = 2 }}]\n{stages}"
    ));
    only(
        &told,
        &["no stage called `secnod`", "column 60", "Did you mean `second`?"],
    );
    let told = label(&format!(
        "limits = [{{ code = \"both\", says = \"B.\", stages = \"first, second\", most = 2 }}]\n{stages}"
    ));
    only(&told, &["`stages = [\"first\", \"second\"]`"]);
    let bands = "[[band]]\nname = \"1\"\n[[band]]\nname = \"2\"\n[priority]\notherwise = \"2\"\n";
    let told = problems(&format!(
        "{bands}[[step]]\ncode = \"s\"\nfrom = [\"1\", \"5\"]\nto = \"2\"\nwhen = \"in_work\"\nsays = \"S.\"\n"
    ));
    only(&told, &["There is no band called `5`.", "column 14"]);
    let told = problems(&format!(
        "{bands}[dates]\nmoving_up = \"date of decision\"\n[[dates.rank]]\nname = \"d\"\nuse = \"applied_on\"\n"
    ));
    only(&told, &["Did you mean `date decided`?"]);
    let told = problems("[[bidding.block]]\ncode = 'b'\nsays = 'B.'\nif = 'in_work'\n");
    assert!(
        told.iter().any(|one| one.contains("Did you mean `when`?")),
        "{told:?}"
    );
    let read = scheme("");
    let told = refused(
        &read,
        "[[case]]\ntitle = 'C'\nbids = ['a']\nthen = { order = ['a'] }\n",
    );
    assert!(
        told[0].contains("a table such as `{ who = \"Ali\" }`"),
        "{told:?}"
    );
}

#[test]
fn two_lengths_side_by_side_are_one() {
    let rule = |when: &str| format!("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '{when}'\n");
    only(
        &problems(&rule("applied_on <= as_at - 1 year 6 months")),
        &["one number with one unit", "`18 months`"],
    );
    only(
        &problems(&rule("applied_on <= as_at - 2 weeks 3 days")),
        &["`17 days`"],
    );
    only(
        &problems(
            "[definitions]\nlater = 'days_since(applied_on)'\n[[dates.rank]]\nname = 'd'\nuse = 'applied_on + later'\n",
        ),
        &["`+ 1 day * later`"],
    );
}
