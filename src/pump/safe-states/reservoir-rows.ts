import { PUMP_ALARMS } from '../../core/devices/alarms.ts';
import { seen } from '../../core/devices/source.ts';
import type { RowsOf } from './safe-state.ts';
import { proposed } from './safe-state.ts';
import { BACLOFEN_ONSET, STOP_DANGER } from './stop-danger.ts';

const COMPUTED = seen(
  'TGA 2016, SynchroMed II overinfusion',
  'the low-reservoir alarm follows the programmed rate, there is no level sensor',
  'https://apps.tga.gov.au/Prod/sara/arn-detail.aspx?k=RC-2016-RN-01458-1',
);
const FALSE_ALARMS = seen(
  'TGA, SynchroMed II premature reservoir alarms',
  'low and empty reservoir alarms although the volume was right',
  'https://tga.gov.au/safety/recall-actions/medtronic-synchromed-ii-implantable-infusion-pump-system',
);

const LOW =
  'Fluid is left and flows as programmed; the alarm is computed and asks for a refill, not for a stop.';
const low = () => proposed('continue', LOW, PUMP_ALARMS['low-reservoir'].priority.source, COMPUTED);

const MAY_BE_FALSE =
  'The alarm is computed and has been false: what is left keeps flowing, a stop would be certain';
const emptyOf = (harm: string, ...restsOn: Parameters<typeof proposed>[2][]) =>
  proposed('continue', `${MAY_BE_FALSE} to cause ${harm}.`, COMPUTED, FALSE_ALARMS, ...restsOn);

/** Alarms about what is left in the reservoir. */
export const RESERVOIR_ROWS: RowsOf<'low-reservoir' | 'empty-reservoir'> = {
  'low-reservoir': {
    'gaba-b-agonist': low(),
    'alpha-2-agonist': low(),
    opioid: low(),
    'local-anaesthetic': low(),
    'calcium-channel-blocker': low(),
    diluent: low(),
  },
  'empty-reservoir': {
    'gaba-b-agonist': emptyOf(
      STOP_DANGER['gaba-b-agonist'].harm,
      STOP_DANGER['gaba-b-agonist'].source,
      BACLOFEN_ONSET,
    ),
    'alpha-2-agonist': emptyOf(STOP_DANGER['alpha-2-agonist'].harm, STOP_DANGER['alpha-2-agonist'].source),
    opioid: emptyOf(STOP_DANGER.opioid.harm, STOP_DANGER.opioid.source),
    'local-anaesthetic': emptyOf(STOP_DANGER['local-anaesthetic'].harm),
    'calcium-channel-blocker': emptyOf(STOP_DANGER['calcium-channel-blocker'].harm),
    diluent: proposed('continue', 'Nothing is lost by what is left; the refill decides.', FALSE_ALARMS),
  },
};
