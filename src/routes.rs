//! Every URL with the audience it is for, in one table. A handler that is not here cannot be reached, and a
//! route cannot be written without its audience.

use actix_web::Scope;
use actix_web::body::BoxBody;
use actix_web::dev::ServiceRequest;
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, ServiceConfig};

use crate::web::gate::{self, Audience};
use crate::{
    accounts, admin, adverts, bids, content, figures, front, health, homes, offers, register, results,
    shortlists,
};

/// One line of the table, for tests that walk it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    pub audience: Audience,
    /// `get` or `post`.
    pub method: &'static str,
    pub path: &'static str,
}

macro_rules! routes {
    ($($audience:ident $method:ident $path:literal => $handler:path;)*) => {
        /// The table.
        pub const ROUTES: &[Route] = &[
            $(Route { audience: Audience::$audience, method: stringify!($method), path: $path },)*
        ];

        /// Mounts every route behind the gate. Those with the same first word are one scope, within which the order of the
        /// table holds: a page for everybody is then not looked for among a hundred others first.
        pub fn mount(config: &mut ServiceConfig) {
            let mut scopes: Vec<(&str, Scope)> = Vec::new();
            let mut open = Vec::new();
            $({
                let route = web::$method().to($handler).wrap(from_fn(|request: ServiceRequest, next: Next<BoxBody>| {
                    gate::pass(Audience::$audience, request, next)
                }));
                let (first, rest) = parted($path);
                if first.is_empty() || first.starts_with("/{") {
                    open.push(($path, route));
                } else {
                    let at = scopes.iter().position(|(found, _)| *found == first);
                    let (_, scope) = at.map_or_else(|| (first, web::scope(first)), |at| scopes.remove(at));
                    scopes.push((first, scope.route(rest, route)));
                }
            })*
            for (_, scope) in scopes {
                config.service(scope);
            }
            for (path, route) in open {
                config.route(path, route);
            }
            config.default_service(web::route().to(front::nothing_here).wrap(from_fn(
                |request: ServiceRequest, next: Next<BoxBody>| gate::pass(Audience::Public, request, next),
            )));
        }
    };
}

/// The first part of a path, and the rest: `/officer` and `/cases`. The first part of `/` is empty.
fn parted(path: &str) -> (&str, &str) {
    let second = path.get(1..).and_then(|rest| rest.find('/'));
    let (first, rest) = path
        .split_at_checked(second.map_or(path.len(), |at| at + 1))
        .unwrap_or((path, ""));
    if first == "/" { ("", path) } else { (first, rest) }
}

routes! {
    Machine       get  "/healthz"                       => health::alive;
    Machine       get  "/readyz"                        => health::ready;
    Machine       get  "/assets/council/{name}"         => front::face_file;
    Machine       get  "/assets/home/{name}"            => crate::web::picture::serve;
    Machine       get  "/assets/photo/{name}"           => homes::serve_photo;
    Machine       get  "/assets/{name}"                 => crate::web::assets::serve;
    Public        get  "/"                              => front::partnership;
    Public        get  "/exit"                          => accounts::pages::exit;
    Public        get  "/sign-in"                       => accounts::pages::sign_in_form;
    Public        post "/sign-in"                       => accounts::pages::sign_in_now;
    PasswordGiven get  "/sign-in/code"                  => accounts::pages::code_form;
    PasswordGiven post "/sign-in/code"                  => accounts::pages::code_now;
    PasswordGiven post "/sign-out"                      => accounts::pages::sign_out;
    Public        get  "/sign-in/forgotten"             => accounts::pages::forgotten_form;
    Public        post "/sign-in/forgotten"             => accounts::pages::forgotten_now;
    Public        get  "/sign-in/forgotten/sent"        => accounts::pages::forgotten_sent;
    Public        get  "/sign-in/new-password/{token}"  => accounts::pages::new_password_form;
    Public        post "/sign-in/new-password/{token}"  => accounts::pages::new_password_now;
    Public        get  "/sign-up"                       => accounts::pages::sign_up_form;
    Public        post "/sign-up"                       => accounts::pages::sign_up_now;
    Public        get  "/sign-up/sent"                  => accounts::pages::sign_up_sent;
    Public        get  "/sign-up/{token}"               => accounts::pages::finish_form;
    Public        post "/sign-up/{token}"               => accounts::pages::finish_now;
    SignedIn      get  "/account"                       => accounts::pages::account;
    SignedIn      post "/account/stay"                  => accounts::pages::stay;
    SignedIn      get  "/account/password"              => accounts::pages::own_password_form;
    SignedIn      post "/account/password"              => accounts::pages::own_password_now;
    SignedIn      post "/account/sessions/end"          => accounts::pages::end_all_sessions;
    SignedIn      post "/account/sessions/{session}/end" => accounts::pages::end_session;
    SignedIn      get  "/account/council"               => accounts::pages::council_form;
    SignedIn      post "/account/council"               => accounts::pages::council_now;
    PasswordGiven get  "/account/codes"                 => accounts::pages::set_up_form;
    PasswordGiven post "/account/codes"                 => accounts::pages::set_up_now;
    PasswordGiven get  "/account/codes/picture"         => accounts::pages::set_up_picture;
    Administrator get  "/admin"                         => admin::pages::list;
    Administrator get  "/admin/accounts/new"            => admin::pages::new_staff_form;
    Administrator post "/admin/accounts"                => admin::pages::new_staff_now;
    Administrator get  "/admin/accounts/{account}"      => admin::pages::person;
    Administrator post "/admin/accounts/{account}/disable" => admin::pages::disable_now;
    Administrator post "/admin/accounts/{account}/enable" => admin::pages::enable_now;
    Administrator post "/admin/accounts/{account}/sign-out" => admin::pages::sign_out_now;
    Administrator post "/admin/accounts/{account}/invite" => admin::pages::invite_now;
    Administrator get  "/admin/providers"               => admin::pages::providers_form;
    Administrator post "/admin/providers"               => admin::pages::provider_staff_now;
    Administrator get  "/admin/authorisations"          => admin::pages::authorisations;
    Administrator get  "/admin/authorisations/new"      => admin::pages::authorise_form;
    Administrator post "/admin/authorisations"          => admin::pages::authorise_now;
    Administrator post "/admin/authorisations/{authorisation}/end" => admin::pages::end_now;
    Provider      get  "/provider/nominations"              => offers::pages::provider_nominations;
    Provider      get  "/provider/nominations/{id}"         => offers::pages::provider_nomination;
    Provider      post "/provider/nominations/{id}/viewing" => offers::pages::viewing_now;
    Provider      post "/provider/nominations/{id}/offer"   => offers::pages::offer_now;
    Provider      post "/provider/nominations/{id}/refuse"  => offers::pages::turn_down_now;
    Provider      post "/provider/nominations/{id}/let"     => offers::pages::let_now;
    Applicant     get  "/my/offers/{id}"                    => offers::pages::offer;
    Applicant     post "/my/offers/{id}/accept"             => offers::pages::accept_now;
    Applicant     get  "/my/offers/{id}/refuse"             => offers::pages::refuse_form;
    Applicant     post "/my/offers/{id}/refuse"             => offers::pages::refuse_now;
    Officer       get  "/officer/nominations"               => offers::pages::officer_nominations;
    Officer       get  "/officer/nominations/{id}"          => offers::pages::officer_nomination;
    Officer       post "/officer/nominations/{id}/withdraw" => offers::pages::withdraw_now;
    Officer       post "/officer/nominations/{id}/reasonable" => offers::pages::reasonable_now;
    Officer       post "/officer/shortlists/{id}/nominate"  => offers::pages::nominate_now;
    Applicant     get  "/my/bids"                       => bids::pages::mine;
    Applicant     get  "/my/bids/{bid}"                 => bids::pages::receipt;
    Applicant     post "/my/bids/{bid}/withdraw"        => bids::pages::withdraw;
    Applicant     get  "/my/bids/{bid}/why"             => bids::pages::why;
    Applicant     get  "/my/adverts/{advert}"           => bids::pages::advert;
    Applicant     post "/my/adverts/{advert}/bid"       => bids::pages::place;
    Provider      get  "/provider/adverts/{advert}/interest" => shortlists::pages::interest;
    Officer       get  "/officer/shortlists"            => shortlists::pages::list;
    Officer       get  "/officer/shortlists/{list}"     => shortlists::pages::one;
    Officer       post "/officer/shortlists/{list}/seal" => shortlists::pages::seal;
    Officer       post "/officer/shortlists/{list}/entries/{entry}/verify" => shortlists::pages::verify;
    Officer       post "/officer/shortlists/{list}/entries/{entry}/unverify" => shortlists::pages::unverify;
    Officer       get  "/officer/shortlists/{list}/entries/{entry}/skip" => shortlists::pages::skip_form;
    Officer       post "/officer/shortlists/{list}/entries/{entry}/skip" => shortlists::pages::skip_now;
    Officer       post "/officer/shortlists/{list}/entries/{entry}/unskip" => shortlists::pages::unskip;
    Provider      get  "/provider"                      => adverts::pages::today;
    Provider      get  "/provider/adverts"              => adverts::pages::list;
    Provider      post "/provider/adverts"              => adverts::pages::new_now;
    Provider      get  "/provider/adverts/new"          => adverts::pages::new_form;
    Provider      get  "/provider/adverts/{advert}"     => adverts::pages::one;
    Provider      get  "/provider/adverts/{advert}/edit" => adverts::pages::edit_form;
    Provider      post "/provider/adverts/{advert}/edit" => adverts::pages::edit_now;
    Provider      get  "/provider/adverts/{advert}/photo" => adverts::pages::photo_form;
    Provider      post "/provider/adverts/{advert}/photo" => adverts::pages::photo_now;
    Provider      post "/provider/adverts/{advert}/photo/remove" => adverts::pages::photo_remove;
    Provider      post "/provider/adverts/{advert}/submit" => adverts::pages::submit_now;
    Provider      post "/provider/adverts/{advert}/withdraw" => adverts::pages::withdraw_now;
    Officer       get  "/officer/adverts"               => adverts::pages::officer_list;
    Officer       get  "/officer/adverts/{advert}"      => adverts::pages::officer_one;
    Officer       post "/officer/adverts/{advert}/approve" => adverts::pages::approve_now;
    Officer       post "/officer/adverts/{advert}/changes" => adverts::pages::changes_now;
    Officer       post "/officer/adverts/{advert}/withdraw" => adverts::pages::officer_withdraw_now;
    Applicant     get  "/my"                            => register::pages::my;
    Applicant     post "/my/change"                     => register::pages::change;
    Applicant     get  "/my/messages/{message}"         => register::pages::message;
    Applicant     get  "/my/application"                => register::pages::begin_form;
    Applicant     post "/my/application"                => register::pages::begin_now;
    Applicant     get  "/my/application/safety"         => register::pages::safety;
    Applicant     get  "/my/application/check"          => register::pages::check;
    Applicant     post "/my/application/check"          => register::pages::send;
    Applicant     get  "/my/application/sent"           => register::pages::sent;
    Applicant     get  "/my/application/{page}"         => register::pages::page_form;
    Applicant     post "/my/application/{page}"         => register::pages::page_now;
    Applicant     get  "/my/application/{page}/{number}" => register::pages::entry_form;
    Applicant     post "/my/application/{page}/{number}" => register::pages::entry_now;
    Applicant     post "/my/application/{page}/{number}/remove" => register::pages::entry_remove;
    Manager       get  "/manager"                       => figures::figures;
    Officer       get  "/officer"                       => register::pages::work;
    Officer       get  "/officer/mail"                  => register::pages::mail_failed;
    Officer       post "/officer/mail/{mail}/again"     => register::pages::mail_again;
    Officer       get  "/officer/cases"                 => register::pages::cases;
    Officer       get  "/officer/cases/{household}"     => register::pages::case;
    Officer       get  "/officer/cases/{household}/facts/{fact}" => register::pages::fact_form;
    Officer       post "/officer/cases/{household}/facts/{fact}" => register::pages::fact_now;
    Officer       post "/officer/cases/{household}/{act}" => register::pages::decide;

    // The first part of these can be any word. What is asked for most stands first.
    Public        get  "/{council}/homes"               => homes::pages::find;
    Public        get  "/{council}/homes/{advert}"      => homes::pages::one;
    Public        get  "/{council}/how-we-decide"       => register::pages::how_we_decide;
    Public        get  "/{council}/results.csv"             => results::results_csv;
    Public        get  "/{council}/results"                 => results::results;
    Public        get  "/{council}/help"                => content::content;
    Public        get  "/{council}/contact"             => content::content;
    Public        get  "/{council}/accessibility"       => content::content;
    Public        get  "/{council}/privacy"             => content::content;
    Public        get  "/{council}/cookies"             => content::content;
    Public        get  "/{council}"                     => front::council;
}
