//! The scripts without what only people read: comments, long names, white space.

use std::path::Path;

use anyhow::{Context, Result};

use crate::run;
use crate::tools::Node;

/// The scripts a start waits for, and whether each is a module, whose own names can be shortened
/// too. The worker keeps its text: dist writes into it, and it is fetched after everything else.
const SCRIPTS: [(&str, bool); 2] = [("boot.js", false), ("fieldplan.js", true)];

/// Shortens the scripts of a built folder in place; measured 3 KB of the first load, packed.
pub fn shorten(node: &Node, folder: &Path) -> Result<()> {
    let terser = node.script("terser", "bin/terser")?;
    for (name, is_module) in SCRIPTS {
        let file = folder.join(name);
        run::answer(
            run::command(&node.program)
                .arg(&terser)
                .arg(&file)
                .args(["--compress", "--mangle"])
                .args(is_module.then_some("--module"))
                .arg("--output")
                .arg(&file),
        )
        .with_context(|| format!("{name} could not be shortened"))?;
    }
    Ok(())
}
