//! Every screen and every sheet of the app, as data: the one list that pictures, accessibility
//! rules and keyboard walks go through.
//!
//! **A new screen is one entry** in [`SCREENS`]. A test below reads `src/route.rs` and `src/ui`:
//! an address the app prints, or a link of it, that no entry has fails there, by name.

use fieldplan::domain::ident::{Id, Stamp};
use fieldplan::route::Route;

/// What lies in the store while a screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum With {
    /// Nothing: the first run.
    Nothing,
    /// A month's target, set today, and no customer.
    Target,
    /// Months of work: the example month, or thousands of tasks.
    Work,
}

/// The day a screen is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// The day of the run.
    Today,
    /// The first Saturday after it.
    DayOff,
    /// The first working day of the month after it, which has no target yet.
    NewMonth,
    /// Four weeks before it: the phone's date is behind its records.
    Behind,
    /// The day of the run, after work.
    Evening,
}

/// Something done on a screen after it has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A tap on the first visible control for this selector.
    Tap(&'static str),
    /// A text typed by keys into the field with this `data-act`.
    Type(&'static str, &'static str),
    /// A script in the page, for what no thumb can do.
    Run(&'static str),
}

/// A screen, or a sheet on one, in one state.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Its name in reports and in the names of pictures.
    pub name: &'static str,
    /// Its address, as `src/route.rs` prints it; `{id}` is a customer there is, `{subject}` that
    /// customer's visit, `{deal}` the open deal with the most money in it, `{day}` the day before.
    pub at: &'static str,
    /// Something visible once it stands.
    pub shows: &'static str,
    /// The `data-act` of every link that leads to it.
    pub opened_by: &'static [&'static str],
    /// Those links are on another page than the one it comes up over.
    pub elsewhere: bool,
    /// What lies in the store.
    pub with: With,
    /// On which day.
    pub on: On,
    /// A script that runs before the page's own.
    pub before: Option<&'static str>,
    /// What is done once it is open.
    pub then: &'static [Step],
}

impl Screen {
    const fn new(name: &'static str, at: &'static str, shows: &'static str) -> Self {
        Self {
            name,
            at,
            shows,
            opened_by: &[],
            elsewhere: false,
            with: With::Work,
            on: On::Today,
            before: None,
            then: &[],
        }
    }

    const fn by(mut self, acts: &'static [&'static str]) -> Self {
        self.opened_by = acts;
        self
    }

    const fn elsewhere(mut self) -> Self {
        self.elsewhere = true;
        self
    }

    const fn with(mut self, with: With) -> Self {
        self.with = with;
        self
    }

    const fn on(mut self, on: On) -> Self {
        self.on = on;
        self
    }

    const fn before(mut self, script: &'static str) -> Self {
        self.before = Some(script);
        self
    }

    const fn then(mut self, steps: &'static [Step]) -> Self {
        self.then = steps;
        self
    }

    /// Its route, with a customer nobody has and a day long past where the address names one.
    pub fn route(&self) -> Route {
        let nobody = Id::new(Stamp::new(1, 0, 1), 0).to_string();
        let at = self.at.replace("{id}", &nobody).replace("{deal}", &nobody);
        let at = at.replace("{day}", "2026-01-05");
        Route::parse(&at.replace("{subject}", &format!("v{nobody}")))
    }

    /// Whether it is a sheet on another screen.
    pub fn is_sheet(&self) -> bool {
        self.route().has_sheet()
    }

    /// Whether it is the screen as it opens, with nothing done and nothing pretended.
    pub fn is_plain(&self) -> bool {
        self.then.is_empty() && self.before.is_none() && self.on == On::Today
    }

    /// Whether the app itself is drawn, not what boot.js shows before it or in its place.
    pub fn is_app(&self) -> bool {
        !self.shows.contains("rescue") && self.before != Some(WAITS)
    }
}

use On::{Behind, DayOff, Evening, NewMonth};
use Step::{Run, Tap, Type};
use With::{Nothing, Target};

/// The wasm that never comes: what boot.js shows meanwhile stays.
const WAITS: &str = "WebAssembly.instantiateStreaming = () => new Promise(() => {});
    WebAssembly.instantiate = WebAssembly.instantiateStreaming;";
/// The wasm that cannot be used.
const FAILS: &str = "WebAssembly.instantiateStreaming = () => Promise.reject(new Error('test'));
    WebAssembly.instantiate = WebAssembly.instantiateStreaming;";
const WECHAT: &str = "Object.defineProperty(navigator, 'userAgent',
    { value: navigator.userAgent + ' MicroMessenger/8.0.50' });";
const NO_WORKER: &str = "delete Navigator.prototype.serviceWorker;";
const FORBIDDEN: &str = "Object.defineProperty(window, 'indexedDB',
    { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });";
/// The pages behind Today cannot be fetched.
const NO_PART: &str = "const real = window.fetch;
    window.fetch = (what, ...rest) => /split_/.test(String(what.url ?? what))
        ? Promise.reject(new TypeError('test')) : real(what, ...rest);";
/// There was a journal on this phone.
const MARKED: &str = "localStorage.setItem('fieldplan:/mark', '1')";
/// The guides' table with its two slips, as somebody pastes it.
const TABLE: &str = "月度目标为300万元\n责任主体 | 目标类型 | 月度目标值 | 周均目标\n\
    销售一组 | 销售额 | 150万元 | 5万元\n全员 | 回款率 | 90% | 每周22.5万元";
/// From now on the store takes nothing more.
const FULL: &str = "IDBObjectStore.prototype.add = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };";
/// Two customers for a day in June 2027, as another phone sends them.
const PLAN: &str = "x/more/given?AaWELggEQWNtZQACODg9VwRP";
const PANIC: &str = "dispatchEvent(new CustomEvent('fieldplan:panic', { detail: 'test' }))";

/// Every screen and every open sheet.
pub const SCREENS: &[Screen] = &[
    Screen::new("first", "#/", "[data-act=start]").with(Nothing),
    Screen::new("first-meaning", "#/", "[data-act=start]")
        .with(Nothing)
        .then(&[Type("target", "12345.67万")]),
    Screen::new("first-refused", "#/", "[data-act=start]")
        .with(Nothing)
        .then(&[Type("target", "-5"), Tap("[data-act=start]")]),
    Screen::new("first-lost", "#/", "[data-trouble=lost]").with(Nothing).before(MARKED),
    Screen::new("rescue-panic", "#/", "#page").with(Nothing).then(&[Run(PANIC)]),
    Screen::new("rescue-start", "#/", ".rescue").with(Nothing).before(FAILS),
    Screen::new("rescue-wechat", "#/", ".rescue").with(Nothing).before(WECHAT),
    Screen::new("rescue-missing", "#/", ".rescue").with(Nothing).before(NO_WORKER),
    Screen::new("rescue-storage", "#/", ".rescue").with(Nothing).before(FORBIDDEN),
    Screen::new("today-opening", "#/", "[data-act=opening]").with(Target),
    Screen::new("target-opening", "#/target", "[data-week]").with(Target),
    Screen::new("customers-none", "#/customers", "[data-act=add-first]").with(Target),
    Screen::new("today", "#/", "[data-act=tick]").by(&[
        "tab-today",
        "back-to-today",
        "day-today",
        "day-before",
        "day-after",
    ]),
    Screen::new("today-ticked", "#/", "[data-act=tick][aria-pressed=false]")
        .then(&[Tap("[data-act=tick][aria-pressed=false]")]),
    // After a tick: the line that is painted was written with a record of this day.
    Screen::new("today-painted", "#/", "li[data-id] .tick").before(WAITS),
    Screen::new("today-not-saved", "#/", "[data-act=tick]")
        .then(&[Run(FULL), Tap("[data-act=tick]")]),
    // A journal of months, and never a backup; it is said once the part behind Today has come.
    Screen::new("today-reminder", "#/", "[data-trouble=backup]"),
    Screen::new("today-day-off", "#/", "[data-act=plan]").on(DayOff),
    Screen::new("today-new-month", "#/", "[data-act=target]").on(NewMonth),
    Screen::new("today-behind", "#/", "[data-trouble=note]").on(Behind),
    Screen::new("today-evening", "#/", "[data-evening] [data-act=report-copy]").on(Evening),
    Screen::new("plan", "#/plan", "[data-act=plan-pick]").by(&["plan"]),
    Screen::new("plan-nobody", "#/plan", "[data-act=plan-pick]").then(&[Type("search", "§")]),
    Screen::new("plan-when", "#/plan", "[data-act=plan-pick]")
        .then(&[Tap("[data-act=plan-pick]"), Tap("[data-act=plan-date]")]),
    Screen::new("week", "#/week", "[data-day] [data-act=week-line]")
        .by(&["week"])
        .elsewhere(),
    Screen::new("week-line", "#/week", "[data-act=week-line]").then(&[Tap("[data-act=week-line]")]),
    Screen::new("week-none", "#/week", "dialog[open] [data-act=add-first]").with(Target),
    Screen::new("sort", "#/sort", "dialog[open] [data-act=sort-save], dialog[open] [data-empty]")
        .by(&["sort", "to-sort"])
        .elsewhere(),
    Screen::new("away", "#/away", "[data-act=away-save]").by(&["away"]).elsewhere(),
    Screen::new("away-dates", "#/away", "[data-act=away-save]").then(&[
        Tap("[data-act=away-from]"),
        Tap("[data-act=away-until]"),
        Tap("[data-act=away-save]"),
    ]),
    Screen::new(
        "order",
        "#/order/{day}",
        "dialog[open] [data-empty], dialog[open] [data-act=order-save]",
    )
        .by(&["order"])
        .elsewhere(),
    Screen::new("outcome", "#/outcome/{subject}", "[data-act=met]").by(&["outcome"]),
    Screen::new("outcome-won", "#/outcome/{subject}", "[data-act=met]").then(&[
        Tap("[data-act=won]"),
        Tap("[data-act=next-day]"),
        Tap("[data-act=save]"),
    ]),
    Screen::new("outcome-gone", "#/outcome/t1.0.1", "dialog[open] .quiet"),
    Screen::new("day-past", "#/day/{day}", "[data-act=day-today]").by(&["day-before", "day-after"]),
    Screen::new("day-ahead", "#/", "[data-act=day-after]").then(&[Tap("[data-act=day-after]")]),
    Screen::new("target", "#/target", "[data-week]").by(&["tab-target", "set-goal", "to-days"]),
    Screen::new("target-missing", "#/target", "[data-act=retry-part]").before(NO_PART),
    Screen::new("target-new-month", "#/target", "[data-act=target]").on(NewMonth),
    Screen::new("revise", "#/target/revise", "[data-act=revision]").by(&["revise", "to-revise"]),
    Screen::new("revise-refused", "#/target/revise", "[data-act=revision]")
        .then(&[Type("revision", "300x"), Tap("[data-act=save]")]),
    Screen::new("target-day", "#/target/{day}", "[data-act=until]").by(&["day"]),
    Screen::new("target-leave", "#/target/{day}", "[data-act=until]")
        .then(&[Tap("[data-act=kind-off]")]),
    Screen::new("make", "#/target/make", "dialog [data-step='0']").by(&["plan-make", "by-steps", "to-make"]),
    Screen::new("make-company", "#/target/make?company", "[data-act=company]")
        .by(&["repair"])
        .elsewhere()
        .on(NewMonth),
    Screen::new("make-done", "#/target/make", "dialog [data-step='0']")
        .on(NewMonth)
        .then(&[Tap("[data-act=step-done]")]),
    Screen::new("make-tiers", "#/target/make?tiers", "[data-act=tier-target]")
        .on(NewMonth)
        .then(&[Tap("[data-act=take]"), Tap("[data-act=whence]")]),
    Screen::new("make-words", "#/target/make?tiers", "[data-act=tier-target]").on(NewMonth).then(&[
        Tap("[data-act=tier-words]"),
        Type("word-floor", "无论如何都要做到的那个数"),
        Type("word-challenge", "无论如何都要做到的那个数"),
        Tap("[data-act=words-keep]"),
    ]),
    Screen::new("make-none", "#/target/make?tiers", "dialog [data-step='3']")
        .with(Target)
        .then(&[Tap("[data-act=step-back]")]),
    Screen::new("make-wrong", "#/target/make?tiers", "[data-act=tier-target]")
        .on(NewMonth)
        .then(&[Type("tier-target", "300x"), Tap("[data-act=step-next]")]),
    Screen::new("make-check", "#/target/make", "dialog [data-step='0']")
        .then(&[Tap("[data-act=step-check]")]),
    Screen::new("make-split", "#/target/make", "dialog [data-step='0']")
        .then(&[Tap("[data-act=step-split]")]),
    Screen::new("make-ask", "#/target/make", "dialog [data-step='0']")
        .then(&[Tap("[data-act=step-ask]"), Tap("[data-act=ask-price]")]),
    Screen::new("sheet", "#/target/sheet", "dialog [data-month]").by(&[
        "plan-sheet",
        "to-sheet",
        "to-goal-sheet",
        "ask-support",
    ]),
    Screen::new("sheet-pasted", "#/target/sheet", "[data-act=paste-plan]")
        .then(&[Type("paste-plan", TABLE)]),
    Screen::new("sheet-no-goal", "#/target/sheet", "dialog [data-month]").on(NewMonth),
    Screen::new("year", "#/target/year", "[data-act=year-figure]").by(&["plan-year", "to-year"]),
    Screen::new("year-kept", "#/target/year", "[data-act=year-figure]")
        .then(&[Type("year-figure", "3600万"), Tap("[data-act=year-keep]")]),
    Screen::new("split", "#/target/split", "[data-split]").by(&["plan-split", "to-split"]),
    Screen::new("split-quick", "#/target/split", "[data-split]")
        .then(&[Tap("[data-act=quick-50]"), Type("part-typed", "12.345")]),
    Screen::new("split-stars", "#/target/split", "[data-split]").then(&[
        Tap("[data-act=quick-40]"),
        Tap("[data-act=by-stars]"),
        Tap("[data-act=star-5]"),
    ]),
    Screen::new("split-pieces", "#/target/split", "[data-split]")
        .then(&[Tap("[data-act=quick-40]"), Tap("[data-act=by-pieces]")]),
    Screen::new("split-no-goal", "#/target/split", "dialog [data-empty]").on(NewMonth),
    Screen::new("curve", "#/target/curve", "[data-figure=week]").by(&["plan-curve", "to-curve"]),
    Screen::new("curve-thirds", "#/target/curve", "[data-figure=week]")
        .then(&[Tap("[data-act=curve-thirds]"), Type("third-1", "35")]),
    Screen::new("curve-week", "#/target/curve", "[data-figure=week]")
        .then(&[Tap("[data-act=week-rhythm]"), Tap("[data-act=week-ready]")]),
    Screen::new("curve-no-goal", "#/target/curve", "dialog [data-empty]").on(NewMonth),
    Screen::new("incentive", "#/target/incentive", "[data-act=step-add]").by(&["plan-incentive"]),
    Screen::new("incentive-steps", "#/target/incentive", "[data-act=step-add]").then(&[
        Tap("[data-act=steps-quick]"),
        Type("step-pays", "1%"),
        Tap("[data-act=save]"),
    ]),
    Screen::new("incentive-no-goal", "#/target/incentive", "dialog [data-empty]").on(NewMonth),
    Screen::new("funnel", "#/target/funnel", "[data-act=ticket]").by(&["plan-funnel", "to-funnel"]),
    Screen::new("funnel-what-if", "#/target/funnel", "[data-act=ticket]").then(&[
        Type("ticket", "30万"),
        Type("rate-lead", "20"),
        Type("way-days", "45"),
        Tap("[data-act=rate-lead-less]"),
        Tap("[data-act=funnel-how]"),
    ]),
    Screen::new("funnel-stages", "#/target/funnel", "[data-act=ticket]").then(&[
        Type("ticket", "30万"),
        Tap("[data-act=by-stages]"),
        Tap("[data-act=sources-usual]"),
    ]),
    Screen::new("funnel-wrong", "#/target/funnel", "[data-act=ticket]")
        .then(&[Type("rate-lead", "0")]),
    Screen::new("funnel-no-goal", "#/target/funnel", "dialog [data-empty]").on(NewMonth),
    Screen::new("boss", "#/target/boss", "dialog [data-report]").by(&["plan-boss", "to-boss"]),
    Screen::new("boss-deadlines", "#/target/boss", "[data-deadlines]")
        .then(&[Tap("[data-act=deadlines-edit]"), Tap("[data-act=boss-agreed]")]),
    Screen::new("boss-from-today", "#/target/boss", "[data-deadlines]")
        .by(&["deadline-open"])
        .elsewhere(),
    Screen::new("boss-no-goal", "#/target/boss", "dialog [data-empty]").on(NewMonth),
    Screen::new("report-no-goal", "#/more/report?goal", "dialog [data-empty]").on(NewMonth),
    // Steps keep what they have, so from here on the new month has a plan that nobody confirmed.
    Screen::new("make-confirm", "#/target/make", "dialog [data-step='0']").on(NewMonth).then(&[
        Tap("[data-act=step-tiers]"),
        Tap("[data-act=take]"),
        Tap("[data-act=step-confirm]"),
    ]),
    Screen::new("make-confirmed", "#/target/make?confirm", "dialog [data-confirmed]")
        .by(&["boss-confirm"])
        .elsewhere(),
    Screen::new("boss-draft", "#/target/make", "dialog [data-step='0']").on(NewMonth).then(&[
        Tap("[data-act=step-tiers]"),
        Tap("[data-act=take]"),
        Tap("[data-act=step-confirm]"),
        Tap("[data-act=to-boss]"),
        Type("boss-word", "再冲一冲"),
    ]),
    Screen::new("target-before", "#/target", "[data-act=month-before]")
        .then(&[Tap("[data-act=month-before]")]),
    Screen::new("customers", "#/customers", "[data-act=customer]").by(&["tab-customers"]),
    Screen::new("add", "#/customers/add", "[data-act=name]").by(&["add", "add-first", "lead-add"]),
    Screen::new("add-refused", "#/customers/add", "[data-act=name]")
        .then(&[Tap("[data-act=save]")]),
    Screen::new("customer", "#/customers/{id}", "[data-act=customer-edit]").by(&["customer"]),
    Screen::new("customer-details", "#/customers/{id}", "[data-act=customer-edit]").then(&[
        Tap("[data-act=details]"),
        Type("detail-contact", "欧阳夏丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹丹"),
        Type("detail-phone", "138"),
        Tap("[data-act=details-keep]"),
    ]),
    Screen::new("customer-known", "#/customers/{id}", "[data-act=customer-edit]").then(&[
        Tap("[data-act=details]"),
        Type("detail-phone", "+86 138 0013 8000"),
        Type("detail-address", "杭州市滨江区江南大道 3888 号信息港二期 3 幢 1701 室"),
        Type("detail-tags", "样品 老客户 展会"),
        Tap("[data-act=detail-keen]"),
        Tap("[data-act=details-keep]"),
    ]),
    Screen::new("customer-edit", "#/customers/{id}/edit", "[data-act=erase]")
        .by(&["customer-edit"])
        .elsewhere(),
    Screen::new("customer-erase", "#/customers/{id}/edit", "[data-act=erase]")
        .then(&[Tap("[data-act=erase]")]),
    Screen::new("needs", "#/customers/{id}/needs", "[data-act=needs-keep]")
        .by(&["needs"])
        .elsewhere(),
    Screen::new("needs-pains", "#/customers/{id}/needs", "[data-act=needs-keep]").then(&[
        Type("pain", "交货慢"),
        Tap("[data-act=pain-add]"),
        Type("pain", "价格比现在用的那一家贵了百分之十二，老板说今年没有预算"),
        Tap("[data-act=pain-add]"),
        Type("person", "采购部李经理"),
        Tap("[data-act=person-add]"),
        Tap("[data-act=lead-plan]"),
        Tap("[data-act=person-add]"),
    ]),
    Screen::new("customer-gone", "#/customers/1.0.1", "dialog[open] .quiet"),
    Screen::new("pipeline", "#/customers/pipeline", "[data-figure=open-count]").by(&["pipeline", "to-pipeline"]),
    Screen::new("pipeline-none", "#/customers/pipeline", "dialog [data-empty]").with(Target),
    Screen::new("pipeline-whose", "#/customers/pipeline", "[data-figure=open-count]")
        .then(&[Tap("[data-act=deal-add]")]),
    Screen::new("pipeline-chances", "#/customers/pipeline", "[data-figure=open-count]").then(&[
        Tap("[data-act=chances]"),
        Type("chance-contact", "0"),
        Tap("[data-act=chances-keep]"),
    ]),
    Screen::new("deal-new", "#/customers/{id}/deal", "[data-act=deal-amount]").by(&["deal-new"]).elsewhere(),
    Screen::new("deal-new-refused", "#/customers/{id}/deal", "[data-act=deal-amount]").then(&[
        Type("deal-amount", "0"),
        Tap("[data-act=day-own]"),
        Tap("[data-act=save]"),
    ]),
    Screen::new("deal", "#/deal/{deal}", "dialog [data-figure=amount]").by(&["deal"]).elsewhere(),
    Screen::new("deal-edit", "#/deal/{deal}", "dialog [data-figure=amount]")
        .then(&[Tap("[data-act=deal-edit]"), Tap("[data-act=deal-save]")]),
    Screen::new("deal-win", "#/deal/{deal}", "dialog [data-figure=amount]").then(&[
        Tap("[data-act=win]"),
        Tap("[data-act=goods]"),
        Type("goods-share", "101"),
        Tap("[data-act=win-save]"),
    ]),
    Screen::new("deal-lose", "#/deal/{deal}", "dialog [data-figure=amount]")
        .then(&[Tap("[data-act=lose]"), Tap("[data-act=lose-price]")]),
    Screen::new("owed", "#/customers/owed", "[data-figure=owed-open]").by(&["owed"]),
    Screen::new("owed-line", "#/customers/owed", "[data-figure=owed-open]").then(&[
        Tap("[data-act=owed-line]"),
        Type("paid-part", "0"),
        Tap("[data-act=part-save]"),
    ]),
    Screen::new("owed-none", "#/customers/owed", "dialog [data-empty]").with(Target),
    Screen::new("owed-by", "#/customers/{id}/owed", "[data-act=owe-open]").by(&["owed-by"]).elsewhere(),
    Screen::new("owed-by-new", "#/customers/{id}/owed", "[data-act=owe-open]").then(&[
        Tap("[data-act=owe-open]"),
        Tap("[data-act=due-own]"),
        Type("owe-amount", "12.345万"),
    ]),
    Screen::new("owed-by-terms", "#/customers/{id}/owed", "[data-act=owe-open]").then(&[
        Tap("[data-act=terms-open]"),
        Tap("[data-act=terms-in-parts]"),
        Type("terms-parts", "30% 货到0天，60% 月结30天"),
        Tap("[data-act=terms-save]"),
    ]),
    Screen::new("owed-by-rebate", "#/customers/{id}/owed", "[data-act=owe-open]").then(&[
        Tap("[data-act=rebate-open]"),
        Type("rebate-steps", "50万 101%"),
        Tap("[data-act=rebate-save]"),
    ]),
    Screen::new("sell", "#/customers/{id}/sell", "[data-act=sell-amount]").by(&["sell"]).elsewhere(),
    Screen::new("sell-return", "#/customers/{id}/sell", "[data-act=sell-amount]").then(&[
        Tap("[data-act=sell-return]"),
        Tap("[data-act=sell-own]"),
        Tap("[data-act=goods]"),
        Type("sell-amount", "0"),
        Tap("[data-act=save]"),
    ]),
    Screen::new("deal-gone", "#/deal/1.0.1", "dialog[open] .quiet"),
    Screen::new("customers-found", "#/customers", "[data-act=customer]")
        .then(&[Type("search", "a")]),
    Screen::new("customers-only", "#/customers", "[data-act=customer]")
        .then(&[Tap("[data-act=filter-more]"), Tap("[data-act=only-deal]")]),
    Screen::new("classes", "#/customers/classes", "[data-cadences]").by(&["classes"]),
    Screen::new("classes-from-week", "#/customers/classes", "[data-cadences]")
        .by(&["to-classes"])
        .elsewhere(),
    Screen::new("classes-amount", "#/customers/classes", "[data-cadences]").then(&[
        Tap("[data-act=by-amount]"),
        Type("from-a", "30万"),
        Type("from-b", "40万"),
    ]),
    Screen::new("classes-many", "#/customers/classes", "[data-cadences]").then(&[
        Tap("[data-act=by-amount]"),
        Type("from-a", "1000万"),
        Type("from-b", "1元"),
    ]),
    Screen::new("existing", "#/customers/existing", "dialog[open] [data-group]").by(&["existing"]),
    Screen::new("risk", "#/customers/risk", "dialog[open] [data-figure=sold]").by(&["risk"]),
    Screen::new("playbook", "#/customers/playbook", "[data-act=playbook-new]").by(&["playbook"]),
    Screen::new("playbook-edit", "#/customers/playbook", "[data-act=playbook-new]").then(&[
        Tap("[data-act=playbook-open]"),
        Tap("[data-act=playbook-edit]"),
        Type("playbook-text", "先算总账，再谈价。"),
        Tap("[data-act=playbook-keep]"),
    ]),
    Screen::new("playbook-own", "#/customers/playbook", "[data-act=playbook-new]").then(&[
        Type("playbook-search", "§"),
        Tap("[data-act=playbook-new]"),
        Tap("[data-act=playbook-add]"),
    ]),
    Screen::new("paste", "#/customers/paste", "[data-act=paste-look]").by(&["paste"]),
    Screen::new("paste-looked", "#/customers/paste", "[data-act=paste-look]")
        .then(&[Type("paste-text", "甲公司\n乙公司\n甲公司"), Tap("[data-act=paste-look]")]),
    Screen::new("review", "#/review", ".spans").by(&["tab-review", "span-day"]),
    Screen::new("review-week", "#/review/week", ".spans").by(&["span-week"]),
    Screen::new("review-month", "#/review/month", ".spans").by(&["span-month", "to-review"]),
    Screen::new("track-stand", "#/review/stand", "dialog[open] [data-metric=visits]")
        .by(&["to-stand"]),
    Screen::new("track-stand-how", "#/review/stand", "dialog[open] [data-metric=visits]").then(&[
        Tap("[data-tier=target] [data-act=stand-how]"),
        Tap("[data-figure=total] [data-act=stand-how]"),
    ]),
    Screen::new("track-stand-before", "#/review/stand", "dialog[open] [data-metric=visits]")
        .then(&[Tap("dialog [data-act=month-before]")]),
    Screen::new("track-stand-no-goal", "#/review/stand", "dialog[open] [data-act=set-goal]")
        .on(NewMonth),
    Screen::new("track-stand-new", "#/review/stand", "dialog[open] [data-tier=target]")
        .with(Target),
    Screen::new("track-pictures", "#/review/pictures", "dialog[open] [data-picture=habit]")
        .by(&["to-pictures"]),
    Screen::new("track-pictures-no-goal", "#/review/pictures", "dialog[open] [data-picture=habit]")
        .on(NewMonth),
    Screen::new("track-pictures-new", "#/review/pictures", "dialog[open] [data-picture=habit]")
        .with(Target),
    Screen::new("track-signals", "#/review/signals", "dialog [data-signal=cycle]").by(&["to-signals"]),
    Screen::new("track-replan", "#/review/replan", "dialog [data-way=stage]").by(&["to-replan"]),
    Screen::new("track-write", "#/review/write", ".sheet").by(&["to-write"]),
    Screen::new("track-kept", "#/review/kept", ".sheet").by(&["to-kept"]),
    Screen::new("track-cases", "#/review/cases", ".sheet").by(&["to-cases"]),
    Screen::new("track-versions", "#/review/versions", "dialog [data-ledger]").by(&["to-versions"]),
    Screen::new("track-close", "#/review/close", "dialog [data-archive]").by(&["to-close"]),
    Screen::new("track-history", "#/review/history", "dialog [data-trend]").by(&["to-history"]),
    Screen::new("track-learning", "#/review/learning", ".sheet").by(&["to-learning"]),
    Screen::new("track-write-kept", "#/review/write", ".sheet")
        .by(&["to-write-day"])
        .elsewhere()
        .then(&[Type("review-line", "x"), Tap("[data-act=review-keep]")]),
    Screen::new("track-kept-again", "#/review/kept", ".sheet").by(&["review-kept"]).elsewhere(),
    Screen::new("track-cases-new", "#/review/cases", ".sheet").then(&[Tap("[data-act=case-new]")]),
    Screen::new("track-learning-new", "#/review/learning", ".sheet")
        .then(&[Tap("[data-act=plan-new]"), Tap("[data-act=plan-keep]")]),
    Screen::new("track-write-week", "#/review/week/write", ".sheet"),
    Screen::new("track-write-month", "#/review/month/write", ".sheet"),
    Screen::new("replan-trial", "#/review/replan", "dialog [data-way=stage]")
        .then(&[Tap("[data-way=stage] [data-act=try]")]),
    Screen::new("replan-no-goal", "#/review/replan", "dialog [data-empty]").on(NewMonth),
    Screen::new("signals-thin", "#/review/signals", "[data-state=thin]").with(Target),
    Screen::new("versions-no-goal", "#/review/versions", "dialog [data-empty]").on(NewMonth),
    Screen::new("close-not-over", "#/review/close", "dialog [data-archive]")
        .then(&[Tap("[data-act=adjust-after]")]),
    Screen::new("close-closed", "#/review/close", "dialog [data-archive]")
        .then(&[Tap("[data-act=adjust-before]"), Tap("[data-act=close-month]")]),
    Screen::new("history-none", "#/review/history", "dialog [data-empty]").with(Target),
    Screen::new("review-none", "#/review", ".spans").with(Target),
    Screen::new("days", "#/more/days", "[data-act=month-start]").by(&["days"]),
    Screen::new("days-by-turns", "#/more/days", "[data-act=month-start]")
        .then(&[Tap("[data-act=pattern-alternating]")]),
    Screen::new("import", "#/more/import", "[data-act=table-look]").by(&["import", "to-import"]),
    Screen::new("import-looked", "#/more/import", "[data-act=table-look]").then(&[
        Type("table-text", "客户\t金额\t阶段\t预计成交日\n甲公司\t1万\t方案\t\n\t2\t需求\t"),
        Tap("[data-act=table-look]"),
    ]),
    Screen::new("import-unsure", "#/more/import", "[data-act=table-look]")
        .then(&[Type("table-text", "甲方\t总价\n甲公司\t1万"), Tap("[data-act=table-look]")]),
    Screen::new("design", "#/more/design", "dialog[open] [data-act=design-main]"),
    Screen::new("tables", "#/more/tables", "[data-act=table-customers]").by(&["tables"]),
    Screen::new("report", "#/more/report", "[data-report]").by(&["report"]),
    Screen::new("report-goal", "#/more/report?goal", "[data-report]")
        .by(&["report-goal"])
        .elsewhere(),
    Screen::new("report-month", "#/more/report?month", "[data-report]")
        .by(&["report-review"])
        .elsewhere(),
    Screen::new("report-form", "#/more/report", "[data-report]").then(&[
        Tap("[data-act=report-form]"),
        Type("report-template", "{x}"),
        Tap("[data-act=report-keep]"),
    ]),
    Screen::new("code", "#/more/code", "dialog [data-code]").by(&["code"]),
    Screen::new("given", "#/more/given", "[data-act=given-text]").by(&["given"]),
    Screen::new("given-plan", "#/more/given", "[data-act=given-text]")
        .then(&[Type("given-text", PLAN)]),
    Screen::new("given-refused", "#/more/given", "[data-act=given-text]")
        .then(&[Type("given-text", "x/more/given?AAAA")]),
    Screen::new("given-note", "#/more/given", "[data-act=given-text]")
        .then(&[Type("given-text", "123")]),
    Screen::new("restore", "#/more/restore", "[data-act=restore-file]").by(&["restore", "books"]),
    Screen::new("backup-lock", "#/more/backup", "[data-act=backup-make]").by(&["backup-lock"]),
    Screen::new("backup-short", "#/more/backup", "[data-act=backup-make]")
        .then(&[Type("phrase", "1234"), Tap("[data-act=backup-make]")]),
    Screen::new("calendar", "#/more/calendar", "[data-act=holidays]").by(&["calendar"]),
    Screen::new("calendar-holidays", "#/more/calendar", "[data-act=holidays]")
        .then(&[Type("holidays", "2027-01-01 off\n2027-01-03\n2027-01-09 work")]),
    Screen::new("more", "#/more", "[data-act=history]").by(&["tab-more"]),
    Screen::new("history", "#/more/history", "[data-act=undo-record]")
        .by(&["history", "put-away-lines"]),
    Screen::new("wipe", "#/more/wipe", "[data-act=wipe-word]").by(&["wipe"]),
    Screen::new("wipe-refused", "#/more/wipe", "[data-act=wipe-word]")
        .then(&[Type("wipe-word", "1"), Tap("[data-act=wipe-go]")]),
    Screen::new("unknown", "#/unknown", "[data-act=back-to-today]"),
];

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn source(path: &str) -> String {
        let clone = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        fs::read_to_string(clone.join(path)).unwrap()
    }

    fn views() -> Vec<String> {
        let mut waiting = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/ui")];
        let mut found: Vec<PathBuf> = Vec::new();
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { waiting.push(path) } else { found.push(path) }
            }
        }
        found.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
    }

    /// Every address in a source's own code, between quotes, and those of the table of sheets, whose
    /// last word is in it.
    fn addresses(source: &str) -> Vec<String> {
        let own = source.split("#[cfg(test)]").next().unwrap_or_default();
        let quoted = own.split("\"#/").skip(1).filter_map(|rest| rest.split('"').next());
        let fixed = quoted.filter(|rest| !rest.contains('{')).map(|rest| format!("#/{rest}"));
        let rows = |of: &'static str| {
            let rows = own.split("(\"").skip(1);
            rows.filter_map(move |row| row.split_once(of).map(|(word, _)| word.to_owned()))
        };
        let more = rows("\", MoreSheet::").map(|word| format!("#/more/{word}"));
        let planning = rows("\", PlanningSheet::").map(|word| format!("#/target/{word}"));
        let today = rows("\", TodaySheet::").map(|word| format!("#/{word}"));
        let book = rows("\", BookSheet::").map(|word| format!("#/customers/{word}"));
        let review = rows("\", ReviewSheet::").map(|word| format!("#/review/{word}"));
        let of = rows("\", OfCustomer::").map(|word| format!("#/customers/{{id}}/{word}"));
        fixed.chain(more).chain(planning).chain(today).chain(book).chain(of).chain(review).collect()
    }

    /// Every link with a fixed name in a view: its address, where that is fixed too, and its name.
    fn links(view: &str) -> Vec<(Option<String>, String)> {
        let fixed = |tag: &str, name: &str| {
            let rest = tag.split_once(&format!("{name}=\""))?.1;
            Some(rest.split_once('"')?.0.to_owned())
        };
        view.split("<a")
            .skip(1)
            .filter(|tag| tag.starts_with(char::is_whitespace))
            .filter_map(|tag| tag.split_once('>'))
            .filter(|(tag, _)| tag.contains("href="))
            .filter_map(|(tag, _)| Some((fixed(tag, "href"), fixed(tag, "data-act")?)))
            .collect()
    }

    /// What the app can show and the list does not have.
    fn forgotten(routes: &str, views: &[String]) -> Vec<String> {
        let mut forgotten = Vec::new();
        for address in addresses(routes) {
            if !SCREENS.iter().any(|screen| screen.at == address) {
                forgotten.push(format!("no screen for {address}"));
            }
        }
        for (address, act) in views.iter().flat_map(|view| links(view)) {
            let leads = |screen: &Screen| {
                screen.opened_by.contains(&act.as_str())
                    && address.as_ref().is_none_or(|address| screen.at == address)
            };
            if !SCREENS.iter().any(leads) {
                let to = address.unwrap_or_default();
                forgotten.push(format!("no screen is opened by {act} {to}"));
            }
        }
        // A sheet that is no route could not be closed by going back, and would not be listed.
        let sheets = views.iter().filter(|view| view.contains("show_modal")).count();
        if sheets > 1 {
            forgotten.push(format!("{sheets} files open a dialog: components/sheet.rs does"));
        }
        forgotten
    }

    #[test]
    fn no_screen_of_the_app_is_forgotten() {
        let views = views();
        assert!(views.iter().flat_map(|view| links(view)).count() >= 6, "the views are read");
        let routes = addresses(&source("src/route.rs"));
        assert!(routes.len() >= 20, "the routes are read: {routes:?}");
        assert!(routes.contains(&"#/more/import".to_owned()), "the sheets too: {routes:?}");
        assert!(routes.contains(&"#/target/make".to_owned()), "and those of planning: {routes:?}");
        assert_eq!(forgotten(&source("src/route.rs"), &views), Vec::<String>::new());
    }

    #[test]
    fn a_screen_that_is_not_in_the_list_is_named() {
        let routes = "Route::Review => f.write_str(\"#/not-yet\"), write!(f, \"#/more/{}\"),\n\
            (\"nor-this\", MoreSheet::Wipe),\n(\"nor-that\", PlanningSheet::Year),\n\
            (\"soon\", TodaySheet::Week),\n(\"book\", BookSheet::Risk),\n(\"of\", OfCustomer::Sell),\n(\"back\", ReviewSheet::Kept),\n#[cfg(test)] \"#/not-this\"";
        let view = r##"<a class="x" href="#/review/close" data-act="close-month">
            <a href=route.to_string() data-act="no-such"> <a href="#/more/wipe" data-act="history">"##;
        let dialog = "show_modal()".to_owned();
        assert_eq!(
            forgotten(routes, &[view.to_owned(), dialog.clone(), dialog]),
            [
                "no screen for #/not-yet",
                "no screen for #/more/nor-this",
                "no screen for #/target/nor-that",
                "no screen for #/soon",
                "no screen for #/customers/book",
                "no screen for #/customers/{id}/of",
                "no screen for #/review/back",
                "no screen is opened by close-month #/review/close",
                "no screen is opened by no-such ",
                "no screen is opened by history #/more/wipe",
                "2 files open a dialog: components/sheet.rs does",
            ]
        );
    }

    #[test]
    fn every_screen_has_a_name_of_its_own_and_an_address_of_the_app() {
        for (place, screen) in SCREENS.iter().enumerate() {
            let first = SCREENS.iter().position(|other| other.name == screen.name);
            assert_eq!(first, Some(place), "{}", screen.name);
            let known = screen.route() != Route::Unknown || screen.at == "#/unknown";
            assert!(known, "{} is at {}", screen.name, screen.at);
        }
    }
}
