import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BOARD_GROUPS as CONTRACT_GROUPS } from '../../../src/core/therapy/board-groups.ts';
import { BOARD_GROUPS, type Board, type BoardRow } from '../../../src/web/board/board-groups.ts';
import { boardItems, filtered } from '../../../src/web/board/board-rows.ts';
import { boardSearch } from '../../../src/web/board/board-search.ts';
import { isBeingChanged, isLongOpen, openMinutes } from '../../../src/web/board/open-visit.ts';
import { bar, placed, runwayOf, weeks } from '../../../src/web/board/runway.ts';
import { indexAt, inView, layout } from '../../../src/web/board/window.ts';

const NOW = '2026-11-22T16:00:00Z';

const row = (name: string, more: Partial<BoardRow> = {}): BoardRow => ({
  id: name,
  name,
  recordNumber: '40 21 77',
  birthDate: '1959-03-14',
  group: 'on-plan',
  groups: ['on-plan'],
  pumpModel: 'synchromed-ii-20',
  drugs: [
    { drug: 'morphine', concentration: { value: 20, unit: 'mg/mL' }, dailyDose: { value: 4, unit: 'mg/d' } },
  ],
  mode: 'continuous',
  patientBoluses: false,
  lastFill: null,
  lowReservoirAlarm: null,
  worstCaseAlarm: null,
  empty: null,
  stability: null,
  refillBy: null,
  because: null,
  appointment: null,
  waiver: null,
  withdrawal: [],
  alarms: [],
  lastRefill: null,
  unreconciled: null,
  interrupted: null,
  physician: null,
  order: null,
  visit: null,
  ...more,
});

const ALL = { group: null, drug: null, physician: null, text: '' };
const board = (rows: readonly BoardRow[]): Board => ({
  now: NOW,
  timeZone: 'America/Chicago',
  rows: [...rows],
  counts: {} as Board['counts'],
  drugs: [],
  physicians: [],
});
const names = (rows: readonly BoardRow[]): string[] => rows.map((one) => one.name);

test('the groups stand in the order of gravity that the therapy gives them', () => {
  assert.deepEqual(BOARD_GROUPS, CONTRACT_GROUPS);
});

test('a patient stands once on the board, in the gravest group, the soonest first and no date last', () => {
  const items = boardItems(
    board([
      row('c', { refillBy: '2026-12-20' }),
      row('b', { refillBy: '2026-12-01' }),
      row('a'),
      row('d', { group: 'overdue', groups: ['overdue', 'no-appointment'], refillBy: '2026-11-20' }),
    ]),
    ALL,
  );
  assert.deepEqual(
    items.map((item) => (item.kind === 'group' ? `${item.group} ${item.count}` : item.row.name)),
    ['overdue 1', 'd', 'on-plan 3', 'b', 'c', 'a'],
  );
});

test('a chosen group shows everybody it applies to, also those with something graver', () => {
  const rows = [row('x', { group: 'overdue', groups: ['overdue', 'no-appointment'] }), row('y')];
  const items = boardItems(board(rows), { ...ALL, group: 'no-appointment' });
  assert.deepEqual(
    items.map((item) => item.key),
    ['group no-appointment', 'x'],
  );
});

test('a group says how many more it has in graver groups above, so that it agrees with its chip', () => {
  const rows = [
    row('x', { group: 'overdue', groups: ['overdue', 'no-appointment'] }),
    row('y', { group: 'no-appointment', groups: ['no-appointment'] }),
  ];
  const counts = boardItems(board(rows), ALL).flatMap((item) =>
    item.kind === 'group' ? [[item.group, item.count, item.elsewhere]] : [],
  );
  assert.deepEqual(counts, [
    ['overdue', 1, 0],
    ['no-appointment', 1, 1],
  ]);
});

const visitAt = (step: string, startedAt = '2026-11-22T15:29:00Z'): BoardRow =>
  row('x', {
    visit: { id: 'v', step, startedAt, by: 'Ana', watchedUntil: null },
    lowReservoirAlarm: '2026-12-07T16:00:00Z',
    refillBy: '2026-12-01',
    appointment: '2026-11-20T16:00:00Z',
  });

test('[SR-60] once a visit has changed the pump, no bar and no date of the old fill is drawn', () => {
  assert.equal(isBeingChanged(visitAt('aspirate')), false);
  assert.notEqual(runwayOf(visitAt('aspirate'), NOW).likely, null);
  for (const step of ['inject', 'confirm', 'program', 'observe', 'finish']) {
    const { visit, ...dates } = runwayOf(visitAt(step), NOW);
    assert.deepEqual(dates, { sure: null, likely: null, stability: null, refillBy: null }, step);
    assert.notEqual(visit, null);
  }
});

test('[SR-59] a visit that is open for more than 30 minutes is told of, and no earlier', () => {
  assert.equal(openMinutes(visitAt('read'), NOW), 31);
  assert.equal(isLongOpen(visitAt('read'), NOW), true);
  assert.equal(isLongOpen(visitAt('read', '2026-11-22T15:30:00Z'), NOW), false);
  assert.equal(openMinutes(row('x'), NOW), null);
  assert.equal(isLongOpen(row('x'), NOW), false);
});

test('the address of the board keeps a group and a drug that exist, and nothing else', () => {
  assert.deepEqual(boardSearch({ group: 'overdue', drug: 'baclofen' }), {
    group: 'overdue',
    drug: 'baclofen',
  });
  assert.deepEqual(boardSearch({ group: 'gone', drug: 'Rivera', text: 'Rivera', physician: 'Dr. B' }), {});
});

test('filters narrow by any drug of the mixture, by physician and by words of the name', () => {
  const rows = [
    row('Muñoz, Ana', { physician: 'Dr. B' }),
    row('Brooks, Dana', { drugs: [], recordNumber: '31-08-55' }),
  ];
  assert.deepEqual(names(filtered(rows, { ...ALL, drug: 'morphine' })), ['Muñoz, Ana']);
  assert.deepEqual(names(filtered(rows, { ...ALL, physician: 'Dr. B' })), ['Muñoz, Ana']);
  assert.deepEqual(names(filtered(rows, { ...ALL, text: 'ana mun' })), ['Muñoz, Ana']);
  assert.deepEqual(names(filtered(rows, { ...ALL, text: '310855' })), ['Brooks, Dana']);
});

test('a lane draws nothing for a date that is not known', () => {
  assert.deepEqual(runwayOf(row('x'), NOW), {
    sure: null,
    likely: null,
    stability: null,
    visit: null,
    refillBy: null,
  });
});

test('the solid bar ends at the worst-case alarm, the hatched one at the alarm as programmed', () => {
  const runway = runwayOf(
    row('x', { worstCaseAlarm: '2026-12-02T16:00:00Z', lowReservoirAlarm: '2026-12-07T16:00:00Z' }),
    NOW,
  );
  assert.equal(runway.sure, 10);
  assert.equal(runway.likely, 15);
});

test('a bar is cut to the stretch and a mark beyond it says on which side', () => {
  const stretch = { from: -10, until: 90 };
  assert.deepEqual(bar(0, 40, stretch), { x: 10, width: 40 });
  assert.deepEqual(bar(0, 400, stretch), { x: 10, width: 90 });
  assert.equal(bar(0, -5, stretch), null);
  assert.deepEqual(placed(-30, stretch), { at: 0, beyond: 'before' });
  assert.deepEqual(placed(300, stretch), { at: 100, beyond: 'after' });
  assert.deepEqual(placed(40, stretch), { at: 50, beyond: null });
});

test('the ticks of the axis are Mondays', () => {
  const ticks = weeks('2026-11-22', { from: -10, until: 30 });
  assert.deepEqual(
    ticks.map((tick) => tick.date),
    ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'],
  );
});

test('whatever is looked at is drawn: every item that touches the view is inside the window', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: -500, max: 40_000 }),
      fc.integer({ min: 1, max: 2_000 }),
      (heights, offset, height) => {
        const places = layout(heights);
        const { from, until } = inView(places, offset, height, 0);
        for (const [index, top] of places.tops.entries()) {
          const touches = top < offset + height && top + (heights[index] ?? 0) > offset;
          if (touches) assert.ok(index >= from && index < until, `${index} of ${from}–${until}`);
        }
      },
    ),
  );
});

test('an offset before the list is its first item, one behind it the last', () => {
  const places = layout([10, 20, 30]);
  assert.equal(indexAt(places, -5), 0);
  assert.equal(indexAt(places, 10), 1);
  assert.equal(indexAt(places, 999), 2);
  assert.equal(places.total, 60);
});
