//! The councils of the partnership as data: names, faces, schemes. A further council is a row, not a change of code.

mod adopt;
mod directory;
mod face;
mod found;
mod said;
pub mod schemes;
mod shared_answers;

pub use adopt::{adopt, ensure_adopted};
pub use directory::{Directory, DirectoryError, council_of};
pub use face::{FaceError, Given};
pub use found::{
    NewCouncil, NewProvider, Place, add_council, add_partnership, add_provider, add_scheme, set_night_phone,
};
pub use said::{Answer, Said};
pub use schemes::{InForce, Schemes};
