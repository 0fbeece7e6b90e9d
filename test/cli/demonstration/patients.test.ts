import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAKESIDE } from '../../../src/cli/demonstration/clinic.ts';
import { demonstrationPatients } from '../../../src/cli/demonstration/patients.ts';
import { DRUG_IDS, PUMP_MODEL_IDS } from '../../../src/core/ids.ts';
import { type BoardGroup, boardGroups } from '../../../src/core/therapy/board-groups.ts';
import { boardRowOf } from '../../../src/core/therapy/board-row.ts';
import { compareInstants, type Instant, instantAt } from '../../../src/core/time.ts';

const DAY_MS = 86_400_000;
/** Days of every kind: working days, weekends, nights, both changes of the clock, a leap day, the end of a year. */
const TODAYS = [
  '2026-11-22T16:00Z',
  '2026-11-23T05:59Z',
  '2027-03-14T07:30Z',
  '2027-11-07T06:30Z',
  '2028-02-29T12:00Z',
  '2027-01-01T00:01Z',
].map((text) => instantAt(Date.parse(text)));

const groupsOf = (today: Instant): Map<string, readonly BoardGroup[]> =>
  new Map(
    demonstrationPatients(today).map(({ state }) => [
      state.identity.name,
      boardGroups(boardRowOf(state), today, LAKESIDE.timeZone),
    ]),
  );

test('the demonstration holds every drug and every pump', () => {
  const [today] = TODAYS;
  assert.ok(today);
  const stories = demonstrationPatients(today);
  const pumps = new Set(stories.map(({ state }) => state.pump?.model));
  assert.deepEqual(
    PUMP_MODEL_IDS.filter((model) => !pumps.has(model)),
    [],
  );
  const drugs = new Set(
    stories.flatMap(({ state }) => state.last?.fill.components.map(({ drug }) => drug) ?? []),
  );
  assert.deepEqual(
    DRUG_IDS.filter((drug) => !drugs.has(drug)),
    ['saline'],
  );
});

test('whatever day it is made, it has one of each kind to look at, and nothing lies in the future', () => {
  for (const today of TODAYS) {
    const groups = groupsOf(today);
    const gravest = [...groups.values()].map(([first]) => first);
    for (const group of [
      'overdue',
      'visit-open',
      'discrepancy',
      'stopped',
      'no-appointment',
      'to-verify',
      'to-sign',
      'no-data',
      'on-plan',
    ] as const)
      assert.ok(gravest.includes(group), `${group} on ${new Date(Number(today)).toISOString()}`);
    for (const { events } of demonstrationPatients(today))
      for (const { stamp } of events) assert.ok(compareInstants(stamp.at, today) <= 0);
  }
});

test('the interrupted visit has the new solution in the pump and the old program running', () => {
  const [today] = TODAYS;
  assert.ok(today);
  const open = demonstrationPatients(today).find(({ state }) => state.visit !== null);
  assert.equal(open?.visit.step, 'confirm');
  assert.notEqual(open?.visit.injected, null);
});

test('the same day tells the same stories', () => {
  const today = instantAt(Date.UTC(2026, 10, 22) + DAY_MS);
  const told = () => JSON.stringify(demonstrationPatients(today).map(({ events }) => events));
  assert.equal(told(), told());
});
