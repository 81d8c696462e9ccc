//! The tree of departments.

use takwin::{
    accounts::{actions::departments, department::Named},
    kit::{error::Error, id::DepartmentId},
};

use crate::kit::{app::House, people::SALMA};

#[tokio::test]
async fn an_administrator_adds_moves_and_closes_departments() {
    let house = House::new().await;
    let mut salma = house.signed_in(&SALMA).await;
    let page = salma.get("/fr/admin/departments").await.ok();
    let ministry = page.attr("#parent option:nth-child(2)", "value");
    let before = page.all("tbody tr").len();
    let add = "form[action$='/departments']";
    let fields = [
        ("name_ar", "مديرية التواصل"),
        ("name_fr", "Direction de la communication"),
        ("name_en", "Communication Directorate"),
        ("parent", ministry.as_str()),
    ];
    let seen = salma.submit(&page, add, &fields).await.ok();
    assert!(seen.has(".notice--ok"));
    let names = seen.all("tbody th");
    assert_eq!(names.len(), before + 1);
    assert_eq!(names[1], "Direction de la communication", "under its own");
    let twice = salma.submit(&seen, add, &fields).await.is(422);
    assert!(twice.has("#name_fr-fault"));
    assert_eq!(twice.attr("#name_ar", "value"), "مديرية التواصل");

    let child = seen.attr("tbody tr:nth-child(2) th a", "href");
    let joining = house.visitor().get("/fr/join").await.ok();
    assert_eq!(joining.all("#department option").len(), before + 2);

    let closing = format!("form[action='{child}/closing']");
    let button = Some(("closed", "yes"));
    let seen = salma.press(&seen, &closing, &[], button).await.ok();
    let joining = house.visitor().get("/fr/join").await.ok();
    assert_eq!(joining.all("#department option").len(), before + 1);
    let button = Some(("closed", "no"));
    salma.press(&seen, &closing, &[], button).await.ok();

    let form = salma.get(&child).await.ok();
    let fields = [("parent", ""), ("name_fr", "Direction de la presse")];
    salma.submit(&form, "main form", &fields).await.ok();
    let trail = salma.get("/fr/admin/audit").await.ok();
    assert_eq!(trail.all("tbody tr").len(), 4);
    let detail = trail.one("tbody tr:first-child td:nth-child(3)");
    assert!(
        detail.contains("Direction de la communication")
            && detail.contains("Direction de la presse"),
        "{detail}"
    );
}

#[tokio::test]
async fn a_department_is_not_put_under_itself() {
    let house = House::new().await;
    let mut salma = house.signed_in(&SALMA).await;
    let page = salma.get("/fr/admin/departments").await.ok();
    let above = page.attr("#parent option:nth-child(2)", "value");
    let below = page.attr("#parent option:nth-child(3)", "value");
    let address = format!("/fr/admin/departments/{below}");
    let form = salma.get(&address).await.ok();
    let under = [("parent", above.as_str())];
    salma.submit(&form, "main form", &under).await.ok();
    for parent in [above.as_str(), below.as_str(), "gone"] {
        let address = format!("/fr/admin/departments/{above}");
        let form = salma.get(&address).await.ok();
        let fields = [("parent", parent), ("name_en", "Renamed")];
        let seen = salma.submit(&form, "main form", &fields).await.is(422);
        assert!(seen.has("#parent-fault"), "{parent}");
        assert_eq!(seen.attr("#name_en", "value"), "Renamed");
    }
    salma.get("/fr/admin/departments/gone").await.is(404);
    let fields = [("closed", "yes")];
    let gone = "/fr/admin/departments/gone/closing";
    salma.post(gone, &fields).await.is(404);
}

#[tokio::test]
async fn two_moves_at_once_close_no_circle() {
    let house = House::new().await;
    let me = house.account(&SALMA).await;
    let mut salma = house.sign_in(SALMA.email).await;
    let page = salma.get("/fr/admin/departments").await.ok();
    let ids = [2, 3].map(|n| page.attr(&format!("#parent option:nth-child({n})"), "value"));
    let ids = ids.map(DepartmentId::from);
    let put = async |id: &DepartmentId, under: &DepartmentId| {
        let named = Named {
            parent_id: Some(under.clone()),
            name_ar: format!("قطاع {id}"),
            name_fr: format!("Département {id}"),
            name_en: format!("Department {id}"),
        };
        let mut tx = house.app.db.write().await.expect("a transaction");
        departments::change(&mut tx, house.now(), &me, id, &named).await?;
        tx.commit().await?;
        Ok::<_, Error>(())
    };
    let (one, other) = tokio::join!(put(&ids[0], &ids[1]), put(&ids[1], &ids[0]));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert!(matches!(one.and(other), Err(Error::Refused(_))));
}
