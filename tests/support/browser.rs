//! A small browser: keeps cookies, follows redirects, fills forms as a person would, by what is on the page.

use std::collections::BTreeMap;

use actix_http::Request;
use actix_web::body::{BoxBody, to_bytes};
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::middleware::from_fn;
use actix_web::{App as Actix, Error, test, web};
use lintel::app::App;
use lintel::web::gate::Barred;
use lintel::web::headers;
use scraper::{Html, Selector};

type Inner = Box<
    dyn Service<
            Request,
            Response = ServiceResponse<BoxBody>,
            Error = Error,
            Future = std::pin::Pin<Box<dyn Future<Output = Result<ServiceResponse<BoxBody>, Error>>>>,
        >,
>;

/// A browser with its own jar of cookies.
pub struct Browser {
    service: Inner,
    cookies: BTreeMap<String, String>,
    /// Where it is now.
    pub path: String,
    pub status: StatusCode,
    pub body: String,
    /// The answer as it came, for what is not text.
    pub bytes: Vec<u8>,
    pub headers: BTreeMap<String, String>,
    /// The code with which the gate itself refused, if it did.
    pub barred: Option<&'static str>,
}

impl Browser {
    pub async fn new(app: &App) -> Self {
        let service = test::init_service(
            Actix::new()
                .app_data(web::Data::new(app.clone()))
                .wrap(from_fn(headers::on_every_answer))
                .configure(lintel::routes::mount),
        )
        .await;
        Self {
            service: Box::new(Boxed(service)),
            cookies: BTreeMap::new(),
            path: "/".into(),
            status: StatusCode::OK,
            body: String::new(),
            bytes: Vec::new(),
            headers: BTreeMap::new(),
            barred: None,
        }
    }

    /// Opens a page and follows redirects within the site.
    pub async fn open(&mut self, path: &str) -> &mut Self {
        self.send(test::TestRequest::get().uri(path), path).await;
        self.follow().await
    }

    /// Opens a page and stays at a redirect.
    pub async fn open_once(&mut self, path: &str) -> &mut Self {
        self.send(test::TestRequest::get().uri(path), path).await;
        self
    }

    /// Posts exactly these fields, with no token but what is given, and stays at a redirect.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> &mut Self {
        self.send(test::TestRequest::post().uri(path).set_form(fields), path)
            .await;
        self
    }

    /// Submits the form on this page whose action begins with `action`: hidden fields and pre-filled values as
    /// they stand, `fields` as typed. Follows redirects.
    pub async fn submit(&mut self, action: &str, fields: &[(&str, &str)]) -> &mut Self {
        self.submit_once(action, fields).await;
        self.follow().await
    }

    /// The same, staying at a redirect.
    pub async fn submit_once(&mut self, action: &str, fields: &[(&str, &str)]) -> &mut Self {
        let (target, mut sent) = self.form(action);
        for (name, value) in fields {
            sent.retain(|(found, _)| found != name);
            sent.push(((*name).to_owned(), (*value).to_owned()));
        }
        self.send(test::TestRequest::post().uri(&target).set_form(&sent), &target)
            .await;
        self
    }

    /// Submits a form that brings a file along, as `multipart/form-data`. Stays at a redirect.
    pub async fn submit_file(&mut self, action: &str, fields: &[(&str, &str)], file: &[u8]) -> &mut Self {
        let (target, mut sent) = self.form(action);
        sent.retain(|(found, _)| found != "file" && !fields.iter().any(|(name, _)| name == found));
        sent.extend(
            fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        self.post_file(&target, &sent, file).await
    }

    /// Posts exactly these fields and this file.
    pub async fn post_file(&mut self, path: &str, fields: &[(String, String)], file: &[u8]) -> &mut Self {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend_from_slice(
                format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        body.extend_from_slice(
            b"--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../home.php\"\r\nContent-Type: image/jpeg\r\n\r\n",
        );
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--line--\r\n");
        let request = test::TestRequest::post()
            .uri(path)
            .insert_header(("content-type", "multipart/form-data; boundary=line"))
            .set_payload(body);
        self.send(request, path).await;
        self
    }

    /// The target and the present fields of the form whose action is `action`, or else begins with it.
    pub fn form(&self, action: &str) -> (String, Vec<(String, String)>) {
        let page = Html::parse_document(&self.body);
        let forms = Selector::parse("form").unwrap();
        let form = page
            .select(&forms)
            .find(|form| form.attr("action") == Some(action))
            .or_else(|| {
                page.select(&forms)
                    .find(|form| form.attr("action").is_some_and(|found| found.starts_with(action)))
            })
            .unwrap_or_else(|| {
                panic!(
                    "no form for {action} on {} ({}):\n{}",
                    self.path,
                    self.status,
                    self.text()
                )
            });
        let mut sent = Vec::new();
        for field in form.select(&Selector::parse("input, select, textarea").unwrap()) {
            let Some(name) = field.attr("name") else { continue };
            let value = match (field.value().name(), field.attr("type").unwrap_or("text")) {
                ("textarea", _) => field.text().collect(),
                ("select", _) => {
                    let chosen = Selector::parse("option[selected]").unwrap();
                    field
                        .select(&chosen)
                        .next()
                        .and_then(|o| o.attr("value"))
                        .unwrap_or_default()
                        .to_owned()
                }
                (_, "checkbox" | "radio") if field.attr("checked").is_none() => continue,
                _ => field.attr("value").unwrap_or_default().to_owned(),
            };
            sent.push((name.to_owned(), value));
        }
        (form.attr("action").unwrap().to_owned(), sent)
    }

    /// The words of the main part of the page, one space between them.
    pub fn text(&self) -> String {
        let page = Html::parse_document(&as_read(&self.body));
        let main = Selector::parse("main").unwrap();
        let words: Vec<String> = page
            .select(&main)
            .flat_map(|main| main.text().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Asserts that the page says something.
    pub fn says(&self, words: &str) -> &Self {
        assert!(
            self.text().contains(words),
            "{} ({}) does not say {words:?}:\n{}",
            self.path,
            self.status,
            self.text()
        );
        self
    }

    /// Asserts that the page does not say something.
    pub fn does_not_say(&self, words: &str) -> &Self {
        assert!(
            !self.text().contains(words),
            "{} says {words:?}:\n{}",
            self.path,
            self.text()
        );
        self
    }

    /// Asserts the status.
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}:\n{}", self.path, self.text());
        self
    }

    /// The targets of all links whose path begins with `start`, in order, once each; not those to the same page in
    /// another language.
    pub fn links(&self, start: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let mut found: Vec<String> = Vec::new();
        for link in page.select(&Selector::parse("a[href]:not([rel=alternate])").unwrap()) {
            let href = link.attr("href").unwrap_or_default();
            if href.starts_with(start) && !found.iter().any(|known| known == href) {
                found.push(href.to_owned());
            }
        }
        found
    }

    /// A second window of the same browser, with the same cookies.
    pub async fn twin(&self, app: &App) -> Self {
        let mut twin = Self::new(app).await;
        twin.cookies.clone_from(&self.cookies);
        twin
    }

    /// A cookie as it is now.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.get(name).cloned()
    }

    /// Puts a cookie into the jar, as somebody at the browser may.
    pub fn put_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.into(), value.into());
    }

    /// Takes a cookie away, as a person may.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    async fn follow(&mut self) -> &mut Self {
        for _ in 0..10 {
            let Some(target) = self
                .headers
                .get(LOCATION.as_str())
                .filter(|_| self.status.is_redirection())
                .cloned()
            else {
                return self;
            };
            if !target.starts_with('/') {
                return self;
            }
            self.send(test::TestRequest::get().uri(&target), &target).await;
        }
        panic!("redirects without end at {}", self.path)
    }

    /// Sends any request at all, with the cookies of the jar.
    pub async fn send(&mut self, request: test::TestRequest, path: &str) {
        let jar: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = request
            .peer_addr("127.0.0.1:50000".parse().unwrap())
            .insert_header(("cookie", jar.join("; ")))
            .to_request();
        let response = match self.service.call(request).await {
            Ok(response) => response,
            Err(error) => panic!("{path}: {error}"),
        };
        path.clone_into(&mut self.path);
        self.status = response.status();
        self.barred = response
            .response()
            .extensions()
            .get::<Barred>()
            .map(|barred| barred.0);
        self.headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (
                    name.as_str().to_owned(),
                    value.to_str().unwrap_or_default().to_owned(),
                )
            })
            .collect();
        for cookie in response.response().cookies() {
            if cookie.value().is_empty() {
                self.cookies.remove(cookie.name());
            } else {
                self.cookies
                    .insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        let body = to_bytes(response.into_body()).await.unwrap();
        self.body = String::from_utf8_lossy(&body).into_owned();
        self.bytes = body.to_vec();
    }
}

/// The same service with a boxed future, so that a browser has one type.
struct Boxed<S>(S);

impl<S> Service<Request> for Boxed<S>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
    S::Future: 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, context: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Error>> {
        self.0.poll_ready(context)
    }

    fn call(&self, request: Request) -> Self::Future {
        Box::pin(self.0.call(request))
    }
}

/// The page without the marks that say where its lines may end.
fn as_read(body: &str) -> String {
    let body = body.replace("<wbr>", "");
    let mut pieces = body.split("<span class=\"lintel-nowrap\">");
    let mut read = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        read.push_str(&piece.replacen("</span>", "", 1));
    }
    read
}
