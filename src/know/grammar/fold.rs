//! Letters as prompts are compared: small, without accents, one form for each.

use once_cell::sync::Lazy;

/// A base letter, and the small letters that are it with an accent or in another form.
const ACCENTED: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ("b", "ḃḅḇ"),
    ("c", "çćĉċčḉ"),
    ("d", "ďđḋḍḏḑḓ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ḟ"),
    ("g", "ĝğġģǧǵḡ"),
    ("h", "ĥȟḣḥḧḩḫẖ"),
    ("i", "ìíîïĩīĭįıǐȉȋḭḯỉị"),
    ("j", "ĵǰ"),
    ("k", "ķǩḱḳḵ"),
    ("l", "ĺļľłḷḹḻḽ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňǹṅṇṉṋ"),
    ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "śŝşšșṡṣṥṧṩ"),
    ("t", "ţťțṫṭṯṱẗ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹ"),
    ("z", "źżžẑẓẕ"),
    ("ſ", "ẛ"),
    ("ʒ", "ǯ"),
    ("α", "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
    ("ε", "έἐἑἒἓἔἕὲέ"),
    ("η", "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
    ("ι", "ίΐϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ"),
    ("ο", "όὀὁὂὃὄὅὸό"),
    ("ρ", "ῤῥ"),
    ("σ", "ς"),
    ("υ", "ύϋΰὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
    ("ω", "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
    ("а", "ӑӓ"),
    ("г", "ѓ"),
    ("е", "ѐёӗ"),
    ("ж", "ӂӝ"),
    ("з", "ӟ"),
    ("и", "ѝйӣӥ"),
    ("к", "ќ"),
    ("о", "ӧ"),
    ("у", "ўӯӱӳ"),
    ("ч", "ӵ"),
    ("ы", "ӹ"),
    ("э", "ӭ"),
    ("і", "ї"),
    ("ѵ", "ѷ"),
    ("ә", "ӛ"),
    ("ө", "ӫ"),
    ("ا", "آأإ"),
    ("ك", "ک"),
    ("ه", "ة"),
    ("و", "ؤ"),
    ("ي", "ئىی"),
    ("ہ", "ۂ"),
    ("ے", "ۓ"),
    ("ە", "ۀ"),
];

/// Marks that stand on letters of Latin, Greek, Cyrillic, Hebrew and Arabic script: they do not
/// count. Those of Indic scripts make the syllable and do.
const MARKS: &[(char, char)] = &[
    ('\u{300}', '\u{36f}'),
    ('\u{483}', '\u{487}'),
    ('\u{591}', '\u{5bd}'),
    ('\u{5bf}', '\u{5bf}'),
    ('\u{5c1}', '\u{5c2}'),
    ('\u{5c4}', '\u{5c5}'),
    ('\u{5c7}', '\u{5c7}'),
    ('\u{610}', '\u{61a}'),
    ('\u{640}', '\u{640}'),
    ('\u{64b}', '\u{65f}'),
    ('\u{670}', '\u{670}'),
    ('\u{6d6}', '\u{6dc}'),
    ('\u{6df}', '\u{6e4}'),
    ('\u{6e7}', '\u{6e8}'),
    ('\u{6ea}', '\u{6ed}'),
];

/// Characters below this are looked up: Latin, Greek, Cyrillic, Hebrew, Arabic.
const LOW: usize = 0x700;
/// And those of this block: Latin with two accents, old Greek.
const HIGH: std::ops::Range<usize> = 0x1e00..0x2000;
/// Folds to nothing.
const NOTHING: u16 = 0;
/// Folds to two letters.
const TWO: u16 = 1;

/// Where what a character folds to stands in the table.
#[inline]
const fn place(c: char) -> Option<usize> {
    let at = c as usize;
    match at {
        0..LOW => Some(at),
        _ if at >= HIGH.start && at < HIGH.end => Some(LOW + at - HIGH.start),
        _ => None,
    }
}

/// What each character that is looked up folds to.
static TABLE: Lazy<Vec<u16>> = Lazy::new(|| {
    let small = |at: usize| {
        let c = char::from_u32(at as u32).unwrap_or(' ');
        // A capital whose small form is two characters is a letter and a mark.
        c.to_lowercase().next().map_or(0, |small| small as u16)
    };
    let mut table: Vec<u16> = (0..LOW).chain(HIGH).map(small).collect();
    let mut bases = vec![NOTHING; table.len()];
    for (base, all) in ACCENTED {
        let base = base.chars().next().map_or(NOTHING, |c| c as u16);
        all.chars().filter_map(place).for_each(|at| bases[at] = base);
    }
    for entry in &mut table {
        let c = char::from_u32(u32::from(*entry)).unwrap_or(' ');
        let base = place(c).map_or(NOTHING, |at| bases[at]);
        if base != NOTHING {
            *entry = base;
        } else if matches!(c, 'æ' | 'ǣ' | 'ǽ' | 'œ' | 'ß') {
            *entry = TWO;
        } else if MARKS.iter().any(|(first, last)| (*first..=*last).contains(&c)) {
            *entry = NOTHING;
        }
    }
    table
});

/// The table of all that is folded by looking it up, for a loop that folds much.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fold(&'static [u16]);

impl Fold {
    pub(super) fn new() -> Self {
        Self(&TABLE)
    }

    /// Gives `take` what `c` folds to: mostly one character, none for a mark.
    #[inline]
    pub(super) fn each(self, c: char, mut take: impl FnMut(char)) {
        if c.is_ascii() {
            return take(c.to_ascii_lowercase());
        }
        let Some(at) = place(c) else { return each_other(c, take) };
        match self.0[at] {
            NOTHING => {}
            TWO => match c {
                'ß' | 'ẞ' => "ss".chars().for_each(take),
                'œ' | 'Œ' => "oe".chars().for_each(take),
                _ => "ae".chars().for_each(take),
            },
            folded => take(char::from_u32(u32::from(folded)).unwrap_or(c)),
        }
    }

    /// A piece folded whole.
    pub(super) fn text(self, piece: &str) -> String {
        let mut out = String::with_capacity(piece.len());
        piece.chars().for_each(|c| self.each(c, |c| out.push(c)));
        out
    }
}

/// Folds what is in no table: Indic letters with a dot below, which is often left out, and vowel
/// signs in two parts; capitals of other scripts; the wide forms of ASCII.
fn each_other(c: char, mut take: impl FnMut(char)) {
    let two = |first, second, take: &mut dyn FnMut(char)| {
        take(first);
        take(second);
    };
    match c {
        '\u{93c}' | '\u{9bc}' | '\u{a3c}' => {}
        '\u{929}' => take('\u{928}'),
        '\u{931}' => take('\u{930}'),
        '\u{934}' => take('\u{933}'),
        '\u{958}' => take('\u{915}'),
        '\u{959}' => take('\u{916}'),
        '\u{95a}' => take('\u{917}'),
        '\u{95b}' => take('\u{91c}'),
        '\u{95c}' => take('\u{921}'),
        '\u{95d}' => take('\u{922}'),
        '\u{95e}' => take('\u{92b}'),
        '\u{95f}' => take('\u{92f}'),
        '\u{9dc}' => take('\u{9a1}'),
        '\u{9dd}' => take('\u{9a2}'),
        '\u{9df}' => take('\u{9af}'),
        '\u{9cb}' => two('\u{9c7}', '\u{9be}', &mut take),
        '\u{9cc}' => two('\u{9c7}', '\u{9d7}', &mut take),
        '\u{b94}' => two('\u{b92}', '\u{bd7}', &mut take),
        '\u{bca}' => two('\u{bc6}', '\u{bbe}', &mut take),
        '\u{bcb}' => two('\u{bc7}', '\u{bbe}', &mut take),
        '\u{bcc}' => two('\u{bc6}', '\u{bd7}', &mut take),
        '\u{ff01}'..='\u{ff5e}' => {
            let plain = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
            take(plain.to_ascii_lowercase());
        }
        _ => c.to_lowercase().for_each(take),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    /// What the tables were made from: small letters, taken apart, without marks, and a dozen
    /// letters that are written two ways.
    fn expected(c: char) -> String {
        let one = |c: char| match c {
            'ß' => "ss".to_owned(),
            'ı' => "i".to_owned(),
            'ø' => "o".to_owned(),
            'æ' => "ae".to_owned(),
            'œ' => "oe".to_owned(),
            'đ' => "d".to_owned(),
            'ł' => "l".to_owned(),
            'ς' => "σ".to_owned(),
            'ـ' => String::new(),
            'ى' | 'ی' => "ي".to_owned(),
            'ة' => "ه".to_owned(),
            'ک' => "ك".to_owned(),
            _ => c.to_string(),
        };
        let apart = c.to_lowercase().flat_map(one_chars(one)).nfd();
        let low = |c: &char| !(is_combining_mark(*c) && (*c as u32) < 0x700);
        let nukta = |c: &char| !matches!(c, '\u{93c}' | '\u{9bc}' | '\u{a3c}');
        apart.filter(low).filter(nukta).flat_map(one_chars(one)).collect()
    }

    fn one_chars(one: impl Fn(char) -> String) -> impl Fn(char) -> std::vec::IntoIter<char> {
        move |c| one(c).chars().collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn folds_as_the_normal_form_of_unicode_does() {
        let blocks = [0x80..0x700, 0x900..0xa00, 0xb80..0xc00, 0x1e00..0x2000];
        for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
            if c.is_alphabetic() && !matches!(c, 'ʹ' | 'ϓ' | 'ϔ' | '\u{374}' | '\u{37a}') {
                assert_eq!(Fold::new().text(&c.to_string()), expected(c), "{c} {:x}", c as u32);
            }
        }
    }

    #[test]
    fn folds_words() {
        let words = [
            ("LÆS", "laes"),
            ("Größe", "grosse"),
            ("Ihre İLGİLİ", "ihre ilgili"),
            ("Διαβάστε", "διαβαστε"),
            ("ОБЪЯВЛЕНИЕЙ", "объявлениеи"),
            ("إعـلان", "اعلان"),
            ("ＳＮＳ", "sns"),
            ("पढ़ें", "पढें"),
            ("पढ\u{93c}ें", "पढें"),
        ];
        for (word, folded) in words {
            assert_eq!(Fold::new().text(word), folded);
        }
    }
}
