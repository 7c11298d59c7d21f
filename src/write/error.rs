//! What can go wrong between the outputs and the disk, said to site staff.
//!
//! Each error has a sentence (what happened, with the path) and a help (the next
//! step). The reason of the operating system is kept beside our French words,
//! because the person who helps the staff will search for it.
//! Never prints: the command line shows these texts.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::io::Errno;

/// Why nothing was published. Whatever the variant, what stood in the output
/// folder still stands there.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is no output at all: publishing would empty the portal.
    #[error("il n’y a aucun fichier à publier")]
    Nothing,
    /// An output has a path that no portal may have.
    #[error("le chemin « {path} » ne peut pas être publié : {fault}")]
    Path {
        /// The path as the plan gave it.
        path: String,
        /// The rule it breaks.
        fault: PathFault,
    },
    /// Two outputs want the same place.
    #[error("« {first} » et « {second} » veulent la même place dans le portail")]
    Clash {
        /// One of the two paths.
        first: String,
        /// The other one.
        second: String,
    },
    /// The folder asked for is not ours to replace.
    #[error("le dossier de sortie {} est refusé : {why}", .target.display())]
    Refused {
        /// The folder asked for.
        target: PathBuf,
        /// What makes it unfit.
        why: Refusal,
    },
    /// A file that the user put in the output folder stands where an output must go.
    #[error("{} n’a pas été écrit par trousseau et occupe la place de « {output} »", .stranger.display())]
    Stranger {
        /// The file or folder of the user.
        stranger: PathBuf,
        /// The output that needs the place.
        output: String,
    },
    /// Another run publishes to the same folder.
    #[error("une autre construction publie déjà dans {}{holder}", .target.display())]
    Busy {
        /// The folder asked for.
        target: PathBuf,
        /// Who holds the lock, as far as it says.
        holder: Holder,
    },
    /// Somebody replaced the output folder while we were building beside it.
    #[error("le dossier de sortie {} a été remplacé pendant la construction", .target.display())]
    Changed {
        /// The folder asked for.
        target: PathBuf,
    },
    /// The system refused something.
    #[error("impossible {doing} {} : {}", .path.display(), reason(.source))]
    System {
        /// What we wanted to do.
        doing: Doing,
        /// The place, as the user knows it.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
}

/// The rule that an output path breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PathFault {
    /// Empty text, or two slashes in a row, or a slash at an end.
    #[error("il contient un nom vide")]
    Empty,
    /// `.` or `..`.
    #[error("il contient « . » ou « .. »")]
    Dots,
    /// More than 180 bytes, or a name of more than 100.
    #[error("il est trop long")]
    Long,
    /// A character outside `A-Z a-z 0-9 . _ -`.
    #[error("il contient un caractère autre que des lettres sans accent, des chiffres, « . », « _ » et « - »")]
    Character,
    /// A name that Windows or trousseau keeps for itself.
    #[error("il contient un nom réservé")]
    Reserved,
}

/// What makes a folder unfit to receive the portal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// `/`, `..` or another path without a last name.
    #[error("ce chemin ne nomme pas un dossier")]
    NoName,
    /// The home folder, or a folder that holds it.
    #[error("il contient votre dossier personnel")]
    Home,
    /// A source, or a folder inside a source.
    #[error("il est dans les sources ({})", .0.display())]
    InSource(PathBuf),
    /// A folder that holds a source.
    #[error("il contient les sources ({})", .0.display())]
    HoldsSource(PathBuf),
    /// The last name is a symbolic link.
    #[error("c’est un lien symbolique")]
    Link,
    /// The last name is a file, a socket…
    #[error("ce n’est pas un dossier")]
    NotAFolder,
    /// A folder with things in it and no marker of ours.
    #[error("il contient déjà des fichiers (« {0} ») et trousseau ne l’a pas créé")]
    Foreign(String),
    /// The marker is a link, a folder, too big, or not in our format.
    #[error("son fichier {} n’est pas celui que trousseau écrit", super::manifest::MARKER)]
    Marker,
    /// Another disk is mounted somewhere inside.
    #[error("un autre disque ou dossier y est monté ({})", .0.display())]
    Mount(PathBuf),
}

/// What we were doing when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Doing {
    /// Reading a file or a folder.
    #[error("de lire")]
    Read,
    /// Writing a file.
    #[error("d’écrire")]
    Write,
    /// Putting anything new in a folder.
    #[error("d’écrire dans le dossier")]
    WriteIn,
    /// Creating a folder.
    #[error("de créer le dossier")]
    Create,
    /// Putting the new folder in the place of the old one.
    #[error("de mettre en place")]
    Place,
}

/// Who holds the lock, as its note says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// Process id.
    pub pid: Option<u32>,
    /// The machine's name, when it is not this one.
    pub host: Option<String>,
    /// How long ago it took the lock.
    pub since: Option<Duration>,
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut parts = Vec::new();
        if let Some(pid) = self.pid {
            parts.push(format!("processus {pid}"));
        }
        if let Some(host) = &self.host {
            parts.push(format!("sur la machine {host}"));
        }
        if let Some(since) = self.since {
            parts.push(match since.as_secs() {
                seconds @ 0..120 => format!("depuis {seconds} s"),
                seconds @ 120..7200 => format!("depuis {} min", seconds / 60),
                seconds => format!("depuis {} h", seconds / 3600),
            });
        }
        if parts.is_empty() {
            return Ok(());
        }
        write!(f, " ({})", parts.join(", "))
    }
}

impl WriteError {
    /// Makes the adapter that puts a path on an error of the system.
    pub(super) fn at(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::System { doing, path: path.to_path_buf(), source }
    }

    /// The next step for the person who reads the error.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Nothing | Self::Path { .. } | Self::Clash { .. } => {
                "l’ancien portail est intact ; si vos fichiers ne portent pas ce nom, signalez l’erreur à l’équipe de trousseau".into()
            }
            Self::Refused { target, why } => refusal_help(target, why),
            Self::Stranger { .. } => {
                "déplacez ou renommez ce fichier, puis recommencez ; trousseau ne supprime jamais ce qu’il n’a pas écrit".into()
            }
            Self::Busy { .. } => "attendez qu’elle finisse, ou arrêtez-la, puis recommencez".into(),
            Self::Changed { .. } => "vérifiez qu’aucun autre outil n’écrit dans ce dossier, puis recommencez".into(),
            Self::System { source, .. } => {
                format!("l’ancien portail est intact ; {}", system_help(source))
            }
        }
    }
}

fn refusal_help(target: &Path, why: &Refusal) -> String {
    match why {
        Refusal::Foreign(_) => "choisissez un dossier vide ou qui n’existe pas encore, rien n’a été touché".into(),
        Refusal::Marker => {
            format!("si {} ne contient rien de précieux, supprimez-le vous-même, puis recommencez", target.display())
        }
        Refusal::Mount(_) => "démontez-le, ou choisissez un autre dossier de sortie".into(),
        Refusal::Link => "donnez le vrai chemin du dossier, sans lien, ou un autre dossier".into(),
        _ => "choisissez un dossier à part, par exemple « public », à côté de « content »".into(),
    }
}

/// The reason in plain French, then the system's own words.
fn reason(error: &io::Error) -> String {
    match plain(error) {
        Some(words) => format!("{words} ({error})"),
        None => error.to_string(),
    }
}

fn plain(error: &io::Error) -> Option<&'static str> {
    Some(match Errno::from_io_error(error)? {
        Errno::NOSPC => "le disque est plein",
        Errno::DQUOT => "votre quota de disque est atteint",
        Errno::ACCESS | Errno::PERM => "vous n’avez pas le droit de le faire",
        Errno::ROFS => "ce disque est en lecture seule",
        Errno::FBIG => "le fichier dépasse la taille permise",
        Errno::MFILE | Errno::NFILE => "trop de fichiers sont ouverts",
        Errno::NAMETOOLONG => "le nom est trop long",
        Errno::NOENT => "ce chemin n’existe pas",
        Errno::NOTDIR => "une partie de ce chemin n’est pas un dossier",
        Errno::LOOP => "c’est un lien symbolique",
        Errno::EXIST => "quelque chose porte déjà ce nom",
        Errno::BUSY | Errno::XDEV => "ce dossier ne peut pas être déplacé, c’est peut-être un disque monté",
        Errno::IO => "le disque a répondu par une erreur",
        _ => return None,
    })
}

fn system_help(error: &io::Error) -> &'static str {
    match Errno::from_io_error(error) {
        Some(Errno::NOSPC | Errno::DQUOT) => "libérez de la place, puis recommencez",
        Some(Errno::ACCESS | Errno::PERM | Errno::ROFS) => {
            "choisissez un dossier où vous pouvez écrire, ou demandez ce droit"
        }
        Some(Errno::FBIG) => "faites lever la limite de taille de fichier, ou réduisez ce fichier",
        Some(Errno::BUSY | Errno::XDEV) => "choisissez un dossier de sortie à l’intérieur de ce disque",
        _ => "vérifiez ce chemin, puis recommencez",
    }
}
