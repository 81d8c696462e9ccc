// Signing out: answers that were not sent leave this browser too, once it is done (main.js). Element: the form.
export default function leave(form) {
  form.addEventListener('submit', () => {
    try {
      sessionStorage.setItem('takwin.leaving', '1');
    } catch { /* no storage: nothing was kept */ }
  });
}
