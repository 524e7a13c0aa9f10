//! Contacts and ministries.

use crate::*;

#[test]
fn contacts() {
    let by = |name: &str| {
        signed(&[
            &signature("bm/geraete", "signed", FRESH, "2026-04-24").replace("koordination", name)
        ])
    };
    finds(
        by("netze"),
        &["unknown-contact ministries/mdr/cosignatures.toml:5"],
    );
    assert!(advice(by("netze")).contains("add a [[contact]] with id = \"netze\""));
    assert!(advice(by("koordinaton")).contains("did you mean `koordination`?"));
    let netze = "[[contact]]\nid = \"netze\"\nrole = \"expert\"\nname = \"N\"\nemail = \"n@mdr.example\"\nnominated = 2026-01-15\n";
    // Of another ministry.
    let other = mdr_contacts(&format!("{netze}fields = [\"bildung\"]\n"));
    let named = lernen("field = \"bildung\"\nstatus = \"draft\"\ncontact = \"netze\"");
    finds(
        other.clone() + &named,
        &["unknown-contact ministries/bm/contributions/lernen.md:5"],
    );
    assert!(advice(other + &named).contains("`netze` belongs to MDR"));
    // In no field, and then the fields of the entries that name the contact are the advice.
    let project = "//- ministries/mdr/projects/netz.md\n+++\ntitle = \"Netz\"\nfield = \"bildung\"\ngoals = [\"schulportal\"]\nstatus = \"planned\"\ncontact = \"netze\"\nas_of = 2026-04-01\n+++\nText.\n";
    assert!(advice(mdr_contacts(netze) + project).contains("add: fields = [\"bildung\"]"));
    // Misspelt `fields`, and a contact who has left: named by a co-signature, and not.
    finds(
        mdr_contacts(&format!("{netze}field = [\"bildung\"]\n")),
        &["unknown-key ministries/mdr/contacts.toml:13"],
    );
    let left = mdr_contacts(&format!("{netze}until = 2026-04-25\n"));
    finds(left.clone() + &by("netze"), &[]);
    finds(left, &["unused-contact ministries/mdr/contacts.toml:8"]);
    let gone = mdr_contacts(&format!("{netze}until = 2026-04-23\n"));
    finds(
        gone + &by("netze"),
        &["cosignature-out-of-office ministries/mdr/cosignatures.toml:5"],
    );
}

#[test]
fn a_contact_who_left_may_stay_at_finished_work() {
    let contacts = "//- ministries/bm/contacts.toml\n[[contact]]\nid = \"koordination\"\nrole = \"coordinator\"\nname = \"K\"\n\
                    email = \"k@bm.example\"\nnominated = 2026-02-01\n\n[[contact]]\nid = \"alt\"\nrole = \"deputy\"\nname = \"A\"\n\
                    email = \"a@bm.example\"\nnominated = 2026-02-01\nuntil = \"2026-03\"\n";
    let measure = |status: &str| {
        format!(
            "//- ministries/bm/measures/alt.md\n+++\ntitle = \"Alt\"\ngoals = [\"schulportal\"]\nstatus = \"{status}\"\ncontact = \"alt\"\nas_of = 2026-04-01\n+++\nText.\n"
        )
    };
    finds(contacts.to_owned() + &measure("cancelled"), &[]);
    finds(
        contacts.to_owned() + &measure("paused"),
        &["former-contact ministries/bm/measures/alt.md:5"],
    );
    assert!(
        advice(contacts.to_owned() + &measure("paused")).contains("contact = \"koordination\"")
    );
}

#[test]
fn coordinators() {
    let until =
        |until: &str| mdr_contacts("").replace("nominated", &format!("until = {until}\nnominated"));
    finds(
        until("2026-04-30"),
        &["expired-coordinator ministries/mdr/contacts.toml:6"],
    );
    finds(until("2026-05-01"), &[]);
    finds(until("\"2026\""), &[]);
}

#[test]
fn ministries_that_are_over() {
    let ministry = |id: &str, rest: &str| {
        format!(
            "//- ministries/{id}/ministry.toml\nname = \"{id}\"\nshort = \"{id}\"\nmailbox = \"p@{id}.example\"\n{rest}\n"
        )
    };
    let over = |id: &str, successor: &str| {
        ministry(
            id,
            &format!("valid_to = 2025-12-31\nsuccessor = \"{successor}\""),
        )
    };
    // A successor's successor; one that is named already; a circle; and nobody asks a ministry that is over.
    let chain = over("alt", "neu") + &over("neu", "mdr");
    finds(
        chain.clone() + &field("[\"bm\", \"alt\"]"),
        &["former-ministry fields/bildung.md:5"],
    );
    assert_eq!(
        advice(chain.clone() + &field("[\"bm\", \"alt\"]")),
        "its successor is `mdr`"
    );
    assert!(advice(chain + &field("[\"alt\", \"bm\", \"mdr\"]")).starts_with("remove `alt`"));
    assert!(
        advice(over("alt", "neu") + &over("neu", "alt") + &field("[\"bm\", \"alt\"]"))
            .starts_with("name the ministry that took over")
    );
    finds(
        over("alt", "mdr") + &field("\"all\""),
        &["missing-contribution fields/bildung.md:5"],
    );
    // What lies in its folder, and who leads the strategy.
    let measure = |status: &str| {
        format!(
            "//- ministries/alt/measures/alt.md\n+++\ntitle = \"Alt\"\ngoals = [\"schulportal\"]\nstatus = \"{status}\"\nas_of = 2026-04-01\n+++\nText.\n"
        )
    };
    finds(
        over("alt", "mdr") + &measure("active"),
        &["former-ministry ministries/alt/ministry.toml:4"],
    );
    finds(over("alt", "mdr") + &measure("completed"), &[]);
    let led = settings("").replace("\"mdr\"", "\"alt\"");
    finds(
        led + &over("alt", "mdr"),
        &["former-ministry strategy.toml:4"],
    );
}
