import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  catheterVolume,
  deadVolume,
  leastSureSource,
  pathCaveat,
  tubingVolume,
} from '../../src/core/catheter.ts';
import { catheterProfile } from '../../src/core/devices/catheters.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { CATHETER_MODEL_IDS, PUMP_MODEL_IDS } from '../../src/core/ids.ts';
import { inSmallestUnit, micrometres, nanolitres } from '../../src/core/units.ts';
import type { CatheterSegment } from '../../src/core/visit-input.ts';

const cm = (length: number) => micrometres(length * 10_000);
const volumeOf = (result: ReturnType<typeof catheterVolume>) =>
  result.ok ? inSmallestUnit(result.value.volume) : result.refusal.map(({ code, at }) => [code, at]);

test('[SR-39] 89 cm of 8709SC hold 0.1958 mL and with the SynchroMed II tubing 0.3358 mL', () => {
  const catheter = { segments: [{ model: '8709sc', implanted: cm(89) }] } as const;
  assert.equal(volumeOf(catheterVolume(catheter)), 195_800);
  const dead = deadVolume({ model: 'synchromed-ii-40' }, catheter);
  assert.equal(volumeOf(dead), 335_800);
});

test('a volume is as sure as the least sure of its figures, and says so where that is only recalled', () => {
  const pump = { model: 'synchromed-ii-40' } as const;
  const sure = (segments: CatheterSegment[]) => {
    const dead = deadVolume(pump, { segments });
    assert.ok(dead.ok);
    return [leastSureSource(dead.value)?.confidence, pathCaveat(dead.value) === ''];
  };
  assert.deepEqual(sure([{ model: '8709sc', implanted: cm(89) }]), ['recalled', false]);
  assert.deepEqual(sure([{ model: 'flowonix', implanted: cm(89) }]), ['verified', true]);
  assert.deepEqual(sure([{ volume: nanolitres(200_000) }]), ['verified', true]);
});

test('a length of catheter holds its volume to the nearest nL', () => {
  const held = (um: number) =>
    volumeOf(catheterVolume({ segments: [{ model: '8709sc', implanted: micrometres(um) }] }));
  // 0.22 nL per µm.
  assert.deepEqual([held(890_003), held(890_002)], [195_801, 195_800]);
});

test('A11: the former tubing volume is no volume of a path, supplied or not', () => {
  const catheter = { segments: [{ model: '8709sc', implanted: cm(89) }] } as const;
  const tubing = nanolitres(199_000);
  assert.deepEqual(volumeOf(deadVolume({ model: 'synchromed-ii-40', tubingVolume: tubing }, catheter)), [
    ['tubing-volume', '/pump/tubingVolume'],
  ]);
  const other = deadVolume({ model: 'synchromed-iii-40', tubingVolume: tubing }, catheter);
  assert.equal(volumeOf(other), 394_800);
});

test('[SR-39] without a length or a volume there is no dead volume, and everything missing is named at once', () => {
  const segments: CatheterSegment[] = [
    { model: '8709sc' },
    { model: '8731sc', implanted: cm(60) },
    { model: 'other', implanted: cm(10) },
    { volume: nanolitres(0) },
    { model: '8780', implanted: cm(0) },
  ];
  assert.deepEqual(volumeOf(deadVolume({ model: 'synchromed-iii-20' }, { segments })), [
    ['tubing-volume', '/pump/tubingVolume'],
    ['implanted-length', '/catheter/segments/0/implanted'],
    ['segment-volume', '/catheter/segments/1'],
    ['segment-volume', '/catheter/segments/2'],
    ['segment-volume', '/catheter/segments/3/volume'],
    ['implanted-length', '/catheter/segments/4/implanted'],
  ]);
  assert.deepEqual(volumeOf(catheterVolume({ segments: [] })), [['no-segment', '/catheter/segments']]);
});

test('what is missing is asked for by name: which catheter, which pump, which amount', () => {
  const asked = (result: ReturnType<typeof catheterVolume>) =>
    result.ok ? [] : result.refusal.map(({ supply }) => supply);
  const segments = (...all: CatheterSegment[]) => asked(catheterVolume({ segments: all }));
  const [length] = segments({ model: '8709sc' });
  assert.match(length ?? '', /^the implanted length of the Medtronic 8709SC .*in cm: .*trimmed/);
  const [volume] = segments({ model: '8731sc', implanted: cm(60) });
  assert.match(volume ?? '', /^the inner volume of the .*8731SC.* segment in mL/);
  assert.deepEqual(segments({ volume: nanolitres(0) }), ['a catheter volume above 0 mL']);
  assert.deepEqual(segments(), ['the implanted catheter: model and length, or volume']);
  assert.match(
    asked(tubingVolume({ model: 'synchromed-iii-20' }))[0] ?? '',
    /tubing volume of the SynchroMed/,
  );
  assert.deepEqual(asked(tubingVolume({ model: 'synchromed-ii-20', tubingVolume: nanolitres(0) })), [
    'an internal tubing volume above 0 mL',
  ]);
  const former = tubingVolume({ model: 'synchromed-ii-20', tubingVolume: nanolitres(199_000) });
  assert.match(asked(former)[0] ?? '', /the tubing volume that the SynchroMed .* has, not the former one/);
  const [vast] = segments({ volume: nanolitres(Number.MAX_SAFE_INTEGER) }, { volume: nanolitres(1) });
  assert.equal(vast, 'volumes that a body can hold');
});

test('a volume that was computed names its figures, one that was supplied where it stands in the file', () => {
  const pump = { model: 'synchromed-ii-40' } as const;
  const origin = (tubing: number | null, segments: CatheterSegment[]) => {
    const path = deadVolume(
      { ...pump, ...(tubing === null ? {} : { tubingVolume: nanolitres(tubing) }) },
      { segments },
    );
    assert.ok(path.ok);
    return [path.value.figures.map((figure) => figure.id), path.value.supplied];
  };
  const known: CatheterSegment = { model: '8709sc', implanted: cm(89) };
  const given: CatheterSegment = { volume: nanolitres(200_000) };
  const perLength = catheterProfile('8709sc').volumePerLength?.id;
  const tubing = pumpProfile('synchromed-ii-40').tubing?.id;
  assert.deepEqual(origin(null, [known, given]), [[tubing, perLength], ['/catheter/segments/1/volume']]);
  assert.deepEqual(origin(140_000, [given, known]), [
    [perLength],
    ['/pump/tubingVolume', '/catheter/segments/0/volume'],
  ]);
  const all = deadVolume({ ...pump, tubingVolume: nanolitres(140_000) }, { segments: [given] });
  assert.ok(all.ok);
  assert.equal(leastSureSource(all.value), null);
  assert.equal(pathCaveat(all.value), '');
});

test('a path on a recalled figure ends its sentence with that', () => {
  const path = catheterVolume({ segments: [{ model: '8709sc', implanted: cm(89) }] });
  assert.ok(path.ok);
  assert.equal(
    pathCaveat(path.value),
    ' The inner volume of the catheter per cm is recalled and not confirmed.',
  );
});

test('only a verified tubing volume is used unasked; a supplied one always', () => {
  for (const model of PUMP_MODEL_IDS) {
    const own = tubingVolume({ model });
    assert.equal(own.ok, model.startsWith('synchromed-ii-'));
    if (own.ok) assert.equal(inSmallestUnit(own.value.volume), 140_000);
    const supplied = tubingVolume({ model, tubingVolume: nanolitres(123_456) });
    assert.ok(supplied.ok);
    assert.equal(inSmallestUnit(supplied.value.volume), 123_456);
    assert.deepEqual(supplied.value.supplied, ['/pump/tubingVolume']);
  }
  const none = tubingVolume({ model: 'synchromed-ii-20', tubingVolume: nanolitres(0) });
  assert.deepEqual(volumeOf(none), [['tubing-volume', '/pump/tubingVolume']]);
});

test('a length or a volume beyond reckoning is refused and not a fault', () => {
  const most = Number.MAX_SAFE_INTEGER;
  const far: CatheterSegment = { model: 'flowonix', implanted: micrometres(most) };
  const vast: CatheterSegment = { volume: nanolitres(most) };
  assert.deepEqual(volumeOf(catheterVolume({ segments: [far, vast] })), [
    ['beyond-range', '/catheter/segments'],
  ]);
  assert.deepEqual(
    volumeOf(deadVolume({ model: 'prometra-ii-20', tubingVolume: nanolitres(most) }, { segments: [vast] })),
    [['beyond-range', '/catheter/segments']],
  );
});

test('the volume of a catheter is the sum of its segments, and a longer one never holds less', () => {
  const segment = fc.oneof(
    fc.record({
      model: fc.constantFrom('8709sc', '8780', '8781', '8711', 'flowonix' as const),
      implanted: fc.integer({ min: 1, max: 1_400_000 }).map(micrometres),
    }),
    fc.record({
      model: fc.constantFrom(...CATHETER_MODEL_IDS),
      volume: fc.integer({ min: 1, max: 900_000 }).map(nanolitres),
    }),
  );
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.nat(100_000), (segments, extra) => {
      const total = catheterVolume({ segments });
      const apart = segments.map((one) => catheterVolume({ segments: [one] }));
      assert.ok(total.ok);
      assert.equal(
        inSmallestUnit(total.value.volume),
        apart.reduce((sum, part) => sum + (part.ok ? inSmallestUnit(part.value.volume) : Number.NaN), 0),
      );
      const longer = catheterVolume({
        segments: segments.map((one) =>
          'implanted' in one
            ? { ...one, implanted: micrometres(inSmallestUnit(one.implanted) + extra) }
            : one,
        ),
      });
      assert.ok(longer.ok);
      assert.ok(inSmallestUnit(longer.value.volume) >= inSmallestUnit(total.value.volume));
    }),
  );
});
