//! The two councils of the demonstration. The marks are drawn for it and are not the councils' own.

use super::{Colour, Contact, Theme, ThemeDraft, ThemeError};

/// Broads and reeds: deep green.
pub fn broadland() -> Result<Theme, ThemeError> {
    Theme::new(ThemeDraft {
        slug: "broadland".to_owned(),
        name: "Broadland District Council".to_owned(),
        initials: "B".to_owned(),
        mark: Some(BROADLAND_MARK.to_owned()),
        brand: Colour(0x1d, 0x5b, 0x3c),
        link: Colour(0x17, 0x62, 0x4a),
        link_hover: Colour(0x0c, 0x3b, 0x2c),
        surface: Colour(0xf1, 0xf6, 0xf1),
        typeface: "\"Avenir Next\",Avenir,\"Segoe UI\",\"Helvetica Neue\",Helvetica,Arial,sans-serif"
            .to_owned(),
        contact: Contact {
            phone: "01632 960 101".to_owned(),
            email: "housing@broadland.example".to_owned(),
            hours: "Monday to Friday, 8:30am to 5pm".to_owned(),
            office: "The Mill Office, 1 Staithe Road, Reedby, NR99 1AA".to_owned(),
        },
    })
}

/// Rivers and wide skies: deep blue.
pub fn south_norfolk() -> Result<Theme, ThemeError> {
    Theme::new(ThemeDraft {
        slug: "south-norfolk".to_owned(),
        name: "South Norfolk Council".to_owned(),
        initials: "SN".to_owned(),
        mark: Some(SOUTH_NORFOLK_MARK.to_owned()),
        brand: Colour(0x12, 0x47, 0x6b),
        link: Colour(0x14, 0x55, 0x86),
        link_hover: Colour(0x0b, 0x2f, 0x4b),
        surface: Colour(0xf0, 0xf5, 0xf9),
        typeface: "\"Gill Sans Nova\",\"Trebuchet MS\",\"Helvetica Neue\",Helvetica,Arial,sans-serif"
            .to_owned(),
        contact: Contact {
            phone: "01632 960 202".to_owned(),
            email: "housing@south-norfolk.example".to_owned(),
            hours: "Monday to Friday, 9am to 5pm".to_owned(),
            office: "The Long Barn, 2 Market Place, Longford, NR99 2BB".to_owned(),
        },
    })
}

const BROADLAND_MARK: &str = concat!(
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">"##,
    r##"<circle cx="24" cy="24" r="23" fill="#1d5b3c"/>"##,
    r##"<path d="M4 33c6-3 11-3 17 0s12 3 23-1c-3 8-11 15-20 15S7 41 4 33z" fill="#9ccbb0"/>"##,
    r##"<path d="M8 38c5-2 9-2 14 0s10 2 17-1" fill="none" stroke="#1d5b3c" stroke-width="1.6"/>"##,
    r##"<g stroke="#fff" stroke-width="1.8" stroke-linecap="round" fill="none">"##,
    r##"<path d="M15 33V17M20 34V11M25 35V15M30 34V20"/></g>"##,
    r##"<g fill="#e6c873"><rect x="13.4" y="12" width="3.2" height="8" rx="1.6"/>"##,
    r##"<rect x="18.4" y="6.5" width="3.2" height="8" rx="1.6"/><rect x="23.4" y="10.5" width="3.2" height="8" rx="1.6"/>"##,
    r##"<rect x="28.4" y="16" width="3.2" height="7" rx="1.6"/></g></svg>"##,
);

const SOUTH_NORFOLK_MARK: &str = concat!(
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">"##,
    r##"<rect x="1" y="1" width="46" height="46" rx="10" fill="#12476b"/>"##,
    r##"<circle cx="33" cy="16" r="6" fill="#f2d27a"/>"##,
    r##"<path d="M1 31c9-7 18-8 27-4s14 3 19 0v10a10 10 0 0 1-10 10H11A10 10 0 0 1 1 37z" fill="#7fb2cf"/>"##,
    r##"<path d="M22 47c-3-6 8-7 5-12s-9-4-5-9c4 4 13 4 12 10s-8 6-3 11z" fill="#fff"/></svg>"##,
);
