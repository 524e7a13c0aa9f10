//! Reports of the same undertaking, and of others that are not far from it.

use super::*;

type Report = (&'static str, &'static str);

const SAME: &[[Report; 2]] = &[
    [
        (
            "Einführung der E-Akte in der Landesverwaltung",
            "Alle Behörden des Landes führen ihre Akten elektronisch.",
        ),
        (
            "Elektronische Akte: Einführung in den Landesbehörden",
            "Die Verwaltung des Landes arbeitet mit der E-Akte, auch in den nachgeordneten Behörden.",
        ),
    ],
    [
        (
            "KI-Textassistent LLMoin",
            "Beschäftigte der Landesverwaltung fassen mit LLMoin Texte zusammen. Der Assistent nutzt künstliche Intelligenz.",
        ),
        (
            "LLMoin für die Beschäftigten des Ressorts",
            "Ein Textassistent mit KI hilft den Beschäftigten im Ministerium.",
        ),
    ],
    [
        (
            "Ausbau des Breitbandnetzes im ländlichen Raum",
            "Dörfer und Weiler erhalten Glasfaser. Das Land fördert den Breitbandausbau.",
        ),
        (
            "Breitbandausbau in ländlichen Räumen",
            "Gefördert wird der Ausbau schneller Netze auf dem Land.",
        ),
    ],
    [
        (
            "Digitaler Bauantrag",
            "Bauwillige stellen ihren Antrag online beim Bauamt.",
        ),
        (
            "Bauanträge digital stellen",
            "Der digitale Bauantrag erspart den Weg zum Amt.",
        ),
    ],
    [
        (
            "Cyber-Notruf für Kommunen",
            "Bei einem Angriff hilft eine Notrufnummer rund um die Uhr.",
        ),
        (
            "Notrufnummer für Cyberangriffe auf Kommunen",
            "Der Notruf nimmt Meldungen über Cyber-Angriffe entgegen.",
        ),
    ],
    [
        (
            "Schulung von Lehrkräften im Umgang mit KI",
            "Fortbildungen zeigen, wie Lehrkräfte künstliche Intelligenz im Unterricht nutzen.",
        ),
        (
            "Fortbildung der Lehrkräfte zu Künstlicher Intelligenz",
            "Schulungen für den Umgang mit Chatbots im Unterricht.",
        ),
    ],
    [
        (
            "Registermodernisierung im Land",
            "Register des Landes und der Kommunen werden angeschlossen.",
        ),
        (
            "Modernisierung der Register",
            "Nachweise werden nur einmal erbracht. Dazu nimmt das Land an der Registermodernisierung teil.",
        ),
    ],
    [
        (
            "Online-Anmeldung an Schulen",
            "Eltern melden ihr Kind im Internet an.",
        ),
        (
            "Schulanmeldung online",
            "Die Anmeldung zur weiterführenden Schule geschieht online.",
        ),
    ],
    [
        (
            "Hochwasserportal für Gemeinden",
            "Pegel, Karten und Hinweise zum Schutz vor Hochwasser an einem Ort.",
        ),
        (
            "Portal zum Hochwasserschutz für Gemeinden",
            "Gemeinden finden im Hochwasserportal Karten und Pegelstände.",
        ),
    ],
    [
        (
            "Elektronische Rechnung in der Landesverwaltung",
            "Behörden nehmen E-Rechnungen an.",
        ),
        (
            "E-Rechnung für Behörden des Landes",
            "Lieferanten stellen der Verwaltung elektronische Rechnungen.",
        ),
    ],
];

const DIFFERENT: &[[Report; 2]] = &[
    [
        (
            "Digitalisierung der Landesarchive",
            "Urkunden und Akten werden gescannt und online gestellt.",
        ),
        (
            "Digitalisierung der Landesbibliotheken",
            "Bücher und Zeitungen werden gescannt und online gestellt.",
        ),
    ],
    [
        (
            "KI in der Justiz",
            "Gerichte erproben künstliche Intelligenz bei Massenverfahren.",
        ),
        (
            "KI in der Landwirtschaft",
            "Betriebe erproben künstliche Intelligenz bei der Düngung.",
        ),
    ],
    [
        (
            "Portal für Unternehmen",
            "Betriebe erledigen Anträge an einer Stelle.",
        ),
        (
            "Portal für Ehrenamtliche",
            "Vereine finden Beratung an einer Stelle.",
        ),
    ],
    [
        (
            "E-Akte in der Justiz",
            "Gerichte und Staatsanwaltschaften führen Akten elektronisch.",
        ),
        (
            "E-Personalakte in der Landesverwaltung",
            "Personalstellen führen Personalakten elektronisch.",
        ),
    ],
    [
        (
            "Kompetenzzentrum Open Data",
            "Das Zentrum berät Behörden bei der Veröffentlichung von Daten.",
        ),
        (
            "Kompetenzzentrum KI",
            "Das Zentrum berät Behörden beim Einsatz künstlicher Intelligenz.",
        ),
    ],
    [
        (
            "Mobilitätsatlas",
            "Eine Karte zeigt Baustellen und Fahrpläne.",
        ),
        ("Energieatlas", "Eine Karte zeigt Anlagen und Verbräuche."),
    ],
    [
        (
            "Digitalstrategie für Schulen",
            "Schulen erhalten Geräte und Fortbildung.",
        ),
        (
            "Digitalstrategie für Hochschulen",
            "Hochschulen erhalten Rechenzentren und Lehrplattformen.",
        ),
    ],
    [
        (
            "Breitbandausbau an Schulen",
            "Alle Schulen erhalten Glasfaser.",
        ),
        (
            "Breitbandausbau an Krankenhäusern",
            "Alle Kliniken erhalten Glasfaser.",
        ),
    ],
    [
        (
            "Netzwerk Digitale Dörfer",
            "Gemeinden tauschen sich über Apps für das Dorfleben aus.",
        ),
        (
            "Netzwerk Digitale Stadt",
            "Städte tauschen sich über Sensoren und Verkehr aus.",
        ),
    ],
    [
        (
            "Rechtssichere digitale Prüfungen an Hochschulen",
            "Klausuren werden am Rechner geschrieben.",
        ),
        (
            "Digitale Prüfung von Förderanträgen",
            "Anträge werden automatisch auf Vollständigkeit geprüft.",
        ),
    ],
];

fn likeness(pair: &[Report; 2], others: &[Report]) -> f32 {
    let titles = pair.iter().chain(others).map(|(title, _)| *title);
    let corpus = Corpus::new(titles, 2 + others.len(), "Digitalstrategie des Landes");
    let [one, other] = [0, 1].map(|at| corpus.with_text(at, 1 - at, pair[at].1));
    one.likeness(&other)
}

#[test]
fn paraphrases_are_found_and_neighbours_are_not() {
    let all: Vec<Report> = SAME.iter().chain(DIFFERENT).flatten().copied().collect();
    for others in [&all[..], &[]] {
        for pair in SAME {
            assert!(
                likeness(pair, others) >= SURE,
                "{}, {}: {}",
                pair[0].0,
                pair[1].0,
                likeness(pair, others)
            );
        }
        for pair in DIFFERENT {
            assert!(
                likeness(pair, others) < SURE,
                "{}, {}: {}",
                pair[0].0,
                pair[1].0,
                likeness(pair, others)
            );
        }
    }
}

#[test]
fn among_many_only_the_same_ones_of_different_ministries_are_paired() {
    let reports: Vec<Report> = SAME.iter().chain(DIFFERENT).flatten().copied().collect();
    let opening = |at: usize| reports[at].1.to_owned();
    let titles = reports.iter().map(|(title, _)| *title);
    let corpus = Corpus::new(titles, reports.len(), "Digitalstrategie");
    let pairs = |range: Range<usize>, known: &dyn Fn(Pair) -> bool| {
        let mut pairs = corpus.pairs(range, of_two_ministries, known, opening);
        pairs.sort_unstable();
        pairs
    };
    let all = 0..reports.len();
    let same = (0..SAME.len()).map(|at| (2 * at, 2 * at + 1));
    assert_eq!(pairs(all.clone(), &|_| false), same.collect::<Vec<_>>());
    assert_eq!(pairs(all.clone(), &|(a, _)| a > 0), [(0, 1)]);
    assert_eq!(pairs(2..4, &|_| false), [(2, 3)]);
    assert_eq!(
        corpus.shared((0, reports[0].0), 1, ""),
        ["Einführung", "E", "Akte", "Landesverwaltung"]
    );
    assert_eq!(corpus.pairs(all, |_| false, |_| false, opening), []);
}

/// Whether one of a pair is of the first of two ministries that take turns, the other of the second.
fn of_two_ministries((a, b): Pair) -> bool {
    a % 2 != b % 2
}

#[test]
fn thousands_of_titles_that_are_alike_do_not_take_long() {
    let titles: Vec<String> = (0..20_000)
        .map(|at| format!("Einführung der E-Akte in Behörde {}", at / 100))
        .collect();
    let corpus = Corpus::new(titles.iter().map(|title| &**title), titles.len(), "");
    let pairs = corpus.pairs(
        0..titles.len(),
        of_two_ministries,
        |_| false,
        |_| String::new(),
    );
    assert!(pairs.len() <= LOOKS + titles.len() / ITEMS_PER_LOOK);
}
