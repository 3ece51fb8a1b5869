//! What templates may call besides what the engine brings.

use tera::{Error, Kwargs, State, Tera, TeraResult, Value, escape_html};

use super::attributes;
use crate::texts::{Filling, Language, grouped, say, unbroken};
use crate::web::assets::asset_url;

/// Adds our functions and filters to the engine that prints pages in one language.
pub(super) fn register(tera: &mut Tera, language: Language) {
    tera.register_function("t", move |kwargs: Kwargs, _: &State<'_>| text(language, &kwargs));
    tera.register_function("hours", move |kwargs: Kwargs, _: &State<'_>| {
        hours(language, &kwargs)
    });
    tera.register_function("in_english", move |_: Kwargs, _: &State<'_>| in_english(language));
    tera.register_function("asset", asset);
    tera.register_function("attrs", attributes::attrs);
    tera.register_function("translations", attributes::translations);
    tera.register_filter("money", money);
    tera.register_filter("count", count);
    tera.register_filter("whole", whole);
}

/// `t(id="homes-count", n=3)`: the text of that name in the language of the page. A name that ends in `-html` is
/// markup of our own; what is filled into it is escaped.
fn text(language: Language, kwargs: &Kwargs) -> TeraResult<Value> {
    let id = kwargs.must_get::<&str>("id")?;
    let html = id.ends_with("-html");
    let mut fillings = Vec::new();
    for (name, value) in kwargs.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "id") else {
            continue;
        };
        let filling = match value.as_i64() {
            Some(number) => Filling::from(number),
            None if html && !value.is_safe() => Filling::from(escaped(&value.to_string())?),
            None => Filling::from(value.to_string()),
        };
        fillings.push((name, filling));
    }
    let said = say(language, id, &fillings);
    Ok(if html { markup(&said) } else { Value::from(said) })
}

/// ` lang="en"` on a page in another language, for words that the council or the scheme wrote and nobody has
/// translated; nothing on an English page.
fn in_english(language: Language) -> Value {
    markup(match language {
        Language::English => "",
        Language::Polish => " lang=\"en\"",
    })
}

/// `hours(of=contact.hours)`: opening hours in the language of the page, or marked as English where they stay so.
fn hours(language: Language, kwargs: &Kwargs) -> TeraResult<Value> {
    let written = kwargs.must_get::<&str>("of")?;
    match language.hours(written) {
        Some(said) => Ok(Value::from(clocks_together(&said))),
        None => Ok(markup(&format!("<span lang=\"en\">{}</span>", escaped(written)?))),
    }
}

/// Opening hours that break between the days and the times only: `8:30am to 5pm` stays on one line.
fn clocks_together(hours: &str) -> String {
    match hours.rsplit_once(", ") {
        Some((days, times)) => format!("{days}, {}", times.replace(' ', "\u{a0}")),
        None => hours.to_owned(),
    }
}

fn escaped(text: &str) -> TeraResult<String> {
    let mut bytes = Vec::new();
    escape_html(text, &mut bytes)?;
    Ok(String::from_utf8(bytes)?)
}

/// `asset(name="lintel.css")`: the path the file is served at.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine hands over its arguments"
)]
fn asset(kwargs: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let name = kwargs.must_get::<&str>("name")?;
    asset_url(name).ok_or_else(|| Error::message(format!("there is no asset {name}")))
}

/// Whole pence as pounds: `11250` is "£112.50", `-5` is "−£0.05".
fn money(pence: i64, _: Kwargs, _: &State<'_>) -> String {
    let sign = if pence < 0 { "\u{2212}" } else { "" };
    let pence = pence.unsigned_abs();
    format!("{sign}£{}.{:02}", grouped(pence / 100), pence % 100)
}

/// A whole number with commas: `1340` is "1,340".
fn count(number: i64, _: Kwargs, _: &State<'_>) -> String {
    let sign = if number < 0 { "\u{2212}" } else { "" };
    format!("{sign}{}", grouped(number.unsigned_abs()))
}

/// A sentence whose dates and times do not break over two lines.
fn whole(text: &str, _: Kwargs, _: &State<'_>) -> String {
    unbroken(text)
}

/// Marks text as finished markup. Only for text this program has made itself.
pub(super) fn markup(text: &str) -> Value {
    Value::safe_string(text)
}
