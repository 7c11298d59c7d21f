//! A preview on a free port, and a client that sends exactly the bytes it is told.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::oneshot;
use trousseau::serve::{Live, Options, Table, serve};
use trousseau::write::Output;

/// The policy of the tests; what it says does not matter here.
pub const POLICY: &str = "default-src 'none'; frame-ancestors 'none'";
/// Nothing in the suite waits so long unless it is broken.
const BROKEN: Duration = Duration::from_mins(1);

/// A running preview; it stops with the value.
pub struct Preview {
    pub address: SocketAddr,
    pub live: Live,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Preview {
    pub fn of(outputs: &[Output]) -> Self {
        Self::with(outputs, Some(0), Duration::from_secs(20))
    }

    pub fn with(outputs: &[Output], port: Option<u16>, patience: Duration) -> Self {
        let live = Live::new(Table::new(outputs));
        let options = Options { port, patience, ..Options::new(POLICY) };
        let (stop, stopped) = oneshot::channel();
        let (tell, told) = mpsc::channel();
        let shown = live.clone();
        let thread = std::thread::spawn(move || {
            let stopped = async { drop(stopped.await) };
            serve(&shown, &options, stopped, |address| tell.send(address).unwrap()).unwrap();
        });
        let address = told.recv().unwrap();
        Self { address, live, stop: Some(stop), thread: Some(thread) }
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(BROKEN)).unwrap();
        stream.set_write_timeout(Some(BROKEN)).unwrap();
        stream
    }

    /// Sends these bytes and reads until the server closes. `{port}` is replaced.
    pub fn send(&self, request: &str) -> Answer {
        self.send_bytes(request.replace("{port}", &self.port().to_string()).as_bytes())
    }

    pub fn send_bytes(&self, request: &[u8]) -> Answer {
        let mut stream = self.connect();
        // The server may answer and close before it has read all of it.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Answer::parse(&bytes)
    }

    /// An ordinary request for a path, closed after the answer.
    pub fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{{port}}\r\nConnection: close\r\n\r\n"))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.stop.take().unwrap().send(());
        let ended = self.thread.take().unwrap().join();
        assert!(ended.is_ok() || std::thread::panicking());
    }
}

/// An answer, taken apart just enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// 0 when the server closed without a word.
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
    /// How many answers came on the connection.
    pub count: usize,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.strip_prefix("HTTP/1.").and_then(|rest| rest.get(2..5)).and_then(|code| code.parse().ok());
        let body = bytes[end..].to_vec();
        let count = String::from_utf8_lossy(bytes).matches("HTTP/1.").count();
        Self { status: status.unwrap_or(0), head, body, count }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let line = |line: &'_ str| line.split_once(": ").is_some_and(|(named, _)| named.eq_ignore_ascii_case(name));
        self.head.lines().find(|found| line(found)).and_then(|found| found.split_once(": ")).map(|(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
