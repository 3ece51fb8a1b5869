//! The parts that homes are drawn from.

use std::fmt::Write as _;

use super::chance::Chance;

/// Where the walls meet the ground.
const GROUND: i32 = 322;
const IRON: &str = "#40474d";

/// What a home is painted in.
#[derive(Clone, Copy)]
pub(super) struct Colours {
    pub(super) wall: &'static str,
    /// The homes on either side, where there are any.
    pub(super) neighbour: &'static str,
    pub(super) door: &'static str,
    /// The neighbours' doors.
    pub(super) quiet_door: &'static str,
    roof: &'static str,
    eaves: &'static str,
    frame: &'static str,
}

impl Colours {
    pub(super) fn by(chance: &mut Chance) -> Self {
        let (roof, eaves) = chance.pick(
            ("#9c5640", "#864733"),
            &[("#68737c", "#575f68"), ("#7b5b4b", "#67493b")],
        );
        Self {
            wall: chance.pick(
                "#b9694f",
                &["#c98f70", "#d8bf9a", "#ece2d0", "#e6d3c8", "#b0aca0"],
            ),
            neighbour: chance.pick("#bf866d", &["#cdb897", "#ddd2c0"]),
            door: chance.pick("#1f5c3a", &["#27527e", "#8a303a", "#b98a2b", IRON, "#5f4774"]),
            quiet_door: chance.pick("#6f7d78", &["#857468", "#6b7686"]),
            roof,
            eaves,
            frame: chance.pick("#ffffff", &["#f6f1e6"]),
        }
    }
}

/// The drawing as far as it has got, and the windows that are still to be drawn in one go.
pub(super) struct Ink<'a> {
    svg: &'a mut String,
    pub(super) colours: Colours,
    frames: String,
    panes: String,
    glints: String,
    bars: String,
}

impl<'a> Ink<'a> {
    pub(super) fn new(svg: &'a mut String, colours: Colours) -> Self {
        let empty = String::new;
        Self {
            svg,
            colours,
            frames: empty(),
            panes: empty(),
            glints: empty(),
            bars: empty(),
        }
    }

    /// Walls of so many storeys, with a hint of courses.
    pub(super) fn walls(&mut self, (x, wide): (i32, i32), colour: &str, storeys: i32) {
        let high = 6 + 72 * storeys;
        let top = GROUND - high;
        let _ = write!(
            self.svg,
            r##"<path d="M{x} {top}h{wide}v{high}h-{wide}z" fill="{colour}"/><path d="M{x} {}h{wide}" stroke="#000" stroke-opacity=".14" stroke-width="10"/><path d=""##,
            GROUND - 5,
        );
        let mut course = top + 24;
        while course < GROUND - 16 {
            let _ = write!(self.svg, "M{x} {course}h{wide}");
            course += 24;
        }
        self.svg.push_str(r##"" stroke="#000" stroke-opacity=".06"/>"##);
    }

    pub(super) fn long_roof(&mut self, (x, wide): (i32, i32), eaves: i32, high: i32) {
        let Colours {
            roof, eaves: dark, ..
        } = self.colours;
        let top = eaves - high + 6;
        let _ = write!(
            self.svg,
            r#"<path d="M{x} {top}h{wide}v{high}h-{wide}z" fill="{roof}"/><path d="M{x} {}h{wide}" stroke="{dark}" stroke-width="6"/><path d="M{x} {}h{wide}m-{wide} 14h{wide}" stroke="{dark}" stroke-opacity=".45"/>"#,
            eaves + 5,
            top + 16,
        );
    }

    pub(super) fn hipped_roof(&mut self, (x, wide): (i32, i32), eaves: i32, high: i32) {
        let Colours {
            roof, eaves: dark, ..
        } = self.colours;
        let slope = high / 2 + 14;
        let _ = write!(
            self.svg,
            r#"<path d="M{left} {foot}l{slope} -{high}h{}l{slope} {high}z" fill="{roof}"/><path d="M{left} {foot}h{}" stroke="{dark}" stroke-width="6"/><path d="M{} {}h{}m-{} 18h{}" stroke="{dark}" stroke-opacity=".45"/>"#,
            wide - high,
            wide + 28,
            x + 18,
            eaves - 32,
            wide - 36,
            wide - 26,
            wide - 16,
            left = x - 14,
            foot = eaves + 6,
        );
    }

    pub(super) fn flat_roof(&mut self, (x, wide): (i32, i32), top: i32) {
        let Colours { eaves, frame, .. } = self.colours;
        let over = wide + 16;
        let _ = write!(
            self.svg,
            r#"<path d="M{} {top}h{over}v12h-{over}z" fill="{eaves}"/><path d="M296 {}h48v218h-48z" fill="{frame}" opacity=".55"/>"#,
            x - 8,
            top + 12,
        );
    }

    pub(super) fn chimney(&mut self, x: i32, top: i32) {
        let Colours { wall, eaves, .. } = self.colours;
        let _ = write!(
            self.svg,
            r##"<path d="M{x} {top}h28v42h-28z" fill="{wall}"/><path d="M{} {top}h32v7h-32z" fill="{eaves}"/><path d="M{} {}h7v10h-7zm13 0h7v10h-7z" fill="#b5623f"/>"##,
            x - 2,
            x + 4,
            top - 10,
        );
    }

    /// A row of windows spread evenly over a stretch of wall. They appear with [`Ink::glaze`].
    pub(super) fn windows(&mut self, (x, wide): (i32, i32), top: i32, count: i32, (w, h): (i32, i32)) {
        for number in 0..count {
            let left = x + wide * (2 * number + 1) / (2 * count) - w / 2;
            if left + w < 0 || left > 640 {
                continue;
            }
            let _ = write!(
                self.frames,
                "M{} {}h{outer}v{}h-{outer}z",
                left - 4,
                top - 4,
                h + 9,
                outer = w + 8
            );
            let _ = write!(self.panes, "M{left} {top}h{w}v{h}h-{w}z");
            let _ = write!(self.glints, "M{left} {}l{w}-{}V{top}h-{w}z", top + h / 2, h / 3);
            let _ = write!(
                self.bars,
                "M{} {top}v{h}M{left} {}h{w}",
                left + w / 2,
                top + h / 3
            );
        }
    }

    /// Draws the windows that have gathered.
    pub(super) fn glaze(&mut self) {
        let frame = self.colours.frame;
        let _ = write!(
            self.svg,
            r##"<path d="{}" fill="{frame}"/><path d="{}" fill="#b8d4e3"/><path d="{}" fill="#dcebf3"/><path d="{}" stroke="{frame}" stroke-width="3"/>"##,
            self.frames, self.panes, self.glints, self.bars,
        );
        for drawn in [
            &mut self.frames,
            &mut self.panes,
            &mut self.glints,
            &mut self.bars,
        ] {
            drawn.clear();
        }
    }

    /// A front door under its frame, with a light and a knob.
    pub(super) fn door(&mut self, x: i32, top: i32, colour: &str) {
        let high = if top > 200 { 64 } else { 58 };
        let _ = write!(
            self.svg,
            r##"<path d="M{} {}h42v{}h-42z" fill="{}"/><path d="M{x} {top}h34v{high}h-34z" fill="{colour}"/><path d="M{} {}h20v15h-20z" fill="#dcebf3"/><circle cx="{}" cy="{}" r="2.2" fill="#f2d27a"/>"##,
            x - 4,
            top - 4,
            high + 4,
            self.colours.frame,
            x + 7,
            top + 8,
            x + 28,
            top + 36,
        );
    }

    /// The way to a door, with its step.
    pub(super) fn path(&mut self, x: i32) {
        let _ = write!(
            self.svg,
            r##"<path d="M{} 322h50l34 78h-118z" fill="#d9d2c4"/><path d="M{} 318h46v6h-46z" fill="#c2bbae"/>"##,
            x - 8,
            x - 6,
        );
    }

    pub(super) fn porch(&mut self, x: i32) {
        let _ = write!(
            self.svg,
            r#"<path d="M{} 250l34-22 34 22z" fill="{}"/>"#,
            x - 17,
            self.colours.roof
        );
    }

    pub(super) fn garage(&mut self, x: i32) {
        self.walls((x, 92), self.colours.wall, 1);
        let Colours { eaves, frame, .. } = self.colours;
        let _ = write!(
            self.svg,
            r##"<path d="M{x} 250h98l-14-26h-84z" fill="{eaves}"/><path d="M{} 322v-56h64v56z" fill="{frame}"/><path d="M{0} 280h64m-64 14h64m-64 14h64" stroke="#000" stroke-opacity=".12"/>"##,
            x + 14,
        );
    }

    pub(super) fn balcony(&mut self, x: i32, top: i32) {
        let _ = write!(
            self.svg,
            r#"<path d="M{x} {top}h124m-124 22h124" stroke="{IRON}" stroke-width="3"/><path d="M{} {top}v22m18-22v22m18-22v22m18-22v22m18-22v22m18-22v22" stroke="{IRON}" stroke-width="1.5"/>"#,
            x + 16,
        );
    }

    pub(super) fn walkway(&mut self, (x, wide): (i32, i32), top: i32) {
        let frame = self.colours.frame;
        let _ = write!(
            self.svg,
            r#"<path d="M{x} {top}h{wide}v7h-{wide}z" fill="{frame}"/><path d="M{x} {}h{wide}" stroke="{IRON}" stroke-width="3"/><path d="M{x} {}v24m{} 0v-24" stroke="{IRON}" stroke-width="2"/>"#,
            top - 24,
            top - 24,
            wide,
        );
    }
}
