//! Parses the command line, runs it, and turns its end into an exit code.

fn main() -> std::process::ExitCode {
    takwin::cli::run()
}
