// Reading comfort: size and theme apply at once. Element: the <details class="prefs"> with its radio buttons.
import { $, $$, prefer } from '../lib.js';

const usual = { size: 'm', theme: '' };

export default function reading(details) {
  const set = document.documentElement.dataset;
  for (const input of $$('input[type="radio"]', details)) {
    if (!(input.name in usual)) continue;
    input.checked = (set[input.name] ?? usual[input.name]) === input.value;
    input.addEventListener('change', () => prefer(input.name, input.value === 'm' ? '' : input.value));
  }
  document.addEventListener('click', (event) => {
    if (details.open && !details.contains(event.target)) details.open = false;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    $('summary', details).focus();
  });
}
