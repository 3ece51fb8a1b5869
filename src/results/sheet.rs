//! The download: one line for each let, in the order of the page.

use entity::states::HomeKind;

use super::read::Past;
use crate::error::AppError;
use crate::homes::words::{kind_code, tenure_words};
use crate::texts::Language;

/// The lets as text that a spreadsheet reads.
pub(super) fn csv(council: &str, past: &[&Past]) -> Result<Vec<u8>, AppError> {
    let broken = |cause: csv::Error| AppError::internal("writing a download", cause);
    let mut sheet = csv::Writer::from_writer(Vec::new());
    sheet
        .write_record([
            "council",
            "month",
            "place",
            "kind",
            "bedrooms",
            "rent_type",
            "band",
            "wait_months",
            "bids",
        ])
        .map_err(broken)?;
    for one in past {
        let bedrooms = if one.kind == HomeKind::Bedsit {
            0
        } else {
            one.bedrooms
        };
        sheet
            .write_record([
                harmless(council),
                one.month.code(),
                harmless(&one.place),
                kind_code(one.kind).to_owned(),
                bedrooms.to_string(),
                one.tenure
                    .map_or_else(String::new, |tenure| tenure_words(Language::English, tenure)),
                harmless(&one.band),
                one.months.map_or_else(String::new, |months| months.to_string()),
                one.bids.to_string(),
            ])
            .map_err(broken)?;
    }
    sheet
        .into_inner()
        .map_err(|cause| AppError::internal("writing a download", cause.to_string()))
}

/// Text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_in_the_download_is_a_formula() {
        assert_eq!(harmless("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(harmless("Diss"), "Diss");
    }
}
