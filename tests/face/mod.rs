//! The face of the service: stylesheets, themes, components, layouts, pictures.

use std::error::Error;

use lintel::web::page::Pages;

mod files;
mod fixtures;
mod kitchen;
mod pictures;
mod themes;
mod weight;
mod words;

/// The engine with further templates, or the whole chain of causes why it cannot be built.
fn pages_with(further: &[(&str, &str)]) -> Pages {
    Pages::with(further).unwrap_or_else(|error| panic!("{}", chain(&error)))
}

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push('\n');
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
