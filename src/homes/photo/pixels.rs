//! A picture somebody sent, taken apart to its pixels and written anew. Whatever else the file carried (where and when it
//! was taken, another file behind it, a script) is gone.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage, imageops};

use crate::t;
use crate::texts::Language;

/// The longest side of a picture we take apart, in pixels.
const LONGEST: u32 = 12_000;
/// The most pixels of a picture we take apart: phones make up to 50 million, most make 12.
const MOST: u64 = 50_000_000;
/// The most memory a decoder may ask for, in bytes.
const MEMORY: u64 = 300 * 1024 * 1024;

/// On the home's own page: within this many pixels.
const LARGE: (u32, u32) = (960, 720);
/// On a card: this shape, and at most this many pixels.
pub(super) const SMALL: (u32, u32) = (480, 300);

/// The most that either file may weigh, in bytes: a home's page and a list of twelve cards stay under 300 KB with them.
pub(super) const LARGE_WEIGHS: usize = 150_000;
pub(super) const SMALL_WEIGHS: usize = 15_000;
/// What is tried one after the other until a file is light enough: its size in hundredths, and the quality. A busy picture,
/// such as a hedge in full leaf, goes furthest; the last is taken whatever it weighs.
const TRIES: [(u32, u8); 10] = [
    (100, 78),
    (100, 68),
    (100, 58),
    (100, 48),
    (85, 52),
    (85, 42),
    (70, 46),
    (70, 36),
    (50, 40),
    (50, 20),
];

/// Two JPEG files that hold nothing but pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub large: Vec<u8>,
    pub small: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    #[error("not a JPEG, PNG or WebP file")]
    Kind,
    #[error("a picture that cannot be read")]
    Broken(#[source] ImageError),
    #[error("too many pixels")]
    TooMany,
    #[error("too few pixels")]
    TooFew,
}

impl Unfit {
    /// The same in words for the landlord who sent it: what to choose instead.
    pub fn says(&self) -> String {
        match self {
            Self::Kind => t!(Language::English, "homes-photo-kind"),
            Self::Broken(_) => t!(Language::English, "homes-photo-broken"),
            Self::TooMany => t!(Language::English, "homes-photo-too-many"),
            Self::TooFew => t!(
                Language::English,
                "homes-photo-too-few",
                wide = SMALL.0,
                high = SMALL.1
            ),
        }
    }
}

/// Reads a picture and writes it anew in two sizes. Takes up to a second: call it where waiting is allowed.
///
/// # Errors
/// When it is no picture, no whole picture, too small, or so large that taking it apart could stop the service.
pub fn made_from(bytes: &[u8]) -> Result<Made, Unfit> {
    let picture = upright(bytes)?;
    let (wide, high) = (picture.width(), picture.height());
    if wide < SMALL.0 || high < SMALL.1 {
        return Err(Unfit::TooFew);
    }
    let large = if wide > LARGE.0 || high > LARGE.1 {
        picture.resize(LARGE.0, LARGE.1, FilterType::CatmullRom)
    } else {
        picture
    };
    let small = large.resize_to_fill(SMALL.0, SMALL.1, FilterType::CatmullRom);
    Ok(Made {
        large: light(&large, LARGE_WEIGHS)?,
        small: light(&small, SMALL_WEIGHS)?,
    })
}

/// The picture as a file of at most so many bytes, as good as it can be within them.
fn light(picture: &DynamicImage, most: usize) -> Result<Vec<u8>, Unfit> {
    let mut file = Vec::new();
    for (size, quality) in TRIES {
        let (wide, high) = (picture.width() * size / 100, picture.height() * size / 100);
        file = if size == 100 {
            written(picture, quality)?
        } else {
            written(&picture.resize(wide, high, FilterType::CatmullRom), quality)?
        };
        if file.len() <= most {
            break;
        }
    }
    Ok(file)
}

/// The picture as it was meant to be seen: turned as the camera says. Its size is asked before any pixel is read.
fn upright(bytes: &[u8]) -> Result<DynamicImage, Unfit> {
    let kind = image::guess_format(bytes).map_err(|_unknown| Unfit::Kind)?;
    if !matches!(kind, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(Unfit::Kind);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(of_decoder)?;
    let (wide, high) = decoder.dimensions();
    if wide > LONGEST || high > LONGEST || u64::from(wide) * u64::from(high) > MOST {
        return Err(Unfit::TooMany);
    }
    let turned = decoder.orientation().map_err(of_decoder)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(of_decoder)?;
    picture.apply_orientation(turned);
    Ok(picture)
}

fn of_decoder(cause: ImageError) -> Unfit {
    match cause {
        ImageError::Limits(_) => Unfit::TooMany,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => Unfit::Broken(cause),
    }
}

/// A JPEG on white, so that what was see-through does not turn black.
fn written(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, Unfit> {
    let flat = if picture.color().has_alpha() {
        let white = image::Rgba([255, 255, 255, 255]);
        let mut ground = image::RgbaImage::from_pixel(picture.width(), picture.height(), white);
        imageops::overlay(&mut ground, &picture.to_rgba8(), 0, 0);
        DynamicImage::ImageRgba8(ground).to_rgb8()
    } else {
        picture.to_rgb8()
    };
    let mut file = Vec::new();
    encode(&flat, quality, &mut file).map_err(Unfit::Broken)?;
    Ok(file)
}

fn encode(picture: &RgbImage, quality: u8, file: &mut Vec<u8>) -> Result<(), ImageError> {
    JpegEncoder::new_with_quality(file, quality).encode_image(picture)
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::{DynamicImage, ImageFormat, LARGE_WEIGHS, SMALL, SMALL_WEIGHS, Unfit, made_from};

    fn file(picture: &DynamicImage, kind: ImageFormat) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, kind).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_large_picture_is_made_smaller_and_keeps_its_shape() {
        let made = made_from(&file(&DynamicImage::new_rgb8(3_000, 1_500), ImageFormat::Jpeg)).unwrap();
        let large = image::load_from_memory(&made.large).unwrap();
        let small = image::load_from_memory(&made.small).unwrap();
        assert_eq!((large.width(), large.height()), (960, 480));
        assert_eq!((small.width(), small.height()), SMALL);
    }

    #[test]
    fn even_the_busiest_picture_is_light() {
        // Noise is the worst that any compression can be given.
        let mut state = 7_u32;
        let busy = RgbaImage::from_fn(1_600, 1_200, |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [red, green, blue, _] = state.to_be_bytes();
            Rgba([red, green, blue, 255])
        });
        let made = made_from(&file(&DynamicImage::ImageRgba8(busy), ImageFormat::Png)).unwrap();
        assert!(made.large.len() <= LARGE_WEIGHS, "{}", made.large.len());
        assert!(made.small.len() <= SMALL_WEIGHS, "{}", made.small.len());
        let small = image::load_from_memory(&made.small).unwrap();
        assert_eq!(small.width() * SMALL.1 / SMALL.0, small.height());
    }

    #[test]
    fn what_is_see_through_turns_white() {
        let clear = RgbaImage::from_pixel(600, 400, Rgba([0, 0, 0, 0]));
        let made = made_from(&file(&DynamicImage::ImageRgba8(clear), ImageFormat::Png)).unwrap();
        let large = image::load_from_memory(&made.large).unwrap().to_rgb8();
        assert!(large.pixels().all(|pixel| pixel.0.iter().all(|part| *part > 250)));
    }

    #[test]
    fn a_picture_taken_sideways_is_turned() {
        let plain = file(&DynamicImage::new_rgb8(700, 500), ImageFormat::Jpeg);
        // One entry: the tag of the orientation, a short, 6: turned a quarter.
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let mut turned = plain[..2].to_vec();
        turned.extend([0xFF, 0xE1]);
        turned.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        turned.extend(exif);
        turned.extend(&plain[2..]);
        let made = made_from(&turned).unwrap();
        let large = image::load_from_memory(&made.large).unwrap();
        assert_eq!((large.width(), large.height()), (500, 700));
    }

    #[test]
    fn the_smallest_that_is_taken_is_a_card() {
        let of = |wide, high| made_from(&file(&DynamicImage::new_rgb8(wide, high), ImageFormat::Png));
        assert!(of(SMALL.0, SMALL.1).is_ok());
        assert!(matches!(of(SMALL.0 - 1, SMALL.1), Err(Unfit::TooFew)));
        assert!(matches!(of(SMALL.0, SMALL.1 - 1), Err(Unfit::TooFew)));
    }

    #[test]
    fn any_bytes_are_answered() {
        let good = file(&DynamicImage::new_rgb8(490, 310), ImageFormat::Png);
        for at in (0..good.len()).step_by(7) {
            let mut bytes = good.clone();
            bytes[at] ^= 0x5A;
            // Taken or refused; never a panic.
            let _ = made_from(&bytes);
        }
    }
}
