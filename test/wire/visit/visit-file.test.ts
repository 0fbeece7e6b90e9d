import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeVisit } from '../../../src/wire/visit/decode-visit.ts';
import { encodeVisit } from '../../../src/wire/visit/encode-visit.ts';
import { anyVisit } from './arbitrary-visit.ts';
import { changed, decoded, EXAMPLE, errorsOf, onlyError, type Path } from './changed-example.ts';

test('[SR-81] every visit decodes to itself after it was encoded', () => {
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

test('an unknown key is refused at every level, with the known ones', () => {
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

test('[SR-26] [SR-32] unknown drugs, models, modes and other closed words are refused with the known ones', () => {
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
  onlyError(['last', 'neverRan'], true, '/last/neverRan', /a program or a bolus on record has run/);
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
