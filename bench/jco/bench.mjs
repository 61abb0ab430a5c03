// Times handle(message) of a wasi:messaging guest on jco, against a host that does what the JMH benchmark's host does.
//
//   node bench.mjs JCO GUEST.wasm SECONDS      JCO is the name of an installed package: jco-current or jco-1.9.1
//
// Prints one JSON line: {"jco": VERSION, "results": [{"size": BYTES, "nanosPerCall": N}, ...]}
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [jco, guest, seconds] = process.argv.slice(2);
const { transpile } = await import(jco);
const manifest = join(import.meta.dirname ?? dirname(process.argv[1]), 'node_modules', jco, 'package.json');
const version = JSON.parse(await readFile(manifest, 'utf8')).version;

const out = await mkdtemp(join(tmpdir(), 'witloof-jco-'));
try {
  const { files } = await transpile(await readFile(guest), { name: 'guest', instantiation: 'async', noTypescript: true });
  const cores = {};
  for (const [name, content] of Object.entries(files)) {
    if (/\.core\d*\.wasm$/.test(name)) cores[name] = await WebAssembly.compile(content);
    if (name.endsWith('.js')) await writeFile(join(out, name.replace(/\.js$/, '.mjs').replaceAll('/', '_')), content);
  }
  const { instantiate } = await import(pathToFileURL(join(out, 'guest.mjs')).href);

  let sent = 0;
  class Client {
    static connect() { return new Client(); }
    disconnect() {}
  }
  class Message {
    #topic; #data; #contentType; #metadata;
    constructor(data, topic) { this.#data = data; this.#topic = topic; }
    topic() { return this.#topic; }
    contentType() { return this.#contentType; }
    setContentType(type) { this.#contentType = type; }
    data() { return this.#data; }
    setData(data) { this.#data = data; }
    metadata() { return this.#metadata; }
    addMetadata(key, value) { (this.#metadata ??= []).push([key, value]); }
    setMetadata(metadata) { this.#metadata = metadata; }
    removeMetadata(key) { this.#metadata = this.#metadata?.filter(([k]) => k !== key); }
  }
  class RequestOptions {
    setTimeoutMs() {}
    setExpectedReplies() {}
  }
  const producer = { send(client, topic, message) { sent += message.data().length; } };
  const requestReply = { RequestOptions, request() { return []; }, reply() {} };
  const id = 'wasi:messaging/';
  const imports = {};
  for (const version of ['', '@0.2.0-draft']) {
    imports[`${id}types${version}`] = { Client, Message };
    imports[`${id}producer${version}`] = producer;
    imports[`${id}request-reply${version}`] = requestReply;
  }
  const instance = await instantiate(async name => cores[name], imports);
  const handler = instance.incomingHandler ?? instance['wasi:messaging/incoming-handler@0.2.0-draft'];

  const results = [];
  for (const size of [64, 16384]) {
    const data = new Uint8Array(size).fill(97);
    const call = () => {
      const message = new Message(data, 'orders');
      message.setContentType('text/plain');
      message.setMetadata([['trace', '4bf92f3577b34da6']]);
      handler.handle(message);
    };
    const rounds = [];
    const roundNanos = Number(seconds) * 1e9 / 20;
    for (let round = 0; round < 30; round++) { // ten of warm-up
      let calls = 0;
      const start = process.hrtime.bigint();
      let elapsed = 0;
      while (elapsed < roundNanos) {
        for (let i = 0; i < 20; i++) call();
        calls += 20;
        elapsed = Number(process.hrtime.bigint() - start);
      }
      if (round >= 10) rounds.push(elapsed / calls);
    }
    rounds.sort((a, b) => a - b); // of which the first quartile counts: what disturbs a round makes it longer
    results.push({ size, nanosPerCall: rounds[rounds.length >> 2] });
  }
  if (sent === 0) throw new Error('the guest sent nothing');
  console.log(JSON.stringify({ jco: version, results }));
} finally {
  await rm(out, { recursive: true, force: true });
}
