//! What customers are called and what a rep notes about them: made up, and as awkward as life.

use std::collections::HashSet;

use fieldplan::example::{Dice, zh};

const PLACES: [&str; 40] = [
    "宁波", "余姚", "慈溪", "奉化", "象山", "绍兴", "上虞", "诸暨", "嵊州", "台州", "温岭", "临海",
    "玉环", "金华", "义乌", "东阳", "永康", "兰溪", "衢州", "江山", "丽水", "温州", "瑞安", "乐清",
    "嘉兴", "海宁", "平湖", "桐乡", "湖州", "德清", "安吉", "长兴", "富阳", "临安", "桐庐", "建德",
    "舟山", "萧山", "余杭", "北仑",
];
const MARKS: [&str; 60] = [
    "恒达",
    "鑫源",
    "华茂",
    "永盛",
    "瑞丰",
    "金泰",
    "宏业",
    "万家",
    "东升",
    "正大",
    "福临",
    "百顺",
    "顺达",
    "德信",
    "立诚",
    "嘉禾",
    "明辉",
    "新世纪",
    "海天",
    "天成",
    "广源",
    "兴隆",
    "佳美",
    "远大",
    "华阳",
    "众合",
    "博雅",
    "凯旋",
    "飞跃",
    "龙腾",
    "锦绣",
    "祥云",
    "长青",
    "同心",
    "四季",
    "老地方",
    "向阳",
    "南方",
    "北辰",
    "江南春",
    "乐居",
    "小满",
    "大同",
    "中兴",
    "亨通",
    "盛世",
    "和兴",
    "利民",
    "便利",
    "家家乐",
    "春晖",
    "蓝天",
    "红枫",
    "绿野",
    "白云",
    "青山",
    "晨光",
    "星河",
    "聚缘",
    "安康",
];
const TRADES: [&str; 30] = [
    "五金",
    "建材",
    "机电",
    "超市",
    "便利店",
    "烟酒店",
    "餐饮",
    "酒店",
    "药房",
    "诊所",
    "文具",
    "家具",
    "灯饰",
    "汽配",
    "服饰",
    "印刷",
    "包装",
    "食品",
    "粮油",
    "水产",
    "花木",
    "物流",
    "装饰",
    "电器",
    "通讯",
    "化工",
    "纺织",
    "塑料制品",
    "办公用品",
    "劳保用品",
];
const FORMS: [&str; 6] = ["有限公司", "商行", "经营部", "厂", "总店", "二店"];
const LATIN: [&str; 8] = [
    "NB Trading Co.",
    "Müller & Söhne",
    "ABC 便利店",
    "K-Mart 鄞州店",
    "O'Neill 酒吧",
    "Café 24h",
    "TCL 专卖",
    "Wang's <Kitchen> & Bar",
];
/// Characters beyond the common ones and beyond the basic plane: a font or a cut may trip on them.
const RARE: [&str; 6] = ["䶮宝", "𠮷野家", "龘鑫", "㛃美", "犇羴鱻", "𡒄上"];
const PEOPLE: [&str; 24] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
    "何", "郭", "马", "罗", "欧阳", "司徒", "夏侯", "仉",
];
const ROLES: [&str; 8] = ["总", "经理", "老板", "老板娘", "采购", "店长", "会计", "师傅"];

fn one(dice: &mut Dice, of: &[&'static str]) -> &'static str {
    dice.one(of).expect("something to draw from")
}

/// A name nobody in `taken` has. Of a hundred one is very long, one has a rare character or an
/// emoji, and five are written in Latin letters.
pub(crate) fn name(dice: &mut Dice, taken: &mut HashSet<String>) -> String {
    for _ in 0..50 {
        let name = draw(dice);
        if taken.insert(name.clone()) {
            return name;
        }
    }
    // Names run short among very many customers: then a branch has a number.
    let name = format!("{}{}号店", draw(dice), taken.len());
    taken.insert(name.clone());
    name
}

fn draw(dice: &mut Dice) -> String {
    let (place, mark) = (one(dice, &PLACES), one(dice, &MARKS));
    let (trade, form) = (one(dice, &TRADES), one(dice, &FORMS));
    match dice.below(100) {
        0 => long(dice, place, mark),
        1 => format!("{place}{}{trade}", one(dice, &RARE)),
        2 => format!("🏪 {mark}{trade}({place})"),
        3..=7 => format!("{place} {} {}", one(dice, &LATIN), mark),
        8..=39 => format!("{mark}{trade}"),
        _ => format!("{place}{mark}{trade}{form}"),
    }
}

/// As long as a name may be.
fn long(dice: &mut Dice, place: &str, mark: &str) -> String {
    let mut name = format!("{place}市{mark}");
    while name.chars().count() < fieldplan::domain::command::NAME_LIMIT {
        name.push_str(one(dice, &TRADES));
    }
    name.chars().take(fieldplan::domain::command::NAME_LIMIT).collect()
}

/// A note: a person and a thing or three worth remembering. One in a hundred is as long as a note
/// may be; one in ten has more than one line.
pub(crate) fn note(dice: &mut Dice) -> String {
    let mut note = format!("{}{}", one(dice, &PEOPLE), one(dice, &ROLES));
    let things = if dice.percent(1) { 200 } else { dice.between(1, 3) };
    let between = if dice.percent(10) { "\n" } else { "；" };
    for _ in 0..things {
        note.push_str(between);
        note.push_str(one(dice, &zh::WORDS.said));
    }
    note.chars().take(fieldplan::domain::command::NOTE_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use fieldplan::domain::command::{NAME_LIMIT, NOTE_LIMIT};

    #[test]
    fn names_differ_and_some_are_awkward() {
        let (mut dice, mut taken) = (Dice::new(1), HashSet::new());
        let names: Vec<String> = (0..10_000).map(|_| name(&mut dice, &mut taken)).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        assert!(names.iter().all(|name| name.chars().count() <= NAME_LIMIT));
        for (what, found) in [
            ("as long as may be", names.iter().any(|name| name.chars().count() == NAME_LIMIT)),
            ("an emoji", names.iter().any(|name| name.contains('🏪'))),
            ("beyond the basic plane", names.iter().any(|name| name.contains('𠮷'))),
            ("Latin letters", names.iter().any(|name| name.contains("Müller"))),
            ("what HTML would read", names.iter().any(|name| name.contains("<Kitchen>"))),
        ] {
            assert!(found, "no name with {what}");
        }
    }

    #[test]
    fn notes_fit_and_some_are_as_long_as_may_be() {
        let mut dice = Dice::new(2);
        let notes: Vec<String> = (0..1_000).map(|_| note(&mut dice)).collect();
        assert!(notes.iter().all(|note| note.chars().count() <= NOTE_LIMIT));
        assert!(notes.iter().any(|note| note.chars().count() == NOTE_LIMIT));
        assert!(notes.iter().any(|note| note.contains('\n')));
    }
}
