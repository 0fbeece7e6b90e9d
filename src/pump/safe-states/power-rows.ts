import { PUMP_ALARMS } from '../../core/devices/alarms.ts';
import { seen } from '../../core/devices/source.ts';
import type { RowsOf } from './safe-state.ts';
import { deviceDoes, proposed } from './safe-state.ts';
import { STOP_DANGER } from './stop-danger.ts';

const SHUT_OFF = seen(
  'Medtronic, drug pump replacement',
  '90 days from the replacement indicator to the end of service; therapy shuts off at the end of service',
  'https://www.medtronic.com/uk-en/patients/treatments-therapies/drug-pump-chronic-pain/living-with/drug-pumps-replacement.html',
);
const VERY_LOW = seen(
  'Medtronic, product advisories',
  'low-battery reset: critical alarm, the rate drops to a very low level',
  'http://www.medtronic.com/patients/severe-spasticity/full-prescribing-information/product-advisories/index.htm',
);

const TIME_LEFT =
  'It flows as programmed and 90 days of service remain: the pump is to be replaced, not stopped.';
const eri = () => proposed('continue', TIME_LEFT, SHUT_OFF, PUMP_ALARMS.eri.priority.source);

const eos = (harm: string) =>
  deviceDoes(
    'stop',
    `The pump shuts itself off for good; expect ${harm}, and give the drug otherwise.`,
    SHUT_OFF,
  );

const reset = (harm: string) =>
  deviceDoes(
    'minimum-rate',
    `The battery no longer carries the programmed flow; to the patient this is a stop: expect ${harm}.`,
    VERY_LOW,
  );

/** Alarms about the battery: what the pump does is given, the reason says what follows from it. */
export const POWER_ROWS: RowsOf<'eri' | 'eos' | 'low-battery-reset'> = {
  eri: {
    'gaba-b-agonist': eri(),
    'alpha-2-agonist': eri(),
    opioid: eri(),
    'local-anaesthetic': eri(),
    'calcium-channel-blocker': eri(),
    diluent: eri(),
  },
  eos: {
    'gaba-b-agonist': eos(STOP_DANGER['gaba-b-agonist'].harm),
    'alpha-2-agonist': eos(STOP_DANGER['alpha-2-agonist'].harm),
    opioid: eos(STOP_DANGER.opioid.harm),
    'local-anaesthetic': eos(STOP_DANGER['local-anaesthetic'].harm),
    'calcium-channel-blocker': eos(STOP_DANGER['calcium-channel-blocker'].harm),
    diluent: deviceDoes('stop', 'The pump shuts itself off for good; no drug is lost.', SHUT_OFF),
  },
  'low-battery-reset': {
    'gaba-b-agonist': reset(STOP_DANGER['gaba-b-agonist'].harm),
    'alpha-2-agonist': reset(STOP_DANGER['alpha-2-agonist'].harm),
    opioid: reset(STOP_DANGER.opioid.harm),
    'local-anaesthetic': reset(STOP_DANGER['local-anaesthetic'].harm),
    'calcium-channel-blocker': reset(STOP_DANGER['calcium-channel-blocker'].harm),
    diluent: deviceDoes(
      'minimum-rate',
      'The battery no longer carries the programmed flow; no drug is lost.',
      VERY_LOW,
    ),
  },
};
