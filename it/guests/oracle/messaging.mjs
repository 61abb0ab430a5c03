// wasi:messaging for one guest on jco: remembers what the guest sends, and refuses some topics.

// A result's error is thrown as an exception with the error as its payload.
const failure = (tag, val) => Object.assign(new Error(tag), { payload: { tag, val } });

const refusals = {
  refused: topic => failure('permission-denied', `${topic} is not granted`),
  broken: topic => failure('connection', `lost before ${topic}`),
  late: () => failure('timeout', undefined),
};

class Client {
  static connect(name) {
    if (name !== 'default') throw failure('connection', `there is no ${name}`);
    return new Client();
  }
  disconnect() {}
}

export class Message {
  #topic;
  #data;
  #contentType;
  #metadata;

  constructor(data) {
    this.#data = data;
  }

  static received({ topic, contentType, data, metadata }) {
    const message = new Message(data);
    message.#topic = topic;
    message.#contentType = contentType;
    message.#metadata = metadata;
    return message;
  }

  topic() { return this.#topic; }
  contentType() { return this.#contentType; }
  setContentType(type) { this.#contentType = type; }
  data() { return this.#data; }
  setData(data) { this.#data = data; }
  metadata() { return this.#metadata; }
  addMetadata(key, value) { this.#metadata = [...(this.#metadata ?? []).filter(([k]) => k !== key), [key, value]]; }
  setMetadata(metadata) { this.#metadata = metadata; }
  removeMetadata(key) { this.#metadata = this.#metadata?.filter(([k]) => k !== key); }
}

class RequestOptions {
  setTimeoutMs() {}
  setExpectedReplies() {}
}

// What a guest imports; `sent` is called with the topic, which a reply has none of, and the message.
export function imports(sent) {
  const interfaces = {
    types: { Client, Message },
    producer: {
      send(client, topic, message) {
        const refusal = refusals[topic.split('.')[0]];
        if (refusal) throw refusal(topic);
        sent(topic, message);
      },
    },
    'request-reply': {
      RequestOptions,
      request() { return []; },
      reply(replyTo, message) { sent(undefined, message); },
    },
  };
  // jco asks by either name.
  return Object.fromEntries(Object.entries(interfaces).flatMap(([name, implementation]) =>
    ['', '@0.2.0-draft'].map(version => [`wasi:messaging/${name}${version}`, implementation])));
}
