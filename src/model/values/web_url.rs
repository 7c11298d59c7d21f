//! The address of a web page outside the portal.

use std::fmt;
use std::fmt::Write as _;

use super::email::is_domain;
use super::fault::{Fault, filled, quoted};
use super::scalar::{Shape, Unquoted, scalar};

/// An address that a browser can open and that leads where it says.
///
/// Always `http` or `https`, a host with a dot in small letters, no user name,
/// ASCII only: other letters of the path are percent-encoded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebUrl(String);

const EXAMPLE: &str = "https://www.example.org/";

/// An address cut where its parts meet.
struct Parts<'a> {
    scheme: &'static str,
    host: &'a str,
    port: Option<&'a str>,
    rest: &'a str,
}

impl WebUrl {
    /// Reads one complete address.
    ///
    /// # Errors
    ///
    /// Says which part is wrong, and proposes the address when only `https://`
    /// is lacking.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "l’adresse du site est vide", EXAMPLE)?;
        let parts =
            split(text).map_err(|(reason, help)| Fault::new(format!("l’adresse {} {reason}", quoted(text)), help))?;
        Ok(Self(canonical(&parts)))
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the host, without port: `www.example.org`.
    #[must_use]
    pub fn host(&self) -> &str {
        let after = self.0.split_once("://").map_or("", |(_, after)| after);
        after.split([':', '/', '?', '#']).next().unwrap_or_default()
    }

    /// Whether the way to the page is encrypted.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }

    /// The address as people read it on paper: without scheme nor last slash.
    #[must_use]
    pub fn shown(&self) -> &str {
        let after = self.0.split_once("://").map_or(self.as_str(), |(_, after)| after);
        after.trim_end_matches('/')
    }
}

/// A reason that follows « l’adresse … », and the help.
type Refusal = (String, String);

fn split(text: &str) -> Result<Parts<'_>, Refusal> {
    let example = || format!("écrivez par exemple « {EXAMPLE} »");
    let Some((scheme, after)) = text.split_once("://") else {
        return Err((
            "ne commence pas par https://".to_owned(),
            with_scheme(text).map_or_else(example, |url| format!("écrivez « {url} »")),
        ));
    };
    let scheme = match scheme.to_ascii_lowercase().as_str() {
        "https" => "https",
        "http" => "http",
        _ => {
            return Err((format!("commence par {scheme}://, que les navigateurs n’ouvrent pas"), example()));
        }
    };
    let bad = |letter: &char| letter.is_whitespace() || "\"<>\\^`{|}".contains(*letter);
    if let Some(letter) = after.chars().find(bad) {
        let what = if letter.is_whitespace() { "une espace".to_owned() } else { format!("« {letter} »") };
        return Err((
            format!("contient {what}"),
            "ouvrez la page dans un navigateur et copiez l’adresse depuis la barre".to_owned(),
        ));
    }
    let end = after.find(['/', '?', '#']).unwrap_or(after.len());
    let (authority, rest) = after.split_at(end);
    if authority.contains('@') {
        return Err((
            "contient un nom d’utilisateur avant le nom du site".to_owned(),
            "retirez ce qui précède le signe @, et ce signe".to_owned(),
        ));
    }
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    check_host(host)?;
    if port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return Err((
            "a un numéro de port qui n’existe pas".to_owned(),
            "retirez les deux-points et ce qui les suit".to_owned(),
        ));
    }
    Ok(Parts { scheme, host, port, rest })
}

fn check_host(host: &str) -> Result<(), Refusal> {
    let reason = if host.is_empty() {
        "n’a pas de nom de site".to_owned()
    } else if !host.contains('.') {
        format!("a un nom de site sans point : « {host} »")
    } else if is_domain(host) {
        return Ok(());
    } else {
        format!("a un nom de site qui n’existe pas : « {host} »")
    };
    Err((reason, format!("écrivez par exemple « {EXAMPLE} »")))
}

/// The address with `https://`, if that is all it lacks.
fn with_scheme(text: &str) -> Option<String> {
    let bare = text.trim_start_matches("https:").trim_start_matches("http:").trim_start_matches('/');
    let url = format!("https://{bare}");
    (!bare.contains("://")).then_some(())?;
    split(&url).ok().map(|parts| canonical(&parts))
}

fn canonical(parts: &Parts<'_>) -> String {
    let mut url = format!("{}://{}", parts.scheme, parts.host.to_ascii_lowercase());
    if let Some(port) = parts.port {
        url.push(':');
        url.push_str(port);
    }
    if !parts.rest.starts_with('/') {
        url.push('/');
    }
    for letter in parts.rest.chars() {
        if letter.is_ascii() {
            url.push(letter);
        } else {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a `String` cannot fail.
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
    url
}

impl fmt::Display for WebUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    WebUrl,
    Shape {
        format: "adresse-web",
        title: "Adresse d’un site",
        description: "Une adresse complète, qui commence par https:// ou http://.",
        examples: &["https://www.example.org/"],
        pattern: Some(r"^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s]+\s*$"),
        unquoted: Unquoted::Text,
    }
);
