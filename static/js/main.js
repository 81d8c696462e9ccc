// Comfort only: remove this folder and every journey still works.
// An element asks for help by name: data-enhance="quiz", or several names separated by spaces.
document.documentElement.classList.add('js');

for (const element of document.querySelectorAll('[data-enhance]')) {
  for (const name of element.dataset.enhance.split(' ')) {
    if (!/^[a-z]+$/.test(name)) continue;
    import(`./enhance/${name}.js`)
      .then((module) => module.default(element))
      .catch((error) => console.warn(`enhance ${name}:`, error));
  }
}

// Somebody has signed out here (enhance/leave.js), and this page greets nobody: what was kept for them goes.
try {
  if (sessionStorage.getItem('takwin.leaving') && 'visitor' in document.documentElement.dataset) {
    sessionStorage.removeItem('takwin.leaving');
    import('./outbox.js').then(({ forget }) => forget());
  }
} catch { /* no storage: nothing was kept */ }
