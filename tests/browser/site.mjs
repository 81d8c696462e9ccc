// A Takwin of its own for a journey: the real program on a free port, with an empty data folder.
import { spawn, execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
export const courses = join(root, 'courses');

/** A port of loopback that nobody listens on, above 20 000. */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await new Promise((done) => {
      const server = createServer();
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
    });
    if (free) return port;
  }
}

/** `engine` is `sqlite` or `postgres` (the server of TEST_DATABASE_URL); `settings` are more variables. */
export async function startSite({ engine = 'sqlite', settings = {} } = {}) {
  const program = process.env.TAKWIN_PROGRAM ?? join(root, 'target/debug/takwin');
  const folder = await mkdtemp(join(tmpdir(), 'takwin-site-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = join(folder, 'data');
  const environment = {
    PATH: process.env.PATH,
    TAKWIN_LISTEN: `127.0.0.1:${port}`,
    TAKWIN_URL: url,
    TAKWIN_DATA: data,
    TAKWIN_COURSES: courses,
    ...settings,
  };
  if (engine === 'postgres') environment.DATABASE_URL = await emptyDatabase(`takwin_${port}`);

  let said = '';
  let server;
  let ended;
  let end;
  const launch = () => {
    ended = false;
    server = spawn(program, ['serve'], { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    server.stdout.on('data', (text) => { said += text; });
    server.stderr.on('data', (text) => { said += text; });
    end = new Promise((done) => {
      server.once('error', (error) => { said += error.message; ended = true; done(); });
      server.once('exit', () => { ended = true; done(); });
    });
    return until(async () => {
      if (ended) throw new Error(`takwin stopped before it answered:\n${said}`);
      return (await fetch(`${url}/health/ready`).catch(() => null))?.ok;
    }, `takwin did not answer on ${url}`, 60_000);
  };

  // Should this program end before it has stopped its site.
  const orphaned = () => server.kill('SIGKILL');
  process.once('exit', orphaned);
  const stop = async () => {
    process.off('exit', orphaned);
    if (!ended) server.kill('SIGTERM');
    const late = setTimeout(() => server.kill('SIGKILL'), 10_000);
    await end;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await launch();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    data,
    engine,
    /** The address of its database, on PostgreSQL. */
    database: environment.DATABASE_URL,
    /** Runs the program with these words, on the same data. */
    command: (...words) => run(program, words, { cwd: folder, env: environment }),
    /** The one-time link that the first start prints. */
    firstLink: () => said.match(/^\s*(http\S+\/first\/\S+)$/m)?.[1],
    /** All that the program has said so far. */
    said: () => said,
    /** Ends the program at once, as a power cut does. */
    crash: async () => {
      server.kill('SIGKILL');
      await end;
    },
    /** Starts it again on the same data. */
    restart: launch,
    stop,
  };
}

async function emptyDatabase(name) {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server: start the journeys with tests/run.');
  await run('psql', [`${server}/postgres`, '-qc', `create database ${name}`]);
  return `${server}/${name}`;
}

/** Waits until `true_` answers something; fails with `sentence`. */
export async function until(true_, sentence, milliseconds = 20_000) {
  const last = performance.now() + milliseconds;
  for (;;) {
    const value = await true_();
    if (value) return value;
    if (performance.now() > last) throw new Error(`${sentence} within ${milliseconds / 1000} s.`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
