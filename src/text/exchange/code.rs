//! A day on another phone: a code, a link, a text; and what came from outside.

use crate::text::{Counted, texts};

texts! {
    /// A day on another phone: a code, a link, a text; and what came from outside.
    CodeTexts

    /// The sheet's heading.
    title: &'static str,
    /// What to do.
    how: &'static str,
    /// Which day.
    day: &'static str,
    /// The day has nothing.
    empty: &'static str,
    /// The code's name for a screen reader: {0} how many.
    code: &'static str,
    /// Too much for a code: {0} how many.
    too_long: &'static str,
    /// More than one plan takes: {0}.
    left_out: Counted,
    /// With customers' notes.
    notes: &'static str,
    /// Copy the link.
    link: &'static str,
    /// It is copied.
    link_copied: &'static str,
    /// Copy the text.
    text: &'static str,
    /// It is copied.
    text_copied: &'static str,
    /// The field that holds it.
    by_hand_field: &'static str,
    /// What differs on an iPhone.
    iphone: &'static str,
    /// The text's first line: {0} day.
    text_head: &'static str,
    /// A line of the text: {0} number, {1} name, {2} what for.
    text_line: &'static str,
    /// More lines: {0}.
    text_more: Counted,
    /// Above the link.
    text_how: &'static str,
    /// The heading of what came in.
    given: &'static str,
    /// What to do there.
    given_how: &'static str,
    /// The field.
    given_field: &'static str,
    /// Whose day: {0}.
    given_day: &'static str,
    /// The customer is new.
    given_new: &'static str,
    /// The customer is there.
    given_known: &'static str,
    /// It is planned already.
    given_planned: &'static str,
    /// A note that came along: {0}.
    given_note: &'static str,
    /// Lines that cannot be shown: {0}.
    given_left_out: Counted,
    /// Take them: {0}.
    given_take: Counted,
    /// None is chosen.
    given_none: &'static str,
    /// Taken: {0}.
    given_taken: Counted,
    /// All is there already.
    given_all_there: &'static str,
    /// Put it away.
    given_away: &'static str,
    /// Half of it, or changed on the way.
    given_damaged: &'static str,
    /// Of a newer version.
    given_newer: &'static str,
    /// Too much.
    given_large: &'static str,
    /// No plan of this app.
    given_odd: &'static str,
    /// The day has passed: {0}.
    given_passed: &'static str,
    /// The day is too far ahead: {0}.
    given_far: &'static str,
    /// A text that is no plan: for whose note?
    note_head: &'static str,
    /// Look for a customer.
    note_search: &'static str,
    /// For a new customer.
    note_new: &'static str,
    /// Nobody is called so: {0}.
    note_none: &'static str,
}

pub(in crate::text) static ZH: CodeTexts = CodeTexts {
    title: "发到另一部手机",
    how: "用对方的手机扫一扫，就能看到这天的安排。对方点了才会加进去。",
    day: "哪一天",
    empty: "这天还没有要见的客户。先约好，再发。",
    code: "这天 {0} 家的二维码",
    too_long: "这天有 {0} 家，二维码装不下。请发链接或文字。",
    left_out: ["一次最多发 60 家，还有 {0} 家没带上。", "一次最多发 60 家，还有 {0} 家没带上。"],
    notes: "带上客户备注",
    link: "复制链接",
    link_copied: "链接已复制",
    text: "复制文字",
    text_copied: "文字已复制",
    by_hand_field: "这天的安排",
    iphone: "对方是苹果手机：扫码会在 Safari 里打开，和主屏幕上的日拱不是同一处。请发文字，在日拱里点“更多 → 收到的安排”，粘贴进去。",
    text_head: "{0} 的安排",
    text_line: "{0}. {1}（{2}）",
    text_more: ["还有 {0} 家", "还有 {0} 家"],
    text_how: "在日拱里打开，或者整段粘贴到“更多 → 收到的安排”：",
    given: "收到的安排",
    given_how: "把别人发来的文字或链接粘贴在这里。看过、选过，才会加进你的安排。",
    given_field: "收到的文字或链接",
    given_day: "{0} 的安排",
    given_new: "新客户",
    given_known: "已有的客户",
    given_planned: "那天已经约好了",
    given_note: "备注：{0}",
    given_left_out: ["有 {0} 条的名称看不清，没有列出来。", "有 {0} 条的名称看不清，没有列出来。"],
    given_take: ["加进我的安排（{0} 家）", "加进我的安排（{0} 家）"],
    given_none: "还没选。点上面的客户来选。",
    given_taken: ["已加进 {0} 家", "已加进 {0} 家"],
    given_all_there: "这些都已经在你的安排里了。",
    given_away: "不要了",
    given_damaged: "内容不完整，没有加进任何东西。请对方重发，整段都要复制到。",
    given_newer: "对方的日拱更新，这里还读不懂，没有加进任何东西。先更新日拱，再打开一次。",
    given_large: "内容太长，不像一天的安排，没有加进任何东西。请只贴安排那一段。",
    given_odd: "这不是日拱发出的安排，没有加进任何东西。请对方用“发到另一部手机”再发一次。",
    given_passed: "{0} 已经过去了，不能再约。请对方换以后的一天再发。",
    given_far: "{0} 太远了，最多约到两年以内。请对方换一天再发。",
    note_head: "这段文字记到谁的备注？",
    note_search: "找客户",
    note_new: "记到新客户",
    note_none: "没有叫“{0}”的客户。",
};

pub(in crate::text) static EN: CodeTexts = CodeTexts {
    title: "Send to another phone",
    how: "Scan it with the other phone to see this day's plan there. Nothing is added until that person taps to add it.",
    day: "Which day",
    empty: "No visits that day yet. Plan one first, then send it.",
    code: "QR code with {0} customers for that day",
    too_long: "{0} customers are too many for a QR code. Send the link or the text.",
    left_out: [
        "The limit is 60 at a time; {0} is left out.",
        "The limit is 60 at a time; {0} are left out.",
    ],
    notes: "Include customer notes",
    link: "Copy link",
    link_copied: "Link copied",
    text: "Copy text",
    text_copied: "Text copied",
    by_hand_field: "That day's plan",
    iphone: "If they have an iPhone: scanning opens Safari, which does not share data with the home screen app. Send the text instead; they paste it in the app under More → Received plans.",
    text_head: "Plan for {0}",
    text_line: "{0}. {1} ({2})",
    text_more: ["{0} more", "{0} more"],
    text_how: "Open it in Fieldplan, or paste all of this under More → Received plans:",
    given: "Received plans",
    given_how: "Paste a text or link someone sent you. Nothing is added until you look and choose.",
    given_field: "Received text or link",
    given_day: "Plan for {0}",
    given_new: "New customer",
    given_known: "Existing customer",
    given_planned: "Already planned for that day",
    given_note: "Note: {0}",
    given_left_out: [
        "{0} line has an unreadable name and is not listed.",
        "{0} lines have unreadable names and are not listed.",
    ],
    given_take: ["Add to my plan ({0})", "Add to my plan ({0})"],
    given_none: "Nothing chosen. Tap a customer above.",
    given_taken: ["{0} added", "{0} added"],
    given_all_there: "All of this is already in your plan.",
    given_away: "Discard",
    given_damaged: "It is incomplete, so nothing was added. Ask them to send it again, and copy all of it.",
    given_newer: "It comes from a newer version that cannot be read here yet; nothing was added. Update the app, then open it again.",
    given_large: "It is too long for a day's plan, so nothing was added. Paste only the plan.",
    given_odd: "This is not a plan from Fieldplan, so nothing was added. Ask them to send it again with “Send to another phone”.",
    given_passed: "{0} has passed, so nothing can be planned. Ask for a later day.",
    given_far: "{0} is too far ahead; the limit is two years. Ask for an earlier day.",
    note_head: "Whose note is this text for?",
    note_search: "Find a customer",
    note_new: "For a new customer",
    note_none: "No customer is called “{0}”.",
};
