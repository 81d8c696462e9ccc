//! `/studio/{course}/quizzes/{item}/analysis`: a quiz, its questions, and what to review; the same
//! questions as CSV.

use askama::Template;
use axum::extract::{Path, Query, State};

use super::{
    Asked, Choice, Loaded, load, printer,
    words::{Tag, sentence, tag},
};
use crate::{
    analysis::{
        certainty::{Judgement, Level, percents},
        charts::{Histogram, Placed, Scatter, histogram, scatter},
        items::ENOUGH,
        printed::{Cell, Printer},
        quiz::Summary,
        report::Row,
        sample::Which,
    },
    kit::{locale::Locale, text::Run},
    questions::Body,
    quizzes::certainty::Certainty,
    studio::shown::kind_name,
    web::{
        download::{attachment, csv},
        guard::Staff,
        page::{Answer, page},
        shell::Shell,
        state::App,
    },
};

/// Sentences of advice shown at once; a bank of many questions has more.
const FIRST: usize = 10;

#[derive(Template)]
#[template(path = "analysis/overview.html")]
struct OverviewPage {
    shell: Shell,
    /// The ways into the studio, for who may go there.
    above: Vec<(String, String)>,
    quiz: Run,
    path: String,
    csv: String,
    which: Vec<Choice>,
    versions: Vec<Choice>,
    /// The sittings are of several versions.
    mixed: bool,
    /// There is no sitting.
    empty: bool,
    /// Said when advice must wait for more sittings; else empty.
    few: String,
    advice: Vec<Advice>,
    /// What comes after the first sentences.
    more: Vec<Advice>,
    /// What happened in the sittings, in words.
    summary: Vec<Fact>,
    histogram: Histogram,
    histogram_desc: String,
    /// The range of results of each bar, and how many.
    bins: Vec<(String, usize)>,
    scatter: Scatter,
    lines: Vec<Line>,
    certainty: Vec<Sure>,
}

/// Something to review, and where.
struct Advice {
    address: String,
    sentence: String,
    class: &'static str,
}

/// A figure of the whole quiz.
struct Fact {
    name: String,
    cell: Cell,
    reading: String,
}

/// A question, as the table and its CSV both show it.
struct Line {
    number: String,
    address: String,
    id: String,
    text: Run,
    kind: String,
    n: String,
    facility: Cell,
    deviation: Cell,
    guess: String,
    discrimination: Cell,
    efficiency: Cell,
    weight: Cell,
    tags: Vec<Tag>,
    remarks: Vec<String>,
}

/// A certainty and how often it is right.
struct Sure {
    name: String,
    n: usize,
    accuracy: Cell,
    range: String,
    judgement: String,
}

fn line(shell: &Shell, loaded: &Loaded, row: &Row, printer: Printer) -> Line {
    let t = shell.t;
    let item = &row.item;
    let question = row.question.as_ref();
    let is_opinion = question.is_some_and(|q| matches!(q.body, Body::Likert(_)));
    let own = |words: String| Run::new((&words, shell.locale), shell.locale);
    Line {
        number: row.number.to_string(),
        address: format!("{}/{}{}", shell.url(&loaded.path), row.id, loaded.query()),
        id: row.id.clone(),
        text: question.map_or_else(
            || own(t.analysis_known_no_more()),
            |question| question.text.run(shell.locale),
        ),
        kind: question.map_or_else(String::new, |q| kind_name(t, q.body.type_name())),
        n: if is_opinion { item.asked } else { item.n }.to_string(),
        facility: printer.whole(item.facility),
        deviation: printer.whole(item.deviation),
        guess: row
            .guess
            .map_or_else(String::new, |guess| printer.number(guess * 100.0, 0)),
        discrimination: printer.whole(item.discrimination),
        efficiency: printer.whole(item.efficiency),
        weight: Printer::cell(item.weight, |value| printer.number(value, 1)),
        tags: row.flags.iter().map(|flag| tag(t, *flag)).collect(),
        remarks: row
            .flags
            .iter()
            .map(|flag| sentence(shell, row, *flag))
            .collect(),
    }
}

fn facts(shell: &Shell, summary: &Summary) -> Vec<Fact> {
    let (t, p) = (shell.t, printer(shell));
    let percent = |figure| Printer::cell(figure, |value| p.percent(value, 0));
    let plain = |figure, decimals| Printer::cell(figure, |value| p.number(value, decimals));
    let sittings = Cell {
        value: summary.n.to_string(),
        ..Cell::default()
    };
    let facts = [
        (
            t.analysis_sittings(),
            sittings,
            t.analysis_sittings_reading(),
        ),
        (
            t.analysis_mean(),
            percent(summary.mean),
            t.analysis_mean_reading(),
        ),
        (
            t.analysis_median(),
            percent(summary.median),
            t.analysis_median_reading(),
        ),
        (
            t.analysis_deviation(),
            percent(summary.deviation),
            t.analysis_deviation_reading(),
        ),
        (
            t.analysis_skewness(),
            plain(summary.skewness, 2),
            t.analysis_skewness_reading(),
        ),
        (
            t.analysis_kurtosis(),
            plain(summary.kurtosis, 2),
            t.analysis_kurtosis_reading(),
        ),
        (
            t.analysis_alpha(),
            plain(summary.alpha, 2),
            t.analysis_alpha_reading(),
        ),
        (
            t.analysis_error_ratio(),
            percent(summary.error_ratio),
            t.analysis_error_ratio_reading(),
        ),
        (
            t.analysis_standard_error(),
            plain(summary.standard_error, 1),
            t.analysis_standard_error_reading(),
        ),
        (
            t.analysis_passed(),
            percent(summary.passed),
            t.analysis_passed_reading(),
        ),
        (
            t.analysis_time(),
            plain(summary.minutes, 1),
            t.analysis_time_reading(),
        ),
    ];
    facts
        .into_iter()
        .map(|(name, cell, reading)| Fact {
            name,
            cell,
            reading,
        })
        .collect()
}

fn sure(shell: &Shell, level: &Level) -> Sure {
    let (t, p) = (shell.t, printer(shell));
    let [low, high] = percents(level.certainty).map(|bound| p.percent(bound, 0));
    let (name, range) = match level.certainty {
        Certainty::Low => (t.analysis_certainty_low(), t.analysis_certainty_under(high)),
        Certainty::Middle => (
            t.analysis_certainty_middle(),
            t.analysis_interval(low, high),
        ),
        Certainty::High => (t.analysis_certainty_high(), t.analysis_certainty_over(low)),
    };
    Sure {
        name,
        n: level.n,
        accuracy: Printer::cell(level.accuracy, |value| p.percent(value, 0)),
        range,
        judgement: match level.judgement {
            Judgement::Over => t.analysis_judged_over(),
            Judgement::Under => t.analysis_judged_under(),
            Judgement::About => t.analysis_judged_about(),
            Judgement::TooFew => t.analysis_judged_few(),
        },
    }
}

fn placed(row: &Row, name: &str) -> Option<Placed> {
    Some(Placed {
        facility: row.item.facility?.value,
        discrimination: row.item.discrimination?.value,
        label: row.number.to_string(),
        name: name.to_owned(),
        flagged: row.flags.iter().any(|flag| flag.is_grave()),
    })
}

fn which(shell: &Shell, chosen: Which) -> Vec<Choice> {
    let t = shell.t;
    let label = |which| match which {
        Which::First => t.analysis_which_first(),
        Which::Last => t.analysis_which_last(),
        Which::Best => t.analysis_which_best(),
        Which::All => t.analysis_which_all(),
    };
    let choices = Which::ALL.map(|which| Choice {
        value: which.code().to_owned(),
        label: label(which),
        chosen: which == chosen,
    });
    choices.into()
}

fn versions(shell: &Shell, loaded: &Loaded) -> Vec<Choice> {
    let t = shell.t;
    let all = Choice {
        value: String::new(),
        label: t.analysis_versions_all(),
        chosen: loaded.version.is_none(),
    };
    let sat = loaded.versions.iter().map(|sat| Choice {
        value: sat.version.to_string(),
        label: t.analysis_version_of(sat.version.to_string(), t.quizzes_attempts(sat.sittings)),
        chosen: loaded.version == Some(sat.version),
    });
    [all].into_iter().chain(sat).collect()
}

/// `GET /studio/{course}/quizzes/{item}/analysis?sittings=first&version=`
///
/// # Errors
/// [`NotFound`](crate::kit::error::Error::NotFound) when no published version has such a quiz.
pub async fn overview(
    State(app): State<App>,
    _: Staff,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let loaded = load(&app, &shell, &course, &item, &asked).await?;
    let (t, p, rtl) = (shell.t, printer(&shell), shell.locale == Locale::Ar);
    let report = &loaded.report;
    let n = report.summary.n;
    let lines: Vec<Line> = report
        .rows
        .iter()
        .map(|row| line(&shell, &loaded, row, p))
        .collect();
    let advice = report.advice().into_iter().map(|(row, flag)| Advice {
        address: format!("{}/{}{}", shell.url(&loaded.path), row.id, loaded.query()),
        sentence: sentence(&shell, row, flag),
        class: tag(t, flag).class,
    });
    let mut advice: Vec<Advice> = advice.collect();
    let more = advice.split_off(advice.len().min(FIRST));
    let dots = report.rows.iter().zip(&lines);
    let dots = dots.filter_map(|(row, line)| placed(row, &line.text.text));
    let histogram = histogram(&report.summary.bars, loaded.pass_percent, rtl);
    let bins = histogram.bars.iter().map(|bar| {
        let (from, to) = (bar.from.to_string(), bar.to.to_string());
        let range = if bar.to == 100 {
            t.analysis_bin_last(from, to)
        } else {
            t.analysis_bin_range(from, to)
        };
        (range, bar.count)
    });
    page(&OverviewPage {
        csv: format!("{}.csv{}", shell.url(&loaded.path), loaded.query()),
        which: which(&shell, loaded.which),
        versions: versions(&shell, &loaded),
        mixed: loaded.version.is_none() && loaded.versions.len() > 1,
        empty: loaded.sample.sittings.is_empty(),
        few: if n < ENOUGH {
            t.analysis_few(t.quizzes_attempts(n))
        } else {
            String::new()
        },
        advice,
        more,
        summary: facts(&shell, &report.summary),
        bins: bins.collect(),
        histogram,
        histogram_desc: t.analysis_histogram_desc(p.percent(f64::from(loaded.pass_percent), 0)),
        scatter: scatter(dots.collect(), rtl, |value| p.number(value, 0)),
        lines,
        certainty: report
            .certainty
            .iter()
            .flatten()
            .map(|level| sure(&shell, level))
            .collect(),
        above: loaded.above(&shell),
        quiz: loaded.quiz,
        path: loaded.path,
        shell,
    })
}

/// `GET /studio/{course}/quizzes/{item}/analysis.csv`: the rows of the table, each figure with its
/// bounds in columns of their own.
///
/// # Errors
/// As [`overview`].
pub async fn overview_csv(
    State(app): State<App>,
    _: Staff,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let loaded = load(&app, &shell, &course, &item, &asked).await?;
    let t = shell.t;
    let bounded = |name: String| {
        let (low, high) = (t.analysis_low(name.clone()), t.analysis_high(name.clone()));
        [name, low, high]
    };
    let mut headings = vec![
        t.analysis_number(),
        t.analysis_id(),
        t.analysis_question(),
        t.analysis_kind(),
        t.analysis_n(),
    ];
    headings.extend(bounded(t.analysis_facility()));
    headings.extend(bounded(t.analysis_item_deviation()));
    headings.push(t.analysis_guess());
    headings.extend(bounded(t.analysis_discrimination()));
    headings.extend(bounded(t.analysis_efficiency()));
    headings.extend(bounded(t.analysis_weight()));
    headings.push(t.analysis_remarks());
    let file = Printer {
        file: true,
        ..printer(&shell)
    };
    let rows = loaded.report.rows.iter().map(|row| {
        let line = line(&shell, &loaded, row, file);
        let bounded = |cell: Cell| [cell.value, cell.low, cell.high];
        let mut cells = vec![line.number, line.id, line.text.text, line.kind, line.n];
        cells.extend(bounded(line.facility));
        cells.extend(bounded(line.deviation));
        cells.push(line.guess);
        cells.extend(bounded(line.discrimination));
        cells.extend(bounded(line.efficiency));
        cells.extend(bounded(line.weight));
        cells.push(line.remarks.join(" "));
        cells
    });
    let bytes = csv(&headings, rows)?;
    // Both are slugs: the analysis was found.
    Ok(attachment(
        &format!("{course}-{item}.csv"),
        "text/csv; charset=utf-8",
        bytes,
    ))
}
