//! The commands that payloads spell.

/// What to do with the topic.
pub enum Verb {
    Request,
    Send,
    Disconnect,
}

/// `VERB TOPIC [OPTION ...] [BODY]`, in words divided by single spaces; the body is all that follows the options.
pub struct Command<'a> {
    pub verb: Verb,
    pub topic: &'a str,
    pub connection: &'a str,
    /// Whether the request has options at all; true as soon as one of them is set.
    pub options: bool,
    pub timeout_ms: Option<u32>,
    pub expected_replies: Option<u32>,
    pub body: &'a str,
}

impl<'a> Command<'a> {
    /// Reads a command, or says what is wrong with it.
    pub fn parse(text: &'a str) -> Result<Command<'a>, String> {
        let (verb, rest) = word(text);
        let verb = match verb {
            "request" => Verb::Request,
            "send" => Verb::Send,
            "disconnect" => Verb::Disconnect,
            _ => return Err(format!("unknown command `{verb}`; known are request, send, disconnect")),
        };
        let (topic, mut body) = word(rest);
        if topic.is_empty() {
            return Err(format!("no topic in `{text}`"));
        }
        let (mut options, mut timeout_ms, mut expected_replies, mut connection) = (false, None, None, "default");
        loop {
            let (option, rest) = word(body);
            match option.split_once('=') {
                None if option == "options" => options = true,
                Some(("timeout", value)) => timeout_ms = Some(number(option, value)?),
                Some(("expected", value)) => expected_replies = Some(number(option, value)?),
                Some(("connection", name)) => connection = name,
                _ => break,
            }
            body = rest;
        }
        options |= timeout_ms.is_some() || expected_replies.is_some();
        Ok(Command { verb, topic, connection, options, timeout_ms, expected_replies, body })
    }
}

/// The first word, and what follows the space behind it.
fn word(text: &str) -> (&str, &str) {
    text.split_once(' ').unwrap_or((text, ""))
}

fn number(option: &str, value: &str) -> Result<u32, String> {
    value.parse().map_err(|_| format!("`{option}` wants a number from 0 to {}", u32::MAX))
}
