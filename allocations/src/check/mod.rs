//! Reads a scheme as a careful lawyer and a careful engineer would, and says in plain words what it finds.
mod areas;
mod dates_and_shares;
mod diff;
mod divisors;
mod fairness;
mod groups;
mod nested;
mod never_known;
mod orders;
mod places;
mod reach;
mod slips;
mod unused;
mod witness;
mod words;

use serde::{Deserialize, Serialize};

pub use diff::{Change, diff, major_change, told_of_major};

use crate::problem::Problem;
use crate::scheme::Scheme;
use crate::scheme::tree::Spot;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// The scheme would break the law or leave somebody without an answer.
    Serious,
    /// Probably a mistake.
    Doubtful,
    /// Worth knowing.
    Note,
}

/// Something a careful reader would point out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// A stable code.
    pub code: String,
    /// How much it matters.
    pub weight: Weight,
    /// Where, and the plain sentence.
    pub problem: Problem,
}

/// Everything a careful reader would point out, by line. A scheme without a last tie-break never gets this far.
pub fn careful(scheme: &Scheme) -> Vec<Finding> {
    let mut reader = Careful {
        scheme,
        findings: Vec::new(),
    };
    places::bands_and_needs(&mut reader);
    places::impossible(&mut reader);
    places::boundaries(&mut reader);
    fairness::preference(&mut reader);
    fairness::local_connection(&mut reader);
    fairness::greater_need(&mut reader);
    dates_and_shares::dates(&mut reader);
    dates_and_shares::shares(&mut reader);
    groups::labels(&mut reader);
    orders::orders(&mut reader);
    divisors::noughts(&mut reader);
    nested::nested(&mut reader);
    reach::out_of_reach(&mut reader);
    unused::names(&mut reader);
    never_known::never_known(&mut reader);
    never_known::holidays(&mut reader);
    never_known::much_like(&mut reader);
    areas::of_one_name(&mut reader);
    slips::holidays(&mut reader);
    slips::lasting(&mut reader);
    slips::questions(&mut reader);
    words::groups(&mut reader);
    words::sentences(&mut reader);
    reader.findings.sort_by(|a, b| {
        let place = |one: &Finding| (one.problem.file.clone(), one.problem.line, one.code.clone());
        place(a).cmp(&place(b))
    });
    reader.findings
}

struct Careful<'a> {
    scheme: &'a Scheme,
    findings: Vec<Finding>,
}

impl Careful<'_> {
    fn find(&mut self, code: &str, weight: Weight, spot: Spot, says: impl Into<String>) {
        let source = self.scheme.sources.get(spot.file).or(self.scheme.sources.first());
        let says = says.into();
        let problem = source.map_or_else(
            || Problem::at("", "", 0, 0, says.clone()),
            |one| one.problem(spot, says.clone()),
        );
        self.findings.push(Finding {
            code: code.to_owned(),
            weight,
            problem,
        });
    }
}
