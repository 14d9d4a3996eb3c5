//! A backup under a passphrase, one handed on, and another journal beside.

use crate::text::{Counted, texts};

texts! {
    /// A backup under a passphrase, one handed on, and another journal beside.
    LockTexts

    /// The sheet's heading.
    title: &'static str,
    /// What it is for.
    means: &'static str,
    /// The first field.
    phrase: &'static str,
    /// The second.
    again: &'static str,
    /// Both may stay empty.
    may_be_empty: &'static str,
    /// A lost one cannot be had again.
    lost: &'static str,
    /// Too short: {0} characters are needed, {1} there are.
    short: &'static str,
    /// The two are not the same.
    differs: &'static str,
    /// Make the file.
    make: &'static str,
    /// It is being made.
    making: &'static str,
    /// It is made: {0} kilobytes.
    ready: &'static str,
    /// Under a passphrase.
    ready_locked: &'static str,
    /// Keep it on the phone.
    save: &'static str,
    /// Hand it on.
    share: &'static str,
    /// It was not handed on.
    not_shared: &'static str,
    /// It could not be made.
    not_made: &'static str,
    /// This browser cannot lock.
    no_lock: &'static str,
    /// The file is locked.
    locked: &'static str,
    /// Unlock it.
    unlock: &'static str,
    /// It is being unlocked.
    unlocking: &'static str,
    /// The passphrase is another one, or the file is damaged.
    wrong: &'static str,
    /// The head of a locked file is broken.
    broken: &'static str,
    /// The journal: {0} the day it was begun.
    began: &'static str,
    /// New ones of a kind: {0} the kind, {1} how many.
    brings: &'static str,
    /// So many are here and not in the file, {0}.
    only_here: Counted,
    /// So many are in both in other words, {0}.
    differing: Counted,
    /// The file is not as it was written.
    altered: &'static str,
    /// Open it beside.
    beside: &'static str,
    /// Another journal: it can be opened beside.
    beside_means: &'static str,
    /// It is on this phone already, beside: {0} its number.
    beside_here: &'static str,
    /// The journals on this phone.
    books: &'static str,
    /// A journal: {0} its number.
    book: &'static str,
    /// The one that is open.
    book_open: &'static str,
    /// Go to it: {0} its number.
    book_go: &'static str,
    /// It could not be opened.
    book_failed: &'static str,
}

pub(in crate::text) static ZH: LockTexts = LockTexts {
    title: "加密备份、发出备份",
    means: "先做好文件，再存到手机，或发给自己。",
    phrase: "密码（至少 8 个字）",
    again: "再输一次密码",
    may_be_empty: "不输密码就不加密，谁拿到文件都能看。",
    lost: "密码只有你知道，忘了就再也打不开，没人能帮你找回。请记牢。",
    short: "密码至少要 {0} 个字，现在是 {1} 个。",
    differs: "两次输的不一样，请重输。",
    make: "做好备份文件",
    making: "正在做备份文件…",
    ready: "做好了，{0} KB",
    ready_locked: "做好了，{0} KB，已加密",
    save: "存到手机",
    share: "发出去",
    not_shared: "没有发出去。可以先存到手机，再从手机文件里发。",
    not_made: "没能做成文件。请再试一次。",
    no_lock: "这个浏览器不能加密。可以不输密码，做不加密的备份。",
    locked: "这份备份加了密，请输入当时的密码。",
    unlock: "打开",
    unlocking: "正在打开，手机慢时要等几秒…",
    wrong: "打不开：密码不对，或者文件坏了。请再输一次；还不行就换一份备份。",
    broken: "这份加密备份不完整，或者坏了。请重新传一次，或换一份。",
    began: "这本账从{0}开始记",
    brings: "{0}：{1} 条",
    only_here: ["手机里有 {0} 条是备份里没有的，会留着", "手机里有 {0} 条是备份里没有的，会留着"],
    differing: [
        "有 {0} 条两边写法不一样（多半是删过客户），删掉的不会再回来",
        "有 {0} 条两边写法不一样（多半是删过客户），删掉的不会再回来",
    ],
    altered: "这个文件和做备份时不完全一样，可能被改过或传坏了一部分。完好的记录都可以恢复。",
    beside: "另外打开这本账",
    beside_means: "这份备份是另一本账，不能和手机里的合在一起。可以另外打开它；手机里现在这本原样留着，随时换回来。",
    beside_here: "这本账已经在这部手机上，是第 {0} 本。先换到那本账，再恢复。",
    books: "这部手机上的账",
    book: "第 {0} 本账",
    book_open: "现在打开的",
    book_go: "换到第 {0} 本账",
    book_failed: "没有换过去，手机没能存下要记的东西。请清出一些空间，关掉日拱的其他页面，再点一次。",
};

pub(in crate::text) static EN: LockTexts = LockTexts {
    title: "Encrypt or send a backup",
    means: "Make the file first, then save it on the phone or send it to yourself.",
    phrase: "Password (8 characters or more)",
    again: "Password again",
    may_be_empty: "Without a password the file is not encrypted: anyone who has it can read it.",
    lost: "Only you know the password. If you forget it, the file can never be opened again and nobody can help. Remember it well.",
    short: "The password needs at least {0} characters; this one has {1}.",
    differs: "The two passwords differ. Please type them again.",
    make: "Make the backup file",
    making: "Making the file…",
    ready: "Ready, {0} KB",
    ready_locked: "Ready, {0} KB, encrypted",
    save: "Save on the phone",
    share: "Send",
    not_shared: "It was not sent. Save it on the phone first, then send it from your files.",
    not_made: "The file could not be made. Please try again.",
    no_lock: "This browser cannot encrypt. Leave the password empty to make an unencrypted backup.",
    locked: "This backup is encrypted. Type the password it was made with.",
    unlock: "Open",
    unlocking: "Opening. A slow phone takes a few seconds…",
    wrong: "Could not open it: the password is wrong or the file is damaged. Type it again, or use another backup.",
    broken: "This encrypted backup is incomplete or damaged. Send it again, or use another one.",
    began: "Records begin on {0}",
    brings: "{0}: {1}",
    only_here: [
        "{0} record on the phone is not in the backup and will be kept",
        "{0} records on the phone are not in the backup and will be kept",
    ],
    differing: [
        "{0} record differs (mostly an erased customer); what was erased will not come back",
        "{0} records differ (mostly erased customers); what was erased will not come back",
    ],
    altered: "This file is not exactly as it was when the backup was made: it was changed or damaged on the way. Every intact record can be restored.",
    beside: "Open separately",
    beside_means: "This backup is another set of records and cannot join those on the phone. You can open it separately: what is on the phone stays as it is, and you can switch back at any time.",
    beside_here: "This set of records is already on the phone as number {0}. Switch to it first, then restore.",
    books: "Record sets on this phone",
    book: "Record set {0}",
    book_open: "open now",
    book_go: "Switch to record set {0}",
    book_failed: "Not switched: the phone could not store what this needs. Free some space, close other pages of Fieldplan and tap again.",
};
