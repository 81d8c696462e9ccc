// Acts on several rows. Element: the form, with data-msg ("{n} selected"); inside it [data-all] and [data-count].
import { $, $$, fill } from '../lib.js';

export default function bulk(form) {
  const all = $('[data-all]', form);
  const count = $('[data-count]', form);
  const boxes = $$('tbody input[type="checkbox"]', form);

  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    if (all) {
      all.checked = boxes.length > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    if (count && form.dataset.msg) count.textContent = fill(form.dataset.msg, { n: ticked });
  };

  all?.addEventListener('change', () => { for (const box of boxes) box.checked = all.checked; });
  form.addEventListener('change', show);
  addEventListener('pageshow', show);
  show();
}
