/** Stands in for `node:test` under mutation: it has `test` and nothing else, so that a file that wants more does not load. */

export interface CollectedTest {
  readonly id: string;
  readonly file: string;
  readonly body: () => unknown;
}

const tests: CollectedTest[] = [];
let file = '';

/** The file whose tests are declared from now on. */
export function collectFor(next: string): void {
  file = next;
}

export const collected = (): readonly CollectedTest[] => tests;

export function test(name: string, body: () => unknown): void {
  const id = `${file}: ${name}`;
  if (body.length > 0) throw new Error(`a test that asks for its context cannot be run in process: ${id}`);
  if (tests.some((each) => each.id === id)) throw new Error(`two tests of one name: ${id}`);
  tests.push({ id, file, body });
}
