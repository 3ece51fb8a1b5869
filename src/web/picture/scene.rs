//! Sky, trees and ground around a home.

use std::fmt::Write as _;

use super::chance::Chance;

#[derive(Clone, Copy)]
struct Season {
    sky: [&'static str; 2],
    far: &'static str,
    grass: [&'static str; 2],
    leaves: [&'static str; 2],
}

const SPRING: Season = Season {
    sky: ["#a9d2e8", "#eef7f4"],
    far: "#b5cfae",
    grass: ["#9cc27f", "#86b06c"],
    leaves: ["#7fae62", "#96c077"],
};
const SUMMER: Season = Season {
    sky: ["#8fc4e6", "#e6f3fa"],
    far: "#a3c39a",
    grass: ["#8ab56b", "#78a55b"],
    leaves: ["#5f9550", "#76a962"],
};
const AUTUMN: Season = Season {
    sky: ["#bcd3de", "#f8efe0"],
    far: "#cdbf98",
    grass: ["#a8b06f", "#969f5f"],
    leaves: ["#c4853f", "#d8a454"],
};
const WINTER: Season = Season {
    sky: ["#c3d3e0", "#f1f4f6"],
    far: "#c2ccc6",
    grass: ["#a9bba0", "#98ab90"],
    leaves: ["#6f8f78", "#84a38b"],
};

pub(super) struct Scene {
    season: Season,
    sun: i32,
    clouds: [(i32, i32); 2],
    tree: (i32, i32),
    shrubs: [(i32, i32); 4],
}

impl Scene {
    pub(super) fn by(chance: &mut Chance) -> Self {
        Self {
            season: chance.pick(SPRING, &[SUMMER, AUTUMN, WINTER]),
            sun: chance.pick(90, &[180, 470, 560]),
            clouds: [
                (chance.between(60, 160), chance.between(46, 30)),
                (chance.between(380, 180), chance.between(60, 40)),
            ],
            tree: (chance.pick(46, &[594]), chance.between(120, 40)),
            shrubs: [
                (chance.between(10, 40), chance.between(26, 12)),
                (chance.between(70, 40), chance.between(18, 10)),
                (chance.between(530, 40), chance.between(18, 10)),
                (chance.between(590, 40), chance.between(26, 12)),
            ],
        }
    }

    /// Everything behind the home.
    pub(super) fn behind(&self, id: &str, svg: &mut String) {
        let Season {
            sky: [top, bottom],
            far,
            grass: [light, dark],
            leaves: [leaf, bright],
        } = self.season;
        let _ = write!(
            svg,
            r##"<linearGradient id="{id}" x2="0" y2="1"><stop stop-color="{top}"/><stop offset=".8" stop-color="{bottom}"/></linearGradient><path fill="url(#{id})" d="M0 0h640v400H0z"/><circle cx="{}" cy="74" r="26" fill="#fff6d8"/>"##,
            self.sun
        );
        for (x, y) in self.clouds {
            let _ = write!(
                svg,
                r##"<path d="M{x} {y}c-16 0-16-20 2-21 3-17 30-19 35-3 16-5 26 4 24 13 12 1 12 11 1 11z" fill="#fff" opacity=".75"/>"##
            );
        }
        let _ = write!(
            svg,
            r#"<path d="M0 282c60-34 120-40 190-26s120-24 210-12 150-8 240 16v60H0z" fill="{far}"/><path d="M0 306h640v94H0z" fill="{light}"/><path d="M0 356c150-18 420-20 640-2v46H0z" fill="{dark}"/>"#
        );
        let (x, height) = self.tree;
        let top = 312 - height;
        let _ = write!(
            svg,
            r##"<path d="M{} 314v-{}h8v{}z" fill="#7a5c46"/><circle cx="{x}" cy="{top}" r="44" fill="{leaf}"/><circle cx="{}" cy="{}" r="30" fill="{bright}"/><circle cx="{}" cy="{}" r="28" fill="{leaf}"/>"##,
            x - 4,
            height - 10,
            height - 10,
            x - 18,
            top - 14,
            x + 24,
            top + 16,
        );
    }

    /// Everything in front of it.
    pub(super) fn before(&self, svg: &mut String) {
        let [leaf, bright] = self.season.leaves;
        for ((x, radius), colour) in self.shrubs.iter().zip([leaf, bright, bright, leaf]) {
            let _ = write!(
                svg,
                r#"<ellipse cx="{x}" cy="330" rx="{radius}" ry="{}" fill="{colour}"/>"#,
                radius * 3 / 4
            );
        }
    }
}
