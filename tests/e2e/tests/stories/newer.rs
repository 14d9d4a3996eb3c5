//! Records of a newer version on the phone: shown read-only, taps kept beside and joined later.

use fieldplan_e2e::{Outcome, Phone, Setup, Site, config, sick, story};

#[test]
fn beside_a_newer_versions_records_a_tap_is_kept_apart_and_joins_once_they_can_be_read() -> Outcome
{
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("newer-major", async |phone| sick::newer_records(phone, &site.url("/")).await)
            .await
    })
}

#[test]
fn a_side_store_of_a_version_that_left_no_note_is_looked_into() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("newer-no-note", async |phone| {
                sick::side_store_without_a_note(phone, &site.url("/")).await
            })
            .await
    })
}
