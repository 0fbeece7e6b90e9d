/** The drugs a reservoir may hold; `saline` only as the diluent or alone. */
export const DRUG_IDS = [
  'morphine',
  'hydromorphone',
  'fentanyl',
  'sufentanil',
  'bupivacaine',
  'clonidine',
  'ziconotide',
  'baclofen',
  'saline',
] as const;
export type DrugId = (typeof DRUG_IDS)[number];

export const PUMP_MODEL_IDS = [
  'synchromed-ii-20',
  'synchromed-ii-40',
  'synchromed-iii-20',
  'synchromed-iii-40',
  'prometra-ii-20',
  'prometra-ii-40',
  'constant-flow',
] as const;
export type PumpModelId = (typeof PUMP_MODEL_IDS)[number];

export const CATHETER_MODEL_IDS = ['8709sc', '8780', '8781', '8711', '8731sc', 'flowonix', 'other'] as const;
export type CatheterModelId = (typeof CATHETER_MODEL_IDS)[number];
