//! People and the audit trail, for administrators.

use takwin::{
    accounts::{account::CannotManage, actions},
    kit::error::Error,
    web::viewer::Role,
};

use crate::kit::{
    app::House,
    people::{KARIM, NADIA, Person, SALMA, YOUSSEF},
};

const HIND: Person = Person {
    arabic: "هند العلوي",
    latin: "Hind Alaoui",
    email: "hind@exemple.ma",
    roles: &[Role::Administrator],
    locale: takwin::kit::locale::Locale::Fr,
};

#[tokio::test]
async fn only_administrators_see_people() {
    let house = House::new().await;
    let id = house.account(&YOUSSEF).await;
    let mut karim = house.signed_in(&KARIM).await;
    for address in [
        "/fr/admin/people".to_owned(),
        format!("/fr/admin/people/{id}"),
        format!("/fr/admin/people/{id}/lock"),
        "/fr/admin/departments".into(),
        "/fr/admin/audit".into(),
    ] {
        karim.get(&address).await.is(403);
        let seen = house.visitor().get(&address).await.ok();
        assert!(seen.address.starts_with("/fr/sign-in"), "{address}");
    }
    for (address, fields) in [
        ("/fr/admin/people/roles".to_owned(), [("role", "trainer")]),
        (format!("/fr/admin/people/{id}/roles"), [("given", "yes")]),
        (format!("/fr/admin/people/{id}/lock"), [("locked", "yes")]),
        ("/fr/admin/departments".into(), [("name_ar", "قطاع")]),
    ] {
        karim.post(&address, &fields).await.is(403);
    }
}

#[tokio::test]
async fn people_are_found_by_any_writing_of_their_name_and_by_filters() {
    let house = House::new().await;
    for person in [&YOUSSEF, &NADIA, &KARIM] {
        house.account(person).await;
    }
    let mut salma = house.signed_in(&SALMA).await;
    let mut names = async |query: &str| {
        let address = format!("/fr/admin/people?{query}");
        salma.get(&address).await.ok().all("tbody th a")
    };
    assert_eq!(
        names("").await,
        [SALMA.latin, KARIM.latin, NADIA.latin, YOUSSEF.latin],
        "the newest first"
    );
    assert_eq!(names("q=ait+el").await, [YOUSSEF.latin]);
    assert_eq!(
        names("q=%D8%A7%D9%8A%D8%AA").await,
        [YOUSSEF.latin],
        "ايت finds أيت"
    );
    assert_eq!(names("q=KARIM%40").await, [KARIM.latin]);
    assert!(
        names("q=%25").await.len() == 4,
        "a sign alone narrows nothing"
    );
    assert_eq!(names("role=trainer").await, [KARIM.latin]);
    assert!(names("state=locked").await.is_empty());
    assert_eq!(names("state=active").await.len(), 4);
    assert!(names("department=nowhere").await.is_empty());
    let empty = salma.get("/fr/admin/people?q=zzz").await.ok();
    assert!(empty.has(".empty a[href='/fr/admin/people']"), "a way out");
}

#[tokio::test]
async fn a_department_shows_the_people_of_all_that_is_below_it() {
    let house = House::new().await;
    house.account(&YOUSSEF).await;
    let mut salma = house.signed_in(&SALMA).await;
    let page = salma.get("/fr/admin/people").await.ok();
    let unit = page.attr("#department option:nth-child(2)", "value");
    let ministry = page.attr("#department option:nth-child(3)", "value");
    let found = |page: crate::kit::browser::Seen| page.all("tbody tr").len();
    let above = format!("/fr/admin/people?department={ministry}");
    assert_eq!(found(salma.get(&above).await.ok()), 0);
    let edit = format!("/fr/admin/departments/{unit}");
    let form = salma.get(&edit).await.ok();
    let moved = [("parent", ministry.as_str())];
    salma.submit(&form, "main form", &moved).await.ok();
    assert_eq!(found(salma.get(&above).await.ok()), 2);
}

#[tokio::test]
async fn a_long_list_goes_on_and_keeps_its_search() {
    let house = House::new().await;
    let hash = house.app.passwords.hash("x".into()).await.expect("a hash");
    let mut salma = house.signed_in(&SALMA).await;
    let mut tx = house.app.db.write().await.expect("a transaction");
    for n in 0..51 {
        let new = takwin::accounts::store::NewAccount {
            email: &format!("n{n}@exemple.ma"),
            name_arabic: "فلان الفلاني",
            name_latin: "Foulan Foulani",
            department_id: None,
            locale: takwin::kit::locale::Locale::Ar,
            password_hash: &hash,
            search: "foulan",
        };
        let inserted = takwin::accounts::store::insert(&mut tx, house.now(), &new).await;
        inserted.expect("an account");
    }
    tx.commit().await.expect("a commit");
    let page = salma
        .get("/ar/admin/people?q=Foulan&state=unconfirmed")
        .await;
    let page = page.ok();
    assert_eq!(page.all("tbody tr").len(), 50);
    let next = page.attr(".pager a[rel=next]", "href");
    assert!(next.contains("q=Foulan") && next.contains("state=unconfirmed"));
    let page = salma.get(&next).await.ok();
    assert_eq!(page.all("tbody tr").len(), 1);
    assert!(!page.has(".pager a[rel=next]"));
    let back = page.attr("main form[data-enhance=bulk] input[name=back]", "value");
    assert!(next.ends_with(&back), "{next} {back}");
}

#[tokio::test]
async fn roles_are_given_taken_and_traced() {
    let house = House::new().await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let mut salma = house.signed_in(&SALMA).await;
    youssef.get("/fr/admin/people").await.is(403);
    let list = salma.get("/fr/admin/people?q=youssef").await.ok();
    let page = salma.get(&list.attr("tbody th a", "href")).await.ok();
    let form = "form:has(input[name=role][value=administrator])";
    let seen = salma
        .press(&page, form, &[], Some(("given", "yes")))
        .await
        .ok();
    assert!(seen.one(".notice--ok").contains(YOUSSEF.latin));
    assert_eq!(seen.all("#trail ~ .tablewrap tbody tr").len(), 1);
    youssef.get("/fr/admin/people").await.ok();
    let seen = salma
        .press(&seen, form, &[], Some(("given", "no")))
        .await
        .ok();
    assert_eq!(seen.all("#trail ~ .tablewrap tbody tr").len(), 2);
    youssef.get("/fr/admin/people").await.is(403);
    let trail = salma.get("/fr/admin/audit").await.ok();
    let objects = trail.all("tbody td a");
    assert_eq!(objects, [YOUSSEF.latin, YOUSSEF.latin]);
    assert!(trail.text().contains(SALMA.latin), "says who did it");
    salma.get("/fr/admin/people/nobody").await.is(404);
    salma.get("/ar/admin/audit").await.ok();
}

#[tokio::test]
async fn a_role_is_given_to_everybody_ticked() {
    let house = House::new().await;
    let mut ids = Vec::new();
    for person in [&YOUSSEF, &NADIA, &KARIM] {
        ids.push(house.account(person).await.to_string());
    }
    let mut salma = house.signed_in(&SALMA).await;
    let page = salma.get("/fr/admin/people?q=exemple").await.ok();
    let (_, mut fields) = crate::kit::browser::fill(&page, "form[data-enhance=bulk]", &[], None);
    assert_eq!(fields.len(), 1, "nobody is ticked at first: {fields:?}");
    let back = fields.remove(0);
    let mut send = vec![(back.0.as_str(), back.1.as_str()), ("role", "trainer")];
    let seen = salma.post("/fr/admin/people/roles", &send).await.ok();
    assert!(seen.has(".notice--bad"), "nobody was ticked");
    send.extend(ids.iter().map(|id| ("id", id.as_str())));
    send.push(("id", "gone"));
    let seen = salma.post("/fr/admin/people/roles", &send).await.ok();
    let seen = seen.at("/fr/admin/people?q=exemple");
    let told = seen.one(".notice--ok");
    assert!(told.contains('2'), "Karim was a trainer already: {told}");
    let trainers = salma.get("/fr/admin/people?role=trainer").await.ok();
    assert_eq!(trainers.all("tbody tr").len(), 3);
}

#[tokio::test]
async fn a_locked_account_is_signed_out_at_once() {
    let house = House::new().await;
    let mut youssef = house.signed_in(&YOUSSEF).await;
    let mut salma = house.signed_in(&SALMA).await;
    let list = salma.get("/fr/admin/people?q=youssef").await.ok();
    let person = list.attr("tbody th a", "href");
    let page = salma.get(&person).await.ok();
    let form = format!("form[action='{person}/lock']");
    let asked = salma
        .press(&page, &form, &[], Some(("locked", "yes")))
        .await;
    let asked = asked.ok().at(&format!("{person}/lock"));
    youssef.get("/fr/profile").await.ok().at("/fr/profile");

    let button = Some(("locked", "yes"));
    let seen = salma.press(&asked, "main form", &[], button).await.ok();
    let seen = seen.at(&person);
    assert!(seen.has(".tag--bad"));
    let out = youssef.get("/fr/profile").await.ok();
    assert!(out.address.starts_with("/fr/sign-in"));
    let fields = [
        ("email", YOUSSEF.email),
        ("password", crate::kit::people::PASSWORD),
    ];
    let refused = youssef.post("/fr/sign-in", &fields).await.is(422);
    assert!(refused.has("#password-fault"));
    let locked = salma.get("/fr/admin/people?state=locked").await.ok();
    assert_eq!(locked.all("tbody tr").len(), 1);

    let button = Some(("locked", "no"));
    let seen = salma.press(&seen, &form, &[], button).await.ok();
    assert!(!seen.has(".page-head .tag--bad"));
    house.sign_in(YOUSSEF.email).await;
}

#[tokio::test]
async fn nobody_drops_or_locks_themselves_nor_the_last_administrator() {
    let house = House::new().await;
    let id = house.account(&SALMA).await;
    let mut salma = house.sign_in(SALMA.email).await;
    let here = format!("/fr/admin/people/{id}");
    let page = salma.get(&here).await.ok();
    assert!(!page.has("form[action$='/lock']"), "no button for oneself");
    let fields = [("role", "administrator"), ("given", "no")];
    for hind_is_there in [false, true] {
        if hind_is_there {
            house.account(&HIND).await;
        }
        let seen = salma.post(&format!("{here}/roles"), &fields).await.is(422);
        assert!(seen.has(".notice--bad"));
        let fields = [("locked", "yes"), ("confirmed", "yes")];
        let seen = salma.post(&format!("{here}/lock"), &fields).await.is(422);
        assert!(seen.has(".notice--bad"));
    }
    salma.get(&here).await.ok();
}

#[tokio::test]
async fn two_administrators_who_drop_each_other_at_once_do_not_both_go() {
    let house = House::new().await;
    let salma = house.account(&SALMA).await;
    let hind = house.account(&HIND).await;
    let drop_role = async |actor, person| {
        let mut tx = house.app.db.write().await.expect("a transaction");
        let role = Role::Administrator;
        actions::set_role(&mut tx, house.now(), actor, person, role, false).await?;
        tx.commit().await?;
        Ok::<_, Error>(())
    };
    let (one, other) = tokio::join!(drop_role(&salma, &hind), drop_role(&hind, &salma));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let refusal = one.and(other).expect_err("one of them");
    let expected = format!("{:?}", CannotManage::LastAdministrator);
    assert!(matches!(&refusal, Error::Refused(why) if format!("{why:?}") == expected));
}
