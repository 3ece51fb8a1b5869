//! A council's face can be read by everybody, and cannot carry anything but a face.

use lintel::web::theme::{
    Colour, Contact, LEAST_CONTRAST, Theme, ThemeDraft, ThemeError, broadland, contrast, south_norfolk,
};

fn draft() -> ThemeDraft {
    ThemeDraft {
        slug: "wending".to_owned(),
        name: "Wending Council".to_owned(),
        initials: "W".to_owned(),
        mark: None,
        brand: Colour(0x33, 0x33, 0x66),
        link: Colour(0x22, 0x33, 0x88),
        link_hover: Colour(0x11, 0x11, 0x44),
        surface: Colour(0xf4, 0xf4, 0xf8),
        typeface: "Verdana, sans-serif".to_owned(),
        contact: Contact {
            phone: "01632 960 303".to_owned(),
            email: "housing@wending.example".to_owned(),
            hours: "Monday to Friday, 9am to 5pm".to_owned(),
            office: "Town Hall".to_owned(),
        },
    }
}

#[test]
fn contrast_is_what_the_guidelines_say() {
    let close = |a: f64, b: f64| (a - b).abs() < 0.01;
    assert!(close(contrast(Colour(0, 0, 0), Colour::WHITE), 21.0));
    assert!(close(contrast(Colour::WHITE, Colour::WHITE), 1.0));
    // The grey that is just legible on white, and the one beside it that is not.
    assert!(close(contrast(Colour(0x76, 0x76, 0x76), Colour::WHITE), 4.54));
    assert!(close(contrast(Colour(0x77, 0x77, 0x77), Colour::WHITE), 4.48));
    assert!(close(
        contrast(Colour(255, 0, 0), Colour(0, 0, 255)),
        contrast(Colour(0, 0, 255), Colour(255, 0, 0))
    ));
}

#[test]
fn both_councils_can_be_read() {
    for theme in [broadland().expect("legible"), south_norfolk().expect("legible")] {
        let pairs = theme.contrasts();
        assert_eq!(pairs.len(), 8);
        for (what, found) in pairs {
            assert!(found >= LEAST_CONTRAST, "{}: {what} has {found:.2}", theme.name());
        }
    }
}

#[test]
fn a_faint_colour_is_refused_and_named() {
    let faint = ThemeDraft {
        link: Colour(0x99, 0xaa, 0xff),
        ..draft()
    };
    assert!(matches!(
        Theme::new(faint),
        Err(ThemeError::Faint {
            what: "a link on white",
            ..
        })
    ));
    let bright = ThemeDraft {
        brand: Colour(0xff, 0xdd, 0x00),
        ..draft()
    };
    assert!(matches!(
        Theme::new(bright),
        Err(ThemeError::Faint {
            what: "white text on the brand colour",
            ..
        })
    ));
    assert!(Theme::new(draft()).is_ok());
}

#[test]
fn nothing_breaks_out_of_the_stylesheet() {
    for typeface in ["Arial}body{display:none", "x;background:red", "url(x)", "a/*b"] {
        let wrong = ThemeDraft {
            typeface: typeface.to_owned(),
            ..draft()
        };
        assert_eq!(
            Theme::new(wrong).err(),
            Some(ThemeError::Typeface(typeface.to_owned()))
        );
    }
    for slug in ["", "Wending", "a/b", "a b", "../x"] {
        let wrong = ThemeDraft {
            slug: slug.to_owned(),
            ..draft()
        };
        assert_eq!(Theme::new(wrong).err(), Some(ThemeError::Slug(slug.to_owned())));
    }
}

#[test]
fn colours_are_read_as_people_write_them() {
    assert_eq!("#1f5C3a".parse(), Ok(Colour(0x1f, 0x5c, 0x3a)));
    assert_eq!(Colour(0x1f, 0x5c, 0x3a).to_string(), "#1f5c3a");
    for wrong in [
        "", "1f5c3a", "#1f5c3", "#1f5c3aa", "#1f5c3g", "#+f5c3a", "red", "#ééé",
    ] {
        assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
    }
}
