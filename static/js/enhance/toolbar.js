// Formatting buttons: one tab stop, arrow keys inside (they follow the reading direction).
// Element: .toolbar with aria-controls (id of the text); each button has data-ins, where … stands for the selection.
import { $$ } from '../lib.js';

export default function toolbar(bar) {
  const text = document.getElementById(bar.getAttribute('aria-controls'));
  const buttons = $$('button', bar);
  if (!text || !buttons.length) return;

  const insert = (pattern) => {
    const { selectionStart: from, selectionEnd: to } = text;
    const piece = pattern.replace('…', () => text.value.slice(from, to) || '…');
    text.focus();
    // insertText keeps the browser's undo; setRangeText is there where it is not supported.
    if (document.execCommand?.('insertText', false, piece)) return;
    text.setRangeText(piece, from, to, 'end');
    text.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const rove = (to) => buttons.forEach((button) => { button.tabIndex = button === to ? 0 : -1; });

  for (const button of buttons) button.addEventListener('click', () => insert(button.dataset.ins));
  bar.addEventListener('focusin', (event) => { if (buttons.includes(event.target)) rove(event.target); });
  bar.addEventListener('keydown', (event) => {
    const rtl = getComputedStyle(bar).direction === 'rtl' ? -1 : 1;
    const at = buttons.indexOf(document.activeElement);
    const next = { ArrowRight: at + rtl, ArrowLeft: at - rtl, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons[(next + buttons.length) % buttons.length].focus();
  });
  rove(buttons[0]);
}
