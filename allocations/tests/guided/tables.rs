//! Tables, the highest few of a list and ages apart: what is said of a slip, and what is printed.
use super::*;
use allocations::check::{careful, diff};
use allocations::{explain, explain_html};

/// The only problem of a table, with these words in it.
fn wrong(table: &str, wanted: &[&str]) {
    only(&problems(&format!("[[table]]\nname = 'limit'\n{table}")), wanted);
}

#[test]
fn a_number_that_no_row_covers_is_named() {
    wrong(
        "by = 'household_size'\nrows = { 1 = 5, 3 = 7, '4 or more' = 8 }\n",
        &["line 9, column 8", "what counts for 2.", "`otherwise`"],
    );
    wrong(
        "by = 'household_size'\nrows = { 1 = 5, 2 = 6 }\n",
        &["anything above 2", "`\"… or more\"`, `further`"],
    );
    wrong(
        "by = 'bedrooms_lacking'\nrows = { 1 = 5, '2 or more' = 6 }\n",
        &["what counts for 0."],
    );
    wrong(
        "by = 'savings'\nrows = { 'up to £6,000' = 5, '£6,001 or more' = 6 }\n",
        &["£6,000.01 to £6,000.99"],
    );
    wrong(
        "by = 'medical'\nrows = { urgent = 5, high = 3 }\n",
        &["No row says what counts for", "medium", "`otherwise = …`"],
    );
    wrong(
        "by = 'days_between(applied_on, homeless_applied_on)'\nrows = { '0 or more' = 5 }\n",
        &["anything below 0", "`\"under …\"`"],
    );
}

#[test]
fn a_slip_in_a_row_is_shown_where_it_is() {
    wrong(
        "by = 'household_size'\nrows = { 1 = 5, '1 to 3' = 7, '4 or more' = 8 }\n",
        &["line 9, column 18", "Two rows of this table stand for 1."],
    );
    wrong(
        "by = 'household_size'\nrows = { 1 = 5, '2 and up' = 7 }\n",
        &["line 9, column 18", "`2 and up` is not a row", "\"5 or more\""],
    );
    wrong(
        "by = 'medical'\nrows = { urgnt = 5 }\notherwise = 0\n",
        &[
            "line 9, column 10",
            "`urgnt` is not one of the choices",
            "Did you mean `urgent`?",
        ],
    );
    wrong(
        "by = 'household_size'\nrows = { 1 = 5, '2 or more' = '£7' }\n",
        &[
            "line 9, column 32",
            "a sum of money, but a row above it holds a whole number",
        ],
    );
    wrong(
        "by = 'household_size'\nrows = { 1 = 5, '2 or more' = 'savngs' }\n",
        &["line 9, column 32", "Did you mean `savings`?"],
    );
    wrong(
        "by = 'applied_on'\nrows = { 1 = 5, '2 or more' = 7 }\n",
        &[
            "line 8, column 7",
            "A table goes by a number",
            "months_since(applied_on)",
        ],
    );
    wrong(
        "by = 'household_sise'\nrows = { 1 = 5, '2 or more' = 7 }\n",
        &["line 8, column 7", "Did you mean `household_size`?"],
    );
    wrong(
        "by = 'household_size'\nrows = { 1 = 5, '2 or more' = 7 }\nfurther = 2\n",
        &["line 10", "`further` adds to the last row"],
    );
    wrong(
        "by = 'household_size'\nrow = { 1 = 5 }\nrows = { 1 = 5, '2 or more' = 7 }\n",
        &["`row` means nothing in [[table]].", "Did you mean `rows`?"],
    );
    wrong("by = 'household_size'\n", &["The table `limit` has no `rows`."]);
    only(
        &problems("[[table]]\nname = 'savings'\nby = 'household_size'\nrows = { 1 = 5, '2 or more' = 6 }\n"),
        &["`savings` is already the name of a fact."],
    );
    only(
        &problems(
            "[[table]]\nname = 'income limit'\nby = 'household_size'\nrows = { 1 = 5, '2 or more' = 6 }\n",
        ),
        &["`income limit` is no name that a condition can use."],
    );
    only(
        &problems("[[table]]\nname = 'a'\nby = 'household_size'\nrows = { 1 = 'a', '2 or more' = 6 }\n"),
        &["The definition `a` uses itself."],
    );
}

const INCOME: &str = "[[table]]\nname = 'income_limit'\nsays = 'income limit'\nclause = '2.4'\nby = 'household_size'\n\
    rows = { 1 = '£18,000', 2 = '£24,000' }\nfurther = '£4,100'\n\
    [[qualification]]\ncode = 'income'\nclause = '2.4'\nsays = 'Your income is within the limit.'\nwhen = 'net_income <= income_limit'\n";

#[test]
fn the_text_prints_a_table_as_one() {
    let scheme = scheme(INCOME);
    let text = explain(&scheme);
    assert!(
        text.contains("Met when: money the household takes home is at most “income limit”."),
        "{text}"
    );
    let table = "### Income limit (2.4)\n\nIncome limit by: number of people in the household.\n\n\
        | Number of people in the household | Income limit |\n| --- | --- |\n| 1 person | £18,000 |\n| 2 | £24,000 |\n\
        | each further one | £4,100 more |\n";
    assert!(text.contains(table), "{text}");
    let html = explain_html(&scheme);
    let table = "<h3>Income limit (2.4)</h3>\n<table>\n<caption>Income limit by: number of people in the household.</caption>\n\
        <thead>\n<tr><th scope=\"col\">Number of people in the household</th><th scope=\"col\">Income limit</th></tr>\n</thead>\n\
        <tbody>\n<tr><th scope=\"row\">1 person</th><td>£18,000</td></tr>\n";
    assert!(html.contains(table), "{html}");
    assert_eq!(html.matches("<table>").count(), html.matches("</table>").count());
}

#[test]
fn a_reason_gives_the_income_and_the_limit() {
    let scheme = scheme(&format!(
        "{INCOME}[[disqualification]]\ncode = 'rich'\nsays = 'Too much.'\nwhen = 'net_income + 5% of savings > income_limit'\n"
    ));
    let mut facts = Facts::new();
    facts
        .set("net_income", allocations::Value::Whole(2_500_000))
        .unwrap();
    facts.set("savings", allocations::Value::Whole(100_000)).unwrap();
    facts.begin("members").unwrap();
    facts
        .push("members", [("relation", allocations::Value::from("applicant"))])
        .unwrap();
    let answer = allocations::assess(
        &scheme,
        &facts,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
    );
    let all: Vec<String> = answer
        .qualifying
        .reasons
        .iter()
        .flat_map(|reason| &reason.facts)
        .map(|fact| format!("{}: {}", fact.label, fact.value))
        .collect();
    assert!(all.contains(&"income limit: £18,000".to_owned()), "{all:?}");
    assert!(all.iter().any(|fact| fact.ends_with(": £25,050")), "{all:?}");
}

#[test]
fn a_table_that_nothing_uses_is_pointed_out_and_a_changed_row_is_a_change() {
    let table = |limit: &str| {
        scheme(&format!(
            "[[table]]\nname = 'unused'\nby = 'household_size'\nrows = {{ 1 = '{limit}', '2 or more' = '£24,000' }}\n"
        ))
    };
    let found = careful(&table("£18,000"));
    let says = "Nothing uses the table `unused`.";
    assert!(
        found.iter().any(|one| one.problem.says.contains(says)),
        "{found:?}"
    );
    let changes = diff(&table("£18,000"), &table("£19,000"));
    assert_eq!(changes.len(), 1);
    assert!(changes[0].major);
    assert_eq!(
        changes[0].says,
        "table, unused, rows, 1: was \"£18,000\", is now \"£19,000\"."
    );
}

#[test]
fn one_row_is_changed_by_a_file_laid_over_it() {
    let base = format!("{HEAD}{INCOME}{LABEL}");
    let top = "[scheme]\nid = 'y'\ntitle = 'Y'\nversion = '1'\nextends = 'x'\n[[table]]\nname = 'income_limit'\nrows = { 2 = '£30,000' }\n";
    let scheme =
        Scheme::load(top, &|_| Some(base.clone())).unwrap_or_else(|problems| panic!("{}", problems[0]));
    let text = explain(&scheme);
    assert!(text.contains("| 1 person | £18,000 |\n| 2 | £30,000 |"), "{text}");
    let top = top.replace("income_limit", "income_limt");
    let told = told(&Scheme::load(&top, &|_| Some(base.clone())).expect_err("refused"));
    only(&told, &["called `income_limt`", "Did you mean `income_limit`?"]);
}

#[test]
fn the_highest_few_are_put_in_words_and_a_slip_is_told() {
    let need =
        |points: &str| format!("[[need]]\ncode = 'n'\npoints = '{points}'\nwhen = 'true'\nsays = 'N.'\n");
    let text = explain(&scheme(&need(
        "sum of the highest 2 (age / 10) of members where lives_here = always",
    )));
    let words = "Points: the sum of the 2 highest of (age divided by 10) over the people in the household where living with the applicant is always.";
    assert!(text.contains(words), "{text}");
    only(
        &problems(&need("sum of the highest 0 (age) of members")),
        &["So many cannot be added up.", "sum of the highest 2"],
    );
    only(
        &problems(&need("sum of the highest age of members")),
        &["does not say how many", "sum of the highest 2"],
    );
}

#[test]
fn ages_apart_are_printed_and_a_slip_is_told() {
    let share = |apart: &str| {
        format!(
            "[bedrooms]\n[[bedrooms.share]]\ncode = 's'\nboth = 'age < 18'\nsame = 'sex'\napart = '{apart}'\nsays = 'Two share.'\n"
        )
    };
    let text = explain(&scheme(&share("under 10 years")));
    let words = "they have the same sex; and they were born less than 10 years apart";
    assert!(text.contains(words), "{text}");
    only(
        &problems(&share("ten years")),
        &[
            "line 11, column 9",
            "`apart` must be a length of time.",
            "up to 5 years",
        ],
    );
}

#[test]
fn a_part_in_a_hundred_may_change_on_a_day_or_be_a_fact() {
    let scheme = scheme(
        "[parameters]\nshare = [{ value = 40 }, { value = 50, from = 2026-04-01 }]\n\
         [[need]]\ncode = 'n'\npoints = 'share% of bedrooms_held'\nwhen = 'savings <= bedrooms_held% of net_income'\nsays = 'N.'\n",
    );
    hold(
        &scheme,
        "[[case]]\ntitle = 'Half of four, and four in a hundred'\n\
         given = { bedrooms_held = 4, savings = '£40', net_income = '£1,000' }\nthen = { points = 2, needs = ['n'] }\n\
         [[case]]\ntitle = 'Two fifths of five before April'\nas_at = 2026-03-31\n\
         given = { bedrooms_held = 5, savings = '£40', net_income = '£1,000' }\nthen = { points = 2 }\n\
         [[case]]\ntitle = 'A penny too much'\n\
         given = { bedrooms_held = 4, savings = '£40.01', net_income = '£1,000' }\nthen = { needs = [] }\n",
    );
    only(
        &problems("[[need]]\ncode = 'n'\npoints = 'shre% of bedrooms_held'\nwhen = 'true'\nsays = 'N.'\n"),
        &["`shre`"],
    );
}

/// Inside a running total a table is called by its name, as anywhere else; where it goes by a day, by that day.
#[test]
fn a_running_total_calls_a_table_by_its_name() {
    let text = explain(&scheme(
        "[[table]]\nname = 'ill'\nsays = 'points for illness'\nby = 'medical'\nrows = { urgent = 3, high = 2 }\notherwise = 1\n\
         [[table]]\nname = 'waited'\nsays = 'points for the wait'\nby = 'months_since(applied_on)'\nrows = { 'under 12' = 1, '12 or more' = 2 }\notherwise = 0\n\
         [priority]\nby = 'points'\n\
         [[award]]\ncode = 'a'\npoints = 'running (ill) each month since applied_on'\nwhen = 'true'\nsays = 'A.'\n\
         [[award]]\ncode = 'b'\npoints = 'running (waited + ill) each month since applied_on'\nwhen = 'true'\nsays = 'B.'\n",
    ));
    for wanted in [
        "the running total of (“points for illness”) for each month since",
        "the running total of (“points for the wait” as on that day plus “points for illness”) for each month since",
        "where that day is the day on which the month ends",
    ] {
        assert!(text.contains(wanted), "{wanted} is not in\n{text}");
    }
}
