// Preview while writing: the text goes to the server's own renderer, so trainers see what learners get.
// Element: the form, with data-preview-url (and data-save-url to save the draft); data-preview is the id of the box.
import { $$, body, post } from '../lib.js';
import autosave from '../autosave.js';

const REST = 600;
const UNWANTED = 'script, style, iframe, object, embed, link, meta, base, form';

/** Nodes from the server's answer; nothing that could act comes in. */
const nodes = (html) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const node of $$(UNWANTED, page)) node.remove();
  for (const node of $$('*', page)) {
    for (const { name, value } of [...node.attributes]) {
      if (name === 'style' || name.startsWith('on') || /^\s*(javascript|data):/i.test(value)) node.removeAttribute(name);
    }
  }
  return [...page.body.childNodes];
};

export default function preview(form) {
  const box = document.getElementById(form.dataset.preview || 'preview');
  let rest;
  let turn = 0;

  const refresh = async () => {
    const mine = ++turn;
    const answer = await post(form.dataset.previewUrl, body(form), { accept: 'text/html' }).catch(() => null);
    const html = answer?.ok ? await answer.text() : null;
    if (html !== null && mine === turn) box.replaceChildren(...nodes(html));
  };

  if (box && form.dataset.previewUrl) {
    form.addEventListener('input', () => {
      clearTimeout(rest);
      rest = setTimeout(refresh, REST);
    });
  }
  if (form.dataset.saveUrl) autosave(form);
}
