//! Texts: every name that is said is written in both languages, with the same things filled in, and nothing is
//! written that nobody says.

use std::collections::{BTreeMap, BTreeSet};

use lintel::texts::{FILES, Filling, Language, STAFF, say};

use super::said::said;
use super::words::{BANNED, long_sentences, says_word};

/// Names with what each needs filled in.
type Needs = BTreeMap<String, BTreeSet<String>>;

/// The messages of a file: name and text, as they stand.
fn messages(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let starts = line.split_once(" = ").filter(|_| !line.starts_with([' ', '}']));
        match (starts, found.last_mut()) {
            (Some((name, text)), _) => found.push((name.to_owned(), text.to_owned())),
            (None, Some((_, last))) => {
                last.push('\n');
                last.push_str(line);
            }
            (None, None) => assert!(line.is_empty(), "a line that belongs to nothing: {line}"),
        }
    }
    found
}

/// What stands in braces: variables without their sign, or names of other texts.
fn in_braces(text: &str, sign: &str) -> BTreeSet<String> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix(sign))
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || "_-".contains(*c))
                .collect()
        })
        .filter(|name: &String| !name.is_empty())
        .collect()
}

fn texts(language: Language) -> Vec<(String, String)> {
    let column = Language::ALL.iter().position(|other| *other == language).unwrap();
    let staff = STAFF.iter().filter(|_| language == Language::English);
    let all = FILES.iter().map(|room| room[column]).chain(staff.copied());
    all.flat_map(|(_, text)| messages(text)).collect()
}

/// What each name needs in a language, with what the texts inside it need.
fn needs(language: Language) -> Needs {
    let texts: BTreeMap<String, String> = texts(language).into_iter().collect();
    let own = |text: &str| in_braces(text, "$");
    texts
        .iter()
        .map(|(name, text)| {
            let mut all = own(text);
            for inner in in_braces(text, "") {
                let inner = texts
                    .get(&inner)
                    .unwrap_or_else(|| panic!("{name} has {inner} inside"));
                all.extend(own(inner));
            }
            (name.clone(), all)
        })
        .collect()
}

/// The names in a file, each of which begins with its room and says something.
fn names(file: &str, text: &str) -> BTreeSet<String> {
    if let Err((_, found)) = fluent_bundle::FluentResource::try_new(text.to_owned()) {
        panic!("{file}: {found:?}");
    }
    let prefix = format!("{}-", file.split('/').nth(1).unwrap());
    let mut names = BTreeSet::new();
    for (name, text) in messages(text) {
        assert!(
            name.starts_with(&prefix),
            "{file}: {name} does not begin with {prefix}"
        );
        assert!(!text.trim().is_empty(), "{file}: {name} says nothing");
        assert!(names.insert(name.clone()), "{file}: {name} stands twice");
    }
    names
}

#[test]
fn every_text_is_written_in_every_language() {
    let mut everybody = BTreeSet::new();
    for room in FILES {
        let [english, polish] = room.map(|(file, text)| names(file, text));
        let faults: Vec<&String> = english.symmetric_difference(&polish).collect();
        assert!(faults.is_empty(), "in one language only: {faults:#?}");
        everybody.extend(english);
    }
    for (file, text) in STAFF {
        let twice: Vec<String> = names(file, text).intersection(&everybody).cloned().collect();
        assert!(twice.is_empty(), "for staff and for everybody: {twice:#?}");
    }
}

#[test]
fn what_is_said_is_written_and_what_is_written_is_said() {
    let (english, polish) = (needs(Language::English), needs(Language::Polish));
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    let all = said();
    assert!(all.len() > 300, "only {} places found", all.len());
    for said in all {
        for name in said.names {
            match english.get(&name) {
                Some(english) => {
                    // What only staff read has no Polish, and is said in English whoever asks.
                    let polish = polish.get(&name);
                    if polish.is_none()
                        && said.place.contains(": t!(")
                        && !said.place.contains("Language::English")
                    {
                        faults.push(format!("{}: {name} is in English alone", said.place));
                    }
                    let needed: BTreeSet<String> =
                        english.union(polish.unwrap_or(english)).cloned().collect();
                    if needed != said.filled {
                        faults.push(format!(
                            "{}: {name} needs {needed:?} and gets {:?}",
                            said.place, said.filled
                        ));
                    }
                }
                None => faults.push(format!("{}: nobody has written {name}", said.place)),
            }
            used.insert(name);
        }
    }
    for language in Language::ALL {
        used.extend(texts(language).iter().flat_map(|(_, text)| in_braces(text, "")));
    }
    faults.extend(
        english
            .keys()
            .filter(|name| !used.contains(*name))
            .map(|name| format!("nobody says {name}")),
    );
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn markup_is_only_where_it_is_announced_and_the_same_in_every_language() {
    let tags = |text: &str| {
        let mut found: Vec<String> = text
            .split('<')
            .skip(1)
            .map(|rest| rest.split('>').next().unwrap().to_owned())
            .collect();
        found.sort();
        found
    };
    let polish: BTreeMap<String, String> = texts(Language::Polish).into_iter().collect();
    for (name, text) in texts(Language::English) {
        let other = polish.get(&name).unwrap_or(&text);
        assert_eq!(tags(&text), tags(other), "{name}");
        assert_eq!(name.ends_with("-html"), !tags(&text).is_empty(), "{name}");
        assert!(!name.ends_with("-html") || !text.contains("=\"\""), "{name}");
    }
}

#[test]
fn polish_counts_have_all_their_forms() {
    for (name, text) in texts(Language::Polish) {
        let has = |form: &str| text.contains(&format!("[{form}]"));
        if has("one") {
            assert!(has("other") || has("few") && has("many"), "{name} lacks a form");
        } else {
            assert!(!has("few") && !has("many"), "{name} lacks the form for one");
        }
    }
}

/// Words that sound like an office in Polish, or guess who somebody is, with what to write instead.
const POLISH_BANNED: [(&str, &str); 16] = [
    ("w celu", "aby"),
    ("celem", "aby"),
    ("niniejszy", "ten"),
    ("niniejszym", "nothing"),
    ("uprzejmie", "nothing"),
    ("informujemy, że", "say it"),
    ("dokonać", "name the verb"),
    ("posiadać", "mieć"),
    ("posiada", "ma"),
    ("w przypadku", "jeśli"),
    ("aczkolwiek", "ale"),
    ("bądź", "lub"),
    ("nieprawidłowy", "say what is wrong"),
    ("pan", "ty"),
    ("pani", "ty"),
    ("państwo", "ty"),
];

#[test]
fn every_text_is_short_and_plain() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        for (name, needed) in needs(language) {
            for number in [1, 2, 5] {
                let fillings: Vec<(&str, Filling<'_>)> = needed
                    .iter()
                    .map(|one| {
                        (
                            one.as_str(),
                            if one == "n" {
                                Filling::from(number)
                            } else {
                                Filling::from("X")
                            },
                        )
                    })
                    .collect();
                let text = without_tags(&say(language, &name, &fillings));
                assert!(
                    !text.contains("{$") && !text.contains('\u{2068}'),
                    "{name}: {text}"
                );
                faults.extend(
                    long_sentences(&text)
                        .into_iter()
                        .map(|long| format!("{name}: {long}")),
                );
                let banned: &[(&str, &str)] = match language {
                    Language::English => &BANNED,
                    Language::Polish => &POLISH_BANNED,
                };
                for (word, instead) in banned {
                    if says_word(&text, word) {
                        faults.push(format!("{name}: \"{word}\" ({instead})"));
                    }
                }
                if language == Language::Polish {
                    // the past tense of "you" tells a man from a woman
                    let guesses = ["łeś", "łaś", "łbyś", "łabyś"];
                    let found = text.split_whitespace().find(|word| {
                        guesses.iter().any(|end| {
                            word.trim_end_matches(|c: char| !c.is_alphanumeric())
                                .ends_with(end)
                        })
                    });
                    faults.extend(found.map(|word| format!("{name}: \"{word}\" guesses who reads it")));
                }
            }
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "{faults:#?}");
}

fn without_tags(text: &str) -> String {
    let mut rest = text.split('<');
    let mut plain = rest.next().unwrap_or_default().to_owned();
    for part in rest {
        plain.push_str(part.split_once('>').map_or("", |(_, after)| after));
    }
    plain
}
