//! The questions, in the order in which they are asked.

mod people_and_home;
mod reasons;
mod ties;

use people_and_home::{HOME, YOU};
use reasons::{HEALTH, MONEY, REACH, REASONS, SAFETY};
use ties::TIES;

use super::Asked::{Always, IfItMatters};
use super::{Entries, Field, Found, Kind, Page, PageKind, Section};
use crate::id;

const fn page(slug: &'static str, title: &'static str, fields: &'static [Field]) -> Page {
    Page {
        slug,
        title,
        hint: "",
        kind: PageKind::Questions(fields),
        asked: IfItMatters,
    }
}

const fn special(slug: &'static str, title: &'static str, hint: &'static str, kind: PageKind) -> Page {
    Page {
        slug,
        title,
        hint,
        kind,
        asked: Always,
    }
}

const fn always(page: Page) -> Page {
    Page {
        asked: Always,
        ..page
    }
}

const fn field(fact: &'static str, kind: Kind) -> Field {
    Field {
        fact,
        kind,
        asks: "",
        hint: "",
        unsure: false,
    }
}

const fn yes_no(fact: &'static str) -> Field {
    field(fact, Kind::YesNo)
}

/// Yes or no, where an officer finds out what a yes comes to.
const fn officer(fact: &'static str, no: Found, asks: &'static str, hint: &'static str) -> Field {
    Field {
        asks,
        hint,
        ..field(fact, Kind::NoOrOfficer(no))
    }
}

const fn hint(field: Field, hint: &'static str) -> Field {
    Field { hint, ..field }
}

const fn asks(field: Field, asks: &'static str) -> Field {
    Field { asks, ..field }
}

const fn or_unsure(field: Field) -> Field {
    Field {
        unsure: true,
        ..field
    }
}

/// The date a baby is due, kept with the applicant.
const BABY: &str = "members.due_on";

/// The form.
pub(crate) const SECTIONS: &[Section] = &[
    Section {
        title: id!("register-section-you"),
        pages: YOU,
    },
    Section {
        title: id!("register-section-home"),
        pages: HOME,
    },
    Section {
        title: id!("register-section-ties"),
        pages: TIES,
    },
    Section {
        title: id!("register-section-health"),
        pages: HEALTH,
    },
    Section {
        title: id!("register-section-reasons"),
        pages: REASONS,
    },
    Section {
        title: id!("register-section-money"),
        pages: MONEY,
    },
    Section {
        title: id!("register-section-safety"),
        pages: SAFETY,
    },
    Section {
        title: id!("register-section-reach"),
        pages: REACH,
    },
];
