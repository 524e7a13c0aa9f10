//! What a page that needs nothing but itself allows: its one style, pictures that lie in it, and nothing else.

use sha2::{Digest, Sha256};

use crate::picture::base64;
use crate::template::{Templates, Trouble};
use crate::text;

/// Nothing is loaded and nothing runs; the one style is known by its digest, pictures lie in the page.
pub fn of(style: &str) -> String {
    let digest = base64(&Sha256::digest(style.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// A style sheet. White space at the ends is taken off: browsers hash every byte, validators do not. An element cannot end
/// inside its style.
pub fn style(templates: &Templates<'_>, name: &str) -> String {
    templates.text(name).trim().replace("</", "<\\/")
}

/// A template that left the policy out.
pub fn missing(templates: &Templates<'_>, name: &str) -> Trouble {
    templates.complain(
        name,
        text!("die Seite trägt keine Content-Security-Policy", "the page carries no Content-Security-Policy"),
        text!(
            "in den <head> gehört als Erstes: <meta http-equiv=\"Content-Security-Policy\" content=\"{{{{ policy }}}}\">",
            "put first into the <head>: <meta http-equiv=\"Content-Security-Policy\" content=\"{{{{ policy }}}}\">"
        ),
    )
}
