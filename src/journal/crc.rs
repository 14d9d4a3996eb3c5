//! CRC-32 (IEEE), as in zip and png.
//!
//! Own, because a crate's tables for long inputs weigh 16 KB that do not compress, and a line has
//! about 150 bytes. The one table here is computed at first use and so weighs nothing to load.

use std::sync::OnceLock;

static TABLE: OnceLock<[u32; 256]> = OnceLock::new();

fn table() -> [u32; 256] {
    let mut table = [0_u32; 256];
    for (byte, slot) in (0_u32..).zip(table.iter_mut()) {
        *slot = (0..8).fold(byte, |rest, _| {
            let next = rest >> 1;
            if rest & 1 == 1 { next ^ 0xedb8_8320 } else { next }
        });
    }
    table
}

/// The checksum of some bytes.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = Crc::default();
    crc.add(bytes);
    crc.value()
}

/// The checksum of bytes that come in pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crc(u32);

impl Default for Crc {
    /// Of no bytes yet.
    fn default() -> Crc {
        Crc(u32::MAX)
    }
}

impl Crc {
    /// Takes the next bytes in.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        let table = TABLE.get_or_init(table);
        self.0 = bytes.iter().fold(self.0, |crc, byte| {
            let [low, ..] = crc.to_le_bytes();
            // A byte is always inside a table of 256; `get` spares the arithmetic of proving it.
            table.get(usize::from(low ^ byte)).copied().unwrap_or(0) ^ (crc >> 8)
        });
    }

    /// The checksum of all that was taken in.
    pub(crate) const fn value(self) -> u32 {
        !self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_standard_comes_out() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
        let mut pieces = Crc::default();
        pieces.add(b"1234");
        pieces.add(b"56789");
        assert_eq!(pieces.value(), 0xcbf4_3926);
    }
}
