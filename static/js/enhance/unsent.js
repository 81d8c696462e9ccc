// A sitting that is over, and answers that this browser could not send in time: they are sent, and what the
// server does not accept is named. Element: where to say so, with data-sitting, data-save-url, data-lost, data-comma.
import { fill, post } from '../lib.js';
import { bodies, drop, left } from '../outbox.js';

export default async function unsent(element) {
  const { sitting, saveUrl, lost, comma } = element.dataset;
  const names = new Set();
  let sentence = '';
  for (const box of left(sitting)) {
    for (const { body, questions } of bodies(box)) {
      const answer = await post(saveUrl, new URLSearchParams(body)).catch(() => null);
      const told = answer?.status === 409 ? await answer.json().catch(() => null) : null;
      // Not reached: it stays for the next time.
      if (!answer?.ok && !told) return;
      if (told?.refused) sentence = told.refused;
      for (const id of told?.questions ?? []) names.add(questions[id] ?? id);
    }
    drop(sitting, box.page);
  }
  if (!names.size) return;
  const told = document.createElement('div');
  for (const text of [sentence, fill(lost, { q: [...names].join(comma) })]) {
    told.append(Object.assign(document.createElement('p'), { textContent: text }));
  }
  element.className = 'notice notice--bad';
  element.append(told);
}
