//! The long form as it looks empty, full of faults, and for a private landlord.

use super::{Choice, Hint, WriteView, change_title, form, lists, new_title};
use crate::adverts::sample_advert;
use crate::own::Question;
use crate::web::form::Message;
use crate::web::page::Link;

pub(super) fn all() -> Vec<WriteView> {
    let advert = sample_advert();
    let mut faulty = form::filled(&advert);
    let fields = [
        "reference",
        "address",
        "parish",
        "postcode",
        "kind",
        "bedrooms",
        "max_people",
        "floor",
        "lift",
        "access",
        "garden",
        "parking",
        "pets",
        "heating",
        "epc",
        "age_min",
        "tenure",
        "label",
        "rent",
        "service",
        "rent_right",
        "available",
        "description",
        "uprn",
    ];
    for field in fields {
        let text = "Enter this again".to_owned();
        faulty.errors.insert(field.to_owned(), Message { text });
    }
    let written = |form, private| WriteView {
        heading: change_title(),
        action: "/provider/adverts/1/edit".into(),
        back: Link::new("Back to the advert", "/provider/adverts/1"),
        asked: Some("Say whether the stairs are steep.".into()),
        version: Some("2".into()),
        form,
        private,
        labels: vec![Choice {
            hint: Some(Hint {
                text: "Band first, then date.".into(),
            }),
            ..Choice::new("general", "Open to everyone")
        }],
        questions: Question::samples(false),
        ..lists()
    };
    let empty = WriteView {
        heading: new_title(),
        action: "/provider/adverts".into(),
        back: Link::new("All adverts", "/provider/adverts"),
        ..lists()
    };
    vec![
        empty,
        written(faulty, false),
        written(form::filled(&advert), true),
    ]
}
