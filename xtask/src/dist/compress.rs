//! The `.br` and `.gz` beside each file, made once here so that no host compresses while serving.

use std::io::Write;

use anyhow::Result;

/// Whether a file is worth compressing: text and wasm are, pictures already are.
pub fn worth(path: &str) -> bool {
    matches!(
        path.rsplit('.').next(),
        Some("html" | "css" | "js" | "wasm" | "webmanifest" | "json" | "svg" | "txt")
    )
}

/// Brotli at its smallest (quality 11, the usual window of 4 MB).
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings)?;
    Ok(packed)
}

/// Gzip at its smallest, without a time in its head: the same bytes give the same file.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_packed_comes_out_again_and_is_packed_alike_each_time() {
        let text = "日拱一卒 a little forward every day. ".repeat(50);
        let (small, other) = (brotli(text.as_bytes()).unwrap(), gzip(text.as_bytes()).unwrap());
        assert!(small.len() < text.len() / 4 && other.len() < text.len() / 4);
        assert_eq!(small, brotli(text.as_bytes()).unwrap());
        assert_eq!(other, gzip(text.as_bytes()).unwrap());
        let mut back = String::new();
        brotli::Decompressor::new(&*small, 4096).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(&*other).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
    }
}
