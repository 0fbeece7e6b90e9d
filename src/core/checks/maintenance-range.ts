import { dailyWording, doseAndHour } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import type { MaintenanceRange } from '../drugs/drug.ts';
import { doseAt } from '../held.ts';
import { drugWord, limitFinding } from '../limit-finding.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { isPositive } from '../units.ts';
import type { PatientFacts } from '../visit-input.ts';
import type { Check } from './check.ts';
import { judge } from './judge.ts';

/**
 * Every component's dose against what is usual once it is titrated. Where the indication or the origin of the spasticity is not
 * known, every range that may apply is judged.
 */
export const checkMaintenanceRange: Check = ({ patient, visit }, { delivery }, formulary) =>
  (delivery?.daily ?? [])
    .filter(({ dose }) => isPositive(dose))
    .flatMap(({ drug: id, dose }) =>
      drug(id)
        .maintenance.filter((range) => mayApply(range, patient))
        .flatMap((range) => {
          const judgement = judge(range, dose, formulary);
          if (judgement === null) return [];
          return limitFinding(judgement, {
            rule: 'maintenance-range',
            at: doseAt(visit.program),
            subject: `${drugWord(id)} ${doseAndHour(id, dose)}`,
            saidSubject: say('subject-dose', { drug: id, dose }),
            value: dose,
            wording: dailyWording(id),
            remark: `Usual range in spasticity of ${range.for} origin. ${known(patient)}`.trimEnd(),
            saidRemark: [say(`remark-usual-${range.for}`), ...saidKnown(patient)],
          });
        }),
    );

function mayApply({ for: origin }: MaintenanceRange, patient: PatientFacts): boolean {
  if (patient.indication !== undefined && patient.indication !== 'spasticity') return false;
  return origin === 'any' || patient.spasticityOrigin === undefined || patient.spasticityOrigin === origin;
}

function known({ indication, spasticityOrigin }: PatientFacts): string {
  if (indication === undefined) return 'The indication is unknown.';
  return spasticityOrigin === undefined ? 'The origin is unknown.' : '';
}

function saidKnown({ indication, spasticityOrigin }: PatientFacts): readonly Sentence[] {
  if (indication === undefined) return [say('remark-indication-unknown')];
  return spasticityOrigin === undefined ? [say('remark-origin-unknown')] : [];
}
