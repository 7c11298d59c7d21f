//! From a request to a response: the guard, the table, the headers.
//!
//! Every response, refusals included, bears the headers that the published portal
//! bears, so that a page that breaks them is seen before it is published.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;

use super::guard::{Guard, Refusal};
use super::table::{File, Found, Live};

/// Features of the browser that no page of a portal uses.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), bluetooth=(), camera=(), clipboard-read=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
    idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), \
    storage-access=(), usb=(), web-share=(), xr-spatial-tracking=()";

const FIXED: [(HeaderName, &str); 6] = [
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
];

const ALLOWED: HeaderValue = HeaderValue::from_static("GET, HEAD");
const PLAIN: &str = "text/plain; charset=utf-8";

/// What every answer needs.
#[derive(Debug)]
pub(super) struct Desk {
    pub live: Live,
    pub guard: Guard,
    pub policy: HeaderValue,
}

/// The way of a request. A route added here later stands behind the same guard
/// and gets the same headers.
pub(super) fn router(desk: Arc<Desk>) -> Router {
    Router::new().fallback(show).layer(middleware::from_fn_with_state(Arc::clone(&desk), protect)).with_state(desk)
}

async fn protect(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let head = request.method() == Method::HEAD;
    let (parts, body) = request.into_parts();
    let mut response = match desk.guard.check(&parts) {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(refusal) => refuse(refusal),
    };
    if head {
        // The headers, length included, are those of a GET; only the body goes.
        *response.body_mut() = Body::empty();
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, desk.policy.clone());
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn show(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let uri = request.uri();
    let table = desk.live.current();
    match table.find(uri.path()) {
        Found::File(file) => send(StatusCode::OK, file),
        Found::WithSlash => with_slash(uri.path(), uri.query()),
        Found::Nothing(Some(page)) => send(StatusCode::NOT_FOUND, page),
        Found::Nothing(None) => say(StatusCode::NOT_FOUND, "cette page n’existe pas"),
    }
}

fn send(status: StatusCode, file: &File) -> Response {
    respond(status, file.content_type, Body::from(file.bytes.clone()), file.bytes.len())
}

fn say(status: StatusCode, sentence: &str) -> Response {
    let text = format!("{sentence}\n");
    let length = text.len();
    respond(status, PLAIN, Body::from(text), length)
}

fn respond(status: StatusCode, content_type: &'static str, body: Body, length: usize) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    response
}

/// Sends the browser to the same path with `/` at its end, as a web host does.
/// The path is a row of the table, so it cannot name another host.
fn with_slash(path: &str, query: Option<&str>) -> Response {
    let to = query.map_or_else(|| format!("{path}/"), |query| format!("{path}/?{query}"));
    let mut response = say(StatusCode::TEMPORARY_REDIRECT, "cette page est à la même adresse suivie de « / »");
    match HeaderValue::try_from(to) {
        Ok(to) => {
            response.headers_mut().insert(header::LOCATION, to);
            response
        }
        Err(_) => say(StatusCode::BAD_REQUEST, "cette adresse contient un caractère interdit"),
    }
}

fn refuse(refusal: Refusal) -> Response {
    let mut response = say(refusal.status, refusal.sentence);
    let headers = response.headers_mut();
    // What may follow on the connection is a body we did not read: it must not be
    // taken for a request.
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    if refusal.status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(header::ALLOW, ALLOWED);
    }
    response
}
