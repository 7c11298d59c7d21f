//! Manifest, properties and named styles of the document.

use super::super::outline;
use super::super::sheet::Sheet;
use super::super::xml::Xml;
use super::language;

pub(super) const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

/// Namespaces of every part.
pub(super) const SPACES: [(&str, &str); 11] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("xmlns:form", "urn:oasis:names:tc:opendocument:xmlns:form:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("office:version", "1.2"),
];

/// Where the font is missing, the next of the list takes its place.
pub(super) const FACES: &str = r#"<office:font-face-decls><style:font-face style:name="Texte" svg:font-family="'Atkinson Hyperlegible Next', Arial, 'Liberation Sans'" style:font-family-generic="swiss" style:font-pitch="variable"/><style:font-face style:name="Arial" svg:font-family="Arial, 'Liberation Sans'" style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>"#;

/// The looks that are the same in every language.
const NAMED: &str = r##"<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:keep-with-next="always" fo:keep-together="always"/><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold" fo:color="#1a3a5c"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="1"><style:paragraph-properties fo:margin-bottom="0.14cm"/><style:text-properties fo:font-size="19pt" style:font-size-complex="19pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.55cm" fo:margin-bottom="0.2cm" fo:border-bottom="1pt solid #1a3a5c" fo:padding-bottom="0.05cm"/><style:text-properties fo:font-size="13.5pt" style:font-size-complex="13.5pt"/></style:style>
<style:style style:name="Office_20_heading" style:display-name="Titre réservé" style:family="paragraph" style:parent-style-name="Heading_20_2" style:default-outline-level="2"><style:paragraph-properties fo:background-color="#e3e3e3"/><style:text-properties fo:color="#333333"/></style:style>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="3"><style:paragraph-properties fo:margin-top="0.28cm" fo:margin-bottom="0.1cm"/><style:text-properties fo:font-size="11pt" style:font-size-complex="11pt"/></style:style>
<style:style style:name="Lead" style:display-name="Objet" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="12.5pt" style:font-size-complex="12.5pt"/></style:style>
<style:style style:name="Small" style:display-name="Petit texte" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.07cm" fo:line-height="100%"/><style:text-properties fo:font-size="8.5pt" style:font-size-complex="8.5pt" fo:color="#505050"/></style:style>
<style:style style:name="Panel" style:display-name="Encadré" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm" fo:margin-left="0.25cm" fo:margin-right="0.25cm" fo:border="0.75pt solid #1a3a5c" fo:padding="0.18cm" style:join-border="true" fo:keep-together="always"/></style:style>
<style:style style:name="List_20_item" style:display-name="Élément de liste" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="0.6cm" fo:text-indent="-0.6cm"><style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Condition" style:family="paragraph" style:parent-style-name="Small"><style:paragraph-properties fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold" fo:color="#7a3e00" fo:font-size="9pt" style:font-size-complex="9pt"/></style:style>
<style:style style:name="Label" style:display-name="Question" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.05cm" fo:line-height="105%"/><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Help" style:display-name="Aide" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.05cm" fo:line-height="102%"/><style:text-properties fo:font-size="10pt" style:font-size-complex="10pt"/></style:style>
<style:style style:name="Answer" style:display-name="Réponse" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm" fo:line-height="100%"/></style:style>
<style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm" fo:border-bottom="0.5pt solid #8c8c8c" fo:padding-bottom="0.08cm"><style:tab-stops><style:tab-stop style:position="17.4cm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8.5pt" style:font-size-complex="8.5pt" fo:color="#404040"/></style:style>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm"><style:tab-stops><style:tab-stop style:position="17.4cm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8.5pt" style:font-size-complex="8.5pt" fo:color="#404040"/></style:style>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic" style:font-style-complex="italic"/></style:style>
<style:style style:name="Graphics" style:family="graphic"/>"##;

/// Title, language, day, and what tells a filled file from any other document; no author.
pub(super) fn meta(sheet: &Sheet) -> Vec<u8> {
    let (language, country) = language(sheet);
    let own = [
        ("formulaire", &sheet.id),
        ("version", &sheet.version),
        ("site", &sheet.site),
        ("langue", &sheet.lang),
        ("invite_date", &sheet.words.date_format),
        ("invite_heure", &sheet.words.time_format),
        ("invite_liste", &sheet.words.choose),
    ];
    let mut xml = Xml::new();
    xml.element("office:document-meta", &SPACES, |xml| {
        xml.element("office:meta", &[], |xml| {
            xml.leaf("meta:generator", &[], "trousseau");
            xml.leaf("dc:title", &[], &outline::heading(sheet));
            xml.leaf("dc:subject", &[], &sheet.purpose);
            xml.leaf("meta:creation-date", &[], &format!("{}T00:00:00", sheet.date));
            xml.leaf("dc:date", &[], &format!("{}T00:00:00", sheet.date));
            xml.leaf("dc:language", &[], &format!("{language}-{country}"));
            for (name, value) in own {
                xml.leaf("meta:user-defined", &[("meta:name", name), ("meta:value-type", "string")], value);
            }
        });
    });
    xml.into_bytes()
}

/// Named styles, A4, header and footer.
pub(super) fn styles(sheet: &Sheet) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("office:document-styles", &SPACES, |xml| {
        xml.fixed(FACES);
        xml.element("office:styles", &[], |xml| {
            default(xml, sheet);
            xml.fixed(NAMED);
        });
        xml.element("office:automatic-styles", &[], |xml| {
            xml.element("style:page-layout", &[("style:name", "A4")], |xml| {
                let mode = if sheet.rtl { "rl-tb" } else { "lr-tb" };
                xml.element(
                    "style:page-layout-properties",
                    &[
                        ("fo:page-width", "21cm"),
                        ("fo:page-height", "29.7cm"),
                        ("style:print-orientation", "portrait"),
                        ("fo:margin-top", "1cm"),
                        ("fo:margin-bottom", "0.9cm"),
                        ("fo:margin-left", "1.8cm"),
                        ("fo:margin-right", "1.8cm"),
                        ("style:writing-mode", mode),
                    ],
                    |_| {},
                );
                xml.fixed(r#"<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.5cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style>"#);
            });
        });
        xml.element("office:master-styles", &[], |xml| {
            let page = [("style:name", "Standard"), ("style:page-layout-name", "A4")];
            xml.element("style:master-page", &page, |xml| {
                xml.element("style:header", &[], |xml| header(xml, sheet));
                xml.element("style:footer", &[], |xml| footer(xml, sheet));
            });
        });
    });
    xml.into_bytes()
}

/// Size, language and direction of everything.
fn default(xml: &mut Xml, sheet: &Sheet) {
    let (language, country) = language(sheet);
    let (mode, align) = if sheet.rtl { ("rl-tb", "end") } else { ("lr-tb", "start") };
    let (complex, latin) =
        if sheet.rtl { ((language, country), ("fr", "FR")) } else { (("ar", "SA"), (language, country)) };
    xml.element("style:default-style", &[("style:family", "paragraph")], |xml| {
        xml.empty("style:paragraph-properties", &[("style:writing-mode", mode), ("style:tab-stop-distance", "0.6cm")]);
        xml.empty(
            "style:text-properties",
            &[
                ("style:font-name", "Texte"),
                ("style:font-name-asian", "Texte"),
                ("style:font-name-complex", "Arial"),
                ("fo:font-size", "11pt"),
                ("style:font-size-complex", "11pt"),
                ("fo:language", latin.0),
                ("fo:country", latin.1),
                ("style:language-complex", complex.0),
                ("style:country-complex", complex.1),
                ("fo:hyphenate", "false"),
            ],
        );
    });
    xml.element("style:style", &[("style:name", "Standard"), ("style:family", "paragraph")], |xml| {
        xml.empty(
            "style:paragraph-properties",
            &[
                ("fo:margin-bottom", "0.18cm"),
                ("fo:line-height", "112%"),
                ("fo:text-align", align),
                ("style:writing-mode", mode),
            ],
        );
    });
}

fn header(xml: &mut Xml, sheet: &Sheet) {
    xml.element("text:p", &[("text:style-name", "Header")], |xml| {
        xml.text(&outline::heading(sheet));
        xml.empty("text:tab", &[]);
        xml.text(&sheet.site_name);
    });
}

fn footer(xml: &mut Xml, sheet: &Sheet) {
    let (before, between, after) = outline::page_words(sheet);
    xml.element("text:p", &[("text:style-name", "Footer")], |xml| {
        xml.text(&outline::edition(sheet));
        xml.empty("text:tab", &[]);
        xml.text(&before);
        xml.leaf("text:page-number", &[("text:select-page", "current")], "1");
        xml.text(&between);
        xml.leaf("text:page-count", &[], "1");
        xml.text(&after);
    });
}
