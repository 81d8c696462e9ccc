// Errors first: focus goes to the summary, then to the field each line names. Element: .error-summary.
import { $ } from '../lib.js';

export default function errors(summary) {
  summary.focus();
  summary.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    const control = field.matches('fieldset, div') ? $('input, select, textarea', field) ?? field : field;
    control.focus({ preventScroll: true });
    control.scrollIntoView({ block: 'center' });
  });
}
