//! Who reads, and what they may see: everything that renders walks a [`View`], and a public view does not hold what is
//! internal.

use std::borrow::Cow;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::ampel;
use crate::comparison::Side;
use crate::consolidation::{Consolidation, Standing};
use crate::model::project::Ampel;
use crate::model::{Head, Kind, Strategy};
use crate::source::{FileId, Files};

use super::wall;

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    Public,
    /// The ministries.
    Internal,
}

impl Audience {
    /// The name on the command line and in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Audience::Public => "public",
            Audience::Internal => "internal",
        }
    }
}

/// A strategy as one audience may see it.
pub struct View<'f> {
    /// Who reads.
    pub audience: Audience,
    /// What they may see: all that there is, or a copy without what is internal.
    pub strategy: Cow<'f, Strategy>,
    /// Where each contribution of `strategy` stands, in the same order. The answers of co-signers are internal.
    pub standings: Cow<'f, [Standing]>,
    /// The computed light of each project of `strategy`, in the same order.
    pub lights: Vec<Option<Ampel>>,
    files: &'f Files,
}

/// What `audience` may see. Lights are computed for the day `today`.
pub fn view<'f>(
    files: &'f Files,
    strategy: &'f Strategy,
    consolidation: &'f Consolidation<'_>,
    audience: Audience,
    today: Date,
) -> View<'f> {
    let standings = &*consolidation.standings;
    let (strategy, standings) = match audience {
        Audience::Internal => (Cow::Borrowed(strategy), Cow::Borrowed(standings)),
        Audience::Public => {
            let (strategy, standings) = wall::public(strategy, standings);
            (Cow::Owned(strategy), Cow::Owned(standings))
        }
    };
    let interval = strategy.settings.interval_months;
    let lights = strategy
        .projects
        .par_iter()
        .map(|project| ampel::of(project, today, interval))
        .collect();
    View {
        audience,
        strategy,
        standings,
        lights,
        files,
    }
}

impl<'f> View<'f> {
    /// What this audience may see, to be compared with another view.
    pub fn side(&self) -> Side<'_> {
        Side::seen(self.files, &self.strategy, &self.standings, &self.lights)
    }

    /// The Markdown text of an entry of this view.
    pub fn text<'v>(&'v self, head: &'v Head) -> &'v str {
        head.text(self.files)
    }

    /// The path of the file of an entry.
    pub fn path(&self, file: FileId) -> &'f str {
        self.files.path(file)
    }

    /// The file of a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.find(path)
    }

    /// Whether a path leads into an `assets/` folder.
    pub fn is_asset(&self, path: &str) -> bool {
        let file = self.files.find(path);
        file.is_some_and(|file| self.strategy.assets.binary_search(&file).is_ok())
    }

    /// The bytes of a picture. Nothing but what lies in an `assets/` folder is given out.
    pub fn asset(&self, path: &str) -> Option<Vec<u8>> {
        let file = self.files.find(path).filter(|_| self.is_asset(path))?;
        self.files.bytes(file).ok()
    }

    /// The entry or ministry whose file lies at a path, or lay there before it was renamed, if this audience may see it: its
    /// kind and its place in its list.
    pub fn at_path(&self, path: &str) -> Option<(Kind, usize)> {
        let Some(file) = self.find(path) else {
            return self.strategy.formerly_at(path);
        };
        if let Some(head) = self.strategy.head_in(file) {
            return Some((head.kind, self.strategy.position(head.kind, &head.id)?));
        }
        let id = path.strip_prefix("ministries/")?.split('/').next()?;
        let is_its_file = path == format!("ministries/{id}/ministry.toml")
            || path == format!("ministries/{id}/contacts.toml");
        is_its_file
            .then(|| self.strategy.position(Kind::Ministry, id))
            .flatten()
            .map(|at| (Kind::Ministry, at))
    }
}
