//! The stories WebKitGTK judges. Its sessions are ephemeral, so nothing here restarts a browser; its
//! window is never narrower than 447 px, so nothing here judges the width of a phone.

mod engines;
