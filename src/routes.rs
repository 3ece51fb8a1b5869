//! Every URL with the audience it is for, in one table. A handler that is not here cannot be reached, and a
//! route cannot be written without its audience.

use actix_web::body::BoxBody;
use actix_web::dev::ServiceRequest;
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, ServiceConfig};

use crate::web::gate::{self, Audience};
use crate::{accounts, front, health, register};

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

        /// Mounts every route behind the gate, in the order of the table.
        pub fn mount(config: &mut ServiceConfig) {
            $(config.route(
                $path,
                web::$method().to($handler).wrap(from_fn(|request: ServiceRequest, next: Next<BoxBody>| {
                    gate::pass(Audience::$audience, request, next)
                })),
            );)*
            config.default_service(web::route().to(front::nothing_here).wrap(from_fn(
                |request: ServiceRequest, next: Next<BoxBody>| gate::pass(Audience::Public, request, next),
            )));
        }
    };
}

routes! {
    Machine       get  "/healthz"                       => health::alive;
    Machine       get  "/readyz"                        => health::ready;
    Machine       get  "/assets/council/{name}"         => front::face_file;
    Machine       get  "/assets/{name}"                 => crate::web::assets::serve;

    Public        get  "/"                              => front::partnership;
    Public        get  "/exit"                          => accounts::pages::exit;
    Public        get  "/sign-in"                       => accounts::pages::sign_in_form;
    Public        post "/sign-in"                       => accounts::pages::sign_in_now;
    PasswordGiven get  "/sign-in/code"                  => accounts::pages::code_form;
    PasswordGiven post "/sign-in/code"                  => accounts::pages::code_now;
    PasswordGiven post "/sign-out"                      => accounts::pages::sign_out;

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

    // Last, because its first part can be any word.
    Public        get  "/{council}"                     => front::council;
}
