//! What other programs find in a PDF: the words of its pages, and every string in it, from bookmarks to metadata.

use hayro_cmap::{BfString, CMap};
use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys::{METADATA, TO_UNICODE, TYPE};
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream};
use hayro_syntax::page::Page;

/// All of it, as one text. A word that was broken at the end of a line stands there whole too.
pub fn text_of(bytes: &[u8]) -> String {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let words = pdf.pages().iter().map(words).collect::<String>();
    let mut out = format!("{words}\n{}\n", joined(&words));
    for object in pdf.objects() {
        strings(&object, &mut out);
        if let Object::Stream(stream) = &object
            && stream.dict().get::<Name<'_>>(TYPE).as_deref() == Some(METADATA)
        {
            out.push_str(&String::from_utf8_lossy(&stream.decoded().unwrap()));
        }
    }
    out
}

/// The words of the pages, one text for each.
pub fn pages(bytes: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    pdf.pages().iter().map(words).collect()
}

/// Where links lead that leave the document.
pub fn addresses(bytes: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let actions = pdf.objects().into_iter().filter_map(|object| {
        let annotation = object.into_dict()?;
        let action: Dict<'_> = annotation.get(b"A")?;
        let address: hayro_syntax::object::String<'_> = action.get(b"URI")?;
        Some(decoded(&address))
    });
    actions.collect()
}

/// Broken words as they were: with and without the hyphen, which may be their own.
fn joined(words: &str) -> String {
    let without = words.replace("-\n", "").replace("\u{ad}\n", "");
    let with = words.replace('\n', "");
    format!("{without}\n{with}")
}

/// The words of a page in the order in which they are painted, a line each time the pen moves down or back.
fn words(page: &Page<'_>) -> String {
    let mut out = String::new();
    let mut font = None;
    let mut operations = page.operations();
    while let Some(operation) = operations.next() {
        let operands: Vec<&Object<'_>> = operation.operands().collect();
        match (&**operation.operator, operands.as_slice()) {
            (b"Tf", [Object::Name(name), ..]) => {
                font = page.resources().get_font(name).map(|font| unicode(&font));
            }
            (b"Tj", [Object::String(shown)]) => show(font.as_ref(), shown, &mut out),
            (b"TJ", [Object::Array(shown)]) => {
                for piece in shown.iter::<Object<'_>>() {
                    if let Object::String(shown) = piece {
                        show(font.as_ref(), &shown, &mut out);
                    }
                }
            }
            (b"Td" | b"TD" | b"Tm" | b"T*" | b"ET", _) if !out.ends_with('\n') => out.push('\n'),
            _ => {}
        }
    }
    out
}

fn unicode(font: &Dict<'_>) -> CMap {
    let stream: Stream<'_> = font.get(TO_UNICODE).unwrap();
    CMap::parse(&stream.decoded().unwrap(), |_| None).unwrap()
}

fn show(font: Option<&CMap>, shown: &[u8], out: &mut String) {
    for code in shown.chunks_exact(2) {
        let code = u32::from(u16::from_be_bytes([code[0], code[1]]));
        match font.and_then(|font| font.lookup_bf_string(code)) {
            Some(BfString::Char(c)) => out.push(c),
            Some(BfString::String(text)) => out.push_str(&text),
            None => panic!("a form without a character: {code:04x}"),
        }
    }
}

fn strings(object: &Object<'_>, out: &mut String) {
    match object {
        Object::String(bytes) => {
            out.push_str(&decoded(bytes));
            out.push('\n');
        }
        Object::Array(objects) => in_array(objects, out),
        Object::Dict(entries) => in_dict(entries, out),
        Object::Stream(stream) => in_dict(stream.dict(), out),
        _ => {}
    }
}

fn in_array(objects: &Array<'_>, out: &mut String) {
    for object in objects.raw_iter() {
        if let MaybeRef::NotRef(object) = object {
            strings(&object, out);
        }
    }
}

fn in_dict(entries: &Dict<'_>, out: &mut String) {
    for (_, object) in entries.entries() {
        if let MaybeRef::NotRef(object) = object {
            strings(&object, out);
        }
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 with a mark, else one byte a character.
fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(bytes) => {
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
