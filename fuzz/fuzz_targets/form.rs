//! Any bytes as a form that was sent: every question that a page may ask of it has an answer or a fault in words,
//! nothing longer than allowed passes, and the form can be shown again without its secrets.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lintel::web::fields::Fields;
use lintel::web::form::{FormView, LINE, NOTE, Reader};

const NAMES: [&str; 6] = ["a", "b", "c", "csrf", "password", "code"];
const CHOICES: [(&str, u8); 3] = [("yes", 1), ("no", 2), ("unsure", 3)];

fuzz_target!(|bytes: &[u8]| {
    let fields = Fields::read(bytes);
    let mut reader = Reader::new(&fields);
    let mut short = Vec::new();
    for name in NAMES {
        assert_eq!(fields.has(name), fields.all(name).next().is_some());
        assert_eq!(fields.get(name), fields.all(name).next().unwrap_or_default());
        assert!(!fields.get(name).contains('\0'));
        let line = reader.line(name, "a line");
        let note = reader.note(name, "a note");
        short.push((line, note));
        let whole = reader.whole(name, "a number", -3, 12);
        assert!((-3..=12).contains(&whole));
        assert!(reader.money(name, "an amount").in_pence() >= 0);
        let _ = reader.choice(name, "one", &CHOICES);
        let _ = reader.email(name);
        let _ = reader.ticked(name);
        if let Some(day) = reader.optional_date(name, "a day") {
            let year = day.format("%Y").to_string();
            assert!(("1900"..="2100").contains(&year.as_str()));
        }
    }
    let faults = match reader.finish(short) {
        Ok(read) => {
            for (line, note) in read {
                assert!(!line.is_empty() && line.chars().count() <= LINE && note.chars().count() <= NOTE);
                assert!(!line.chars().any(char::is_control));
            }
            return;
        }
        Err(faults) => faults,
    };
    assert!(faults.iter().all(|fault| !fault.says.is_empty()));
    let view = FormView::sent(&fields, &faults);
    for secret in ["csrf", "password", "code"] {
        assert!(!view.values.contains_key(secret) && !view.all.contains_key(secret));
    }
});
