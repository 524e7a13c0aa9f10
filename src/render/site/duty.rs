//! The pages that a public site owes its readers. The editors write them as chapters with the key `page`; where one is
//! missing, its page says so, and how to write it.

use crate::markdown;
use crate::message::{Label, label};
use crate::model::chapter::{Chapter, Page as Duty};
use crate::model::{Choices, Kind};
use crate::template::Trouble;

use super::super::anchor;
use super::super::document::{Block, Inline, section, words};
use super::super::entry::shared;
use super::super::prose::Prose;
use super::address::Top;
use super::frame::{self, Page};
use super::leaf::Leaf;
use super::{Site, plain};

/// The page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(site: &Site<'_>, duty: Duty) -> Result<Page, Trouble> {
    let top = Top::Duty(duty);
    let leaf = Leaf::new(site, site.addresses.top(top));
    let chapters: Vec<&Chapter> = site
        .view
        .strategy
        .chapters
        .iter()
        .filter(|chapter| chapter.page == Some(duty))
        .collect();
    let title = match chapters[..] {
        [only] => only.head.title.value.to_string(),
        _ => frame::name(top, site.lang).to_owned(),
    };
    let mut content: Vec<Block> = match chapters[..] {
        [] => missing(site, duty),
        [only] => text(site, only, 1),
        _ => chapters
            .iter()
            .map(|chapter| one_of_many(site, chapter))
            .collect(),
    };
    if duty == Duty::Accessibility {
        content.push(feedback(site));
    }
    let html = plain::html(&leaf, &title, None, &content, "")?;
    Ok(Page {
        path: leaf.path,
        title,
        above: Vec::new(),
        area: None,
        scripts: &[],
        about: None,
        html,
    })
}

fn text(site: &Site<'_>, chapter: &Chapter, level: usize) -> Vec<Block> {
    let place = anchor::of_entry(Kind::Chapter, &chapter.head.id);
    let path = site.view.path(chapter.head.file);
    let text = markdown::parse(site.view.text(&chapter.head));
    Prose::new(&site.writer, path, &place).text(text, level)
}

fn one_of_many(site: &Site<'_>, chapter: &Chapter) -> Block {
    let place = anchor::of_entry(Kind::Chapter, &chapter.head.id);
    let mut section = section(place, 1, words(&*chapter.head.title.value));
    section.blocks = text(site, chapter, 2);
    Block::Section(section)
}

/// What is missing, and how the editors write it.
fn missing(site: &Site<'_>, duty: Duty) -> Vec<Block> {
    let lang = site.lang;
    let honest = label(
        "Dieser Text fehlt noch. Die Redaktion muss ihn schreiben.",
        "This text is still missing. The editors have to write it.",
    );
    let how = label(
        "So geht es: im Ordner „document“ eine Datei anlegen, zum Beispiel ",
        "How to: create a file in the folder “document”, for example ",
    );
    let key = label(
        ", mit Titel und der Angabe ",
        ", with a title and the line ",
    );
    let code = |text: String| Inline::Code(text);
    let file = site.addresses.top(Top::Duty(duty)).replace(".html", ".md");
    vec![
        Block::Lead(words(honest.in_lang(lang))),
        Block::Paragraph(words(owed(duty).in_lang(lang))),
        Block::Note(vec![
            Inline::Text(how.in_lang(lang).to_owned()),
            code(format!("document/90-{file}")),
            Inline::Text(key.in_lang(lang).to_owned()),
            code(format!("page = \"{}\"", duty.key())),
            Inline::Text(".".to_owned()),
        ]),
    ]
}

/// What the law asks for.
fn owed(duty: Duty) -> Label {
    match duty {
        Duty::Imprint => label(
            "Ein Impressum nennt, wer die Seiten anbietet, mit Anschrift und Wegen der Kontaktaufnahme (§ 5 DDG).",
            "An imprint names who offers the site, with address and means of contact (§ 5 DDG).",
        ),
        Duty::Privacy => label(
            "Eine Datenschutzerklärung sagt, wer welche Daten wozu verarbeitet (Art. 13 DSGVO). Diese Seiten selbst setzen keine Cookies und fragen nichts bei anderen an; was der Webserver aufzeichnet, weiß nur, wer ihn betreibt.",
            "A privacy notice says who processes which data and why (Art. 13 GDPR). The site itself sets no cookies and asks nothing of others; what the web server records only its operator knows.",
        ),
        Duty::Accessibility => label(
            "Eine Erklärung zur Barrierefreiheit sagt, wie weit die Seiten barrierefrei sind, was fehlt, wie man Barrieren meldet und wer bei Streit schlichtet (Art. 7 der Richtlinie (EU) 2016/2102).",
            "An accessibility statement says how far the site is accessible, what is missing, how to report barriers and who settles disputes (Art. 7 of Directive (EU) 2016/2102).",
        ),
        Duty::EasyRead => label(
            "Hier ist Platz für das Wichtigste in Leichter Sprache.",
            "This is the place for the most important things in easy language.",
        ),
    }
}

/// Whoever meets a barrier must be able to say so (Art. 7 of Directive (EU) 2016/2102).
fn feedback(site: &Site<'_>) -> Block {
    let (strategy, lang) = (&site.view.strategy, site.lang);
    let title = label("Barrieren melden", "Report barriers").in_lang(lang);
    let mut section = section("Feedback".to_owned(), 1, words(title));
    let lead = strategy.settings.lead.as_ref();
    let lead = lead.and_then(|lead| strategy.get(lead));
    let ask = label(
        "Ist Ihnen auf diesen Seiten eine Barriere aufgefallen, oder brauchen Sie etwas daraus in einer anderen Form? Schreiben Sie bitte an: ",
        "Have you met a barrier on this site, or do you need something of it in another form? Please write to: ",
    );
    let mut line = words(ask.in_lang(lang));
    if let Some(lead) = lead {
        line.push(Inline::Text(format!("{}, ", lead.name.value)));
        line.extend(shared::mail(&lead.mailbox));
    }
    section.blocks.push(Block::Paragraph(line));
    Block::Section(section)
}
