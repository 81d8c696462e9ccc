// Marks a lesson done without leaving the page; on any failure the native form is submitted.
// Element: the form, with data-done (the button once done), data-say ("{n} of {m}") and data-progress (id of the bar).
import { $, body, fill, post, say } from '../lib.js';

export default function done(form) {
  let native = false;
  form.addEventListener('submit', async (event) => {
    if (native || event.defaultPrevented) return;
    event.preventDefault();
    const button = event.submitter ?? $('button', form);
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    const answer = await post(form.action, body(form, event.submitter)).catch(() => null);
    button.removeAttribute('aria-busy');
    if (!answer?.ok) {
      native = true;
      form.requestSubmit(event.submitter);
      return;
    }
    // The server may tell the true count: {"done": 5, "total": 9}.
    const count = await answer.json().catch(() => ({}));
    const bar = document.getElementById(form.dataset.progress || 'course-progress');
    if (bar) {
      bar.max = count.total ?? bar.max;
      bar.value = count.done ?? bar.value + 1;
    }
    button.disabled = true;
    if (form.dataset.done) ($('span', button) ?? button).textContent = form.dataset.done;
    const words = { n: count.done ?? bar?.value, m: count.total ?? bar?.max };
    if (form.dataset.say) say(fill(form.dataset.say, words));
  });
}
