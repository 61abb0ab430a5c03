// Plays a script of messages to one guest on jco. Whoever starts it reads what came of them as one message of the
// process, and what the guest printed from its standard output.
//
//   node play.mjs SCRIPT.json GUEST.wasm WORKDIR
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transpile } from '@bytecodealliance/jco';
import { types } from '@bytecodealliance/preview2-shim/filesystem';
import { WASIShim } from '@bytecodealliance/preview2-shim/instantiation';
import { Message, imports } from './messaging.mjs';

const [scriptFile, guest, work] = process.argv.slice(2);
const script = JSON.parse(await readFile(scriptFile, 'utf8'));

const { files } = await transpile(await readFile(guest), { name: 'guest', instantiation: 'async', noTypescript: true });
const modules = {};
for (const [name, content] of Object.entries(files)) {
  if (name.endsWith('.wasm')) {
    modules[name] = await WebAssembly.compile(content);
  } else {
    const file = join(work, 'guest', name.replace(/\.js$/, '.mjs'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
const ledger = join(work, 'ledger');
await mkdir(ledger);
// The shim refuses to open files by which directories may be changed, and libc asks for that whenever it writes.
const { openAt } = types.Descriptor.prototype;
types.Descriptor.prototype.openAt = function (pathFlags, path, openFlags, flags) {
  return openAt.call(this, pathFlags, path, openFlags, { ...flags, mutateDirectory: false });
};
const wasi = new WASIShim({
  sandbox: { env: script.environment, args: ['guest'], preopens: { [script.directory]: ledger }, enableNetwork: false },
});
let sent;
const { instantiate } = await import(pathToFileURL(join(work, 'guest', 'guest.mjs')).href);
const instance = await instantiate(name => modules[name], {
  ...wasi.getImportObject(),
  ...imports((topic, message) => sent.push(told(topic, message))),
});

const outcomes = [];
for (const { topic, contentType, data, metadata } of script.messages) {
  sent = [];
  const received = Message.received({
    topic,
    contentType,
    data: bytesOf(data),
    metadata: metadata?.map(([key, value]) => [key, textOf(value)]),
  });
  let error;
  try {
    instance.incomingHandler.handle(received);
  } catch (thrown) {
    if (thrown.payload === undefined) throw thrown;
    error = thrown.payload.val === undefined ? thrown.payload.tag : `${thrown.payload.tag}: ${thrown.payload.val}`;
  }
  outcomes.push({ ...(error === undefined ? {} : { error }), sent });
}
process.send({ outcomes, files: { 'entries.txt': await readFile(join(ledger, 'entries.txt'), 'utf8') } });
process.disconnect();

function textOf(value) {
  return typeof value === 'string' ? value : value.text.repeat(value.times);
}

function bytesOf({ text, hex, times = 1 }) {
  const once = hex === undefined ? Buffer.from(text) : Buffer.from(hex, 'hex');
  return new Uint8Array(Buffer.concat(Array(times).fill(once)));
}

// What was sent, as the transcript has it: long data only by its hash, and nothing for what is absent.
function told(topic, message) {
  const data = Buffer.from(message.data());
  return {
    topic,
    contentType: message.contentType(),
    data: data.length > 256 ? `sha256 ${createHash('sha256').update(data).digest('hex')}` : data.toString('hex'),
    size: data.length,
    metadata: message.metadata(),
  };
}
