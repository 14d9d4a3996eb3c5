//! One customer on one screen: who it is, how to reach them, what was and what comes; and all of
//! them by class, by risk and by what is to be done with them.

use fieldplan::domain::details::{Detail, Details};
use fieldplan::domain::ident::CustomerId;
use fieldplan::domain::needs::{Needs, Role, Side};
use fieldplan::domain::profile::Profile;
use fieldplan_e2e::rep::{Class, When};
use fieldplan_e2e::screen::until;
use fieldplan_e2e::thumb::Job;
use fieldplan_e2e::{
    Language, Outcome, Phone, Setup, Site, act, config, ensure, ensure_eq, rules, story,
};

const DAY: &str = "2026-11-16";

/// What a rep types of a customer.
const TYPED: [(&str, &str); 6] = [
    ("detail-contact", "王姐"),
    ("detail-phone", "138 0013 8000"),
    ("detail-address", "滨江路 8 号"),
    ("detail-industry", "五金"),
    ("detail-region", "城东"),
    ("detail-tags", "样品、老客户"),
];

/// A rep on a Monday morning with two customers, on the customers page.
async fn begun(phone: &Phone, url: &str, language: Language) -> Outcome {
    phone.open(url).await?;
    phone.speak(language).await?;
    phone.start_month("300万").await?;
    phone.add_customer("恒泰电子", Class::A, When::Today).await?;
    phone.add_customer("明达物流", Class::B, When::Today).await?;
    phone.go("customers").await?;
    phone.appears(&act("customer")).await
}

/// The taps of the job that was begun last.
fn taps(phone: &Phone) -> usize {
    phone.jobs().last().map_or(0, Job::cost)
}

/// Waits until a figure of the open sheet is the core's.
async fn figure(phone: &Phone, name: &str, wanted: &str) -> Outcome {
    until(&format!("{name} to be {wanted}"), async || {
        let shown = phone.attributes_of(&format!("[data-figure={name}]"), "data-exact").await?;
        Ok((shown == [wanted]).then_some(()))
    })
    .await
}

async fn first(phone: &Phone) -> Outcome<CustomerId> {
    let journal = rules::folded(&phone.kept().await?)?;
    let first = journal.workspace().customers().next();
    first.map(|(id, _)| id).ok_or_else(|| fieldplan_e2e::Failure::new("no customer"))
}

async fn core(phone: &Phone) -> Outcome<(Profile, Details)> {
    let id = first(phone).await?;
    let journal = rules::folded(&phone.kept().await?)?;
    let workspace = journal.workspace();
    let profile = Profile::of(workspace, id, rules::day(DAY)?);
    let profile = profile.ok_or_else(|| fieldplan_e2e::Failure::new("no such customer"))?;
    Ok((profile, Details::of(workspace, id)))
}

/// The figures of the profile that is open are the core's.
async fn profile_is_true(phone: &Phone) -> Outcome {
    let (profile, _) = core(phone).await?;
    figure(phone, "value", &profile.value.to_string()).await?;
    figure(phone, "owed", &profile.owed.to_string()).await?;
    figure(phone, "due", &profile.due.map(|due| due.to_string()).unwrap_or_default()).await?;
    until("all that was", async || {
        let shown = phone.attributes_of("[data-past]", "data-past").await?;
        Ok((shown == [profile.past.len().to_string()]).then_some(()))
    })
    .await
}

async fn profile(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("profile-{}", language.short());
    phone
        .tell(&name, async |phone| {
            begun(phone, &site.url("/"), language).await?;
            phone.job("open a customer");
            phone.tap_act("customer").await?;
            phone.appears("[data-profile]").await?;
            ensure_eq!(taps(phone), 1, "one tap to the profile");
            profile_is_true(phone).await?;
            phone.picture(&format!("{name}-new")).await?;

            phone.job("type who to ask for and where");
            phone.tap_act("details").await?;
            for (field, text) in TYPED {
                phone.type_into(&act(field), text).await?;
            }
            phone.tap_act("detail-keen").await?;
            let kept = phone.kept().await?.count("customer.detailed");
            ensure_eq!(kept, 0, "nothing is kept unasked");
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears("[data-profile]").await?;
            let half = "return document.querySelector('[data-act=detail-contact]').value";
            until("what is half typed", async || {
                let value = phone.script(half, vec![]).await?;
                Ok((value == serde_json::json!("王姐")).then_some(()))
            })
            .await?;
            phone.tap_saved(&act("details-keep")).await?;
            let (_, details) = core(phone).await?;
            let words = Detail::ALL.map(|detail| details.word(detail).to_owned());
            ensure_eq!(
                words.join("|"),
                "王姐|138 0013 8000|滨江路 8 号|五金|城东|样品 老客户",
                "what is kept"
            );
            ensure!(details.keen, "the intent is kept");
            ensure_eq!(
                phone.attributes_of(&act("call"), "href").await?,
                ["tel:13800138000"],
                "the phone's own link"
            );
            let map = phone.attributes_of(&act("map"), "href").await?.concat();
            ensure!(map.starts_with("geo:0,0?q=%E5%9F%8E"), "the phone's own map: {map}");
            phone.tap_saved(&act("undo")).await?;
            phone.disappears(&act("call")).await?;
            phone.tap_saved(&act("details-keep")).await?;
            phone.appears(&act("call")).await?;

            phone.job("plan the next visit");
            phone.tap_saved(&act("plan-next")).await?;
            ensure_eq!(taps(phone), 1, "one tap");
            profile_is_true(phone).await?;
            phone.job("log what came of it");
            phone.tap_act("outcome").await?;
            phone.appears(&act("won")).await?;
            phone.tap_act("won").await?;
            phone.type_into(&act("won-amount"), "12000").await?;
            phone.tap_saved(&act("save")).await?;
            phone.appears("[data-profile]").await?;
            let (now, _) = core(phone).await?;
            ensure_eq!(now.value.to_string(), "12000.00", "the core's value");
            profile_is_true(phone).await?;
            phone.picture(&name).await?;

            // Everything typed goes with the customer.
            phone.type_into(&act("detail-contact"), "谁也不该再看到").await?;
            phone.tap_act("customer-edit").await?;
            phone.appears(&act("erase")).await?;
            phone.tap_act("erase").await?;
            phone.tap_saved(&act("erase-go")).await?;
            phone.disappears("[data-profile]").await?;
            let all = phone.read_lines().await?.join("\n");
            let drafts = "return JSON.stringify(Object.assign({}, localStorage))";
            let drafts = phone.script(drafts, vec![]).await?.to_string();
            for gone in ["王姐", "13800138000", "138 0013 8000", "滨江路", "老客户", "再看到"]
            {
                ensure!(!all.contains(gone), "{gone} is still in the journal");
                ensure!(!drafts.contains(gone), "{gone} is still half typed");
            }
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn a_customer_is_seen_reached_planned_logged_and_erased_in_chinese() -> Outcome {
    story(async || profile(Language::Chinese).await)
}

#[test]
fn a_customer_is_seen_reached_planned_logged_and_erased_in_english() -> Outcome {
    story(async || profile(Language::English).await)
}

/// The needs of the first customer by the core.
async fn needs_of(phone: &Phone) -> Outcome<Needs> {
    let id = first(phone).await?;
    let journal = rules::folded(&phone.kept().await?)?;
    Ok(Needs::of(journal.workspace(), id))
}

async fn needs(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("needs-{}", language.short());
    phone
        .tell(&name, async |phone| {
            begun(phone, &site.url("/"), language).await?;
            phone.tap_act("customer").await?;
            phone.appears("[data-profile]").await?;
            phone.job("note a pain in the customer's words");
            phone.tap_act("needs").await?;
            phone.appears("[data-lacks='3']").await?;
            for pain in ["交货慢", "价格高"] {
                phone.type_into(&act("pain"), pain).await?;
                phone.tap_saved(&act("pain-add")).await?;
            }
            phone.tap_saved(&act("pain-up")).await?;
            ensure_eq!(needs_of(phone).await?.pains, ["价格高", "交货慢"], "the worst on top");
            phone.tap_saved(&act("undo")).await?;
            ensure_eq!(needs_of(phone).await?.pains, ["交货慢", "价格高"], "as before");
            phone.type_into(&act("person"), "李总").await?;
            phone.tap_saved(&act("person-add")).await?;
            phone.tap_saved(&act("side-turn")).await?;
            let person = needs_of(phone).await?.people.remove(0);
            ensure_eq!((person.role, person.side), (Role::Decides, Side::Against), "who decides");
            phone.appears("[data-lacks='2']").await?;
            phone.tap_saved(&act("lead-plan")).await?;
            phone.tap_saved(&act("lead-budget")).await?;
            phone.appears("[data-lacks='0']").await?;
            ensure!(needs_of(phone).await?.lacks().is_empty(), "a qualified lead by the core");
            phone.type_into(&act("spin-problem"), "常断料").await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears("[data-lacks='0']").await?;
            phone.picture(&name).await?;
            phone.tap_saved(&act("needs-keep")).await?;
            ensure_eq!(needs_of(phone).await?.spin[1], "常断料", "what was half typed is kept");
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn what_a_customer_needs_is_noted_ordered_and_undone_in_chinese() -> Outcome {
    story(async || needs(Language::Chinese).await)
}

#[test]
fn what_a_customer_needs_is_noted_ordered_and_undone_in_english() -> Outcome {
    story(async || needs(Language::English).await)
}
