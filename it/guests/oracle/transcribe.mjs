// Plays a script of messages to guests on jco, all of which must do the same, and writes what that is.
//
//   node transcribe.mjs SCRIPT.json TRANSCRIPT.json GUEST.wasm ...
import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const [script, transcript, ...guests] = process.argv.slice(2);

let agreed;
for (const guest of guests) {
  const text = JSON.stringify(await play(guest), undefined, 2) + '\n';
  if (agreed === undefined) {
    await writeFile(transcript, text);
    agreed = text;
  } else if (text !== agreed) {
    const other = `${transcript}.${basename(guest, '.wasm')}`;
    await writeFile(other, text);
    console.error(`${basename(guest)} does something else than ${basename(guests[0])}: compare ${other} with ${transcript}`);
    process.exitCode = 1;
    continue;
  }
  console.log(`${basename(guest)} played`);
}

async function play(guest) {
  const work = await mkdtemp(join(tmpdir(), 'witloof-oracle-'));
  try {
    const child = fork(join(import.meta.dirname, 'play.mjs'), [script, guest, work], {
      execArgv: ['--experimental-wasm-extended-const'], // Node 20 has it behind this flag, and later releases know the flag
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    let told;
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', text => { stdout += text; });
    child.on('message', message => { told = message; });
    const code = await new Promise(ended => child.on('close', ended));
    if (code !== 0 || told === undefined) throw new Error(`${basename(guest)} did not come to its end (exit code ${code})`);
    return { ...told, stdout };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
