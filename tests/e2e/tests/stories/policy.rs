//! The policy: constant but for the hash of the page's style, sent as header and as meta, and in force.

use fieldplan_e2e::policy::{POLICY, attempts, without_hash};
use fieldplan_e2e::{Outcome, Phone, Setup, Site, config, ensure, ensure_eq, foreign, story};

#[test]
fn the_policy_is_sent_twice_and_stops_whatever_is_not_the_apps_own() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let phone = Phone::start(Setup::default()).await?;
        phone
            .tell("policy", async |phone| {
                phone.open(&site.url("/")).await?;
                let body = "const done = arguments[arguments.length - 1];
                    fetch('./', { cache: 'reload' })
                        .then((answer) => done(answer.headers.get('content-security-policy')))";
                let header = phone.script_async(body, vec![]).await?;
                let header = header.as_str().unwrap_or_default();
                let (header, hash) = without_hash(header)?;
                ensure_eq!(header, format!("{POLICY}; frame-ancestors 'none'"), "header");
                let meta = phone
                    .attributes_of("meta[http-equiv=Content-Security-Policy]", "content")
                    .await?;
                let (meta, again) = without_hash(meta.first().map_or("", String::as_str))?;
                ensure_eq!(meta, POLICY, "meta");
                ensure_eq!(again, hash, "the style of header and meta");
                ensure_eq!(attempts(phone).await?, Vec::<String>::new(), "got through");
                let seen = foreign::beyond(&site, phone).await?;
                ensure!(
                    seen.iter().all(|line| line.starts_with("page: ")),
                    "asked for, but let out: {seen:?}"
                );
                Ok(())
            })
            .await
    })
}
