import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pumpProfile } from '../../../src/core/devices/profiles.ts';
import type { Program } from '../../../src/core/program.ts';
import { epochMilliseconds, instantAt } from '../../../src/core/time.ts';
import {
  inSmallestUnit,
  milliseconds,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../../src/core/units.ts';
import type { DeliveryEvent, Scenario } from '../../../src/twin/scenario.ts';
import { simulate } from '../../../src/twin/simulate.ts';
import english from '../../../src/web/messages/twin.en.json' with { type: 'json' };
import spanish from '../../../src/web/messages/twin.es.json' with { type: 'json' };
import { refusalPlace } from '../../../src/web/twin/refusal-place.ts';
import { warmUp } from '../../../src/web/twin/warm-up.ts';

const [line] = warmUp().lines;
assert.ok(line !== undefined);
/** A year of fills and programs that the twin takes. */
const SOUND: Scenario = line.scenario;
const LAST = SOUND.observe.to;

const continuous = (ngPerDay: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'dose', dose: nanogramsPerDay(ngPerDay) },
});

/** The sound scenario with one event more, at its end. */
const withEvent = (event: DeliveryEvent): Scenario => ({ ...SOUND, delivery: [...SOUND.delivery, event] });
const path = (kind: 'bridge' | 'prime', nl: number, nlPerDay: number): DeliveryEvent => ({
  kind,
  at: LAST,
  volume: nanolitres(nl),
  rate: nanolitresPerDay(nlPerDay),
});

const EMPTY = {
  kind: 'fill',
  at: LAST,
  components: [{ drug: 'morphine', concentration: nanogramsPerMillilitre(0) }],
} as const;

const CASES: readonly (readonly [told: string, scenario: Scenario, part: string, because: string | null])[] =
  [
    [
      'a dose that no flow of the pump gives',
      withEvent({ kind: 'program', at: LAST, program: continuous(9_000_000_000) }),
      'program',
      'flow',
    ],
    [
      'a dose of a reservoir without drug',
      {
        ...SOUND,
        delivery: [
          ...SOUND.delivery,
          { ...EMPTY, volume: nanolitres(20_000_000) },
          { kind: 'program', at: LAST, program: continuous(2_000_000) },
        ],
      },
      'program',
      'flow-unknown',
    ],
    [
      'a fill that does not go into the reservoir',
      withEvent({ ...EMPTY, volume: nanolitres(90_000_000) }),
      'fill',
      'fill-volume',
    ],
    [
      'a bridge faster than the pump',
      withEvent(path('bridge', 300_000, 9_000_000_000)),
      'bridge',
      'path-rate',
    ],
    ['a prime at no rate', withEvent(path('prime', 300_000, 0)), 'prime', 'path-rate'],
    [
      'a bolus faster than the pump',
      withEvent({
        kind: 'pump-bolus',
        at: LAST,
        amount: { volume: nanolitres(5_000_000) },
        duration: milliseconds(1_000),
      }),
      'pump-bolus',
      'bolus-rate',
    ],
    [
      'a catheter that nobody measured',
      { ...SOUND, catheter: { segments: [], tip: 'T10' } },
      'implant',
      'path-unknown',
    ],
    ['events out of their order', { ...SOUND, delivery: SOUND.delivery.toReversed() }, 'program', 'order'],
    ['what no message is written for', { ...SOUND, observe: { ...SOUND.observe, levels: [] } }, 'time', null],
  ];

for (const [told, scenario, part, because] of CASES)
  test(`${told} is told by what it is and why, not by a pointer`, () => {
    const simulated = simulate(scenario);
    assert.ok(!simulated.ok);
    const places = simulated.refusal.map((refusal) => refusalPlace({ refusal, scenario }));
    const found = places.find((place) => place.part === part && place.because === because);
    assert.ok(found !== undefined, JSON.stringify(simulated.refusal));
    if (scenario.delivery.length > SOUND.delivery.length) assert.equal(found.atMs, epochMilliseconds(LAST));
    const keys = [`twin.refusal.part.${found.part}`, `twin.refusal.why.${found.because}`];
    for (const key of found.because === null ? keys.slice(0, 1) : keys) {
      assert.ok(Object.hasOwn(english, key), key);
      assert.ok(Object.hasOwn(spanish, key), key);
    }
  });

test('the limit that is told is the pump’s own', () => {
  const scenario = withEvent({ kind: 'program', at: instantAt(0), program: continuous(9_000_000_000) });
  const profile = pumpProfile('synchromed-ii-40');
  assert.ok(profile.maximumFlow !== null && profile.reservoir !== null);
  const place = refusalPlace({
    refusal: { code: 'out-of-range', at: `/delivery/${SOUND.delivery.length}/program/dose`, expected: '' },
    scenario,
  });
  assert.equal(place.pump, profile.name);
  assert.equal(place.mostMlPerDay, inSmallestUnit(profile.maximumFlow.value) / 1_000_000);
  assert.equal(place.reservoirMl, inSmallestUnit(profile.reservoir.value) / 1_000_000);
});
