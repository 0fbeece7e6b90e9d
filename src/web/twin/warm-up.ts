import { instantAt } from '../../core/time.ts';
import { milliseconds, nanogramsPerDay, nanogramsPerMillilitre, nanolitres } from '../../core/units.ts';
import type { Scenario } from '../../twin/scenario.ts';
import type { TwinQuestion } from './question.ts';

const HOUR = milliseconds(3_600_000);

/**
 * A question about nobody, asked of a worker before the first patient: its answer is thrown away. It makes the browser compile
 * what the first real question would wait for.
 */
export function warmUp(): TwinQuestion {
  const scenario: Scenario = {
    patient: {},
    overrides: {},
    pump: { model: 'synchromed-ii-40', clock: { aheadOfUtc: milliseconds(0) }, accuracyRatio: 1 },
    catheter: { segments: [{ volume: nanolitres(200_000) }], tip: 'T10' },
    before: {
      kind: 'steady',
      mixture: [{ drug: 'morphine', concentration: nanogramsPerMillilitre(10_000_000) }],
      program: { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(2_000_000) } },
    },
    delivery: [
      {
        kind: 'program',
        at: instantAt(0),
        program: { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(3_000_000) } },
      },
    ],
    observe: {
      levels: [{ kind: 'csf', at: 'tip' }],
      from: instantAt(0),
      to: instantAt(240 * 3_600_000),
      every: HOUR,
    },
  };
  return {
    strip: { scenario, drug: 'morphine', positions: 48, colours: [scenario] },
    lines: [{ key: 'today', scenario }],
    band: null,
  };
}
