//! A provider's photograph of a home: what is kept of it, and what is not taken.

use std::io::Cursor;

use entity::states::Role;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lintel::web::upload::LARGEST_FILE;
use uuid::Uuid;

use crate::both;
use crate::support::homes::draft_of;
use crate::support::people::{self, Partnership, partnership};
use crate::support::{Browser, Program};

const ALT: (&str, &str) = ("alt", "The front of a brick house with a blue door");

async fn draft(program: &Program, there: &Partnership) -> (Browser, Uuid) {
    people::account(
        program,
        Role::Provider,
        "petra.lane@example.org",
        Some(there.saffron),
    )
    .await;
    let advert = draft_of(program, there).await;
    (program.signed_in("petra.lane@example.org").await, advert)
}

fn picture(wide: u32, high: u32) -> DynamicImage {
    let paint = |x: u32, y: u32| Rgb([u8::try_from(x % 251).unwrap(), u8::try_from(y % 241).unwrap(), 90]);
    DynamicImage::ImageRgb8(RgbImage::from_fn(wide, high, paint))
}

fn file(picture: &DynamicImage, kind: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, kind).unwrap();
    bytes.into_inner()
}

/// The head of a PNG that says it has this many pixels, and has none.
fn flood(wide: u32, high: u32) -> Vec<u8> {
    let mut head = b"IHDR".to_vec();
    head.extend(wide.to_be_bytes());
    head.extend(high.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let mut sum = !0_u32;
    for byte in &head {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            };
        }
    }
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    bytes.extend(head);
    bytes.extend((!sum).to_be_bytes());
    bytes.extend(b"\0\0\0\x10IDAT");
    bytes.extend([0; 24]);
    bytes
}

/// A JPEG that also holds where it was taken, a script and another file.
fn polyglot() -> Vec<u8> {
    let clean = file(&picture(900, 700), ImageFormat::Jpeg);
    let mut bytes = clean[..2].to_vec();
    for (marker, text) in [
        (0xE1_u8, &b"Exif\0\0MM\0*GPS 52.3764N 1.1087E"[..]),
        (0xFE, b"<script>alert(1)</script><?php system('id'); ?>"),
    ] {
        bytes.extend([0xFF, marker]);
        bytes.extend(u16::try_from(text.len() + 2).unwrap().to_be_bytes());
        bytes.extend_from_slice(text);
    }
    bytes.extend_from_slice(&clean[2..]);
    bytes.extend(b"PK\x03\x04<html><script>alert(2)</script></html>");
    bytes
}

both!(
    a_photo_stands_for_the_home_with_nothing_but_its_pixels,
    async |program: Program| {
        let there = partnership(&program).await;
        let (mut browser, advert) = draft(&program, &there).await;
        let here = format!("/provider/adverts/{advert}");
        browser.open(&here).await.says("Add a photo");
        assert!(
            browser.body.contains("/assets/home/"),
            "no drawing stands for the home"
        );
        browser.open(&format!("{here}/photo")).await.is(200);
        browser
            .submit_file(&format!("{here}/photo"), &[ALT], &polyglot())
            .await
            .is(303);
        browser
            .open(&here)
            .await
            .says("The photo is saved")
            .says("Change the photo");
        let shown = browser.body.clone();
        browser.open(&format!("{here}/photo")).await.is(200);
        assert!(
            browser.body.contains("The photo that is shown now"),
            "{}",
            browser.body
        );
        browser.body = shown;
        assert!(
            browser
                .body
                .contains("The front of a brick house with a blue door")
        );
        let at = browser.body.find("/assets/photo/").unwrap();
        let large = browser.body[at..].split('"').next().unwrap().to_owned();
        let small = large.replace(".jpg", "-small.jpg");
        for (path, wide, high) in [(&large, 900, 700), (&small, 480, 300)] {
            browser.open(path).await.is(200);
            assert_eq!(browser.headers["content-type"], "image/jpeg");
            assert_eq!(browser.headers["x-content-type-options"], "nosniff");
            assert!(browser.headers["cache-control"].contains("immutable"));
            let kept = image::load_from_memory_with_format(&browser.bytes, ImageFormat::Jpeg).unwrap();
            assert_eq!((kept.width(), kept.height()), (wide, high));
            for gone in ["script", "GPS", "Exif", "php", "PK\u{3}\u{4}"] {
                assert!(!browser.body.contains(gone), "{path} still holds {gone}");
            }
        }
        let wrong = "0".repeat(64);
        for path in [
            "/assets/photo/x.jpg",
            "/assets/photo/..%2f..%2fx.jpg",
            &format!("/assets/photo/{wrong}.jpg"),
        ] {
            browser.open(path).await.is(404);
        }
        // Another photograph takes its place, and the first is gone.
        browser.open(&format!("{here}/photo")).await;
        let second = file(&picture(500, 400), ImageFormat::Png);
        browser
            .submit_file(&format!("{here}/photo"), &[ALT], &second)
            .await
            .is(303);
        browser.open(&large).await.is(404);
        browser.open(&format!("{here}/photo")).await;
        browser
            .submit(&format!("{here}/photo/remove"), &[])
            .await
            .says("A drawing stands for the home");
        assert!(browser.body.contains("/assets/home/"));
    }
);

both!(
    what_is_no_photo_is_named_and_the_words_are_kept,
    async |program: Program| {
        let there = partnership(&program).await;
        let (mut browser, advert) = draft(&program, &there).await;
        let form = format!("/provider/adverts/{advert}/photo");
        let cut = {
            let whole = file(&picture(900, 700), ImageFormat::Png);
            whole[..whole.len() / 3].to_vec()
        };
        let bad: [(&[u8], &str); 9] = [
            (b"", "Choose a photo"),
            (
                b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "Choose a photo: a JPEG, PNG or WebP file",
            ),
            (
                b"GIF89a\x01\0\x01\0\0\0\0;",
                "Choose a photo: a JPEG, PNG or WebP file",
            ),
            (b"%PDF-1.7", "Choose a photo: a JPEG, PNG or WebP file"),
            (b"\xFF\xD8\xFF\xE0 not really", "The photo could not be read"),
            (&cut, "The photo could not be read"),
            (&flood(60_000, 60_000), "The photo has too many pixels"),
            (&flood(11_000, 11_000), "The photo has too many pixels"),
            (
                &file(&picture(300, 200), ImageFormat::Jpeg),
                "The photo is too small",
            ),
        ];
        for (bytes, says) in bad {
            browser.open(&form).await;
            browser
                .submit_file(&form, &[ALT], bytes)
                .await
                .is(422)
                .says("There is a problem")
                .says(says);
            assert!(browser.body.contains(ALT.1), "the words were lost");
        }
        let good = file(&picture(600, 400), ImageFormat::WebP);
        browser.open(&form).await;
        browser
            .submit_file(&form, &[("alt", "  ")], &good)
            .await
            .is(422)
            .says("Say what the photo shows");
        let long = "wall ".repeat(60);
        browser.open(&form).await;
        browser
            .submit_file(&form, &[("alt", &long)], &good)
            .await
            .is(422)
            .says("Shorten what the photo shows");
        browser.open(&form).await;
        let heavy = vec![0xFF; LARGEST_FILE + 1];
        browser
            .submit_file(&form, &[ALT], &heavy)
            .await
            .is(413)
            .says("10 MB or less");
        browser.open(&form).await;
        browser
            .submit_file(&form, &[("alt", &"x".repeat(70_000))], &good)
            .await
            .is(413);
        browser.open(&form).await;
        browser.submit_file(&form, &[ALT], &good).await.is(303);
    }
);

both!(
    a_photo_needs_ones_own_advert_and_ones_own_form,
    async |program: Program| {
        let there = partnership(&program).await;
        let (mut browser, advert) = draft(&program, &there).await;
        let form = format!("/provider/adverts/{advert}/photo");
        let good = file(&picture(600, 400), ImageFormat::Jpeg);
        browser.open(&form).await;
        let (_, mut sent) = browser.form(&form);
        sent.push((ALT.0.to_owned(), ALT.1.to_owned()));
        let forged: Vec<_> = sent.iter().filter(|(name, _)| name != "csrf").cloned().collect();
        browser.post_file(&form, &forged, &good).await.is(403);
        // Somebody of another provider, with a good token of their own.
        people::account(
            &program,
            Role::Provider,
            "flo.ship@example.org",
            Some(there.flagship),
        )
        .await;
        let mut other = program.signed_in("flo.ship@example.org").await;
        other.open(&form).await.is(404);
        other.open("/provider/adverts/new").await;
        let (_, mut theirs) = other.form("/provider/adverts");
        theirs.push((ALT.0.to_owned(), ALT.1.to_owned()));
        other.post_file(&form, &theirs, &good).await.is(404);
        let csrf: Vec<(&str, &str)> = theirs
            .iter()
            .filter(|(name, _)| name == "csrf")
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        other.post(&format!("{form}/remove"), &csrf).await.is(404);
        // A form of another kind takes no files.
        other.open("/account/password").await;
        let (target, fields) = other.form("/account/password");
        other.post_file(&target, &fields, &good).await.is(403);
        // What the council has is not changed.
        browser.open(&format!("/provider/adverts/{advert}")).await;
        browser
            .submit(&format!("/provider/adverts/{advert}/submit"), &[])
            .await
            .is(200);
        browser.open(&form).await.is(409);
        browser.post_file(&form, &sent, &good).await.is(409);
    }
);
