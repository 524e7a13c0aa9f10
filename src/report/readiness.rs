//! Whether the strategy is ready for the cabinet, as a page: the verdict, the figures behind it, what stands in the way.

use crate::consolidation::Answer;
use crate::message::{Lang, Text, label};
use crate::model::date::days_between;
use crate::model::evidence::CosignResult;

use super::cabinet::{Cabinet, Hurdle, Obstacle, Session};
use super::overview;
use super::page::{Block, Entry, Here, Line, More, Page};
use super::table::{Cell, Column, Table, Tone, Value};
use super::words::{counted, day, distance, number};

/// The page.
pub fn page(cabinet: &Cabinet<'_>, here: Here<'_>) -> Page {
    let mut blocks = overview::head(&cabinet.status, cabinet.lang);
    blocks.push(verdict(cabinet));
    blocks.push(Block::Facts(facts(cabinet)));
    for hurdle in Hurdle::ALL {
        let mut obstacles = cabinet.obstacles.iter();
        let of_kind: Vec<&Obstacle<'_>> = obstacles
            .by_ref()
            .filter(|of| of.hurdle == hurdle)
            .collect();
        if !of_kind.is_empty() {
            let name = hurdle.label().in_lang(cabinet.lang);
            blocks.push(Block::Heading(Line::from(format!(
                "{name}: {}",
                of_kind.len()
            ))));
            let entries = of_kind.into_iter().map(|of| entry(cabinet, of, here));
            blocks.push(Block::List(entries.collect()));
        }
    }
    if !cabinet.hints.is_empty() {
        let name = cabinet.lang.pick("Gut zu wissen", "Good to know");
        blocks.push(Block::Heading(Line::from(name)));
        let hints = cabinet.hints.iter().map(|hint| hint.in_lang(cabinet.lang));
        let hints = hints.map(|hint| Entry::new("·", Tone::Faint, typed_here(hint, here)));
        blocks.push(Block::List(hints.collect()));
    }
    blocks.extend(next(cabinet, here));
    Page { blocks }
}

fn verdict(cabinet: &Cabinet<'_>) -> Block {
    let lang = cabinet.lang;
    let (mark, tone, words) = match (cabinet.obstacles.len(), cabinet.adoption) {
        (0, Some(decision)) => {
            let when = decision.date.value.show(lang);
            let words = lang.pick(
                format!(
                    "Beschlossen: {when}, {}, „{}“.",
                    decision.body, decision.head.title.value
                ),
                format!(
                    "Adopted: {when}, {}, “{}”.",
                    decision.body, decision.head.title.value
                ),
            );
            ("★", Tone::Good, words)
        }
        (0, None) => {
            let words = lang.pick(
                "Kabinettreif: nichts steht im Weg.",
                "Ready for the cabinet: nothing stands in the way.",
            );
            ("✓", Tone::Good, words.to_owned())
        }
        (count, _) => {
            let many = counted(
                count,
                label("Punkt steht im Weg", "point stands in the way"),
                label("Punkte stehen im Weg", "points stand in the way"),
                lang,
            );
            let first = match count {
                1 => "",
                _ => lang.pick(", das Wichtigste zuerst", ", the most important first"),
            };
            let words = lang.pick(
                format!("Nicht kabinettreif: {many}{first}."),
                format!("Not ready for the cabinet: {many}{first}."),
            );
            ("✗", Tone::Bad, words)
        }
    };
    let line = Line::from(words).tone(Tone::Strong);
    Block::List(vec![Entry::new(mark, tone, line)])
}

/// The figures behind the verdict: mark, name, what.
fn facts(cabinet: &Cabinet<'_>) -> Table {
    let lang = cabinet.lang;
    let mut rows = Vec::new();
    let mut row = |mark: &str, tone: Tone, name: &str, what: String| {
        rows.push(vec![
            Cell::text(mark).tone(tone),
            Cell::text(name),
            Cell::text(what),
        ]);
    };
    if let Some(session) = &cabinet.session {
        let (mark, tone) = if paper_is_late(cabinet, session) {
            ("!", Tone::Bad)
        } else {
            ("", Tone::Plain)
        };
        if session.paper.is_some() {
            row(
                mark,
                tone,
                lang.pick("Vorlage", "Paper"),
                paper(cabinet, session),
            );
        }
        let when = meeting(cabinet, session);
        row("", Tone::Plain, lang.pick("Sitzung", "Session"), when);
    }
    let counts = &cabinet.status.totals.counts;
    let of = |part: usize, whole: usize, done: &str| {
        let (part, whole) = (number(part, lang), number(whole, lang));
        lang.pick(
            format!("{part} von {whole} {done}"),
            format!("{part} of {whole} {done}"),
        )
    };
    let contributions = &counts.contributions;
    let texts = contributions.texts()
        + contributions
            .states
            .of(crate::consolidation::State::Requested);
    let agreed = of(
        contributions.agreed(),
        texts,
        lang.pick("abgestimmt", "agreed"),
    );
    row(
        "",
        Tone::Plain,
        lang.pick("Beiträge", "Contributions"),
        agreed,
    );
    let (given, owed) = (counts.cosignatures.given, counts.cosignatures.owed);
    let given = of(given, owed, lang.pick("gegeben", "given"));
    row(
        "",
        Tone::Plain,
        lang.pick("Mitzeichnungen", "Co-signatures"),
        given,
    );
    if !cabinet.closing.is_empty() {
        let signed = cabinet
            .closing
            .iter()
            .filter(|closing| is_positive(closing.answer));
        let signed = of(
            signed.count(),
            cabinet.closing.len(),
            lang.pick("Ressorts", "ministries"),
        );
        row(
            "",
            Tone::Plain,
            lang.pick("Schlusszeichnung", "Final signature"),
            signed,
        );
    }
    if let Some(release) = &cabinet.release {
        let words = format!("{}, {}", release.tag, day(release.day, lang));
        row("", Tone::Plain, lang.pick("git-Tag", "Tag"), words);
    }
    Table {
        columns: vec![
            Column::new("mark", ""),
            Column::new("name", lang.pick("Angabe", "Item")),
            Column::new("what", lang.pick("Stand", "State")),
        ],
        rows,
        total: None,
    }
}

fn is_positive(answer: Answer) -> bool {
    match answer {
        Answer::Deemed => true,
        Answer::Fresh(result) => result != CosignResult::Refused,
        Answer::None | Answer::Stale => false,
    }
}

fn paper_is_late(cabinet: &Cabinet<'_>, session: &Session) -> bool {
    session.days_left < 0 && session.handed_in.is_none() && cabinet.adoption.is_none()
}

/// When the paper must be in, and whether it is.
fn paper(cabinet: &Cabinet<'_>, session: &Session) -> String {
    let lang = cabinet.lang;
    let due = session.paper.map(|due| day(due, lang)).unwrap_or_default();
    let far = match &session.handed_in {
        Some(release) => lang.pick(
            format!("freigegeben am {}", day(release.day, lang)),
            format!("released on {}", day(release.day, lang)),
        ),
        None => distance(session.days_left, paper_is_late(cabinet, session), lang),
    };
    format!("{due}, {far}")
}

/// When the session is, and how long before it the paper must be in.
fn meeting(cabinet: &Cabinet<'_>, session: &Session) -> String {
    let lang = cabinet.lang;
    let left = days_between(cabinet.today(), session.date.last_day());
    let when = format!(
        "{}, {}",
        session.date.show(lang),
        distance(left, false, lang)
    );
    match &session.lead_time {
        Some(Text { de, en }) => lang.pick(
            format!("{when}; Vorlagefrist {de}"),
            format!("{when}; paper {en} before"),
        ),
        None => when,
    }
}

fn entry(cabinet: &Cabinet<'_>, obstacle: &Obstacle<'_>, here: Here<'_>) -> Entry {
    let (lang, today) = (cabinet.lang, cabinet.today());
    let overdue = obstacle.is_overdue(today);
    let (mark, tone) = match overdue {
        true => ("!", Tone::Bad),
        false => ("·", Tone::Plain),
    };
    let who = obstacle
        .ministry
        .map_or(String::new(), |ministry| format!("{}: ", ministry.short));
    let mut line = Line::default()
        .and(&who, Tone::Strong)
        .and(obstacle.what.in_lang(lang), Tone::Plain);
    if let Some(due) = obstacle.due.filter(|_| obstacle.hurdle != Hurdle::Late) {
        let far = distance(days_between(today, due), overdue, lang);
        line = line.and(
            &format!(", {far}"),
            if overdue { Tone::Bad } else { Tone::Faint },
        );
    }
    let mut entry = Entry::new(mark, tone, line);
    let note = obstacle.note.as_ref().map(|note| note.in_lang(lang));
    entry.more.extend(note.map(More::from));
    entry.more.extend(steps(obstacle, lang, here));
    entry
}

/// The next step: a command, or a file and what to do there.
fn steps(obstacle: &Obstacle<'_>, lang: Lang, here: Here<'_>) -> Vec<More> {
    if !obstacle.commands.is_empty() {
        let when = obstacle.when.map(|when| format!("{}:", when.in_lang(lang)));
        let typed = obstacle
            .commands
            .iter()
            .map(|command| format!("{command}{}", here.options));
        let typed = More::Commands(typed.collect());
        return when.map(More::from).into_iter().chain([typed]).collect();
    }
    let place = match (&obstacle.file, obstacle.line) {
        (Some(file), Some(line)) => format!("`{}{file}:{line}`: ", here.prefix),
        (Some(file), None) => format!("`{}{file}`: ", here.prefix),
        _ => String::new(),
    };
    let how = typed_here(obstacle.how.in_lang(lang), here);
    vec![More::from(format!("{place}{how}"))]
}

/// Words in which each command finds the strategy from where the reader stands.
fn typed_here(words: &str, here: Here<'_>) -> String {
    let pieces = words
        .split('`')
        .map(|piece| match piece.strip_prefix("dstrat ") {
            Some(_) => format!("{piece}{}", here.options),
            None => piece.to_owned(),
        });
    pieces.collect::<Vec<String>>().join("`")
}

fn next(cabinet: &Cabinet<'_>, here: Here<'_>) -> Vec<Block> {
    let (lang, options) = (cabinet.lang, here.options);
    let paper = lang.pick(
        format!("`dstrat cabinet --paper{options}` schreibt die Ministerratsvorlage"),
        format!("`dstrat cabinet --paper{options}` writes the cabinet paper"),
    );
    let draft = lang.pick(
        format!("`dstrat cabinet --paper --draft{options}` schreibt die Vorlage als Entwurf"),
        format!("`dstrat cabinet --paper --draft{options}` writes the paper as a draft"),
    );
    let release = lang.pick(
        format!("`dstrat cabinet --release TAG{options}` gibt diesen Text frei: ein git-Tag mit seiner Prüfsumme"),
        format!("`dstrat cabinet --release TAG{options}` releases this text: a tag with its digest"),
    );
    let decision = lang.pick(
        "ist beschlossen: die Prüfsumme in den Beschluss eintragen",
        "once adopted: enter the digest into the decision",
    );
    let step = |line: &str| Entry::new("→", Tone::Faint, line);
    let digest = || {
        let mut entry = step(decision);
        entry.more = vec![More::Code(vec![format!("digest = \"{}\"", cabinet.digest)])];
        entry
    };
    let steps = match (cabinet.is_ready(), &cabinet.release) {
        _ if cabinet.adoption.is_some() => return Vec::new(),
        (false, _) => vec![step(&draft)],
        (true, None) => vec![step(&paper), step(&release), digest()],
        (true, Some(_)) => vec![step(&paper), digest()],
    };
    vec![
        Block::Heading(Line::from(lang.pick("Weiter", "Next"))),
        Block::List(steps),
    ]
}

/// The table for machines: one row for each obstacle, with the keys of the JSON output.
pub fn table(cabinet: &Cabinet<'_>) -> Table {
    let keys = [
        "kind",
        "ministry",
        "subject",
        "what",
        "note",
        "due",
        "days_left",
        "overdue",
        "commands",
        "file",
        "line",
        "how",
    ];
    Table {
        columns: keys.into_iter().map(|key| Column::new(key, key)).collect(),
        rows: cabinet
            .obstacles
            .iter()
            .map(|of| row(cabinet, of))
            .collect(),
        total: None,
    }
}

fn row(cabinet: &Cabinet<'_>, obstacle: &Obstacle<'_>) -> Vec<Cell> {
    let lang = cabinet.lang;
    let count = |number: i64| Cell::of(Value::Number(number));
    let empty = || Cell::of(Value::Empty);
    let days = obstacle.due.map(|due| days_between(cabinet.today(), due));
    vec![
        Cell::text(obstacle.hurdle.key()),
        Cell::text(obstacle.ministry.map_or("", |ministry| &ministry.id)),
        Cell::text(&*obstacle.subject),
        Cell::text(obstacle.what.in_lang(lang)),
        Cell::text(obstacle.note.as_ref().map_or("", |note| note.in_lang(lang))),
        Cell::text(obstacle.due.map_or_else(String::new, |due| due.to_string())),
        days.map_or_else(empty, |days| count(i64::from(days))),
        Cell::of(Value::Flag(obstacle.is_overdue(cabinet.today()))),
        Cell::text(obstacle.commands.join("\n")),
        Cell::text(obstacle.file.as_deref().unwrap_or_default()),
        obstacle.line.map_or_else(empty, |line| count(line as i64)),
        Cell::text(obstacle.how.in_lang(lang)),
    ]
}
