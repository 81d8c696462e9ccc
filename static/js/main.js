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
