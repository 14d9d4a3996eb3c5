//! Where each metric and tier stands: the line of five seconds and what the sheet says of revenue.

use crate::domain::money::Money;
use crate::domain::rate::{Rate, Rounding};
use crate::domain::standing::glance::Glance;
use crate::domain::tier_words::TierWords;
use crate::text::{Lang, fill, number, say, texts};

texts! {
    /// Where each metric and tier stands, the chance, the pictures of the month.
    StandTexts

    /// The first sheet's heading.
    title: &'static str,
    /// The way from the review page to the sheet.
    to_sheet: &'static str,
    /// The line: no goal yet: {0} what is won.
    line_no_goal: &'static str,
    /// It begins, running: {0} what the month comes to.
    line_total: &'static str,
    /// It begins, nothing speaks for the rest: {0} what is won.
    line_won: &'static str,
    /// It begins, no working day is left: {0} what is won.
    line_no_day: &'static str,
    /// It begins, the month is over: {0} what is won.
    line_over: &'static str,
    /// A tier is won: {0} its name.
    line_reached: &'static str,
    /// A tier is safe at this pace: {0} its name.
    line_safe: &'static str,
    /// How far it is to a tier: {0} its name, {1} the distance.
    line_gap: &'static str,
    /// Between the clauses, and at the end.
    line_marks: [&'static str; 2],
    /// The month before, the month after.
    months: [&'static str; 2],
    /// The month has no goal yet: {0} month.
    no_goal: &'static str,
    /// Where one is set.
    set_goal: &'static str,
    /// The month is closed: {0} month.
    closed: &'static str,
    /// Where its figures are.
    to_history: &'static str,
    /// What a tap on a figure does.
    how_hint: &'static str,
    /// To the pictures.
    to_pictures: &'static str,

    /// Revenue's heading.
    revenue: &'static str,
    /// The three sums' heading.
    sums: &'static str,
    /// Already won, plus what is likely, if everything comes in.
    sum_names: [&'static str; 3],
    /// What the month comes to, the same without the largest deal.
    projections: [&'static str; 2],
    /// How what is won came about: {0} how many, {1} the sum.
    how_won: &'static str,
    /// And what was there before records began: {0} of it, {1} the rest, {2} the sum.
    how_opening: &'static str,
    /// How the total came about: {0} won, {1} open deals, {2} usually still comes in, {3} the sum.
    how_total: &'static str,
    /// What the middle case is.
    how_middle: &'static str,
    /// Fewer than three closed months: {0} how many.
    how_no_rest: &'static str,
    /// What usually still comes in: {0} closed months, {1} days left.
    how_rest: &'static str,
    /// Deals whose day has passed: {0} how many.
    how_past: &'static str,
    /// Deals dated in another month: {0} how many.
    how_elsewhere: &'static str,
    /// The month is over.
    how_over: &'static str,
    /// Without the largest: {0} its customer, {1} its amount, {2} the total with it.
    how_without: &'static str,
    /// A deal's part: {0} customer, {1} amount, {2} chance, {3} the part.
    how_deal: &'static str,
    /// What stands in brackets behind a stage's chance.
    how_odds: &'static str,
    /// Other deals: {0} how many, {1} their parts.
    how_others: &'static str,
    /// Won plus the parts: {0} won, {1} parts, {2} the sum.
    how_plus: &'static str,
    /// No open deal is dated in the rest of the month.
    how_no_deal: &'static str,

    /// Attained, pace, a day, coverage, chance.
    rows: [&'static str; 5],
    /// It is reached.
    reached: &'static str,
    /// No working day is left: {0} what is missing.
    none_left: &'static str,
    /// There is nothing to say yet.
    not_yet: &'static str,
    /// Attained: {0} won, {1} the tier, {2} percent.
    how_attained: &'static str,
    /// Pace: {0} done through yesterday, {1} expected, {2} percent.
    how_pace: &'static str,
    /// What is expected: {0} the tier, {1} working days passed, {2} all of them, {3} expected.
    how_expected: &'static str,
    /// Expected by a curve the rep chose.
    how_curve: &'static str,
    /// Money and deals swing.
    how_lumpy: &'static str,
    /// No pace yet: why.
    how_no_pace: &'static str,
    /// Pace is not judged: the opening figure is missing.
    how_no_opening: &'static str,
    /// Needed: {0} the tier, {1} done through yesterday, {2} working days left, {3} a day.
    how_needed: &'static str,
    /// It is more than the best month: {0} that month's day.
    how_best: &'static str,
    /// Reached: {0} won, {1} the tier.
    how_reached: &'static str,
    /// Coverage: {0} weighed deals, {1} what is missing, {2} percent.
    how_coverage: &'static str,

    /// The chance, being worked out.
    chance_wait: &'static str,
    /// The chance: {0} percent, {1} low, {2} high.
    chance: &'static str,
    /// Too little data.
    chance_little: &'static str,
    /// Why: {0} resolved deals, {1} closed months.
    how_little: &'static str,
    /// The month is over without it.
    chance_over: &'static str,
    /// How the chance came about: {0} what is missing, {1} how many deals.
    how_chance: &'static str,
    /// How its range did: {0} low, {1} high.
    how_range: &'static str,
    /// It rests on one deal: {0} customer, {1} amount, {2} what is missing.
    rests_on: &'static str,
    /// Closed months do not say what still comes in.
    chance_no_rest: &'static str,

    /// The bonus' heading.
    bonus: &'static str,
    /// What is paid now, what the next step pays more, what it takes a day.
    bonus_rows: [&'static str; 3],
    /// Paid now: {0} the result, {1} the target, {2} pay.
    how_paid: &'static str,
    /// The next step: {0} where it begins, {1} what is missing, {2} pay there, {3} pay more.
    how_next: &'static str,
    /// It takes: {0} what is missing, {1} working days, {2} a day.
    how_takes: &'static str,
    /// What is no money.
    gift: &'static str,
    /// The highest step is reached.
    bonus_top: &'static str,
    /// The scheme's metric has no target.
    bonus_no_target: &'static str,
    /// To the scheme.
    to_bonus: &'static str,
}

pub(super) static ZH: StandTexts = StandTexts {
    title: "我走到哪了",
    to_sheet: "看每个数怎么来的",
    line_no_goal: "到今天做了 {0}，这个月还没定目标",
    line_total: "照现在的节奏，月底约 {0}",
    line_won: "到今天 {0}，手上没有这个月的单子，月底还说不准",
    line_no_day: "这个月没有工作日了，到今天 {0}",
    line_over: "这个月做了 {0}",
    line_reached: "{0}已到手",
    line_safe: "{0}已稳",
    line_gap: "离{0}差 {1}",
    line_marks: ["，", "。"],
    months: ["上个月", "下个月"],
    no_goal: "{0}还没有目标。定一个数，这里就说走到哪、每天要多少、有几成把握。",
    set_goal: "去定目标",
    closed: "{0}已经收尾。下面是按现在的记录算的，收尾时的数在“过去的月份”里。",
    to_history: "看收尾时的数",
    how_hint: "点任何一个数，看它怎么算的。",
    to_pictures: "看这个月的图",
    revenue: "销售额",
    sums: "三笔账",
    sum_names: ["已经到手", "加上大概能成的", "手上的单子全成"],
    projections: ["月底大约", "不算最大的那单"],
    how_won: "这个月记了 {0} 笔成交和退货，合计 {1}。",
    how_opening: "开始记之前 {0} ＋ 之后记的 {1} ＝ {2}。",
    how_total: "到手 {0} ＋ 手上的单子 {1} ＋ 平常还会来的 {2} ＝ {3}。",
    how_middle: "取中间情况：一半可能比这多，一半可能比这少。所以单子这一项不等于金额乘把握。",
    how_no_rest: "完整的月份只有 {0} 个，不到 3 个，平常还会来的按 0 算。",
    how_rest: "平常还会来的：看过去 {0} 个月里同样长的 {1} 个工作日，新冒出来的成交取中间那个。",
    how_past: "{0} 单过了预计的日子，没算进来：去改日期，或者了结。",
    how_elsewhere: "{0} 单预计在别的月份成交，没算进来。",
    how_over: "这个月过完了，就是到手的数。",
    how_without: "最大的一单是 {0} {1}，算上它是 {2}。",
    how_deal: "{0} {1} × {2} ＝ {3}",
    how_odds: "方括号里：同一阶段有结果的单子，成了几单 / 一共几单；默认的比例当 10 单掺在里面。",
    how_others: "其余 {0} 单合计 {1}",
    how_plus: "到手 {0} ＋ 单子 {1} ＝ {2}",
    how_no_deal: "没有预计在剩下这些天成交的单子。",
    rows: ["完成率", "进度", "每个工作日要", "单子够不够", "把握"],
    reached: "到了",
    none_left: "没有工作日了，差 {0}",
    not_yet: "还说不准",
    how_attained: "到手 {0} ÷ {1} ＝ {2}。",
    how_pace: "到昨天做了 {0} ÷ 到昨天该有 {1} ＝ {2}。",
    how_expected: "该有：{0} 按工作日摊，过了 {1} 天，一共 {2} 天，该有 {3}。",
    how_curve: "这个月选了节奏，每天的份量按选的来，不是平均的。",
    how_lumpy: "单子有大有小，差得不多时只算正常波动，不算落后。",
    how_no_pace: "第一个工作日还没过完，没有该有的数可比。",
    how_no_opening: "中途开始的，之前做了多少还没填，先不评快慢。",
    how_needed: "（{0} − 到昨天 {1}）÷ 剩下 {2} 个工作日 ＝ {3}，不足一分算一分。今天也算一天。",
    how_best: "比你最好的月份还多：那个月平均每天 {0}。",
    how_reached: "到手 {0}，不低于 {1}。",
    how_coverage: "单子按把握算 {0} ÷ 还差 {1} ＝ {2}。到 100% 才刚好够。",
    chance_wait: "正在算…",
    chance: "约 {0}%（{1}% 到 {2}%）",
    chance_little: "数据太少",
    how_little: "12 个月里有结果的单子 {0} 个（要 10 个），完整的月份 {1} 个（要 3 个）。记得越多越准；给每一单填上把握也行。",
    chance_over: "没到",
    how_chance: "还差 {0}。把手上 {1} 单成与不成的各种情况都算一遍，加上平常还会来的，看有几成够得到，按 5% 取整。",
    how_range: "成交率是从不多的单子里看出来的：低的话到 {0}%，高的话到 {1}%。单子记得越多，这个范围越窄。",
    rests_on: "很看 {0} 这一单（{1}）：它一家就超过还差的 {2} 的一半。",
    chance_no_rest: "完整的月份不到 3 个，平常还会来的没算，实际可能更高。",
    bonus: "提成",
    bonus_rows: ["照现在拿", "下一级多拿", "下一级每个工作日要"],
    how_paid: "业绩 {0}，目标 {1}，按台阶拿 {2}。",
    how_next: "下一级从 {0} 起，还差 {1}；到了一共拿 {2}，多 {3}。",
    how_takes: "还差 {0} ÷ 剩下 {1} 个工作日 ＝ {2}，不足一分算一分。",
    gift: "另有实物或旅游奖励，见提成台阶。",
    bonus_top: "最高一级已经到了",
    bonus_no_target: "提成按的那个数还没有目标，算不了。",
    to_bonus: "看提成台阶",
};

pub(super) static EN: StandTexts = StandTexts {
    title: "Where I stand",
    to_sheet: "See all figures",
    line_no_goal: "{0} so far; the month has no goal yet",
    line_total: "At this pace the month comes to about {0}",
    line_won: "{0} so far, with no open deal this month: too early to say more",
    line_no_day: "No working days left, {0} so far",
    line_over: "The month came to {0}",
    line_reached: "{0} is won",
    line_safe: "{0} is safe",
    line_gap: "{1} short of {0}",
    line_marks: ["; ", "."],
    months: ["Previous month", "Next month"],
    no_goal: "{0} has no goal yet. Set one to see where you stand, what each day takes and how likely it is.",
    set_goal: "Set the goal",
    closed: "{0} is closed. These figures follow your records as they are now; the figures at closing are under Past months.",
    to_history: "See figures at closing",
    how_hint: "Tap any figure to see where it comes from.",
    to_pictures: "See the month in pictures",
    revenue: "Revenue",
    sums: "Three totals",
    sum_names: ["Already won", "Plus likely deals", "If every open deal comes in"],
    projections: ["Month end, about", "Without the largest deal"],
    how_won: "{0} sales and returns recorded this month, {1} in total.",
    how_opening: "{0} before records began + {1} since = {2}.",
    how_total: "Won {0} + open deals {1} + what usually still comes in {2} = {3}.",
    how_middle: "This is the middle case: half the time it ends higher, half lower. So the deals' part is not amount times chance.",
    how_no_rest: "Only {0} full months, fewer than 3, so what usually still comes in counts as 0.",
    how_rest: "What usually still comes in: the middle of what new deals brought in stretches of {1} working days over the last {0} months.",
    how_past: "{0} deals are past their date and do not count: change the date or close them.",
    how_elsewhere: "{0} deals are expected in another month and do not count.",
    how_over: "The month is over; this is what was won.",
    how_without: "The largest deal is {0}, {1}; with it, month end is {2}.",
    how_deal: "{0} {1} × {2} = {3}",
    how_odds: "In brackets: deals won / deals ended at the same stage, with the default rate mixed in as 10 deals.",
    how_others: "{0} other deals, {1} in total",
    how_plus: "Won {0} + deals {1} = {2}",
    how_no_deal: "No open deals are expected in the days left.",
    rows: ["Reached", "Pace", "Per working day", "Deal coverage", "Chance"],
    reached: "Reached",
    none_left: "No working days left, {0} short",
    not_yet: "Too early to say",
    how_attained: "Won {0} ÷ {1} = {2}.",
    how_pace: "Done by yesterday {0} ÷ expected by then {1} = {2}.",
    how_expected: "Expected: {0} spread over the working days, {1} of {2} passed, {3} by then.",
    how_curve: "You chose a rhythm for this month, so days do not weigh the same.",
    how_lumpy: "Deals vary in size, so a small gap is normal swing, not falling behind.",
    how_no_pace: "The first working day is not over, so nothing is expected yet.",
    how_no_opening: "You started mid-month and have not filled in what was sold before, so pace is not judged.",
    how_needed: "({0} − {1} by yesterday) ÷ {2} working days left = {3}, rounded up to the cent. Today counts.",
    how_best: "That is more than in your best month, which made {0} per working day.",
    how_reached: "{0} won, no less than {1}.",
    how_coverage: "Deals weighted by chance {0} ÷ still to go {1} = {2}. At 100% they are just enough.",
    chance_wait: "Working it out…",
    chance: "About {0}% ({1}% to {2}%)",
    chance_little: "Too little data",
    how_little: "{0} deals ended in 12 months (10 needed), {1} full months (3 needed). The more you record, the better; or type a chance for each open deal.",
    chance_over: "Not reached",
    how_chance: "{0} to go. Of all the ways the {1} open deals could end, plus what usually still comes in, this share gets there, to the nearest 5%.",
    how_range: "The win rates come from few deals: at worst {0}%, at best {1}%. The more you record, the narrower this range.",
    rests_on: "Much depends on {0}: that one deal of {1} is more than half of the {2} to go.",
    chance_no_rest: "Fewer than 3 full months, so what usually still comes in is left out; the real chance may be higher.",
    bonus: "Bonus",
    bonus_rows: ["Paid so far", "Next step pays extra", "Needed per working day"],
    how_paid: "Result {0}, target {1}: the steps pay {2}.",
    how_next: "The next step starts at {0}, {1} to go; it pays {2} in total, {3} more.",
    how_takes: "{0} to go ÷ {1} working days left = {2}, rounded up to the cent.",
    gift: "There are also rewards other than money; see the bonus steps.",
    bonus_top: "Top step reached",
    bonus_no_target: "The figure the bonus is based on has no target yet, so nothing can be worked out.",
    to_bonus: "See the bonus steps",
};

/// What an amount is shown in steps of where an amount of another size is shown short: so that two
/// short figures and their difference agree.
fn step(lang: Lang, whole: Money) -> Money {
    let size = whole.fen().unsigned_abs();
    let yuan = match lang {
        // As `number::short_parts`: two decimals from 亿 and millions on, one below.
        Lang::Zh if size >= 9_999_500_000 => 1_000_000,
        Lang::Zh if size >= 1_000_000 => 1_000,
        Lang::En if size >= 99_995_000 => 10_000,
        Lang::En if size >= 1_000_000 => 100,
        _ => return Money::from_fen(1),
    };
    Money::from_yuan(yuan)
}

/// An amount to the nearest step, half away from zero.
fn rounded(amount: Money, step: Money) -> Money {
    let times = Rate::of_amounts(amount, step).unwrap_or(Rate::ZERO).of_wide(1, Rounding::HalfAway);
    Money::from_wide(times.saturating_mul(i128::from(step.fen())))
}

/// The month in five seconds. The figures shown agree: about {total} and {gap} short of a tier are
/// that tier's short figure together.
pub fn line(lang: Lang, glance: &Glance, words: &TierWords) -> String {
    let texts = lang.track().stand;
    let short = |amount: Money| number::short(lang, amount);
    let Some(tiers) = glance.tiers else {
        return fill(texts.line_no_goal, &[&short(glance.won)]) + texts.line_marks[1];
    };
    let about = glance.total.max(glance.won);
    let step = step(lang, tiers.get(crate::domain::tier::Tier::Challenge).max(about));
    let shown = rounded(about, step);
    let (begins, amount) = if glance.is_over {
        (texts.line_over, shown)
    } else if glance.left == 0 {
        (texts.line_no_day, shown)
    } else if glance.has_grounds {
        (texts.line_total, shown)
    } else {
        (texts.line_won, shown)
    };
    let mut clauses = vec![fill(begins, &[&short(amount)])];
    if let Some(tier) = glance.safe() {
        let is_won = glance.reached() >= Some(tier);
        let says = if is_won { texts.line_reached } else { texts.line_safe };
        clauses.push(fill(says, &[say::tier(lang, words, tier)]));
    }
    if let Some((tier, asked)) = glance.next() {
        // What is short of a tier by less than a step is still short of it.
        let gap = rounded(asked, step).minus(shown).max(asked.minus(about).min(step));
        let name = say::tier(lang, words, tier);
        clauses.push(fill(texts.line_gap, &[name, &short(gap)]));
    }
    clauses.join(texts.line_marks[0]) + texts.line_marks[1]
}

/// A share in percent with one decimal; 100 % only where it is all of it.
pub fn percent(rate: Rate) -> String {
    let tenths = rate.of_count(1_000);
    let tenths = match rate.cmp(&Rate::ONE) {
        core::cmp::Ordering::Less => tenths.min(999),
        core::cmp::Ordering::Equal => tenths,
        core::cmp::Ordering::Greater => tenths.max(1_001),
    };
    number::percent(tenths.saturating_mul(10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tier::{Tier, Tiers};
    use proptest::prelude::*;

    fn glance(total: Money, won: Money) -> Glance {
        let yuan = Money::from_yuan;
        let tiers = Tiers::new(yuan(2_400_000), yuan(3_000_000), yuan(3_600_000)).ok();
        Glance { won, total, has_grounds: true, is_over: false, left: 20, tiers }
    }

    fn said(lang: Lang, glance: &Glance) -> String {
        line(lang, glance, &TierWords::default())
    }

    #[test]
    fn five_seconds_in_words() {
        let yuan = Money::from_yuan;
        let now = glance(yuan(2_620_000), yuan(1_200_000));
        assert_eq!(said(Lang::Zh, &now), "照现在的节奏，月底约 262万，保底已稳，离冲刺差 38万。");
        assert_eq!(
            said(Lang::En, &now),
            "At this pace the month comes to about 2.62M; Floor is safe; 380K short of Target."
        );
        let won = glance(yuan(3_100_000), yuan(3_000_000));
        assert_eq!(said(Lang::Zh, &won), "照现在的节奏，月底约 310万，冲刺已到手，离挑战差 50万。");
        let all = glance(yuan(3_700_000), yuan(3_700_000));
        assert_eq!(said(Lang::Zh, &all), "照现在的节奏，月底约 370万，挑战已到手。");
        let over = Glance { is_over: true, ..glance(yuan(900_000), yuan(900_000)) };
        assert_eq!(said(Lang::Zh, &over), "这个月做了 90万，离保底差 150万。");
        let none = Glance { tiers: None, ..now };
        assert_eq!(said(Lang::Zh, &none), "到今天做了 120万，这个月还没定目标。");
        let nothing = Glance { has_grounds: false, ..glance(yuan(0), yuan(0)) };
        assert!(said(Lang::Zh, &nothing).starts_with("到今天 0，手上没有"));
    }

    #[test]
    fn all_of_it_is_only_all_of_it() {
        let cases = [(9_999, "99.9%"), (10_000, "100%"), (10_001, "100.1%"), (505, "5.1%")];
        for (hundredths, shown) in cases {
            assert_eq!(percent(Rate::of(hundredths, 10_000).unwrap()), shown);
        }
    }

    proptest! {
        #[test]
        fn about_and_the_gap_are_the_tier_as_shown(fen in 0_i64..300_000_000) {
            let now = glance(Money::from_fen(fen), Money::ZERO);
            let (tier, asked) = now.next().unwrap();
            for lang in Lang::ALL {
                let step = step(lang, now.tiers.unwrap().get(Tier::Challenge));
                let shown = rounded(now.total, step);
                let gap = rounded(asked, step).minus(shown);
                if gap > Money::ZERO {
                    let text = said(lang, &now);
                    prop_assert!(text.contains(&number::short(lang, shown)), "{} {:?}", text, tier);
                    prop_assert!(text.contains(&number::short(lang, gap)), "{}", text);
                    prop_assert_eq!(rounded(shown, step), shown);
                }
            }
        }
    }
}
