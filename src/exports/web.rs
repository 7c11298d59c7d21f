//! Files that search engines and hosts look for.

use super::xml;
use crate::plan::{Artifact, PageKind, Plan};

/// `sitemap.xml`, with the other languages of each page.
pub fn sitemap(plan: &Plan<'_>) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for artifact in plan.artifacts.values() {
        let Artifact::Page(page) = artifact else { continue };
        if matches!(page.kind, PageKind::NotFound | PageKind::Version { .. }) {
            continue;
        }
        out.push_str(&format!("<url><loc>{}</loc>", xml(&plan.routes.absolute(&page.address, page.lang.as_str()))));
        if plan.portal.config.languages.len() > 1 {
            for lang in plan.portal.languages() {
                let url = plan.routes.absolute(&page.address, lang.as_str());
                out.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>", xml(&url)));
            }
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

/// `robots.txt`: everything may be read.
pub fn robots(plan: &Plan<'_>) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", plan.routes.absolute_file("sitemap.xml"))
}

/// `_headers`, for hosts that read it (promises §2.3); `frame-ancestors` works
/// only here.
pub fn headers(csp: &str) -> String {
    format!(
        "/*\n  Content-Security-Policy: {csp}; frame-ancestors 'none'\n  Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n  \
         Cross-Origin-Opener-Policy: same-origin\n  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n  \
         Strict-Transport-Security: max-age=31536000\n"
    )
}
