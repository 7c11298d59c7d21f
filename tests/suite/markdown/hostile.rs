//! Whatever is typed, the fragment stays safe, the machine stays up, and ranges stay inside the text.

use std::time::{Duration, Instant};

use trousseau::markdown::{Document, HtmlOptions, Severity, inline, inline_html};

use super::cases::Portal;
use super::fragment::assert_safe;

/// Reads and writes a text, checks every property, and hands back what was told.
#[track_caller]
fn survive(text: &str) -> usize {
    let (document, problems) = Document::parse(text);
    for problem in &problems {
        assert!(
            text.get(problem.range.clone()).is_some(),
            "{problem:?} in {:?}",
            text.chars().take(80).collect::<String>()
        );
        assert!(!problem.message.is_empty() && !problem.message.ends_with('.'));
    }
    for link in document.links() {
        assert!(text.get(link.range.clone()).is_some(), "{link:?}");
    }
    for (lang, prefix) in [("fr", ""), ("ar", "x-")] {
        let options = HtmlOptions { lang, id_prefix: prefix, ..HtmlOptions::default() };
        assert_safe(&document.html(&options, &mut Portal));
    }
    let (inlines, told) = inline(text);
    for problem in &told {
        assert!(text.get(problem.range.clone()).is_some(), "inline {problem:?}");
    }
    assert_safe(&inline_html(&inlines, &HtmlOptions::default(), &mut Portal));
    document.plain();
    problems.iter().filter(|problem| problem.severity() == Severity::Error).count()
}

#[test]
fn attacks_are_refused_and_told() {
    let attacks = [
        "<script>alert(1)</script>",
        "a <script>alert(1)</script> b",
        "<img src=x onerror=alert(1)>",
        "a <img src=x onerror=alert(1)> b",
        "<details ontoggle=alert(1) open>\n<summary>x</summary>\n</details>",
        "<span onclick=\"alert(1)\">x</span>",
        "<span style=\"position:fixed\">x</span>",
        "<kbd title=\"&quot;><script>alert(1)</script>\">x</kbd> <b>y</b>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe src=\"https://example.org\"></iframe>",
        "<form action=\"https://example.org\"><input></form>",
        "<style>body{display:none}</style>",
        "<!-- never closed\n\ntext",
        "<![CDATA[ x ]]>",
        "<?php echo 1 ?>",
        "<!DOCTYPE html>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](&#1;javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox(1))",
        "[x](//example.org)",
        "[x](\\\\\\\\example.org)",
        "[x](/\\\\example.org)",
        "[x](file:///etc/passwd)",
        "[x](blob:https://example.org/1)",
        "[x](@javascript:alert(1))",
        "<javascript:alert(1)>",
        "[x][r]\n\n[r]: javascript:alert(1)",
        "![x](javascript:alert(1))",
        "![x](https://example.org/track.png)",
        "![x](data:image/svg+xml,<svg>)",
        "![x\" onerror=\"alert(1)](https://x.example.org)",
        "## Titre {#\"><script>}",
        "\u{202e}evil",
        "&#x202e;evil",
        "a\u{0}b\u{7f}c\u{9b}d",
    ];
    for attack in attacks {
        assert!(survive(attack) > 0, "nothing was told about {attack:?}");
    }
}

#[test]
fn odd_texts_stay_well_formed() {
    let texts = [
        // Neither is a tag for the format: both are shown as text.
        "<svg/onload=alert(1)>",
        "<a/href='x'onclick='y'>",
        "![a\"b<c>](x.jpg \"t\\\"><i>\")",
        "```\"><script>\nx\n```",
        "[x](a'b\"c<d>)",
        "[a [[permanence]] b](@/equipe/)",
        "[note[^1] **et[^1]**](@/equipe/)\n\n[^1]: Une note.",
        "**<span>a**</span>",
        "<sub><sup>a</sub></sup>",
        "- <details>\n  <summary>a</summary>\n\nb\n\n</details>",
        "<details>\n<summary>a\n\nb\n\n- c\n\n</summary>\n\nd",
        "<summary>a</summary>",
        "</details>\n\n</details>",
        "<details>\n<details>\n<summary>a</summary>\n</details>\n<summary>b</summary>\n</details>",
        "<details><summary><details><summary>a</summary></details></summary></details>",
        "> <details>\n> <summary>l\n> m</summary>\n>\n> n\n> </details>",
        "<span id=\"a\">x</span> <span id=\"a\">y</span>\n\n## a",
        "[^a]: [^b]\n[^b]: [^a]\n\n[^a] [^b]",
        "| a [^1] |\n|-|\n| [[bloc-urgences]] |\n\n[^1]: | x |\n\n    - [ ] y",
        "Terme\n: [[bloc-urgences]]\n\n: > cité",
        "# [[bloc-urgences]]\n\n## [[nom]]\n\n##",
        "[[bloc-urgences]] [[bloc-urgences]]",
        "a\\\nb<br>c<br/>d",
        "\u{feff}\u{feff}## a",
        "###### x {#note_1}\n\n###### x {#tableau_1}",
        "<https://example.org/?a=b&c=\"d\">",
        "<contact@site.example.org>",
        "![[nom]](x.jpg)",
        "[![alt](x.jpg)](@/equipe/) [![](x.jpg \"décorative\")](@/equipe/)",
        "[](absent) [x](absent) ![x](absent.jpg)",
        "Tableau :\n\n| |\n|-|\n| |",
        "~~a <kbd>b~~ c</kbd>",
        "a <span\nlang=\"en\"\n>b</span>",
        "e\u{301}te\u{301}",
        "#",
        "",
        "\r\n\r\n",
        "é #\n",
        "\\#",
    ];
    for text in texts {
        survive(text);
    }
}

/// Every way to put a few dangerous pieces in a row.
#[test]
fn pieces_in_any_order() {
    let pieces = [
        "<details>\n",
        "<summary>",
        "</summary>\n",
        "</details>\n",
        "\n\n",
        "<span lang=ar>",
        "</span>",
        "[x](",
        "y)",
        "[[nom]]",
        "[^1]",
        "\n\n[^1]: z",
        "> ",
        "- ",
        "**",
        "`",
        "| a |\n|-|\n",
        "<!--",
        "-->",
        "\\",
    ];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                survive(&[a, b, c, "é"].concat());
                survive(&["t", c, a, "\n", b].concat());
            }
        }
    }
}

#[test]
fn large_texts_are_linear() {
    const SIZE: usize = 40_000;
    let units = [
        ">",
        "> ",
        "- a\n  ",
        "> - ",
        "1. ",
        "*a ",
        "**a *",
        "_a __b ",
        "[",
        "[a](",
        "![",
        "[a][b]",
        "[^a]",
        "[[",
        "[[a]",
        "[^a]: x\n\n",
        "<a ",
        "<!-- ",
        "a <!-- ",
        "<details ",
        "<details \"",
        "<details>\n",
        "</details>\n",
        "<details>\n<summary>a</summary>\n",
        "<span>",
        "a <span>",
        "a </span>",
        "<span a=",
        "&a",
        "&#0;",
        "`",
        "` ",
        "|",
        "|a|\n|-|\n",
        "Tableau : a\n\n|a|\n|-|\n",
        "a\n: b\n",
        "> [!NOTE]\n",
        "~~a ~b ",
        "## a\n",
        "# a {#b ",
        "\\",
        "\0",
        "https://",
        "http://a ",
        "\"",
        "'a\"",
        "1 ",
        "1 000 ",
        "www.",
        "a@",
        "« ",
        " ?",
        "\u{202e}",
        "é",
        "e\u{301}",
        "AB-",
        "AB ",
        "\n",
        "\t",
        "[a]: b\n",
        "- [ ] a\n",
    ];
    for unit in units {
        let text = unit.repeat(SIZE / unit.len());
        let start = Instant::now();
        let (document, _) = Document::parse(&text);
        let html = document.html(&HtmlOptions::default(), &mut Portal);
        let time = start.elapsed();
        assert_safe(&html);
        // Debug builds on a busy machine; a quadratic pass would take minutes.
        assert!(time < Duration::from_secs(10), "{unit:?} took {time:?}");
    }
}

#[test]
fn depth_is_bounded_and_told() {
    for unit in ["> ", "- ", "1. ", "> - ", "**a _b ", "a <span>", "<details>\n<summary>a</summary>\n\n"] {
        let text = format!("{}x", unit.repeat(5_000));
        let (document, problems) = Document::parse(&text);
        if unit != "**a _b " {
            assert!(problems.iter().any(|p| p.kind.id() == "imbrication-trop-profonde"), "{unit:?}");
        }
        assert!(document.plain().ends_with("x\n"), "{unit:?}: the words are lost");
        serde_json::to_string(&document).unwrap();
    }
}

#[test]
fn messages_are_bounded() {
    let (_, problems) = Document::parse(&"<b>x</b> ".repeat(10_000));
    assert!(problems.len() <= 501);
    assert_eq!(problems.last().unwrap().kind.id(), "trop-de-messages");
}
