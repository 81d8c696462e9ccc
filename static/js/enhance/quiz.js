// Answers are saved as they come, on one quiet line. Element: form[data-save-url]; words in its data-* attributes.
import { $, $$ } from '../lib.js';
import autosave from '../autosave.js';

/** Has the learner put anything in this question (.q)? */
const answered = (question) => question.matches('[data-fixed]') || $$('[name]', question).some((control) => {
  if (control.matches('button')) return false;
  if (control.type === 'radio' || control.type === 'checkbox') return control.checked;
  if (control.type === 'hidden') return control.closest('[data-moved]') !== null;
  return control.value.trim() !== '';
});

/** A question with what stands under it: how certain the learner is belongs to the answer. */
const whole = (question) => question.closest('.asked') ?? question;

/** Does a control hold something else than what the page came with? */
const changed = (control) => {
  if (control.type === 'radio' || control.type === 'checkbox') return control.checked !== control.defaultChecked;
  if (control.tagName !== 'SELECT') return 'defaultValue' in control && control.value !== control.defaultValue;
  const came = [...control.options].findIndex((option) => option.defaultSelected);
  return control.selectedIndex !== Math.max(came, 0);
};

export default function quiz(form) {
  const shown = $('[data-answered]');
  // Where the paper has several pages, the answers of the others are counted by the server.
  const elsewhere = Number(shown?.dataset.elsewhere ?? 0);
  const count = () => {
    const questions = $$('.q', form);
    if (shown) shown.textContent = elsewhere + questions.filter(answered).length;
    for (const question of questions) {
      $(`[data-nav="${question.dataset.question}"]`)?.toggleAttribute('data-done', answered(question));
    }
  };
  // The server is told which questions were changed here since the last saving: this page may be older than
  // what another one has saved, and must not bring that back. The empty one says that a script tells.
  const told = (value) => form.append(Object.assign(document.createElement('input'), {
    type: 'hidden', name: 'touched', value,
  }));
  const touch = (question) => {
    if (!question || 'touched' in question.dataset) return;
    question.dataset.touched = '';
    told(question.dataset.question);
  };
  told('');
  // What was changed before this script came.
  $$('.q', form).filter((q) => $('.moved', q) || $$('[name]', whole(q)).some(changed)).forEach(touch);
  form.addEventListener('input', (event) => {
    touch(event.target.closest('.q') ?? $('.q', event.target.closest('.asked') ?? form));
    count();
  });
  form.addEventListener('saved', () => {
    for (const input of $$('input[name="touched"]:not([value=""])', form)) input.remove();
    for (const question of $$('.q', form)) delete question.dataset.touched;
  });
  count();
  autosave(form);
}
