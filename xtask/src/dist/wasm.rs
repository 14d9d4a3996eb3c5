//! The wasm after the compiler: optimised for size, and a copy that kept the functions' names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::run;
use crate::tools::Node;

/// What today's browsers of the phones we serve all have, and the compiler already uses. Named
/// one by one, so that the optimiser never reaches for something newer.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Optimises `file` in place and keeps, at `names`, the same code with its name section.
pub fn optimise(node: &Node, file: &Path, names: &Path) -> Result<()> {
    let script = node.script("binaryen", "bin/wasm-opt")?;
    run::answer(
        run::command(&node.program)
            .arg(script)
            .args(["-Oz", "--debuginfo"])
            .args(FEATURES)
            .arg(file)
            .arg("--output")
            .arg(names),
    )
    .context("the wasm optimiser failed")?;
    let full = fs::read(names)?;
    fs::write(file, without_custom_sections(&full).context("the optimised wasm is broken")?)?;
    Ok(())
}

/// The module without its custom sections: names, producers and features are for tools.
fn without_custom_sections(wasm: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(8)?;
    let mut kept = head.to_vec();
    while let Some((id, after)) = rest.split_first() {
        let (length, digits) = leb(after)?;
        let (section, next) = rest.split_at_checked(1 + digits + length)?;
        if *id != 0 {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Some(kept)
}

/// An unsigned LEB128 number and how many bytes it took.
pub(super) fn leb(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f).checked_shl(u32::try_from(place * 7).ok()?)?;
        if byte & 0x80 == 0 {
            return Some((value, place + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_sections_go_and_the_others_stay() {
        let head = *b"\0asm\x01\0\0\0";
        let wasm = [&head[..], &[0, 2, 1, b'n'], &[1, 1, 0], &[0, 0x80, 0]].concat();
        assert_eq!(without_custom_sections(&wasm).unwrap(), [&head[..], &[1, 1, 0]].concat());
        assert_eq!(without_custom_sections(&wasm[..wasm.len() - 1]), None, "cut off");
        assert_eq!(leb(&[0xe5, 0x8e, 0x26]), Some((624_485, 3)));
    }
}
