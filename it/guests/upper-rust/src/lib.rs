//! Sends every message on to `<topic>.upper`, upper-cased. See ../../README.md for what it does in full.

use std::cell::RefCell;

use guest_messaging::{Client, Error, Message, Metadata, export_handler, reply};

thread_local! {
    static CONNECTION: RefCell<Option<Client>> = const { RefCell::new(None) };
}

export_handler!(handle);

fn handle(received: Message) -> Result<(), Error> {
    let mut data = received.data();
    if let Some(rest) = data.strip_prefix(b"fail:") {
        return Err(Error::Other(ascii_only(rest)));
    }
    let topic = received.topic().map_or_else(|| "upper".to_string(), |topic| topic + ".upper");
    let content_type = received.content_type();
    let metadata = received.metadata();
    data.make_ascii_uppercase();

    send(&topic, || copy_with(&data, content_type.as_deref(), metadata.as_ref()))?;
    if metadata.iter().flatten().any(|(key, _)| key == "reply") {
        reply(&received, copy_with(&data, content_type.as_deref(), metadata.as_ref()))?;
    }
    Ok(())
}

/// Sends over the one connection of this instance; after a connection error the next message gets another.
fn send(topic: &str, message: impl FnOnce() -> Message) -> Result<(), Error> {
    CONNECTION.with_borrow_mut(|connection| {
        let client = match connection {
            Some(client) => client,
            None => connection.insert(Client::connect("default")?),
        };
        let sent = client.send(topic, message());
        if let Err(Error::Connection(_)) = sent {
            *connection = None;
        }
        sent
    })
}

fn copy_with(data: &[u8], content_type: Option<&str>, metadata: Option<&Metadata>) -> Message {
    let copy = Message::new(data);
    if let Some(content_type) = content_type {
        copy.set_content_type(content_type);
    }
    if let Some(metadata) = metadata {
        copy.set_metadata(metadata);
    }
    copy
}

/// An error's text is a string, and a payload need not be one.
fn ascii_only(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| if byte.is_ascii() { char::from(byte) } else { '?' }).collect()
}
