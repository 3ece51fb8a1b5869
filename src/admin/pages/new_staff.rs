//! An account for somebody new on the staff.

use entity::states::Role;
use serde::Serialize;

use crate::admin::{NewStaff, add};
use crate::error::AppError;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message, Reader};
use crate::web::page::View;

/// The form for an account of staff.
#[derive(Debug, Serialize)]
pub(crate) struct NewStaffView {
    form: FormView,
}

impl View for NewStaffView {
    const TEMPLATE: &'static str = "admin/new_staff.html";

    fn samples() -> Vec<Self> {
        let mut form = FormView::filled([("name", "Ellis Marsh".to_owned()), ("role", "officer".to_owned())]);
        for field in ["name", "email", "role"] {
            let text = "Enter it".into();
            form.errors.insert(field.into(), Message { text });
        }
        let empty = FormView::default();
        vec![Self { form: empty }, Self { form }]
    }
}

fn title() -> String {
    t!(Language::English, "admin-new-account")
}

const ROLES: [(&str, Role); 3] = [
    ("officer", Role::Officer),
    ("manager", Role::Manager),
    ("administrator", Role::Administrator),
];

/// `GET /admin/accounts/new`
pub async fn new_staff_form(ask: Ask) -> Answer {
    let form = FormView::default();
    page(&ask, &title(), &NewStaffView { form })
}

/// `POST /admin/accounts`
pub async fn new_staff_now(ask: Ask) -> Answer {
    match make(&ask).await {
        Ok(name) => see_saying(
            &ask,
            "/admin",
            &t!(Language::English, "admin-has-account", name = name),
        ),
        Err(AppError::Invalid(errors)) => {
            let form = FormView::sent(&ask.form, &errors);
            page_with_faults(&ask, &title(), &errors, &NewStaffView { form })
        }
        Err(other) => Err(other),
    }
}

async fn make(ask: &Ask) -> Result<String, AppError> {
    let staff = ask.staff()?;
    let new = read(ask)?;
    let name = new.name.clone();
    let public_url = &ask.app.settings.public_url;
    ask.app
        .store
        .write(async |tx| add(tx, &ask.at, &staff, public_url, new.clone()).await)
        .await?;
    Ok(name)
}

fn read(ask: &Ask) -> Result<NewStaff, AppError> {
    let mut reader = Reader::new(&ask.form);
    let name = reader.line("name", &t!(Language::English, "admin-the-full-name"));
    let email = reader.email("email");
    let role = reader.choice("role", &t!(Language::English, "admin-the-role"), &ROLES);
    let (name, email, role): (String, String, Option<Role>) = reader.finish((name, email, role))?;
    let role = role.ok_or_else(|| {
        AppError::from(FormErrors::one(
            "role",
            t!(Language::English, "admin-choose-role"),
        ))
    })?;
    Ok(NewStaff {
        name,
        email,
        role,
        password_hash: ask.app.passwords.hash(&ask.app.ids.token())?,
    })
}
