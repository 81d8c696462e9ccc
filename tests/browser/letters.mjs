// The letters of a site without a mail server: one .eml file each, read as a mail program reads them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { until } from './site.mjs';

/** The letters to an address, oldest first. */
async function letters(site, address) {
  const folder = join(site.data, 'outbox');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
  const all = await Promise.all(names.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))));
  return all.filter((letter) => letter.to?.some((to) => to.address === address));
}

/** Waits for a letter to an address that `fits`. */
export const letter = (site, address, fits = () => true) => until(
  async () => (await letters(site, address)).find(fits),
  `No such letter to ${address} came`,
);

/** The link of a letter to an address of the site that `pattern` matches. */
export function link(site, mail, pattern) {
  const links = mail.text.match(/https?:\/\/\S+/g) ?? [];
  const found = links.find((address) => address.startsWith(site.url) && pattern.test(address));
  if (!found) throw new Error(`No link ${pattern} in the letter:\n${mail.text}`);
  return found;
}
