//! Where a request came from, as far as that can be believed. It is what limits are counted by.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::HttpRequest;

/// The address of whoever is connected; where that is a proxy of ours, the last address that a proxy of ours wrote down.
/// What stands before it was written by the caller. A network of the newer kind is one address: its first 64 bits.
pub(super) fn of(request: &HttpRequest, trusted: &[IpAddr]) -> String {
    let Some(peer) = request.peer_addr().map(|peer| peer.ip().to_canonical()) else {
        return String::new();
    };
    let written = request
        .headers()
        .get_all("x-forwarded-for")
        .filter_map(|line| line.to_str().ok())
        .collect::<Vec<_>>()
        .join(",");
    network(seen(peer, &written, trusted)).to_string()
}

fn seen(peer: IpAddr, written: &str, trusted: &[IpAddr]) -> IpAddr {
    let mut seen = peer;
    for one in written.rsplit(',') {
        if !trusted.contains(&seen) {
            break;
        }
        let Ok(before) = one.trim().parse::<IpAddr>() else {
            break;
        };
        seen = before.to_canonical();
    }
    seen
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(long) => {
            let [a, b, c, d, ..] = long.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{network, seen};

    #[test]
    fn only_what_a_proxy_of_ours_wrote_is_believed() {
        let ip = |text: &str| text.parse().unwrap();
        let ours = [ip("10.0.0.1"), ip("10.0.0.2")];
        let from = |peer: &str, written: &str| seen(ip(peer), written, &ours).to_string();
        assert_eq!(from("192.0.2.1", "198.51.100.7"), "192.0.2.1");
        assert_eq!(from("10.0.0.1", "198.51.100.7"), "198.51.100.7");
        assert_eq!(
            from("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2"),
            "198.51.100.7"
        );
        assert_eq!(from("10.0.0.1", ""), "10.0.0.1");
        assert_eq!(from("10.0.0.1", "1.1.1.1, nonsense"), "10.0.0.1");
        assert_eq!(network(ip("2001:db8:1:2:3:4:5:6")).to_string(), "2001:db8:1:2::");
    }
}
