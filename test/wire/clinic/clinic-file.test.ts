import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { timeZoneNamed, WEEKDAYS } from '../../../src/core/time.ts';
import { milliseconds } from '../../../src/core/units.ts';
import { type ClinicFile, decodeClinicFile, encodeClinicFile } from '../../../src/wire/clinic/clinic-file.ts';

const zones = ['America/Chicago', 'Asia/Kathmandu', 'UTC'].map((name) => timeZoneNamed(name));
const hours = fc.integer({ min: 1, max: 5_000 }).map((count) => milliseconds(count * 3_600_000));
const minutes = fc.integer({ min: 0, max: 10_000 });

const plain = { noNullPrototype: true };

const anyClinic: fc.Arbitrary<ClinicFile> = fc.record(
  {
    name: fc
      .string({ minLength: 1, maxLength: 100, unit: 'grapheme' })
      .map((name) => name.trim())
      .filter((name) => name !== '' && name.length <= 200),
    timeZone: fc.constantFrom(...zones.filter((zone) => zone !== null)),
    policy: fc.option(
      fc.record(
        {
          refillMargin: hours,
          withdrawalMargin: hours,
          longestInterval: hours,
          clinicDays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
          isDefault: fc.constant(false),
        },
        plain,
      ),
    ),
    observation: fc.record(
      {
        start: minutes,
        'drug-change': minutes,
        increase: minutes,
        routine: minutes,
        unit: fc.constant('min' as const),
      },
      plain,
    ),
  },
  plain,
);

const example = {
  theca: 'clinic/1',
  name: 'Ribeira',
  timeZone: 'Europe/Lisbon',
  observation: {
    start: { value: 8, unit: 'h' },
    'drug-change': { value: 90, unit: 'min' },
    increase: { value: 45, unit: 'min' },
    routine: { value: 20, unit: 'min' },
  },
};

const errorsOf = (document: unknown) => {
  const read = decodeClinicFile(JSON.stringify(document));
  return read.ok ? [] : read.refusal.map(({ at }) => at);
};

test('a clinic file that was written is read back the same', () => {
  fc.assert(
    fc.property(anyClinic, (clinic) => {
      const read = decodeClinicFile(JSON.stringify(encodeClinicFile(clinic)));
      assert.ok(read.ok, JSON.stringify(read));
      assert.deepEqual(read.value, clinic);
    }),
  );
});

test('no text makes reading a clinic file throw', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void decodeClinicFile(text)));
});

test('eight hours are 480 minutes, and a part of a minute is refused', () => {
  const read = decodeClinicFile(JSON.stringify(example));
  assert.ok(read.ok);
  assert.equal(read.value.observation.start, 480);
  const seconds = { ...example.observation, routine: { value: 90, unit: 's' } };
  assert.deepEqual(errorsOf({ ...example, observation: seconds }), ['/observation/routine']);
});

test('the minutes of observation have no default: each reason has to be stated', () => {
  for (const reason of Object.keys(example.observation)) {
    const rest = Object.fromEntries(Object.entries(example.observation).filter(([key]) => key !== reason));
    assert.deepEqual(errorsOf({ ...example, observation: rest }), [`/observation/${reason}`]);
  }
});

test('half a policy is none, and an unknown key is refused', () => {
  const policy = { refillMargin: { value: 7, unit: 'd' } };
  assert.deepEqual(errorsOf({ ...example, policy }), [
    '/policy/withdrawalMargin',
    '/policy/longestInterval',
    '/policy/clinicDays',
  ]);
  assert.deepEqual(errorsOf({ ...example, timezone: 'UTC' }), ['/timezone']);
});

test('the example of the documentation is a clinic', () => {
  const page = readFileSync(new URL('../../../docs/running.md', import.meta.url), 'utf8');
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const read = decodeClinicFile(json);
  assert.ok(read.ok, JSON.stringify(read));
  assert.notEqual(read.value.policy, null);
});
