//! What dstrat reads from git, held against what the git command says: repositories made by it, in folders of their own.

mod at;
mod bases;
mod commit;
mod discover;
mod dstrat;
mod files;
mod history;
mod hostile;
mod log;
mod packs;
mod program;
mod pull;
mod release;
mod repo;
mod revisions;
mod robust;
mod tale;
mod timeline;
mod work;
mod year;
