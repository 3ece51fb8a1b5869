//! Opening hours, which a council writes in English, in the language of the page.

use super::{Language, t};

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

impl Language {
    /// Opening hours in this language; none where they are not written like "Monday to Friday, 8:30am to 5pm".
    pub fn hours(self, written: &str) -> Option<String> {
        match self {
            Self::English => Some(written.to_owned()),
            Self::Polish => {
                let (days, times) = written.split_once(", ")?;
                let (first, last) = days.split_once(" to ")?;
                let (opens, closes) = times.split_once(" to ")?;
                Some(t!(
                    self,
                    "texts-hours",
                    first = day(first)?,
                    last = day(last)?,
                    opens = clock(opens)?,
                    closes = clock(closes)?
                ))
            }
        }
    }
}

/// 1 for Monday.
fn day(name: &str) -> Option<i64> {
    let found = DAYS.into_iter().zip(1..).find(|(day, _)| *day == name);
    found.map(|(_, at)| at)
}

/// `16:30` of `4:30pm`.
fn clock(written: &str) -> Option<String> {
    let (time, noon) = written
        .strip_suffix("am")
        .map(|time| (time, 0))
        .or_else(|| written.strip_suffix("pm").map(|time| (time, 12)))?;
    let (hour, minute) = time.split_once(':').unwrap_or((time, "00"));
    let hour: u32 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let minute: u32 = minute.parse().ok().filter(|minute| *minute < 60)?;
    Some(format!("{}:{minute:02}", hour % 12 + noon))
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn usual_hours_are_said_in_polish_and_others_stay_as_they_are_written() {
        let polish = |written| Language::Polish.hours(written);
        assert_eq!(
            polish("Monday to Friday, 8:30am to 5pm").as_deref(),
            Some("od poniedziałku do piątku, w godz. 8:30–\u{2060}17:00")
        );
        assert_eq!(
            polish("Tuesday to Sunday, 12am to 12:05pm").as_deref(),
            Some("od wtorku do niedzieli, w godz. 0:00–\u{2060}12:05")
        );
        for other in [
            "",
            "Weekdays",
            "Monday to Fridays, 9am to 5pm",
            "Monday to Friday, 9am to 25pm",
            "Monday to Friday, 9am to 5:60pm",
            "Monday to Friday, 9am to 5pm, closed at noon",
        ] {
            assert_eq!(polish(other), None, "{other}");
            assert_eq!(Language::English.hours(other).as_deref(), Some(other));
        }
    }
}
