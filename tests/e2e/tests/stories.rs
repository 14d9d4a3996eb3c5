//! The stories of a rep, on Chromium: one binary, so that they link once and run side by side.
