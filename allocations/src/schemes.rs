//! The schemes that come with the crate.
use crate::problem::Problem;
use crate::scheme::Scheme;

pub use crate::shipped::{SHIPPED, text};

/// Loads a shipped scheme; none when there is no such id.
pub fn shipped(id: &str) -> Option<Result<Scheme, Vec<Problem>>> {
    Some(Scheme::load(text(id)?, &|base| text(base).map(str::to_owned)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_scheme_loads() {
        for (id, _) in SHIPPED {
            let loaded = shipped(id).unwrap();
            let problems = loaded.err().unwrap_or_default();
            let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
            assert!(text.is_empty(), "{id}:\n{}", text.join("\n\n"));
        }
    }
}
