//! The service worker of this copy of the app: registering it, and handing over to a new version
//! only with the rep's word.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

use super::page::{listen, scope, window};

/// What a page knows of its worker.
#[derive(Clone, Copy, Debug, Default)]
pub struct Worker {
    asking: bool,
    held: bool,
}

impl Worker {
    /// No worker: a development build.
    pub fn none() -> Worker {
        Worker::default()
    }

    /// Registers the worker once the page has loaded. `offered` is called when a new version is
    /// installed and waits; `taken_over` when it has taken this page over, which then reloads.
    pub fn register(
        offered: impl Fn() + Copy + 'static,
        taken_over: impl Fn() + Copy + 'static,
    ) -> Worker {
        let Some(container) = container() else { return Worker::default() };
        // The very first worker claims the page that brought it: that is no update.
        let had_controller = is_in_charge();
        listen(&container, "controllerchange", move |_| {
            spawn_local(async move {
                if (had_controller || UPDATING.with(std::cell::Cell::get)) && own().await.is_some()
                {
                    taken_over();
                }
            });
        });
        spawn_local(async move {
            let Some(container) = self::container() else { return };
            let registering = JsFuture::from(container.register("./sw.js")).await;
            // Without a network, or where the browser forbids it, the app works as it is.
            let Some(registration) =
                registering.ok().and_then(|r| r.dyn_into::<ServiceWorkerRegistration>().ok())
            else {
                return;
            };
            if registration.waiting().is_some() && registration.active().is_some() {
                offered();
            }
            let watched = registration.clone();
            listen(&registration, "updatefound", move |_| {
                let Some(installing) = watched.installing() else { return };
                let (worker, watched) = (installing.clone(), watched.clone());
                listen(&installing, "statechange", move |_| {
                    if worker.state() == web_sys::ServiceWorkerState::Installed
                        && watched.active().is_some()
                    {
                        offered();
                    }
                });
            });
        });
        Worker::default()
    }

    /// Looks for a new version, as a page that is looked at again does.
    pub fn look(&self) {
        spawn_local(async {
            if let Some(registration) = own().await
                && let Ok(updating) = registration.update()
            {
                let _ = JsFuture::from(updating).await;
            }
        });
    }

    /// The other pages are being asked whether they hold a draft.
    pub fn ask(&mut self) {
        *self = Worker { asking: true, held: false };
    }

    /// Whether they are being asked.
    pub fn is_asking(&self) -> bool {
        self.asking
    }

    /// One of them holds a draft.
    pub fn hold(&mut self) {
        self.held = true;
    }

    /// Ends the asking; whether nobody held a draft.
    pub fn is_free(&mut self) -> bool {
        let free = self.asking && !self.held;
        *self = Worker::default();
        free
    }

    /// Lets the waiting version take over.
    pub fn activate(&self) {
        UPDATING.with(|updating| updating.set(true));
        spawn_local(async {
            if let Some(waiting) = own().await.and_then(|registration| registration.waiting()) {
                let _ = waiting.post_message(&"activate".into());
            }
        });
    }
}

thread_local! {
    /// This page has asked for the update that is coming.
    static UPDATING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window()?.navigator();
    // Missing without https and in private windows of some browsers.
    let there = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    there.then(|| navigator.service_worker())
}

/// Whether this copy's worker answers for the page.
pub fn is_in_charge() -> bool {
    let controller = container().and_then(|container| container.controller());
    controller.is_some_and(|worker| is_own(&worker.script_url()))
}

/// Whether a worker's script is this copy's.
fn is_own(script: &str) -> bool {
    let origin = window().and_then(|w| w.location().origin().ok()).unwrap_or_default();
    script.strip_prefix(&origin) == Some(&format!("{}sw.js", scope()))
}

/// This copy's own registration; a copy in a folder above may answer for the page.
async fn own() -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(container()?.get_registration()).await.ok()?;
    let registration: ServiceWorkerRegistration = found.dyn_into().ok()?;
    let origin = window()?.location().origin().ok()?;
    (registration.scope() == format!("{origin}{}", scope())).then_some(registration)
}
