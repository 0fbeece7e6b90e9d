import { useMemo } from 'react';
import type { Finding } from '../../core/findings.ts';
import type { OrderContent } from '../../core/therapy/events.ts';
import { isAboutWhatWasFound, portInDoubt } from '../../core/therapy/recheck.ts';
import type { AcceptedWarningJson, FindingJson } from '../../wire/contract/order.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { momentRead, type PlanHere, planBaseOf, planHere, readContent } from '../order/plan-here.ts';

export interface VisitPlan extends PlanHere {
  readonly content: OrderContent;
  readonly judged: Judged;
}

/** What the plan still asks for at the visit; the server decides the same again. */
export interface Judged {
  /** All that was found at the visit, whoever has answered it. */
  readonly about: readonly FindingJson[];
  /** More came out than can be there, and nobody has found the port again. */
  readonly doubts: readonly FindingJson[];
  /** Refused whatever anybody says: the order has to be amended. */
  readonly barred: readonly FindingJson[];
  /** What was found, to be answered by an assessment. */
  readonly found: readonly FindingJson[];
  readonly toAssess: boolean;
  /** Warnings that the order did not know of: it has to be amended. */
  readonly fresh: readonly FindingJson[];
}

/** Sorts the findings of a plan by who has to answer them. `written` are the same findings as the screen shows them. */
export function judgedOf(
  plan: { readonly findings: readonly Finding[]; readonly residual: { readonly verdict: string } | null },
  written: readonly FindingJson[],
  accepted: readonly AcceptedWarningJson[],
): Judged {
  const doubtful = portInDoubt(plan.findings);
  const of = (keeps: (finding: Finding) => boolean): readonly FindingJson[] =>
    written.filter((_, index) => {
      const finding = plan.findings[index];
      return finding !== undefined && keeps(finding);
    });
  const open = (finding: Finding): boolean =>
    finding.severity === 'warn' &&
    !accepted.some(({ rule, at }) => rule === finding.rule && at === finding.at);
  const found = of((finding) => open(finding) && isAboutWhatWasFound(finding));
  return {
    about: of(isAboutWhatWasFound),
    doubts: of((finding) => doubtful.includes(finding)),
    barred: of((finding) => finding.severity === 'refuse' && !doubtful.includes(finding)),
    found,
    toAssess: found.length > 0 || plan.residual?.verdict === 'investigate',
    fresh: of((finding) => open(finding) && !isAboutWhatWasFound(finding)),
  };
}

/** The order of the visit, planned again with what was found; null where this reader may not see it or it cannot be read. */
export function visitPlanOf(patient: Patient): VisitPlan | null {
  const { order } = patient;
  const content = order?.content == null ? null : readContent(order.content);
  const base = planBaseOf(patient);
  const at = momentRead(patient.now);
  if (content === null || base === null || at === null) return null;
  const planned = planHere(base, content, at);
  return { ...planned, content, judged: judgedOf(planned.plan, planned.findings, order?.accepted ?? []) };
}

export const useVisitPlan = (patient: Patient): VisitPlan | null =>
  useMemo(() => visitPlanOf(patient), [patient]);
