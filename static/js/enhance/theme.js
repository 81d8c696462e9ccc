// The theme applies as soon as it is chosen. Element: the <select name="theme">.
import { prefer } from '../lib.js';

export default function theme(select) {
  select.value = document.documentElement.dataset.theme ?? '';
  select.addEventListener('change', () => prefer('theme', select.value));
}
