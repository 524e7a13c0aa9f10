//! How the cells of the workbook look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::message::Lang;

/// The formats of all sheets.
pub struct Style {
    /// The title of the whole.
    pub title: Format,
    /// A label beside a value.
    pub label: Format,
    /// A heading of a column.
    pub heading: Format,
    /// Words, which may run over several lines.
    pub text: Format,
    /// Words beside a number.
    pub beside: Format,
    /// A day.
    pub day: Format,
    /// A period that is longer than a day.
    pub period: Format,
    /// A whole number with groups of thousands.
    pub integer: Format,
    /// Any number, with as many decimals as it has.
    pub number: Format,
    /// The words of a traffic light.
    lights: [(&'static str, Format); 3],
}

const INK: Color = Color::RGB(0x1F_2A_37);
const HEAD: Color = Color::RGB(0x1F_3A_5F);

impl Style {
    /// For a language.
    pub fn new(lang: Lang) -> Style {
        let plain = Format::new()
            .set_align(FormatAlign::Top)
            .set_font_color(INK);
        let light = |fill: u32| {
            let border = Color::RGB(0x9A_A5_B1);
            let format = plain.clone().set_background_color(Color::RGB(fill));
            let format = format.set_border(FormatBorder::Hair);
            format.set_border_color(border)
        };
        Style {
            title: plain.clone().set_bold().set_font_size(16),
            label: plain.clone().set_bold(),
            heading: Format::new()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(HEAD)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            text: plain.clone().set_text_wrap(),
            beside: plain.clone().set_text_wrap().set_indent(1),
            day: plain
                .clone()
                .set_num_format(lang.pick("dd.mm.yyyy", "yyyy-mm-dd"))
                .set_align(FormatAlign::Right),
            period: plain.clone().set_align(FormatAlign::Right),
            integer: plain.clone().set_num_format("#,##0"),
            number: plain.clone().set_num_format("General"),
            lights: [
                ("green", light(0xD7_EE_DC)),
                ("amber", light(0xFD_EF_C3)),
                ("red", light(0xF9_D5_D3)),
            ],
        }
    }

    /// The format of a traffic light; its word stands in the cell too.
    pub fn light(&self, key: &str) -> Option<&Format> {
        let found = self.lights.iter().find(|(light, _)| *light == key);
        found.map(|(_, format)| format)
    }
}
