//! Further attributes of an element, given to a component as a map.

use tera::{Kwargs, State, TeraResult, Value, escape_html};

use super::functions::markup;

/// `attrs(of={"data-x": "1"})`: each pair as ` name="value"`, escaped.
///
/// A value may be a map with `value` and `optional`: then nothing is written for null or false and the bare
/// name for true, as the design system does it. Text that is already markup is passed through.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine hands over its arguments"
)]
pub(super) fn attrs(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let Some(of) = kwargs.get::<Value>("of")? else {
        return Ok(markup(""));
    };
    if of.is_safe() {
        return Ok(of);
    }
    let mut text = String::new();
    for (name, value) in in_order(&of) {
        match value.as_map() {
            Some(parts) => {
                let value = parts.get(&"value".into());
                let optional = parts.get(&"optional".into()).and_then(Value::as_bool) == Some(true);
                push(&mut text, &name, value, optional)?;
            }
            None => push(&mut text, &name, Some(value), false)?,
        }
    }
    Ok(markup(&text))
}

fn push(text: &mut String, name: &str, value: Option<&Value>, optional: bool) -> TeraResult<()> {
    let given = value.filter(|value| !value.is_none() && !value.is_undefined());
    if optional && given.is_none_or(|value| value.as_bool() == Some(false)) {
        return Ok(());
    }
    text.push(' ');
    text.push_str(&escaped(name)?);
    if !(optional && given.and_then(Value::as_bool) == Some(true)) {
        let value = given.map(Value::to_string).unwrap_or_default();
        text.push_str("=\"");
        text.push_str(&if given.is_some_and(Value::is_safe) {
            value
        } else {
            escaped(&value)?
        });
        text.push('"');
    }
    Ok(())
}

/// `translations(key="no-file-chosen", text=…)`: the words a script shall say, as `data-i18n` attributes.
/// A map in place of the text gives one attribute per plural form.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine hands over its arguments"
)]
pub(super) fn translations(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let key = kwargs.must_get::<&str>("key")?;
    let mut text = String::new();
    match kwargs.get::<Value>("text")? {
        None => {}
        Some(forms) if forms.is_map() => {
            for (form, words) in in_order(&forms) {
                push(&mut text, &format!("data-i18n.{key}.{form}"), Some(words), false)?;
            }
        }
        Some(words) if words.is_none() || words.is_undefined() => {}
        Some(words) => push(&mut text, &format!("data-i18n.{key}"), Some(&words), false)?,
    }
    Ok(markup(&text))
}

/// The entries by name: the engine keeps maps in no order, and a page must come out the same each time.
fn in_order(map: &Value) -> std::collections::BTreeMap<String, &Value> {
    map.as_map()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.to_string(), value))
        .collect()
}

fn escaped(text: &str) -> TeraResult<String> {
    let mut bytes = Vec::with_capacity(text.len());
    escape_html(text, &mut bytes)?;
    Ok(String::from_utf8(bytes)?)
}
