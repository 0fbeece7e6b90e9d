import { ownRule, seen } from '../devices/source.ts';
import type { Source } from '../limits.ts';

// What a finding rests on where no outside figure decides: the arithmetic itself, or a requirement drawn from reported harm.
const THERAPY = 'Theca, the arithmetic of the therapy';

export const RESIDUAL_RULE: Source = ownRule(THERAPY, 'residual volume: expected less aspirated');
export const RESERVOIR_RULE: Source = ownRule(THERAPY, 'reservoir: fill less the flow and every bolus since');
export const BRIDGE_RULE: Source = ownRule(THERAPY, 'bridge: V_b = V_tube + V_cath, plug flow');
export const PRIME_RULE: Source = ownRule(
  THERAPY,
  'prime: the volume of the path, on a drug-free catheter only',
);
export const COMPOUNDING_RULE: Source = ownRule(THERAPY, 'compounding: v = V · c / s, the rest is diluent');
export const REFILL_RULE: Source = ownRule(
  THERAPY,
  'refill by: alarm or empty less margin, stability, longest interval',
);
export const DILUTION_RULE: Source = ownRule(
  THERAPY,
  'dilution by what could not be aspirated; a warning above 5 % is our choice, to be adopted',
);
export const RECORD_RULE: Source = ownRule(THERAPY, 'a record that contradicts itself is not repaired');
export const POLICY_RULE: Source = ownRule(
  'Theca',
  'starting values of ours; the clinic sets its own policy',
);

/** Deaths after concentrated drug went in through the catheter access port at a refill. */
export const WRONG_PORT: Source = seen(
  'ISMP Medication Safety Alert, 15 January 2004',
  'wrong port at refill: concentrated opioid injected through the catheter access port; deaths',
  'http://www.ismp.org/Newsletters/acutecare/articles/20040115.asp',
);

/** Withdrawal before the alarm: the mL that a margin is judged by. */
export const WITHDRAWAL_BEFORE_ALARM: Source = seen(
  'PubMed 15271246 (2004), withdrawal before the low-reservoir alarm',
  '21 of 88 patients withdrew before 2 mL was reached, at 2.1 to 3.8 mL; none with the alarm at 4 mL',
  'https://pubmed.ncbi.nlm.nih.gov/15271246',
);
