//! The small parts of the document: types, relations, properties, settings, header and footer.

use super::super::outline;
use super::super::sheet::Sheet;
use super::super::xml::Xml;
use super::language;

pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>"#;

pub(super) const PACKAGE_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>"#;

pub(super) const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;

pub(super) const APPLICATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>trousseau</Application></Properties>"#;

/// Where the font is missing, Arial takes its place.
pub(super) const FONTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="Atkinson Hyperlegible Next"><w:altName w:val="Arial"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>"#;

/// Namespace of every part of a text document.
pub(super) const W: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// Title, language and day; no author.
pub(super) fn core(sheet: &Sheet) -> Vec<u8> {
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let day = format!("{}T00:00:00Z", sheet.date);
    let mut xml = Xml::new();
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.leaf("dc:title", &[], &outline::heading(sheet));
        xml.leaf("dc:subject", &[], &sheet.purpose);
        xml.leaf("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &day);
        xml.leaf("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &day);
        xml.leaf("dc:language", &[], language(sheet));
        xml.leaf("cp:version", &[], &sheet.version);
    });
    xml.into_bytes()
}

/// What tells a filled file from any other document, the words of empty answers, the names that were cut.
pub(super) fn custom(sheet: &Sheet, long: &[(String, String)]) -> Vec<u8> {
    let spaces = [
        ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
        ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    ];
    let own = [
        ("formulaire", &sheet.id),
        ("version", &sheet.version),
        ("site", &sheet.site),
        ("langue", &sheet.lang),
        ("invite_date", &sheet.words.date_format),
        ("invite_heure", &sheet.words.time_format),
        ("invite_liste", &sheet.words.choose),
    ];
    let long = long.iter().map(|(name, value)| (name.as_str(), value));
    let mut xml = Xml::new();
    xml.element("Properties", &spaces, |xml| {
        for (place, (name, value)) in own.into_iter().chain(long).enumerate() {
            let pid = (place + 2).to_string();
            let attributes = [("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"), ("pid", &pid), ("name", name)];
            xml.element("property", &attributes, |xml| xml.leaf("vt:lpwstr", &[], value));
        }
    });
    xml.into_bytes()
}

/// Without the mode 15, Word opens the file in « compatibility mode » and freezes the boxes.
pub(super) fn settings(sheet: &Sheet) -> Vec<u8> {
    let mut xml = Xml::new();
    let lang = language(sheet);
    xml.element("w:settings", &[W], |xml| {
        xml.fixed(r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="340"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#);
        xml.empty("w:themeFontLang", &[(if sheet.rtl { "w:bidi" } else { "w:val" }, lang)]);
        xml.fixed(r#"<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>"#);
    });
    xml.into_bytes()
}

/// Number and title on one side, name of the site on the other.
pub(super) fn header(sheet: &Sheet) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("w:hdr", &[W], |xml| {
        two_sides(xml, sheet, "Header", |xml| text(xml, &outline::heading(sheet)), |xml| text(xml, &sheet.site_name));
    });
    xml.into_bytes()
}

/// Version on one side, page on the other.
pub(super) fn footer(sheet: &Sheet) -> Vec<u8> {
    let (before, between, after) = outline::page_words(sheet);
    let mut xml = Xml::new();
    xml.element("w:ftr", &[W], |xml| {
        two_sides(
            xml,
            sheet,
            "Footer",
            |xml| text(xml, &outline::edition(sheet)),
            |xml| {
                text(xml, &before);
                number(xml, " PAGE ");
                text(xml, &between);
                number(xml, " NUMPAGES ");
                text(xml, &after);
            },
        );
    });
    xml.into_bytes()
}

fn two_sides(xml: &mut Xml, sheet: &Sheet, style: &str, near: impl FnOnce(&mut Xml), far: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", style)]);
            if sheet.rtl {
                xml.empty("w:bidi", &[]);
            }
        });
        near(xml);
        xml.fixed("<w:r><w:tab/></w:r>");
        far(xml);
    });
}

fn text(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        super::body::run(xml, text, &super::body::Look::default());
    }
}

fn number(xml: &mut Xml, field: &str) {
    xml.element("w:fldSimple", &[("w:instr", field)], |xml| xml.fixed("<w:r><w:t>1</w:t></w:r>"));
}
