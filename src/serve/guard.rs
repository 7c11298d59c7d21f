//! Who may ask, and how: the checks every request passes before it is read further.
//!
//! The preview may show what is not published yet, and any page open in the same
//! browser can send requests to this machine. The `Host` list stops a foreign name
//! that was made to point here (DNS rebinding), `Origin` stops foreign pages, and
//! the rest keeps a request to what a preview needs: a short `GET` without a body.
//! Looks at the head of a request and answers yes or why not.

use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Version, header};

/// The names of this machine for itself.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];
/// Longest path and query, in bytes. An output path has at most 180.
const MAX_URI: usize = 2048;

/// The hosts and origins of one running server.
#[derive(Debug)]
pub(super) struct Guard {
    hosts: Vec<String>,
}

/// A refusal: the status, and one sentence for the person who sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refusal {
    pub status: StatusCode,
    pub sentence: &'static str,
}

const fn refusal(status: StatusCode, sentence: &'static str) -> Refusal {
    Refusal { status, sentence }
}

const NO_HOST: Refusal =
    refusal(StatusCode::BAD_REQUEST, "la demande ne dit pas, ou pas clairement, à quel serveur elle s’adresse");
const FOREIGN_HOST: Refusal =
    refusal(StatusCode::FORBIDDEN, "ce serveur ne répond qu’à l’adresse affichée au démarrage");
const FOREIGN_ORIGIN: Refusal = refusal(StatusCode::FORBIDDEN, "ce serveur ne répond qu’à ses propres pages");
const BODY: Refusal = refusal(StatusCode::BAD_REQUEST, "ce serveur ne reçoit pas de données");
const METHOD: Refusal = refusal(StatusCode::METHOD_NOT_ALLOWED, "ce serveur ne sait que montrer des pages");
const LONG: Refusal = refusal(StatusCode::URI_TOO_LONG, "cette adresse est trop longue");

impl Guard {
    /// A guard for a server that listens on this port.
    pub fn new(port: u16) -> Self {
        let mut hosts: Vec<String> = NAMES.iter().map(|name| format!("{name}:{port}")).collect();
        // Browsers leave the default port out.
        if port == 80 {
            hosts.extend(NAMES.map(str::to_owned));
        }
        Self { hosts }
    }

    /// # Errors
    ///
    /// The first check that the request fails; `Host` comes first, so that a
    /// foreign page learns nothing else.
    pub fn check(&self, request: &Parts) -> Result<(), Refusal> {
        let host = self.host(request)?;
        self.origin(&request.headers, host)?;
        // A length and an encoding together are how one request is smuggled in
        // another. We need neither, so any body is refused.
        if request.headers.contains_key(header::TRANSFER_ENCODING) || !no_length(&request.headers) {
            return Err(BODY);
        }
        if ![Method::GET, Method::HEAD].contains(&request.method) {
            return Err(METHOD);
        }
        match request.uri.path_and_query() {
            Some(target) if target.as_str().len() > MAX_URI => Err(LONG),
            _ => Ok(()),
        }
    }

    fn host<'a>(&self, request: &'a Parts) -> Result<&'a str, Refusal> {
        // HTTP/0.9 and 2 are not spoken here; saying so keeps it true.
        if ![Version::HTTP_10, Version::HTTP_11].contains(&request.version) {
            return Err(NO_HOST);
        }
        let host = only(&request.headers, &header::HOST).ok_or(NO_HOST)?;
        // «GET http://host/path»: a proxy's way to ask. It may not name another host.
        let agrees =
            request.uri.authority().map(Authority::as_str).is_none_or(|named| named.eq_ignore_ascii_case(host));
        let plain = request.uri.scheme_str().is_none_or(|scheme| scheme == "http");
        if agrees && plain && self.hosts.iter().any(|ours| ours.eq_ignore_ascii_case(host)) {
            return Ok(host);
        }
        Err(FOREIGN_HOST)
    }

    /// The origin of our pages is the host that they were asked from: a page of
    /// `localhost` is foreign to `127.0.0.1`, as it is for the browser.
    #[expect(clippy::unused_self, reason = "the two checks read alike")]
    fn origin(&self, headers: &HeaderMap, host: &str) -> Result<(), Refusal> {
        if !headers.contains_key(header::ORIGIN) {
            return Ok(());
        }
        let ours = only(headers, &header::ORIGIN)
            .and_then(|origin| origin.strip_prefix("http://"))
            .is_some_and(|named| named.eq_ignore_ascii_case(host));
        if ours { Ok(()) } else { Err(FOREIGN_ORIGIN) }
    }
}

/// The value of a header that must stand there exactly once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

fn no_length(headers: &HeaderMap) -> bool {
    !headers.contains_key(header::CONTENT_LENGTH) || only(headers, &header::CONTENT_LENGTH) == Some("0")
}
