//! The service in Polish: chosen once, kept, and with no English left but what the council and the scheme wrote.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use entity::states::Role;
use lintel::audit::By;
use lintel::register;
use lintel::texts::{FILES, Language, STAFF};
use scraper::{ElementRef, Html, Node, Selector};

use crate::both;
use crate::support::bidding::{Offer, close, needs_three, on_offer, place, to_closing};
use crate::support::people::{account, day, partnership};
use crate::support::sealed::{self, sealed};
use crate::support::{Browser, Program};

/// Small words without which there is no English sentence, and which Polish does not have.
const ENGLISH: [&str; 31] = [
    "in",
    "on",
    "phone",
    "come",
    "elsewhere",
    "applied",
    "all",
    "any",
    "the",
    "you",
    "your",
    "of",
    "is",
    "are",
    "this",
    "that",
    "have",
    "with",
    "will",
    "from",
    "been",
    "what",
    "who",
    "when",
    "which",
    "not",
    "see",
    "how",
    "for",
    "it",
    "and",
];

/// Names and terms that Polish sentences keep, because people meet them in English.
const KEPT: [&str; 6] = [
    "Equality Advisory and Support Service",
    "indefinite leave to remain",
    "no recourse to public funds",
    "in care",
    "Thorpe St Andrew",
    "Housing Benefit",
];

/// What is written in English and not in Polish, staff's texts too: of each the longest piece of two words or more between
/// what is filled in.
fn english_texts() -> BTreeSet<String> {
    let lines = |text: &'static str| -> Vec<(&str, &str)> {
        let split = |line: &'static str| line.split_once(" = ").filter(|(name, _)| !name.starts_with(' '));
        text.lines().filter_map(split).collect()
    };
    let polish: String = FILES.iter().map(|room| room[1].1).collect();
    let both = FILES.iter().flat_map(|room| lines(room[0].1));
    let staff = STAFF.iter().flat_map(|(_, text)| lines(text));
    both.chain(staff)
        .filter_map(|(_, text)| {
            let plain = text
                .split(['{', '<'])
                .map(|piece| piece.rsplit(['}', '>']).next().unwrap_or_default());
            plain.map(str::trim).max_by_key(|piece| piece.len())
        })
        .filter(|piece| piece.contains(' ') && piece.len() > 7 && !polish.contains(piece))
        .map(str::to_owned)
        .collect()
}

static LEFT: LazyLock<BTreeSet<String>> = LazyLock::new(english_texts);

/// What a page says to somebody who reads Polish: words and the names of things, without what is marked as English.
fn said(page: &Html) -> String {
    fn gather(element: ElementRef<'_>, said: &mut String) {
        let value = element.value();
        let places = value.name() == "option" && value.attr("value").is_some_and(|code| code.contains('/'));
        if value.attr("lang") == Some("en") || ["script", "style"].contains(&value.name()) || places {
            return;
        }
        for name in ["aria-label", "alt", "title", "placeholder"] {
            if let Some(words) = value.attr(name) {
                said.push_str(words);
                said.push_str(". ");
            }
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => said.push_str(text),
                Node::Element(_) => {
                    said.push(' ');
                    if let Some(inner) = ElementRef::wrap(child) {
                        gather(inner, said);
                    }
                    said.push(' ');
                }
                _ => {}
            }
        }
    }
    let mut text = String::new();
    let html = Selector::parse("html").unwrap();
    page.select(&html).for_each(|whole| gather(whole, &mut text));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Looks over the page on which the browser is, and notes what is still English.
fn look(browser: &Browser, left: &mut Vec<String>) {
    let page = Html::parse_document(&browser.body);
    let tag = page.root_element().attr("lang").unwrap_or_default().to_owned();
    if tag != "pl" {
        left.push(format!("{} ({}) is in {tag:?}", browser.path, browser.status));
        return;
    }
    let mut text = said(&page);
    for kept in KEPT {
        text = text.replace(kept, "");
    }
    for english in &*LEFT {
        if text.contains(english) {
            left.push(format!("{}: {english:?}", browser.path));
        }
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    for (at, word) in words.iter().enumerate() {
        if ENGLISH.contains(&word.to_lowercase().as_str()) {
            let around = &words[at.saturating_sub(4)..(at + 4).min(words.len())];
            left.push(format!("{}: {word:?} in {:?}", browser.path, around.join(" ")));
        }
    }
}

/// Opens pages one after another and looks each over.
async fn walk(browser: &mut Browser, paths: &[&str], left: &mut Vec<String>) {
    for path in paths {
        browser.open(path).await;
        look(browser, left);
    }
}

both!(a_visitor_reads_every_page_in_polish, async |program: Program| {
    let there = partnership(&program).await;
    let home = on_offer(&program, &there, Offer::house(&there)).await;
    let private = on_offer(&program, &there, Offer::private(&there)).await;
    let mut browser = program.browser().await;
    let mut left = Vec::new();
    browser.open("/south-norfolk?language=pl").await.is(200);
    assert_eq!(browser.headers["content-language"], "pl");
    assert!(browser.headers["vary"].contains("Cookie"));
    look(&browser, &mut left);
    let one = format!("/south-norfolk/homes/{}", home.advert);
    let other = format!("/south-norfolk/homes/{}", private.advert);
    let paths = [
        "/",
        "/broadland",
        "/south-norfolk/homes",
        "/south-norfolk/homes?bedrooms=2&most=lots&pets=yes&sort=rent&kind=house&tenure=social_rent",
        "/south-norfolk/homes?view=map",
        "/south-norfolk/homes?place=Nowhere",
        &one,
        &other,
        "/south-norfolk/results",
        "/south-norfolk/how-we-decide",
        "/south-norfolk/help",
        "/south-norfolk/contact",
        "/south-norfolk/accessibility",
        "/south-norfolk/privacy",
        "/south-norfolk/cookies",
        "/sign-in",
        "/sign-up",
        "/sign-up/sent",
        "/sign-in/forgotten",
        "/sign-in/forgotten/sent",
        "/south-norfolk/nothing",
        "/sign-up/0a1b",
    ];
    walk(&mut browser, &paths, &mut left).await;
    browser.open("/sign-in").await;
    browser.submit("/sign-in", &[("email", "x")]).await.is(422);
    look(&browser, &mut left);
    browser.open("/sign-up").await;
    let short = [("email", "x"), ("password", "abc")];
    browser.submit("/sign-up", &short).await.is(422);
    look(&browser, &mut left);
    assert!(left.is_empty(), "{left:#?}");
});

both!(
    an_applicant_bids_and_asks_why_in_polish,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let ahead = needs_three(&program, &there, "early.bird@example.org", day(2024, 3, 1)).await;
        place(&program, &ahead, home.advert).await.unwrap();
        let mut browser = program.signed_in(&someone.email).await;
        let mut left = Vec::new();
        let advert = format!("/my/adverts/{}", home.advert);
        let home_page = format!("/south-norfolk/homes/{}", home.advert);
        let paths = [
            "/my?language=pl",
            "/my/bids",
            "/account",
            "/account/password",
            "/south-norfolk/homes",
            &home_page,
            &advert,
        ];
        walk(&mut browser, &paths, &mut left).await;
        browser.submit(&format!("{advert}/bid"), &[]).await.is(200);
        browser
            .says("Zgłoszenie przyjęte.")
            .says("Twoje miejsce na razie: 2. z 2.");
        look(&browser, &mut left);
        let receipt = browser.path.clone();
        let message = program.app.store.read();
        let told = register::messages_of(message, someone.id).await.unwrap();
        let message = format!("/my/messages/{}", told[0].id);
        walk(
            &mut browser,
            &["/my", "/my/bids", &message, &home_page],
            &mut left,
        )
        .await;
        browser.open(&receipt).await;
        browser.submit(&format!("{receipt}/withdraw"), &[]).await.is(200);
        look(&browser, &mut left);
        browser.open(&advert).await;
        browser.submit(&format!("{advert}/bid"), &[]).await.is(200);
        to_closing(&program, home.advert).await;
        close(&program, home.advert).await.unwrap();
        let mut browser = program.signed_in(&someone.email).await;
        browser.open("/my?language=pl").await;
        let why = format!("{receipt}/why");
        walk(
            &mut browser,
            &["/my", "/my/bids", &receipt, &why, &home_page],
            &mut left,
        )
        .await;
        // What fails is said in Polish too, and a page that was posted has no other language to offer.
        browser
            .submit_once("/sign-out", &[("csrf", "forged")])
            .await
            .is(403);
        look(&browser, &mut left);
        assert!(!browser.body.contains("hreflang"), "{}", browser.body);
        assert!(left.is_empty(), "{left:#?}");
    }
);

both!(an_application_is_written_in_polish, async |program: Program| {
    partnership(&program).await;
    account(&program, Role::Applicant, "robin.shaw@example.org", None).await;
    let mut browser = program.signed_in("robin.shaw@example.org").await;
    let mut left = Vec::new();
    walk(&mut browser, &["/my?language=pl", "/my/application"], &mut left).await;
    browser.submit("/my/application", &[]).await.is(422);
    look(&browser, &mut left);
    browser
        .submit("/my/application", &[("council", "south-norfolk")])
        .await
        .is(200)
        .says("Gotowe części: 0 z 8.");
    look(&browser, &mut left);
    walk(&mut browser, &["/my", "/my/application/safety"], &mut left).await;
    for page in [
        "people",
        "baby",
        "immigration",
        "settled-home",
        "tenant",
        "conduct",
        "address",
        "tenure",
        "bedrooms",
        "sharing",
        "facilities",
        "hazard",
        "order",
        "works",
        "adaptations",
        "homeless",
        "residences",
        "jobs",
        "relatives",
        "care-nearby",
        "health",
        "hospital",
        "steps",
        "ground-floor",
        "carer",
        "forces",
        "in-care",
        "move-on",
        "work-move",
        "certain-place",
        "welfare",
        "income",
        "savings",
        "property",
        "pension",
        "harm",
        "abuse",
        "hide",
        "reach",
    ] {
        let path = format!("/my/application/{page}");
        browser.open(&path).await.is(200);
        look(&browser, &mut left);
        // An empty answer is a fault on most pages, and each fault is said in Polish.
        browser.submit(&path, &[]).await;
        look(&browser, &mut left);
    }
    for page in [
        "people/1",
        "people/new",
        "residences/new",
        "jobs/new",
        "relatives/new",
    ] {
        let path = format!("/my/application/{page}");
        browser.open(&path).await.is(200);
        look(&browser, &mut left);
        browser.submit(&path, &[]).await.is(422);
        look(&browser, &mut left);
    }
    let lived = [
        ("place", "south-norfolk/diss"),
        ("from-day", "1"),
        ("from-month", "2"),
        ("from-year", "2015"),
        ("kind", "settled"),
    ];
    browser.open("/my/application/residences/new").await;
    browser
        .submit("/my/application/residences/new", &lived)
        .await
        .is(200);
    browser.says("Diss, South Norfolk; od 1 lutego 2015 do teraz; Własne lub wynajmowane mieszkanie");
    look(&browser, &mut left);
    walk(&mut browser, &["/my/application/check"], &mut left).await;
    assert!(left.is_empty(), "{left:#?}");
});

both!(
    an_offer_is_read_and_refused_in_polish,
    async |program: Program| {
        let there = partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann, ben] = sealed::households(&program, &there, ["ann.ash", "ben.beck"]).await;
        let list = sealed(&program, &there, 4, &[ann.clone(), ben]).await;
        let offer_id = crate::applicant::offers::offered(&program, &there, workers, list.shortlist_id).await;
        let path = format!("/my/offers/{offer_id}");
        let mut browser = program.signed_in(&ann.email).await;
        let mut left = Vec::new();
        let refuse = format!("{path}/refuse");
        walk(&mut browser, &["/my?language=pl", &path, &refuse], &mut left).await;
        browser.submit(&path, &[]).await.is(422);
        look(&browser, &mut left);
        browser.submit(&path, &[("reason", "school")]).await.is(200);
        browser.says("Twój powód: Za daleko do szkoły.");
        look(&browser, &mut left);
        browser.submit(&path, &[]).await.is(200);
        browser.says("Odmowa z dnia: poniedziałek, 2 listopada 2026. Powód: Za daleko do szkoły.");
        look(&browser, &mut left);
        // What came of the bid is told in Polish, on its own page and in the message.
        let told = register::messages_of(program.app.store.read(), ann.id)
            .await
            .unwrap();
        let told = told.iter().find(|one| one.kind == "bid_outcome").unwrap();
        let message = format!("/my/messages/{}", told.id);
        walk(&mut browser, &["/my/bids", &message], &mut left).await;
        browser.says("Mamy od Ciebie odmowę. Powód: Za daleko do szkoły.");
        // So is the refusal of a second answer.
        let token = browser
            .form("/sign-out")
            .1
            .into_iter()
            .find(|(name, _)| name == "csrf")
            .unwrap()
            .1;
        browser
            .post(&format!("{path}/accept"), &[("csrf", &token)])
            .await
            .is(409)
            .says("Ta oferta ma już Twoją odpowiedź.");
        look(&browser, &mut left);
        assert!(left.is_empty(), "{left:#?}");
    }
);

both!(
    what_an_officer_decides_is_told_in_polish_with_the_officers_own_words_marked,
    async |program: Program| {
        let there = partnership(&program).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let mut browser = program.signed_in(&someone.email).await;
        browser.open("/my?language=pl").await;
        let (at, by) = (program.app.moment(), By::the_operator());
        let why = "The rent book shows arrears.\n\nPlease phone us.";
        program
            .app
            .store
            .write(async |tx| {
                register::ask_for_evidence(tx, &at, &by, someone.id, why).await?;
                register::suspend(tx, &at, &by, someone.id, Some(day(2026, 12, 1)), why).await?;
                register::resume(tx, &at, &by, someone.id, why).await?;
                register::close(tx, &at, &by, someone.id, why).await
            })
            .await
            .unwrap();
        let told = register::messages_of(program.app.store.read(), someone.id)
            .await
            .unwrap();
        let mut left = Vec::new();
        let decided = ["evidence_asked", "suspended", "resumed", "closed"];
        let told: Vec<_> = told
            .iter()
            .filter(|one| decided.contains(&one.kind.as_str()))
            .collect();
        assert_eq!(told.len(), 4);
        for message in told {
            walk(
                &mut browser,
                &[&format!("/my/messages/{}", message.id)],
                &mut left,
            )
            .await;
            browser.says("Napisano to po angielsku:");
            let page = Html::parse_document(&browser.body);
            let marked = Selector::parse("main [lang=en]").unwrap();
            let marked: Vec<String> = page.select(&marked).map(|one| one.text().collect()).collect();
            assert_eq!(marked, [why], "{}", browser.body);
        }
        assert!(left.is_empty(), "{left:#?}");
    }
);

both!(a_language_is_chosen_once_and_kept, async |program: Program| {
    let there = partnership(&program).await;
    let mut browser = program.browser().await;
    let tag = |browser: &Browser| {
        let page = Html::parse_document(&browser.body);
        page.root_element().attr("lang").unwrap_or_default().to_owned()
    };
    browser.open("/broadland/homes?place=Diss").await;
    assert_eq!(tag(&browser), "en");
    // Read as if it were Polish, an English page has much that is left: the reading sees it.
    let mut left = Vec::new();
    browser.body = browser.body.replacen("<html lang=\"en\"", "<html lang=\"pl\"", 1);
    look(&browser, &mut left);
    assert!(left.len() > 20, "{left:#?}");
    browser.open("/broadland/homes?place=Diss").await;
    // The switch leads to this very page, with its search, and marks the language of its words.
    assert!(
        browser.body.contains(
            r#"href="/broadland/homes?place=Diss&amp;language=pl" rel="alternate" lang="pl" hreflang="pl">Polski</a>"#
        ),
        "{}",
        browser.body
    );
    browser.open("/broadland/homes?place=Diss&language=pl").await;
    assert_eq!(tag(&browser), "pl");
    browser.open("/broadland/help").await;
    assert_eq!(tag(&browser), "pl", "kept from page to page");
    browser.open("/my").await;
    assert_eq!(
        (browser.path.as_str(), tag(&browser).as_str()),
        ("/sign-in?next=%2Fmy", "pl")
    );
    browser.open("/broadland?language=tlh").await;
    assert_eq!(
        tag(&browser),
        "pl",
        "a language that nobody speaks here changes nothing"
    );
    browser.open("/broadland?language=en").await;
    assert_eq!(tag(&browser), "en");
    // Staff work in English, whatever their browser asks for.
    let council = Some(there.broadland);
    account(&program, Role::Officer, "olive.hart@example.org", council).await;
    let mut officer = program.signed_in("olive.hart@example.org").await;
    officer.open("/broadland?language=pl").await;
    assert_eq!(tag(&officer), Language::English.code());
    assert!(!officer.body.contains("hreflang"));
});

both!(
    what_a_council_asks_in_its_own_words_is_marked_as_english,
    async |program: Program| {
        crate::support::own::asking(&program).await;
        account(&program, Role::Applicant, "robin.shaw@example.org", None).await;
        let mut browser = program.signed_in("robin.shaw@example.org").await;
        let mut left = Vec::new();
        browser.open("/my/application?language=pl").await;
        browser
            .submit("/my/application", &[("council", "south-norfolk")])
            .await
            .is(200)
            .says("O co jeszcze pytają rady");
        let pages = [
            "tie",
            "key_worker",
            "loans",
            "care_week",
            "rent_now",
            "notice_on",
            "notice_for",
            "called_at",
            "school",
            "wants",
            "church",
            "members-1",
        ];
        for page in pages {
            let path = format!("/my/application/more-{page}");
            walk(&mut browser, &[&path], &mut left).await;
            browser.is(200).says("Te pytania napisał urząd");
            browser.submit(&path, &[]).await.is(422);
            look(&browser, &mut left);
        }
        for (page, answer) in [
            ("tie", ("own-tie", "=works here")),
            ("loans", ("own-loans", "240")),
            ("care_week", ("own-care_week", "20,5")),
            ("notice_for", ("own-notice_for", "5 tygodni")),
            ("church", ("own-church", "Sala")),
        ] {
            let path = format!("/my/application/more-{page}");
            browser.open(&path).await;
            browser.submit(&path, &[answer]).await.is(200);
        }
        walk(&mut browser, &["/my/application/check"], &mut left).await;
        browser.says("How long is the notice? 5 tygodni");
        browser.says("How many hours of care do you give each week? 20.5 hours");
        assert!(left.is_empty(), "{left:#?}");
    }
);
