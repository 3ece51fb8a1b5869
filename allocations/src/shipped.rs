//! The texts of the schemes that come with the crate.

/// The schemes that come with the crate: id and text. Other schemes are files like these.
pub const SHIPPED: [(&str, &str); 16] = [
    (
        "south-norfolk-broadland-2022",
        include_str!("../schemes/south-norfolk-broadland-2022.toml"),
    ),
    (
        "south-norfolk-2022",
        include_str!("../schemes/south-norfolk-2022.toml"),
    ),
    ("broadland-2022", include_str!("../schemes/broadland-2022.toml")),
    ("b-with-us", include_str!("../schemes/b-with-us.toml")),
    ("home-link", include_str!("../schemes/home-link.toml")),
    ("islington", include_str!("../schemes/islington.toml")),
    ("kensington-2017", include_str!("../schemes/kensington-2017.toml")),
    ("kensington-2023", include_str!("../schemes/kensington-2023.toml")),
    ("leeds", include_str!("../schemes/leeds.toml")),
    ("lottery", include_str!("../schemes/lottery.toml")),
    ("manchester-2011", include_str!("../schemes/manchester-2011.toml")),
    ("north-norfolk", include_str!("../schemes/north-norfolk.toml")),
    (
        "northern-ireland",
        include_str!("../schemes/northern-ireland.toml"),
    ),
    ("norwich", include_str!("../schemes/norwich.toml")),
    ("sheffield", include_str!("../schemes/sheffield.toml")),
    (
        "south-norfolk-2017",
        include_str!("../schemes/south-norfolk-2017.toml"),
    ),
];

/// The text of a shipped scheme.
pub fn text(id: &str) -> Option<&'static str> {
    SHIPPED
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, text)| *text)
}
