// What was tried and how it went: steps of journeys, pages inspected, and the count at the end.

export class Report {
  #steps = [];
  #pages = [];

  /** Runs one step of a journey; a step that fails ends its journey. */
  async step(journey, sentence, act) {
    const from = performance.now();
    try {
      const value = await act();
      this.#tell(journey, sentence, from);
      return value;
    } catch (error) {
      this.#tell(journey, sentence, from, error);
      error.told = true;
      throw error;
    }
  }

  #tell(journey, sentence, from, error) {
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    this.#steps.push({ passed: !error });
    console.log(`${error ? 'FAILED' : 'ok    '} ${journey}: ${sentence} (${seconds} s)`);
    if (error) console.log(indent(error.stack ?? String(error)));
  }

  /** One page, with the faults that each check found: `{ axe: [], html: [], … }`. */
  page(row) {
    this.#pages.push(row);
    const faults = Object.entries(row.checks).flatMap(([check, found]) => found.map((fault) => `${check}: ${fault}`));
    if (faults.length > 0) {
      console.log(`FAILED page ${row.address} (${row.journey})`);
      for (const fault of faults) console.log(indent(fault));
    }
  }

  /** The table of pages and checks, then the line that counts. Answers whether all is well. */
  close() {
    const names = [...new Set(this.#pages.flatMap((row) => Object.keys(row.checks)))];
    const kinds = new Map();
    for (const row of this.#pages) {
      const kind = `${row.kind}\n${row.script ? 'yes' : 'no'}`;
      kinds.set(kind, [...kinds.get(kind) ?? [], row]);
    }
    const rows = [...kinds]
      .map(([kind, pages]) => [...kind.split('\n'), String(pages.length), ...names.map((name) => told(pages, name))])
      .sort((one, other) => (one.join() < other.join() ? -1 : 1));
    const head = ['page', 'script', 'states', ...names];
    const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
    const line = (row) => row.map((cell, at) => cell.padEnd(widths[at])).join('  ').trimEnd();
    console.log(`\n${line(head)}`);
    for (const row of rows) console.log(line(row));

    const clean = ({ checks }) => Object.values(checks).every((faults) => faults.length === 0);
    const all = [...this.#steps.map((step) => step.passed), ...this.#pages.map(clean)];
    const failed = all.filter((passed) => !passed).length;
    console.log(`\n${this.#steps.length} steps, ${this.#pages.length} pages inspected`);
    console.log(`browser: ${all.length - failed} passed, ${failed} failed`);
    return failed === 0 && all.length > 0;
  }
}

/** What a check found on all the states of a kind of page. */
const told = (pages, name) => {
  const ran = pages.map((row) => row.checks[name]).filter(Boolean);
  if (ran.length === 0) return '-';
  const faults = ran.flat().length;
  return faults === 0 ? 'ok' : `${faults} faults`;
};

const indent = (text) => text.replace(/^/gm, '         ');
