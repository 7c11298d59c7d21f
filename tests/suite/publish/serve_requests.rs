//! What the preview answers to each kind of request, honest or not.

use trousseau::write::Output;

use super::scratch::output;
use super::wire::{Answer, POLICY, Preview};

fn site() -> Vec<Output> {
    [
        ("index.html", "<h1>accueil</h1>"),
        ("equipe/index.html", "<h1>équipe</h1>"),
        ("404.html", "<h1>cette page n’existe pas</h1>"),
        ("actualites/atom.xml", "<feed/>"),
        ("style.css", "body {}"),
        ("empty.txt", ""),
        (".well-known/security.txt", "Contact: …"),
    ]
    .map(|(path, text)| output(path, text))
    .to_vec()
}

const OK: &str = "Host: 127.0.0.1:{port}\r\n";

/// Sends each request and compares the status; says all that differ at once.
#[track_caller]
fn statuses(preview: &Preview, cases: &[(&str, String, &[u16])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(name, request, expected)| {
            let answer = preview.send(request);
            (!expected.contains(&answer.status)).then(|| format!("{name} : {} au lieu de {expected:?}", answer.status))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn pages_and_files() {
    let preview = Preview::of(&site());
    let cases = [
        ("/", 200, "text/html; charset=utf-8", "<h1>accueil</h1>"),
        ("/?recherche=logement&a=/../b", 200, "text/html; charset=utf-8", "<h1>accueil</h1>"),
        ("/index.html", 200, "text/html; charset=utf-8", "<h1>accueil</h1>"),
        ("/equipe/", 200, "text/html; charset=utf-8", "<h1>équipe</h1>"),
        ("/actualites/atom.xml", 200, "application/atom+xml; charset=utf-8", "<feed/>"),
        ("/style.css?v=1", 200, "text/css; charset=utf-8", "body {}"),
        ("/empty.txt", 200, "text/plain; charset=utf-8", ""),
        ("/.well-known/security.txt", 200, "text/plain; charset=utf-8", "Contact: …"),
        ("/rien", 404, "text/html; charset=utf-8", "<h1>cette page n’existe pas</h1>"),
        ("/actualites/", 404, "text/html; charset=utf-8", "<h1>cette page n’existe pas</h1>"),
    ];
    for (path, status, content_type, body) in cases {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.text().as_str()), (status, body), "{path}");
        assert_eq!(answer.header("content-type"), Some(content_type), "{path}");
        assert_eq!(answer.header("content-length"), Some(body.len().to_string().as_str()), "{path}");
    }
    let answer = preview.get("/equipe?page=2");
    assert_eq!((answer.status, answer.header("location")), (307, Some("/equipe/?page=2")));
    let bare = Preview::of(&[output("index.html", "")]);
    assert_eq!((bare.get("/rien").status, bare.get("/rien").text()), (404, "cette page n’existe pas\n".to_owned()));
}

#[test]
fn every_answer_bears_the_headers_of_the_portal() {
    let preview = Preview::of(&site());
    let answers = [
        preview.get("/"),
        preview.get("/rien"),
        preview.get("/equipe"),
        preview.send(&format!("POST / HTTP/1.1\r\n{OK}\r\n")),
        preview.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
        preview.send(&format!("HEAD /style.css HTTP/1.1\r\n{OK}Connection: close\r\n\r\n")),
    ];
    for answer in answers {
        assert_eq!(answer.header("content-security-policy"), Some(POLICY));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"));
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert!(answer.header("permissions-policy").unwrap().contains("geolocation=()"));
        assert!(!answer.head.to_ascii_lowercase().contains("access-control-"), "{}", answer.head);
        assert!(answer.header("server").is_none());
    }
}

#[test]
fn no_spelling_leads_out_of_the_table() {
    let preview = Preview::of(&site());
    let missing = preview.get("/rien").body;
    let ups = ["..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "..;", "...", "....", "..%c0%af", "%u002e%u002e"];
    let slashes = ["/", "%2f", "%2F", "\\", "%5c", "//", "%252f", "%c0%af", "/./"];
    let mut paths: Vec<String> = ups
        .iter()
        .flat_map(|up| slashes.iter().map(move |slash| format!("/{}etc/passwd", format!("{up}{slash}").repeat(4))))
        .collect();
    paths.extend(
        [
            "//etc/passwd",
            "///etc/passwd",
            "/./index.html",
            "/equipe/../index.html",
            "/equipe/..",
            "/equipe/.",
            "/%65quipe/",
            "/index.html%00",
            "/index.html%00.png",
            "/index.html/",
            "/index.html/..",
            "/index.html.",
            "/index.html%20",
            "/index.html::$DATA",
            "/INDEX.HTML",
            "/C:/Windows/win.ini",
            "/C:%5cWindows%5cwin.ini",
            "/file:///etc/passwd",
            "/@fs/etc/passwd",
            "/proc/self/environ",
            "/.git/config",
            "/.trousseau-output",
            "/site-config.yaml",
            "/content/site.yaml",
            "/~root/",
            "//evil.example",
            "//evil.example/..",
            "/\\evil.example",
            "/%0d%0aSet-Cookie:a=b",
            "/equipe%2f",
            "/;/",
            "/equipe;a=b/",
            "/*",
            "/%",
        ]
        .map(str::to_owned),
    );
    assert!(paths.len() > 120);
    for path in paths {
        let answer = preview.get(&path);
        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(answer.status == 400 || answer.body == missing, "{path}");
        assert!(answer.header("location").is_none() && answer.header("set-cookie").is_none(), "{path}");
    }
}

#[test]
fn only_our_own_names_are_answered() {
    let preview = Preview::of(&site());
    let host = |host: &str| format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let good = ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}", "[::1]:{port}"];
    let bad = [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "127.0.0.1:{port}0",
        "127.0.0.1:0{port}",
        "localhost.:{port}",
        "localhost.evil.example:{port}",
        "evil.localhost:{port}",
        "127.0.0.1.nip.example:{port}",
        "127.1:{port}",
        "0.0.0.0:{port}",
        "2130706433:{port}",
        "[::]:{port}",
        "::1:{port}",
        "[::ffff:127.0.0.1]:{port}",
        "user@localhost:{port}",
        "localhost:{port}@evil.example",
        "localhost:{port},evil.example",
        "localhost:{port} evil.example",
        "localhost:{port}/",
        "localhost:{port}#",
        "null",
        "*",
    ];
    let mut cases: Vec<(&str, String, &[u16])> = Vec::new();
    cases.extend(good.map(|name| (name, host(name), &[200][..])));
    cases.extend(bad.map(|name| (name, host(name), &[403][..])));
    cases.push(("aucun Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".into(), &[400]));
    cases.push(("Host vide", host(""), &[400, 403]));
    cases.push(("HTTP/1.0 sans Host", "GET / HTTP/1.0\r\n\r\n".into(), &[400]));
    cases.push(("HTTP/1.0", format!("GET / HTTP/1.0\r\n{OK}\r\n"), &[200]));
    cases.push(("deux Host", format!("GET / HTTP/1.1\r\n{OK}Host: evil.example\r\n\r\n"), &[400]));
    cases.push(("deux fois le même", format!("GET / HTTP/1.1\r\n{OK}{OK}\r\n"), &[400]));
    cases.push((
        "X-Forwarded-Host",
        format!("GET / HTTP/1.1\r\n{OK}X-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n"),
        &[200],
    ));
    cases.push((
        "Forwarded seul",
        "GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost:{port}\r\n\r\n".into(),
        &[403],
    ));
    let absolute = |uri: &str| format!("GET {uri} HTTP/1.1\r\n{OK}Connection: close\r\n\r\n");
    cases.push(("adresse entière", absolute("http://127.0.0.1:{port}/"), &[200]));
    cases.push(("adresse d’un autre", absolute("http://evil.example/"), &[403]));
    cases.push(("adresse d’un autre nom à nous", absolute("http://localhost:{port}/"), &[403]));
    cases.push(("https", absolute("https://127.0.0.1:{port}/"), &[403]));
    cases.push(("ftp", absolute("ftp://127.0.0.1:{port}/"), &[403]));
    statuses(&preview, &cases);
    let answer = preview.send(&host("evil.example"));
    assert!(!answer.text().contains("accueil"));
}

#[test]
fn foreign_pages_are_refused() {
    let preview = Preview::of(&site());
    let origin = |origin: &str| format!("GET /style.css HTTP/1.1\r\n{OK}Origin: {origin}\r\nConnection: close\r\n\r\n");
    let bad = [
        "https://evil.example",
        "http://evil.example:{port}",
        "null",
        "http://localhost:{port}",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://127.0.0.1:{port}/",
        "http://127.0.0.1:{port}.evil.example",
        "http://evil.example@127.0.0.1:{port}",
        "127.0.0.1:{port}",
        "file://",
        "http://[::1]:{port}",
        "ws://127.0.0.1:{port}",
        "http://127.0.0.1:{port}, http://evil.example",
    ];
    let mut cases: Vec<(&str, String, &[u16])> = bad.iter().map(|name| (*name, origin(name), &[403][..])).collect();
    cases.push(("la nôtre", origin("http://127.0.0.1:{port}"), &[200]));
    cases.push(("vide", origin(""), &[403]));
    let two = "Origin: http://127.0.0.1:{port}\r\nOrigin: http://evil.example\r\n";
    cases.push(("deux", format!("GET / HTTP/1.1\r\n{OK}{two}\r\n"), &[403]));
    let upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
    cases.push(("WebSocket", format!("GET / HTTP/1.1\r\n{OK}{upgrade}Origin: http://evil.example\r\n\r\n"), &[403]));
    statuses(&preview, &cases);
}

/// The lines of a head in a fixed order, but for the date.
fn headers(answer: &Answer) -> Vec<&str> {
    let mut lines: Vec<&str> = answer.head.lines().filter(|line| !line.starts_with("date")).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn only_get_and_head() {
    let preview = Preview::of(&site());
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "QUERY", "get", "Head", "BREW"] {
        let answer = preview.send(&format!("{method} / HTTP/1.1\r\n{OK}\r\n"));
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method}");
        assert_eq!(answer.header("connection"), Some("close"), "{method}");
    }
    let cases: [(&str, String, &[u16]); 4] = [
        ("CONNECT", format!("CONNECT evil.example:443 HTTP/1.1\r\n{OK}\r\n"), &[400, 403, 405]),
        ("OPTIONS *", format!("OPTIONS * HTTP/1.1\r\n{OK}\r\n"), &[400, 405]),
        ("GET *", format!("GET * HTTP/1.1\r\n{OK}Connection: close\r\n\r\n"), &[400, 404]),
        (
            "préflight",
            format!(
                "OPTIONS / HTTP/1.1\r\n{OK}Origin: http://evil.example\r\nAccess-Control-Request-Method: PUT\r\n\r\n"
            ),
            &[403],
        ),
    ];
    statuses(&preview, &cases);
    for path in ["/", "/equipe/", "/style.css", "/rien", "/equipe", "/empty.txt"] {
        let get = preview.get(path);
        let head = preview.send(&format!("HEAD {path} HTTP/1.1\r\n{OK}Connection: close\r\n\r\n"));
        assert_eq!(headers(&head), headers(&get), "{path}");
        assert!(head.body.is_empty(), "{path}");
    }
}

#[test]
fn no_request_hides_in_another() {
    let preview = Preview::of(&site());
    let hidden = format!("GET /style.css HTTP/1.1\r\n{OK}\r\n");
    let heads = [
        "Content-Length: {n}\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: {n}\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding: xchunked\r\nContent-Length: {n}\r\n",
        "Content-Length: {n}\r\n",
        "Content-Length: 0\r\nContent-Length: {n}\r\n",
        "Content-Length: {n}\r\nContent-Length: {n}\r\n",
        "Content-Length: +{n}\r\n",
        "Content-Length: 0x10\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: 0, 0\r\n",
        "Content-Length: {n}\r\nExpect: 100-continue\r\n",
    ];
    for method in ["GET", "POST"] {
        for head in heads {
            let head = head.replace("{n}", &hidden.replace("{port}", "12345").len().to_string());
            let answer = preview.send(&format!("{method} / HTTP/1.1\r\n{OK}{head}\r\n0\r\n\r\n{hidden}"));
            assert!([400, 405].contains(&answer.status), "{method} {head}: {}", answer.status);
            assert_eq!(answer.count, 1, "{method} {head}: {}{}", answer.head, answer.text());
        }
    }
    // A length of nothing is what some tools always send.
    let answer = preview.send(&format!("GET / HTTP/1.1\r\n{OK}Content-Length: 0\r\nConnection: close\r\n\r\n"));
    assert_eq!((answer.status, answer.count), (200, 1));
}

#[test]
fn what_is_not_a_request_or_too_big() {
    let preview = Preview::of(&site());
    let get = |path: &str, headers: &str| format!("GET {path} HTTP/1.1\r\n{OK}{headers}Connection: close\r\n\r\n");
    let many = |count: usize| (0..count).fold(String::new(), |all, at| format!("{all}X-{at}: a\r\n"));
    let cases: [(&str, String, &[u16]); 20] = [
        ("adresse de 2000 octets", get(&format!("/{}", "a".repeat(1990)), ""), &[404]),
        ("adresse de 3000 octets", get(&format!("/{}", "a".repeat(3000)), ""), &[414]),
        ("question de 3000 octets", get(&format!("/?{}", "a".repeat(3000)), ""), &[414]),
        ("adresse de 100 000 octets", get(&format!("/{}", "a".repeat(100_000)), ""), &[0, 414, 431]),
        ("en-tête de 8000 octets", get("/", &format!("X-A: {}\r\n", "a".repeat(8000))), &[200]),
        ("en-tête de 30 000 octets", get("/", &format!("X-A: {}\r\n", "a".repeat(30_000))), &[0, 431]),
        ("en-tête d’un million d’octets", get("/", &format!("X-A: {}\r\n", "a".repeat(1_000_000))), &[0, 431]),
        ("30 en-têtes", get("/", &many(30)), &[200]),
        ("200 en-têtes", get("/", &many(200)), &[431]),
        ("5000 en-têtes", get("/", &many(5000)), &[0, 431]),
        ("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".into(), &[0, 400, 505]),
        ("HTTP/0.9", "GET /\r\n\r\n".into(), &[0, 400]),
        ("HTTP/3.7", format!("GET / HTTP/3.7\r\n{OK}\r\n"), &[0, 400, 505]),
        ("TLS", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{fc}\r\n\r\n".into(), &[0, 400]),
        ("zéro dans un en-tête", get("/", "X-A: a\0b\r\n"), &[0, 400]),
        ("en-tête plié", get("/", "X-A: a\r\n b\r\n"), &[0, 400]),
        ("espace avant deux-points", get("/", "X-A : a\r\n"), &[0, 400]),
        ("espace dans l’adresse", get("/a b", ""), &[0, 400]),
        ("adresse sans barre", get("index.html", ""), &[400, 403, 404]),
        (
            "lignes sans retour chariot",
            format!("GET / HTTP/1.1\n{}Connection: close\n\n", OK.replace('\r', "")),
            &[200, 400],
        ),
    ];
    statuses(&preview, &cases);
    let accents = [&b"GET /\xe9quipe/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"[..], &[0xff; 64], b"\r\n\r\n\r\n\r\n\0"];
    for bytes in accents {
        let answer = preview.send_bytes(bytes);
        assert!([0, 400, 403].contains(&answer.status), "{answer:?}");
    }
    assert_eq!(preview.get("/").status, 200);
}
