//! The result that a certificate prints.

use takwin::{
    certificates::{self, store},
    content::{
        course::{Course, ItemKind},
        settings::Counts,
    },
    enrolments,
    kit::{id::AttemptId, text::Slug},
    progress::completion::How,
    sql,
};

use super::certificate::ITEMS;
use crate::kit::{
    app::House,
    course::{Issued, small},
    people::NADIA,
};

/// The small course with an optional quiz at its end, and a rule for the required one.
fn with_optional_quiz(counts: Counts) -> Course {
    let mut course = small(Issued::Automatic);
    let items = &mut course.modules[0].items;
    if let ItemKind::Quiz(quiz) = &mut items[1].kind {
        quiz.settings.counts = counts;
    }
    let mut extra = items[1].clone();
    extra.id = Slug::parse("extra-quiz").expect("a slug");
    extra.required = false;
    items.push(extra);
    course
}

/// The result printed is that which counts in the required quiz, not that of whatever was passed last.
#[tokio::test]
async fn the_result_is_that_which_counts_in_the_required_quiz() {
    for (counts, share) in [
        (Counts::Best, 9_500),
        (Counts::Last, 9_000),
        (Counts::First, 8_000),
        (Counts::Average, 8_833),
    ] {
        let house = House::new().await;
        house.publish(&with_optional_quiz(counts), "minor").await;
        let nadia = house.account(&NADIA).await;
        let published = house.app.library.current("small-course").expect("offered");
        let (now, config) = (house.now(), &house.app.config);
        let mut tx = house.app.db.write().await.expect("a transaction");
        let enrolment = enrolments::actions::enrol(&mut tx, now, &nadia, &published, &config.url)
            .await
            .expect("enrolled");
        for (at, (item, number, share)) in (0..).zip::<[(&str, i64, i64); 4]>([
            ("short-quiz", 1, 8_000),
            ("short-quiz", 2, 9_500),
            ("short-quiz", 3, 9_000),
            ("extra-quiz", 1, 10_000),
        ]) {
            sql!(
                "insert into attempt (attempt_id, enrolment_id, account_id, course_id, item_id, number, version,
                                      seed, paper, language, started_at, submitted_at, submitted_how, earned,
                                      out_of, share, passed)
                 values ($1, $2, $3, 'small-course', $4, $5, 1, 1, '{}', 'ar', $6, $6, 'person', 100, 100, $7, 1)",
                &AttemptId::new(),
                &enrolment.enrolment_id,
                &nadia,
                item,
                number,
                now.plus(at - 10),
                share
            )
            .run(&mut tx)
            .await
            .expect("a sitting");
        }
        let report = certificates::actions::report;
        for (item, how) in [("extra-quiz", How::Passed)].into_iter().chain(ITEMS) {
            report(&mut tx, now, config, &published, &enrolment, item, how, 1)
                .await
                .expect("reported");
        }
        tx.commit().await.expect("a commit");
        let all = store::of_account(&house.app.db, &nadia).await.expect("all");
        let statement = all[0].read_statement().expect("a statement");
        let found = statement.share.map(|share| share.0);
        assert_eq!(found, Some(share), "{counts:?}");
    }
}
