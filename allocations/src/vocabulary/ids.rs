//! The facts that the engine itself works out or looks at, found in the vocabulary once.
use std::sync::LazyLock;

use super::{FactId, FieldId, ListId, vocabulary};

/// Places in the vocabulary; a name that is not there has the largest number, which no fact has.
#[derive(Debug)]
pub(crate) struct Ids {
    pub(crate) as_at: FactId,
    pub(crate) applicant_age: FactId,
    pub(crate) household_size: FactId,
    pub(crate) bedrooms_held: FactId,
    pub(crate) bedroom_need: FactId,
    pub(crate) bedrooms_lacking: FactId,
    pub(crate) bedrooms_spare: FactId,
    pub(crate) local_connection: FactId,
    pub(crate) qualifies: FactId,
    pub(crate) need_count: FactId,
    pub(crate) reasonable_preference: FactId,
    pub(crate) band: FactId,
    pub(crate) points: FactId,
    pub(crate) moved_on: FactId,
    pub(crate) total_so_far: FactId,
    pub(crate) period_began: FactId,
    pub(crate) ranking_date: FactId,
    pub(crate) told_on: FactId,
    pub(crate) registered_on: FactId,
    pub(crate) bid_at: FactId,
    pub(crate) bid_on: FactId,
    pub(crate) bids_this_cycle: FactId,
    pub(crate) live_bids: FactId,
    pub(crate) live_offer: FactId,
    pub(crate) advert_bedrooms: FactId,
    pub(crate) advert_kind: FactId,
    pub(crate) advert_floor: FactId,
    pub(crate) advert_opened_on: FactId,
    pub(crate) advert_closes_on: FactId,
    pub(crate) advert_age_min: FactId,
    pub(crate) advert_age_max: FactId,
    pub(crate) advert_people_min: FactId,
    pub(crate) advert_people_max: FactId,
    pub(crate) members: ListId,
    pub(crate) members_relation: FieldId,
    pub(crate) members_birth_date: FieldId,
    pub(crate) members_babies: FieldId,
    pub(crate) members_due_on: FieldId,
    pub(crate) moves: ListId,
    pub(crate) moves_kind: FieldId,
    pub(crate) moves_on: FieldId,
    pub(crate) moves_told_on: FieldId,
    pub(crate) moves_band: FieldId,
    pub(crate) needs: ListId,
    pub(crate) needs_code: FieldId,
    pub(crate) needs_band: FieldId,
    pub(crate) needs_points: FieldId,
    pub(crate) needs_head: FieldId,
    pub(crate) needs_group: FieldId,
}

static IDS: LazyLock<Ids> = LazyLock::new(find);

/// The facts that the engine knows by name.
pub(crate) fn ids() -> &'static Ids {
    &IDS
}

fn find() -> Ids {
    let fact = |name: &str| vocabulary().fact(name).map_or(FactId::MAX, |(id, _)| id);
    let list = |name: &str| vocabulary().list(name).map_or(ListId::MAX, |(id, _)| id);
    let field = |list: &str, name: &str| {
        let found = vocabulary().list(list).and_then(|(_, list)| list.field(name));
        found.map_or(FieldId::MAX, |(id, _)| id)
    };
    Ids {
        as_at: fact("as_at"),
        applicant_age: fact("applicant_age"),
        household_size: fact("household_size"),
        bedrooms_held: fact("bedrooms_held"),
        bedroom_need: fact("bedroom_need"),
        bedrooms_lacking: fact("bedrooms_lacking"),
        bedrooms_spare: fact("bedrooms_spare"),
        local_connection: fact("local_connection"),
        qualifies: fact("qualifies"),
        need_count: fact("need_count"),
        reasonable_preference: fact("reasonable_preference"),
        band: fact("band"),
        points: fact("points"),
        moved_on: fact("moved_on"),
        total_so_far: fact("total_so_far"),
        period_began: fact("period_began"),
        ranking_date: fact("ranking_date"),
        told_on: fact("told_on"),
        registered_on: fact("registered_on"),
        bid_at: fact("bid_at"),
        bid_on: fact("bid_on"),
        bids_this_cycle: fact("bids_this_cycle"),
        live_bids: fact("live_bids"),
        live_offer: fact("live_offer"),
        advert_bedrooms: fact("advert.bedrooms"),
        advert_kind: fact("advert.kind"),
        advert_floor: fact("advert.floor"),
        advert_opened_on: fact("advert.opened_on"),
        advert_closes_on: fact("advert.closes_on"),
        advert_age_min: fact("advert.age_min"),
        advert_age_max: fact("advert.age_max"),
        advert_people_min: fact("advert.people_min"),
        advert_people_max: fact("advert.people_max"),
        members: list("members"),
        members_relation: field("members", "relation"),
        members_birth_date: field("members", "birth_date"),
        members_babies: field("members", "babies"),
        members_due_on: field("members", "due_on"),
        moves: list("moves"),
        moves_kind: field("moves", "kind"),
        moves_on: field("moves", "on"),
        moves_told_on: field("moves", "told_on"),
        moves_band: field("moves", "band"),
        needs: list("needs"),
        needs_code: field("needs", "code"),
        needs_band: field("needs", "band"),
        needs_points: field("needs", "points"),
        needs_head: field("needs", "head"),
        needs_group: field("needs", "group"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_in_the_vocabulary() {
        let shown = format!("{:?}", ids());
        assert!(!shown.contains(&FactId::MAX.to_string()), "{shown}");
    }
}
