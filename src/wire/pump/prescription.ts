import type { Prescription } from '../../pump/prescription.ts';
import { positive } from '../amount/decode-amount.ts';
import { FLOW, TIME, VOLUME } from '../amount/unit-table.ts';
import { type Decoder, listOf, map, record } from '../json/decoder.ts';
import { mixture } from '../visit/mixture.ts';
import { program } from '../visit/program.ts';

const MOST_LIMITS = 8;

/** What a programming of the pump says. Absent `limits` say that only lockout and count hold the patient's boluses. */
export const prescription: Decoder<Prescription> = map(
  record(
    'a prescription: "components", "program", "lowReservoirAlarm"',
    { components: mixture, program, lowReservoirAlarm: positive(VOLUME) },
    {
      limits: listOf(
        record(
          'a limit: the most "volume" in any "window"',
          { window: positive(TIME), volume: positive(VOLUME) },
          {},
        ),
        0,
        MOST_LIMITS,
      ),
      reservoir: positive(VOLUME),
      bridge: record('a bridge: "volume", "rate"', { volume: positive(VOLUME), rate: positive(FLOW) }, {}),
    },
  ),
  ({ components, program: told, lowReservoirAlarm, limits = [], reservoir = null, bridge = null }) => ({
    mixture: components,
    program: told,
    limits,
    lowReservoirAlarm,
    reservoir,
    bridge,
  }),
);
