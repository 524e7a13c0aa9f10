//! Facts of ministries, of their contacts, and of `strategy.toml`.

use crate::message::label;
use crate::model::settings::{Process, Publication};
use crate::model::{Choice, Contact, Ministry, PartialDate, Settings, Strategy};

use super::super::value::Value;
use super::{Facts, Telling};

impl Telling for Ministry {
    fn facts(&self, strategy: &Strategy) -> Facts {
        let Ministry {
            id: _,
            file: _,
            complete: _,
            name,
            short,
            order,
            mailbox,
            website,
            valid_from,
            valid_to,
            successor,
            contacts: _,
            contacts_file: _,
            contacts_complete: _,
        } = self;
        let mut facts = Facts::default();
        facts.words("name", Some(&name.value));
        facts.words("short", Some(short));
        facts.order(*order);
        facts.words("mailbox", Some(mailbox));
        facts.words("website", website.as_deref());
        facts.date("valid_from", valid_from);
        facts.date("valid_to", valid_to);
        facts.reference("successor", successor.as_ref(), strategy);
        facts
    }
}

impl Telling for Contact {
    fn facts(&self, strategy: &Strategy) -> Facts {
        let Contact {
            span: _,
            id: _,
            role,
            name,
            unit,
            email,
            phone,
            nominated,
            until,
            fields,
            public,
            git_emails,
            logins,
            ssh_keys,
        } = self;
        let mut facts = Facts::default();
        facts.choice("role", Some(role.value));
        facts.words("name", Some(name));
        facts.words("unit", unit.as_deref());
        facts.words("email", Some(&email.value));
        facts.spanned("phone", phone);
        facts.add("nominated", Some(Value::Date(nominated.value)));
        facts.date("until", until);
        facts.references("fields", fields, strategy);
        facts.flag("public", *public);
        facts.all_words("git_emails", git_emails);
        facts.all_words("logins", logins);
        facts.all_words("ssh_keys", ssh_keys);
        facts
    }
}

impl Telling for Settings {
    fn facts(&self, strategy: &Strategy) -> Facts {
        let Settings {
            file: _,
            complete: _,
            title,
            title_span: _,
            subtitle,
            edition,
            language,
            lead,
            horizon,
            predecessor,
            process,
            cosigners,
            deemed_consent,
            require_signed_commits,
            interval_months,
            publication,
            lints,
        } = self;
        let mut facts = Facts::default();
        facts.words("edition", Some(edition));
        facts.process(process);
        facts.words("title", Some(title));
        facts.words("subtitle", subtitle.as_deref());
        let (key, label) = match language.tag() {
            "en" => ("en", label("Englisch", "English")),
            _ => ("de", label("Deutsch", "German")),
        };
        facts.add("language", Some(Value::Choice(Choice { key, label })));
        facts.reference("lead", lead.as_ref(), strategy);
        facts.add("horizon", horizon.map(Value::Date));
        facts.words("predecessor", predecessor.as_deref());
        facts.choice("workflow.cosigners", *cosigners);
        facts.flag("workflow.deemed_consent", *deemed_consent);
        facts.flag("workflow.require_signed_commits", *require_signed_commits);
        let interval = Some(*interval_months).filter(|months| *months != i64::MAX);
        facts.number("reporting.interval_months", interval, None);
        facts.publication(publication);
        let levels = lints
            .iter()
            .map(|(rule, level, _)| format!("{rule} = {level}"));
        let levels = levels.map(|words| Value::Written(words.into()));
        facts.list("lints", levels.collect());
        facts
    }
}

impl Facts {
    fn publication(&mut self, publication: &Publication) {
        let Publication {
            base_url,
            licence,
            region,
        } = publication;
        self.words("publication.base_url", base_url.as_deref());
        self.choice("publication.licence", *licence);
        self.words("publication.region", region.as_deref());
    }

    fn process(&mut self, process: &Process) {
        let Process {
            contacts_due,
            contributions_due,
            cosignatures_due,
            cabinet,
            cabinet_lead_days,
            lead_day_kind,
            holidays,
        } = process;
        self.date("process.contacts_due", contacts_due);
        self.date("process.contributions_due", contributions_due);
        self.date("process.cosignatures_due", cosignatures_due);
        self.date("process.cabinet", cabinet);
        let days = cabinet_lead_days.as_ref().map(|days| days.value);
        self.number("process.cabinet_lead_days", days, None);
        self.choice("process.lead_day_kind", *lead_day_kind);
        let days = holidays.iter().copied().map(PartialDate::of_day);
        self.list("process.holidays", days.map(Value::Date).collect());
    }
}
