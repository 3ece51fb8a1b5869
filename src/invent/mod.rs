//! Invents a register that could be real and is nobody's: households with their circumstances, homes with their
//! rents, and what happens in life between an advert and a let. Demonstrations, simulations and measurements all
//! draw from here.
//!
//! Every invention is a function of the dice passed in: the same seed gives the same bytes on every machine,
//! because draws are whole numbers and chances whole per-mille. Names are put together by chance, streets do not
//! exist, email addresses end in `example.org` (reserved by RFC 2606) and telephone numbers come from the range that
//! Ofcom keeps free for drama (07700 900000 to 900999). Parishes, and the first halves of postcodes, are real.

mod address;
mod bedrooms;
mod chance;
mod circumstance;
mod contact;
mod describe;
mod facts;
mod home;
mod household;
mod housing;
mod landlord;
mod life;
mod means;
mod names;
mod past;
mod people;
#[cfg(test)]
mod tests;
mod ties;

pub use address::InventedAddress;
pub use bedrooms::bedrooms_needed;
pub use circumstance::{Duty, InventedNeed, Level, NeedKind};
pub use contact::{Contact, ContactBy};
pub use facts::{facts, home_facts};
pub use home::{AccessLevel, Garden, Heating, HomeKind, InventedHome, Parking, RentKind, home};
pub use household::{Background, Forces, Immigration, InventedHousehold, Safety, household};
pub use housing::{CurrentHousing, HousingKind};
pub use landlord::{Landlord, LandlordKind, landlords};
pub use life::{
    ProviderAnswer, ProviderCause, RefusalReason, SkipCause, bid_choice, provider_answer, refusal_choice,
    skip_cause,
};
pub use means::Means;
pub use past::Moment;
pub use people::{InventedPerson, Role, Sex, Shape};
pub use ties::{Family, Stay, Ties, Work};
