import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMilliseconds } from '../../../src/core/time.ts';
import { decodeVisit } from '../../../src/wire/visit/decode-visit.ts';
import { encodeVisit } from '../../../src/wire/visit/encode-visit.ts';
import { anyVisit } from './arbitrary-visit.ts';

const EXAMPLE = readFileSync(new URL('../../scenarios/baclofen-500-to-2000.json', import.meta.url), 'utf8');

const decoded = (text: string) => {
  const result = decodeVisit(text);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

type Path = readonly (string | number)[];
type Holder = Record<string | number, unknown>;

/** The example with one value set at a path, or taken away. */
function changed(path: Path, value: unknown): string {
  const document = JSON.parse(EXAMPLE) as Holder;
  const holder = path.slice(0, -1).reduce<Holder>((at, key) => at[key] as Holder, document);
  const key = path.at(-1) ?? '';
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  return JSON.stringify(document);
}

const errorsOf = (text: string) => {
  const result = decodeVisit(text);
  assert.ok(!result.ok, 'this should have been refused');
  return result.refusal;
};

function onlyError(path: Path, value: unknown, at: string, expected: RegExp): void {
  const errors = errorsOf(changed(path, value));
  assert.equal(errors.length, 1, JSON.stringify(errors));
  assert.equal(errors[0]?.at, at);
  assert.match(errors[0]?.expected ?? '', expected);
}

test('every visit decodes to itself after it was encoded', () => {
  fc.assert(
    fc.property(anyVisit, (visit) => {
      assert.deepEqual(decoded(JSON.stringify(encodeVisit(visit))), visit);
    }),
    { numRuns: 500 },
  );
});

test('no visit file with a character taken away, doubled or replaced makes decoding throw', () => {
  for (let index = 0; index < EXAMPLE.length; index++) {
    decodeVisit(EXAMPLE.slice(0, index) + EXAMPLE.slice(index + 1));
    decodeVisit(EXAMPLE.slice(0, index));
    decodeVisit(`${EXAMPLE.slice(0, index)}-${EXAMPLE.slice(index + 1)}`);
    decodeVisit(`${EXAMPLE.slice(0, index)}9${EXAMPLE.slice(index)}`);
  }
});

test('no value of any kind at any place makes decoding throw, and every refusal says what belongs there', () => {
  const places: Path[] = [];
  const visit = (value: unknown, path: Path): void => {
    places.push(path);
    if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) visit(member, [...path, key]);
  };
  for (const [key, member] of Object.entries(JSON.parse(EXAMPLE) as object)) visit(member, [key]);
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
      const result = decodeVisit(changed(path, value));
      if (!result.ok) assert.ok(result.refusal.every((error) => error.expected !== '' && error.found !== ''));
    }),
    { numRuns: 3000 },
  );
});

test('[SR-26] an unknown key is refused at every level, with the known ones', () => {
  const levels: readonly Path[] = [
    [],
    ['clinic'],
    ['patient'],
    ['pump'],
    ['catheter'],
    ['catheter', 'segments', 0],
    ['catheter', 'segments', 0, 'implanted'],
    ['last'],
    ['last', 'fill'],
    ['last', 'fill', 'components', 0],
    ['last', 'program'],
    ['visit'],
    ['visit', 'read'],
    ['visit', 'aspirated'],
    ['visit', 'fill'],
    ['visit', 'program'],
  ];
  for (const level of levels)
    onlyError(
      [...level, 'colour'],
      'blue',
      `${level.map((key) => `/${key}`).join('')}/colour`,
      /^no such key; known here: /,
    );
  onlyError(['__proto__x'], 1, '/__proto__x', /no such key/);
});

test('all errors of a file come at once', () => {
  const text = EXAMPLE.replaceAll('"ug/d"', '"mcg/d"')
    .replace('"T10"', '"T10", "colour": 3')
    .replace('"baclofen"', '"bacofen"');
  const places = errorsOf(text).map((error) => error.at);
  assert.deepEqual(places, [
    '/catheter/colour',
    '/last/fill/components/0/drug',
    '/last/program/dose/unit',
    '/visit/program/dose/unit',
  ]);
});

test('[SR-27] nothing stands in for a drug, concentration, volume, dose or model that is missing', () => {
  const needed: readonly Path[] = [
    ['theca'],
    ['timeZone'],
    ['patient'],
    ['pump'],
    ['pump', 'model'],
    ['catheter'],
    ['catheter', 'segments'],
    ['last', 'fill'],
    ['last', 'fill', 'at'],
    ['last', 'fill', 'volume'],
    ['last', 'fill', 'components'],
    ['last', 'fill', 'components', 0, 'drug'],
    ['last', 'fill', 'components', 0, 'concentration'],
    ['last', 'program'],
    ['last', 'program', 'mode'],
    ['visit', 'at'],
    ['visit', 'fill', 'volume'],
    ['visit', 'fill', 'components'],
    ['visit', 'program'],
    ['clinic', 'refillMargin'],
    ['clinic', 'clinicDays'],
  ];
  for (const path of needed) {
    const errors = errorsOf(changed(path, undefined));
    assert.deepEqual(
      errors.map(({ at, found }) => ({ at, found })),
      [{ at: `/${path.join('/')}`, found: 'nothing' }],
    );
  }
  onlyError(['visit', 'program', 'dose'], undefined, '/visit/program', /either "dose" or "rate"/);
});

test('[SR-26] unknown drugs, models, modes and other closed words are refused with the known ones', () => {
  onlyError(['theca'], 'visit/2', '/theca', /^"visit\/1"$/);
  onlyError(['pump', 'model'], 'synchromed-ii', '/pump/model', /"synchromed-ii-40"/);
  onlyError(['catheter', 'segments', 0, 'model'], '8709', '/catheter/segments/0/model', /"8709sc"/);
  onlyError(['patient', 'indication'], 'pain', '/patient/indication', /"cancer-pain"/);
  onlyError(['visit', 'program', 'mode'], 'simple', '/visit/program/mode', /"continuous"/);
  onlyError(['visit', 'bridge'], 'skip', '/visit/bridge', /"compute" or/);
  onlyError(['visit', 'bridge'], { declined: ' ' }, '/visit/bridge/declined', /the reason/);
  onlyError(['visit', 'read', 'alarms'], [{ kind: 'loud' }], '/visit/read/alarms/0/kind', /"low-reservoir"/);
  onlyError(['clinic', 'clinicDays'], ['mon', 'Tue'], '/clinic/clinicDays/1', /"tue"/);
  onlyError(['clinic', 'clinicDays'], ['mon', 'mon'], '/clinic/clinicDays/1', /each day once/);
  onlyError(['timeZone'], 'Chicago', '/timeZone', /IANA/);
});

test('values that contradict each other are refused', () => {
  const dose = { value: 200, unit: 'ug/d' };
  const rate = { value: 0.4, unit: 'mL/d' };
  const component = { drug: 'baclofen', concentration: { value: 500, unit: 'ug/mL' } };
  onlyError(
    ['visit', 'program'],
    { mode: 'continuous', dose, rate },
    '/visit/program',
    /either "dose" or "rate"/,
  );
  onlyError(['visit', 'program'], { mode: 'stopped', dose }, '/visit/program/dose', /no such key/);
  onlyError(
    ['visit', 'fill', 'components'],
    [component, component],
    '/visit/fill/components/1/drug',
    /each drug once/,
  );
  onlyError(['patient', 'indication'], 'crps', '/patient/spasticityOrigin', /unless "indication"/);
  onlyError(
    ['catheter', 'segments', 0, 'volume'],
    { value: 1, unit: 'mL' },
    '/catheter/segments/0',
    /a segment/,
  );
  onlyError(['visit', 'at'], '2026-08-01T10:00', '/last/fill/at', /not after the visit/);
  onlyError(['patient', 'birthDate'], '2027-01-01', '/patient/birthDate', /not after the visit/);
  onlyError(
    ['last', 'delivered'],
    [{ kind: 'bridge', at: '2026-09-02T10:00', count: 2 }],
    '/last/delivered/0',
    /a "volume" and no "count"/,
  );
  onlyError(
    ['last', 'delivered'],
    [
      {
        kind: 'single',
        at: '2026-09-02T10:00',
        volume: { value: 1, unit: 'mL' },
        duration: { value: 1, unit: 'h' },
      },
    ],
    '/last/delivered/0/duration',
    /only a bridge and a prime/,
  );
  onlyError(
    ['last', 'changes'],
    [{ at: '2026-08-30T10:00', program: { mode: 'stopped' } }],
    '/last/changes/0/at',
    /not before the last fill/,
  );
  onlyError(
    ['visit', 'read', 'stops'],
    [{ from: '2026-10-02T10:00', until: '2026-10-02T10:00' }],
    '/visit/read/stops/0/until',
    /after "from"/,
  );
});

test('a list or a time that no visit has is refused before it costs anything', () => {
  const change = { at: '2026-09-02T10:00', program: { mode: 'stopped' } };
  onlyError(['last', 'changes'], new Array(501).fill(change), '/last/changes', /a list of at most 500/);
  onlyError(
    ['last', 'fill', 'at'],
    '2006-09-01T10:00',
    '/last/fill/at',
    /at most ten years before the visit/,
  );
  const minutes = Array.from({ length: 145 }, (_, index) => {
    const [hour, minute] = [Math.floor(index / 10), index % 10];
    return { at: `${String(hour).padStart(2, '0')}:0${minute}`, rate: { value: 0.4, unit: 'mL/d' } };
  });
  const program = { mode: 'schedule', steps: minutes };
  onlyError(['visit', 'program'], program, '/visit/program/steps', /a list of 1 to 144/);
});

test('a clinic that states no policy gets our starting one, marked as ours', () => {
  const { clinic } = decoded(changed(['clinic'], undefined));
  assert.equal(clinic.isDefault, true);
  assert.equal(decoded(EXAMPLE).clinic.isDefault, false);
  const { isDefault: _, ...stated } = decoded(EXAMPLE).clinic;
  assert.deepEqual(clinic, { ...stated, isDefault: true });
});

test('a first fill has no last state, said by leaving it out or by null', () => {
  assert.equal(decoded(changed(['last'], undefined)).last, null);
  assert.equal(decoded(changed(['last'], null)).last, null);
});

const visitAt = (text: string) => epochMilliseconds(decoded(changed(['visit', 'at'], text)).visit.at);

test('a local time is read in the zone of the file, one with offset as it stands', () => {
  assert.equal(visitAt('2026-11-22T10:00'), Date.UTC(2026, 10, 22, 16));
  assert.equal(visitAt('2026-11-22T10:00-05:00'), Date.UTC(2026, 10, 22, 15));
  assert.equal(visitAt('2026-11-22T10:00:30.250Z'), Date.UTC(2026, 10, 22, 10, 0, 30, 250));
});

test('a local time that comes twice or never that day needs its offset', () => {
  onlyError(['visit', 'at'], '2026-11-01T01:30', '/visit/at', /\(-05:00 or -06:00\).*comes twice/);
  onlyError(['visit', 'at'], '2027-03-14T02:30', '/visit/at', /does not exist that day/);
  assert.equal(visitAt('2026-11-01T01:30-06:00'), Date.UTC(2026, 10, 1, 7, 30));
});

test('dates and times that no calendar has are refused', () => {
  for (const text of [
    '2026-02-30T10:00',
    '2026-11-22T24:00',
    '2026-11-22T10:60',
    '2026-11-22',
    '10:00',
    '',
    '2026-11-22T10:00:60',
  ])
    onlyError(['visit', 'at'], text, '/visit/at', /^a date and time of 1900 to 2199/);
  for (const text of ['0206-11-22T10:00', '2026-11-22T10:00-99:00', '2026-11-22T10:00[UTC]', '20261122T1000'])
    onlyError(['visit', 'at'], text, '/visit/at', /^a date and time of 1900 to 2199/);
  onlyError(['patient', 'birthDate'], '1968-02-30', '/patient/birthDate', /a day such as/);
});

test('the clock of the pump is what it showed, without an offset', () => {
  const withClock = (text: string) =>
    decoded(changed(['visit', 'read', 'clock'], text)).visit.read?.clockOffset;
  assert.equal(withClock('2026-11-22T11:04'), 64 * 60_000);
  assert.equal(withClock('2026-11-22T09:59:30'), -30_000);
  onlyError(['visit', 'read', 'clock'], '2026-11-22T10:00-06:00', '/visit/read/clock', /without offset/);
});

const schedule = (steps: unknown) => changed(['visit', 'program'], { mode: 'schedule', steps });
const step = (at: string, setting: object) => ({ at, ...setting });
const perDay = { dose: { value: 100, unit: 'ug/d' } };

test('a schedule holds a dose per time, a flow or the mass over the whole step', () => {
  const steps = [
    step('00:00', perDay),
    step('07:00', { rate: { value: 0.2, unit: 'mL/d' } }),
    step('22:00', { amount: { value: 10, unit: 'ug' } }),
  ];
  const { program } = decoded(schedule(steps)).visit;
  assert.ok(program.mode === 'schedule');
  assert.deepEqual(program.patterns, [
    {
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      steps: [
        { at: 0, setting: { kind: 'dose', dose: 100_000 } },
        { at: 420, setting: { kind: 'rate', rate: 200_000 } },
        { at: 1320, setting: { kind: 'amount', amount: 10_000 } },
      ],
    },
  ]);
});

test('[SR-26] a mass without time is no dose, and a dose per time is no mass', () => {
  const wrong = errorsOf(schedule([step('00:00', { dose: { value: 60, unit: 'ug' } })]));
  assert.equal(wrong[0]?.at, '/visit/program/steps/0/dose/unit');
  assert.match(
    wrong[0]?.expected ?? '',
    /a mass without time is no dose.*"amount", the mass over the whole step/,
  );
  onlyError(
    ['visit', 'program', 'dose', 'unit'],
    'ug',
    '/visit/program/dose/unit',
    /a mass without time is no dose/,
  );
  const bolus = {
    dose: { value: 10, unit: 'ug/d' },
    duration: { value: 5, unit: 'min' },
    lockout: { value: 4, unit: 'h' },
    maxPerDay: 4,
  };
  onlyError(
    ['visit', 'program', 'patientBolus'],
    bolus,
    '/visit/program/patientBolus/dose/unit',
    /without time/,
  );
});

test('steps out of order, at one minute or with two settings are refused', () => {
  assert.match(
    errorsOf(schedule([step('07:00', perDay), step('06:00', perDay)]))[0]?.expected ?? '',
    /after 07:00/,
  );
  assert.match(
    errorsOf(schedule([step('07:00', perDay), step('07:00', perDay)]))[0]?.expected ?? '',
    /after 07:00/,
  );
  assert.match(errorsOf(schedule([step('24:00', perDay)]))[0]?.expected ?? '', /"00:00" to "23:59"/);
  assert.match(errorsOf(schedule([step('7:00', perDay)]))[0]?.expected ?? '', /"00:00" to "23:59"/);
  assert.match(errorsOf(schedule([]))[0]?.expected ?? '', /a list of 1 to 144/);
  const both = step('00:00', { ...perDay, amount: { value: 10, unit: 'ug' } });
  assert.match(errorsOf(schedule([both]))[0]?.expected ?? '', /^one of "dose", "rate" and "amount"$/);
});

test('groups of days hold each day once', () => {
  const group = (...days: string[]) => ({ days, steps: [step('00:00', perDay)] });
  const program = (days: unknown) => changed(['visit', 'program'], { mode: 'schedule', days });
  const read = decoded(program([group('mon', 'tue', 'wed', 'thu', 'fri'), group('sat', 'sun')])).visit
    .program;
  assert.ok(read.mode === 'schedule' && read.patterns.length === 2);
  assert.match(errorsOf(program([group('mon'), group('tue', 'mon')]))[0]?.expected ?? '', /one group only/);
  const both = { mode: 'schedule', days: [group('mon')], steps: [step('00:00', perDay)] };
  onlyError(['visit', 'program'], both, '/visit/program', /either "steps" for every day or "days"/);
});

test('saline states no concentration, every drug must', () => {
  const saline = [{ drug: 'saline' }];
  assert.deepEqual(decoded(changed(['visit', 'fill', 'components'], saline)).visit.fill?.components, [
    { drug: 'saline', concentration: 0 },
  ]);
  onlyError(
    ['visit', 'fill', 'components'],
    [{ drug: 'morphine' }],
    '/visit/fill/components/0/concentration',
    /an amount of concentration/,
  );
  onlyError(
    ['visit', 'fill', 'components', 0, 'concentration', 'value'],
    0,
    '/visit/fill/components/0/concentration/value',
    /above 0/,
  );
});
