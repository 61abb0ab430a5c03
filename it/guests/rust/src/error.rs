//! `types.error`.

use std::fmt;

/// What can go wrong with messaging; all but a timeout say why.
pub enum Error {
    Timeout,
    Connection(String),
    PermissionDenied(String),
    Other(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Timeout => f.write_str("timeout"),
            Error::Connection(why) => write!(f, "connection({why})"),
            Error::PermissionDenied(why) => write!(f, "permission-denied({why})"),
            Error::Other(why) => write!(f, "other({why})"),
        }
    }
}
