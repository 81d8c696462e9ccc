// What the document of a certificate must hold, asked of the programs that others would use.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const program = promisify(execFile);
const run = async (name, ...words) => (await program(name, words, { maxBuffer: 64 * 1024 * 1024 })).stdout;

/** Fails unless the file reads well: whole, fonts inside, names and number as text, code as printed. */
export async function checkDocument(file, { number, names, address }) {
  await run('qpdf', '--check', '--no-warn', file);

  const text = plain(await run('pdftotext', '-enc', 'UTF-8', '-layout', file, '-'));
  for (const words of [...names, number]) {
    if (!text.includes(plain(words))) throw new Error(`The document does not say “${words}”:\n${text}`);
  }

  const [, rule, ...fonts] = (await run('pdffonts', file)).trimEnd().split('\n');
  if (fonts.length === 0) throw new Error('The document has no font.');
  // Columns by their rule: the fourth says whether the font is embedded.
  const columns = [...rule.matchAll(/-+/g)].map((column) => [column.index, column.index + column[0].length]);
  const outside = fonts.filter((line) => line.slice(...columns[3]).trim() !== 'yes');
  if (outside.length > 0) throw new Error(`Fonts that are not in the document:\n${outside.join('\n')}`);

  const folder = await mkdtemp(join(tmpdir(), 'takwin-pdf-'));
  try {
    await run('pdftoppm', '-r', '150', '-png', '-singlefile', file, join(folder, 'page'));
    const codes = (await run('zbarimg', '--quiet', '--raw', join(folder, 'page.png'))).trim().split('\n');
    if (!codes.includes(address)) throw new Error(`The code reads ${codes.join(', ')}, not ${address}.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Text without marks of direction, in its usual characters, with single spaces. */
const plain = (text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').normalize('NFKC').replace(/\s+/g, ' ');
