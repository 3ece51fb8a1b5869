//! What an advert says of a home: one plain sentence for each fact that matters, and no fact that is not there.

use super::home::{AccessLevel, Garden, Heating, HomeKind, InventedHome, Parking};

/// The description of `home`, from its other fields alone.
pub(super) fn describe(home: &InventedHome) -> String {
    let mut sentences = vec![first(home)];
    sentences.push(outside(home));
    sentences.push(
        match home.heating {
            Heating::GasBoiler => "Heating is by a gas boiler and radiators.",
            Heating::HeatPump => "Heating is by a heat pump.",
            Heating::Oil => "Heating is by oil and radiators.",
            Heating::Electric => "Heating is electric.",
        }
        .to_owned(),
    );
    sentences.push(access(home).to_owned());
    if let Some(age) = home.youngest_age {
        sentences.push(format!("It is for people aged {age} or over."));
    }
    if home.kind == HomeKind::Sheltered {
        sentences
            .push("There is an alarm to call for help, and a member of staff visits in the week.".to_owned());
    }
    sentences.push(
        if home.pets {
            "You may keep a pet if you ask first."
        } else {
            "Pets are not allowed."
        }
        .to_owned(),
    );
    sentences.join(" ")
}

fn first(home: &InventedHome) -> String {
    let newness = if home.new_build { "new " } else { "" };
    let count = match home.bedrooms {
        0 | 1 => "one-bedroom",
        2 => "two-bedroom",
        3 => "three-bedroom",
        4 => "four-bedroom",
        5.. => "five-bedroom",
    };
    let kind = match home.kind {
        HomeKind::Flat => "flat",
        HomeKind::Maisonette => "maisonette",
        HomeKind::House => "house",
        HomeKind::Bungalow => "bungalow",
        HomeKind::Sheltered => "sheltered flat",
    };
    let floor = match (home.kind, home.floor) {
        (HomeKind::House | HomeKind::Bungalow, _) => "",
        (_, 0) => " on the ground floor",
        (_, 1) => " on the first floor",
        (_, 2) => " on the second floor",
        (_, 3..) => " on the third floor",
    };
    let lift = if home.lift { " with a lift" } else { "" };
    let place = &home.address.place;
    format!(
        "A {newness}{count} {kind}{floor}{lift} in {place}, for up to {} people.",
        home.most_people
    )
}

fn outside(home: &InventedHome) -> String {
    let garden = match home.garden {
        Garden::Own => "It has its own garden",
        Garden::Shared => "It has a shared garden",
        Garden::None => "There is no garden",
    };
    let parking = match home.parking {
        Parking::OwnSpace => "a parking space of its own",
        Parking::Shared => "a shared car park",
        Parking::Street => "parking on the street",
    };
    match home.garden {
        Garden::Own | Garden::Shared => format!("{garden} and {parking}."),
        Garden::None => format!("{garden}. There is {parking}."),
    }
}

fn access(home: &InventedHome) -> &'static str {
    match (home.access, home.kind) {
        (AccessLevel::Stairs, HomeKind::House | HomeKind::Maisonette) => "There are stairs inside.",
        (AccessLevel::Stairs, HomeKind::Flat | HomeKind::Bungalow | HomeKind::Sheltered) => {
            "You reach it by stairs."
        }
        (AccessLevel::FewSteps, _) => "There are one or two steps.",
        (AccessLevel::LevelAccess, _) => "There are no steps to the door or inside.",
        (AccessLevel::Wheelchair, _) => "It is adapted for somebody who uses a wheelchair.",
    }
}
