// The page that verifies without a network, in a real browser, from a file:// address.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NARROW, WIDE, violations, sideways } from './inspect.mjs';
import { readCode } from './pdf.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Another digit, or another letter. */
const other = (c) => (/\d/.test(c) ? String((Number(c) + 1) % 10) : c === 'A' ? 'B' : 'A');
const GOOD = '.verdict:not(.verdict--bad, .verdict--none)';

/** `good` and `revoked` are documents: the file, what its code holds, the holder's name in Latin letters. */
export async function checkKit(browser, site, { good, revoked, name }) {
  const folder = join(site.data, '..', 'kit');
  await site.command('certificate', 'kit', folder);
  const page = pathToFileURL(join(folder, 'verify.html')).href;
  const context = await browser.newContext({ viewport: WIDE, locale: 'fr-MA', colorScheme: 'light', reducedMotion: 'reduce', offline: true });
  const tab = await context.newPage();
  const faults = [];
  tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
  tab.on('pageerror', (error) => faults.push(String(error)));
  tab.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) faults.push(`asks ${request.url()}`); });
  const verdict = async (selector, words) => {
    const found = tab.locator(`#result ${selector}`);
    await found.first().waitFor({ timeout: 10_000 });
    const text = (await tab.locator('#result').innerText()).replace(/\s+/g, ' ');
    if (words && !text.includes(words)) throw new Error(`Expected “${words}” in: ${text}`);
  };
  const paste = async (text) => {
    await tab.evaluate(() => document.getElementById('result').replaceChildren());
    await tab.locator('#code').fill(text);
    await tab.locator('#form button').click();
  };
  let chosen = 0;
  const choose = async (bytes) => {
    await tab.evaluate(() => document.getElementById('result').replaceChildren());
    // A browser that is given the same path again sees no change.
    chosen += 1;
    const path = join(folder, `file-${chosen}.pdf`);
    await writeFile(path, bytes);
    await tab.locator('#file').setInputFiles(path);
  };
  try {
    await tab.goto(page);
    await tab.locator('#form').waitFor();
    await paste(good.address);
    await verdict(GOOD, name);
    await paste(good.address.split('#')[1]);
    await verdict(GOOD, name);
    const at = good.address.indexOf('#') + 70;
    await paste(`${good.address.slice(0, at)}${other(good.address[at])}${good.address.slice(at + 1)}`);
    await verdict('.verdict--bad', 'Mentions altérées');
    await paste(good.address.replace('://', '://evil.'));
    await verdict('.verdict--bad', 'evil.');
    await paste(good.address.split('#')[0]);
    await verdict('.verdict--none', 'Code sans signature');
    await paste('rien du tout');
    await verdict('.verdict--none');
    await paste(revoked.address);
    await verdict('.verdict--bad', 'Attestation retirée');

    const bytes = await readFile(good.file);
    await choose(bytes);
    await verdict(GOOD, 'Fichier d’origine');
    const changed = Buffer.from(bytes);
    changed[changed.indexOf('stream\n') + 200] ^= 64;
    await choose(changed);
    await verdict('.verdict--bad', 'page modifiée');
    await choose(Buffer.concat([bytes, Buffer.from('%')]));
    await verdict('.verdict--bad', 'page modifiée');
    await choose(await readFile(revoked.file));
    await verdict('.verdict--bad', 'Attestation retirée');
    await choose(Buffer.from('%PDF-1.7 rien'));
    await verdict('.verdict--none');

    // Opened as a link, in each language, by the keyboard, and inspected.
    for (const [language, words] of [['ar', 'شهادة صحيحة'], ['fr', 'Attestation authentique'], ['en', 'Genuine certificate']]) {
      await tab.goto('about:blank');
      await tab.goto(`${page}#${good.address}`);
      await verdict(GOOD);
      await tab.locator(`[data-language="${language}"]`).press('Enter');
      await verdict(GOOD, words);
      const direction = await tab.evaluate(() => [document.documentElement.lang, document.documentElement.dir].join());
      if (direction !== `${language},${language === 'ar' ? 'rtl' : 'ltr'}`) throw new Error(`The page is ${direction}.`);
      await tab.evaluate(axe);
      for (const [size, scheme] of [[WIDE, 'light'], [WIDE, 'dark'], [NARROW, 'light'], [NARROW, 'dark']]) {
        await tab.setViewportSize(size);
        await tab.emulateMedia({ colorScheme: scheme });
        faults.push(...await violations(tab), ...await sideways(tab));
        if (process.env.KIT_PICTURES) await tab.screenshot({ path: join(process.env.KIT_PICTURES, `kit-${language}-${size.width}-${scheme}.png`), fullPage: true });
      }
      await tab.setViewportSize(WIDE);
      await tab.emulateMedia({ colorScheme: 'light' });
    }
    if (faults.length > 0) throw new Error(`The page has faults:\n${faults.join('\n')}`);
  } finally {
    await context.close();
  }
  // Browsers without Ed25519, and without any of the browser's cryptography.
  for (const less of ['crypto.subtle.importKey = () => Promise.reject(new Error("not here"))', 'Object.defineProperty(crypto, "subtle", { value: undefined })']) {
    const older = await browser.newContext({ locale: 'fr-MA', offline: true });
    try {
      await older.addInitScript(less);
      const plain = await older.newPage();
      await plain.goto(`${page}#${good.address}`);
      await plain.locator(`#result ${GOOD}`).waitFor({ timeout: 20_000 });
      await plain.locator('#file').setInputFiles(good.file);
      await plain.locator(`#result ${GOOD}:has-text("Fichier d’origine")`).waitFor({ timeout: 30_000 });
      const at = good.address.length - 3;
      await plain.locator('#code').fill(`${good.address.slice(0, at)}${other(good.address[at])}${good.address.slice(at + 1)}`);
      await plain.locator('#form button').click();
      await plain.locator('#result .verdict--bad').waitFor({ timeout: 20_000 });
    } finally {
      await older.close();
    }
  }
}

/** A photograph of the sheet: turned, blurred, dim, and saved as a poor JPEG. Answers what its code reads. */
export async function photographed(browser, png) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const data = `data:image/png;base64,${(await readFile(png)).toString('base64')}`;
    const jpeg = await tab.evaluate(async (source) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [picture.width * 1.1, picture.height * 1.2];
      const pen = canvas.getContext('2d');
      pen.fillStyle = '#b8b2a6';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.translate(canvas.width / 2, canvas.height / 2);
      pen.rotate(0.09);
      pen.filter = 'blur(0.8px) brightness(0.8) contrast(0.8)';
      pen.drawImage(picture, -picture.width / 2, -picture.height / 2);
      return canvas.toDataURL('image/jpeg', 0.4);
    }, data);
    const path = `${png}.jpg`;
    await writeFile(path, Buffer.from(jpeg.split(',')[1], 'base64'));
    return await readCode(path);
  } finally {
    await context.close();
  }
}
