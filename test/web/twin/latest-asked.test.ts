import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Heard, latestAsked, type Port } from '../../../src/web/twin/latest-asked.ts';
import type { NumberedQuestion, TwinAnswer, TwinQuestion } from '../../../src/web/twin/question.ts';

const question = (patients: number): TwinQuestion => ({
  strip: null,
  lines: [],
  band: { scenario: {} as never, patients, seed: 1 },
});
const ANSWER: TwinAnswer = {
  strip: null,
  mostUgPerMl: 0,
  stripOutside: [],
  refusals: [],
  lines: [],
  bands: [],
  update: null,
  tookMs: 1,
};

/** A worker whose answers the test gives itself. */
function workers(): {
  readonly sent: NumberedQuestion[];
  readonly ports: Port[];
  readonly start: () => Port;
} {
  const sent: NumberedQuestion[] = [];
  const ports: Port[] = [];
  const start = (): Port => {
    const port: Port = {
      postMessage: (message) => sent.push(message),
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
    };
    ports.push(port);
    return port;
  };
  return { sent, ports, start };
}

test('of what is typed while the worker computes only the last is asked, and only its answer is shown', () => {
  const { sent, ports, start } = workers();
  const heard: Heard[] = [];
  const { ask } = latestAsked(start, (one) => heard.push(one));
  for (const patients of [1, 2, 3, 4]) ask(question(patients));
  assert.deepEqual(
    sent.map(({ number }) => number),
    [1],
  );
  ports[0]?.onmessage?.({ data: { number: 1, answer: ANSWER } });
  assert.equal(heard.length, 0, 'the answer to the first is stale');
  assert.deepEqual(
    sent.map(({ number }) => number),
    [1, 4],
  );
  ports[0]?.onmessage?.({ data: { number: 4, answer: ANSWER } });
  assert.deepEqual(
    heard.map(({ question: of }) => of.band?.patients),
    [4],
  );
});

test('a computation that fails is told, and the next question is asked all the same', () => {
  const { sent, ports, start } = workers();
  const heard: Heard[] = [];
  const { ask } = latestAsked(start, (one) => heard.push(one));
  ask(question(1));
  ports[0]?.onmessage?.({ data: { number: 1, failed: 'no number' } });
  assert.deepEqual(
    heard.map((one) => one.kind === 'failed' && one.because),
    ['no number'],
  );
  ask(question(2));
  assert.equal(sent.length, 2);
});

test('a worker that broke is replaced by another', () => {
  const { sent, ports, start } = workers();
  const heard: Heard[] = [];
  const { ask } = latestAsked(start, (one) => heard.push(one));
  ask(question(1));
  ask(question(2));
  ports[0]?.onerror?.({ message: 'gone' });
  assert.equal(ports.length, 2);
  assert.deepEqual(
    sent.map(({ number }) => number),
    [1, 2],
  );
  ports[1]?.onmessage?.({ data: { number: 2, answer: ANSWER } });
  assert.deepEqual(
    heard.map(({ kind }) => kind),
    ['answer'],
  );
});

test('nothing is heard after the page was left', () => {
  const { ports, start } = workers();
  const heard: Heard[] = [];
  const { ask, end } = latestAsked(start, (one) => heard.push(one));
  ask(question(1));
  end();
  ports[0]?.onmessage?.({ data: { number: 1, answer: ANSWER } });
  assert.deepEqual(heard, []);
});
