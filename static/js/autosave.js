// One way to save as people write: after a rest, one request at a time, again until it succeeds.
import { $, body, clock, fill, post } from './lib.js';

const REST = 800;
const AGAIN = 10_000;

/** The answer may hold new values for hidden fields: what the next save is made on. */
const refill = (form, told) => {
  for (const [name, value] of Object.entries(told?.fields ?? {})) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
};

/**
 * Saves the form to its data-save-url. The words come from data-saving, data-saved ({t} is the hour)
 * and data-unsaved; they are written in the element named by data-status, or #saved. The form hears "saved" when
 * nothing on it is unsaved any more.
 */
export default function autosave(form) {
  const place = document.getElementById(form.dataset.status || 'saved');
  const line = place && ($('span', place) ?? place);
  let dirty = false;
  let sending = false;
  let closed = false;
  let rest;

  const tell = (words) => { if (line && words) line.textContent = fill(words, { t: clock() }); };

  const save = async (keepalive = false) => {
    if (!dirty || sending || closed) return;
    clearTimeout(rest);
    sending = true;
    dirty = false;
    tell(form.dataset.saving);
    const answer = await post(form.dataset.saveUrl, body(form), { keepalive }).catch(() => null);
    sending = false;
    if (closed) return;
    if (answer?.ok) refill(form, await answer.json().catch(() => null));
    if (!answer?.ok) {
      dirty = true;
      tell(form.dataset.unsaved);
    } else if (dirty) {
      save();
    } else {
      tell(form.dataset.saved);
      form.dispatchEvent(new Event('saved'));
    }
  };

  const changed = () => {
    dirty = true;
    tell(form.dataset.saving);
    clearTimeout(rest);
    rest = setTimeout(save, REST);
  };

  form.addEventListener('input', changed);
  // Heard from the document, after the form's own listeners: one of them may hold it back to ask a question.
  document.addEventListener('submit', (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    closed = true;
    clearTimeout(rest);
  });
  addEventListener('online', () => save());
  addEventListener('pageshow', (event) => { if (event.persisted) closed = false; });
  addEventListener('beforeunload', (event) => { if ((dirty || sending) && !closed) event.preventDefault(); });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(true); });
  setInterval(() => { if (navigator.onLine) save(); }, AGAIN);
}
