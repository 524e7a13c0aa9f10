//! What stands before an object in a pack: what it is, how long it is, and what it is a difference to.
//!
//! Source: <https://git-scm.com/docs/gitformat-pack>, "Object types" and "offset encoding".

use git2::ObjectType;

use crate::history::Id;

use super::delta::varint;

/// The most bytes that stand there.
pub const MOST: usize = 10 + 20;

/// What stands before an object.
#[derive(Debug, PartialEq)]
pub struct Head {
    /// How it is packed.
    pub form: Form,
    /// How many bytes are packed.
    pub size: u64,
}

/// How an object is packed.
#[derive(Debug, PartialEq)]
pub enum Form {
    /// Whole.
    Whole(ObjectType),
    /// As a difference to the object that begins so many bytes before.
    Before(u64),
    /// As a difference to the object of this id.
    Of(Id),
}

/// Reads it; what is left are the packed bytes. `None` where it is no such thing.
pub fn read(bytes: &[u8]) -> Option<(Head, &[u8])> {
    let (first, mut rest) = bytes.split_first()?;
    let mut size = u64::from(first & 15);
    if first & 128 != 0 {
        size |= varint(&mut rest)?.checked_mul(16)?;
    }
    let form = match first >> 4 & 7 {
        1 => Form::Whole(ObjectType::Commit),
        2 => Form::Whole(ObjectType::Tree),
        3 => Form::Whole(ObjectType::Blob),
        4 => Form::Whole(ObjectType::Tag),
        6 => Form::Before(distance(&mut rest)?),
        7 => {
            let (id, after) = rest.split_first_chunk()?;
            rest = after;
            Form::Of(Id::new(*id))
        }
        _ => return None,
    };
    Some((Head { form, size }, rest))
}

/// In groups of seven bits, the highest first; each but the last counts for one more than it says. Never 0: nothing is a
/// difference to itself.
fn distance(bytes: &mut &[u8]) -> Option<u64> {
    let mut distance: u64 = 0;
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        distance |= u64::from(byte & 127);
        if byte & 128 == 0 {
            return Some(distance).filter(|distance| *distance > 0);
        }
        distance = (distance + 1).checked_mul(128)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(bytes: &[u8]) -> Option<(Form, u64, usize)> {
        let (head, rest) = read(bytes)?;
        Some((head.form, head.size, rest.len()))
    }

    #[test]
    fn tells_kind_size_and_what_it_is_a_difference_to() {
        let blob = Form::Whole(ObjectType::Blob);
        assert_eq!(form(&[0x3a, 1, 2]), Some((blob, 10, 2)));
        let commit = Form::Whole(ObjectType::Commit);
        assert_eq!(form(&[0x9f, 0x81, 1]), Some((commit, 15 + 16 * 129, 0)));
        assert_eq!(form(&[0x61, 5]), Some((Form::Before(5), 1, 0)));
        assert_eq!(form(&[0x61, 0x80, 0]), Some((Form::Before(128), 1, 0)));
        let of = [&[0x71][..], &[9; 20], b"xy"].concat();
        assert_eq!(form(&of), Some((Form::Of(Id::new([9; 20])), 1, 2)));
    }

    #[test]
    fn what_is_cut_off_or_unknown_is_nothing() {
        let endless = [&[0x61][..], &[0xff; 20]].concat();
        for bytes in [&b""[..], &[0x80], &[0x61, 0], &[0x71, 1], &[0x51], &endless] {
            assert_eq!(form(bytes), None, "{bytes:?}");
        }
    }
}
