//! One customer on one screen: who it is, how to reach them, what was and what comes; and all of
//! them by class, by risk and by what is to be done with them.

use fieldplan::domain::cadence::{Cadence, Cadences, Class as Letter};
use fieldplan::domain::details::{Detail, Details};
use fieldplan::domain::ident::CustomerId;
use fieldplan::domain::needs::{Needs, Role, Side};
use fieldplan::domain::own_classes::{self, outlook};
use fieldplan::domain::playbook::{Which, leaves};
use fieldplan::domain::profile::Profile;
use fieldplan::domain::ranking::Method;
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

            shut(phone).await?;
            phone.tap_act("customer").await?;
            phone.appears("[data-profile]").await?;
            phone.job("plan the next visit");
            phone.tap_saved(&act("plan-next")).await?;
            // A swipe to it at the most.
            ensure!(taps(phone) <= 2, "{} to plan", taps(phone));
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
            phone.tap_act("details").await?;
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

/// The classes of all customers by the core.
async fn letters(phone: &Phone) -> Outcome<Vec<Letter>> {
    let journal = rules::folded(&phone.kept().await?)?;
    Ok(journal.workspace().customers().map(|(_, one)| one.class).collect())
}

/// A sale won at the first customer, whose profile is open, and back to the page.
async fn won(phone: &Phone) -> Outcome {
    phone.tap_act("customer").await?;
    phone.appears("[data-profile]").await?;
    phone.tap_act("outcome").await?;
    phone.appears(&act("won")).await?;
    phone.tap_act("won").await?;
    phone.type_into(&act("won-amount"), "12000").await?;
    phone.tap_saved(&act("save")).await?;
    phone.appears("[data-profile]").await?;
    phone.tap_act("close").await?;
    phone.disappears("dialog[open]").await
}

async fn shut(phone: &Phone) -> Outcome {
    phone.tap_act("close").await?;
    phone.disappears("dialog[open]").await
}

async fn classes(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("classes-{}", language.short());
    phone
        .tell(&name, async |phone| {
            begun(phone, &site.url("/"), language).await?;
            won(phone).await?;
            phone.job("class all by own sales");
            phone.tap_act("classes").await?;
            phone.appears("[data-moves='1']").await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let found = outlook(journal.workspace(), Method::Rank, rules::day(DAY)?);
            let exact = found.count.map(|count| count.to_string()).join(" ");
            figure(phone, "classes", &exact).await?;
            phone.picture(&name).await?;
            ensure_eq!(letters(phone).await?, [Letter::A, Letter::B], "a look changes nothing");
            phone.tap_saved(&act("class-hold")).await?;
            phone.appears("[data-moves='0']").await?;
            phone.appears("[data-held='1']").await?;
            phone.tap_saved(&act("class-free")).await?;
            phone.appears("[data-moves='1']").await?;
            phone.tap_saved(&act("classes-apply")).await?;
            ensure_eq!(letters(phone).await?, [Letter::A, Letter::C], "applied");
            phone.tap_saved(&act("undo")).await?;
            ensure_eq!(letters(phone).await?, [Letter::A, Letter::B], "one undo for all");
            phone.tap_act("by-amount").await?;
            phone.type_into(&act("from-a"), "1万").await?;
            phone.type_into(&act("from-b"), "5000").await?;
            phone.appears("[data-moves='1']").await?;
            phone.tap_saved(&act("classes-apply")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let kept = own_classes::rules(journal.workspace());
            ensure!(matches!(kept, Method::Thresholds { .. }), "the rule is kept");
            phone.tap_saved(&act("cadence-more")).await?;
            let journal = rules::folded(&phone.kept().await?)?;
            let own = Cadences::of(journal.workspace()).get(Letter::A);
            ensure_eq!(own, Cadence::Weekly(3), "three a week");
            shut(phone).await?;
            phone.go("today").await?;
            phone.today_is_true(DAY, language).await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn classes_are_looked_at_held_applied_and_undone_in_chinese() -> Outcome {
    story(async || classes(Language::Chinese).await)
}

#[test]
fn classes_are_looked_at_held_applied_and_undone_in_english() -> Outcome {
    story(async || classes(Language::English).await)
}

/// Waits until so many customers are shown.
async fn shows(phone: &Phone, wanted: u64) -> Outcome {
    until(&format!("{wanted} customers"), async || {
        Ok((phone.count(&act("customer")).await? == wanted).then_some(()))
    })
    .await
}

async fn of_all(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("of-all-{}", language.short());
    phone
        .tell(&name, async |phone| {
            begun(phone, &site.url("/"), language).await?;
            won(phone).await?;
            phone.tap_act("customer").await?;
            phone.appears("[data-profile]").await?;
            phone.tap_act("details").await?;
            phone.type_into(&act("detail-phone"), "138 0013 8000").await?;
            phone.type_into(&act("detail-industry"), "五金").await?;
            phone.tap_saved(&act("details-keep")).await?;
            shut(phone).await?;
            phone.job("find by phone, by what is due, by industry");
            phone.type_into(&act("search"), "13800138").await?;
            shows(phone, 1).await?;
            phone.type_into(&act("search"), "").await?;
            shows(phone, 2).await?;
            phone.tap_act("filter-more").await?;
            phone.tap_act("only-due").await?;
            shows(phone, 1).await?;
            phone.tap_act("only-deal").await?;
            phone.appears("[data-nobody]").await?;
            phone.tap_act("only-all").await?;
            phone.tap_act("filter-word").await?;
            shows(phone, 1).await?;
            phone.picture(&format!("{name}-filters")).await?;
            phone.tap_act("filter-word").await?;
            shows(phone, 2).await?;

            phone.tap_act("risk").await?;
            phone.appears("[data-warn='100%']").await?;
            figure(phone, "sold", "12000.00").await?;
            phone.picture(&format!("{name}-risk")).await?;
            shut(phone).await?;

            phone.tap_act("existing").await?;
            phone.appears("[data-existing][data-state=done]").await?;
            phone.set_day("2026-12-01", "09:00").await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears("[data-existing][data-state=open]").await?;
            phone.job("make one a call");
            phone.tap_saved(&act("existing-call")).await?;
            ensure_eq!(taps(phone), 1, "one tap");
            phone.appears("[data-existing][data-state=planned]").await?;
            phone.picture(&format!("{name}-existing")).await?;
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn customers_are_filtered_their_risk_is_seen_and_old_ones_called_in_chinese() -> Outcome {
    story(async || of_all(Language::Chinese).await)
}

#[test]
fn customers_are_filtered_their_risk_is_seen_and_old_ones_called_in_english() -> Outcome {
    story(async || of_all(Language::English).await)
}

async fn playbook(language: Language) -> Outcome {
    let site = Site::serve(&config::dist()?)?;
    let setup = Setup::default().language(language.tag()).at(DAY, "09:00");
    let phone = Phone::start(setup).await?;
    let name = format!("playbook-{}", language.short());
    let sought = if language == Language::Chinese { "供应商" } else { "supplier" };
    phone
        .tell(&name, async |phone| {
            begun(phone, &site.url("/"), language).await?;
            phone.job("find an answer");
            phone.tap_act("playbook").await?;
            phone.appears(&act("playbook-open")).await?;
            phone.picture(&name).await?;
            phone.type_into(&act("playbook-search"), sought).await?;
            until("one answer", async || {
                Ok((phone.count(&act("playbook-open")).await? == 1).then_some(()))
            })
            .await?;
            phone.tap_act("playbook-open").await?;
            phone.job("make it mine, hide it, bring it back");
            phone.tap_act("playbook-edit").await?;
            phone.type_into(&act("playbook-text"), "供应商 supplier：先当第二家").await?;
            phone.tap_saved(&act("playbook-keep")).await?;
            let written = async |phone: &Phone| -> Outcome<Vec<(Which, String, bool)>> {
                let journal = rules::folded(&phone.kept().await?)?;
                let all = leaves(journal.workspace()).into_iter();
                let own =
                    all.filter(|leaf| leaf.own != fieldplan::domain::playbook::Own::default());
                Ok(own.map(|leaf| (leaf.which, leaf.own.text, leaf.own.hidden)).collect())
            };
            let mine = "供应商 supplier：先当第二家".to_owned();
            let own = written(phone).await?;
            ensure_eq!(own, [(Which::Shipped(2), mine.clone(), false)], "in the rep's words");
            phone.tap_saved(&act("playbook-hide")).await?;
            phone.appears("[data-hidden='1']").await?;
            ensure_eq!(written(phone).await?, [(Which::Shipped(2), mine, true)], "hidden");
            phone.tap_saved(&act("playbook-back")).await?;
            phone.disappears("[data-hidden]").await?;
            phone.tap_saved(&act("undo")).await?;
            phone.appears("[data-hidden='1']").await?;
            phone.tap_act("playbook-new").await?;
            phone.type_into(&act("playbook-title"), "supplier 供应商：运费谁出").await?;
            phone.reload().await?;
            phone.ready("all").await?;
            phone.appears(&act("playbook-title")).await?;
            phone.type_into(&act("playbook-own"), "满一万我们出").await?;
            phone.tap_saved(&act("playbook-add")).await?;
            ensure_eq!(written(phone).await?.len(), 2, "one more");
            ensure_eq!(phone.complaints().await?, Vec::<String>::new(), "the browser complains");
            phone.report_taps(&name)
        })
        .await
}

#[test]
fn an_entry_that_goes_leaves_the_next_one_folded() -> Outcome {
    story(async || {
        let site = Site::serve(&config::dist()?)?;
        let setup = Setup::default().at(DAY, "09:00");
        let phone = Phone::start(setup).await?;
        begun(&phone, &site.url("/"), Language::Chinese).await?;
        phone.tap_act("playbook").await?;
        let open = "dialog details[open] > [data-act=playbook-open]";
        phone.tap_act("playbook-open").await?;
        ensure_eq!(phone.count(open).await?, 1, "the first is unfolded");
        phone.tap_saved(&act("playbook-hide")).await?;
        phone.appears("[data-hidden='1']").await?;
        ensure_eq!(phone.count(open).await?, 0, "the next was never unfolded");
        phone.tap_saved(&act("playbook-back")).await?;
        phone.disappears("[data-hidden]").await?;

        // And by a word that only a later entry has.
        let count = phone.count(&act("playbook-open")).await?;
        phone.tap_act("playbook-open").await?;
        phone.type_into(&act("playbook-search"), "供应商").await?;
        until("one answer", async || {
            Ok((phone.count(&act("playbook-open")).await? == 1).then_some(()))
        })
        .await?;
        ensure_eq!(phone.count(open).await?, 0, "what is found was never unfolded");
        phone.type_into(&act("playbook-search"), "").await?;
        until("all answers", async || {
            Ok((phone.count(&act("playbook-open")).await? == count).then_some(()))
        })
        .await
    })
}

#[test]
fn an_answer_is_found_changed_hidden_and_written_in_chinese() -> Outcome {
    story(async || playbook(Language::Chinese).await)
}

#[test]
fn an_answer_is_found_changed_hidden_and_written_in_english() -> Outcome {
    story(async || playbook(Language::English).await)
}
