//! `settings.changed`: some settings.
//!
//! Concurrent: each setting takes the later stamp.

use super::{Kind, fields};
use crate::domain::fact::SettingsChanged;

fields!(SettingsChanged {
    pattern,
    ignore_make_up,
    month_start,
    visits_a_day,
    calls_a_day,
    leads_a_day
});

impl Kind for SettingsChanged {
    const NAME: &'static str = "settings.changed";
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, fold};
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::period::MonthStart;

    #[test]
    fn each_setting_takes_the_later_stamp() {
        let visits = |visits_a_day| {
            Fact::SettingsChanged(SettingsChanged { visits_a_day, ..SettingsChanged::default() })
        };
        let month_start = MonthStart::new(26).ok();
        let start = Fact::SettingsChanged(SettingsChanged {
            month_start,
            visits_a_day: Some(9),
            ..SettingsChanged::default()
        });
        let workspace = fold([(at(3), visits(Some(7))), (at(2), start)]);
        assert_eq!((workspace.visits_a_day, Some(workspace.month_start)), (7, month_start));
    }
}
