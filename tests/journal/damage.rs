//! What bytes can do to a line.

use fieldplan::domain::ident::Stamp;
use fieldplan::journal::clock::LAST_MS;
use fieldplan::journal::record::{Damage, LONGEST};
use fieldplan::journal::{Reading, Record};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::arbitrary::*;

proptest! {
    #[test]
    fn what_is_written_is_read_back_as_it_is(stamp in stamp(), fact in fact()) {
        let record = Record::write(stamp, &fact);
        let read = Record::parse(record.bytes()).unwrap();
        prop_assert_eq!(&read, &record);
        prop_assert_eq!(read.fact(), Some(&fact));
        prop_assert_eq!(read.stamp(), stamp);
        prop_assert_eq!(record.bytes(), &line(1, stamp, &format!("{} {}", read.kind(), read.json()))[..]);
    }

    #[test]
    fn one_flipped_bit_is_damage(record in record(), place in any::<Index>(), bit in 0..8_u32) {
        let mut bytes = record.bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        prop_assert!(Record::parse(&bytes).is_err());
    }

    #[test]
    fn a_shorter_line_is_damage(record in record(), length in any::<Index>()) {
        prop_assert!(Record::parse(&record.bytes()[..length.index(record.bytes().len())]).is_err());
    }

    #[test]
    fn a_longer_line_is_damage(record in record(), more in prop::collection::vec(any::<u8>(), 1..9)) {
        let mut bytes = record.bytes().to_vec();
        bytes.extend(more);
        prop_assert!(Record::parse(&bytes).is_err());
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Record::parse(&bytes);
    }

    #[test]
    fn no_line_with_a_sound_checksum_makes_the_reader_panic(format in 0..4_u32, stamp in stamp(), rest in ".{0,80}") {
        let bytes = line(format, stamp, &rest);
        if let Ok(record) = Record::parse(&bytes) {
            prop_assert_eq!(record.bytes(), &bytes[..]);
            let _ = (record.kind(), record.json());
        }
    }
}

#[test]
fn each_way_to_be_no_record_has_its_name() {
    let sound = |rest: &str| line(1, at(3), rest);
    let cases: &[(&[u8], Damage)] = &[
        (&[0xff, 0xfe], Damage::NotUtf8),
        (&vec![b'a'; LONGEST + 1], Damage::TooLong),
        (b"", Damage::TooShort),
        (b"00000000", Damage::TooShort),
        (b"00000000 1 1.0.1 sold {}", Damage::Checksum),
        (b"0000000G 1 1.0.1 sold {}", Damage::Checksum),
        (&line(0, at(3), "sold {}"), Damage::Format),
        (&sound(""), Damage::TooShort),
        (&sound("sold"), Damage::TooShort),
        (&line(1, Stamp::ZERO, "sold {}"), Damage::Stamp),
        (&line(1, Stamp::new(LAST_MS + 1, 0, 0), "sold {}"), Damage::Stamp),
        (&sound("Sold {}"), Damage::Kind),
        (&sound(" {}"), Damage::Kind),
        (&sound("sold []"), Damage::Payload),
        (&sound("sold {\"a\"}"), Damage::Payload),
        (&sound("sold {\n}"), Damage::Payload),
        (&sound("later.kind {,}"), Damage::Payload),
    ];
    for (bytes, damage) in cases {
        assert_eq!(
            Record::parse(bytes),
            Err(*damage),
            "{}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(60)])
        );
    }
}

#[test]
fn a_list_in_place_of_an_object_is_no_payload() {
    // A derived reader would take the fields from a list in their order.
    assert_eq!(Record::parse(&line(1, at(3), r#"undone [["1.0.7"]]"#)), Err(Damage::Payload));
    assert!(matches!(
        Record::parse(&line(1, at(3), r#"undone {"records":["1.0.7"]}"#)).unwrap().reading(),
        Reading::Fact(_)
    ));
}

#[test]
fn deep_nesting_in_a_foreign_line_is_survived() {
    let deep = format!("later.kind {{\"a\":{}{}}}", "[".repeat(30_000), "]".repeat(30_000));
    assert!(Record::parse(&line(1, at(3), &deep)).is_ok());
    let deep = format!("sold {{\"amount\":{}1{}}}", "[".repeat(30_000), "]".repeat(30_000));
    let _ = Record::parse(&line(1, at(3), &deep));
}
