//! Why a format could not be built.

use crate::diagnostic::Diagnostic;
use crate::message::Text;
use crate::template;
use crate::text;

/// Why a format could not be built.
#[derive(Debug)]
pub enum Trouble {
    /// Files of the strategy are at fault: what is wrong in them.
    Findings(Vec<Diagnostic>),
    /// Something else; why, and what to do.
    Other(Text),
}

impl From<template::Trouble> for Trouble {
    fn from(trouble: template::Trouble) -> Trouble {
        match trouble {
            template::Trouble::InFile(diagnostic) => Trouble::Findings(vec![*diagnostic]),
            template::Trouble::BuiltIn(words) => Trouble::Other(text!(
                "eine eingebaute Vorlage ist gescheitert: {words}",
                "a built-in template failed: {words}"
            )),
        }
    }
}
