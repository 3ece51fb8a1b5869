//! A client that keeps its connections and counts time from when a request should have been sent.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// One request, ready to send.
#[derive(Clone)]
pub(crate) struct Request(Vec<u8>);

impl Request {
    pub(crate) fn get(path: &str, session: Option<&str>) -> Self {
        let cookie = session.map_or_else(String::new, |token| format!("Cookie: lintel={token}\r\n"));
        Self(format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{cookie}\r\n").into_bytes())
    }

    pub(crate) fn post(path: &str, session: &str, body: &str) -> Self {
        let length = body.len();
        Self(
            format!(
                "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: lintel={session}\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
            )
            .into_bytes(),
        )
    }
}

/// What came back, and how long it took.
pub(crate) struct Answered {
    /// Which request it answers, counted from 0.
    pub number: usize,
    pub status: u16,
    pub took: Duration,
}

/// One connection.
pub(crate) struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
    chunk: Vec<u8>,
}

impl Client {
    pub(crate) fn open(port: u16) -> Self {
        Self::try_open(port).expect("a connection")
    }

    pub(crate) fn try_open(port: u16) -> Option<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
        stream.set_nodelay(true).expect("no delay");
        Some(Self {
            stream,
            buffer: Vec::with_capacity(128 * 1024),
            chunk: vec![0; 64 * 1024],
        })
    }

    /// Sends a request and reads the whole answer: its status and its body.
    pub(crate) fn send(&mut self, request: &Request) -> (u16, &[u8]) {
        self.stream.write_all(&request.0).expect("a request sent");
        self.buffer.clear();
        let head = loop {
            if let Some(head) = find(&self.buffer, b"\r\n\r\n") {
                break head;
            }
            self.read_on();
        };
        let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
        let status = text
            .split_whitespace()
            .nth(1)
            .and_then(|status| status.parse().ok())
            .expect("a status");
        let length: usize = text
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |length| length.trim().parse().expect("a length"));
        assert!(!text.contains("transfer-encoding"), "answers have a length");
        while self.buffer.len() < head + 4 + length {
            self.read_on();
        }
        (status, &self.buffer[head + 4..])
    }

    fn read_on(&mut self) {
        let read = self.stream.read(&mut self.chunk).expect("an answer");
        assert!(read > 0, "the connection ended before the answer did");
        self.buffer.extend_from_slice(&self.chunk[..read]);
    }

    fn timed(&mut self, number: usize, request: &Request, since: Instant) -> Answered {
        let (status, _) = self.send(request);
        Answered {
            number,
            status,
            took: since.elapsed(),
        }
    }
}

fn find(within: &[u8], what: &[u8]) -> Option<usize> {
    within.windows(what.len()).position(|found| found == what)
}

/// As many requests as go, for a while: each connection sends its next one when the last is answered.
pub(crate) fn flat_out(
    port: u16,
    connections: usize,
    length: Duration,
    request: &(impl Fn(usize) -> Request + Sync),
) -> Vec<Answered> {
    let end = Instant::now() + length;
    run(port, connections, &|client, next, answered| {
        while Instant::now() < end {
            let number = next();
            answered.push(client.timed(number, &request(number), Instant::now()));
        }
    })
}

/// So many requests, each once, by all connections together.
pub(crate) fn each(
    port: u16,
    connections: usize,
    count: usize,
    request: &(impl Fn(usize) -> Request + Sync),
) -> Vec<Answered> {
    run(port, connections, &|client, next, answered| loop {
        let number = next();
        if number >= count {
            return;
        }
        answered.push(client.timed(number, &request(number), Instant::now()));
    })
}

/// An open loop: the request of each number is due at a time of its own, whether or not earlier ones are answered, and
/// its time is counted from then. Waits that pile up are seen.
pub(crate) fn open_loop(
    port: u16,
    connections: usize,
    due: &(impl Fn(usize) -> Option<Duration> + Sync),
    request: &(impl Fn(usize) -> Request + Sync),
) -> Vec<Answered> {
    let begun = Instant::now();
    run(port, connections, &|client, next, answered| loop {
        let number = next();
        let Some(due) = due(number).map(|due| begun + due) else {
            return;
        };
        thread::sleep(due.saturating_duration_since(Instant::now()));
        answered.push(client.timed(number, &request(number), due));
    })
}

/// When each request of a fixed rate is due, for so long.
pub(crate) fn steady(rate: u32, length: Duration) -> impl Fn(usize) -> Option<Duration> {
    move |number| {
        let due = Duration::from_secs(1) * u32::try_from(number).expect("a number of requests") / rate;
        (due < length).then_some(due)
    }
}

fn run(
    port: u16,
    connections: usize,
    work: &(impl Fn(&mut Client, &dyn Fn() -> usize, &mut Vec<Answered>) + Sync),
) -> Vec<Answered> {
    let counter = AtomicUsize::new(0);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|_| {
                scope.spawn(|| {
                    let (mut client, mut answered) = (Client::open(port), Vec::new());
                    work(
                        &mut client,
                        &|| counter.fetch_add(1, Ordering::Relaxed),
                        &mut answered,
                    );
                    answered
                })
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("a connection's thread"))
            .collect()
    })
}
