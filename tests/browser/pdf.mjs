// What the document of a certificate must hold, asked of the programs that others would use.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const program = promisify(execFile);
const run = async (name, ...words) => (await program(name, words, { maxBuffer: 64 * 1024 * 1024 })).stdout;

/** What the one code of a picture reads. */
export async function readCode(picture) {
  return (await run('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', picture).catch(() => '')).trim();
}

/**
 * Fails unless the file reads well: whole, fonts and badge inside, names and number as text, code as printed, read from a scan
 * at 100 dpi and from what `photograph` makes of one at 180. Answers what the code holds.
 */
export async function checkDocument(file, { number, names, address, photograph }) {
  await run('qpdf', '--check', '--no-warn', file);

  const text = plain(await run('pdftotext', '-enc', 'UTF-8', '-layout', file, '-'));
  for (const words of [...names, number]) {
    if (!text.includes(plain(words))) throw new Error(`The document does not say “${words}”:\n${text}`);
  }

  const badge = JSON.parse(await run('qpdf', '--show-attachment=credential.json', file));
  if (badge.credentialSubject.licenseNumber !== number) throw new Error('The badge inside the document is of another number.');

  const [, rule, ...fonts] = (await run('pdffonts', file)).trimEnd().split('\n');
  if (fonts.length === 0) throw new Error('The document has no font.');
  // Columns by their rule: the fourth says whether the font is embedded.
  const columns = [...rule.matchAll(/-+/g)].map((column) => [column.index, column.index + column[0].length]);
  const outside = fonts.filter((line) => line.slice(...columns[3]).trim() !== 'yes');
  if (outside.length > 0) throw new Error(`Fonts that are not in the document:\n${outside.join('\n')}`);

  const folder = await mkdtemp(join(tmpdir(), 'takwin-pdf-'));
  try {
    const held = [];
    for (const dpi of ['100', '150', '180']) {
      await run('pdftoppm', '-r', dpi, '-png', '-singlefile', file, join(folder, dpi));
      held.push(await readCode(join(folder, `${dpi}.png`)));
    }
    held.push(await photograph(join(folder, '180.png')));
    const wrong = held.find((code) => !code.startsWith(`${address}#`) || code !== held[0]);
    if (wrong !== undefined) throw new Error(`The code reads ${held.join(', ')}, not ${address}#….`);
    return held[0];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Text without marks of direction, in its usual characters, with single spaces. */
const plain = (text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').normalize('NFKC').replace(/\s+/g, ' ');
