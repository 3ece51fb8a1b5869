//! Drawings of homes: always the same, small, and each its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lintel::web::picture::{HomeShape, described, home_picture, home_picture_url};

#[test]
fn a_home_always_looks_the_same_and_seldom_like_another() {
    let mut seen = BTreeSet::new();
    let mut sheet = String::from("<!doctype html><title>Homes</title>");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("face");
    fs::create_dir_all(&folder).expect("a folder");
    for shape in HomeShape::ALL {
        for bedrooms in 0..=6 {
            for seed in [0, 1, 2, 77, u64::MAX] {
                let svg = home_picture(shape, bedrooms, seed);
                assert_eq!(svg, home_picture(shape, bedrooms, seed));
                assert!(
                    svg.len() < 6 * 1024,
                    "{shape:?} with {bedrooms} bedrooms takes {} bytes",
                    svg.len()
                );
                assert!(!svg.contains("style") && !svg.contains("<script"));
                seen.insert(svg.replace(&format!("-{bedrooms}-{seed}"), ""));
                if (1..=5).contains(&bedrooms) {
                    sheet.push_str(&svg.replace(
                        "width=\"640\" height=\"400\" role",
                        "width=\"240\" height=\"150\" role",
                    ));
                }
            }
        }
    }
    assert!(seen.len() > 100, "only {} different drawings", seen.len());
    fs::write(folder.join("homes.html"), sheet).expect("written");
}

#[test]
fn the_name_of_a_drawing_says_what_it_shows() {
    for shape in HomeShape::ALL {
        let url = home_picture_url(shape, 3, 12_345);
        let name = url.strip_prefix("/assets/home/").expect("in its folder");
        assert_eq!(described(name), Some((shape, 3, 12_345)));
    }
    for wrong in [
        "",
        "castle-3-1.svg",
        "flat-3.svg",
        "flat-x-1.svg",
        "flat-3-1.png",
        "flat-3--1.svg",
        "flat-300-1.svg",
    ] {
        assert_eq!(described(wrong), None, "{wrong}");
    }
}
