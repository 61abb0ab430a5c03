// Puts the component model's test scripts (.wast) into the JSON form of `wasm-tools json-from-wast`, where that command is
// not there. `it/spec/run` calls it:
//
//   node convert.mjs SCRIPTS OUT        with @bytecodealliance/jco in NODE_PATH's or an enclosing node_modules
//
// Writes OUT/<script>/<script>.json with the binaries beside it. Ends with 1 if a script cannot be read.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A script as a tree: lists are {list, start, end}, atoms {atom, …}, strings {bytes, …}. */
function read(source) {
  let at = 0;
  const fail = what => { throw new Error(`line ${lineOf(source, at)}: ${what}`); };
  function blanks() {
    for (;;) {
      const rest = /^(\s+|;;[^\n]*)/.exec(source.slice(at, at + 4096));
      if (rest) { at += rest[0].length; } else if (source.startsWith('(;', at)) { comment(); } else { return; }
    }
  }
  function comment() {
    let depth = 0;
    do {
      if (at >= source.length) fail('a comment that does not end');
      if (source.startsWith('(;', at)) { depth++; at += 2; }
      else if (source.startsWith(';)', at)) { depth--; at += 2; }
      else { at++; }
    } while (depth > 0);
  }
  function item() {
    const start = at;
    if (source[at] === '(') {
      at++;
      const list = [];
      for (blanks(); source[at] !== ')'; blanks()) {
        if (at >= source.length) fail('a list that does not end');
        list.push(item());
      }
      at++;
      return { list, start, end: at };
    }
    if (source[at] === '"') return string(start);
    const atom = /^[^\s()";]+/.exec(source.slice(at, at + 4096));
    if (!atom) fail(`an unexpected ${source[at]}`);
    at += atom[0].length;
    return { atom: atom[0], start, end: at };
  }
  function string(start) {
    const bytes = [];
    at++;
    while (source[at] !== '"') {
      if (at >= source.length) fail('a string that does not end');
      if (source[at] !== '\\') {
        const character = String.fromCodePoint(source.codePointAt(at));
        bytes.push(...encoder.encode(character));
        at += character.length;
      } else {
        escape(bytes);
      }
    }
    at++;
    return { bytes: Uint8Array.from(bytes), start, end: at };
  }
  function escape(bytes) {
    const simple = { t: 9, n: 10, r: 13, '"': 34, "'": 39, '\\': 92 }[source[at + 1]];
    const code = /^\\u\{([0-9a-fA-F_]+)\}/.exec(source.slice(at, at + 20));
    const hex = /^\\([0-9a-fA-F]{2})/.exec(source.slice(at, at + 3));
    if (code) {
      bytes.push(...encoder.encode(String.fromCodePoint(parseInt(code[1].replaceAll('_', ''), 16))));
      at += code[0].length;
    } else if (hex) {
      bytes.push(parseInt(hex[1], 16));
      at += 3;
    } else if (simple !== undefined) {
      bytes.push(simple);
      at += 2;
    } else {
      fail(`an unknown escape \\${source[at + 1]}`);
    }
  }
  const items = [];
  for (blanks(); at < source.length; blanks()) items.push(item());
  return items;
}

function lineOf(source, at) {
  return source.slice(0, at).split('\n').length;
}

const text = item => item.bytes ? decoder.decode(item.bytes) : item.atom;
const isId = item => item?.atom?.startsWith('$');

/** A value of a component, such as (u32.const 1) or (record.const (field "a" (u8.const 1))). */
function value({ list: [head, ...rest] }) {
  const [type, form] = head.atom.split('.');
  switch (type) {
    case 'option': return form === 'none'
      ? { type, isSome: false } : { type, isSome: true, value: value(rest[0]) };
    case 'result': return { type, tag: form, ...(rest[0] && { value: value(rest[0]) }) };
    case 'list': case 'tuple': return { type, value: rest.map(value) };
    case 'record': return { type, value: rest.map(field) };
    case 'variant': return { type, case: text(rest[0]), ...(rest[1] && { payload: value(rest[1]) }) };
    case 'flags': return { type, value: rest.map(text) };
    case 'str': return { type: 'string', value: text(rest[0]) };
    default:
      if (rest.length !== 1) throw new Error(`a value of the kind ${head.atom}`);
      return { type, value: text(rest[0]) };
  }
}

/** A field of a record: its value may stand in parentheses of its own, or not. */
function field({ list: [, name, ...rest] }) {
  return [text(name), value(rest[0].list ? rest[0] : { list: rest })];
}

function action({ list: [head, ...rest] }) {
  if (head.atom !== 'invoke') throw new Error(`the action ${head.atom}`);
  const module = isId(rest[0]) ? { module: rest.shift().atom } : {};
  return { type: 'invoke', ...module, field: text(rest[0]), args: rest.slice(1).map(value) };
}

/** What a (component …) or (module …) holds: bytes, text to parse, or text that a script quotes. */
function definition(source, { list: [keyword, ...rest], start, end }) {
  const found = { kind: keyword.atom, isDefinition: false };
  let full = source.slice(start, end);
  if (rest[0]?.atom === 'definition') {
    const { start: from, end: to } = rest.shift();
    full = source.slice(start, from) + source.slice(to, end);
    found.isDefinition = true;
  }
  if (isId(rest[0])) found.name = rest.shift().atom;
  if (rest[0]?.atom === 'binary') {
    found.bytes = Buffer.concat(rest.slice(1).map(part => part.bytes));
  } else if (rest[0]?.atom === 'quote') {
    found.text = `(${found.kind} ${rest.slice(1).map(text).join('\n')})`;
  } else {
    found.text = full;
  }
  return found;
}

async function convert(script, folder, parse) {
  const source = fs.readFileSync(script, 'utf8');
  const stem = path.basename(script, '.wast');
  const commands = [];
  let files = 0;
  fs.mkdirSync(folder, { recursive: true });
  function write(bytes, extension) {
    const name = `${stem}.${files++}.${extension}`;
    fs.writeFileSync(path.join(folder, name), bytes);
    return name;
  }
  async function file(found) {
    if (found.bytes) return { filename: write(found.bytes, 'wasm'), module_type: 'binary' };
    try {
      return { filename: write(await parse(found.text), 'wasm'), module_type: 'binary' };
    } catch (e) {
      return { filename: write(found.text, 'wat'), module_type: 'text', parse_error: String(e.payload ?? e.message ?? e) };
    }
  }
  for (const item of read(source)) {
    const [head, ...rest] = item.list;
    const line = lineOf(source, item.start);
    switch (head.atom) {
      case 'component': case 'module': {
        if (rest[0]?.atom === 'instance') {
          const [instance, module] = rest.slice(1).map(id => id.atom);
          commands.push({ type: 'module_instance', line, instance, module });
          break;
        }
        const found = definition(source, item);
        const type = found.isDefinition ? 'module_definition' : 'module';
        commands.push({ type, line, name: found.name, ...await file(found) });
        break;
      }
      case 'assert_invalid': case 'assert_malformed': case 'assert_unlinkable':
        commands.push({ type: head.atom, line, ...await file(definition(source, rest[0])), text: text(rest[1]) });
        break;
      case 'assert_return':
        commands.push({ type: head.atom, line, action: action(rest[0]), expected: rest.slice(1).map(value) });
        break;
      case 'assert_trap': case 'assert_exhaustion':
        commands.push(rest[0].list[0].atom === 'invoke'
          ? { type: head.atom, line, action: action(rest[0]), text: text(rest[1]) }
          : { type: 'assert_uninstantiable', line, ...await file(definition(source, rest[0])), text: text(rest[1]) });
        break;
      case 'invoke':
        commands.push({ type: 'action', line, action: action(item) });
        break;
      case 'register':
        commands.push({ type: 'register', line, as: text(rest[0]), name: rest[1]?.atom });
        break;
      default:
        throw new Error(`line ${line}: the command ${head.atom}`);
    }
  }
  fs.writeFileSync(path.join(folder, `${stem}.json`), JSON.stringify({ source_filename: script, commands }, null, 1));
}

function* scripts(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1)) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* scripts(file);
    else if (entry.name.endsWith('.wast')) yield file;
  }
}

const [root, out] = process.argv.slice(2);
const jco = createRequire(path.resolve(process.env.JCO ?? '.', 'package.json')).resolve('@bytecodealliance/jco');
const { parse } = await import(pathToFileURL(jco));
let failed = false;
for (const script of scripts(root)) {
  try {
    await convert(script, path.join(out, path.relative(root, script).replace(/\.wast$/, '')), parse);
  } catch (e) {
    console.error(`${path.relative(root, script)}: ${e.message}`);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);
