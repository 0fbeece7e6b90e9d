import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFluidPath } from '../../../src/core/checks/fluid-path.ts';
import { micrometres } from '../../../src/core/units.ts';
import type { CatheterSegment, ImplantedPump } from '../../../src/core/visit-input.ts';
import { mcgPerMl, mL } from '../amounts.ts';
import { SAMPLE } from '../sample-visit.ts';
import { brief, saying, visitWith } from './said.ts';

const path = saying(checkFluidPath);
const tubing = (pump: ImplantedPump) => path({ ...SAMPLE, pump });

test('[SR-40] the tubing volume of programmers before 2016–17 computes nothing, and what it would push is named', () => {
  const [finding, ...more] = tubing({ model: 'synchromed-ii-40', tubingVolume: mL(0.199) });
  assert.deepEqual(more, []);
  assert.equal(finding?.rule, 'tubing-former-value');
  assert.equal(finding?.severity, 'refuse');
  assert.match(finding?.message ?? '', /118\u202fmcg/);
  const morphine = [{ drug: 'morphine', concentration: mcgPerMl(25_000) }] as const;
  const [other] = path(
    visitWith(
      { fill: { volume: mL(40), components: morphine } },
      { pump: { model: 'synchromed-ii-40', tubingVolume: mL(0.199) } },
    ),
  );
  assert.match(other?.message ?? '', /1\.475\u202fmg/);
});

test('a tubing volume that differs from the known one is warned of, a needed one is used and said', () => {
  assert.deepEqual(brief(tubing({ model: 'synchromed-ii-40', tubingVolume: mL(0.14) })), []);
  assert.deepEqual(brief(tubing({ model: 'synchromed-ii-40', tubingVolume: mL(0.15) })), [
    'warn tubing-differs /pump/tubingVolume',
  ]);
  assert.deepEqual(brief(tubing({ model: 'synchromed-iii-40', tubingVolume: mL(0.199) })), [
    'note tubing-supplied /pump/tubingVolume',
  ]);
  assert.deepEqual(brief(tubing({ model: 'synchromed-iii-40' })), []);
});

test('no catheter is longer than it was made: refused where its length was seen, else warned of', () => {
  const of = (...segments: readonly CatheterSegment[]) => brief(path({ ...SAMPLE, catheter: { segments } }));
  assert.deepEqual(of({ model: '8709sc', implanted: micrometres(890_000) }), []);
  assert.deepEqual(
    of(
      { model: '8709sc', implanted: micrometres(890_001) },
      { model: '8780', implanted: micrometres(1_143_001) },
    ),
    [
      'refuse catheter-longer-than-made /catheter/segments/0/implanted',
      'warn catheter-longer-than-made /catheter/segments/1/implanted',
    ],
  );
  assert.deepEqual(of({ model: '8731sc', implanted: micrometres(9_000_000) }), []);
});
