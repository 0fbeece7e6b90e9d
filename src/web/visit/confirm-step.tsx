import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countOf } from '../fields/findings.ts';
import { AmendPanel, isAmending } from './amend-panel.tsx';
import { Assessed, AssessForm } from './assess-form.tsx';
import { DateLines } from './date-lines.tsx';
import { AheadLines, DoseLines } from './dose-lines.tsx';
import { FindingsByWeight } from './findings-by-weight.tsx';
import { writtenDates } from './plan-dates.ts';
import { ProgramLines } from './program-lines.tsx';
import { StepForm } from './step-form.tsx';
import { Group, StepFrame } from './step-frame.tsx';
import { TransitionCard } from './transition-card.tsx';
import { useOpenVisit } from './visit-context.ts';
import { useVisitPlan, type VisitPlan } from './visit-plan.ts';

/** The order once more with all that the visit found. It is confirmed as it stands, or amended by two people. */
export function ConfirmStep(): ReactNode {
  const { t } = useTranslation();
  const { patient, visit, sending } = useOpenVisit();
  const planned = useVisitPlan(patient);
  const judged = planned?.judged ?? null;
  const against = judged === null ? 0 : judged.barred.length + judged.doubts.length + judged.fresh.length;
  const toAssess = judged?.toAssess === true && visit.assessed === null;
  const amends = isAmending(patient) || against > 0;
  const confirm = (): void => void sending.send({ type: 'confirm-program', visit: visit.id });
  return (
    <StepFrame step="confirm" lead={t('visit.lead.confirm')}>
      {planned !== null && <PlanSummary planned={planned} />}
      {planned !== null && <TransitionCard planned={planned} />}
      {toAssess && !amends && <AssessForm />}
      <Assessed />
      {amends && <AmendPanel judged={judged} />}
      {!amends && !toAssess && (
        <StepForm type="confirm-program" stuck={0} go={t('visit.go.confirm')} onGo={confirm} />
      )}
      {!amends && <AmendPanel judged={null} />}
    </StepFrame>
  );
}

function PlanSummary({ planned }: { readonly planned: VisitPlan }): ReactNode {
  const { t } = useTranslation();
  const accepted = useOpenVisit().patient.order?.accepted ?? [];
  const { plan, content, findings } = planned;
  /** Of one drug at one dose the program itself says all. */
  const saysMore = content.program.mode !== 'continuous' || (plan.delivery?.daily.length ?? 0) > 1;
  return (
    <>
      <Group title={t('visit.plan.program')}>
        <ProgramLines content={content} plan={plan} />
      </Group>
      {saysMore && (
        <Group title={t('visit.plan.delivers')}>
          <DoseLines plan={plan} />
        </Group>
      )}
      <Group title={t('visit.plan.first')}>
        <AheadLines plan={plan} />
      </Group>
      <Group title={t('visit.plan.dates')}>
        <DateLines dates={writtenDates(plan.dates)} />
      </Group>
      <Group title={t('visit.plan.findings', { ...countOf(findings) })}>
        <FindingsByWeight findings={findings} accepted={accepted} />
      </Group>
    </>
  );
}
