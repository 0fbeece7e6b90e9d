import { say } from '../said/sentence.ts';
import { durationWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { POLICY_RULE } from './own-rules.ts';

/** Our starting values are said to be ours; a clinic that never opens is refused. */
export const checkClinicPolicy: Check = ({ clinic }) => [
  ...(clinic.isDefault
    ? [
        {
          rule: 'clinic-policy-default',
          severity: 'note',
          at: '/clinic',
          message: `The clinic has set no policy. The refill date uses starting values of ours: a margin of ${durationWords(clinic.refillMargin)}, of ${durationWords(clinic.withdrawalMargin)} for drugs with dangerous withdrawal, at most ${durationWords(clinic.longestInterval)} between fills.`,
          said: [
            say('clinic-policy-default', {
              margin: clinic.refillMargin,
              withdrawal: clinic.withdrawalMargin,
              longest: clinic.longestInterval,
            }),
          ],
          working: {
            refillMargin: working.duration(clinic.refillMargin),
            withdrawalMargin: working.duration(clinic.withdrawalMargin),
            longestInterval: working.duration(clinic.longestInterval),
          },
          source: POLICY_RULE,
        } as const,
      ]
    : []),
  ...(clinic.clinicDays.length === 0
    ? [
        {
          rule: 'clinic-policy-days',
          severity: 'refuse',
          at: '/clinic/clinicDays',
          message: 'The clinic is open on no day of the week, so no refill date can be found.',
          said: [say('clinic-policy-days')],
          working: {},
          source: POLICY_RULE,
        } as const,
      ]
    : []),
];
