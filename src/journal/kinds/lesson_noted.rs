//! `lesson.noted`: a win or a lesson, in the rep's own words.
//!
//! Concurrent: both stay.

use super::{Kind, Thing, fields};
use crate::domain::fact::LessonNoted;
use crate::domain::ident::{CustomerId, Id, Stamp};
use crate::domain::sorted::Set;

fields!(LessonNoted { learned, text, tags, month, customer, on });

impl Kind for LessonNoted {
    const NAME: &'static str = "lesson.noted";

    fn makes(&self, stamp: Stamp) -> Vec<Thing> {
        vec![Thing::Entry(Id::new(stamp, 0))]
    }

    fn refers(&self) -> Vec<Thing> {
        self.customer.map(Thing::Customer).into_iter().collect()
    }

    fn scrubbed(&self, _stamp: Stamp, gone: &Set<CustomerId>) -> Option<Self> {
        let theirs = self.customer.is_some_and(|customer| gone.contains(&customer));
        theirs.then(|| {
            let mut lesson = self.clone();
            lesson.forget_words();
            lesson
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{added, at, customer, day, erased, fold};
    use super::*;
    use crate::domain::entry::Learned;
    use crate::domain::fact::Fact;
    use crate::domain::own_entries::lessons;

    #[test]
    fn both_stay_and_an_erased_customers_words_are_gone_whenever_they_come() {
        let noted = |customer, text: &str| {
            Fact::LessonNoted(LessonNoted {
                learned: Learned::Lesson,
                text: text.to_owned(),
                tags: vec![text.to_owned()],
                month: None,
                customer,
                on: day(5),
            })
        };
        let about = Some(customer(1));
        let workspace = fold([
            (at(3), noted(None, "先问预算")),
            (at(2), noted(about, "红星要月结")),
            (at(1), added("红星")),
            (at(4), erased(1)),
            (at(5), noted(about, "红星 again")),
        ]);
        let run = workspace.period(super::super::tests::month());
        let kept: Vec<_> =
            lessons(&workspace, run).map(|l| (l.text.as_str(), l.tags.len())).collect();
        assert_eq!(kept, [("", 0), ("先问预算", 1), ("", 0)]);
    }
}
