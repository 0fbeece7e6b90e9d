import { PUMP_ALARMS } from '../../core/devices/alarms.ts';
import { requirement, seen } from '../../core/devices/source.ts';
import type { RowsOf } from './safe-state.ts';
import { personOrdered, proposed } from './safe-state.ts';
import { BACLOFEN_ONSET, STOP_DANGER } from './stop-danger.ts';

const MRI = seen(
  'Medtronic, SynchroMed II MRI guidelines',
  'the rotor stops in the magnet and recovers by itself, after 2 to 24 h in some reports',
  'http://professional.medtronic.com/devices/synchromed-II-for-spasticity/mri-guidelines/index.htm?TB_iframe=true&height=380&width=700',
);
const IN_LABEL = seen(
  'MDD Hong Kong 2014, SynchroMed II overinfusion',
  'overinfusion begins 14.5 % above the programmed rate, as the labelling describes',
  'https://www.mdd.gov.hk/en/safety-alerts-communications/safety-alerts-special-alerts/archive/safety-alerts/important-safety-alerts/index-id-1016.html',
);
const NO_START = requirement('SR-13', 'an alarm, or clearing one, never starts delivery');

const RECOVERS =
  'A rotor that stalled in a magnet recovers by itself: the program stands, so that delivery resumes without a visit.';
const stall = (harm: string, ...restsOn: Parameters<typeof proposed>[2][]) =>
  proposed(
    'continue',
    `${RECOVERS} Stopping it would make ${harm} last until someone starts it.`,
    MRI,
    ...restsOn,
  );

const STOPPED = 'A person stopped it: it stays stopped until a person starts it with the program shown';
const stopped = (harm: string) =>
  personOrdered('stop', `${STOPPED}; expect ${harm}.`, NO_START, PUMP_ALARMS['stopped-pump'].priority.source);

const above = 'More flows than was programmed, and how much more is not known';
const below = 'Too little reaches the patient already; a stop takes the rest as well and makes';

/** Alarms about whether, and how much, fluid leaves the pump. */
export const DELIVERY_ROWS: RowsOf<
  'motor-stall' | 'stopped-pump' | 'flow-above-programmed' | 'flow-below-programmed'
> = {
  'motor-stall': {
    'gaba-b-agonist': stall(
      STOP_DANGER['gaba-b-agonist'].harm,
      STOP_DANGER['gaba-b-agonist'].source,
      BACLOFEN_ONSET,
    ),
    'alpha-2-agonist': stall(STOP_DANGER['alpha-2-agonist'].harm, STOP_DANGER['alpha-2-agonist'].source),
    opioid: stall(STOP_DANGER.opioid.harm, STOP_DANGER.opioid.source),
    'local-anaesthetic': stall(STOP_DANGER['local-anaesthetic'].harm),
    'calcium-channel-blocker': stall(STOP_DANGER['calcium-channel-blocker'].harm),
    diluent: proposed('continue', `${RECOVERS} No drug is lost.`, MRI),
  },
  'stopped-pump': {
    'gaba-b-agonist': stopped(STOP_DANGER['gaba-b-agonist'].harm),
    'alpha-2-agonist': stopped(STOP_DANGER['alpha-2-agonist'].harm),
    opioid: stopped(STOP_DANGER.opioid.harm),
    'local-anaesthetic': stopped(STOP_DANGER['local-anaesthetic'].harm),
    'calcium-channel-blocker': stopped(STOP_DANGER['calcium-channel-blocker'].harm),
    diluent: personOrdered('stop', `${STOPPED}; no drug is lost.`, NO_START),
  },
  'flow-above-programmed': {
    'gaba-b-agonist': proposed(
      'continue',
      `${above}; the alarm sounds inside what the labelling allows, and there a stop is the greater danger: ${STOP_DANGER['gaba-b-agonist'].harm}.`,
      IN_LABEL,
      STOP_DANGER['gaba-b-agonist'].source,
      BACLOFEN_ONSET,
    ),
    'alpha-2-agonist': proposed(
      'continue',
      `${above}; the alarm sounds inside what the labelling allows, and there a stop is the greater danger: ${STOP_DANGER['alpha-2-agonist'].harm}.`,
      IN_LABEL,
      STOP_DANGER['alpha-2-agonist'].source,
    ),
    opioid: proposed(
      'minimum-rate',
      `${above}: too much of an opioid stops the breathing sooner than its want does harm.`,
      STOP_DANGER.opioid.source,
    ),
    'local-anaesthetic': proposed(
      'stop',
      `${above}: a rising block is the danger, and a stop brings only ${STOP_DANGER['local-anaesthetic'].harm}.`,
      STOP_DANGER['local-anaesthetic'].source,
    ),
    'calcium-channel-blocker': proposed(
      'stop',
      `${above}: too much disturbs the mind, and a stop brings only ${STOP_DANGER['calcium-channel-blocker'].harm}.`,
      STOP_DANGER['calcium-channel-blocker'].source,
    ),
    diluent: proposed('stop', `${above}; nothing is lost by a stop.`),
  },
  'flow-below-programmed': {
    'gaba-b-agonist': proposed(
      'continue',
      `${below} ${STOP_DANGER['gaba-b-agonist'].harm} certain.`,
      STOP_DANGER['gaba-b-agonist'].source,
      BACLOFEN_ONSET,
    ),
    'alpha-2-agonist': proposed(
      'continue',
      `${below} ${STOP_DANGER['alpha-2-agonist'].harm} certain.`,
      STOP_DANGER['alpha-2-agonist'].source,
    ),
    opioid: proposed('continue', `${below} ${STOP_DANGER.opioid.harm} certain.`, STOP_DANGER.opioid.source),
    'local-anaesthetic': proposed('continue', `${below} ${STOP_DANGER['local-anaesthetic'].harm} certain.`),
    'calcium-channel-blocker': proposed(
      'continue',
      `${below} ${STOP_DANGER['calcium-channel-blocker'].harm} certain.`,
    ),
    diluent: proposed('continue', 'Too little of a fluid that does nothing; no drug is lost.'),
  },
};
