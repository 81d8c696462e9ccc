// Glossary: the link to a definition shows it in place, on touch and on focus; Escape or a tap outside closes it.
// Element: the article that holds the links a.term and, at its end, the list .gloss.
import { $, $$ } from '../lib.js';

const EDGE = 8;

/** Copies what an element contains, without its ids. */
const copy = (source, tag) => {
  const node = document.createElement(tag);
  node.append(...[...source.childNodes].map((child) => child.cloneNode(true)));
  for (const named of $$('[id]', node)) named.removeAttribute('id');
  return node;
};

export default function terms(article) {
  const links = $$('a.term', article);
  const box = document.createElement('div');
  if (!links.length || !box.showPopover) return;
  box.className = 'gloss-pop';
  box.popover = 'auto';
  box.tabIndex = -1;
  box.setAttribute('role', 'note');
  article.append(box);
  let from;
  let returning = false;

  // The focus that comes back when the box closes does not open it again.
  box.addEventListener('beforetoggle', (event) => { returning = event.newState === 'closed'; });
  box.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    const at = document.activeElement;
    if (at === document.body || box.contains(at)) from?.focus({ preventScroll: true });
    returning = false;
  });

  const place = (link) => {
    const word = link.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const middle = word.x + word.width / 2 - box.offsetWidth / 2;
    const x = Math.min(Math.max(EDGE, middle), width - box.offsetWidth - EDGE);
    const below = word.bottom + EDGE + box.offsetHeight < innerHeight;
    const y = below ? word.bottom + EDGE : word.top - EDGE - box.offsetHeight;
    box.style.translate = `${Math.round(x + scrollX)}px ${Math.round(y + scrollY)}px`;
  };

  /** Fills the box with what a link explains; false when there is nothing. */
  const show = (link) => {
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const [name, text] = entry ? [$('dt', entry), $('dd', entry)] : [];
    if (!name || !text) return false;
    from = link;
    const title = document.createElement('p');
    title.append(copy(name, 'b'));
    box.replaceChildren(title, copy(text, 'div'));
    if (!box.matches(':popover-open')) box.showPopover();
    place(link);
    return true;
  };

  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (!show(link)) return;
      event.preventDefault();
      box.focus({ preventScroll: true });
    });
    // By keyboard, the definition shows beside the word and the focus stays on it.
    link.addEventListener('focus', () => {
      if (returning && link === from) return;
      // Once the browser has finished moving the focus: a popover cannot open while another act on it lasts.
      requestAnimationFrame(() => {
        if (link.matches(':focus-visible') && !box.matches(':popover-open')) show(link);
      });
    });
    link.addEventListener('blur', (event) => {
      if (event.relatedTarget !== box && box.matches(':popover-open') && from === link) box.hidePopover();
    });
  }
}
