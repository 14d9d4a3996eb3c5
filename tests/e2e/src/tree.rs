//! What a screen reader is told: the browser's own tree of names and roles.
//!
//! The accessibility rules ([`crate::access`]) read the page; this reads what the browser made of it.
//! Each check is seen to fail in `tests/controls.rs`.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};

use crate::Outcome;
use crate::looks::Finding;
use crate::phone::Phone;

/// Roles that a rep can do something with: each needs a name.
const CONTROLS: [&str; 15] = [
    "button",
    "checkbox",
    "combobox",
    "DisclosureTriangle",
    "InputTime",
    "Date",
    "link",
    "menuitem",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "tab",
    "textbox",
];

/// A node of the tree.
struct Node<'a> {
    id: &'a str,
    role: &'a str,
    name: &'a str,
    level: Option<u64>,
    is_modal: bool,
    children: Vec<&'a str>,
}

impl<'a> Node<'a> {
    fn read(node: &'a Value) -> Self {
        let property = |name: &str| {
            let all = node["properties"].as_array().into_iter().flatten();
            all.clone().find(|one| one["name"] == name).map(|one| &one["value"]["value"])
        };
        let children = node["childIds"].as_array().into_iter().flatten();
        let hidden = node["ignored"] == json!(true);
        Node {
            id: node["nodeId"].as_str().unwrap_or_default(),
            role: if hidden { "" } else { node["role"]["value"].as_str().unwrap_or_default() },
            name: node["name"]["value"].as_str().unwrap_or_default().trim(),
            level: property("level").and_then(Value::as_u64),
            is_modal: property("modal") == Some(&json!(true)),
            children: children.filter_map(Value::as_str).collect(),
        }
    }

    fn place(&self) -> String {
        format!("{} “{}”", self.role, self.name)
    }
}

/// What was met on the way through the tree.
#[derive(Default)]
struct Met {
    wrong: Vec<Finding>,
    headings: Vec<(u64, String)>,
    dialogs: usize,
}

impl Met {
    fn wrong(&mut self, rule: &str, place: String, what: &str) {
        self.wrong.push(Finding { rule: rule.to_owned(), place, what: what.to_owned() });
    }
}

/// What is wrong with a tree, given as the browser's list of nodes, the root first.
pub fn faults(nodes: &[Value]) -> Vec<Finding> {
    let nodes: Vec<Node<'_>> = nodes.iter().map(Node::read).collect();
    let by_id: HashMap<&str, &Node<'_>> = nodes.iter().map(|node| (node.id, node)).collect();
    let mut met = Met::default();
    if let Some(root) = nodes.first() {
        visit(root, &by_id, None, &mut met);
    }
    let first = if met.dialogs > 0 { 2 } else { 1 };
    let mut before = first - 1;
    for (level, place) in std::mem::take(&mut met.headings) {
        if level > before + 1 {
            let what = format!("a heading of level {level} after one of level {before}");
            met.wrong("heading", place, &what);
        }
        before = level;
    }
    met.wrong
}

/// `taken` are the controls of the innermost list item, by role and name; none outside of lists.
fn visit<'a>(
    node: &Node<'a>,
    by_id: &HashMap<&str, &Node<'a>>,
    mut taken: Option<&mut BTreeSet<(&'a str, &'a str)>>,
    met: &mut Met,
) {
    if CONTROLS.contains(&node.role) {
        if node.name.is_empty() {
            met.wrong("nameless", node.place(), "a control without a name");
        }
        if taken.as_mut().is_some_and(|taken| !taken.insert((node.role, node.name))) {
            met.wrong("twice", node.place(), "two controls of this name in one list item");
        }
    }
    match node.role {
        "heading" if node.name.is_empty() => {
            met.wrong("nameless", node.place(), "a heading without words");
        }
        "heading" => met.headings.push((node.level.unwrap_or(2), node.place())),
        "dialog" | "alertdialog" => {
            met.dialogs += 1;
            if node.name.is_empty() {
                met.wrong("nameless", node.place(), "a sheet without a name");
            }
            if !node.is_modal {
                met.wrong("modal", node.place(), "what is under the sheet is read on");
            }
        }
        _ => {}
    }
    let mut own = BTreeSet::new();
    let mut taken = if node.role == "listitem" { Some(&mut own) } else { taken };
    for child in node.children.iter().filter_map(|id| by_id.get(id)) {
        visit(child, by_id, taken.as_deref_mut(), met);
    }
}

impl Phone {
    /// What is wrong with what a screen reader is told of the screen as it stands (Chromium).
    pub async fn tree(&self) -> Outcome<Vec<Finding>> {
        let tree = self.cdp("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
        // Without a word of it the page is not kept ready for a screen reader from here on.
        self.cdp("Accessibility.disable", json!({})).await?;
        Ok(faults(nodes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, role: &str, name: &str, children: &[&str]) -> Value {
        json!({
            "nodeId": id, "ignored": false, "role": { "value": role },
            "name": { "value": name }, "childIds": children,
        })
    }

    fn heading(id: &str, level: u64) -> Value {
        let mut one = node(id, "heading", "words", &[]);
        one["properties"] = json!([{ "name": "level", "value": { "value": level } }]);
        one
    }

    fn rules(nodes: &[Value]) -> Vec<String> {
        faults(nodes).into_iter().map(|one| one.rule).collect()
    }

    #[test]
    fn a_control_needs_a_name_and_a_line_not_two_of_one_name() {
        let tree = |first: &str, second: &str| {
            vec![
                node("1", "RootWebArea", "", &["2", "3"]),
                node("2", "listitem", "", &["4", "5"]),
                node("3", "listitem", "", &["6"]),
                node("4", "button", first, &[]),
                node("5", "button", second, &[]),
                node("6", "button", first, &[]),
            ]
        };
        assert_eq!(rules(&tree("less", "more")), Vec::<String>::new());
        assert_eq!(rules(&tree("less", "")), ["nameless"]);
        assert_eq!(rules(&tree("less", "less")), ["twice"]);
    }

    #[test]
    fn headings_go_down_by_one_from_the_first_and_a_sheet_begins_at_two() {
        let page = |levels: &[u64]| {
            let ids: Vec<String> = (2..).take(levels.len()).map(|id| id.to_string()).collect();
            let names: Vec<&str> = ids.iter().map(String::as_str).collect();
            let mut all = vec![node("1", "RootWebArea", "", &names)];
            all.extend(ids.iter().zip(levels).map(|(id, level)| heading(id, *level)));
            all
        };
        assert_eq!(rules(&page(&[1, 2, 3, 2])), Vec::<String>::new());
        assert_eq!(rules(&page(&[2])), ["heading"]);
        assert_eq!(rules(&page(&[1, 3])), ["heading"]);
        let mut sheet = node("2", "dialog", "name", &["3"]);
        let modal = json!([{ "name": "modal", "value": { "value": true } }]);
        let root = node("1", "RootWebArea", "", &["2"]);
        assert_eq!(rules(&[root.clone(), sheet.clone(), heading("3", 2)]), ["modal"]);
        sheet["properties"] = modal;
        assert_eq!(rules(&[root, sheet, heading("3", 2)]), Vec::<String>::new());
    }
}
