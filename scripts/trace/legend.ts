import { PROBABILITIES, riskOf, SEVERITIES } from './hazards.ts';
import { table } from './tables.ts';

/** What the words of the safety trace mean. */
export const LEGEND: readonly string[] = [
  '## How to read it',
  '',
  'In the columns of ISO 14971: hazard, foreseeable sequence of events, hazardous situation, harm, estimate of the risk before',
  'measures, measures of control in their order of preference, whether each is there (its requirements are implemented and their',
  'tests passed), residual estimate, and what the measures may themselves bring about.',
  '',
  '- **implemented**: the tests that carry the id cover the whole sentence. **partly**: they cover what its note says.',
  '- **result**: *passed*, no test of it failed and at least one passed in the run that this page was made from; *not seen*, that',
  '  machine could not run them; *no test*, none carries the id.',
  '- **virtual pump**: the requirement is tested in the simulated pump alone, on which plans are rehearsed and people train. It is',
  '  no measure of control in a real pump: that one is built and answered for by its manufacturer. **virtual pump and plan**: tests',
  '  look besides at what a plan asks of a real pump, which is all that can be looked at before it is programmed.',
  '- **severity**: negligible (inconvenience), minor (passes without treatment), serious (needs treatment), critical (threatens',
  '  life or leaves permanent injury), catastrophic (death). **probability** of the harm over the therapy of one patient.',
  '- **risk**: the ranks of both from 1 to 5, added: high from 7, medium from 5, low below.',
  '',
  ...table(
    ['', ...PROBABILITIES],
    SEVERITIES.toReversed().map((severity) => [
      severity,
      ...PROBABILITIES.map((probability) => riskOf(severity, probability)),
    ]),
  ),
  '',
  'Not in it, because it is not ours to say: which risk is acceptable, whether the benefit outweighs what remains, and the overall',
  'residual risk. No clinic has reviewed the estimates.',
  '',
];
