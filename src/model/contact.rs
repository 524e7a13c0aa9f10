//! Contact persons (Ansprechpersonen) of a ministry.

use jiff::civil::Date;

use crate::source::{Span, Spanned};

use super::choice::choices;
use super::date::PartialDate;
use super::field::Field;
use super::fields::Fields;
use super::id::Ref;
use super::schema::{Key, Shape, optional, required};
use super::{Choices, Kind};

choices! {
    /// What a contact is for.
    Role {
        Coordinator = "coordinator", "Koordination", "coordinator";
        Deputy = "deputy", "Stellvertretung", "deputy";
        Expert = "expert", "Fachebene", "expert";
    }
}

/// A contact person.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Where the entry stands in `contacts.toml`.
    pub span: Span,
    /// The short name, unique in the ministry.
    pub id: Spanned<Box<str>>,
    /// What the contact is for.
    pub role: Spanned<Role>,
    /// The person's or office's name.
    pub name: Box<str>,
    /// The unit.
    pub unit: Option<Box<str>>,
    /// The e-mail address.
    pub email: Spanned<Box<str>>,
    /// The phone number.
    pub phone: Option<Spanned<Box<str>>>,
    /// Since when.
    pub nominated: Spanned<PartialDate>,
    /// Until when.
    pub until: Option<Spanned<PartialDate>>,
    /// For which fields.
    pub fields: Vec<Ref<Field>>,
    /// Whether a public build names the person.
    pub public: bool,
    /// Further addresses under which the person commits.
    pub git_emails: Vec<Spanned<Box<str>>>,
    /// The person's login names at the git host.
    pub logins: Vec<Spanned<Box<str>>>,
    /// The OpenSSH public keys with which the person signs commits.
    pub ssh_keys: Vec<Spanned<Box<str>>>,
}

/// The keys of a `[[contact]]`.
pub const KEYS: &[Key] = &[
    required(
        "id",
        Shape::Slug,
        "Kurzname, eindeutig im Ressort",
        "short name, unique in the ministry",
    ),
    required(
        "role",
        Shape::Choice(<Role as Choices>::CHOICES),
        "Aufgabe",
        "role",
    ),
    required("name", Shape::String, "Name", "name"),
    optional("unit", Shape::String, "Referat", "unit"),
    required("email", Shape::Email, "E-Mail-Adresse", "e-mail address"),
    optional("phone", Shape::String, "Telefonnummer", "phone number"),
    required("nominated", Shape::Date, "benannt am", "nominated on"),
    optional("until", Shape::Date, "im Amt bis", "in office until"),
    optional(
        "fields",
        Shape::List(&Shape::Reference(Kind::Field)),
        "zuständig für diese Handlungsfelder",
        "responsible for these fields",
    ),
    optional(
        "public",
        Shape::Boolean,
        "darf öffentlich genannt werden",
        "may be named in public",
    ),
    optional(
        "git_emails",
        Shape::List(&Shape::Email),
        "weitere Adressen in git",
        "further addresses in git",
    ),
    optional(
        "logins",
        Shape::List(&Shape::Login),
        "Anmeldenamen beim git-Anbieter",
        "login names at the git host",
    ),
    optional(
        "ssh_keys",
        Shape::List(&Shape::SshKey),
        "öffentliche SSH-Schlüssel, mit denen die Person Commits unterschreibt",
        "public SSH keys with which the person signs commits",
    ),
];

/// The keys of `contacts.toml`.
pub const FILE_KEYS: &[Key] = &[optional(
    "contact",
    Shape::Tables(KEYS),
    "Ansprechpersonen",
    "contacts",
)];

impl Contact {
    /// Reads a `[[contact]]`.
    pub fn read(fields: Fields<'_, '_>) -> Option<Contact> {
        Some(Contact {
            span: fields.span(),
            id: fields.string("id")?,
            role: fields.choice("role")?,
            name: fields.string("name")?.value,
            unit: fields.string("unit").map(|unit| unit.value),
            email: fields.string("email")?,
            phone: fields.string("phone"),
            nominated: fields.date("nominated")?,
            until: fields.date("until"),
            fields: fields.references("fields"),
            public: fields.flag("public"),
            git_emails: fields.strings("git_emails"),
            logins: fields.strings("logins"),
            ssh_keys: fields.strings("ssh_keys"),
        })
    }

    /// Whether the contact's term had ended before a day.
    pub fn has_left(&self, day: Date) -> bool {
        self.until.as_ref().is_some_and(|until| until.is_past(day))
    }

    /// Whether the contact is in office on a day.
    pub fn in_office(&self, day: Date) -> bool {
        self.nominated.first_day() <= day
            && self
                .until
                .as_ref()
                .is_none_or(|until| until.last_day() >= day)
    }
}
