//! Every address of the site.

use axum::{
    Router,
    extract::{DefaultBodyLimit, OriginalUri, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    timeout::TimeoutLayer, trace::TraceLayer,
};
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::SameSite};

use crate::{
    accounts, analysis, catalogue, certificates, cohorts, credentials, enrolments, help,
    kit::{error::Error, locale::Locale},
    lessons, marking, quizzes, reports, studio,
    web::{
        assets, display, error, headers,
        session::{SESSION_DAYS, Sessions, VIEWER},
        shell::{LOCALE_COOKIE, cookie, localised_path, preferred},
        state::App,
        viewer::Viewer,
    },
};

/// The largest form: an essay of a lesson in the studio, with room.
const LARGEST_FORM: usize = 2 * 1024 * 1024;
/// How long a request may take.
const LONGEST: std::time::Duration = std::time::Duration::from_secs(30);

/// The pages, without their language.
fn pages() -> Router<App> {
    Router::new()
        // Finding a course
        .route("/", get(catalogue::pages::home))
        .route("/courses", get(catalogue::pages::list))
        .route("/courses/{course}", get(catalogue::pages::course))
        .route(
            "/courses/{course}/glossary",
            get(catalogue::pages::glossary),
        )
        .route(
            "/courses/{course}/enrolments",
            post(enrolments::pages::enrol),
        )
        // Learning
        .route("/learning", get(lessons::pages::mine::mine))
        .route("/learning/{course}", get(lessons::pages::course::course))
        .route(
            "/learning/{course}/language",
            post(enrolments::pages::choose_language),
        )
        .route(
            "/learning/{course}/withdrawal",
            post(enrolments::pages::withdraw),
        )
        .route(
            "/learning/{course}/{item}",
            get(lessons::pages::lesson::lesson),
        )
        .route(
            "/learning/{course}/{item}/done",
            post(lessons::pages::lesson::done),
        )
        .route(
            "/learning/{course}/{item}/place",
            post(lessons::pages::lesson::keep_place),
        )
        // Certificates
        .route("/certificates", get(certificates::pages::holder::mine))
        .route(
            "/certificates/{number}",
            get(certificates::pages::holder::one),
        )
        .route("/verify", get(certificates::pages::verify::form))
        .route("/verify/file", verify_file())
        .route(
            "/verify/{number}",
            get(certificates::pages::verify::verdict).post(certificates::pages::verify::ask),
        )
        .route(
            "/admin/certificates/designs",
            get(certificates::pages::designs::list),
        )
        .route(
            "/admin/certificates/designs/{design}/{case}",
            get(certificates::pages::designs::specimen),
        )
        .merge(credential_pages())
        .merge(register_pages())
        // Reports
        .route("/admin/enrolments", get(reports::pages::enrolments))
        .route("/admin/enrolments.csv", get(reports::pages::enrolments_csv))
        // Accounts
        .route(
            "/sign-in",
            get(accounts::pages::sign_in::form).post(accounts::pages::sign_in::sign_in),
        )
        .route("/sign-out", post(accounts::pages::sign_in::sign_out))
        .merge(account_pages())
        .merge(studio_pages())
        .merge(marking_pages())
        .route("/display", post(display::set))
        .route("/help/questions", get(help::pages::questions))
        // Quizzes
        .route(
            "/learning/{course}/{item}/quiz",
            get(quizzes::pages::front::front),
        )
        .route(
            "/learning/{course}/{item}/attempts",
            post(quizzes::pages::front::start),
        )
        .route("/attempts/{attempt}", get(quizzes::pages::take::paper))
        .route(
            "/attempts/{attempt}/answers",
            post(quizzes::pages::take::save),
        )
        .route(
            "/attempts/{attempt}/checks",
            post(quizzes::pages::check::check),
        )
        .route(
            "/attempts/{attempt}/submission",
            get(quizzes::pages::take::recap).post(quizzes::pages::take::submit),
        )
        .route(
            "/attempts/{attempt}/result",
            get(quizzes::pages::result::result),
        )
        .route("/attempts/{attempt}/steps", get(quizzes::pages::steps::own))
        .route(
            "/admin/attempts/{attempt}/steps",
            get(quizzes::pages::steps::of_another).post(quizzes::pages::steps::open),
        )
        .merge(override_pages())
        .merge(cohort_pages())
}

/// Cohorts, for administrators; read-only for their trainer.
fn cohort_pages() -> Router<App> {
    use cohorts::pages::{list, one, people};
    let cohort = "/admin/cohorts/{cohort}";
    let of = |name: &str| format!("{cohort}/{name}");
    Router::new()
        .route("/admin/cohorts", get(list::list))
        .route("/admin/cohorts/new", get(list::new).post(list::begin))
        .route(cohort, get(one::show).post(one::change))
        .route(&of("closing"), post(one::set_closed))
        .route(&of("people.csv"), get(one::people_csv))
        .route(&of("people"), post(people::add))
        .route(&of("people/{enrolment}/removal"), post(people::take_out))
}

/// Badges: their holder's pages, and those that everybody may read.
fn credential_pages() -> Router<App> {
    use credentials::pages::{achievement, holder, issuer, shared};
    Router::new()
        .route("/certificates/{number}/badge", get(holder::show))
        .route("/certificates/{number}/badge/link", post(holder::link))
        .route("/certificates/{number}/badge/{file}", get(holder::file))
        .route("/credentials/{key}", get(shared::show))
        .route("/achievements/{course}/{version}", get(achievement::show))
        .route("/issuer", get(issuer::show))
}

/// What programs read, at addresses without a language and without a session.
fn published() -> Router<App> {
    use credentials::pages::{achievement, issuer, shared, status};
    Router::new()
        .route("/.well-known/did.json", get(issuer::did_document))
        .route("/.well-known/jwks.json", get(issuer::web_keys))
        .route("/.well-known/jwks/{key}", get(issuer::web_key))
        .route("/.well-known/takwin-keys.json", get(issuer::ledger))
        .route("/issuer", get(issuer::by_accept))
        .route("/status/{list}", get(status::list))
        .route("/credentials/{key}", get(shared::by_accept))
        .route(
            "/achievements/{course}/{version}",
            get(achievement::by_accept),
        )
        .route(
            "/achievements/{course}/{version}/{file}",
            get(achievement::picture),
        )
}

/// A document that anybody uploads to have it verified.
fn verify_file() -> axum::routing::MethodRouter<App> {
    use certificates::pages::verify;
    post(verify::file).layer(DefaultBodyLimit::max(verify::LARGEST_UPLOAD))
}

/// Issuing, the register, and what is decided about one certificate, for administrators; what holders
/// do with theirs.
fn register_pages() -> Router<App> {
    use certificates::pages::{bulk, decisions, desk, holder, lists, register, revoke, shared};
    let one = "/admin/certificates/{id}";
    let act = |name: &str| format!("{one}/{name}");
    let mine = |name: &str| format!("/certificates/{{number}}/{name}");
    Router::new()
        .route("/admin/certificates", get(desk::desk).post(desk::issue))
        .route("/admin/certificates/issued", get(lists::issued))
        .route("/admin/certificates/refused", get(lists::refused))
        .route("/admin/certificates/requests", get(lists::requests))
        .route("/admin/certificates/register", get(register::show))
        .route("/admin/certificates/register.csv", get(register::csv))
        .route("/admin/certificates/bulk/{id}", get(bulk::show))
        .route("/admin/certificates/bulk/{id}/retry", post(bulk::retry))
        .route(one, get(revoke::show))
        .route(&act("issue"), post(decisions::issue))
        .route(&act("refusal"), post(decisions::refuse))
        .route(&act("return"), post(decisions::put_back))
        .route(&act("revocation"), post(revoke::revoke))
        .route(&act("suspension"), post(decisions::suspend))
        .route(&act("reinstatement"), post(decisions::reinstate))
        .route(&act("replacement"), post(decisions::replace))
        .route(&act("request"), post(decisions::decline))
        .route(&act("waiver"), post(decisions::waive))
        .route(&mine("share"), post(holder::set_share))
        .route(&mine("replacement"), post(holder::ask_replacement))
        .route(&mine("renewal"), post(holder::begin_renewal))
        .route("/shared/{token}", get(shared::show))
}

/// What people are granted for a quiz, for trainers and administrators.
fn override_pages() -> Router<App> {
    use quizzes::pages::overrides;
    Router::new()
        .route("/admin/overrides", get(overrides::of_all))
        .route(
            "/studio/{course}/quizzes/{item}/overrides",
            get(overrides::list).post(overrides::give),
        )
        .route(
            "/studio/{course}/quizzes/{item}/overrides/{id}/removal",
            post(overrides::remove),
        )
}

/// Joining, recovering, one's own account; people and departments, for administrators.
fn account_pages() -> Router<App> {
    use accounts::pages::{audit, departments, first, join, people, person, profile, recover};
    Router::new()
        .route("/join", get(join::form).post(join::join))
        .route("/join/sent", get(join::sent_page))
        .route("/join/{token}", get(join::confirm_page).post(join::confirm))
        .route("/recover", get(recover::form).post(recover::recover))
        .route("/recover/sent", get(recover::sent_page))
        .route(
            "/recover/{token}",
            get(recover::choose).post(recover::set_password),
        )
        .route("/first/{token}", get(first::form).post(first::join))
        .route("/profile", get(profile::show).post(profile::change))
        .route("/profile/password", post(profile::change_password))
        .route("/profile/sessions", post(profile::end_sessions))
        .route("/profile/letters/{id}", get(profile::letter))
        .route("/profile/data.json", get(profile::data))
        .route("/admin/people", get(people::list))
        .route("/admin/people/roles", post(people::give_role))
        .route("/admin/people/{account}", get(person::show))
        .route("/admin/people/{account}/roles", post(person::set_role))
        .route(
            "/admin/people/{account}/lock",
            get(person::ask_to_lock).post(person::set_lock),
        )
        .route(
            "/admin/departments",
            get(departments::list).post(departments::add),
        )
        .route(
            "/admin/departments/{department}",
            get(departments::show).post(departments::change),
        )
        .route(
            "/admin/departments/{department}/closing",
            post(departments::set_closed),
        )
        .route("/admin/audit", get(audit::list))
}

/// Writing courses, for trainers.
fn studio_pages() -> Router<App> {
    use studio::pages::{
        banks, course, courses, exchange, facts, lesson, media, module, preview, publication,
        question, question_versions, quiz, structure, versions,
    };
    let upload = post(media::upload).layer(DefaultBodyLimit::max(media::LARGEST_UPLOAD));
    let import = post(exchange::import).layer(DefaultBodyLimit::max(exchange::LARGEST_UPLOAD));
    Router::new()
        .route("/studio", get(courses::list).post(courses::begin))
        .route("/studio/{course}", get(course::show))
        .route(
            "/studio/{course}/facts",
            get(facts::show).post(facts::change),
        )
        .route("/studio/{course}/modules", post(structure::add_module))
        .route(
            "/studio/{course}/modules/{module}",
            get(module::show).post(module::rename),
        )
        .route(
            "/studio/{course}/modules/{module}/place",
            post(structure::move_module),
        )
        .route(
            "/studio/{course}/modules/{module}/removal",
            post(structure::remove_module),
        )
        .route("/studio/{course}/items", post(structure::add_item))
        .route(
            "/studio/{course}/items/{item}",
            get(lesson::show).post(lesson::save),
        )
        .route(
            "/studio/{course}/items/{item}/preview",
            post(lesson::preview),
        )
        .route(
            "/studio/{course}/items/{item}/settings",
            post(lesson::settings),
        )
        .route(
            "/studio/{course}/items/{item}/place",
            post(structure::move_item),
        )
        .route(
            "/studio/{course}/items/{item}/removal",
            post(structure::remove_item),
        )
        .route(
            "/studio/{course}/quizzes/{item}",
            get(quiz::show).post(quiz::change),
        )
        .route(
            "/studio/{course}/quizzes/{item}/analysis",
            get(analysis::pages::overview::overview),
        )
        .route(
            "/studio/{course}/quizzes/{item}/analysis.csv",
            get(analysis::pages::overview::overview_csv),
        )
        .route(
            "/studio/{course}/quizzes/{item}/analysis/{question}",
            get(analysis::pages::question::question),
        )
        .route(
            "/studio/{course}/quizzes/{item}/questions",
            post(structure::add_question),
        )
        .route(
            "/studio/{course}/questions/import",
            get(exchange::show).merge(import),
        )
        .route("/studio/{course}/questions/export", get(exchange::export))
        .route(
            "/studio/{course}/questions/{question}",
            get(question::show).post(question::save),
        )
        .route(
            "/studio/{course}/questions/{question}/place",
            post(structure::move_question),
        )
        .route(
            "/studio/{course}/questions/{question}/removal",
            post(structure::remove_question),
        )
        .route(
            "/studio/{course}/questions/{question}/list",
            post(question::move_to),
        )
        .route(
            "/studio/{course}/questions/{question}/versions",
            get(question_versions::list).post(question_versions::put_back),
        )
        .route("/studio/{course}/banks", get(banks::list).post(banks::add))
        .route(
            "/studio/{course}/banks/{bank}",
            get(banks::show).post(banks::rename),
        )
        .route("/studio/{course}/banks/{bank}/removal", post(banks::remove))
        .route(
            "/studio/{course}/banks/{bank}/questions",
            post(banks::add_question),
        )
        .route(
            "/studio/{course}/banks/{bank}/selection",
            post(banks::change),
        )
        .route("/studio/{course}/preview/{item}", get(preview::show))
        .route("/studio/{course}/media", get(media::list).merge(upload))
        .route("/studio/{course}/publication", post(publication::publish))
        .route("/studio/{course}/discard", post(publication::discard))
        .route("/studio/{course}/versions", get(versions::list))
}

/// Marking by hand and marking again, for trainers and administrators.
fn marking_pages() -> Router<App> {
    use marking::pages::{answer, queue, regrade, sittings};
    Router::new()
        .route("/studio/marking", get(queue::queue))
        .route("/studio/marking/next", post(answer::next))
        .route(
            "/studio/marking/answers/{task}",
            get(answer::show).post(answer::save),
        )
        .route(
            "/studio/marking/sittings/{course}/{item}",
            get(sittings::list),
        )
        .route("/studio/marking/papers/{attempt}", get(sittings::paper))
        .route(
            "/studio/marking/papers/{attempt}/{question}",
            post(sittings::correct),
        )
        .route(
            "/studio/marking/again/{course}/{item}",
            get(regrade::ask).post(regrade::decide),
        )
        .route("/studio/marking/regrades/{id}", get(regrade::report))
}

/// The whole site.
///
/// # Errors
/// When the public address cannot be an origin.
pub fn router(app: App) -> anyhow::Result<Router> {
    // The same each time: a second router of one application changes nothing.
    let _ = app.companion.set(credentials::actions::companion);
    let mut site = Router::new();
    for locale in Locale::ALL {
        let root = format!("/{}", locale.code());
        let home = get(catalogue::pages::home);
        site = site.nest(&root, pages()).route(&format!("{root}/"), home);
    }
    let site = site.fallback(elsewhere);
    Ok(layered(site, &app)?.with_state(app))
}

/// A site inside everything that each request goes through; the addresses that need no session lie
/// outside the inner layers.
///
/// # Errors
/// When the public address cannot be an origin.
pub fn layered(site: Router<App>, app: &App) -> anyhow::Result<Router<App>> {
    let https = app.config.is_https();
    let sessions = SessionManagerLayer::new(Sessions::new(app.db.clone(), app.clock.clone()))
        .with_name(if https { "__Host-takwin" } else { "takwin" })
        .with_secure(https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(time::Duration::days(SESSION_DAYS)));
    // Forged posts are refused by what browsers say of their origin (Sec-Fetch-Site, Origin), so
    // that forms need no tokens and pages left open for a day still work.
    let csrf = CsrfLayer::new().add_trusted_origin(&app.config.url)?;
    let mut site = site
        .layer(middleware::from_fn(without_nul))
        .layer(middleware::from_fn_with_state(app.clone(), error::dress))
        .layer(middleware::from_fn(remember_language))
        .layer(csrf)
        .layer(sessions)
        .route("/static/{root}/{*path}", get(assets::serve))
        .route("/v/{number}", get(certificates::pages::verify::short))
        .merge(published().layer(middleware::from_fn(without_nul)))
        .route("/verify.html", get(certificates::pages::proof::page))
        .route(
            "/.well-known/takwin-certificates.json",
            get(certificates::pages::proof::list),
        )
        .route("/s/{token}", get(certificates::pages::shared::short))
        .route("/media/{hash}", get(studio::pages::media::serve))
        .route("/robots.txt", get(robots))
        .route("/health/live", get(|| async { "ok" }))
        .route("/health/ready", get(ready));
    for header in headers::protective(https) {
        site = site.layer(header);
    }
    Ok(site
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            LONGEST,
        ))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http()))
}

/// An address without a language leads to the same page in the visitor's; an address that no page
/// answers is not found.
async fn elsewhere(
    OriginalUri(uri): OriginalUri,
    method: Method,
    headers: HeaderMap,
    session: Session,
) -> Result<Response, Error> {
    if localised_path(&uri).is_some() || (method != Method::GET && method != Method::HEAD) {
        return Err(Error::NotFound);
    }
    let viewer: Option<Viewer> = session.get(VIEWER).await?;
    let locale = preferred(&headers, viewer.as_ref());
    let query = uri
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let address = format!("/{}{}{query}", locale.code(), uri.path());
    Ok(Redirect::temporary(&address).into_response())
}

/// No page has a NUL in its address, and PostgreSQL stores none: nothing is looked up by one.
async fn without_nul(request: Request, next: Next) -> Response {
    if request.uri().to_string().contains("%00") {
        return Error::NotFound.into_response();
    }
    next.run(request).await
}

/// Reading a page in a language is choosing it, for the addresses that name none.
async fn remember_language(request: Request, next: Next) -> Response {
    let chosen = localised_path(request.uri()).map(|(locale, _)| locale.code());
    let known = chosen == cookie(request.headers(), LOCALE_COOKIE);
    let mut response = next.run(request).await;
    if let Some(code) = chosen.filter(|_| !known) {
        let cookie = format!("{LOCALE_COOKIE}={code}; Path=/; Max-Age=31536000; SameSite=Lax");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// What search engines may read: the public pages, not verifications and not people's own.
async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /v/\nDisallow: /s/\nDisallow: /credentials/\nDisallow: /*/credentials/\n\
     Disallow: /ar/shared\nDisallow: /fr/shared\nDisallow: /en/shared\n\
     Disallow: /ar/verify\nDisallow: /fr/verify\nDisallow: /en/verify\n\
     Disallow: /ar/learning\nDisallow: /fr/learning\nDisallow: /en/learning\n"
}

/// Whether this instance can serve: its database answers.
async fn ready(State(app): State<App>) -> Result<&'static str, StatusCode> {
    let one: Result<i64, _> = crate::sql!("select cast(1 as bigint)")
        .scalar(&app.db)
        .await;
    one.map(|_| "ready")
        .map_err(|_| StatusCode::SERVICE_UNAVAILABLE)
}
