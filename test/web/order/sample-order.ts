import { UNADOPTED } from '../../../src/core/formulary.ts';
import type { TimeZone } from '../../../src/core/time.ts';
import { planVisit } from '../../../src/core/visit.ts';
import { emptyDraft, type OrderDraft } from '../../../src/web/order/order-draft.ts';
import type { OrderClock } from '../../../src/web/order/read-order.ts';
import type { Patient } from '../../../src/wire/contract/patient.ts';
import { encodeVisit } from '../../../src/wire/visit/encode-visit.ts';
import { moment, SAMPLE } from '../../core/sample-visit.ts';

export const CLOCK: OrderClock = {
  zone: 'America/Chicago' as TimeZone,
  today: '2026-11-22',
  lastFill: moment('2026-09-01T15:00Z'),
  visit: null,
};

/** An order typed by hand: 40 mL baclofen 2000 mcg/mL, 200 mcg/day. */
export const TYPED: OrderDraft = {
  ...emptyDraft({ day: '2026-11-24', time: '10:00' }),
  components: [
    {
      id: 1,
      drug: 'baclofen',
      concentration: { text: '2000', unit: 'ug/mL' },
      stock: { text: '2000', unit: 'ug/mL' },
      reuse: null,
    },
  ],
  volume: { text: '40', unit: 'mL' },
  program: {
    ...emptyDraft({ day: '', time: '' }).program,
    mode: 'continuous',
    setting: { text: '200', unit: 'ug/d' },
  },
};

const { visit: _, ...record } = encodeVisit(SAMPLE);

/** The patient of `files.md` as the server tells him, without an order. */
export const PATIENT: Patient = {
  id: '6a1c4f1e-0000-4000-8000-000000000001',
  version: 4,
  now: '2026-11-22T16:00:00Z',
  identity: { name: 'Brooks, Dana', recordNumber: '310855', birthDate: '1968-04-02' },
  pump: { serial: 'NGP123456', implantedOn: null, site: null },
  record: record as unknown as Patient['record'],
  formulary: UNADOPTED.version,
  standing: null,
  order: null,
  visit: null,
  unreconciled: null,
  interrupted: null,
  refills: [],
  alarms: [],
  appointment: null,
  waiver: null,
  groups: [],
};

/** The plan by the core alone, without the form. */
export const planOf = (visit: Partial<(typeof SAMPLE)['visit']>) => {
  const { read: _read, aspirated: _aspirated, ...rest } = SAMPLE.visit;
  return planVisit({ ...SAMPLE, visit: { ...rest, ...visit } }, UNADOPTED);
};
