//! `wasi:messaging@0.2.0-draft` for the Rust guests, bound by hand: what `wit-bindgen` would generate, without it.
//!
//! Handles are structs that drop what they own; strings and lists travel by address and length, as the canonical ABI
//! flattens them. A guest states its handler with [`export_handler!`].

#[doc(hidden)]
pub mod abi;
mod client;
mod error;
mod message;
mod request_reply;

use guest_realloc as _;

pub use client::Client;
pub use error::Error;
pub use message::{Message, Metadata};
pub use request_reply::{RequestOptions, reply, request};

/// Exports a function `fn(Message) -> Result<(), Error>` as `incoming-handler.handle`.
#[macro_export]
macro_rules! export_handler {
    ($handler:path) => {
        const _: () = {
            #[unsafe(export_name = "wasi:messaging/incoming-handler@0.2.0-draft#handle")]
            unsafe extern "C" fn lifted(message: u32) -> *mut $crate::abi::Outcome {
                let message = unsafe { $crate::Message::from_handle(message) };
                $crate::abi::Outcome::lower($handler(message))
            }

            #[unsafe(export_name = "cabi_post_wasi:messaging/incoming-handler@0.2.0-draft#handle")]
            unsafe extern "C" fn post_return(outcome: *mut $crate::abi::Outcome) {
                unsafe { $crate::abi::Outcome::free(outcome) }
            }
        };
    };
}
