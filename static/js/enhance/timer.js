// Time left. The deadline is the server's: this counts down from data-seconds, speaks at 10, 5 and 1 minutes
// (data-say, {n} the minutes) and hands the form in at the end (data-form, its id) with "expired=1".
import { $, fill, say } from '../lib.js';

const pad = (number) => String(number).padStart(2, '0');

/** When the page was answered: the seconds given by the server count from there. */
const answeredAt = () => {
  const [page] = performance.getEntriesByType('navigation');
  return performance.timeOrigin + (page?.responseStart ?? 0);
};

const write = (seconds) => {
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
};

export default function timer(element) {
  const end = answeredAt() + Number(element.dataset.seconds) * 1000;
  if (!Number.isFinite(end)) return;
  const shown = $('b', element) ?? element;
  const spoken = new Set();

  const hand = () => {
    const form = document.getElementById(element.dataset.form) ?? $('form[data-save-url]');
    if (!form) return;
    if (!navigator.onLine) {
      addEventListener('online', hand, { once: true });
      return;
    }
    const expired = document.createElement('input');
    Object.assign(expired, { type: 'hidden', name: 'expired', value: '1' });
    form.append(expired);
    form.noValidate = true;
    form.dataset.confirmed = '';
    form.requestSubmit();
  };

  const tick = () => {
    const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
    shown.textContent = write(seconds);
    element.classList.toggle('timer--low', seconds < 300);
    for (const minutes of [10, 5, 1]) {
      const due = seconds <= minutes * 60 && seconds > minutes * 60 - 5;
      if (due && !spoken.has(minutes)) {
        spoken.add(minutes);
        say(fill(element.dataset.say, { n: minutes }));
      }
    }
    if (seconds) return;
    clearInterval(loop);
    hand();
  };
  const loop = setInterval(tick, 1000);
  tick();
}
