import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { microgramsPerMillilitre, millilitres } from '../../wire/amount/encode-amount.ts';
import { amountText } from '../fields/amount-text.ts';
import { spoken, useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Line, Lines } from '../shell/card.tsx';
import { AheadLines } from './dose-lines.tsx';
import { MismatchNotice } from './mismatch-notice.tsx';
import { ProgramLines } from './program-lines.tsx';
import { ReadBackForm } from './read-back-form.tsx';
import step from './step.module.css';
import { Group, StepFrame } from './step-frame.tsx';
import { useOpenVisit } from './visit-context.ts';
import { useVisitPlan, type VisitPlan } from './visit-plan.ts';

/**
 * First what to set on the vendor's programmer; then, with it out of sight, what the pump reports: it is read from the pump
 * and not copied from here [SR-63].
 */
export function ProgramStep(): ReactNode {
  const { t } = useTranslation();
  const { patient, visit } = useOpenVisit();
  const planned = useVisitPlan(patient);
  const [reading, setReading] = useState(false);
  const last = visit.readBacks.at(-1);
  const turn = (to: boolean): void => {
    setReading(to);
    document.getElementById('visit-step')?.focus();
  };
  return (
    <StepFrame step="program" lead={t(reading ? 'visit.lead.read-back' : 'visit.lead.program')}>
      {last !== undefined && last.fields.length > 0 && !reading && (
        <MismatchNotice attempt={last} planned={planned} />
      )}
      {!reading && planned !== null && <Sheet planned={planned} />}
      {reading ? (
        <ReadBackForm planned={planned} back={() => turn(false)} sent={() => turn(false)} />
      ) : (
        <div className={step['ways']}>
          <button type="button" className={step['primary']} onClick={() => turn(true)}>
            {t('visit.go.programmed')}
          </button>
        </div>
      )}
    </StepFrame>
  );
}

function Sheet({ planned }: { readonly planned: VisitPlan }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const { content, plan } = planned;
  const { fill } = content;
  const primary = fill?.components[0];
  return (
    <>
      {fill !== undefined && primary !== undefined && (
        <Group title={t('visit.sheet.reservoir')}>
          <Lines>
            <Line name={t('visit.concentration-of', { drug: drugName(primary.drug) })}>
              <b>
                {amountText(spoken(microgramsPerMillilitre(primary.concentration), primary.drug), language)}
              </b>
            </Line>
            <Line name={t('visit.sheet.volume')}>
              <b>{amountText(millilitres(fill.volume), language)}</b>
            </Line>
          </Lines>
        </Group>
      )}
      <Group title={t('visit.plan.first')}>
        <AheadLines plan={plan} />
      </Group>
      <Group title={t('visit.plan.program')}>
        <ProgramLines content={content} plan={plan} />
      </Group>
    </>
  );
}
