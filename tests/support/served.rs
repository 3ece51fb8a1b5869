//! The real program as a process of its own, and somebody who talks to it over a socket.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use scraper::{Html, Selector};

/// `lintel serve`, killed when it is dropped.
pub struct Served {
    child: Child,
    pub port: u16,
}

/// The program with nothing from outside but its data folder and database.
pub fn lintel(data: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lintel"));
    command
        .current_dir(data)
        .env_clear()
        .env("LINTEL_DATA", data)
        .env("RUST_LOG", "warn")
        .stdin(Stdio::null());
    if let Some(address) = database {
        command.env("DATABASE_URL", address);
    }
    command
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

impl Served {
    /// Starts it and waits until it says that it serves.
    pub fn start(data: &Path, database: Option<&str>) -> Self {
        let port = free_port();
        let mut child = lintel(data, database)
            .arg("serve")
            .env("LINTEL_PORT", port.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut said)
            .unwrap();
        assert!(said.starts_with("Serving"), "it did not start: {said:?}");
        Self { child, port }
    }

    /// SIGKILL: nothing can be tidied up.
    pub fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.end();
    }
}

/// Somebody with cookies, who can go from one process to another.
#[derive(Clone, Default)]
pub struct Client {
    pub cookies: BTreeMap<String, String>,
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Client {
    pub fn get(&mut self, port: u16, path: &str) -> &mut Self {
        self.send(port, &format!("GET {path} HTTP/1.1\r\n"), "")
    }

    /// Fills in the form for `action` on the page that was read last and sends it.
    pub fn submit(&mut self, port: u16, action: &str, fields: &[(&str, &str)]) -> &mut Self {
        let mut sent = form_urlencoded(fields);
        if let Some(token) = self.token(action) {
            sent = format!("{sent}&csrf={token}");
        }
        let head = format!(
            "POST {action} HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n",
            sent.len()
        );
        self.send(port, &head, &sent)
    }

    fn token(&self, action: &str) -> Option<String> {
        let page = Html::parse_document(&self.body);
        let form = Selector::parse("form").unwrap();
        let field = Selector::parse("input[name=csrf]").unwrap();
        let form = page
            .select(&form)
            .find(|form| form.attr("action").is_some_and(|found| found.starts_with(action)))?;
        let token = form.select(&field).next()?.attr("value")?;
        Some(token.to_owned())
    }

    fn send(&mut self, port: u16, head: &str, body: &str) -> &mut Self {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let jar: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = format!(
            "{head}host: 127.0.0.1\r\nconnection: close\r\ncookie: {}\r\n\r\n{body}",
            jar.join("; ")
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer");
        let mut lines = head.lines();
        self.status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        self.headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        for (name, value) in &self.headers {
            if name == "set-cookie"
                && let Some((name, value)) = value.split(';').next().and_then(|pair| pair.split_once('='))
            {
                if value.is_empty() {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        body.clone_into(&mut self.body);
        self
    }
}

fn form_urlencoded(fields: &[(&str, &str)]) -> String {
    fields
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace('@', "%40").replace(' ', "+")))
        .collect::<Vec<_>>()
        .join("&")
}
