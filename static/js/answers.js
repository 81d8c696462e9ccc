// The answer to one question, as fields: read from the page, and put back into it.
import { $, $$ } from './lib.js';

/** A question (.q) with what stands under it: how certain the learner is belongs to the answer. */
export const whole = (question) => question.closest('.asked') ?? question;

/** The fields that a question would send. */
export const fieldsOf = (form, question) => {
  const names = new Set($$('[name]', whole(question)).map((control) => control.name));
  return [...new FormData(form)].filter(([name]) => names.has(name) && !name.endsWith('.move'));
};

/** Puts fields into a question; what they do not name is emptied. */
export const putBack = (question, fields) => {
  const values = (name) => fields.filter(([field]) => field === name).map(([, value]) => value);
  const list = $('ol.order', question);
  if (list) {
    const steps = fields.map(([, value]) => value);
    const place = (item) => steps.indexOf($('input[type="hidden"]', item).value);
    list.append(...[...list.children].sort((one, other) => place(one) - place(other)));
    question.toggleAttribute('data-moved', fields.some(([name]) => name.endsWith('.moved')));
  }
  for (const control of $$('[name]', whole(question))) {
    if (control.matches('button') || (list && control.type === 'hidden')) continue;
    if (control.type === 'radio' || control.type === 'checkbox') control.checked = values(control.name).includes(control.value);
    else control.value = values(control.name)[0] ?? '';
  }
};

/** Has the learner put anything in this question? */
export const answered = (question) => question.matches('[data-fixed]') || $$('[name]', question).some((control) => {
  if (control.matches('button')) return false;
  if (control.type === 'radio' || control.type === 'checkbox') return control.checked;
  if (control.type === 'hidden') return control.closest('[data-moved]') !== null;
  return control.value.trim() !== '';
});

/** Does a control hold something else than what the page came with? */
export const changed = (control) => {
  if (control.type === 'radio' || control.type === 'checkbox') return control.checked !== control.defaultChecked;
  if (control.tagName !== 'SELECT') return 'defaultValue' in control && control.value !== control.defaultValue;
  const came = [...control.options].findIndex((option) => option.defaultSelected);
  return control.selectedIndex !== Math.max(came, 0);
};
