//! What the engine found worth keeping is read again, without the engine: each input of each target
//! comes back.

use std::fs;
use std::path::Path;

use fieldplan_fuzz::{CONTROL, TARGETS};

#[test]
fn every_kept_input_is_read() {
    for target in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
        let inputs = fs::read_dir(&folder).unwrap_or_else(|_| panic!("{} has none", target.name));
        let mut count = 0;
        for input in inputs {
            (target.read)(&fs::read(input.unwrap().path()).unwrap());
            count += 1;
        }
        assert!(count > 0, "{} has no input", target.name);
    }
}

#[test]
fn a_folder_without_a_target_is_noticed() {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).unwrap();
    for folder in folders {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(TARGETS.iter().any(|target| target.name == name), "{name} is no target");
    }
}

#[test]
#[should_panic(expected = "planted")]
fn the_control_panics_on_its_word() {
    (CONTROL.read)(b"planted");
}
