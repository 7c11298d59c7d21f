//! Serve: show a set of outputs to a browser on this machine, before they are published.
//!
//! Listens on 127.0.0.1 only, shows from memory, writes nothing, and adds nothing to the
//! pages. It is not a web server for the public: it is what the staff looks at
//! while they write. Knows outputs (path, bytes) and nothing of how they are made.
//!
//! `table` is what can be shown, `guard` who may ask, `answer` what is answered,
//! `patient` how long a slow reader is borne.

mod answer;
mod guard;
mod patient;
mod table;

use std::future::poll_fn;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::http::HeaderValue;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::write::Output;
use answer::Desk;
use guard::Guard;
use patient::Patient;

pub use table::{File, Found, Live, Table};

/// The port tried first when none is asked for.
pub const FIRST_PORT: u16 = 1111;
/// The last one tried then.
pub const LAST_PORT: u16 = 1131;

/// Connections held at once; the next ones wait in the system's queue. A browser
/// opens six.
const MAX_CONNECTIONS: usize = 256;
/// Largest head of a request, in bytes.
const MAX_HEAD: usize = 16 * 1024;
/// Most headers in a request; browsers send about twenty.
const MAX_HEADERS: usize = 64;
/// How long to wait before accepting again when the system has no more to give.
const BREATH: Duration = Duration::from_millis(100);

/// What a caller may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// This port and no other (0 lets the system choose), or `None`: the first
    /// free one from [`FIRST_PORT`] to [`LAST_PORT`].
    pub port: Option<u16>,
    /// The content security policy of the published portal.
    pub policy: String,
    /// How long a client may take to send a request, be idle, or not read its answer.
    pub patience: Duration,
}

impl Options {
    /// The usual choices, with this content security policy.
    #[must_use]
    pub fn new(policy: impl Into<String>) -> Self {
        Self { port: None, policy: policy.into(), patience: Duration::from_secs(10) }
    }
}

/// Why the preview could not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port asked for is taken or forbidden.
    #[error("impossible d’écouter sur le port {port} : {source}")]
    Port {
        /// The port asked for.
        port: u16,
        /// What the system answered.
        source: io::Error,
    },
    /// No port of the usual ones is free.
    #[error("aucun port n’est libre entre {FIRST_PORT} et {LAST_PORT}")]
    NoPort,
    /// The policy holds a character that no header may hold.
    #[error("la politique de sécurité (CSP) contient un caractère interdit")]
    Policy,
    /// The system gave us nothing to run on.
    #[error("impossible de démarrer le serveur : {0}")]
    Start(#[source] io::Error),
}

impl ServeError {
    /// The next step for the person who reads the error.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Port { .. } => "choisissez un autre port avec « --port », ou n’en donnez pas",
            Self::NoPort => "fermez les autres aperçus, ou choisissez un port avec « --port »",
            Self::Policy => "signalez l’erreur à l’équipe de trousseau",
            Self::Start(_) => "fermez d’autres programmes, puis recommencez",
        }
    }
}

/// Shows the table until `stop` is done. `bound` learns the address once the
/// server accepts connections.
///
/// # Errors
///
/// When the server cannot start. Once it runs, no request can stop it.
pub fn serve(
    live: &Live,
    options: &Options,
    stop: impl Future<Output = ()>,
    bound: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let policy = HeaderValue::try_from(options.policy.as_str()).map_err(|_| ServeError::Policy)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::Start)?;
    runtime.block_on(async {
        let listener = listen(options.port).await?;
        let address = listener.local_addr().map_err(ServeError::Start)?;
        let desk = Desk { live: live.clone(), guard: Guard::new(address.port()), policy };
        bound(address);
        either(accept(&listener, Arc::new(desk), options.patience), stop).await;
        Ok(())
    })
    // Answers under way end with the runtime: the browser asks again, and whoever
    // stopped the preview does not wait.
}

/// Done when the user stops the program: Ctrl-C, or the system's polite request.
pub async fn interrupted() {
    let ctrl_c = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // The signal cannot be heard; it will then stop the process by itself.
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let polite = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let polite = std::future::pending::<()>();
    either(ctrl_c, polite).await;
}

/// Done when one of the two is.
async fn either(one: impl Future<Output = ()>, other: impl Future<Output = ()>) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    poll_fn(|context| match one.as_mut().poll(context) {
        Poll::Ready(()) => Poll::Ready(()),
        Poll::Pending => other.as_mut().poll(context),
    })
    .await;
}

async fn listen(port: Option<u16>) -> Result<TcpListener, ServeError> {
    let on = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return on(port).await.map_err(|source| ServeError::Port { port, source });
    }
    for port in FIRST_PORT..=LAST_PORT {
        match on(port).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(source) => return Err(ServeError::Port { port, source }),
        }
    }
    Err(ServeError::NoPort)
}

async fn accept(listener: &TcpListener, desk: Arc<Desk>, patience: Duration) {
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let router = answer::router(desk);
    loop {
        // The semaphore is never closed, so a place always comes.
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let router = router.clone();
        tokio::spawn(async move {
            converse(stream, router, patience).await;
            drop(place);
        });
    }
}

async fn converse(stream: TcpStream, router: axum::Router, patience: Duration) {
    // Answers are small and awaited: no reason to hold them back.
    let _ = stream.set_nodelay(true);
    let stream = TokioIo::new(Patient::new(stream, patience));
    let conversation = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .max_buf_size(MAX_HEAD)
        .max_headers(MAX_HEADERS)
        .serve_connection(stream, TowerToHyperService::new(router));
    // What goes wrong here is the client's doing, and the client is gone.
    let _ = conversation.await;
}
