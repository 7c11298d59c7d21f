//! The life of a preview: where it listens, how it changes, whom it waits for,
//! how it stops.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use trousseau::serve::{FIRST_PORT, LAST_PORT, Live, Options, ServeError, Table, interrupted, serve};

use super::scratch::{Scratch, child, orders, output};
use super::wire::{POLICY, Preview};

fn start(port: Option<u16>, policy: &str) -> Result<(), ServeError> {
    let options = Options { port, ..Options::new(policy) };
    serve(&Live::default(), &options, std::future::ready(()), |_| {})
}

#[test]
fn it_listens_on_this_machine_only() {
    let preview = Preview::of(&[output("index.html", "ici")]);
    assert_eq!(preview.address.ip(), Ipv4Addr::LOCALHOST);
    assert!(TcpStream::connect((Ipv4Addr::new(127, 0, 0, 2), preview.port())).is_err());
    assert!(TcpStream::connect(("::1", preview.port())).is_err());
}

#[test]
fn without_a_port_it_takes_the_next_free_one() {
    // Held by us or by another program: either way it is not free.
    let _first = TcpListener::bind((Ipv4Addr::LOCALHOST, FIRST_PORT));
    let preview = Preview::with(&[output("index.html", "ici")], None, Duration::from_secs(20));
    assert!((FIRST_PORT + 1..=LAST_PORT).contains(&preview.port()));
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_port_asked_for_is_that_one_or_an_error() {
    let preview = Preview::of(&[]);
    let error = start(Some(preview.port()), POLICY).unwrap_err();
    let said = format!("impossible d’écouter sur le port {} : ", preview.port());
    assert!(error.to_string().starts_with(&said), "{error}");
    assert_eq!(error.help(), "choisissez un autre port avec « --port », ou n’en donnez pas");
    assert!(matches!(start(Some(0), "a\nb"), Err(ServeError::Policy)));
    assert!(start(Some(0), POLICY).is_ok());
}

#[test]
fn the_table_changes_under_open_connections() {
    let preview = Preview::of(&[output("index.html", "un")]);
    let mut stream = preview.connect();
    let request = format!("GET / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port());
    let mut ask = || {
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"un") && !answer.ends_with(b"deux") {
            let mut block = [0; 4096];
            let read = stream.read(&mut block).unwrap();
            assert_ne!(read, 0);
            answer.extend(&block[..read]);
        }
        String::from_utf8(answer).unwrap()
    };
    assert!(ask().ends_with("un"));
    assert!(ask().ends_with("un"));
    preview.live.replace(Table::new(&[output("index.html", "deux"), output("neuf.txt", "neuf")]));
    assert!(ask().ends_with("deux"));
    assert_eq!(preview.get("/neuf.txt").text(), "neuf");
    preview.live.replace(Table::from(vec![output("index.html", "un")]));
    assert!(ask().ends_with("un"));
    assert_eq!(preview.get("/neuf.txt").status, 404);
}

#[test]
fn requests_sent_together_are_answered_in_order() {
    let preview = Preview::of(&[output("a.txt", "AAA"), output("b.txt", "BBB")]);
    let one = |path: &str, end: &str| format!("GET {path} HTTP/1.1\r\nHost: localhost:{{port}}\r\n{end}\r\n");
    let all =
        [one("/a.txt", ""), one("/b.txt", ""), one("/c.txt", ""), one("/a.txt", "Connection: close\r\n")].concat();
    let answer = preview.send(&all);
    assert_eq!(answer.count, 4);
    let text = answer.text();
    assert!(text.starts_with("AAAHTTP/1.1 200") && text.contains("BBBHTTP/1.1 404") && text.ends_with("AAA"));
}

#[test]
fn slow_clients_are_dropped_and_hold_nobody() {
    let preview = Preview::with(&[output("index.html", "ici")], Some(0), Duration::from_millis(400));
    let starts =
        ["", "G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost", "\r\n", "GET / HTTP/1.1\r\nX-A: "];
    let slow: Vec<TcpStream> = (0..300)
        .map(|number| {
            let mut stream = preview.connect();
            stream.write_all(starts[number % starts.len()].as_bytes()).unwrap();
            stream
        })
        .collect();
    // More connections than the preview holds: this one waits until some are dropped.
    assert_eq!(preview.get("/").status, 200);
    for mut stream in slow {
        let mut said = Vec::new();
        let _ = stream.read_to_end(&mut said);
        assert!(said.is_empty() || said.starts_with(b"HTTP/1.1 4"), "{}", String::from_utf8_lossy(&said));
    }
}

#[test]
fn an_idle_connection_is_closed() {
    let preview = Preview::with(&[output("index.html", "ici")], Some(0), Duration::from_millis(200));
    // No «Connection: close»: the end of the reading is the server's doing.
    let answer = preview.send("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    assert_eq!(answer.status, 200);
    assert!(answer.text().starts_with("ici"));
}

#[test]
fn a_client_that_does_not_read_is_dropped() {
    let big = "a".repeat(30_000_000);
    let preview = Preview::with(&[output("grand.txt", &big)], Some(0), Duration::from_millis(100));
    assert_eq!(preview.get("/grand.txt").body.len(), big.len());
    // On a busy machine the server itself may be late; then wait longer.
    let cut_after = [1, 2, 4, 8].into_iter().find(|seconds| {
        let mut stream = preview.connect();
        let request = format!("GET /grand.txt HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port());
        stream.write_all(request.as_bytes()).unwrap();
        std::thread::sleep(Duration::from_secs(*seconds));
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        bytes.len() < big.len()
    });
    assert!(cut_after.is_some());
}

#[test]
fn child_previews_until_interrupted() {
    if orders().is_none() {
        return;
    }
    let options = Options { port: Some(0), ..Options::new(POLICY) };
    let live = Live::new(Table::new(&[output("index.html", "ici")]));
    serve(&live, &options, interrupted(), |address| println!("= {address}")).unwrap();
    println!("= fini");
}

#[test]
fn it_stops_when_asked() {
    for signal in [Signal::INT, Signal::TERM] {
        let scratch = Scratch::new();
        let mut child = child("serve_life::child_previews_until_interrupted", &scratch.path("")).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut next =
            || said.find_map(|line| line.unwrap().split_once("= ").map(|(_, text)| text.to_owned())).unwrap();
        let address = next();
        // An open connection, an unfinished request: nobody is waited for.
        let _idle = TcpStream::connect(&address).unwrap();
        let mut stream = TcpStream::connect(&address).unwrap();
        write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with("ici"));
        kill_process(Pid::from_child(&child), signal).unwrap();
        assert_eq!(next(), "fini");
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn nothing_in_the_lock_file_can_call_out() {
    let lock = include_str!("../../../Cargo.lock");
    let clients = [
        "reqwest",
        "ureq",
        "curl",
        "isahc",
        "surf",
        "attohttpc",
        "minreq",
        "hyper-rustls",
        "hyper-tls",
        "native-tls",
        "rustls",
        "openssl",
        "h2",
        "quinn",
        "tungstenite",
        "hickory-resolver",
    ];
    for client in clients {
        assert!(!lock.contains(&format!("name = \"{client}\"\n")), "{client}");
    }
}
