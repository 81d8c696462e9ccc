// A scanned code leads here with its signed statement behind #, which browsers send to nobody: it is given to the server,
// which shows the name to whoever has it. Element: the form that takes it, with data-done, what is said then.
import { $, $$, body, post, say } from '../lib.js';
import carry from './carry.js';

export default async function scanned(form) {
  if (location.hash.length <= 100) return;
  form.elements.statement.value = location.hash.slice(1);
  const answer = await post(form.action, body(form), { accept: 'text/html' }).catch(() => null);
  // Believed or not: too many requests, or no network, leave the page as it is.
  if (!answer || ![200, 422].includes(answer.status)) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = $('main', page);
  if (!main) return;
  $('main').replaceWith(document.adoptNode(main));
  for (const link of $$('[data-enhance="carry"]', main)) carry(link);
  if (answer.ok) say(form.dataset.done);
}
