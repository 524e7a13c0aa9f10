//! What two versions of a file of records tell: which records came, which are gone.

use std::collections::HashMap;
use std::sync::Arc;

use super::event::{Deed, Record};

/// The records that came and those that are gone, in the order of their files. A file that could not be read before has all
/// its records anew.
pub fn compare(old: &[Arc<Record>], new: &[Arc<Record>]) -> Vec<Deed> {
    let came = missing(new, old).into_iter().map(Deed::Recorded);
    let gone = missing(old, new).into_iter().map(Deed::Unrecorded);
    came.chain(gone).collect()
}

/// The records of the first that the second does not have, or not so often.
fn missing(of: &[Arc<Record>], other: &[Arc<Record>]) -> Vec<Arc<Record>> {
    let mut there: HashMap<&Record, usize> = HashMap::new();
    for record in other {
        *there.entry(record).or_default() += 1;
    }
    let mut missing = Vec::new();
    for record in of {
        match there.get_mut(&**record) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing.push(Arc::clone(record)),
        }
    }
    missing
}
