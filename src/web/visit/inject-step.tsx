import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AmendPanel, isAmending } from './amend-panel.tsx';
import { Assessed, AssessForm } from './assess-form.tsx';
import { CorrectAspirate } from './correct-aspirate.tsx';
import { InjectForm } from './inject-form.tsx';
import { ReconfirmForm } from './reconfirm-form.tsx';
import { ResidualPanel } from './residual-panel.tsx';
import { Group, StepFrame } from './step-frame.tsx';
import { useOpenVisit } from './visit-context.ts';
import { useVisitPlan } from './visit-plan.ts';

/** First what came out and what it means; the way to the injection opens when that is settled. */
export function InjectStep(): ReactNode {
  const { t } = useTranslation();
  const { patient, visit } = useOpenVisit();
  const planned = useVisitPlan(patient);
  const judged = planned?.judged ?? null;
  const inDoubt = (judged?.doubts.length ?? 0) > 0;
  const toAssess = judged?.toAssess === true && visit.assessed === null;
  const amends = isAmending(patient) || (judged !== null && judged.barred.length + judged.fresh.length > 0);
  const clear = !inDoubt && !toAssess && !amends;
  return (
    <StepFrame step="inject" lead={t(clear ? 'visit.lead.inject' : 'visit.lead.inject-first')}>
      <ResidualPanel findings={judged?.about ?? null}>
        {inDoubt && <ReconfirmForm />}
        {!inDoubt && toAssess && <AssessForm />}
        <Assessed />
        <CorrectAspirate />
      </ResidualPanel>
      {!inDoubt && !toAssess && amends && <AmendPanel judged={judged} />}
      {clear && (
        <Group title={t('visit.inject.title')}>
          <InjectForm planned={planned} />
        </Group>
      )}
      {clear && <AmendPanel judged={null} />}
    </StepFrame>
  );
}
