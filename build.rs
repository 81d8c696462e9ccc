//! Turns the words of the interface (`templates/words/<language>/*.ftl`) into typed functions: a
//! missing word, argument or language does not compile.

use std::{fs, path::Path, process::ExitCode};

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=templates/words");
    println!("cargo:rerun-if-changed=static");
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let words = Path::new(&out).join("words");
    let _ = fs::remove_dir_all(&words);
    for language in ["ar", "fr", "en"] {
        let folder = words.join(language);
        fs::create_dir_all(&folder).expect("OUT_DIR can be written");
        for entry in fs::read_dir(Path::new("templates/words").join(language)).expect("the words") {
            let path = entry.expect("a readable folder").path();
            let text = fs::read_to_string(&path).expect("words in UTF-8");
            let text = if language == "fr" {
                french_spaces(&text)
            } else {
                text
            };
            fs::write(folder.join(path.file_name().expect("a file")), text)
                .expect("OUT_DIR can be written");
        }
    }
    build_from_locales_folder(
        BuildOptions::default()
            .with_prefix("")
            .with_lint_level(LintLevel::Warn)
            .with_default_language("ar")
            .with_locales_folder(&words.to_string_lossy())
            .with_output_file_path(&format!("{out}/words.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/words.ftl"))),
    )
}

/// French typography: the space before `; ! ? : » %` and after `«` never breaks.
fn french_spaces(text: &str) -> String {
    let mut text = text.to_owned();
    for (plain, fixed) in [
        (" ;", "\u{202f};"),
        (" !", "\u{202f}!"),
        (" ?", "\u{202f}?"),
        (" :", "\u{a0}:"),
        (" %", "\u{a0}%"),
        ("n° ", "n°\u{a0}"),
        ("« ", "«\u{a0}"),
        (" »", "\u{a0}»"),
    ] {
        text = text.replace(plain, fixed);
    }
    text
}
