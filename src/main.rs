//! The app in the page.

fn main() {
    fieldplan::state::start(fieldplan::ui::frame::mount);
}
