const RATES_ML_PER_DAY = [0.1, 0.15, 0.2, 0.12, 0.18, 0.14] as const;
const LEVELS = ['S1', 'L3', 'T12', 'T10', 'T6', 'T3', 'C7', 'C4', 'plasma'] as const;
const BEGINNING = '2026-11-22T10:00';
/** 180 days after it. */
const END = '2027-05-21T10:00';

/** A cohort file of what the claim is about: six rates a day for 180 days, hourly values at eight levels and in plasma. */
export const SIX_RATES = JSON.stringify({
  theca: 'cohort/1',
  patients: 10_000_000,
  seed: 7,
  programs: [
    {
      name: 'six rates a day',
      scenario: {
        theca: 'scenario/1',
        timeZone: 'America/Chicago',
        patient: { weight: { value: 70, unit: 'kg' } },
        pump: { model: 'synchromed-ii-40' },
        catheter: { segments: [{ model: '8709sc', implanted: { value: 89, unit: 'cm' } }], tip: 'T10' },
        delivery: [
          {
            kind: 'fill',
            at: BEGINNING,
            volume: { value: 40, unit: 'mL' },
            components: [{ drug: 'morphine', concentration: { value: 20, unit: 'mg/mL' } }],
          },
          {
            kind: 'program',
            at: BEGINNING,
            program: {
              mode: 'schedule',
              steps: RATES_ML_PER_DAY.map((value, i) => ({
                at: `${String(i * 4).padStart(2, '0')}:00`,
                rate: { value, unit: 'mL/d' },
              })),
            },
          },
        ],
        observe: { levels: LEVELS, from: BEGINNING, to: END, every: { value: 1, unit: 'h' } },
      },
    },
  ],
});
