// Marking by keyboard: a digit chooses a level of the criterion where the focus is (the first one without a
// level otherwise), Ctrl+Enter saves. Element: the form.
import { $, $$ } from '../lib.js';

export default function marking(form) {
  const open = () => $$('fieldset', form).find((one) => !$(':checked', one));
  let sent = false;

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches('textarea, input:not([type="radio"]), select')) return;
    const criterion = event.target.closest('fieldset') ?? open();
    const level = criterion && $$('input[type="radio"]', criterion)[Number(event.key) - 1];
    if (!level) return;
    event.preventDefault();
    level.checked = true;
    const next = open();
    (next ? $('input', next) : $('textarea', form))?.focus();
  });

  // Twice is once on the server too; this spares the second journey.
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener('pageshow', () => { sent = false; });
}
