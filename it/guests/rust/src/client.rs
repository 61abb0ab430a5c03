//! `types.client` and `producer.send`.

use crate::abi::{RawResult, returned};
use crate::{Error, Message};

#[link(wasm_import_module = "wasi:messaging/types@0.2.0-draft")]
unsafe extern "C" {
    #[link_name = "[static]client.connect"]
    fn client_connect(name: *const u8, name_len: usize, result: *mut RawResult<u32>);
    #[link_name = "[method]client.disconnect"]
    fn client_disconnect(client: u32, result: *mut RawResult<()>);
    #[link_name = "[resource-drop]client"]
    fn client_drop(client: u32);
}

#[link(wasm_import_module = "wasi:messaging/producer@0.2.0-draft")]
unsafe extern "C" {
    #[link_name = "send"]
    fn producer_send(client: u32, topic: *const u8, topic_len: usize, message: u32, result: *mut RawResult<()>);
}

/// A connection to a message broker.
pub struct Client(u32);

impl Client {
    pub fn connect(name: &str) -> Result<Client, Error> {
        let opened = unsafe { returned(|area| client_connect(name.as_ptr(), name.len(), area)).lift() };
        opened.map(Client)
    }

    pub fn disconnect(&self) -> Result<(), Error> {
        unsafe { returned(|area| client_disconnect(self.0, area)).lift() }
    }

    /// Sends the message to the topic.
    pub fn send(&self, topic: &str, message: Message) -> Result<(), Error> {
        let message = message.into_handle();
        unsafe { returned(|area| producer_send(self.0, topic.as_ptr(), topic.len(), message, area)).lift() }
    }

    pub(crate) fn handle(&self) -> u32 {
        self.0
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        unsafe { client_drop(self.0) }
    }
}
