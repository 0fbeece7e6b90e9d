import type { Finding } from '../findings.ts';
import type { ReservoirUnknown } from '../reservoir.ts';
import { say } from '../said/sentence.ts';
import { reservoirOf } from '../visit-facts.ts';
import { aboutVolumeWords, volumeWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { RESERVOIR_RULE } from './own-rules.ts';

const SAID: Readonly<Record<ReservoirUnknown, { readonly at: string; readonly message: string }>> = {
  'bridge-duration': {
    at: '/last/delivered',
    message:
      'How long the bridge or prime ran is not recorded. The program is counted as if it had run meanwhile, so more may be left than expected. Give its duration.',
  },
  'patient-boluses': {
    at: '/visit/read/patientBoluses',
    message:
      'The program allowed patient boluses and their number has not been read from the pump. None is counted, so less may be left than expected.',
  },
  'patient-boluses-differ': {
    at: '/visit/read/patientBoluses',
    message:
      'The number of patient boluses read from the pump differs from the number recorded. The number from the pump is counted.',
  },
  'patient-bolus-volume': {
    at: '/visit/read/patientBoluses',
    message:
      'Patient boluses were given, but no program since the last fill says how large one is. They are not counted, so less may be left than expected.',
  },
  'delivered-volume': {
    at: '/last/delivered',
    message: 'A bolus is recorded without its volume and is not counted, so less may be left than expected.',
  },
};

/** What the expected volume rests on, and whether the pump can still have run. */
export const checkReservoir: Check = (input) => {
  const reservoir = reservoirOf(input);
  if (reservoir === null) return [];
  const unknown = reservoir.unknowns.map(
    (code): Finding => ({
      rule: `reservoir-${code}`,
      severity: 'warn',
      at: SAID[code].at,
      message: SAID[code].message,
      said: [say(`reservoir-${code}`)],
      // Before the residual is aspirated nobody is shown what is expected.
      working:
        input.visit.aspirated === undefined
          ? {}
          : { expected: working.volume(reservoir.expected), lowest: working.volume(reservoir.lowest) },
      source: RESERVOIR_RULE,
    }),
  );
  if (!reservoir.ranDry || input.last === null) return unknown;
  const { volume } = input.last.fill;
  return [
    ...unknown,
    {
      rule: 'reservoir-ran-dry',
      severity: 'warn',
      at: '/visit/at',
      message: `By the program the reservoir ran empty before this visit: ${aboutVolumeWords(reservoir.programmed)} was programmed from a fill of ${volumeWords(volume)}. Treat it as an interruption: a restart is monitored as a start.`,
      said: [say('reservoir-ran-dry', { programmed: reservoir.programmed, fill: volume })],
      working: { fill: working.volume(volume), programmed: working.volume(reservoir.programmed) },
      source: RESERVOIR_RULE,
    },
  ];
};
