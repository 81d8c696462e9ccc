// Acts that cannot be undone: the question, and the safe answer under the finger.
// Element: the form, with data-confirm, data-yes and data-no; a button may carry its own three.
// Without script the server asks on a page; with it, the form then says "confirmed=yes".
let count = 0;

const make = (tag, properties, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

const ask = (words) => new Promise((resolve) => {
  const id = `ask-${++count}`;
  const no = make('button', { className: 'btn btn--2', value: 'no', autofocus: true }, words.no);
  const yes = make('button', { className: 'btn btn--danger', value: 'yes' }, words.yes);
  const dialog = make('dialog', {},
    make('p', { id, className: 'mb' }, words.confirm),
    make('form', { method: 'dialog', className: 'row' }, no, yes));
  dialog.setAttribute('aria-labelledby', id);
  dialog.addEventListener('close', () => {
    resolve(dialog.returnValue === 'yes');
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
});

export default function confirm(form) {
  form.addEventListener('submit', async (event) => {
    const button = event.submitter;
    const words = { ...form.dataset, ...button?.dataset };
    if (!words.confirm || 'confirmed' in form.dataset) return;
    event.preventDefault();
    if (!await ask(words)) {
      button?.focus();
      return;
    }
    const said = make('input', { type: 'hidden', name: 'confirmed', value: 'yes' });
    form.append(said);
    form.dataset.confirmed = '';
    form.requestSubmit(button);
    // The data is on its way: if the page comes back from history, the question is asked again.
    delete form.dataset.confirmed;
    said.remove();
  });
}
