//! What the program is made of: built once, cloned cheaply.

use std::sync::Arc;

use crate::accounts::{Passwords, Sessions};
use crate::bids::Crowd;
use crate::clock::Clock;
use crate::ids::{Ids, Moment};
use crate::mail::Transport;
use crate::partnership::{Directory, Schemes};
use crate::settings::Settings;
use crate::store::Store;
use crate::web::kept::KeptPages;
use crate::web::page::Pages;

/// The running program.
#[derive(Clone)]
pub struct App {
    pub store: Store,
    pub clock: Clock,
    pub ids: Ids,
    pub pages: Pages,
    pub mail: Transport,
    pub passwords: Passwords,
    pub places: Directory,
    pub schemes: Schemes,
    /// Looks for sessions that are asked for together.
    pub sessions: Sessions,
    /// Those who look at homes or bid at the same moment.
    pub crowd: Crowd,
    /// Public pages printed a moment ago.
    pub kept: KeptPages,
    pub settings: Arc<Settings>,
    /// The key under which form tokens are made; shared by all processes of an installation.
    pub form_key: Arc<Vec<u8>>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl App {
    /// The moment it is, with fresh ids.
    pub fn moment(&self) -> Moment {
        Moment::new(self.clock.now(), self.ids.clone())
    }
}
