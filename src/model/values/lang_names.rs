//! The names of languages, in themselves and in French.
//!
//! A language missing here still works: its pages then show its code. Must not
//! say how a language is written; [`Lang`](super::Lang) does.

/// One language.
pub(super) struct Names {
    /// Two or three letters of BCP 47, and a script when it is not the usual one.
    pub code: &'static str,
    /// As its speakers write it.
    pub native: &'static str,
    /// As the French write it.
    pub french: &'static str,
}

const fn names(code: &'static str, native: &'static str, french: &'static str) -> Names {
    Names { code, native, french }
}

/// In the order of the codes.
pub(super) static ALL: &[Names] = &[
    names("am", "አማርኛ", "amharique"),
    names("ar", "العربية", "arabe"),
    names("bg", "български", "bulgare"),
    names("bm", "bamanankan", "bambara"),
    names("bn", "বাংলা", "bengali"),
    names("bs", "bosanski", "bosnien"),
    names("ca", "català", "catalan"),
    names("ckb", "کوردیی ناوەندی", "kurde sorani"),
    names("cs", "čeština", "tchèque"),
    names("de", "Deutsch", "allemand"),
    names("dv", "ދިވެހި", "divehi"),
    names("el", "Ελληνικά", "grec"),
    names("en", "English", "anglais"),
    names("es", "español", "espagnol"),
    names("fa", "فارسی", "persan"),
    names("ff", "Pulaar", "peul"),
    names("ff-Adlm", "𞤆𞤵𞤤𞤢𞤪", "peul (écriture adlam)"),
    names("fr", "français", "français"),
    names("fsl", "langue des signes française", "langue des signes française"),
    names("he", "עברית", "hébreu"),
    names("hi", "हिन्दी", "hindi"),
    names("hr", "hrvatski", "croate"),
    names("ht", "kreyòl ayisyen", "créole haïtien"),
    names("hu", "magyar", "hongrois"),
    names("hy", "հայերեն", "arménien"),
    names("it", "italiano", "italien"),
    names("ja", "日本語", "japonais"),
    names("kab", "Taqbaylit", "kabyle"),
    names("ka", "ქართული", "géorgien"),
    names("ku", "kurdî", "kurde kurmandji"),
    names("ku-Arab", "کوردی", "kurde (écriture arabe)"),
    names("ln", "lingála", "lingala"),
    names("lt", "lietuvių", "lituanien"),
    names("mg", "Malagasy", "malgache"),
    names("mk", "македонски", "macédonien"),
    names("ne", "नेपाली", "népalais"),
    names("nl", "Nederlands", "néerlandais"),
    names("pa", "ਪੰਜਾਬੀ", "pendjabi"),
    names("pa-Arab", "پنجابی", "pendjabi (écriture arabe)"),
    names("pl", "polski", "polonais"),
    names("prs", "دری", "dari"),
    names("ps", "پښتو", "pachto"),
    names("pt", "português", "portugais"),
    names("rom", "romani čhib", "romani"),
    names("ro", "română", "roumain"),
    names("ru", "русский", "russe"),
    names("sd", "سنڌي", "sindhi"),
    names("snk", "Sooninkanxanne", "soninké"),
    names("so", "Soomaali", "somali"),
    names("sq", "shqip", "albanais"),
    names("sr", "српски", "serbe"),
    names("sr-Latn", "srpski", "serbe (écriture latine)"),
    names("sw", "Kiswahili", "swahili"),
    names("ta", "தமிழ்", "tamoul"),
    names("ti", "ትግርኛ", "tigrigna"),
    names("tr", "Türkçe", "turc"),
    names("ug", "ئۇيغۇرچە", "ouïghour"),
    names("uk", "українська", "ukrainien"),
    names("ur", "اردو", "ourdou"),
    names("vi", "Tiếng Việt", "vietnamien"),
    names("wo", "Wolof", "wolof"),
    names("yi", "ייִדיש", "yiddish"),
    names("zh", "中文", "chinois"),
    names("zh-Hans", "简体中文", "chinois simplifié"),
    names("zh-Hant", "繁體中文", "chinois traditionnel"),
];
