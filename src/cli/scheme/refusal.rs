//! What a file of rules, households or bids cannot be used for, said all at once.

use std::path::Path;

use allocations::Problem;
use serde::Serialize;

/// One thing wrong in a file of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::cli) struct RowFault {
    /// The file.
    pub(in crate::cli) file: String,
    /// Line, counted from 1.
    pub(in crate::cli) line: u64,
    /// The column's name; a field of a list is `members[2].birth_date`. Empty when the whole row is meant.
    pub(in crate::cli) column: String,
    /// A plain sentence.
    pub(in crate::cli) says: String,
    /// The nearest right name or choice.
    pub(in crate::cli) nearest: Option<String>,
}

/// Why a command did nothing.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum Refusal {
    /// The file could not be opened or read.
    #[error("{file} could not be read. {}", what_to_do(cause))]
    Unread {
        file: String,
        #[source]
        cause: std::io::Error,
    },
    /// The file is no scheme, or a scheme with problems.
    #[error("{} cannot be used.\n\n{}", .file, told(problems, "\n\n"))]
    Problems { file: String, problems: Vec<Problem> },
    /// Cells of the file cannot be what they say.
    #[error("{} cannot be used. Nothing was worked out.\n{}", .file, row_faults(faults))]
    Rows { file: String, faults: Vec<RowFault> },
    /// Anything else that a person can put right.
    #[error("{0}")]
    Said(String),
}

impl Refusal {
    pub(in crate::cli) fn unread(file: &Path, cause: std::io::Error) -> Self {
        Self::Unread {
            file: file.display().to_string(),
            cause,
        }
    }

    /// The same for a program to read.
    pub(in crate::cli) fn json(&self) -> serde_json::Value {
        match self {
            Self::Unread { file, cause } => {
                serde_json::json!({ "file": file, "says": self.to_string(), "because": cause.to_string() })
            }
            Self::Problems { file, problems } => serde_json::json!({ "file": file, "problems": problems }),
            Self::Rows { file, faults } => serde_json::json!({ "file": file, "faults": faults }),
            Self::Said(says) => serde_json::json!({ "says": says }),
        }
    }
}

/// What a person can do about a file that cannot be read.
pub(super) fn what_to_do(cause: &std::io::Error) -> &'static str {
    match cause.kind() {
        std::io::ErrorKind::InvalidData => {
            "Its letters are not in UTF-8. Open it in your editor and save it again with the encoding UTF-8."
        }
        _ => "Check that it exists and that you may read it.",
    }
}

/// Many things, one after the other.
pub(super) fn told<T: std::fmt::Display>(many: &[T], between: &str) -> String {
    let many: Vec<String> = many.iter().map(ToString::to_string).collect();
    many.join(between)
}

fn row_faults(faults: &[RowFault]) -> String {
    let lines = faults.iter().map(|fault| {
        let column = if fault.column.is_empty() {
            String::new()
        } else {
            format!(", column `{}`", fault.column)
        };
        let nearest = fault
            .nearest
            .as_ref()
            .map(|nearest| format!(" Did you mean `{nearest}`?"))
            .unwrap_or_default();
        format!("  line {}{column}: {}{nearest}", fault.line, fault.says)
    });
    lines.collect::<Vec<_>>().join("\n")
}
