//! An element as data: its name, its attributes, its children. `view!` writes it.
//!
//! Leptos gives each element a type of its own, and compiles for each how it is built, changed and
//! taken away. All elements here are of one type: that happens once. What changes is still Leptos'
//! (signals, effects, `AnyView`).

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::{MouseEvent, PointerEvent, SubmitEvent};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::owner::Owner;
use leptos::tachys::html::attribute::Attribute as AnyAttribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute as Erased;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element as Node, Event, Node as AnyNode};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyView;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is to be drawn. In a box: it goes from hand to hand while it is put together.
pub struct Element(Box<Parts>);

struct Parts {
    fixed: Fixed,
    attributes: Vec<(&'static str, What)>,
    children: Vec<AnyView>,
}

/// What of an element never changes, and whether it is SVG's.
type Fixed = (&'static str, bool);

type Act = Box<dyn FnMut(Event)>;

/// What stands under an attribute's, a property's or an event's name.
enum What {
    Text(Option<Cow<'static, str>>),
    Live(Box<dyn Fn() -> Option<String> + Send>),
    Property(SendWrapper<JsValue>),
    LiveProperty(Box<dyn Fn() -> JsValue + Send>),
    Act(SendWrapper<Act>),
}

/// What an attribute may be.
pub trait Value {
    /// Puts it under a name.
    fn put(self, element: Element, name: &'static str) -> Element;
}

macro_rules! values {
    ($($type:ty, $value:ident => $what:expr;)*) => {
        $(impl Value for $type {
            #[inline(never)]
            fn put(self, element: Element, name: &'static str) -> Element {
                let $value = self;
                element.with(name, $what)
            }
        })*
    };
}

values! {
    &'static str, value => What::Text(Some(Cow::Borrowed(value)));
    String, value => What::Text(Some(Cow::Owned(value)));
    Option<&'static str>, value => What::Text(value.map(Cow::Borrowed));
    Option<String>, value => What::Text(value.map(Cow::Owned));
    bool, value => What::Text(value.then_some(Cow::Borrowed("")));
    Signal<String>, value => What::Live(Box::new(move || Some(value.get())));
    RwSignal<String>, value => What::Live(Box::new(move || Some(value.get())));
    Signal<bool>, value => What::Live(Box::new(move || value.get().then(String::new)));
}

impl Element {
    /// One of HTML: its name, and on a line each the attributes that never change, `name=value`.
    pub fn html(fixed: &'static str) -> Element {
        Element::new((fixed, false))
    }

    /// One of SVG, as [`Element::html`].
    pub fn svg(fixed: &'static str) -> Element {
        Element::new((fixed, true))
    }

    #[inline(never)]
    fn new(fixed: Fixed) -> Element {
        Element(Box::new(Parts { fixed, attributes: Vec::new(), children: Vec::new() }))
    }

    #[inline(never)]
    fn with(mut self, name: &'static str, what: What) -> Element {
        self.0.attributes.push((name, what));
        self
    }

    /// With an attribute.
    #[must_use]
    pub fn attribute(self, name: &'static str, value: impl Value) -> Element {
        value.put(self, name)
    }

    /// With a property that is a text or a yes or no.
    #[must_use]
    pub fn property(self, name: &'static str, value: impl Property) -> Element {
        self.with(name, value.what().0)
    }

    /// With a child.
    #[must_use]
    pub fn child(self, child: impl Child) -> Element {
        child.put(self)
    }

    #[inline(never)]
    fn view(mut self, child: AnyView) -> Element {
        self.0.children.push(child);
        self
    }

    fn on(self, event: &'static str, act: Act) -> Element {
        self.with(event, What::Act(SendWrapper::new(act)))
    }

    /// On a tap.
    #[must_use]
    pub fn on_click(self, act: Box<dyn FnMut(MouseEvent)>) -> Element {
        self.on("click", told(act))
    }

    /// When a form is sent.
    #[must_use]
    pub fn on_submit(self, act: Box<dyn FnMut(SubmitEvent)>) -> Element {
        self.on("submit", told(act))
    }

    /// At each letter.
    #[must_use]
    pub fn on_input(self, act: Box<dyn FnMut(leptos::ev::Event)>) -> Element {
        self.on("input", told(act))
    }

    /// When something was chosen.
    #[must_use]
    pub fn on_change(self, act: Box<dyn FnMut(leptos::ev::Event)>) -> Element {
        self.on("change", told(act))
    }

    /// When a finger is put down.
    #[must_use]
    pub fn on_pointerdown(self, act: Box<dyn FnMut(PointerEvent)>) -> Element {
        self.on("pointerdown", told(act))
    }

    /// When it is taken away.
    #[must_use]
    pub fn on_pointerup(self, act: Box<dyn FnMut(PointerEvent)>) -> Element {
        self.on("pointerup", told(act))
    }
}

/// What may stand inside an element.
pub trait Child {
    /// Puts it behind the children there are.
    fn put(self, element: Element) -> Element;
}

impl<T: IntoAny> Child for T {
    #[inline(never)]
    fn put(self, element: Element) -> Element {
        element.view(self.into_any())
    }
}

/// What is told of an event of one kind.
fn told<E: JsCast + 'static>(mut act: Box<dyn FnMut(E)>) -> Act {
    Box::new(move |event| act(event.unchecked_into()))
}

/// What a property may be.
pub trait Property {
    /// As it is kept.
    fn what(self) -> KeptProperty;
}

/// A property's value.
pub struct KeptProperty(What);

impl Property for bool {
    fn what(self) -> KeptProperty {
        KeptProperty(What::Property(SendWrapper::new(self.into())))
    }
}

impl Property for String {
    fn what(self) -> KeptProperty {
        KeptProperty(What::Property(SendWrapper::new(self.into())))
    }
}

impl Property for RwSignal<String> {
    fn what(self) -> KeptProperty {
        KeptProperty(What::LiveProperty(Box::new(move || self.with(|text| text.into()))))
    }
}

impl Property for Signal<String> {
    fn what(self) -> KeptProperty {
        KeptProperty(What::LiveProperty(Box::new(move || self.with(|text| text.into()))))
    }
}

impl Property for Signal<bool> {
    fn what(self) -> KeptProperty {
        KeptProperty(What::LiveProperty(Box::new(move || self.get().into())))
    }
}

/// An element that is drawn.
pub struct Drawn {
    fixed: Fixed,
    node: Node,
    attributes: Vec<(&'static str, Held)>,
    children: Vec<<AnyView as Render>::State>,
}

type Listener = Rc<RefCell<Option<(Owner, Act)>>>;

enum Held {
    Text(Option<Cow<'static, str>>),
    /// Set as long as it is held.
    Effect(#[expect(dead_code, reason = "it ends when it is dropped")] RenderEffect<()>),
    Nothing,
    Listener(Listener, #[expect(dead_code, reason = "so does it")] RemoveEventHandler<Node>),
}

fn held(node: &Node, name: &'static str, what: What) -> Held {
    match what {
        What::Text(text) => {
            if let Some(text) = &text {
                Rndr::set_attribute(node, name, text);
            }
            Held::Text(text)
        }
        What::Live(ask) => {
            let node = SendWrapper::new(node.clone());
            Held::Effect(RenderEffect::new(move |_| match ask() {
                Some(text) => Rndr::set_attribute(&node, name, &text),
                None => Rndr::remove_attribute(&node, name),
            }))
        }
        What::Property(value) => {
            Rndr::set_property(node, name, &value);
            Held::Nothing
        }
        What::LiveProperty(ask) => {
            let node = SendWrapper::new(node.clone());
            Held::Effect(RenderEffect::new(move |_| Rndr::set_property(&node, name, &ask())))
        }
        What::Act(act) => {
            let owner = Owner::current().unwrap_or_default();
            let listener: Listener = Rc::new(RefCell::new(Some((owner, act.take()))));
            let told = listener.clone();
            let remove = Rndr::add_event_listener(
                node,
                name,
                Box::new(move |event| {
                    // Out of its place while it acts: it may be replaced by what it does.
                    let Some((owner, mut act)) = told.take() else { return };
                    owner.with(|| act(event));
                    told.borrow_mut().get_or_insert((owner, act));
                }),
            );
            Held::Listener(listener, remove)
        }
    }
}

thread_local! {
    /// What was made of each [`Fixed`]. Some hundred of them: looked through in no time.
    static MADE: RefCell<Vec<(Fixed, Node)>> = const { RefCell::new(Vec::new()) };
}

/// The element with what never changes of it. Made once and copied from then on: a slow phone takes
/// longer for each name and value that goes over to the browser than for a whole copy.
fn bare(fixed: Fixed) -> Node {
    MADE.with_borrow_mut(|made| {
        if let Some((_, node)) = made.iter().find(|((text, _), _)| std::ptr::eq(*text, fixed.0)) {
            return copy(node);
        }
        let (tag, rest) = fixed.0.split_once('\n').unwrap_or((fixed.0, ""));
        let node = Rndr::create_element(tag, fixed.1.then_some(SVG));
        for (name, value) in rest.split('\n').filter_map(|line| line.split_once('=')) {
            Rndr::set_attribute(&node, name, value);
        }
        let copied = copy(&node);
        made.push((fixed, node));
        copied
    })
}

fn copy(node: &Node) -> Node {
    // It fails only for a document or a shadow root.
    node.clone_node().map_or_else(|_| node.clone(), JsCast::unchecked_into)
}

impl Render for Element {
    type State = Drawn;

    fn build(self) -> Drawn {
        let Parts { fixed, attributes, children } = *self.0;
        let node = bare(fixed);
        // A list's value is set once it has its choices.
        let late = |what: &What| matches!(what, What::Property(_) | What::LiveProperty(_));
        let (properties, others): (Vec<_>, Vec<_>) =
            attributes.into_iter().partition(|(_, what)| late(what));
        let mut attributes: Vec<_> =
            others.into_iter().map(|(name, what)| (name, held(&node, name, what))).collect();
        let children = children.into_iter().map(|child| {
            let mut child = child.build();
            child.mount(&node, None);
            child
        });
        let children = children.collect();
        attributes
            .extend(properties.into_iter().map(|(name, what)| (name, held(&node, name, what))));
        Drawn { fixed, node, attributes, children }
    }

    fn rebuild(self, drawn: &mut Drawn) {
        let late = |what: &What| matches!(what, What::Property(_) | What::LiveProperty(_));
        let same = self.0.fixed == drawn.fixed
            && self.0.attributes.len() == drawn.attributes.len()
            && self.0.children.len() == drawn.children.len();
        if !same {
            let mut other = self.build();
            drawn.insert_before_this(&mut other);
            drawn.unmount();
            *drawn = other;
            return;
        }
        let (properties, others): (Vec<_>, Vec<_>) =
            self.0.attributes.into_iter().partition(|(_, what)| late(what));
        for (child, drawn) in self.0.children.into_iter().zip(&mut drawn.children) {
            child.rebuild(drawn);
        }
        let node = drawn.node.clone();
        for ((name, what), (was, kept)) in
            others.into_iter().chain(properties).zip(&mut drawn.attributes)
        {
            match (what, kept) {
                (What::Text(text), Held::Text(before)) if name == *was => {
                    if text != *before {
                        match &text {
                            Some(text) => Rndr::set_attribute(&node, name, text),
                            None => Rndr::remove_attribute(&node, name),
                        }
                        *before = text;
                    }
                }
                (What::Act(act), Held::Listener(listener, _)) if name == *was => {
                    let owner = Owner::current().unwrap_or_default();
                    listener.replace(Some((owner, act.take())));
                }
                (what, kept) => {
                    if matches!(kept, Held::Text(_)) && name != *was {
                        Rndr::remove_attribute(&node, was);
                    }
                    *kept = held(&node, name, what);
                    *was = name;
                }
            }
        }
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.node.unmount();
    }

    fn mount(&mut self, parent: &Node, marker: Option<&AnyNode>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.node.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Node> {
        vec![self.node.clone()]
    }
}

impl AddAnyAttr for Element {
    type Output<SomeNewAttr: AnyAttribute> = Element;

    fn add_any_attr<NewAttr: AnyAttribute>(self, _: NewAttr) -> Element {
        self
    }
}

/// There is no server that draws.
impl RenderHtml for Element {
    type AsyncOutput = Element;
    type Owned = Element;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Element {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<Erased>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Element {
        self
    }
}
