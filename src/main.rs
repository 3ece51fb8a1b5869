//! The one program: serve, migrate, look after and try out.

fn main() -> std::process::ExitCode {
    lintel::cli::run()
}
