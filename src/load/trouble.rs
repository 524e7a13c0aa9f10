//! What to say of a file that could not be read.

use crate::diagnostic::{Finding, start_of};
use crate::message::Text;
use crate::source::{FileId, Files, MAX_TEXT, Place, Span, Trouble};
use crate::text;

/// The finding for a file that could not be read.
pub fn finding(files: &Files, file: FileId, trouble: &Trouble) -> Finding {
    let path = files.path(file);
    let (message, help) = match trouble {
        Trouble::TooLarge(bytes) => too_large(path, *bytes),
        Trouble::NotUtf8(_) if is_document(files.text(file)) => document(),
        Trouble::NotUtf8(at) => not_utf8(*at),
        Trouble::Io(reason) => (
            text!(
                "`{path}` lässt sich nicht lesen: {reason}",
                "`{path}` cannot be read: {reason}"
            ),
            text!(
                "die Datei neu speichern und es noch einmal versuchen",
                "save the file again and try once more"
            ),
        ),
        Trouble::Link
        | Trouble::Special
        | Trouble::Folder
        | Trouble::TooDeep
        | Trouble::Repository => wrong_kind(path, trouble),
        Trouble::Name => (
            text!(
                "der Dateiname `{path}` enthält unzulässige Zeichen",
                "the file name `{path}` holds characters that are not allowed"
            ),
            text!(
                "die Datei umbenennen: nur a–z, 0–9 und einzelne Bindestriche",
                "rename the file: only a–z, 0–9 and single hyphens"
            ),
        ),
        Trouble::Denied => (
            text!(
                "auf `{path}` darf dstrat nicht zugreifen",
                "dstrat may not access `{path}`"
            ),
            text!(
                "die Zugriffsrechte ändern: `chmod u+rX {path}`",
                "change the permissions: `chmod u+rX {path}`"
            ),
        ),
        Trouble::Vanished => (
            text!(
                "`{path}` ist während des Lesens verschwunden",
                "`{path}` vanished while it was being read"
            ),
            text!("dstrat noch einmal starten", "start dstrat once more"),
        ),
    };
    Finding::new(place(file, trouble), message).help(help)
}

fn place(file: FileId, trouble: &Trouble) -> Place {
    match trouble {
        Trouble::NotUtf8(at) => Place {
            file,
            span: Span::new(*at..*at + '\u{fffd}'.len_utf8(), 0),
        },
        _ => start_of(file),
    }
}

fn too_large(path: &str, bytes: u64) -> (Text, Text) {
    let (size, most) = (bytes.div_ceil(1_048_576), MAX_TEXT / 1_048_576);
    (
        text!(
            "`{path}` ist zu groß: {size} MiB",
            "`{path}` is too large: {size} MiB"
        ),
        text!(
            "höchstens {most} MiB; den Text auf mehrere Dateien verteilen",
            "at most {most} MiB; split the text into several files"
        ),
    )
}

/// Whether a file that is no text begins as those of Word, LibreOffice and PDF do.
fn is_document(text: &str) -> bool {
    text.starts_with("PK\u{3}\u{4}")
        || text.starts_with("%PDF-")
        || text.starts_with("\u{fffd}\u{fffd}\u{11}\u{fffd}")
}

fn document() -> (Text, Text) {
    (
        text!(
            "das ist keine Textdatei, sondern wohl ein Dokument aus Word, LibreOffice oder ein PDF",
            "this is no text file, but probably a document of Word, LibreOffice or a PDF"
        ),
        text!(
            "den Text von dort kopieren, in einen Texteditor einfügen und in UTF-8 speichern",
            "copy the text from there, paste it into a text editor and save it as UTF-8"
        ),
    )
}

/// A file that is broken from its first byte on is mostly UTF-16; else it is an older encoding of Windows.
fn not_utf8(at: usize) -> (Text, Text) {
    let message = match at {
        0 => text!(
            "die Datei ist nicht in UTF-8 gespeichert, wohl in UTF-16",
            "the file is not saved as UTF-8, probably as UTF-16"
        ),
        _ => text!(
            "die Datei ist nicht in UTF-8 gespeichert, wohl in Windows-1252 (ANSI); hier steht das erste Zeichen, das sich nicht lesen lässt",
            "the file is not saved as UTF-8, probably as Windows-1252 (ANSI); this is the first character that cannot be read"
        ),
    };
    let help = text!(
        "im Editor „Speichern unter“ mit der Zeichencodierung UTF-8 wählen",
        "choose \"save as\" with the encoding UTF-8 in your editor"
    );
    (message, help)
}

fn wrong_kind(path: &str, trouble: &Trouble) -> (Text, Text) {
    match trouble {
        Trouble::Link => (
            text!(
                "`{path}` ist eine Verknüpfung; ihr wird nicht gefolgt",
                "`{path}` is a symbolic link; it is not followed"
            ),
            text!(
                "die Datei oder den Ordner selbst hierher legen",
                "put the file or folder itself here"
            ),
        ),
        Trouble::Folder => (
            text!(
                "`{path}` ist ein Ordner, hier wird eine Datei erwartet",
                "`{path}` is a folder where a file is expected"
            ),
            text!(
                "den Ordner löschen oder umbenennen",
                "delete or rename the folder"
            ),
        ),
        Trouble::Repository => (
            text!(
                "`{path}` ist ein Git-Repository innerhalb der Strategie",
                "`{path}` is a git repository inside the strategy"
            ),
            text!(
                "`{path}` löschen; Untermodule werden nicht gelesen",
                "delete `{path}`; submodules are not read"
            ),
        ),
        Trouble::TooDeep => (
            text!(
                "der Ordner `{path}` liegt zu tief",
                "the folder `{path}` lies too deep"
            ),
            text!(
                "seine Dateien weiter oben ablegen",
                "move its files further up"
            ),
        ),
        _ => (
            text!(
                "`{path}` ist keine gewöhnliche Datei",
                "`{path}` is no regular file"
            ),
            text!(
                "löschen oder durch eine Textdatei ersetzen",
                "delete it or replace it by a text file"
            ),
        ),
    }
}
