//! Link targets: which addresses an author may write.
//!
//! An allow-list of schemes; anything else is refused, however it is disguised. Knows no page and resolves
//! nothing: the resolver of the caller does.

/// Where a link goes, as written. Each variant holds the part after its prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// `@/locataires/logement.md`: from the root of the pages.
    Page(&'a str),
    /// `#ancre`: in the same page.
    Fragment(&'a str),
    /// `../voisin.md`: from the file that holds the link.
    Relative(&'a str),
    /// The whole address, `https://…` or `http://…`.
    Web(&'a str),
    Mail(&'a str),
    Phone(&'a str),
    Sms(&'a str),
}

/// Why an address is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    /// The scheme seen, lower case, or `//` when the address leaves the site without naming one.
    Scheme(String),
    /// A French sentence end: what is wrong with the address.
    Form(&'static str),
}

impl<'a> Target<'a> {
    /// # Errors
    ///
    /// Says what keeps the address from being a link of ours.
    pub fn parse(address: &'a str) -> Result<Self, Refusal> {
        if address.is_empty() || address == "#" {
            return Err(Refusal::Empty);
        }
        if address.contains(|c: char| c.is_control() || super::characters::is_forbidden(c)) {
            return Err(Refusal::Form("contient un caractère invisible"));
        }
        if address.starts_with(char::is_whitespace) || address.ends_with(char::is_whitespace) {
            return Err(Refusal::Form("commence ou finit par une espace"));
        }
        if address.contains('\\') {
            return Err(Refusal::Form("contient une barre oblique inversée"));
        }
        if address.starts_with("//") {
            return Err(Refusal::Scheme("//".to_owned()));
        }
        if let Some(page) = address.strip_prefix("@/") {
            return Ok(Self::Page(page));
        }
        if let Some(fragment) = address.strip_prefix('#') {
            return Ok(Self::Fragment(fragment));
        }
        match scheme(address) {
            Some((name, rest)) => Self::with_scheme(address, &name.to_ascii_lowercase(), rest),
            None if address.starts_with('/') => Err(Refusal::Form("commence par « / »")),
            None if address.starts_with("www.") => Err(Refusal::Form("n’a pas de https:// devant www")),
            None => Ok(Self::Relative(address)),
        }
    }

    fn with_scheme(address: &'a str, name: &str, rest: &'a str) -> Result<Self, Refusal> {
        match name {
            "https" | "http" => {
                let host = rest.strip_prefix("//").unwrap_or_default();
                if host.is_empty() || host.starts_with(['/', '?', '#', '.']) {
                    return Err(Refusal::Form("n’a pas de nom de site après https://"));
                }
                if host.contains(char::is_whitespace) {
                    return Err(Refusal::Form("contient une espace"));
                }
                Ok(Self::Web(address))
            }
            "mailto" => match rest.split('?').next().unwrap_or_default().split_once('@') {
                Some((who, at)) if !who.is_empty() && at.contains('.') && !rest.contains(char::is_whitespace) => {
                    Ok(Self::Mail(rest))
                }
                _ => Err(Refusal::Form("n’est pas une adresse électronique complète")),
            },
            "tel" | "sms" => {
                let number = rest.split('?').next().unwrap_or_default();
                let sign = |c: char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#' | '-' | '.' | '(' | ')');
                if !number.contains(|c: char| c.is_ascii_digit()) || !number.chars().all(sign) {
                    return Err(Refusal::Form("n’est pas un numéro sans espace, comme +33199001234"));
                }
                Ok(if name == "tel" { Self::Phone(rest) } else { Self::Sms(rest) })
            }
            _ => Err(Refusal::Scheme(name.to_owned())),
        }
    }
}

/// Splits at the first colon when it stands before any `/`, `?` or `#`.
///
/// Wider than the standard's grammar on purpose: a name that browsers would not take for a scheme is no
/// page of ours either.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let stop = address.find([':', '/', '?', '#'])?;
    address[stop..].strip_prefix(':').map(|rest| (&address[..stop], rest))
}

/// Whether a final address may stand in `href` or `src`: also asked of what a resolver answers.
pub fn is_safe(address: &str) -> bool {
    match Target::parse(address) {
        Ok(_) => true,
        // A resolver may well write addresses from the root of the server.
        Err(Refusal::Form(_)) => {
            address.starts_with('/') && !address.contains('\\') && !address.contains(super::characters::is_forbidden)
        }
        Err(_) => false,
    }
}
