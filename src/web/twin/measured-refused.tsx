import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateReason } from '../../twin/individual-update.ts';
import type { Measurement } from '../../twin/measurement.ts';
import type { Scenario } from '../../twin/scenario.ts';
import { numberText } from '../fields/amount-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { combinationShown, reasonKey } from './measured-reason.ts';
import { useMeasuredWords } from './measured-words.ts';
import type { UpdateAnswer } from './question.ts';
import { Refused } from './refused.tsx';

/** Why nothing was estimated: nothing is shown in its place. */
export function MeasuredRefused(props: {
  readonly refusals: UpdateAnswer['refusals'];
  readonly scenario: Scenario;
  readonly measurements: readonly Measurement[];
  readonly zone: string;
}): ReactNode {
  const { t } = useTranslation();
  const words = useReasonWords(props.measurements, props.zone);
  const scenarios = props.refusals.flatMap((one) => (one.kind === 'scenario' ? one.refusals : []));
  const updates = props.refusals.flatMap((one) => (one.kind === 'update' ? [one] : []));
  const isUnlike = updates.some(({ code }) => code === 'unlike-the-population');
  return (
    <>
      {scenarios.length > 0 && (
        <Refused
          refusals={scenarios.map((refusal) => ({
            isOrdered: false,
            refusal,
            scenario: props.scenario,
          }))}
          zone={props.zone}
        />
      )}
      {updates.length > 0 && (
        <div role="alert">
          <SeverityChip mark="warn">
            {t(isUnlike ? 'twin.measured.refused.unlike' : 'twin.measured.refused.other')}
          </SeverityChip>
          <ul>
            {updates.map(({ at, because, message }) => (
              <li key={`${at} ${message}`}>{words(because) ?? <span lang="en">{message}</span>}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Null where what was measured is not on the page: the twin's own words are the only ones then. */
function useReasonWords(
  measurements: readonly Measurement[],
  zone: string,
): (because: UpdateReason) => string | null {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const measured = useMeasuredWords(zone);
  return (because) => {
    const { code } = because;
    switch (code) {
      case 'off-scale':
        return t(reasonKey(code), { from: numberText(because.from), to: numberText(because.to) });
      case 'another-drug':
        return t(reasonKey(code), { drug: drugName(because.first) });
      case 'few-patients':
        return t(reasonKey(code), { least: numberText(because.least) });
      case 'unlike-most':
        return t(reasonKey(code), {
          effective: numberText(because.effective, 1),
          patients: numberText(because.patients),
        });
      case 'not-computed': {
        const one = measurements[because.measurement];
        return one === undefined ? null : t(reasonKey(code), { what: measured(one) });
      }
      case 'not-told': {
        const what = combinationShown(because.id);
        return t(reasonKey(code), {
          what: t(`twin.combination.${what}`),
          needs: t(`twin.combination.${what}.needs`),
        });
      }
      default:
        return t(reasonKey(code));
    }
  };
}
