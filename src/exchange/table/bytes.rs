//! From a file's bytes to text.

use super::{Gb18030, MOST_BYTES, TableProblem};

/// The text of a file, without its byte order mark.
///
/// # Errors
/// When it is too large, no text, or ends inside a character.
pub(super) fn text(bytes: &[u8], gb18030: Gb18030) -> Result<String, TableProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(TableProblem::TooLarge);
    }
    match bytes {
        // A spreadsheet's “Unicode text”.
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ if bytes.contains(&0) => Err(TableProblem::NotText),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
            Err(error) => {
                let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
                if error.error_len().is_none() && !sound.is_ascii() {
                    return Err(TableProblem::Cut);
                }
                // What a Chinese Windows saves as CSV.
                gb18030(bytes).filter(|text| !text.contains('\0')).ok_or(TableProblem::NotText)
            }
        },
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, TableProblem> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(TableProblem::Cut);
    }
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: String =
        char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| TableProblem::NotText)?;
    if text.contains('\0') { Err(TableProblem::NotText) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(bytes: &[u8]) -> Option<String> {
        let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
        text.map(std::borrow::Cow::into_owned)
    }

    fn wide_of(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mark = std::iter::once(0xfeff);
        mark.chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn half_a_file_and_no_text_are_told_apart() {
        let whole = "客户名称,备注\n红星超市,三楼";
        let cut = &whole.as_bytes()[..whole.len() - 1];
        assert_eq!(text(cut, &decoded), Err(TableProblem::Cut));
        assert_eq!(text(&wide_of(whole, u16::to_le_bytes)[..9], &decoded), Err(TableProblem::Cut));
        // The head of a workbook.
        assert_eq!(text(b"PK\x03\x04\x14\x00\x06\x00", &decoded), Err(TableProblem::NotText));
        assert_eq!(text(&[0xff, 0xff, 0xff], &decoded), Err(TableProblem::NotText));
        assert_eq!(text(&vec![b'a'; MOST_BYTES + 1], &decoded), Err(TableProblem::TooLarge));
    }

    proptest! {
        #[test]
        fn a_text_is_the_same_in_every_encoding(written in "[ -~\n红星超市㐀😀é]{0,40}") {
            let marked = format!("\u{feff}{written}");
            let (chinese, _, lost) = encoding_rs::GB18030.encode(&written);
            prop_assert!(!lost);
            for bytes in [
                written.as_bytes(), marked.as_bytes(), &chinese,
                &wide_of(&written, u16::to_le_bytes), &wide_of(&written, u16::to_be_bytes),
            ] {
                // Few GB18030 bytes may happen to be UTF-8 as well: then they are read as that.
                if std::ptr::eq(bytes, &raw const *chinese) && std::str::from_utf8(bytes).is_ok() {
                    continue;
                }
                prop_assert_eq!(text(bytes, &decoded), Ok(written.clone()));
            }
        }
    }
}
