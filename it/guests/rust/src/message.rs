//! `types.message`.

use crate::abi::{OptionSpan, Slice, Span, returned};

#[link(wasm_import_module = "wasi:messaging/types@0.2.0-draft")]
unsafe extern "C" {
    #[link_name = "[constructor]message"]
    fn message_new(data: *const u8, data_len: usize) -> u32;
    #[link_name = "[method]message.topic"]
    fn message_topic(message: u32, result: *mut OptionSpan<u8>);
    #[link_name = "[method]message.content-type"]
    fn message_content_type(message: u32, result: *mut OptionSpan<u8>);
    #[link_name = "[method]message.set-content-type"]
    fn message_set_content_type(message: u32, content_type: *const u8, content_type_len: usize);
    #[link_name = "[method]message.data"]
    fn message_data(message: u32, result: *mut Span<u8>);
    #[link_name = "[method]message.metadata"]
    fn message_metadata(message: u32, result: *mut OptionSpan<[Span<u8>; 2]>);
    #[link_name = "[method]message.add-metadata"]
    fn message_add_metadata(message: u32, key: *const u8, key_len: usize, value: *const u8, value_len: usize);
    #[link_name = "[method]message.set-metadata"]
    fn message_set_metadata(message: u32, pairs: *const [Slice; 2], pairs_len: usize);
    #[link_name = "[resource-drop]message"]
    fn message_drop(message: u32);
}

/// Pairs of key and value, in the order of the message.
pub type Metadata = Vec<(String, String)>;

/// A message, owned.
pub struct Message(u32);

impl Message {
    pub fn new(data: &[u8]) -> Message {
        Message(unsafe { message_new(data.as_ptr(), data.len()) })
    }

    /// The topic that the message came by, if it did.
    pub fn topic(&self) -> Option<String> {
        let topic = unsafe { returned(|area| message_topic(self.0, area)) };
        topic.into_option().map(|text| unsafe { text.into_string() })
    }

    pub fn content_type(&self) -> Option<String> {
        let content_type = unsafe { returned(|area| message_content_type(self.0, area)) };
        content_type.into_option().map(|text| unsafe { text.into_string() })
    }

    pub fn set_content_type(&self, content_type: &str) {
        unsafe { message_set_content_type(self.0, content_type.as_ptr(), content_type.len()) }
    }

    pub fn data(&self) -> Vec<u8> {
        unsafe { returned(|area| message_data(self.0, area)).into_vec() }
    }

    pub fn metadata(&self) -> Option<Metadata> {
        let pairs = unsafe { returned(|area| message_metadata(self.0, area)) }.into_option()?;
        let pair = |[key, value]: [Span<u8>; 2]| unsafe { (key.into_string(), value.into_string()) };
        Some(unsafe { pairs.into_vec() }.into_iter().map(pair).collect())
    }

    /// Adds a pair, or replaces the value of its key.
    pub fn add_metadata(&self, key: &str, value: &str) {
        unsafe { message_add_metadata(self.0, key.as_ptr(), key.len(), value.as_ptr(), value.len()) }
    }

    pub fn set_metadata(&self, metadata: &[(String, String)]) {
        let pairs: Vec<[Slice; 2]> = metadata.iter().map(|(k, v)| [k.as_str().into(), v.as_str().into()]).collect();
        unsafe { message_set_metadata(self.0, pairs.as_ptr(), pairs.len()) }
    }

    /// Takes over a handle.
    ///
    /// # Safety
    /// It is an owned handle of a message, and nothing else drops it.
    pub unsafe fn from_handle(handle: u32) -> Message {
        Message(handle)
    }

    pub(crate) fn handle(&self) -> u32 {
        self.0
    }

    pub(crate) fn into_handle(self) -> u32 {
        let handle = self.0;
        std::mem::forget(self);
        handle
    }
}

impl Drop for Message {
    fn drop(&mut self) {
        unsafe { message_drop(self.0) }
    }
}
