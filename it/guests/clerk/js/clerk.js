// Enters every message in a ledger, and sends a receipt. See ../../README.md for what it does in full.
import { getEnvironment } from 'wasi:cli/environment@0.2.12';
import { getStdout } from 'wasi:cli/stdout@0.2.12';
import { now } from 'wasi:clocks/wall-clock@0.2.12';
import { getDirectories } from 'wasi:filesystem/preopens@0.2.12';
import { send } from 'wasi:messaging/producer@0.2.0-draft';
import { reply } from 'wasi:messaging/request-reply@0.2.0-draft';
import { Client, Message } from 'wasi:messaging/types@0.2.0-draft';

const YEAR_2020 = 1577836800;

export const incomingHandler = {
  handle(received) {
    try {
      const metadata = received.metadata() ?? [];
      const failure = valueOf(metadata, 'fail');
      if (failure !== undefined) throw other(failure);
      file(received, metadata);
    } finally {
      received[Symbol.dispose]();
    }
  },
};

function file(received, metadata) {
  const topic = received.topic();
  const data = received.data();
  const number = enter(absent(topic) ? '-' : topic, data.length);
  const client = Client.connect('default');
  try {
    send(client, absent(topic) ? 'receipts' : `${topic}.receipt`, receiptFor(received, data, metadata, number));
  } finally {
    client[Symbol.dispose]();
  }
  if (valueOf(metadata, 'reply') !== undefined) {
    const answer = new Message(utf8(`№ ${number}`));
    answer.setContentType('text/plain; charset=utf-8');
    reply(received, answer);
  }
}

// What a function throws is the error of its result.
const other = why => ({ tag: 'other', val: why });

// An option without a value is undefined on one engine, and null on the other.
const absent = value => value === undefined || value === null;

// Not every engine has a TextEncoder.
const utf8 = text => Uint8Array.from(unescape(encodeURIComponent(text)), character => character.charCodeAt(0));

const valueOf = (pairs, wanted) => pairs.find(([key]) => key === wanted)?.[1];

function receiptFor(received, data, metadata, number) {
  const receipt = new Message(data.slice().reverse());
  const contentType = received.contentType();
  if (!absent(contentType)) receipt.setContentType(contentType);
  receipt.setMetadata([
    ...metadata,
    ['greeting', valueOf(getEnvironment(), 'GREETING') ?? ''],
    ['entry', String(number)],
    ['clock', now().seconds >= YEAR_2020 ? 'set' : 'not set'],
  ]);
  return receipt;
}

// Appends a line to the ledger, prints it, and gives its number.
function enter(topic, size) {
  const [directory] = getDirectories().find(([, path]) => path === '/ledger') ?? [];
  if (directory === undefined) throw other('there is no /ledger');
  const ledger = directory.openAt({}, 'entries.txt', { create: true }, { read: true, write: true });
  const entries = ledger.appendViaStream();
  write(entries, `${topic} ${size}\n`);
  entries[Symbol.dispose]();
  const number = readAll(ledger).filter(byte => byte === 10).length;
  ledger[Symbol.dispose]();
  const stdout = getStdout();
  write(stdout, `${number} ${topic} ${size}\n`);
  stdout[Symbol.dispose]();
  return number;
}

const write = (stream, text) => stream.blockingWriteAndFlush(utf8(text));

function readAll(file) {
  const { size } = file.stat();
  // A u64 is a BigInt on one engine, and a number on the other.
  const u64 = typeof size === 'bigint' ? BigInt : Number;
  const bytes = [];
  for (let end = false; !end && bytes.length < size;) {
    let read;
    [read, end] = file.read(size, u64(bytes.length));
    bytes.push(...read);
  }
  return bytes;
}
