//! How long people waited, by band and size: the middle half, never of few.

use std::collections::BTreeMap;

use super::read::Past;

/// Fewer than this are neither averaged nor named.
pub const FEWEST: usize = 5;

/// The waits of one band and size, in whole months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    pub band: String,
    pub bedrooms: i32,
    /// A quarter waited less, half waited less, a quarter waited longer. None for fewer than [`FEWEST`] lets.
    pub middle_half: Option<MiddleHalf>,
    /// How many lets; none for fewer than [`FEWEST`].
    pub lets: Option<usize>,
}

/// The middle half of some waits, in whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MiddleHalf {
    pub from: u32,
    pub middle: u32,
    pub to: u32,
}

/// The waits of past lets by band in the order given (those not in it come last, by name), then by size.
pub fn waits(past: &[Past], order: &[String]) -> Vec<Waits> {
    let rank = |band: &str| {
        order
            .iter()
            .position(|known| known == band)
            .unwrap_or(order.len())
    };
    let mut groups: BTreeMap<(usize, &str, i32), Vec<u32>> = BTreeMap::new();
    for one in past {
        if let Some(months) = one.months {
            groups
                .entry((rank(&one.band), one.band.as_str(), one.bedrooms))
                .or_default()
                .push(months);
        }
    }
    groups
        .into_iter()
        .map(|((_, band, bedrooms), mut months)| {
            months.sort_unstable();
            let enough = months.len() >= FEWEST;
            Waits {
                band: band.to_owned(),
                bedrooms,
                middle_half: middle_half(&months).filter(|_| enough),
                lets: enough.then_some(months.len()),
            }
        })
        .collect()
}

/// Quartiles by the nearest rank below, so that every figure is a wait that somebody had.
fn middle_half(sorted: &[u32]) -> Option<MiddleHalf> {
    let last = sorted.len().checked_sub(1)?;
    let at = |quarters: usize| sorted.get(last * quarters / 4).copied();
    Some(MiddleHalf {
        from: at(1)?,
        middle: at(2)?,
        to: at(3)?,
    })
}

#[cfg(test)]
mod tests {
    use entity::states::HomeKind;

    use super::super::read::{Month, Past};
    use super::waits;

    fn past(band: &str, months: u32) -> Past {
        Past {
            month: Month {
                year: 2026,
                month: 10,
            },
            place: "Diss".into(),
            kind: HomeKind::House,
            bedrooms: 2,
            tenure: None,
            band: band.into(),
            months: Some(months),
            bids: 9,
        }
    }

    #[test]
    fn few_waits_are_not_averaged() {
        let mut lets: Vec<Past> = [30, 2, 14, 9, 21]
            .iter()
            .map(|months| past("Band 1", *months))
            .collect();
        lets.extend([3, 4, 5, 6].iter().map(|months| past("Band 2", *months)));
        let found = waits(&lets, &[]);
        let middle = found[0].middle_half.unwrap();
        assert_eq!((middle.from, middle.middle, middle.to), (9, 14, 21));
        assert_eq!(found[0].lets, Some(5));
        assert_eq!((found[1].middle_half, found[1].lets), (None, None));
    }

    #[test]
    fn bands_stand_in_the_order_of_the_scheme() {
        let lets = ["Band 2", "Emergency Band", "Band 1", "No band"].map(|band| past(band, 3));
        let order = ["Emergency Band", "Band 1", "Band 2"].map(str::to_owned);
        let found: Vec<String> = waits(&lets, &order).into_iter().map(|one| one.band).collect();
        assert_eq!(found, ["Emergency Band", "Band 1", "Band 2", "No band"]);
    }
}
