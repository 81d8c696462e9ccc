// A scanned code leads here with its signed statement behind #: carries it on to the page that verifies it by itself.
// Element: the link to that page.
export default function carry(link) {
  const number = location.pathname.split('/').pop();
  if (location.hash.length > 100) link.hash = `${location.origin}/v/${number}${location.hash}`;
}
