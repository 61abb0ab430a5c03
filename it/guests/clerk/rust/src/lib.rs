//! Enters every message in a ledger, and sends a receipt. See ../../../README.md for what it does in full.

use std::env;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use guest_messaging::{Client, Error, Message, Metadata, export_handler, reply};

const YEAR_2020: Duration = Duration::from_secs(1_577_836_800);

export_handler!(handle);

fn handle(received: Message) -> Result<(), Error> {
    let metadata = received.metadata().unwrap_or_default();
    if let Some((_, why)) = metadata.iter().find(|(key, _)| key == "fail") {
        return Err(Error::Other(why.clone()));
    }
    let topic = received.topic();
    let data = received.data();
    let number = ledger::enter(topic.as_deref().unwrap_or("-"), data.len())
        .map_err(|error| Error::Other(error.to_string()))?;

    let wants_reply = metadata.iter().any(|(key, _)| key == "reply");
    let receipt = receipt_for(&received, data, metadata, number);
    let target = topic.map_or_else(|| "receipts".to_string(), |topic| topic + ".receipt");
    Client::connect("default")?.send(&target, receipt)?;
    if wants_reply {
        let answer = Message::new(format!("№ {number}").as_bytes());
        answer.set_content_type("text/plain; charset=utf-8");
        reply(&received, answer)?;
    }
    Ok(())
}

fn receipt_for(received: &Message, mut data: Vec<u8>, mut metadata: Metadata, number: u32) -> Message {
    data.reverse();
    let receipt = Message::new(&data);
    if let Some(content_type) = received.content_type() {
        receipt.set_content_type(&content_type);
    }
    metadata.push(("greeting".to_string(), env::var("GREETING").unwrap_or_default()));
    metadata.push(("entry".to_string(), number.to_string()));
    metadata.push(("clock".to_string(), clock().to_string()));
    receipt.set_metadata(&metadata);
    receipt
}

fn clock() -> &'static str {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(time) if time >= YEAR_2020 => "set",
        _ => "not set",
    }
}
