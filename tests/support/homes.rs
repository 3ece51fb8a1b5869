//! Homes on offer: invented ones, put on record and advertised by the same commands that the pages use.

use lintel::adverts::{self, NewAdvert, cycles};
use lintel::audit::By;
use lintel::dates::london_day;
use lintel::homes::{self, NewHome};
use lintel::invent::{self, InventedHome, RentKind};
use lintel::place::BROADLAND;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use uuid::Uuid;

use super::Program;
use super::people::Partnership;

/// So many believable homes, always the same ones.
pub fn invented(program: &Program, many: u32) -> Vec<InventedHome> {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let today = london_day(program.app.clock.now());
    (0..many)
        .map(|number| invent::home(&mut rng, number, today))
        .collect()
}

/// An advert that its provider, Saffron, is still writing.
pub async fn draft_of(program: &Program, there: &Partnership) -> Uuid {
    let all = invented(program, 20);
    let home = all
        .iter()
        .find(|home| home.rent_kind != RentKind::Market)
        .unwrap();
    let council = if home.address.district == BROADLAND {
        there.broadland
    } else {
        there.south_norfolk
    };
    let (at, by) = (program.app.moment(), By::the_operator());
    let written = program.app.store.write(async |tx| {
        let record = NewHome::from_invented(home, council);
        let home_id = homes::record(tx, &at, &by, there.saffron, record).await?;
        let advert = NewAdvert::from_invented(home, "general".to_owned());
        adverts::draft(tx, &at, &by, home_id, advert).await
    });
    written.await.unwrap()
}

/// Advertises each home; it waits for the council of its district. Social homes are Saffron's, private ones Mrs Bell's.
pub async fn submitted(program: &Program, there: &Partnership, homes: &[InventedHome]) -> Vec<Uuid> {
    let (at, by) = (program.app.moment(), By::the_operator());
    program
        .app
        .store
        .write(async |tx| {
            let mut adverts = Vec::new();
            for home in homes {
                let private = home.rent_kind == RentKind::Market;
                let provider = if private { there.landlord } else { there.saffron };
                let council = if home.address.district == BROADLAND {
                    there.broadland
                } else {
                    there.south_norfolk
                };
                let label = if private { "private" } else { "general" };
                let record = NewHome::from_invented(home, council);
                let home_id = homes::record(tx, &at, &by, provider, record).await?;
                let advert = NewAdvert::from_invented(home, label.to_owned());
                let id = adverts::draft(tx, &at, &by, home_id, advert).await?;
                adverts::submit(tx, &at, &by, id).await?;
                adverts.push(id);
            }
            Ok(adverts)
        })
        .await
        .unwrap()
}

/// The same, approved into the cycle that is open.
pub async fn open(program: &Program, there: &Partnership, homes: &[InventedHome]) -> Vec<Uuid> {
    let adverts = submitted(program, there, homes).await;
    let (at, by) = (program.app.moment(), By::the_operator());
    program
        .app
        .store
        .write(async |tx| {
            let planned = cycles::keep_planned(tx, &at, there.id).await?;
            for id in &adverts {
                adverts::approve(tx, &at, &by, *id, &planned[0]).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    adverts
}
