//! What templates may call besides what the engine brings.

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::attributes;
use crate::web::assets::asset_url;

/// Adds our functions and filters to the engine.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("asset", asset);
    tera.register_function("attrs", attributes::attrs);
    tera.register_function("translations", attributes::translations);
    tera.register_filter("money", money);
    tera.register_filter("count", count);
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

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Marks text as finished markup. Only for text this program has made itself.
pub(super) fn markup(text: &str) -> Value {
    Value::safe_string(text)
}
