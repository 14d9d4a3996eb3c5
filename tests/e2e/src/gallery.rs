//! Pictures of every screen: each language, colour scheme and size, with what is wrong on each,
//! and one sheet of all of them to look over. The accessibility rules and the walk by keyboard go
//! along.
//!
//! `src/bin/pictures.rs` is the command; the list is [`crate::screens`], the way there
//! [`crate::tour`], what is looked for [`crate::looks`].

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::looks::{Finding, Language};
use crate::phone::{NARROW, Phone, SMALL, Setup, TALL};
use crate::screens::{SCREENS, Screen, With};
use crate::tour::{Tour, Way, Work};
use crate::{Failure, Outcome, Site, config, ensure, rules, walk};

/// A size of the screen and of the text on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its word in the names of pictures.
    pub name: &'static str,
    /// Width and height in CSS pixels.
    pub screen: (u32, u32),
    /// The phone's text size in CSS pixels; 16 is usual, 32 is 200 %.
    pub text: u32,
}

/// The sizes every screen must hold.
pub const SIZES: [Size; 4] = [
    Size { name: "390", screen: TALL, text: 16 },
    Size { name: "360", screen: SMALL, text: 16 },
    Size { name: "320", screen: NARROW, text: 16 },
    Size { name: "200%", screen: TALL, text: 32 },
];

/// Both schemes, as the browser names them.
pub const SCHEMES: [&str; 2] = ["light", "dark"];

/// The most pixels a photographed sheet may be high: the browser draws no larger picture.
const HIGHEST: f64 = 16_000.0;

/// One picture and what is wrong on it.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What lay in the store: `empty`, `target`, `example`, `20000`.
    pub work: &'static str,
    /// The screen's name.
    pub screen: &'static str,
    /// The language.
    pub language: Language,
    /// The size's name.
    pub size: &'static str,
    /// The scheme.
    pub scheme: &'static str,
    /// The file, beside the sheet; none where the screen did not open.
    pub file: Option<String>,
    /// The file of its lower end, where it is longer than the phone is high.
    pub end: Option<String>,
    /// What is wrong.
    pub wrong: Vec<Finding>,
}

impl Picture {
    /// Which screen in which view, in one line.
    pub fn title(&self) -> String {
        let language = self.language.short();
        format!("{} {} {language} {} {}", self.work, self.screen, self.size, self.scheme)
    }
}

/// Gives the phone a size of screen and text.
pub async fn wear(phone: &Phone, size: Size) -> Outcome {
    phone.resize(size.screen).await?;
    let fonts = json!({ "fontSizes": { "standard": size.text, "fixed": size.text } });
    phone.cdp("Page.setFontSizes", fonts).await?;
    let base = "return getComputedStyle(document.documentElement).fontSize";
    let base = phone.script(base, vec![]).await?;
    ensure!(base == json!(format!("{}px", size.text)), "text is {base}, not {} px", size.text);
    Ok(())
}

/// Gives the phone a scheme, and no movement that a picture could catch half-way.
pub async fn paint(phone: &Phone, scheme: &str) -> Outcome {
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ] });
    phone.cdp("Emulation.setEmulatedMedia", features).await?;
    Ok(())
}

/// What a run over all screens brought back.
#[derive(Clone, Debug, Default)]
pub struct Gallery {
    /// Every picture.
    pub pictures: Vec<Picture>,
    /// What the accessibility rules did not decide and somebody has looked at, with the reason.
    pub undecided: BTreeMap<String, &'static str>,
    /// The focus order of every screen.
    pub order: Vec<String>,
}

impl Gallery {
    /// Both together.
    pub fn extend(&mut self, other: Self) {
        self.pictures.extend(other.pictures);
        self.undecided.extend(other.undecided);
        self.order.extend(other.order);
    }
}

/// Goes through the screens whose name holds `only` in one language: a picture and a look in every
/// view, the accessibility rules in both schemes, a walk by keyboard.
pub async fn visit(
    site: &Site,
    out: &Path,
    language: Language,
    work: Work,
    only: &str,
) -> Outcome<Gallery> {
    let fits = |with: With| {
        // What needs no work is the same with any.
        let once = with == With::Work || work == Work::Example;
        SCREENS
            .iter()
            .filter(move |screen| once && screen.with == with && screen.name.contains(only))
    };
    let stocks = [With::Nothing, With::Target, With::Work];
    let mut gallery = Gallery::default();
    if stocks.iter().all(|with| fits(*with).next().is_none()) {
        return Ok(gallery);
    }
    let sample = work.sample(rules::day(&config::day())?);
    for screen in [TALL, SMALL, NARROW] {
        // A page load gives a phone its own size back: each size is another phone.
        let setup = Setup::default().language(language.tag()).size(screen);
        let phone = Phone::start(setup).await?;
        let tour = Tour::begin(&phone, site, language).await?;
        let sizes: Vec<Size> = SIZES.into_iter().filter(|size| size.screen == screen).collect();
        for with in stocks {
            let screens: Vec<&Screen> = fits(with).collect();
            if screens.is_empty() {
                continue;
            }
            wear(&phone, sizes[0]).await?;
            tour.stock(with, &sample).await?;
            if with == With::Work {
                tour.add_odd_customers().await?;
            }
            for size in &sizes {
                wear(&phone, *size).await?;
                for screen in &screens {
                    let view = View { work: name(with, work), screen, language, size: *size };
                    let way = if *size == sizes[0] { Way::Load } else { Way::Step };
                    let undecided = (*size == SIZES[0]).then_some(&mut gallery.undecided);
                    let pictures = photograph(&tour, view, way, out, undecided).await?;
                    gallery.pictures.extend(pictures);
                }
            }
            if screen == TALL {
                walk_all(&tour, name(with, work), &screens, language, &mut gallery).await?;
            }
        }
    }
    Ok(gallery)
}

/// Walks through the screens by keyboard; what is wrong is told with the first picture of each.
async fn walk_all(
    tour: &Tour<'_>,
    work: &'static str,
    screens: &[&Screen],
    language: Language,
    gallery: &mut Gallery,
) -> Outcome {
    wear(tour.phone(), SIZES[0]).await?;
    paint(tour.phone(), SCHEMES[0]).await?;
    for screen in screens {
        let found = match tour.walk(screen).await {
            Ok(walk) => {
                let title = format!("{} {work} {}", language.short(), screen.name);
                gallery.order.push(walk::line(&title, &walk));
                walk.wrong
            }
            Err(failure) => vec![broken(&failure)],
        };
        let of = (work, screen.name);
        let picture = gallery.pictures.iter_mut().find(|one| (one.work, one.screen) == of);
        if let Some(picture) = picture {
            picture.wrong.extend(found);
        }
    }
    Ok(())
}

fn name(with: With, work: Work) -> &'static str {
    match with {
        With::Nothing => "empty",
        With::Target => "target",
        With::Work => work.name(),
    }
}

#[derive(Clone, Copy)]
struct View<'a> {
    work: &'static str,
    screen: &'a Screen,
    language: Language,
    size: Size,
}

/// Opens a screen and takes its pictures in both schemes. A screen that does not open is a fault
/// of its own, and the next one is tried.
async fn photograph(
    tour: &Tour<'_>,
    view: View<'_>,
    way: Way,
    out: &Path,
    mut undecided: Option<&mut BTreeMap<String, &'static str>>,
) -> Outcome<Vec<Picture>> {
    let phone = tour.phone();
    let View { work, screen, language, size } = view;
    let mut pictures = Vec::new();
    paint(phone, SCHEMES[0]).await?;
    let opened = tour.open(screen, way).await;
    for scheme in SCHEMES {
        let (name, size) = (screen.name, size.name);
        let mut picture = Picture {
            work,
            screen: name,
            language,
            size,
            scheme,
            file: None,
            end: None,
            wrong: vec![],
        };
        match &opened {
            Err(failure) => picture.wrong.push(broken(failure)),
            Ok(moved) => {
                // What moved while it opened is told once.
                if scheme == SCHEMES[0] {
                    picture.wrong.extend(moved.clone());
                }
                if let Err(failure) = see(phone, &mut picture, out).await {
                    picture.wrong.push(broken(&failure));
                }
                if let Some(undecided) = undecided.as_deref_mut() {
                    let verdict = phone.axe_verdict().await?;
                    picture.wrong.extend([verdict.violations, verdict.unreviewed].concat());
                    undecided.extend(verdict.reviewed.into_iter().map(|(finding, reason)| {
                        (format!("{} at {}", finding.rule, finding.place), reason)
                    }));
                }
            }
        }
        pictures.push(picture);
    }
    if let Err(failure) = tour.leave(screen).await {
        pictures[0].wrong.push(broken(&failure));
    }
    Ok(pictures)
}

fn broken(failure: &Failure) -> Finding {
    Finding { rule: "broken".to_owned(), place: "the screen".to_owned(), what: failure.to_string() }
}

async fn see(phone: &Phone, picture: &mut Picture, out: &Path) -> Outcome {
    paint(phone, picture.scheme).await?;
    let file = picture.title().replace(' ', "-").replace('%', "");
    picture.wrong.extend(phone.looks(picture.language).await?);
    phone.photograph(&out.join(format!("{file}.png"))).await?;
    picture.file = Some(format!("{file}.png"));
    if picture.scheme == SCHEMES[0] {
        let (longer, covered) = phone.look_at_the_end().await?;
        picture.wrong.extend(covered);
        if longer {
            phone.photograph(&out.join(format!("{file}-end.png"))).await?;
            picture.end = Some(format!("{file}-end.png"));
        }
        phone.back_to_the_top().await?;
    }
    Ok(())
}

/// Writes `index.html` beside the pictures and photographs it as `contact-sheet.png`.
pub async fn contact_sheet(out: &Path, pictures: &[Picture]) -> Outcome<PathBuf> {
    let index = out.join("index.html");
    std::fs::write(&index, page(pictures))?;
    let phone = Phone::start(Setup::default()).await?;
    let screen = json!({ "width": 1700, "height": 1200, "deviceScaleFactor": 1, "mobile": false });
    phone.cdp("Emulation.setDeviceMetricsOverride", screen).await?;
    phone.visit(&format!("file://{}", index.display())).await?;
    let size = "const root = document.documentElement;
        return [root.scrollWidth, root.scrollHeight, devicePixelRatio]";
    let [width, height, ratio]: [f64; 3] =
        serde_json::from_value(phone.script(size, vec![]).await?)?;
    let scale = (HIGHEST / height).min(1.0) / ratio;
    let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": scale });
    let sheet = out.join("contact-sheet.png");
    phone.shoot(json!({ "captureBeyondViewport": true, "clip": clip }), &sheet).await?;
    Ok(sheet)
}

/// The page of all pictures: a row a screen, a column a view, faults in words below.
fn page(pictures: &[Picture]) -> String {
    let mut html = String::from(
        "<!doctype html><meta charset=utf-8><title>Fieldplan, every screen</title><style>\
         body{font:14px/1.4 sans-serif;margin:16px;background:#ddd;color:#111}\
         table{border-spacing:4px}th{text-align:left;vertical-align:top;font-weight:600}\
         td{vertical-align:top}img{width:120px;display:block;border:1px solid #888}\
         .wrong img{border:3px solid #c00}li{color:#a00}</style><h1>Fieldplan</h1>",
    );
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for picture in pictures {
        let row = (picture.work, picture.screen);
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    let mut views: Vec<(Language, &str, &str)> = Vec::new();
    for picture in pictures {
        let view = (picture.language, picture.size, picture.scheme);
        if !views.contains(&view) {
            views.push(view);
        }
    }
    html.push_str("<table><tr><th>");
    for (language, size, scheme) in &views {
        let _ = write!(html, "<th>{} {size} {scheme}", language.short());
    }
    for (work, screen) in rows {
        let _ = write!(html, "<tr><th>{screen}<br>{work}");
        for view in &views {
            let found = pictures.iter().find(|one| {
                (one.work, one.screen) == (work, screen)
                    && (one.language, one.size, one.scheme) == *view
            });
            html.push_str(&found.map_or_else(|| "<td>".to_owned(), cell));
        }
    }
    html.push_str("</table><ul>");
    for fault in faults(pictures) {
        let _ = write!(html, "<li>{}", escaped(&fault));
    }
    html.push_str("</ul>");
    html
}

fn cell(picture: &Picture) -> String {
    let image = |file: &String| format!("<a href=\"{file}\"><img src=\"{file}\" alt=\"\"></a>");
    let class = if picture.wrong.is_empty() { "" } else { " class=wrong" };
    let (top, end) = (picture.file.as_ref().map(image), picture.end.as_ref());
    let end = end.map(|file| format!("<a href=\"{file}\">end</a>"));
    format!("<td{class}>{}{}", top.unwrap_or_default(), end.unwrap_or_default())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The screens of README and of the manifest's `screenshots`, each with its file in `assets/`.
pub const SHOWN: [(&str, &str); 5] = [
    ("today", "screenshot-today.png"),
    ("target", "screenshot-target.png"),
    ("outcome-won", "screenshot-outcome.png"),
    ("customers", "screenshot-customers.png"),
    ("review-month", "screenshot-review.png"),
];

/// Takes the pictures README and the manifest show, from the example month, into `assets`.
pub async fn shown(site: &Site, assets: &Path) -> Outcome<Vec<PathBuf>> {
    let language = Language::Chinese;
    let phone = Phone::start(Setup::default().language(language.tag())).await?;
    let tour = Tour::begin(&phone, site, language).await?;
    tour.stock(With::Work, &Work::Example.sample(rules::day(phone.setup().day())?)).await?;
    paint(&phone, SCHEMES[0]).await?;
    phone.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
    let mut files = Vec::new();
    for (name, file) in SHOWN {
        let screen = SCREENS.iter().find(|screen| screen.name == name);
        let screen = screen.ok_or_else(|| Failure::new(format!("no screen {name}")))?;
        tour.open(screen, Way::Load).await?;
        let file = assets.join(file);
        phone.shoot(json!({}), &file).await?;
        files.push(file);
    }
    Ok(files)
}

/// The same fault on many pictures, said once with the pictures that have it.
pub fn faults(pictures: &[Picture]) -> Vec<String> {
    let mut faults: Vec<(String, Vec<String>)> = Vec::new();
    for picture in pictures {
        for finding in &picture.wrong {
            let said = finding.to_string();
            match faults.iter_mut().find(|(fault, _)| *fault == said) {
                Some((_, where_else)) => where_else.push(picture.title()),
                None => faults.push((said, vec![picture.title()])),
            }
        }
    }
    faults
        .into_iter()
        .map(|(fault, pictures)| format!("{fault}\n    on {}", pictures.join(", ")))
        .collect()
}
