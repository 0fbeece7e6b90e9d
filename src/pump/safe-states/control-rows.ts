import { requirement } from '../../core/devices/source.ts';
import type { RowsOf } from './safe-state.ts';
import { proposed } from './safe-state.ts';
import { BACLOFEN_ONSET, STOP_DANGER } from './stop-danger.ts';

const OLD_PROGRAM = requirement('SR-16', 'an interrupted update leaves the old program active');
const COMMITTED = requirement(
  'SR-15',
  'after a crash the last committed program or the safe state of the table',
);
const MONOTONIC = requirement('SR-18', 'delivery runs on a monotonic clock');
const HISTORY = requirement('SR-9', 'a corrupt history disables patient boluses until a clinician clears it');

const history = () =>
  proposed(
    'continue',
    'The basal program does not rest on the history: only patient boluses are disabled.',
    HISTORY,
  );
const clock = () =>
  proposed(
    'continue',
    'The flow runs on a clock that cannot jump; a schedule may be shifted, never lost.',
    MONOTONIC,
  );
const update = () =>
  proposed(
    'continue',
    'The program from before the update is whole and runs on; whether it fits what is in the reservoir is for a person to say at once.',
    OLD_PROGRAM,
  );

const UNTRUSTED = 'The settings cannot be trusted: an unknown flow could be any flow';
const LOST = 'A task of the delivery was lost and starts anew from the program that was last committed';

/** Alarms about the pump's own memory, clock and tasks. */
export const CONTROL_ROWS: RowsOf<
  'pump-memory-error' | 'bolus-history-corrupt' | 'update-failed' | 'clock-jump' | 'watchdog'
> = {
  'pump-memory-error': {
    'gaba-b-agonist': proposed(
      'minimum-rate',
      `${UNTRUSTED}. Too much acts within hours, withdrawal takes one to three days: the alarm uses that time.`,
      STOP_DANGER['gaba-b-agonist'].source,
      BACLOFEN_ONSET,
    ),
    'alpha-2-agonist': proposed(
      'minimum-rate',
      `${UNTRUSTED}. Blood pressure can be treated while it rebounds: the alarm asks for that.`,
      STOP_DANGER['alpha-2-agonist'].source,
    ),
    opioid: proposed(
      'minimum-rate',
      `${UNTRUSTED}. Too much stops the breathing sooner than withdrawal does harm.`,
      STOP_DANGER.opioid.source,
    ),
    'local-anaesthetic': proposed(
      'stop',
      `${UNTRUSTED}, and a stop brings only ${STOP_DANGER['local-anaesthetic'].harm}.`,
      STOP_DANGER['local-anaesthetic'].source,
    ),
    'calcium-channel-blocker': proposed(
      'stop',
      `${UNTRUSTED}, and a stop brings only ${STOP_DANGER['calcium-channel-blocker'].harm}.`,
      STOP_DANGER['calcium-channel-blocker'].source,
    ),
    diluent: proposed('stop', `${UNTRUSTED}; nothing is lost by a stop.`),
  },
  'bolus-history-corrupt': {
    'gaba-b-agonist': history(),
    'alpha-2-agonist': history(),
    opioid: history(),
    'local-anaesthetic': history(),
    'calcium-channel-blocker': history(),
    diluent: history(),
  },
  'update-failed': {
    'gaba-b-agonist': update(),
    'alpha-2-agonist': update(),
    opioid: update(),
    'local-anaesthetic': update(),
    'calcium-channel-blocker': update(),
    diluent: update(),
  },
  'clock-jump': {
    'gaba-b-agonist': clock(),
    'alpha-2-agonist': clock(),
    opioid: clock(),
    'local-anaesthetic': clock(),
    'calcium-channel-blocker': clock(),
    diluent: clock(),
  },
  watchdog: {
    'gaba-b-agonist': proposed(
      'continue',
      `${LOST}; a stop would cause ${STOP_DANGER['gaba-b-agonist'].harm}.`,
      COMMITTED,
      STOP_DANGER['gaba-b-agonist'].source,
    ),
    'alpha-2-agonist': proposed(
      'continue',
      `${LOST}; a stop would cause ${STOP_DANGER['alpha-2-agonist'].harm}.`,
      COMMITTED,
      STOP_DANGER['alpha-2-agonist'].source,
    ),
    opioid: proposed(
      'minimum-rate',
      `${LOST}, but what flowed meanwhile is not known: too much stops the breathing sooner than withdrawal does harm.`,
      STOP_DANGER.opioid.source,
    ),
    'local-anaesthetic': proposed(
      'stop',
      `What flowed meanwhile is not known, and a stop brings only ${STOP_DANGER['local-anaesthetic'].harm}.`,
      STOP_DANGER['local-anaesthetic'].source,
    ),
    'calcium-channel-blocker': proposed(
      'stop',
      `What flowed meanwhile is not known, and a stop brings only ${STOP_DANGER['calcium-channel-blocker'].harm}.`,
      STOP_DANGER['calcium-channel-blocker'].source,
    ),
    diluent: proposed('stop', 'What flowed meanwhile is not known; nothing is lost by a stop.'),
  },
};
