// Answers are saved as they come, on one quiet line. Element: form[data-save-url]; words in its data-* attributes.
import { $, $$ } from '../lib.js';
import autosave from '../autosave.js';

/** Has the learner put anything in this question (.q)? */
const answered = (question) => $$('[name]', question).some((control) => {
  if (control.matches('button')) return false;
  if (control.type === 'radio' || control.type === 'checkbox') return control.checked;
  if (control.type === 'hidden') return control.closest('[data-moved]') !== null;
  return control.value.trim() !== '';
});

export default function quiz(form) {
  const shown = $('[data-answered]');
  const count = () => { if (shown) shown.textContent = $$('.q', form).filter(answered).length; };
  form.addEventListener('input', count);
  count();
  autosave(form);
}
