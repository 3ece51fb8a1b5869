//! Points on the National Grid (EPSG:27700): distance between two, and where one falls on a drawn map.

use serde::{Deserialize, Serialize};

/// A point on the National Grid of Great Britain, in whole metres east and north of its false origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GridPoint {
    pub easting: u32,
    pub northing: u32,
}

impl GridPoint {
    /// The straight-line distance to `other` in whole metres, rounded down.
    pub fn distance_metres(self, other: Self) -> u32 {
        let east = u64::from(self.easting.abs_diff(other.easting));
        let north = u64::from(self.northing.abs_diff(other.northing));
        let square = east
            .saturating_mul(east)
            .saturating_add(north.saturating_mul(north));
        u32::try_from(square.isqrt()).unwrap_or(u32::MAX)
    }
}

/// A point in the units of an SVG `viewBox`: x to the right, y downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPoint {
    pub x: u32,
    pub y: u32,
}

/// The piece of the grid that a drawn map shows, and how wide the drawing is. North is up; a metre is as long
/// eastwards as northwards, so the height follows from the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapFrame {
    west: u32,
    south: u32,
    east: u32,
    north: u32,
    width: u32,
}

impl MapFrame {
    /// A frame around all `points` with `margin_metres` on each side, drawn `width` units wide.
    /// `None` where there are no points, no width, or nothing between west and east.
    pub fn around(points: &[GridPoint], margin_metres: u32, width: u32) -> Option<Self> {
        let west = points
            .iter()
            .map(|p| p.easting)
            .min()?
            .saturating_sub(margin_metres);
        let east = points
            .iter()
            .map(|p| p.easting)
            .max()?
            .saturating_add(margin_metres);
        let south = points
            .iter()
            .map(|p| p.northing)
            .min()?
            .saturating_sub(margin_metres);
        let north = points
            .iter()
            .map(|p| p.northing)
            .max()?
            .saturating_add(margin_metres);
        (width > 0 && east > west).then_some(Self {
            west,
            south,
            east,
            north,
            width,
        })
    }

    /// How wide the drawing is, in its own units.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// How high the drawing is, in the same units as its width.
    pub fn height(&self) -> u32 {
        self.units(self.north.saturating_sub(self.south))
    }

    /// The `viewBox` attribute of the drawing.
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.width(), self.height())
    }

    /// Where `point` falls in the drawing; `None` where it lies outside the frame.
    pub fn map_point(&self, point: GridPoint) -> Option<MapPoint> {
        let inside = (self.west..=self.east).contains(&point.easting)
            && (self.south..=self.north).contains(&point.northing);
        inside.then(|| MapPoint {
            x: self.units(point.easting.saturating_sub(self.west)),
            y: self.units(self.north.saturating_sub(point.northing)),
        })
    }

    fn units(&self, metres: u32) -> u32 {
        let across = u64::from(self.east.saturating_sub(self.west)).max(1);
        u32::try_from(u64::from(metres).saturating_mul(u64::from(self.width)) / across).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::{GridPoint, MapFrame, MapPoint};
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    const fn at(easting: u32, northing: u32) -> GridPoint {
        GridPoint { easting, northing }
    }

    #[test]
    fn distance_is_whole_metres_rounded_down() {
        assert_eq!(at(600_000, 300_000).distance_metres(at(600_003, 300_004)), 5);
        assert_eq!(at(600_000, 300_000).distance_metres(at(600_001, 300_001)), 1);
    }

    #[test]
    fn the_map_has_north_up_and_keeps_shapes() {
        let frame = MapFrame::around(&[at(1_000, 1_000), at(2_000, 3_000)], 0, 500).expect("two points");
        assert_eq!(frame.view_box(), "0 0 500 1000");
        assert_eq!(frame.map_point(at(1_000, 3_000)), Some(MapPoint { x: 0, y: 0 }));
        assert_eq!(
            frame.map_point(at(2_000, 1_000)),
            Some(MapPoint { x: 500, y: 1_000 })
        );
        assert_eq!(frame.map_point(at(2_001, 1_000)), None);
    }

    #[test]
    fn no_frame_around_nothing() {
        assert_eq!(MapFrame::around(&[], 10, 500), None);
        assert_eq!(MapFrame::around(&[at(5, 5)], 0, 500), None);
        assert_eq!(MapFrame::around(&[at(5, 5)], 10, 0), None);
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_keeps_the_triangle(a in 0u32..700_000, b in 0u32..1_300_000, c in 0u32..700_000,
                                                        d in 0u32..1_300_000) {
            let (p, q, o) = (at(a, b), at(c, d), at(620_000, 300_000));
            prop_assert_eq!(p.distance_metres(q), q.distance_metres(p));
            prop_assert!(p.distance_metres(q) <= p.distance_metres(o) + o.distance_metres(q) + 2);
        }
    }
}
