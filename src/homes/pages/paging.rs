//! Links to the pages of a list.

use serde::Serialize;

use super::find::href;
use super::search::Search;

/// What `govuk.pagination` prints.
#[derive(Debug, Serialize)]
pub(super) struct Pages {
    previous: Option<Href>,
    next: Option<Href>,
    items: Vec<PageLink>,
}

#[derive(Debug, Serialize)]
pub(super) struct Href {
    href: String,
}

#[derive(Debug, Serialize)]
pub(super) struct PageLink {
    number: Option<usize>,
    href: String,
    current: bool,
    ellipsis: bool,
}

/// Links to the pages around this one; none when there is one page.
pub(super) fn pages(search: &Search, number: usize, of: usize, base: &str) -> Option<Pages> {
    if of < 2 {
        return None;
    }
    let link = |to: usize| {
        let mut other = search.clone();
        other.page = to;
        href(base, &other)
    };
    let mut items = Vec::new();
    let mut gap = false;
    for at in 1..=of {
        if at == 1 || at == of || at.abs_diff(number) <= 1 {
            items.push(PageLink {
                number: Some(at),
                href: link(at),
                current: at == number,
                ellipsis: false,
            });
            gap = false;
        } else if !gap {
            items.push(PageLink {
                number: None,
                href: String::new(),
                current: false,
                ellipsis: true,
            });
            gap = true;
        }
    }
    Some(Pages {
        previous: (number > 1).then(|| Href {
            href: link(number - 1),
        }),
        next: (number < of).then(|| Href {
            href: link(number + 1),
        }),
        items,
    })
}
