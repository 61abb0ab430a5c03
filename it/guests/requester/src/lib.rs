//! Makes the requests that its messages ask for, and publishes what came of them. See ../../README.md for the
//! commands.

mod command;

use command::{Command, Verb};
use guest_messaging::{Client, Error, Message, RequestOptions, export_handler, request};

export_handler!(handle);

fn handle(received: Message) -> Result<(), Error> {
    let text = String::from_utf8(received.data()).map_err(|_| Error::Other("a command is UTF-8 text".into()))?;
    let command = Command::parse(&text).map_err(Error::Other)?;
    let outcome = run(&command);

    let result = Message::new(outcome.unwrap_or_else(|error| format!("error: {error}")).as_bytes());
    if let Some(metadata) = received.metadata() {
        result.set_metadata(&metadata);
    }
    Client::connect("default")?.send("results", result)
}

fn run(command: &Command) -> Result<String, Error> {
    let client = Client::connect(command.connection)?;
    let message = Message::new(command.body.as_bytes());
    match command.verb {
        Verb::Request => {
            let replies = request(&client, command.topic, &message, options(command))?;
            Ok(replies.iter().map(body).collect::<Vec<_>>().join(", "))
        }
        Verb::Send => {
            client.send(command.topic, message)?;
            Ok("sent".into())
        }
        Verb::Disconnect => {
            client.disconnect()?;
            client.send(command.topic, message)?;
            Ok("sent after disconnect".into())
        }
    }
}

fn options(command: &Command) -> Option<RequestOptions> {
    if !command.options {
        return None;
    }
    let options = RequestOptions::new();
    if let Some(timeout_ms) = command.timeout_ms {
        options.set_timeout_ms(timeout_ms);
    }
    if let Some(expected_replies) = command.expected_replies {
        options.set_expected_replies(expected_replies);
    }
    Some(options)
}

fn body(reply: &Message) -> String {
    String::from_utf8_lossy(&reply.data()).into_owned()
}
