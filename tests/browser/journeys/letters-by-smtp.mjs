// Letters leave by a real mail server when one is configured.
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { NADIA, join } from '../people.mjs';
import { freePort, until } from '../site.mjs';

/** A mail server on loopback that keeps what it receives; `settings` tell a site to use it. */
export async function prepare() {
  const letters = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({ from: mailFrom.address, to: rcptTo.map(({ address }) => address), source: Buffer.concat(parts) });
        done();
      });
    },
  });
  const port = await freePort();
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  const settings = { TAKWIN_SMTP_URL: `smtp://127.0.0.1:${port}`, TAKWIN_MAIL_FROM: 'شبكة التواصل العمومي <reseau@exemple.ma>' };
  return { letters, settings, close: () => new Promise((done) => { server.close(done); }) };
}

export async function walk({ site, step, visitor, prepared: { letters } }) {
  const nadia = await visitor();
  await step('the joining letter arrives by SMTP, in Arabic, as text and as HTML', async () => {
    await join(nadia, site, NADIA, async () => {
      const { from, to, source } = await until(async () => letters[0], 'No letter came by SMTP');
      if (from !== 'reseau@exemple.ma' || to.join() !== NADIA.email) throw new Error(`The letter went from ${from} to ${to}.`);
      const mail = await PostalMime.parse(source);
      const arabic = /[\u0600-\u06ff]{3}/;
      for (const part of ['subject', 'text', 'html']) {
        if (!arabic.test(mail[part] ?? '')) throw new Error(`The ${part} is not in Arabic: ${mail[part]}`);
      }
      if (!/<html[^>]* lang="ar"[^>]* dir="rtl"/.test(mail.html)) throw new Error('The HTML part does not say that it is Arabic, from right to left.');
      if (!mail.text.includes(NADIA.name_arabic)) throw new Error(`The letter does not greet by name:\n${mail.text}`);
      return mail;
    });
  });
  await step('one letter was sent once', async () => {
    await new Promise((done) => { setTimeout(done, 3_000); });
    if (letters.length !== 1) throw new Error(`${letters.length} letters came.`);
  });
}
