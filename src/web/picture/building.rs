//! The home itself: walls, roof, windows and door.

use std::fmt::Write as _;

use super::HomeShape;
use super::chance::Chance;

/// Where the walls meet the ground.
const GROUND: i32 = 322;

pub(super) struct Building {
    shape: HomeShape,
    bedrooms: i32,
    wall: &'static str,
    /// The houses on either side, where there are any.
    neighbour: &'static str,
    roof: [&'static str; 2],
    door: &'static str,
    sill: &'static str,
}

impl Building {
    pub(super) fn by(chance: &mut Chance, shape: HomeShape, bedrooms: u8) -> Self {
        Self {
            shape,
            bedrooms: i32::from(bedrooms.clamp(1, 5)),
            wall: chance.pick(
                "#b9694f",
                &["#c98f70", "#d8bf9a", "#ece2d0", "#e6d3c8", "#b0aca0"],
            ),
            neighbour: chance.pick("#bf866d", &["#cdb897", "#ddd2c0"]),
            roof: chance.pick(
                ["#9c5640", "#864733"],
                &[["#68737c", "#575f68"], ["#7b5b4b", "#67493b"]],
            ),
            door: chance.pick(
                "#1f5c3a",
                &["#27527e", "#8a303a", "#b98a2b", "#40474d", "#5f4774"],
            ),
            sill: chance.pick("#ffffff", &["#f6f1e6"]),
        }
    }

    pub(super) fn draw(&self, svg: &mut String) {
        match self.shape {
            HomeShape::Terraced => self.terrace(svg),
            HomeShape::SemiDetached => self.pair(svg),
            HomeShape::Detached => self.detached(svg),
            HomeShape::Bungalow => self.bungalow(svg),
            HomeShape::Flat => self.flats(svg),
            HomeShape::Maisonette => self.maisonettes(svg),
        }
    }

    fn terrace(&self, svg: &mut String) {
        let wide = 118 + 12 * self.bedrooms;
        let left = 320 - wide / 2;
        for (x, width, colour) in [
            (0, left, self.neighbour),
            (left + wide, 640 - left - wide, self.neighbour),
        ] {
            self.storeys(svg, (x, width), colour, 2);
        }
        self.storeys(svg, (left, wide), self.wall, 2);
        self.long_roof(svg, (-20, 680), 172, 62);
        for x in [left - 14, left + wide - 14] {
            self.chimney(svg, x, 128);
        }
        self.windows(svg, (left - 92, 66), 192, 1, (36, 46));
        self.windows(svg, (left + wide + 26, 66), 192, 1, (36, 46));
        self.windows(svg, (left - 92, 66), 258, 1, (44, 46));
        self.windows(svg, (left + wide + 26, 66), 258, 1, (44, 46));
        let columns = if self.bedrooms > 2 { 3 } else { 2 };
        self.windows(svg, (left, wide), 192, columns, (32, 46));
        self.windows(svg, (left + 56, wide - 56), 258, 1, (58, 46));
        self.entrance(svg, left + 22);
    }

    fn pair(&self, svg: &mut String) {
        let wide = 142 + 10 * self.bedrooms;
        let left = 320 - wide;
        self.storeys(svg, (left, wide), self.wall, 2);
        self.storeys(svg, (320, wide), self.neighbour, 2);
        self.hipped_roof(svg, (left, 2 * wide), 172, 66);
        self.chimney(svg, 306, 98);
        let columns = if self.bedrooms > 3 { 3 } else { 2 };
        for (x, door) in [(left, left + 20), (320, 320 + wide - 54)] {
            self.windows(svg, (x, wide), 192, columns, (38, 46));
            let start = if x == left { x + 56 } else { x };
            self.windows(svg, (start, wide - 56), 258, 1, (66, 46));
            self.entrance(svg, door);
        }
    }

    fn detached(&self, svg: &mut String) {
        let wide = 200 + 22 * self.bedrooms;
        let left = 320 - wide / 2;
        if self.bedrooms > 3 {
            self.storeys(svg, (left + wide, 92), self.wall, 1);
            let _ = write!(
                svg,
                r#"<path d="M{x} 250h92l-14-26h-78z" fill="{}"/><path d="M{} 322v-56h64v56z" fill="{}"/>"#,
                self.roof[1],
                left + wide + 14,
                self.sill,
                x = left + wide,
            );
        }
        self.storeys(svg, (left, wide), self.wall, 2);
        self.hipped_roof(svg, (left, wide), 172, 72);
        self.chimney(svg, left + 46, 100);
        self.windows(svg, (left, wide), 192, self.bedrooms.clamp(2, 4), (40, 46));
        self.windows(svg, (left, wide / 2 - 24), 258, 1, (62, 46));
        self.windows(svg, (left + wide / 2 + 24, wide / 2 - 24), 258, 1, (62, 46));
        self.porch(svg, 303);
        self.entrance(svg, 303);
    }

    fn bungalow(&self, svg: &mut String) {
        let wide = 270 + 30 * self.bedrooms;
        let left = 320 - wide / 2;
        self.storeys(svg, (left, wide), self.wall, 1);
        self.hipped_roof(svg, (left, wide), 242, 84);
        self.chimney(svg, left + wide - 110, 146);
        self.windows(
            svg,
            (left, wide / 2 - 22),
            260,
            if self.bedrooms > 1 { 2 } else { 1 },
            (56, 40),
        );
        self.windows(
            svg,
            (left + wide / 2 + 22, wide / 2 - 22),
            260,
            if self.bedrooms > 2 { 2 } else { 1 },
            (56, 40),
        );
        self.entrance(svg, 303);
    }

    fn flats(&self, svg: &mut String) {
        let (left, wide) = (152, 336);
        self.storeys(svg, (left, wide), self.wall, 3);
        let _ = write!(
            svg,
            r##"<path d="M{} 92h{}v12h-{}z" fill="{}"/><path d="M296 104h48v218h-48z" fill="{}" opacity=".55"/>"##,
            left - 8,
            wide + 16,
            wide + 16,
            self.roof[1],
            self.sill,
        );
        for top in [120, 192, 262] {
            for start in [left, left + wide - 140] {
                self.windows(svg, (start, 140), top, 2, (40, 42));
            }
            if top < 250 {
                for x in [left + 8, left + wide - 132] {
                    let _ = write!(
                        svg,
                        r##"<path d="M{x} {}h124M{x} {}h124" stroke="#40474d" stroke-width="3"/><path d="M{} {}v22m18-22v22m18-22v22m18-22v22m18-22v22m18-22v22" stroke="#40474d" stroke-width="1.5"/>"##,
                        top + 26,
                        top + 48,
                        x + 16,
                        top + 26,
                    );
                }
            }
            let _ = write!(
                svg,
                r##"<path d="M304 {}h32v34h-32z" fill="#c9dfea"/>"##,
                top.min(200)
            );
        }
        self.entrance(svg, 303);
    }

    fn maisonettes(&self, svg: &mut String) {
        let (left, wide) = (140, 360);
        self.storeys(svg, (left, wide / 2), self.wall, 3);
        self.storeys(svg, (left + wide / 2, wide / 2), self.neighbour, 3);
        self.long_roof(svg, (left - 12, wide + 24), 106, 44);
        for half in [left, left + wide / 2] {
            self.windows(svg, (half, wide / 2), 120, 2, (44, 42));
            self.windows(svg, (half + 56, wide / 2 - 56), 190, 1, (64, 42));
            self.windows(svg, (half + 56, wide / 2 - 56), 262, 1, (64, 42));
            self.leaf(svg, half + 20, 184);
            self.entrance(svg, half + 20);
        }
        // The walkway to the upper homes.
        let _ = write!(
            svg,
            r##"<path d="M{} 240h{}v7h-{}z" fill="{}"/><path d="M{} 216h{}" stroke="#40474d" stroke-width="3"/>"##,
            left - 14,
            wide + 28,
            wide + 28,
            self.sill,
            left - 14,
            wide + 28,
        );
    }

    /// Walls of so many storeys, with a hint of courses.
    fn storeys(&self, svg: &mut String, (x, wide): (i32, i32), colour: &str, storeys: i32) {
        let high = 6 + 72 * storeys;
        let top = GROUND - high;
        let _ = write!(
            svg,
            r##"<path d="M{x} {top}h{wide}v{high}h-{wide}z" fill="{colour}"/><path d="M{x} {}h{wide}" stroke="#000" stroke-opacity=".14" stroke-width="10"/>"##,
            GROUND - 5,
        );
        let mut course = top + 24;
        while course < GROUND - 16 {
            let _ = write!(
                svg,
                r##"<path d="M{x} {course}h{wide}" stroke="#000" stroke-opacity=".05"/>"##
            );
            course += 24;
        }
    }

    fn long_roof(&self, svg: &mut String, (x, wide): (i32, i32), eaves: i32, high: i32) {
        let [light, dark] = self.roof;
        let _ = write!(
            svg,
            r##"<path d="M{x} {}h{wide}v{high}h-{wide}z" fill="{light}"/><path d="M{x} {}h{wide}" stroke="{dark}" stroke-width="6"/><path d="M{x} {}h{wide}m-{wide} 14h{wide}" stroke="{dark}" stroke-opacity=".45"/>"##,
            eaves - high + 6,
            eaves + 5,
            eaves - high + 22,
        );
    }

    fn hipped_roof(&self, svg: &mut String, (x, wide): (i32, i32), eaves: i32, high: i32) {
        let [light, dark] = self.roof;
        let _ = write!(
            svg,
            r##"<path d="M{} {}l{} -{high}h{}l{} {high}z" fill="{light}"/><path d="M{} {}h{}" stroke="{dark}" stroke-width="6"/><path d="M{} {}h{}m-{} 18h{}" stroke="{dark}" stroke-opacity=".45"/>"##,
            x - 14,
            eaves + 6,
            high / 2 + 14,
            wide - high,
            high / 2 + 14,
            x - 14,
            eaves + 6,
            wide + 28,
            x + 18,
            eaves - 32,
            wide - 36,
            wide - 26,
            wide - 16,
        );
    }

    fn chimney(&self, svg: &mut String, x: i32, top: i32) {
        let _ = write!(
            svg,
            r##"<path d="M{x} {top}h28v46h-28z" fill="{}"/><path d="M{} {top}h32v7h-32z" fill="{}"/><path d="M{} {}h7v10h-7zm13 0h7v10h-7z" fill="#b5623f"/>"##,
            self.wall,
            x - 2,
            self.roof[1],
            x + 4,
            top - 10,
        );
    }

    /// A row of windows spread evenly over a stretch of wall.
    fn windows(&self, svg: &mut String, (x, wide): (i32, i32), top: i32, count: i32, (w, h): (i32, i32)) {
        for number in 0..count {
            let left = x + wide * (2 * number + 1) / (2 * count) - w / 2;
            let _ = write!(
                svg,
                r##"<path d="M{} {}h{}v{}h-{}z" fill="{sill}"/><path d="M{left} {top}h{w}v{h}h-{w}z" fill="#b8d4e3"/><path d="M{left} {}l{w}-{}V{top}h-{w}z" fill="#dcebf3"/><path d="M{} {top}v{h}M{left} {}h{w}" stroke="{sill}" stroke-width="3"/>"##,
                left - 4,
                top - 4,
                w + 8,
                h + 9,
                w + 8,
                top + h / 2,
                h / 3,
                left + w / 2,
                top + h / 3,
                sill = self.sill,
            );
        }
    }

    /// The front door with its step and path.
    fn entrance(&self, svg: &mut String, x: i32) {
        let _ = write!(
            svg,
            r##"<path d="M{} 322h50l34 78h-118z" fill="#d9d2c4"/><path d="M{} 318h46v6h-46z" fill="#c2bbae"/>"##,
            x - 8,
            x - 6,
        );
        self.leaf(svg, x, 256);
    }

    fn leaf(&self, svg: &mut String, x: i32, top: i32) {
        let high = if top > 200 { 64 } else { 56 };
        let _ = write!(
            svg,
            r##"<path d="M{} {}h42v{}h-42z" fill="{}"/><path d="M{x} {top}h34v{high}h-34z" fill="{}"/><path d="M{} {}h20v15h-20z" fill="#dcebf3"/><circle cx="{}" cy="{}" r="2.2" fill="#f2d27a"/>"##,
            x - 4,
            top - 4,
            high + 4,
            self.sill,
            self.door,
            x + 7,
            top + 8,
            x + 28,
            top + 36,
        );
    }

    fn porch(&self, svg: &mut String, x: i32) {
        let _ = write!(
            svg,
            r##"<path d="M{} 250l34-22 34 22z" fill="{}"/>"##,
            x - 17,
            self.roof[0]
        );
    }
}
