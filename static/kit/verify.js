// Verifies certificates without a network: what their code says, and whole files. The words, the
// public keys and the list of withdrawn certificates are in the page, in the element #kit.
// What is verified, and how it is written: src/certificates/attestation.rs, seal.rs, list.rs.
{
  const kit = JSON.parse(document.getElementById('kit').textContent);
  const utf8 = (text) => new TextEncoder().encode(text);
  const join = (...parts) => {
    const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  };
  const same = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at]);

  /** Why something is not believed: the name of a sentence, and what it speaks of. */
  class Doubt extends Error {
    constructor(why, values = {}) {
      super(why);
      this.why = why;
      this.values = values;
    }
  }

  // Hashes: those of the browser where it lets us have them, else our own (FIPS 180-4).

  /** The first bits of the fractional part of the cube root of each of the first primes. */
  const fractions = (power, count, bits) => {
    const found = [];
    for (let n = 2; found.length < count; n += 1) {
      let prime = true;
      for (let d = 2; d * d <= n; d += 1) if (n % d === 0) prime = false;
      if (!prime) continue;
      // The whole root of n · 2^(power · bits), by halving.
      const target = BigInt(n) << (BigInt(power) * bits);
      let low = 0n;
      let high = 1n << (bits + 5n);
      while (high - low > 1n) {
        const middle = (low + high) >> 1n;
        if (middle ** BigInt(power) <= target) low = middle;
        else high = middle;
      }
      found.push(low & ((1n << bits) - 1n));
    }
    return found;
  };
  const SHA = {
    256: { bits: 32n, rounds: 64, turns: [[7n, 18n, -3n], [17n, 19n, -10n], [6n, 11n, 25n], [2n, 13n, 22n]] },
    512: { bits: 64n, rounds: 80, turns: [[1n, 8n, -7n], [19n, 61n, -6n], [14n, 18n, 41n], [28n, 34n, 39n]] },
  };
  const sha2 = (size, message) => {
    const { bits, rounds, turns } = SHA[size];
    const mask = (1n << bits) - 1n;
    const word = Number(bits) / 8;
    const block = word * 16;
    const constants = fractions(3, rounds, bits);
    const state = fractions(2, 8, bits);
    // Turns to the right; a negative one shifts.
    const mix = (x, by) => by.reduce((sum, n) => sum ^ (n < 0n ? x >> -n : ((x >> n) | (x << (bits - n))) & mask), 0n);
    const padded = new Uint8Array(Math.ceil((message.length + 1 + word * 2) / block) * block);
    padded.set(message);
    padded[message.length] = 0x80;
    new DataView(padded.buffer).setUint32(padded.length - 4, message.length * 8);
    new DataView(padded.buffer).setUint32(padded.length - 8, Math.floor(message.length / 0x20000000));
    for (let from = 0; from < padded.length; from += block) {
      const w = [];
      for (let i = 0; i < 16; i += 1) {
        let value = 0n;
        for (let k = 0; k < word; k += 1) value = (value << 8n) | BigInt(padded[from + i * word + k]);
        w.push(value);
      }
      for (let i = 16; i < rounds; i += 1) w.push((w[i - 16] + mix(w[i - 15], turns[0]) + w[i - 7] + mix(w[i - 2], turns[1])) & mask);
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < rounds; i += 1) {
        const one = h + mix(e, turns[2]) + ((e & f) ^ (~e & mask & g)) + constants[i] + w[i];
        const two = mix(a, turns[3]) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & mask, c, b, a, (one + two) & mask];
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] = (state[i] + value) & mask; });
    }
    return new Uint8Array(state.flatMap((value) => Array.from({ length: word }, (_, k) => Number((value >> BigInt((word - 1 - k) * 8)) & 255n))));
  };
  const subtle = globalThis.crypto?.subtle;
  const digest = async (size, bytes) => {
    if (!subtle) return sha2(size, bytes);
    return new Uint8Array(await subtle.digest(`SHA-${size}`, bytes));
  };

  // Signatures: those of the browser where it knows Ed25519, else noble-ed25519.
  let native = true;
  const signed = async (key, message, signature) => {
    if (subtle && native) {
      try {
        const imported = await subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
        return await subtle.verify({ name: 'Ed25519' }, imported, signature, message);
      } catch {
        native = false;
      }
    }
    hashes.sha512 = (bytes) => sha2(512, bytes);
    hashes.sha512Async = (bytes) => digest(512, bytes);
    try {
      return await verifyAsync(signature, message, key, { zip215: false });
    } catch {
      return false;
    }
  };

  /** base64url without padding, in its one writing. */
  const unbase64 = (text) => {
    if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw new Doubt('shape');
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    if (base64(bytes) !== text) throw new Doubt('shape');
    return bytes;
  };
  /** The digits of a printed code: 12 bytes are 29 of them. */
  const DIGITS = [0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29];
  const undecimal = (text) => {
    const out = [];
    for (let at = 0; at < text.length; at += 29) {
      const chunk = text.slice(at, at + 29);
      const length = DIGITS.indexOf(chunk.length);
      const value = BigInt(chunk);
      if (length < 0 || value >> BigInt(length * 8)) throw new Doubt('shape');
      for (let byte = length - 1; byte >= 0; byte -= 1) out.push(Number((value >> BigInt(byte * 8)) & 255n));
    }
    return Uint8Array.from(out);
  };
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

  /** What is signed: what it is for, the host with its length, and the rest. */
  const framed = (purpose, host, rest) => {
    const name = utf8(host).slice(0, 255);
    return join(utf8(`${purpose}\0`), [name.length], name, rest);
  };

  const WINDOWS = [0x0080, 0x00c0, 0x0400, 0x0600, 0x0900, 0x3040, 0x30a0, 0xff00];
  const unpack = (bytes) => {
    const units = [];
    let window = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte >= 0x80) units.push(WINDOWS[window] + byte - 0x80);
      else if (byte >= 0x20 && byte < 0x7f) units.push(byte);
      else if (byte >= 0x10 && byte < 0x18) window = byte - 0x10;
      else if (byte === 0x0e && at + 2 < bytes.length) {
        units.push(bytes[at + 1] * 256 + bytes[at + 2]);
        at += 2;
      } else throw new Doubt('shape');
    }
    return String.fromCharCode(...units);
  };

  /** A register number with its check character (ISO/IEC 7064 MOD 37,36). */
  const numbered = (year, serial) => {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const [y, s] = [String(year).padStart(4, '0'), String(serial).padStart(6, '0')];
    let product = 36;
    for (const c of `TKW${y}${s}`) product = (((product + alphabet.indexOf(c)) % 36 || 36) * 2) % 37;
    return `TKW-${y}-${s}-${alphabet[(37 - product) % 36]}`;
  };

  /** Reads a statement; nothing in it is believed yet. */
  const read = (text) => {
    const bytes = /^\d+$/.test(text) ? undecimal(text) : unbase64(text);
    if (bytes.length > 0 && bytes[0] > 1) throw new Doubt('later');
    if (bytes.length < 64 || bytes[0] !== 1) throw new Doubt('shape');
    const body = bytes.slice(0, -64);
    let at = 1;
    const take = (count) => {
      if (at + count > body.length) throw new Doubt('shape');
      at += count;
      return body.slice(at - count, at);
    };
    const short = () => take(2).reduce((sum, byte) => sum * 256 + byte, 0);
    const number = () => {
      let value = 0;
      for (let weight = 1; ; weight *= 128) {
        const [byte] = take(1);
        value += (byte & 0x7f) * weight;
        if (value > 0xffffffff) throw new Doubt('shape');
        if (byte < 0x80) return value;
      }
    };
    const words = () => unpack(take(take(1)[0]));
    const key = hex(take(8));
    const kind = ['achievement', 'attendance'][take(1)[0]];
    const says = {
      kind, number: numbered(short(), number()), completed: short(), issued: short(), until: short(),
      version: number(), hours: number(), result: number() - 1, course: words(), arabic: words(), latin: words(),
    };
    if (!kind || at !== body.length) throw new Doubt('shape');
    return { key, body, signature: bytes.slice(-64), says };
  };

  const keyOf = (id) => {
    const key = kit.keys.find((known) => known.id === id);
    if (!key) throw new Doubt('key', { key: id });
    return key;
  };
  const madeBy = (key, message, signature) => signed(unbase64(key.public), message, signature);
  /** The day of a moment in Morocco, counted from 1970-01-01. */
  const calendar = new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Casablanca', year: 'numeric', month: 'numeric', day: 'numeric' });
  const dayOf = (ms) => {
    const at = Object.fromEntries(calendar.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(at.year, at.month - 1, at.day) / 86_400_000;
  };
  /** Whether a key was retired before this day. */
  const outlived = (key, day) => key.until !== null && day > dayOf(key.until);
  const believe = async (text, host) => {
    const claim = read(text);
    const key = keyOf(claim.key);
    if (!await madeBy(key, framed('takwin certificate 1', host, claim.body), claim.signature)) throw new Doubt('altered');
    if (outlived(key, claim.says.issued)) throw new Doubt('retired', { key: key.id });
    return claim;
  };

  /** What a code holds, or what was typed of it: an address, or the statement alone. */
  const ofText = async (text) => {
    const whole = text.replace(/\s+/g, '');
    const link = /^https?:\/\/([^/]+)\/v\/([^#]+)(?:#(.*))?$/.exec(whole);
    if (!link) {
      // The statement alone: it names no host, so ours are tried.
      if (whole.length < 100) throw new Doubt('shape');
      for (const host of kit.list.hosts) {
        try {
          return await believe(whole, host);
        } catch (doubt) {
          if (doubt.why !== 'altered') throw doubt;
        }
      }
      throw new Doubt('altered');
    }
    const [, host, number, statement] = link;
    if (!kit.list.hosts.includes(host)) throw new Doubt('site', { host });
    if (!statement) throw new Doubt('bare');
    const claim = await believe(statement, host);
    if (claim.says.number !== number) throw new Doubt('altered');
    return claim;
  };

  /** One character for each byte: a file as a text that can be searched. */
  const characters = (bytes) => {
    let out = '';
    for (let at = 0; at < bytes.length; at += 8192) out += String.fromCharCode(...bytes.slice(at, at + 8192));
    return out;
  };

  /** What a compressed stream of a PDF holds (zlib, RFC 1950), as far as it can be read. */
  const inflated = async (bytes) => {
    if (!globalThis.DecompressionStream) return '';
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    let out = '';
    try {
      for (let chunk = await reader.read(); !chunk.done && out.length < 4_000_000; chunk = await reader.read()) out += characters(chunk.value);
    } catch {
      // Not of that kind, or cut short: what was read until then stands.
    }
    return out;
  };
  const STREAMS = 200;
  /** The texts in which a PDF may carry an address of ours: its own bytes, then its streams. */
  const layers = async function* (bytes, text) {
    yield text;
    let left = STREAMS;
    for (const found of text.matchAll(/(?<!end)stream\r?\n/g)) {
      left -= 1;
      const from = found.index + found[0].length;
      const to = text.indexOf('endstream', from);
      if (left < 0 || to < 0) return;
      // A line may end before the word, which is not of the stream.
      const last = text[to - 1] === '\n' ? to - 1 : to;
      yield await inflated(bytes.slice(from, last));
    }
  };

  /** A PDF: whole, when its seal holds; else the statement that it carries, and that its page is not what was issued. */
  const ofFile = async (bytes) => {
    const text = characters(bytes);
    let first;
    const carried = async (find) => {
      try {
        return { claim: await find(), whole: false };
      } catch (doubt) {
        first ??= doubt;
        return null;
      }
    };
    const at = text.lastIndexOf('\n%takwin-seal 1 ');
    if (at >= 0) {
      const line = text.slice(at + 16, text.indexOf('\n', at + 1));
      const [host, key, statement, signature, more] = line.split(' ');
      const ours = kit.list.hosts.includes(host);
      const rest = join(await digest(256, bytes.slice(0, at)), utf8(statement ?? ''));
      try {
        const fits = more === undefined && ours && closing(text.slice(0, at), line) === text.slice(at)
          && await madeBy(keyOf(key), framed('takwin document 1', host, rest), unbase64(signature ?? ''));
        const claim = fits && await believe(statement, host);
        if (claim && !outlived(keyOf(key), claim.says.issued)) return { claim, whole: true };
      } catch {
        // Not whole: what it carries is looked at below.
      }
      const said = ours && statement && await carried(() => believe(statement, host));
      if (said) return said;
    }
    for await (const layer of layers(bytes, text)) {
      for (const [address] of layer.matchAll(/https?:\/\/[^\s()<>"]+\/v\/TKW-[^\s()<>"]+/g)) {
        const said = await carried(() => ofText(address));
        if (said) return said;
      }
    }
    throw first ?? new Doubt('nothing');
  };
  const closing = (document_, line) => {
    const start = document_.lastIndexOf('startxref');
    const words = document_.slice(start).split(/\s+/).filter(Boolean);
    const table = Number(words[1]);
    if (start < 0 || words[2] !== '%%EOF' || words.length !== 3 || !document_.startsWith('xref', table)) return null;
    const entry = document_.indexOf('\n', document_.indexOf('\n', table) + 1) + 1;
    const inside = document_.indexOf('<<', document_.indexOf('trailer', entry)) + 2;
    const trailer = document_.slice(inside, document_.slice(0, start).lastIndexOf('>>'));
    const head = `\n%takwin-seal 1 ${line}\n`;
    return `${head}xref\n0 1\n${document_.slice(entry, entry + 20)}trailer\n<<${trailer}/Prev ${table}>>\nstartxref\n${document_.length + head.length}\n%%EOF\n`;
  };

  /** The list must be signed by a key of this page. */
  const openList = async () => {
    const { payload, key, signature } = JSON.parse(kit.envelope);
    if (!await madeBy(keyOf(key), join(utf8('takwin list 1\0'), utf8(payload)), unbase64(signature))) throw new Doubt('list');
    const list = JSON.parse(payload);
    if (outlived(keyOf(key), dayOf(list.made))) throw new Doubt('list');
    return list;
  };

  const standing = async (claim) => {
    const mark = base64((await digest(256, join(utf8('takwin withdrawn 1\0'), claim.body))).slice(0, 12));
    const withdrawn = kit.list.withdrawn.find((found) => found.mark === mark);
    if (withdrawn) return { state: withdrawn.state, on: withdrawn.on };
    // Valid through the end of that day.
    if (claim.says.until && claim.says.until < dayOf(Date.now())) return { state: 'expired', on: claim.says.until * 86_400_000 };
    return { state: 'good' };
  };

  // The page.
  const $ = (id) => document.getElementById(id);
  let language = 'ar';
  let shown = null;
  const words = () => kit.words[language];
  const say = (key, values = {}) => words()[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  const date = (ms) => new Intl.DateTimeFormat({ ar: 'ar-MA', fr: 'fr-MA', en: 'en-GB' }[language], { dateStyle: 'long', timeZone: 'Africa/Casablanca' }).format(ms);
  const day = (count) => date(count * 86_400_000 + 43_200_000);

  const element = (name, { text, ...attributes } = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    made.append(...children);
    return made;
  };
  const facts = (says) => {
    const titled = kit.list.courses.find((course) => course.course === says.course && course.version === says.version);
    const title = titled?.title[language] ?? titled?.title.ar ?? titled?.title.fr ?? titled?.title.en ?? says.course;
    const rows = [
      ['number', says.number, { class: 'mono', dir: 'ltr' }],
      ['name-arabic', says.arabic, { lang: 'ar', dir: 'rtl' }],
      ['name-latin', says.latin, { lang: 'fr', dir: 'ltr' }],
      ['course', title],
      ['kind', say(says.kind)],
      ['completed', day(says.completed)],
      ['issued', day(says.issued)],
    ];
    if (says.until) rows.push(['until', day(says.until)]);
    if (says.hours) rows.push(['hours', String(says.hours)]);
    if (says.result >= 0) rows.push(['result', `${Math.floor(says.result / 100)} %`]);
    rows.push(['version', String(says.version)]);
    return element('dl', { class: 'facts card' }, ...rows.map(([key, value, more]) => (
      element('div', {}, element('dt', { text: say(key) }), element('dd', {}, element('bdi', { text: value, ...more })))
    )));
  };
  const show = (outcome) => {
    shown = outcome;
    const { tone, title, sentence, values = {}, claim } = outcome;
    const filled = { ...values, ...(values.on ? { on: date(values.on) } : {}), list: date(kit.list.made) };
    const box = element('div', { class: `verdict${tone === 'good' ? '' : ` verdict--${tone}`}` }, element('div', {},
      element('h2', { text: say(title), tabindex: '-1', id: 'verdict' }), element('p', { text: say(sentence, filled) })));
    const more = claim ? [facts(claim.says), element('p', { class: 'small', text: say('compare') }), element('p', { class: 'small', text: say('what') })] : [];
    $('result').replaceChildren(box, ...more);
  };
  const judge = async (find) => {
    let outcome;
    try {
      const { claim, whole } = await find();
      const { state, on } = await standing(claim);
      if (whole === false) outcome = { tone: 'bad', title: 'changed', sentence: 'changed-why', claim };
      else if (state === 'good') outcome = { tone: 'good', title: whole ? 'whole' : 'genuine', sentence: whole ? 'whole-why' : 'genuine-why', claim };
      else outcome = { tone: state === 'expired' ? 'none' : 'bad', title: state, sentence: `${state}-why`, values: { on }, claim };
    } catch (doubt) {
      const why = doubt instanceof Doubt ? doubt.why : 'shape';
      outcome = { tone: ['altered', 'key', 'retired', 'site', 'list'].includes(why) ? 'bad' : 'none', title: why, sentence: `${why}-why`, values: doubt.values };
    }
    show(outcome);
    $('verdict').focus();
  };
  const speak = (code) => {
    language = code in kit.words ? code : 'ar';
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    document.title = say('title');
    for (const found of document.querySelectorAll('[data-word]')) found.textContent = say(found.dataset.word, { list: kit.list ? date(kit.list.made) : '', site: kit.list?.site ?? '' });
    for (const found of document.querySelectorAll('[data-language]')) found.toggleAttribute('aria-current', found.dataset.language === language);
    for (const found of document.querySelectorAll('[data-language][aria-current]')) found.setAttribute('aria-current', 'true');
    if (shown) show(shown);
  };

  const camera = globalThis.BarcodeDetector;
  const fileRead = async (file) => {
    if (file.size > 20_000_000) throw new Doubt('nothing');
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (characters(bytes.slice(0, 1024)).includes('%PDF-')) return ofFile(bytes);
    if (!camera) throw new Doubt('picture');
    const picture = await createImageBitmap(file).catch(() => { throw new Doubt('nothing'); });
    const codes = await new camera({ formats: ['qr_code'] }).detect(picture);
    if (codes.length === 0) throw new Doubt('unseen');
    return { claim: await ofText(codes[0].rawValue) };
  };

  const begin = async () => {
    const wanted = navigator.languages?.map((tag) => tag.slice(0, 2)).find((code) => code in kit.words) ?? 'ar';
    for (const button of document.querySelectorAll('[data-language]')) button.addEventListener('click', () => speak(button.dataset.language));
    try {
      kit.list = await openList();
    } catch {
      speak(wanted);
      kit.list = { hosts: [], courses: [], withdrawn: [], made: 0 };
      show({ tone: 'bad', title: 'list', sentence: 'list-why' });
      return;
    }
    speak(wanted);
    for (const hidden of document.querySelectorAll('[hidden][data-script]')) hidden.hidden = false;
    $('picture-hint').hidden = !camera;
    $('form').addEventListener('submit', (event) => {
      event.preventDefault();
      judge(async () => ({ claim: await ofText($('code').value) }));
    });
    // The same file, chosen again after it was changed, is a choice too.
    $('file').addEventListener('click', () => { $('file').value = ''; });
    $('file').addEventListener('change', () => {
      const [file] = $('file').files;
      if (file) judge(() => fileRead(file));
    });
    const fromAddress = () => {
      const given = decodeURIComponent(location.hash.slice(1));
      if (given.length < 20) return;
      $('code').value = given;
      judge(async () => ({ claim: await ofText(given) }));
    };
    addEventListener('hashchange', fromAddress);
    fromAddress();
  };
  begin();
}
