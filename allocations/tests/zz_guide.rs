use allocations::{Scheme, cases};
use std::collections::BTreeMap;
#[test]
fn guide() {
    let text = std::fs::read_to_string("../docs/guides/writing-a-scheme.md").unwrap();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for part in text.split("```toml\n").skip(1) {
        let b = part.split("```").next().unwrap();
        let n = b.lines().next().unwrap().trim_start_matches("# in ").to_owned();
        files.entry(n).or_default().push_str(b);
    }
    for (n, t) in &files {
        if n == "slip.toml" || n == "home.toml" {
            continue;
        }
        let base = |id: &str| files.get(&format!("{id}.toml")).cloned();
        if let Some(id) = cases::scheme_of(t) {
            let s = Scheme::load(&files[&format!("{id}.toml")], &base).unwrap();
            match cases::run(t, &s) {
                Ok(rs) => {
                    for r in rs {
                        if !r.failures.is_empty() {
                            println!("{n}: {} {:?}", r.title, r.failures);
                        }
                    }
                }
                Err(ps) => {
                    for p in ps {
                        println!("{n}: {p}");
                    }
                }
            }
        } else {
            match Scheme::load(t, &base) {
                Ok(s) => {
                    for f in allocations::check::careful(&s) {
                        println!("{n}: {f:?}");
                    }
                    if n == "of-each.toml" {
                        println!("{}", allocations::explain(&s));
                    }
                }
                Err(ps) => {
                    for p in ps {
                        println!("{n}: {p}");
                    }
                }
            }
        }
    }
}
