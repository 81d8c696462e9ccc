// Prints the page. Element: the button, which only shows with script (class js-only).
export default function printer(button) {
  button.addEventListener('click', () => print());
}
