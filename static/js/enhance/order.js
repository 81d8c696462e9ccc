// Ordering: the same two buttons, without the round trip. Focus follows the item, the move is announced.
// Element: the question holding ol.order; data-say-moved is the sentence ({n} the rank, {x} the item).
import { $, fill } from '../lib.js';

export default function order(question) {
  const status = $('[data-order-status]', question);
  question.addEventListener('click', (event) => {
    const button = event.target.closest('.moves button');
    const item = button?.closest('li');
    if (!item) return;
    event.preventDefault();
    const up = button.classList.contains('up');
    const other = up ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (up) other.before(item); else other.after(item);

    const items = [...item.parentNode.children];
    for (const each of items) each.classList.toggle('moved', each === item);
    question.dataset.moved = '';
    // Moving is answering: the box that says so is ticked.
    const answer = $('input[type="checkbox"][name$=".moved"]', question);
    if (answer) answer.checked = true;
    // The first item has no way up, the last no way down: focus takes the other button.
    const hidden = getComputedStyle(button).visibility === 'hidden';
    (hidden ? $(up ? '.down' : '.up', item) : button).focus();
    if (status) {
      const words = { n: items.indexOf(item) + 1, x: item.firstElementChild.textContent.trim() };
      status.textContent = fill(question.dataset.sayMoved, words);
    }
    question.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
