//! What is handed over on paper or in one download: welcome packs of tenants, posters, cards, kits of
//! orientation teams, the commission's pack.
//!
//! Decides what goes into an archive and what printed sheets say; the
//! sheets are drawn by `typeset`, the forms are made by `forms`. Knows no
//! template, no disk.

mod annexes;
mod archive;
mod book;
mod desk;
mod draft;
mod editions;
mod handouts;
mod inserts;
mod kits;
mod paper;
mod record;
mod running;
mod sheets;
mod walls;

pub use archive::{Member, archive};
pub use desk::Desk;
pub use draft::Draft;
pub use editions::{editions, key_of};
pub use kits::{Content, Entry};
pub use record::{record, record_head};
pub use running::Spot;
pub use sheets::Drawn;

use crate::model::editions::Paper;
use crate::plan::Pack;

impl Desk<'_> {
    /// A paper of the site; none when the site has not what it would say.
    pub fn draft(&self, pack: Pack) -> Option<Draft> {
        match pack.paper {
            Paper::Livret => Some(self.livret(pack.layout)),
            Paper::Plain => Some(self.plain_livret(pack.layout)),
            Paper::Charte | Paper::Rights | Paper::OnCall | Paper::Participation => {
                Some(self.poster(pack.paper, pack.layout))
            }
            Paper::Card => Some(self.card()),
            Paper::Guide => Some(self.guide()),
            Paper::Training => self.programme(),
            Paper::Chart => self.who_does_what(),
        }
    }
}
