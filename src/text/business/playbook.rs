//! Answers, moves, kits and standards, shipped and own.

use crate::domain::command::NOTE_LIMIT;
use crate::domain::enter::WORDS_LIMIT;
use crate::domain::playbook::{Chapter, Leaf, PlaybookError, Which};
use crate::domain::stage::{Criterion, KeyAction, Stage};
use crate::text::{Lang, fill, number, texts};

texts! {
    /// Answers, moves, kits and standards, shipped and own.
    PlaybookTexts

    /// The sheet's heading.
    title: &'static str,
    /// The search field.
    search: &'static str,
    /// Put the title into what is prepared.
    take: &'static str,
    /// The same as a button's name: {0} title.
    take_name: &'static str,
    /// Nothing has what is searched: {0} as typed.
    nothing: &'static str,
    /// Objections, stalls, kits, stages.
    chapters: [&'static str; 4],
    /// What the customer says.
    objections: [&'static str; 10],
    /// What to answer.
    answers: [&'static str; 10],
    /// What stalls.
    stalls: [&'static str; 5],
    /// The move.
    moves: [&'static str; 5],
    /// A kit for each class.
    kits: [&'static str; 3],
    /// What is in it.
    kit_texts: [&'static str; 3],
    /// A stage's standard: {0} actions, {1} criteria.
    standard: &'static str,
    /// The last stage's: {0} actions.
    standard_last: &'static str,
    /// Between two of them.
    and: &'static str,
    /// The key actions, in the order of `KeyAction`.
    actions: [&'static str; 11],
    /// The exit criteria, in the order of `Criterion`.
    criteria: [&'static str; 9],
    /// Change it.
    edit: &'static str,
    /// Hide it.
    hide: &'static str,
    /// Said of it: {0} title.
    hidden: &'static str,
    /// The hidden ones: heading.
    hidden_head: &'static str,
    /// Bring it back.
    back: &'static str,
    /// Said of it: {0} title.
    back_done: &'static str,
    /// As it was shipped.
    reset: &'static str,
    /// It is changed.
    own_mark: &'static str,
    /// Write one.
    new: &'static str,
    /// In which chapter.
    new_chapter: &'static str,
    /// The field for the title.
    new_title: &'static str,
    /// The field for the text.
    new_text: &'static str,
    /// Keep it.
    keep: &'static str,
    /// It is kept: {0} title.
    kept: &'static str,
    /// The title is missing.
    no_title: &'static str,
    /// The text is missing.
    no_text: &'static str,
    /// Too long: {0} has, {1} may.
    long: &'static str,
}

pub(super) static ZH: PlaybookTexts = PlaybookTexts {
    title: "话术本",
    search: "找一句",
    take: "放进准备",
    take_name: "把“{0}”放进准备",
    nothing: "没有带“{0}”的。换个词，或者自己写一条。",
    chapters: ["客户这么说，怎么答", "卡住了怎么推", "给什么方案", "每一步的标准"],
    objections: [
        "价格太贵了",
        "我再考虑考虑",
        "我们有固定的供应商",
        "今年没预算",
        "老板不在，做不了主",
        "现在不需要",
        "别家比你们便宜",
        "先发份资料给我",
        "能不能再便宜点",
        "怕质量和交期不稳",
    ],
    answers: [
        "先问：和什么比贵？再算总账：一年用多少、坏多少、停工一天赔多少。最后说：差的这点钱，换来的是哪一样。别先降价。",
        "问：您主要考虑的是价格、效果，还是要和谁商量？听到哪一样就谈哪一样，走之前定下再谈的日子。",
        "不劝换。问：他家哪一点您最满意，哪一点还差一点？从差的那一点试一小单，当第二家备着。",
        "问：这笔钱原来放在哪一块？什么时候做明年的预算？先做小单试用，把省下的钱写成一页，帮他去要预算。",
        "问：老板最看重哪三样？约三个人一起十五分钟；再备一页纸让他转给老板，写清要老板定什么。",
        "问：现在是怎么做的，多久会不够用？留一个同行的例子，约好三个月后的今天再联系。",
        "问：含不含运费、账期、售后？把两家按一年的花费摆在一起，看差在哪。差在要紧的，守价；差在不要紧的，去掉再报。",
        "发，只发一页，写他关心的那一点。发之前说好：明天十点我打电话，听您哪一条不合适。",
        "降可以，有来有往：量多一成、账期短半个月、今天定，三样换一样。没换到就不降，换到了写进合同。",
        "给他看同行用了多久、退了多少。先走一小批，写明晚一天赔多少；第一批我跟到现场。",
    ],
    stalls: ["两周没回音", "一直卡在报价", "说了要买，总往后推", "只见得到办事的人", "刚丢了一单"],
    moves: [
        "别问“考虑得怎样了”。带一样新东西去：一个同行的例子、一个样品、一个到期的价。再给两个日子让他挑。",
        "问：如果价格不是问题，还差什么？把方案拆成三档，让他选，别让他只说行不行。",
        "和他倒着排：要哪天用上，就得哪天下单、哪天定样。写给他，请他改一个日子。",
        "先帮办事的人出彩：替他写好给老板的一页纸。再说：这个数我得当面和老板对一下，您约还是我约？",
        "三天内回访：谢谢，请他说一条真话，我们差在哪。记进心得，约三个月后再联系，逢年过节别断。",
    ],
    kits: ["A 类客户的方案", "B 类客户的方案", "C 类客户的方案"],
    kit_texts: [
        "当面讲。一页结论（省多少、多久回本）、现状和痛点用他的原话、两档方案加一档最好的、同行例子一个、交期和售后写到人、下一步谁哪天做。",
        "当面或视频讲。一页报价加一页好处、标准方案两档、同行例子一个、下单和付款怎么走、七天内有效。",
        "发微信就行。一张价目表、一句适合谁、起订量和交期、怎么下单。有回音再打电话。",
    ],
    standard: "要做：{0}。\n做到这些再往下走：{1}。",
    standard_last: "要做：{0}。",
    and: "、",
    actions: [
        "弄清谁拍板、谁出主意",
        "走之前约好下一次",
        "问清现状、问题、影响、好处",
        "把痛点排个先后",
        "问清预算和时间",
        "当面讲方案",
        "把反对的话一条条记下",
        "谈定价格",
        "谈定交期和付款",
        "两天内回访收货和满意不满意",
        "请他介绍或定下一单",
    ],
    criteria: [
        "和管事的人说上话",
        "约好了下一次",
        "有采购计划",
        "有预算",
        "知道谁拍板",
        "方案到了他手里",
        "知道他还顾虑什么",
        "价格定了",
        "交期和付款定了",
    ],
    edit: "改成我的说法",
    hide: "不要这条",
    hidden: "收起了“{0}”",
    hidden_head: "收起的",
    back: "放回来",
    back_done: "放回来了：“{0}”",
    reset: "用回原来的",
    own_mark: "我写的",
    new: "自己写一条",
    new_chapter: "放在哪里",
    new_title: "标题（客户怎么说）",
    new_text: "怎么说，怎么做",
    keep: "存下",
    kept: "存好了“{0}”",
    no_title: "还没写标题。请写一句客户的话。",
    no_text: "还没写怎么说。请写一句。",
    long: "有 {0} 个字，最多 {1} 个。请写短一点。",
};

pub(super) static EN: PlaybookTexts = PlaybookTexts {
    title: "Playbook",
    search: "Find a line",
    take: "Add to preparation",
    take_name: "Add “{0}” to preparation",
    nothing: "Nothing contains “{0}”. Try another word, or write your own.",
    chapters: [
        "What they say, what to answer",
        "When it stalls",
        "What to propose",
        "Checklist by stage",
    ],
    objections: [
        "It is too expensive",
        "I need to think about it",
        "We already have a supplier",
        "No budget this year",
        "The boss is out, I cannot decide",
        "We do not need it now",
        "Others are cheaper",
        "Just send me something first",
        "Can you go any lower?",
        "Worried about quality and delivery",
    ],
    answers: [
        "Ask: compared with what? Then add up the year: how much they use, how much is wasted, what a day's stoppage costs. Last, say what the difference buys. Do not start by cutting the price.",
        "Ask: is it the price, the results, or someone you need to check with? Talk about that one, and agree on a day to talk again before you leave.",
        "Do not talk them into switching. Ask: what do you like best about them, and what could be better? Try a small order for that one thing, as a second source.",
        "Ask: which budget did this come from, and when is next year planned? Start with a small trial, and put the savings on one page they can use to ask for budget.",
        "Ask: what three things matter most to the boss? Set up fifteen minutes for the three of you, and leave one page to pass on that says what needs deciding.",
        "Ask: how do you do it now, and when will that stop being enough? Leave one example from their trade and agree to talk in three months.",
        "Ask: does that include freight, payment terms and service? Compare both by cost per year. Hold the price where the difference matters; leave out what does not and quote again.",
        "Send it, but one page only, on what they care about. First agree: I will call at ten tomorrow to hear what does not fit.",
        "Yes, in return for something: 10% more volume, payment two weeks sooner, or signing today. Nothing for nothing, and write it into the contract.",
        "Show how long others have used it and how little came back. Start with a small batch, agree on a penalty for each day late, and be there for the first delivery.",
    ],
    stalls: [
        "No answer for two weeks",
        "Stuck at the price",
        "Wants to buy, but keeps putting it off",
        "You only get to meet the assistant",
        "A deal was just lost",
    ],
    moves: [
        "Do not ask if they have decided. Bring something new: an example, a sample, a price that expires. Then offer two days to choose from.",
        "Ask: if price were not an issue, what else is missing? Split the proposal into three options so they choose, rather than say yes or no.",
        "Plan backward together: when it must be in use, so when to order, so when to approve samples. Send it in writing and ask them to correct one date.",
        "Make the assistant look good: write the one page for the boss. Then say: I need to check this number with the boss in person. Will you set it up, or shall I?",
        "Call within three days: thank them and ask for one honest reason you lost. Write it down, agree to talk in three months, and stay in touch.",
    ],
    kits: ["Proposal for class A", "Proposal for class B", "Proposal for class C"],
    kit_texts: [
        "In person. One page with the bottom line (savings, payback), their situation and pain points in their own words, two options plus a premium one, one example from their trade, delivery and service with names, and who does what next by when.",
        "In person or by video. One page of prices and one of benefits, two standard options, one example from their trade, how to order and pay, valid for seven days.",
        "By message. A price list, a line on who it suits, minimum order and delivery time, how to order. Call when they reply.",
    ],
    standard: "To do: {0}.\nMove on once: {1}.",
    standard_last: "To do: {0}.",
    and: "; ",
    actions: [
        "find out who decides and who advises",
        "leave with a date for the next meeting",
        "ask about situation, problem, impact and what they want",
        "rank the pain points",
        "ask about budget and timing",
        "present the proposal in person",
        "write down every objection",
        "agree on the price",
        "agree on delivery and payment",
        "check delivery and satisfaction within two days",
        "ask for a referral or the next order",
    ],
    criteria: [
        "you spoke to the person in charge",
        "the next meeting is agreed",
        "they plan to buy",
        "there is a budget",
        "you know who decides",
        "they have the proposal",
        "you know what still worries them",
        "the price is agreed",
        "delivery and payment are agreed",
    ],
    edit: "Use my own words",
    hide: "Hide",
    hidden: "Hidden: “{0}”",
    hidden_head: "Hidden",
    back: "Bring back",
    back_done: "Restored: “{0}”",
    reset: "Restore original",
    own_mark: "mine",
    new: "Write your own",
    new_chapter: "Chapter",
    new_title: "Title (what they say)",
    new_text: "What to say or do",
    keep: "Save",
    kept: "Saved: “{0}”",
    no_title: "No title yet. Type what the customer says.",
    no_text: "Nothing to say yet. Type a line.",
    long: "It has {0} characters; the limit is {1}. Make it shorter.",
};

fn at(words: &[&'static str], place: usize) -> &'static str {
    words.get(place).copied().unwrap_or_default()
}

/// An entry's title and text: the rep's own where there are any, else the shipped ones. For every
/// sheet that offers one.
pub fn words(lang: Lang, leaf: &Leaf) -> (String, String) {
    let (mut title, mut text) = (leaf.own.title.clone(), leaf.own.text.clone());
    if let Which::Shipped(number) = leaf.which {
        let (shipped_title, shipped) = shipped(lang, number);
        if title.is_empty() {
            title = shipped_title;
        }
        if text.is_empty() {
            text = shipped;
        }
    }
    (title, text)
}

fn shipped(lang: Lang, number: u16) -> (String, String) {
    let texts = lang.business().playbook;
    let Some((chapter, place)) = Chapter::of_number(number) else {
        return (String::new(), String::new());
    };
    let place = usize::from(place);
    let (title, text) = match chapter {
        Chapter::Objections => (at(&texts.objections, place), at(&texts.answers, place)),
        Chapter::Stalls => (at(&texts.stalls, place), at(&texts.moves, place)),
        Chapter::Kits => (at(&texts.kits, place), at(&texts.kit_texts, place)),
        Chapter::Stages => {
            let stage = Stage::ALL.get(place).copied().unwrap_or(Stage::Contact);
            let title = at(&lang.business().profile.stages, place);
            return (title.to_owned(), standard(lang, stage));
        }
    };
    (title.to_owned(), text.to_owned())
}

/// What is done in a stage, and what must be true to leave it.
pub fn standard(lang: Lang, stage: Stage) -> String {
    let texts = lang.business().playbook;
    let actions: Vec<&str> = stage.key_actions().iter().map(|one| action(lang, *one)).collect();
    let criteria: Vec<&str> =
        stage.exit_criteria().iter().map(|one| criterion(lang, *one)).collect();
    let (actions, criteria) = (actions.join(texts.and), criteria.join(texts.and));
    let words = if criteria.is_empty() { texts.standard_last } else { texts.standard };
    fill(words, &[&actions, &criteria])
}

/// A key action in words; nothing for the rep's own, which have their own.
pub fn action(lang: Lang, action: KeyAction) -> &'static str {
    const ALL: [KeyAction; 11] = [
        KeyAction::FindWhoDecides,
        KeyAction::AgreeNextMeeting,
        KeyAction::AskForPains,
        KeyAction::RankPains,
        KeyAction::AskForBudget,
        KeyAction::PresentProposal,
        KeyAction::CollectObjections,
        KeyAction::AgreePrice,
        KeyAction::AgreeTerms,
        KeyAction::CheckDelivery,
        KeyAction::AskForReferral,
    ];
    let place = ALL.iter().position(|one| *one == action);
    place.map(|place| at(&lang.business().playbook.actions, place)).unwrap_or_default()
}

/// An exit criterion in words; nothing for the rep's own.
pub fn criterion(lang: Lang, criterion: Criterion) -> &'static str {
    const ALL: [Criterion; 9] = [
        Criterion::PersonReached,
        Criterion::NextMeetingAgreed,
        Criterion::PurchasePlan,
        Criterion::Budget,
        Criterion::DecisionMaker,
        Criterion::ProposalReceived,
        Criterion::ObjectionsKnown,
        Criterion::PriceAgreed,
        Criterion::TermsAgreed,
    ];
    let place = ALL.iter().position(|one| *one == criterion);
    place.map(|place| at(&lang.business().playbook.criteria, place)).unwrap_or_default()
}

/// Whether what is wrong is the title, and the sentence.
pub fn refused(lang: Lang, why: PlaybookError) -> (bool, String) {
    let texts = lang.business().playbook;
    let many = |count: usize| number::grouped(count as u64);
    let too_much = |length, most| fill(texts.long, &[&many(length), &many(most)]);
    match why {
        PlaybookError::Title { length: 0 } => (true, texts.no_title.to_owned()),
        PlaybookError::Title { length } => (true, too_much(length, WORDS_LIMIT)),
        PlaybookError::Text { length: 0 } => (false, texts.no_text.to_owned()),
        PlaybookError::Text { length } => (false, too_much(length, NOTE_LIMIT)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::playbook::leaves;
    use crate::domain::workspace::Workspace;

    #[test]
    fn every_shipped_entry_has_words_of_its_own_in_both_languages() {
        for lang in Lang::ALL {
            let mut seen = Vec::new();
            for leaf in leaves(&Workspace::default()) {
                let (title, text) = words(lang, &leaf);
                assert!(!title.is_empty() && text.chars().count() > 20, "{:?}", leaf.which);
                assert!(!text.contains('{'), "{text}");
                assert!(!seen.contains(&text), "{text}");
                seen.push(text);
            }
            assert_eq!(seen.len(), 23);
        }
    }

    #[test]
    fn every_action_and_criterion_of_a_stage_has_a_word() {
        for lang in Lang::ALL {
            for stage in Stage::ALL {
                assert!(stage.key_actions().iter().all(|one| !action(lang, *one).is_empty()));
                assert!(stage.exit_criteria().iter().all(|one| !criterion(lang, *one).is_empty()));
            }
        }
    }
}
