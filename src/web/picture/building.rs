//! The home itself, put together from its parts.

use super::HomeShape;
use super::chance::Chance;
use super::parts::{Colours, Ink};

pub(super) struct Building {
    shape: HomeShape,
    bedrooms: i32,
    colours: Colours,
}

impl Building {
    pub(super) fn by(chance: &mut Chance, shape: HomeShape, bedrooms: u8) -> Self {
        Self {
            shape,
            bedrooms: i32::from(bedrooms.clamp(1, 5)),
            colours: Colours::by(chance),
        }
    }

    pub(super) fn draw(&self, svg: &mut String) {
        let mut ink = Ink::new(svg, self.colours);
        match self.shape {
            HomeShape::Terraced => self.terrace(&mut ink),
            HomeShape::SemiDetached => self.pair(&mut ink),
            HomeShape::Detached => self.detached(&mut ink),
            HomeShape::Bungalow => self.bungalow(&mut ink),
            HomeShape::Flat => flats(&mut ink),
            HomeShape::Maisonette => maisonettes(&mut ink),
        }
    }

    fn terrace(&self, ink: &mut Ink<'_>) {
        let Colours {
            wall,
            neighbour,
            door,
            quiet_door,
            ..
        } = self.colours;
        let wide = 130 + 12 * self.bedrooms;
        let left = 320 - wide / 2;
        ink.walls((0, 640), neighbour, 2);
        ink.walls((left, wide), wall, 2);
        ink.long_roof((-20, 680), 172, 60);
        for step in -1..=2 {
            ink.chimney(left + step * wide - 14, 92);
        }
        let columns = if self.bedrooms > 2 { 3 } else { 2 };
        for step in [-2, -1, 1, 2, 0] {
            let x = left + step * wide;
            ink.windows((x, wide), 192, columns, (32, 46));
            ink.windows((x + 56, wide - 56), 258, 1, (58, 46));
        }
        ink.glaze();
        for step in [-2, -1, 1, 2] {
            ink.door(left + step * wide + 22, 256, quiet_door);
        }
        ink.path(left + 22);
        ink.door(left + 22, 256, door);
    }

    fn pair(&self, ink: &mut Ink<'_>) {
        let Colours {
            wall,
            neighbour,
            door,
            quiet_door,
            ..
        } = self.colours;
        let wide = 142 + 10 * self.bedrooms;
        let left = 320 - wide;
        ink.walls((left, wide), wall, 2);
        ink.walls((320, wide), neighbour, 2);
        ink.hipped_roof((left, 2 * wide), 172, 66);
        ink.chimney(306, 90);
        let columns = if self.bedrooms > 3 { 3 } else { 2 };
        for (upstairs, downstairs) in [(left, left + 56), (320, 320)] {
            ink.windows((upstairs, wide), 192, columns, (38, 46));
            ink.windows((downstairs, wide - 56), 258, 1, (66, 46));
        }
        ink.glaze();
        for (x, colour) in [(left + 20, door), (320 + wide - 54, quiet_door)] {
            ink.path(x);
            ink.door(x, 256, colour);
        }
    }

    fn detached(&self, ink: &mut Ink<'_>) {
        let wide = 200 + 22 * self.bedrooms;
        let left = 320 - wide / 2;
        if self.bedrooms > 3 {
            ink.garage(left + wide);
        }
        ink.walls((left, wide), self.colours.wall, 2);
        ink.hipped_roof((left, wide), 172, 72);
        ink.chimney(left + 46, 96);
        ink.windows((left, wide), 192, self.bedrooms.clamp(2, 4), (40, 46));
        ink.windows((left, wide / 2 - 24), 258, 1, (62, 46));
        ink.windows((left + wide / 2 + 24, wide / 2 - 24), 258, 1, (62, 46));
        ink.glaze();
        ink.porch(303);
        ink.path(303);
        ink.door(303, 256, self.colours.door);
    }

    fn bungalow(&self, ink: &mut Ink<'_>) {
        let wide = 270 + 30 * self.bedrooms;
        let left = 320 - wide / 2;
        ink.walls((left, wide), self.colours.wall, 1);
        ink.hipped_roof((left, wide), 242, 84);
        ink.chimney(left + wide - 110, 146);
        let on = |more: bool| if more { 2 } else { 1 };
        ink.windows((left, wide / 2 - 22), 260, on(self.bedrooms > 1), (56, 40));
        ink.windows(
            (left + wide / 2 + 22, wide / 2 - 22),
            260,
            on(self.bedrooms > 2),
            (56, 40),
        );
        ink.glaze();
        ink.path(303);
        ink.door(303, 256, self.colours.door);
    }
}

fn flats(ink: &mut Ink<'_>) {
    let (left, wide) = (152, 336);
    let Colours { wall, door, .. } = ink.colours;
    ink.walls((left, wide), wall, 3);
    ink.flat_roof((left, wide), 92);
    for top in [120, 192, 262] {
        for start in [left, left + wide - 140] {
            ink.windows((start, 140), top, 2, (40, 42));
        }
    }
    ink.windows((296, 48), 120, 1, (28, 40));
    ink.windows((296, 48), 192, 1, (28, 40));
    ink.glaze();
    for top in [120, 192] {
        for x in [left + 8, left + wide - 132] {
            ink.balcony(x, top + 26);
        }
    }
    ink.path(303);
    ink.door(303, 256, door);
}

fn maisonettes(ink: &mut Ink<'_>) {
    let (left, wide) = (140, 360);
    let Colours {
        wall,
        neighbour,
        door,
        quiet_door,
        ..
    } = ink.colours;
    ink.walls((left, wide / 2), wall, 3);
    ink.walls((left + wide / 2, wide / 2), neighbour, 3);
    ink.long_roof((left - 12, wide + 24), 106, 44);
    for half in [left, left + wide / 2] {
        ink.windows((half, wide / 2), 120, 2, (44, 42));
        ink.windows((half + 56, wide / 2 - 56), 190, 1, (64, 42));
        ink.windows((half + 56, wide / 2 - 56), 262, 1, (64, 42));
    }
    ink.glaze();
    for (x, colour) in [(left + 20, door), (left + wide / 2 + 20, quiet_door)] {
        ink.door(x, 180, colour);
        ink.path(x);
        ink.door(x, 256, colour);
    }
    ink.walkway((left - 14, wide + 28), 240);
}
