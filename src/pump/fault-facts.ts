import { requirement, seen } from '../core/devices/source.ts';
import type { Source } from '../core/limits.ts';
import type { FaultKind } from './fault.ts';

/** What a fault is, and where it was seen; one that stands in no notice names the requirement that asks for it. */
export interface FaultFacts {
  readonly words: string;
  readonly source: Source;
}

const HSA_BATTERY = seen(
  'HSA Singapore, reduced battery performance of SynchroMed II 8637',
  'resistive film in the battery: early indicator, early end of service, low-battery reset',
  'https://www.hsa.gov.sg/announcements/update-on-reduced-battery-performance-of-the-model-8637-synchromed-ii-implantable-drug-infusion-pump-due-to-formation-of-resistive-film-within-the-battery/',
);
const LINK = requirement(
  'SR-75',
  'a message that is lost, comes twice or is overtaken has one effect or none',
);
const WALL_CLOCK = requirement('SR-18', 'a clock that jumps, drifts or does not follow summer time');

export const FAULT_FACTS: Readonly<Record<FaultKind, FaultFacts>> = {
  'flow-drift': {
    words:
      'delivers more or less than programmed; the displayed volume stays wrong and no alarm follows from it',
    source: seen(
      'TGA RC-2016-RN-01458-1, SynchroMed II over-infusion',
      'the alarm is computed from the programmed rate',
      'https://apps.tga.gov.au/Prod/sara/arn-detail.aspx?k=RC-2016-RN-01458-1',
    ),
  },
  'catheter-occlusion': {
    words: 'the catheter is blocked: nothing arrives, the reservoir stays fuller than displayed',
    source: seen(
      'FDA, sutureless connector catheters',
      'a misaligned connector can block the flow',
      'http://www.fda.gov/MedicalDevices/Safety/ucm359126.htm',
    ),
  },
  'catheter-leak': {
    words: 'a part of the flow is lost into the tissue on its way',
    source: seen(
      'Neurosurgery wiki, Ascenda catheter',
      'retainer ring: disconnection of the catheter',
      'https://neurosurgerywiki.com/wiki/doku.php?id=ascenda_intrathecal_catheter',
    ),
  },
  'catheter-disconnection': {
    words: 'the catheter came off: everything is lost into the tissue',
    source: seen(
      'Neurosurgery wiki, Ascenda catheter',
      'retainer ring: disconnection of the catheter',
      'https://neurosurgerywiki.com/wiki/doku.php?id=ascenda_intrathecal_catheter',
    ),
  },
  'motor-stall': {
    words: 'the rotor stands still, in a magnet for hours or after damage for good',
    source: seen(
      'Medtronic, SynchroMed II MRI guidelines',
      'stall and recovery in the event log; recovery 2 to 24 h; may be logged only after a second interrogation',
      'http://professional.medtronic.com/devices/synchromed-II-for-spasticity/mri-guidelines/index.htm?TB_iframe=true&height=380&width=700',
    ),
  },
  'stuck-in-telemetry': {
    words: 'in telemetry mode after an MRI: nothing flows until the pump is interrogated',
    source: seen(
      'TGA, SynchroMed II, caution after MRI',
      'infusion does not resume until the pump is interrogated',
      'https://tga.gov.au/safety/product-recalls/synchromed-ii-infusion-pump-caution-after-mri',
    ),
  },
  'low-battery-reset': {
    words: 'the battery resets the pump and the flow falls to a very low level',
    source: seen(
      'Medtronic, product advisories',
      'critical alarm, the flow may be reset to a very low level',
      'http://www.medtronic.com/patients/severe-spasticity/full-prescribing-information/product-advisories/index.htm',
    ),
  },
  'early-eri': { words: 'the replacement indicator comes long before its time', source: HSA_BATTERY },
  'interrupted-update': {
    words: 'an update that was not completed leaves the pump stopped, without an alarm of its own',
    source: seen(
      'HSA Singapore, SynchroMed II pump update',
      '8 reports in two years of pumps that stayed stopped',
      'https://www.hsa.gov.sg/announcements/reminder-to-adhere-to-warnings-during-medtronic-synchromed-ii-programmable-pump-update/',
    ),
  },
  'memory-error': {
    words: 'the therapy goes on, but the pump refuses every new program',
    source: seen(
      'FDA Z-1694-2017, SynchroMed II',
      'an error code blocked reprogramming while therapy continued',
      'https://medicaldevices.icij.org/events/usa-device-recall-synchromed-ii-implantable-drug-infusion-pump',
    ),
  },
  'history-error': {
    words: 'the stored history of boluses does not pass its check',
    source: requirement('SR-9', 'a corrupt history of boluses'),
  },
  'false-reservoir-alarm': {
    words: 'the alarm of a low or empty reservoir sounds although the volume is right',
    source: seen(
      'TGA, SynchroMed II premature reservoir alarms',
      'mostly right after an interrogation',
      'https://tga.gov.au/safety/recall-actions/medtronic-synchromed-ii-implantable-infusion-pump-system',
    ),
  },
  'false-replace-by': {
    words: 'the date of replacement is shown as ??/??/???? or too late',
    source: seen(
      'MDD Hong Kong 2012, replace-by date',
      'shown as ??/??/???? or more than 90 days after the indicator',
      'https://www.mdd.gov.hk/en/safety-alerts-communications/safety-alerts-special-alerts/archive/safety-alerts/important-safety-alerts/index-id-439.html',
    ),
  },
  'priming-mixing': {
    words: 'drug arrives at the tip before the prime has ended, and is thinner after it',
    source: seen(
      'TGA RC-2013-RN-00677-1, priming bolus',
      'drug reaches the fluid before the end of the prime, then a dip',
      'https://apps.tga.gov.au/Prod/sara/arn-detail.aspx?k=RC-2013-RN-00677-1',
    ),
  },
  'valve-discharge': {
    words: 'the valves open in a magnet: a part of the reservoir, or all of it, at once',
    source: seen(
      'Flowonix, Prometra II manual',
      'page 14: at most 10 µL where the flow-activated valve closes',
      'https://manualshive.com/en/manual/flowonix/13827/2308328?page=14',
    ),
  },
  'clock-jump': { words: 'the shown clock jumps', source: WALL_CLOCK },
  'clock-drift': { words: 'the shown clock runs fast or slow', source: WALL_CLOCK },
  'daylight-saving': {
    words: 'the clocks around the pump change for summer time, the pump does not follow',
    source: seen(
      'Boster 2016, consensus on intrathecal baclofen',
      'time changes may affect a flex schedule',
      'https://fcd.mcw.edu/?func=showPublication&id=674869&module=search',
    ),
  },
  'message-lost': { words: 'messages of the programmer do not arrive', source: LINK },
  'message-duplicated': { words: 'messages of the programmer arrive twice', source: LINK },
  'message-reordered': { words: 'a message is overtaken by the next one', source: LINK },
  'task-starved': {
    words: 'a task of the pump hangs',
    source: requirement('SR-19', 'a delivery task that is not served'),
  },
};
