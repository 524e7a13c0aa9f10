//! The objects of a repository by their id, read as they lie there: what others only pretend (replace refs, grafts) has no say.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use git2::{ErrorCode, ObjectType, Odb, OdbObject, Oid};
use sha1::{Digest, Sha1};

use crate::history::Id;
use crate::message::{Text, label};

use super::loose::{Loose, Object};
use super::place::Place;
use super::snapshot::Snapshot;
use super::unpack::{Known, Unpacker};
use super::{Trouble, commit};

/// The largest folder or commit that is read, in bytes: half a million entries.
const MAX_PLAIN: u64 = 32 * 1024 * 1024;

/// What an object names.
pub enum Named {
    /// It is a commit.
    Commit,
    /// It is an annotated tag, which names another object.
    Tag(commit::Annotation),
    /// It is something else.
    Other,
}

/// The objects of a repository. One for each thread: libgit2 lets only one read at a time from the same.
pub struct Store<'p> {
    /// The folder of its objects.
    own: &'p str,
    odb: OnceCell<Odb<'static>>,
    unpacker: RefCell<Unpacker>,
    loose: Loose,
    place: &'p Place,
}

/// The bytes of an object.
enum Bytes<'o> {
    /// As libgit2 read them.
    Shared(OdbObject<'o>),
    Own(Vec<u8>),
}

impl Bytes<'_> {
    fn get(&self) -> &[u8] {
        match self {
            Bytes::Shared(object) => object.data(),
            Bytes::Own(bytes) => bytes,
        }
    }

    fn into_vec(self) -> Vec<u8> {
        match self {
            Bytes::Shared(object) => object.data().to_vec(),
            Bytes::Own(bytes) => bytes,
        }
    }
}

impl<'p> Store<'p> {
    /// Opens the objects without opening the repository, so that its configuration is not looked at.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn open(place: &'p Place) -> Result<Store<'p>, Trouble> {
        Store::of(place, Unpacker::new())
    }

    /// As [`Store::open`], for objects that are asked for in the order in which they lie in packs; `known` are texts that need
    /// not be unpacked.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_in_order(place: &'p Place, known: Known) -> Result<Store<'p>, Trouble> {
        Store::of(place, Unpacker::in_order(known))
    }

    fn of(place: &'p Place, unpacker: Unpacker) -> Result<Store<'p>, Trouble> {
        let own = place.objects.first().and_then(|objects| objects.to_str());
        let not_utf8 = || label("sein Pfad ist nicht UTF-8", "its path is not UTF-8").into();
        let own = own.ok_or_else(|| Trouble::Unreadable(place.folder.clone(), not_utf8()))?;
        Ok(Store {
            own,
            odb: OnceCell::new(),
            unpacker: RefCell::new(unpacker),
            loose: Loose::open(&place.objects),
            place,
        })
    }

    /// The objects as libgit2 reads them: for what is rare.
    fn odb(&self) -> Result<&Odb<'static>, git2::Error> {
        if let Some(odb) = self.odb.get() {
            return Ok(odb);
        }
        // Hashing what was read takes more time than reading it. Git does not do so either.
        git2::opts::strict_hash_verification(false);
        let odb = Odb::new()?;
        odb.add_disk_alternate(self.own)?;
        Ok(self.odb.get_or_init(|| odb))
    }

    /// A commit.
    ///
    /// # Errors
    /// When it is missing or damaged, or the id is that of something else.
    pub fn commit(&self, id: Id) -> Result<Snapshot, Trouble> {
        let bytes = self.plain(id, ObjectType::Commit)?;
        commit::parse(id, bytes.get()).ok_or_else(|| broken(id, ObjectType::Commit))
    }

    /// The bytes of a commit.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub fn commit_bytes(&self, id: Id) -> Result<Vec<u8>, Trouble> {
        Ok(self.plain(id, ObjectType::Commit)?.get().to_vec())
    }

    /// What an object names: a commit itself, an annotated tag another object.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn named(&self, id: Id) -> Result<Named, Trouble> {
        let (kind, bytes) = self.read(id, MAX_PLAIN)?;
        match (kind, bytes) {
            (ObjectType::Commit, _) => Ok(Named::Commit),
            (ObjectType::Tag, Ok(bytes)) => {
                let tag = commit::parse_tag(bytes.get());
                tag.map(Named::Tag)
                    .ok_or_else(|| broken(id, ObjectType::Tag))
            }
            _ => Ok(Named::Other),
        }
    }

    /// The bytes of a folder.
    ///
    /// # Errors
    /// When it is missing, or the id is that of something else.
    pub fn tree(&self, id: Id) -> Result<Rc<[u8]>, Trouble> {
        Ok(Rc::from(self.plain(id, ObjectType::Tree)?.get()))
    }

    /// The content of a file, or its size in bytes where that is beyond the limit.
    ///
    /// # Errors
    /// When it is missing, or the id is that of something else.
    pub fn blob(&self, id: Id, limit: u64) -> Result<Result<Vec<u8>, u64>, Trouble> {
        self.place.packs()?;
        match self.read(id, limit)? {
            (ObjectType::Blob, Ok(bytes)) => Ok(Ok(bytes.into_vec())),
            (ObjectType::Blob, Err(size)) => Ok(Err(size)),
            _ => Err(broken(id, ObjectType::Blob)),
        }
    }

    /// Whether there is such an object.
    pub fn has(&self, id: Id) -> bool {
        self.odb().is_ok_and(|odb| odb.exists(oid(id)))
    }

    /// The object whose id begins with these digits; `None` where there is none.
    ///
    /// # Errors
    /// When there are several.
    pub fn find(&self, digits: &str) -> Result<Option<Id>, Trouble> {
        let Ok(short) = Oid::from_str(digits) else {
            return Ok(None);
        };
        let found = self
            .odb()
            .and_then(|odb| odb.exists_prefix(short, digits.len()));
        match found {
            Ok(found) => Ok(id_of(found)),
            Err(error) if error.code() == ErrorCode::Ambiguous => {
                Err(Trouble::AmbiguousId(digits.to_owned()))
            }
            Err(_) => Ok(None),
        }
    }

    fn plain(&self, id: Id, kind: ObjectType) -> Result<Bytes<'_>, Trouble> {
        match self.read(id, MAX_PLAIN)? {
            (found, Ok(bytes)) if found == kind => Ok(bytes),
            (found, Err(_)) if found == kind => Err(Trouble::TooMuch(id)),
            _ => Err(broken(id, kind)),
        }
    }

    /// Reads an object: what it is, and its bytes, or their count if that is beyond the limit.
    fn read(&self, id: Id, limit: u64) -> Result<(ObjectType, Result<Bytes<'_>, u64>), Trouble> {
        let own = match self.packed(id, limit) {
            None => self.loose.read(id, limit),
            packed => Ok(packed),
        };
        if let Some((kind, bytes)) = own.map_err(|reason| Trouble::Broken(id, reason))? {
            return Ok((kind, bytes.map(Bytes::Own)));
        }
        let object = self.odb().and_then(|odb| odb.read(oid(id)));
        let object = object.map_err(|error| self.trouble(id, &error))?;
        let (kind, size) = (object.kind(), object.len() as u64);
        let fits = size <= limit;
        Ok((
            kind,
            if fits {
                Ok(Bytes::Shared(object))
            } else {
                Err(size)
            },
        ))
    }

    fn packed(&self, id: Id, limit: u64) -> Option<Object> {
        let packs = self.place.packs().ok()?;
        let spot = packs.find(id)?;
        self.unpacker.borrow_mut().read(packs, spot, limit)
    }

    fn trouble(&self, id: Id, error: &git2::Error) -> Trouble {
        match error.code() {
            ErrorCode::NotFound => Trouble::Missing(id, self.place.settings.is_partial),
            _ => Trouble::Broken(id, Text::same(error.message().to_owned())),
        }
    }
}

fn broken(id: Id, kind: ObjectType) -> Trouble {
    let kind = kind.str();
    let reason = crate::text!("es ist kein gültiges `{kind}`", "it is no valid `{kind}`");
    Trouble::Broken(id, reason)
}

fn oid(id: Id) -> Oid {
    Oid::from_bytes(id.bytes()).unwrap_or(Oid::ZERO_SHA1)
}

fn id_of(oid: Oid) -> Option<Id> {
    Some(Id::new(oid.as_bytes().try_into().ok()?))
}

/// The id that git gives to a file of these bytes, by the processor's own SHA-1 where it has one. Two contents can be made to
/// have the same id, but git then takes in neither: what an id of a repository names was not made so.
pub fn id_of_text(bytes: &[u8]) -> Id {
    let mut hash = Sha1::new();
    hash.update(format!("blob {}\0", bytes.len()));
    hash.update(bytes);
    Id::new(hash.finalize().into())
}
