// What several enhancements need.
export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Puts the values of `data` in the {holes} of a sentence written by the server. */
export const fill = (text, data) => (text ?? '').replace(/\{(\w+)\}/g, (hole, key) => data[key] ?? hole);

/** Hour and minutes, as the server writes them; <html data-zone> names its time zone. */
export const clock = (date = new Date()) => date.toLocaleTimeString('fr-MA', {
  hour: '2-digit', minute: '2-digit', timeZone: document.documentElement.dataset.zone || undefined,
});

/** Speaks through the toast; it leaves after six seconds. */
let leaving;
export const say = (text) => {
  const toast = $('#toast');
  if (!toast) return;
  toast.textContent = '';
  requestAnimationFrame(() => { toast.textContent = text; });
  clearTimeout(leaving);
  leaving = setTimeout(() => { toast.textContent = ''; }, 6000);
};

/** The same body as the native submission of the form. */
export const body = (form, submitter) => {
  const data = new FormData(form, submitter);
  return form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data);
};

/** Sends to our own server. A redirection is a refusal: the session has ended, or the page is needed. */
export const post = (url, data, { accept = 'application/json', keepalive = false, signal } = {}) => fetch(url, {
  method: 'POST', body: data, keepalive, signal, redirect: 'manual', credentials: 'same-origin', headers: { Accept: accept },
});

/** Display preferences: the server reads the same cookie, so the next page is right from its first byte. */
export const prefer = (key, value) => {
  if (value) document.documentElement.dataset[key] = value;
  else delete document.documentElement.dataset[key];
  const secure = location.protocol === 'https:' ? ';secure' : '';
  document.cookie = `${key}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax${secure}`;
};
