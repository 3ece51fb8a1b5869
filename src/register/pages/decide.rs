//! What an officer decides about a case.

use super::case::case_view;
use crate::audit::By;
use crate::error::AppError;
use crate::register::findings::{FINDINGS, Finding};
use crate::register::{self, Award};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormView, Reader};

/// A decision that has been read from its form.
#[derive(Clone, Debug)]
enum Decision {
    Confirm,
    Evidence(String),
    Award(Finding, String),
    Suspend(Option<chrono::NaiveDate>, String),
    Resume(String),
    Close(String),
}

/// `POST /officer/cases/{household}/{act}`
pub async fn decide(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let id = ask.id("household")?;
    register::case_of(ask.app.store.read(), staff.council_id, id).await?;
    let decision = match read(&ask) {
        Ok(decision) => decision,
        Err(AppError::Invalid(errors)) => {
            let view = case_view(&ask, FormView::sent(&ask.form, &errors)).await?;
            return page_with_faults(&ask, &t!(Language::English, "register-case"), &errors, &view);
        }
        Err(error) => return Err(error),
    };
    let by = By::from(&staff);
    let (at, schemes) = (&ask.at, &ask.app.schemes);
    let says = ask
        .app
        .store
        .write(async |tx| {
            Ok(match decision.clone() {
                Decision::Confirm => {
                    register::confirm(tx, at, &by, schemes, id).await?;
                    t!(Language::English, "register-is-checked")
                }
                Decision::Evidence(wanted) => {
                    register::ask_for_evidence(tx, at, &by, id, &wanted).await?;
                    t!(Language::English, "register-is-asked")
                }
                Decision::Award(finding, why) => {
                    let facts = vec![(finding.fact.to_owned(), finding.value())];
                    register::award(tx, at, &by, schemes, id, &Award { facts, why }).await?;
                    t!(Language::English, "register-is-awarded")
                }
                Decision::Suspend(until, why) => {
                    register::suspend(tx, at, &by, id, until, &why).await?;
                    t!(Language::English, "register-is-on-hold")
                }
                Decision::Resume(why) => {
                    register::resume(tx, at, &by, id, &why).await?;
                    t!(Language::English, "register-is-off-hold")
                }
                Decision::Close(why) => {
                    register::close(tx, at, &by, id, &why).await?;
                    t!(Language::English, "register-is-closed")
                }
            })
        })
        .await?;
    see_saying(&ask, format!("/officer/cases/{id}"), &says)
}

fn read(ask: &Ask) -> Result<Decision, AppError> {
    let mut reader = Reader::new(&ask.form);
    let needed = |reader: &mut Reader<'_>, field: &str, what: &str| {
        let text = reader.note(field, what);
        if text.is_empty() {
            reader.fault(field, t!(Language::English, "web-form-enter", what = what));
        }
        text
    };
    let why = &t!(Language::English, "register-the-reason");
    let decision = match ask.part("act")? {
        "confirm" => Decision::Confirm,
        "evidence" => Decision::Evidence(needed(
            &mut reader,
            "wanted",
            &t!(Language::English, "register-the-wanted"),
        )),
        "award" => {
            let code = ask.form.get("finding");
            let finding = FINDINGS.iter().find(|finding| finding.code() == code).copied();
            if finding.is_none() {
                reader.fault("finding", t!(Language::English, "register-choose-found"));
            }
            let why = needed(&mut reader, "award_why", why);
            match finding {
                Some(finding) => Decision::Award(finding, why),
                None => return Err(reader.finish(()).err().unwrap_or_default().into()),
            }
        }
        "suspend" => {
            let until = reader.optional_date("until", &t!(Language::English, "register-the-last-day"));
            if until.is_some_and(|day| day < crate::dates::london_day(ask.at.now)) {
                reader.fault("until", t!(Language::English, "register-last-day-past"));
            }
            Decision::Suspend(until, needed(&mut reader, "suspend_why", why))
        }
        "resume" => Decision::Resume(needed(&mut reader, "resume_why", why)),
        "close" => Decision::Close(needed(&mut reader, "close_why", why)),
        _ => return Err(AppError::NotFound),
    };
    Ok(reader.finish(decision)?)
}
