//! Small schemes and cases, as an officer writes them: each stands in a pair of files, `NAME.toml` and `NAME-cases.toml`.
#![cfg(test)]
use std::fs;

use allocations::{Scheme, cases};

#[test]
fn every_case_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/officer");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_string_lossy().into_owned())
        .filter(|path| path.ends_with("-cases.toml"))
        .collect();
    files.sort();
    assert!(files.len() > 5, "only {files:?}");
    let mut wrong = Vec::new();
    for file in files {
        let scheme = fs::read_to_string(file.replace("-cases.toml", ".toml")).unwrap();
        let scheme =
            Scheme::load(&scheme, &|_| None).unwrap_or_else(|problems| panic!("{file}: {}", problems[0]));
        let text = fs::read_to_string(&file).unwrap();
        let name = file.rsplit('/').next().unwrap_or_default();
        match cases::run(&text, &scheme) {
            Err(problems) => wrong.extend(problems.iter().map(|problem| format!("{name}: {problem}"))),
            Ok(results) => {
                assert!(!results.is_empty(), "{name} has no case");
                for result in results {
                    assert!(result.checked > 0, "{name}: {} checks nothing", result.title);
                    let failures = result.failures.iter();
                    wrong.extend(
                        failures.map(|failure| format!("{name}:{} {}: {failure}", result.line, result.title)),
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const HEAD: &str = "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\nlaw = 'none'\n";
const LABEL: &str = "[[label]]\ncode = 'l'\nany_size = true\norder = ['applied_on', 'reference']\n";

/// What is said of a scheme that cannot be read.
fn refused(more: &str) -> String {
    let text = format!("{HEAD}{more}");
    let problems = Scheme::load(&text, &|_| None).expect_err("the scheme is refused");
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

fn says(told: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(told.contains(part), "`{part}` is not in:\n{told}");
    }
}

fn read(more: &str) -> Scheme {
    let text = format!("{HEAD}{more}");
    Scheme::load(&text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

/// What is said of a file of cases that cannot be read.
fn cases_refused(cases: &str) -> String {
    let scheme = read(LABEL);
    let text = format!("scheme = 'x'\nas_at = 2026-11-23\n{cases}");
    let problems = cases::run(&text, &scheme).expect_err("the cases are refused");
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

const ALI: &str = "[[household]]\nname = 'Alison'\n";

#[test]
fn a_slip_in_a_household_of_a_case_is_told() {
    let case = "[[case]]\ntitle = 't'\nbids = [{ who = 'Alison' }]\nthen = { order = ['Alison'] }\n";
    let told = cases_refused(&format!("{ALI}unknwon = ['medical']\n{case}"));
    says(&told, &["`unknwon`", "Did you mean `unknown`?"]);
    let told = cases_refused(&format!("{ALI}gvien = {{ medical = 'high' }}\n{case}"));
    says(&told, &["`gvien`", "Did you mean `given`?"]);
    let told = cases_refused(&format!("{ALI}{ALI}{case}"));
    says(&told, &["There are two households called `Alison`."]);
    let told = cases_refused(&format!(
        "{ALI}{}",
        case.replace("who = 'Alison'", "who = 'Alisson'")
    ));
    says(
        &told,
        &[
            "There is no household called `Alisson`.",
            "Did you mean `Alison`?",
        ],
    );
}

#[test]
fn nobody_is_registered_on_a_day_to_come() {
    let case =
        "[[case]]\ntitle = 't'\ngiven = { registered_on = 2027-01-01 }\nthen = { qualifies = 'yes' }\n";
    let told = cases_refused(case);
    says(
        &told,
        &[
            "The date of registration cannot be on 1 January 2027",
            "23 November 2026",
        ],
    );
}

#[test]
fn a_slip_in_a_condition_is_told_with_what_was_meant() {
    let when = |when: &str| {
        let rule = format!("[[qualification]]\ncode = 'q'\nsays = 'S.'\nwhen = '{when}'\n{LABEL}");
        refused(&rule)
    };
    says(&when("applied on <= as_at"), &["two words", "`applied_on`"]);
    says(
        &when("(count events where kind = unsuccessful ballot) >= 1"),
        &["quotation marks", "\"unsuccessful ballot\""],
    );
    says(&when("min 24, bedrooms_held > 3"), &["`min(…, …)`"]);
    let step = "[[step]]\ncode = 's'\nsays = 'S.'\ndown = 1\nwhen = 'band = Under-occupying'\n";
    let bands =
        "[[band]]\nname = 'Under-occupying'\n[[band]]\nname = 'Rest'\n[priority]\notherwise = 'Rest'\n";
    let told = refused(&format!("{bands}{step}{LABEL}"));
    says(&told, &["sign in it", "\"Under-occupying\""]);
    says(&when("savings > 33 % net_income"), &["`of net_income`"]);
    says(&when("bedrooms_held > minus 30"), &["sign `-`", "`-30`"]);
    says(
        &when("renewed_on + 12 months before as_at"),
        &["sign `-`", "as_at - 12 months"],
    );
}

#[test]
fn a_slip_in_a_part_of_the_file_is_told_where_it_is() {
    let order = LABEL.replace("['applied_on', 'reference']", "'applied_on, reference'");
    says(
        &refused(&order),
        &["square brackets", "[\"applied_on\", \"reference\"]"],
    );
    let limit = format!("[[band]]\nname = 'A'\nlasts = 'half a year'\nfrom = 'applied_on'\n{LABEL}");
    says(&refused(&limit), &["line 8", "`lasts` must be a length of time."]);
    let need = "[need]\ncode = 'a'\nwhen = 'in_work'\nsays = 'A.'\n[[need]]\ncode = 'b'\n";
    says(&refused(&format!("{need}{LABEL}")), &["line 6", "`[[need]]`"]);
    let fact = "[[fact]]\nname = 'f'\nchoices = ['no', urgent]\nlabel = 'f'\nasks = 'F?'\n";
    says(
        &refused(&format!("{fact}{LABEL}")),
        &["Words stand in quotation marks"],
    );
    let most = LABEL.replace(
        "order",
        "caps = [{ code = 'c', says = 'C.', when = 'in_work', most = '40 of advert.homes' }]\norder",
    );
    says(&refused(&most), &["`%` is missing", "`40% of …`"]);
}

fn remarks(more: &str) -> String {
    let found = allocations::check::careful(&read(more));
    let lines = found.iter().map(|one| format!("{}: {}", one.code, one.problem));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_sentence_about_a_list_that_goes_on_too_long_is_remarked_and_printed_as_it_is_read() {
    let rule = |when: &str| format!("[[qualification]]\ncode = 'q'\nsays = 'S.'\nwhen = '{when}'\n{LABEL}");
    let nested = rule("any job where hours >= 16 or any relative where relation = sibling");
    says(&remarks(&nested), &["where-too-long", "line 6"]);
    says(
        &allocations::explain(&read(&nested)),
        &[
            "where any of these holds:\n  - hours a week is at least 16\n  - at least one of the close relatives",
        ],
    );
    let alone = rule("any job where hours >= 16 or in_work");
    says(&remarks(&alone), &["where-too-long"]);
    for fine in [
        "(any job where hours >= 16) or any relative where relation = sibling",
        "any job where hours >= 16 or to is not given",
        "any member where age < 18 and any member where age > 60",
    ] {
        let found = remarks(&rule(fine));
        assert!(!found.contains("where-too-long"), "{fine}: {found}");
    }
}

#[test]
fn a_quarter_of_one_home_is_remarked() {
    let cap = |most: &str| {
        LABEL.replace(
            "order",
            &format!("caps = [{{ code = 'c', says = 'C.', when = 'in_work', most = '{most}' }}]\norder"),
        )
    };
    says(
        &remarks(&cap("25% of advert.homes")),
        &["none-of-one-home", "round_up"],
    );
    says(&remarks(&cap("advert.homes / 2")), &["none-of-one-home"]);
    assert!(!remarks(&cap("round_up(advert.homes / 4)")).contains("none-of-one-home"));
}

#[test]
fn which_size_of_home_may_be_had_is_published() {
    let label = LABEL.replace("any_size = true\n", "");
    let page = allocations::explain(&read(&format!("[bedrooms]\n{label}")));
    says(&page, &["must need exactly as many bedrooms as the home has."]);
}

#[test]
fn a_table_of_parts_leaves_nothing_between_its_rows_unsaid() {
    let care = "[[fact]]\nname = 'care'\ntype = 'number'\ndecimals = 1\nlabel = 'care'\nasks = 'How much?'\n";
    let table = |table: &str| refused(&format!("{care}[[table]]\nname = 't'\n{table}{LABEL}"));
    let told = table("by = '2.5 * care'\nrows = { 'up to 10' = 5, '11 or more' = 2 }\n");
    says(&told, &["anything between 10 and 11"]);
    let told = table("by = '60% of net_income'\nrows = { 'up to £10,000' = 5, '£10,000.01 or more' = 1 }\n");
    says(
        &told,
        &[
            "anything between £10,000 and £10,000.01",
            "`over 10 to 20`",
            "round_up",
        ],
    );
    let told = table("by = '50% of household_size'\nrows = { 'up to 2' = 5, '3 or more' = 1 }\n");
    says(&told, &["anything between 2", "and 3"]);
    let told = table("by = '50% of household_size'\nrows = { 'up to 2' = 5 }\nfurther = 1\n");
    says(&told, &["may have parts", "round_up(50% of household_size)"]);
    // A row may begin at a part.
    read(&format!(
        "{care}[[table]]\nname = 't'\nby = '2.5 * care'\nrows = {{ 'under 10.5' = 5, '10.5 to 20' = 2, 'over 20' = 1 }}\n{LABEL}"
    ));
    // A sum that is rounded has no parts, and its rows are whole.
    read(&format!(
        "[[table]]\nname = 't'\nby = 'round_up(50% of household_size)'\nrows = {{ 'up to 1' = 5, 2 = 6 }}\nfurther = 1\n{LABEL}"
    ));
}

#[test]
fn a_register_finds_the_same_row_of_a_table_of_parts_as_a_household_alone() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/officer/exact-tables.toml");
    let scheme = Scheme::load(&fs::read_to_string(folder).unwrap(), &|_| None)
        .unwrap_or_else(|problems| panic!("{}", problems[0]));
    let today = "2026-11-23".parse().unwrap();
    for (pence, points) in [
        (1_666_666_i64, 50),
        (1_666_667, 30),
        (3_333_333, 30),
        (3_333_334, 10),
    ] {
        let mut facts = allocations::Facts::new();
        facts.set("net_income", pence).unwrap();
        let register = allocations::register::Register::of([&facts]);
        let row = allocations::register::outcome(&scheme, &facts, today);
        let whole = allocations::register::assess_register(&scheme, &register, today);
        assert_eq!(whole.first(), Some(&row), "{pence}");
        let ready = allocations::packed::Ready::new(&scheme, today);
        assert_eq!(
            ready.outcome(&ready.pack(&facts).unwrap(), &facts),
            row,
            "{pence}"
        );
        let alone = allocations::assess(&scheme, &facts, today).points.unwrap();
        assert_eq!(
            alone.least.rem_euclid(100).div_euclid(10),
            points / 10,
            "{pence}: {alone:?}"
        );
    }
}
