//! `request-reply`.

use crate::abi::{RawResult, Span, returned};
use crate::{Client, Error, Message};

#[link(wasm_import_module = "wasi:messaging/request-reply@0.2.0-draft")]
unsafe extern "C" {
    #[link_name = "[constructor]request-options"]
    fn request_options_new() -> u32;
    #[link_name = "[method]request-options.set-timeout-ms"]
    fn request_options_set_timeout_ms(options: u32, timeout_ms: u32);
    #[link_name = "[method]request-options.set-expected-replies"]
    fn request_options_set_expected_replies(options: u32, expected_replies: u32);
    #[link_name = "[resource-drop]request-options"]
    fn request_options_drop(options: u32);
    #[link_name = "request"]
    fn request_reply_request(
        client: u32,
        topic: *const u8,
        topic_len: usize,
        message: u32,
        has_options: u32,
        options: u32,
        result: *mut RawResult<Span<u32>>,
    );
    #[link_name = "reply"]
    fn request_reply_reply(reply_to: u32, message: u32, result: *mut RawResult<()>);
}

/// How long a request waits, and for how many replies.
pub struct RequestOptions(u32);

impl RequestOptions {
    #[expect(clippy::new_without_default, reason = "named as the constructor in WIT")]
    pub fn new() -> RequestOptions {
        RequestOptions(unsafe { request_options_new() })
    }

    pub fn set_timeout_ms(&self, timeout_ms: u32) {
        unsafe { request_options_set_timeout_ms(self.0, timeout_ms) }
    }

    pub fn set_expected_replies(&self, expected_replies: u32) {
        unsafe { request_options_set_expected_replies(self.0, expected_replies) }
    }

    fn into_handle(self) -> u32 {
        let handle = self.0;
        std::mem::forget(self);
        handle
    }
}

impl Drop for RequestOptions {
    fn drop(&mut self) {
        unsafe { request_options_drop(self.0) }
    }
}

/// Sends the message and waits for its replies.
pub fn request(
    client: &Client,
    topic: &str,
    message: &Message,
    options: Option<RequestOptions>,
) -> Result<Vec<Message>, Error> {
    let (has_options, options) = options.map_or((0, 0), |options| (1, options.into_handle()));
    let (client, message) = (client.handle(), message.handle());
    unsafe {
        let replies = returned(|area| {
            request_reply_request(client, topic.as_ptr(), topic.len(), message, has_options, options, area)
        });
        let handles = replies.lift()?.into_vec();
        Ok(handles.into_iter().map(|handle| Message::from_handle(handle)).collect())
    }
}

/// Answers a message; may be called several times for one message.
pub fn reply(reply_to: &Message, message: Message) -> Result<(), Error> {
    let (reply_to, message) = (reply_to.handle(), message.into_handle());
    unsafe { returned(|area| request_reply_reply(reply_to, message, area)).lift() }
}
