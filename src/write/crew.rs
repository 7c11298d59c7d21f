//! Many small waits at once.
//!
//! Publishing is thousands of short calls that wait for the disk rather than for
//! the processor: with four hands, the deletion of 2,000 old pages took half the
//! time of one on a slow virtual disk. The outcome never depends on who was first.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// Eight were no faster than four.
const MOST_HANDS: usize = 4;
/// Fewer items than this a hand, and starting it costs more than it brings.
const LEAST_ITEMS: usize = 16;

/// Does the same work on every item. Results come in the order of the items; if
/// several fail, the error is that of the first of them in that order.
pub(super) fn map<T, R, E>(items: &[T], work: impl Fn(&T) -> Result<R, E> + Sync) -> Result<Vec<R>, E>
where
    T: Sync,
    R: Send,
    E: Send,
{
    let hands = (items.len() / LEAST_ITEMS).min(MOST_HANDS);
    if hands < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let failed = AtomicBool::new(false);
    // Items are taken in order and a taken item is always finished, so every item
    // before the first failure has been tried when all hands are back.
    let hand = || {
        let mut done = Vec::new();
        while !failed.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { break };
            let result = work(item);
            failed.fetch_or(result.is_err(), Ordering::Relaxed);
            done.push((at, result));
        }
        done
    };
    let mut all: Vec<(usize, Result<R, E>)> = thread::scope(|scope| {
        let hands: Vec<_> = (0..hands).map(|_| scope.spawn(hand)).collect();
        hands
            .into_iter()
            .flat_map(|hand| hand.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    all.sort_unstable_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
}

/// Folders by depth, the shallowest first: those of one level do not need each other.
pub(super) fn levels<'a>(folders: impl Iterator<Item = &'a PathBuf>) -> Vec<Vec<&'a Path>> {
    let mut levels: Vec<Vec<&Path>> = Vec::new();
    for folder in folders {
        let depth = folder.components().count();
        levels.resize_with(levels.len().max(depth), Vec::new);
        if let Some(level) = depth.checked_sub(1).and_then(|at| levels.get_mut(at)) {
            level.push(folder);
        }
    }
    levels
}
