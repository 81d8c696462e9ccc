use std::os::unix::fs::PermissionsExt as _;

use super::*;

const FIRST: Timestamp = Timestamp(1_000);
const SECOND: Timestamp = Timestamp(2_000);

fn mode(path: &Path) -> u32 {
    let metadata = std::fs::metadata(path).expect("there");
    metadata.permissions().mode() & 0o777
}

#[test]
fn keys_are_made_once_and_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = Keys::open(folder.path(), FIRST).expect("made");
    let found = Keys::open(folder.path(), SECOND).expect("found");
    assert_eq!(made.public(), found.public());
    assert_eq!(made.web_public(), found.web_public());
    assert_eq!(
        made.public()[0],
        PublicKey {
            id: made.signing().id,
            bytes: made.signing().public(),
            from: FIRST,
            until: None
        }
    );
    assert_eq!(mode(&folder.path().join("keys")), 0o700);
    for file in std::fs::read_dir(folder.path().join("keys")).expect("a folder") {
        let path = file.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn what_an_old_key_signed_stays_verifiable() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = Keys::open(folder.path(), FIRST).expect("made");
    let signature = old.signing().sign(b"said once");
    let web_signature = old.web_signing().sign(b"said once");
    let new = old.rotate(SECOND).expect("replaced");
    assert_ne!(new.signing().id, old.signing().id);
    let retired = new.find(&old.signing().id).expect("kept for ever");
    assert_eq!(retired.until, Some(SECOND));
    assert!(retired.verifies(b"said once", &signature));
    assert!(!retired.verifies(b"said twice", &signature));
    assert!(!new.public()[1].verifies(b"said once", &signature));
    assert!(new.web_public()[0].verifies(b"said once", &web_signature));
    assert!(!new.web_public()[1].verifies(b"said once", &web_signature));
    let secrets = std::fs::read_dir(folder.path().join("keys")).expect("a folder");
    let secrets = secrets.filter(|file| {
        let name = file.as_ref().expect("a file").file_name();
        name.to_string_lossy().ends_with(".pem")
    });
    assert_eq!(secrets.count(), 2, "the old secrets are gone");
    assert_eq!(
        Keys::open(folder.path(), SECOND).expect("found").public(),
        new.public()
    );
}

#[test]
fn another_process_is_told_of_new_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = Keys::open(folder.path(), FIRST).expect("made");
    let there = Keys::open(folder.path(), FIRST).expect("found");
    assert!(here.renewed().expect("read").is_none());
    let new = there.rotate(SECOND).expect("replaced");
    let told = here.renewed().expect("read").expect("new keys");
    assert_eq!(told.signing().id, new.signing().id);
}

#[test]
fn keys_that_others_may_read_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(folder.path(), FIRST).expect("made");
    let inside = folder.path().join("keys");
    let secret = inside.join(format!("{}.pem", keys.signing().id));
    for (path, open, right) in [(&inside, 0o755, 0o700), (&secret, 0o640, 0o600)] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(open)).expect("set");
        let refused = Keys::open(folder.path(), FIRST).expect_err("refused");
        let told = refused.to_string();
        assert!(told.contains(&format!("chmod {right:o}")), "{told}");
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(right)).expect("set");
    }
    assert!(Keys::open(folder.path(), FIRST).is_ok());
}

#[test]
fn a_ledger_that_was_tampered_with_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(folder.path(), FIRST).expect("made");
    let path = folder.path().join("keys/keys.json");
    let text = std::fs::read_to_string(&path).expect("text");
    let public = URL_SAFE_NO_PAD.encode(keys.signing().public());
    let other = URL_SAFE_NO_PAD.encode([7; 32]);
    std::fs::write(&path, text.replace(&public, &other)).expect("written");
    let refused = Keys::open(folder.path(), FIRST).expect_err("refused");
    assert!(refused.to_string().contains("not the key of its name"));
}

#[test]
fn the_name_of_a_key_is_read_as_it_is_written() {
    let id = KeyId::of(b"anything");
    assert_eq!(KeyId::parse(&id.to_string()), Some(id));
    for bad in ["", "12", "+123456789abcdef", "g123456789abcdef"] {
        assert_eq!(KeyId::parse(bad), None, "{bad}");
    }
}

fn files(folder: &tempfile::TempDir) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder.path().join("keys"))
        .expect("a folder")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into())
        .collect();
    names.sort();
    names
}

#[test]
fn a_secret_that_a_kill_left_is_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = Keys::open(folder.path(), FIRST).expect("made");
    let inside = folder.path().join("keys");
    let secret = inside.join(format!("{}.pem", old.signing().id));
    let left = std::fs::read(&secret).expect("a secret");
    let new = old.rotate(SECOND).expect("replaced");
    let sound = files(&folder);
    let leave = || {
        // Between the new ledger and the end of the old secret, and while a file was written.
        for name in [secret.clone(), inside.join("0123456789abcdef.part")] {
            std::fs::write(&name, &left).expect("written");
            std::fs::set_permissions(&name, std::fs::Permissions::from_mode(0o600)).expect("set");
        }
        assert_eq!(files(&folder).len(), sound.len() + 2);
    };
    leave();
    Keys::existing(folder.path()).expect("read").expect("keys");
    assert_eq!(
        files(&folder).len(),
        sound.len() + 2,
        "reading writes nothing"
    );
    Keys::open(folder.path(), SECOND).expect("opened");
    assert_eq!(files(&folder), sound);
    leave();
    new.rotate(SECOND).expect("replaced");
    assert_eq!(files(&folder).len(), sound.len());
    assert!(!secret.exists());
}

#[test]
fn the_keys_of_another_user_are_read_and_not_written() {
    use std::os::unix::fs::chown;
    let folder = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(folder.path(), FIRST).expect("made");
    assert!(Keys::may_write(folder.path()).is_ok());
    // Only root may give a folder away.
    if chown(folder.path().join("keys"), Some(65_534), None).is_err() {
        return;
    }
    let before = files(&folder);
    let refused = keys.rotate(SECOND).expect_err("refused");
    let told = refused.to_string();
    assert!(
        told.contains("belongs to the user number 65534") && told.contains("sudo -u"),
        "{told}"
    );
    assert!(Keys::may_write(folder.path()).is_err());
    assert_eq!(files(&folder), before);
    let found = Keys::open(folder.path(), SECOND).expect("read");
    assert_eq!(found.signing().id, keys.signing().id);
}
