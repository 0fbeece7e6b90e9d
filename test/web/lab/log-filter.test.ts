import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesIn } from '../../../src/pump/log-book.ts';
import { tell } from '../../../src/pump/programming.ts';
import { step } from '../../../src/pump/step.ts';
import { LOG_FILTERS, logShown, unreadIn } from '../../../src/web/lab/log-filter.ts';
import { after, atRate, MINUTE, prescribed, running } from '../../pump/sample-pump.ts';

test('[SR-23] what is offered to be marked as read stands in the log, also when the log has overflowed', () => {
  let pump = running(prescribed(atRate(400_000)));
  for (let i = 1; i <= 520; i++) pump = step(pump, after(i * MINUTE), { kind: 'request-bolus' }).pump;
  assert.ok(pump.lostEntries > 0);
  const unread = unreadIn(pump);
  const marked = tell(pump, after(600 * MINUTE), {
    kind: 'acknowledge-log',
    sequences: unread.map(({ sequence }) => sequence).slice(2),
  });
  assert.equal(marked.refusal, null);
  const left = unreadIn(marked.pump).map(({ event }) => event.kind);
  assert.deepEqual(left.slice(-1), ['log-acknowledged']);
});

test('a filter shows entries of the log in their order, and each kind of refusal under refusals', () => {
  const pump = step(running(prescribed(atRate(400_000))), after(MINUTE), { kind: 'request-bolus' }).pump;
  const entries = entriesIn(pump.log);
  assert.equal(logShown(entries, 'all').length, entries.length);
  assert.deepEqual(
    logShown(entries, 'refusals').map(({ event }) => event.kind),
    ['request-denied'],
  );
  for (const filter of LOG_FILTERS) {
    const numbers = logShown(entries, filter).map(({ sequence }) => sequence);
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => a - b),
    );
  }
});
