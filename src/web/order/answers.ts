import { WARNING_REASONS, type WarningReason } from '../../core/therapy/events.ts';
import type { AcceptedWarningJson, ChangeJson, FindingJson } from '../../wire/contract/order.ts';

/** A reason with what the warning said when it was given: another number asks again. */
export interface GivenReason {
  readonly reason: WarningReason | null;
  readonly remark: string;
  readonly said: string;
}

/** What the author answered to the plan. */
export interface Answers {
  /** By rule and place of a warning. */
  readonly reasons: Readonly<Record<string, GivenReason>>;
  /** By place of a changed value: the values that were acknowledged. */
  readonly acknowledged: Readonly<Record<string, string>>;
}

export const isReason = (text: unknown): text is WarningReason =>
  WARNING_REASONS.some((reason) => reason === text);

export const keyOf = (finding: Pick<FindingJson, 'rule' | 'at'>): string => `${finding.rule} ${finding.at}`;

/** What was acknowledged: exactly these two values. A change of either voids it. */
export const valuesOf = (change: ChangeJson): string => JSON.stringify([change.from, change.to]);

/** What was answered to this warning; a reason given for other numbers does not count, its remark stays. */
export function reasonFor(answers: Answers, finding: FindingJson): GivenReason {
  const given = answers.reasons[keyOf(finding)];
  if (given === undefined) return { reason: null, remark: '', said: finding.message };
  return given.said === finding.message ? given : { ...given, reason: null, said: finding.message };
}

/** A coded reason, and words where the code says nothing. */
export const isAnswered = ({ reason, remark }: GivenReason): boolean =>
  reason !== null && (reason !== 'other' || remark.trim() !== '');

export const isAcknowledged = (answers: Answers, change: ChangeJson): boolean =>
  answers.acknowledged[change.at] === valuesOf(change);

export const withReason = (
  answers: Answers,
  finding: FindingJson,
  given: Pick<GivenReason, 'reason' | 'remark'>,
): Answers => ({
  ...answers,
  reasons: { ...answers.reasons, [keyOf(finding)]: { ...given, said: finding.message } },
});

export function withAcknowledgement(answers: Answers, change: ChangeJson, yes: boolean): Answers {
  const { [change.at]: _, ...others } = answers.acknowledged;
  return {
    ...answers,
    acknowledged: yes ? { ...others, [change.at]: valuesOf(change) } : others,
  };
}

const warningsOf = (findings: readonly FindingJson[]): readonly FindingJson[] =>
  findings.filter((finding) => finding.severity === 'warn');

/** Warnings that still need a reason. */
export const unanswered = (answers: Answers, findings: readonly FindingJson[]): readonly FindingJson[] =>
  warningsOf(findings).filter((finding) => !isAnswered(reasonFor(answers, finding)));

/** Changed values that nobody has acknowledged as they are now. */
export const unacknowledged = (answers: Answers, changes: readonly ChangeJson[]): readonly ChangeJson[] =>
  changes.filter((change) => change.changed && !isAcknowledged(answers, change));

/** The reasons for the warnings that stand, and for no other. */
export const acceptedWarnings = (answers: Answers, findings: readonly FindingJson[]): AcceptedWarningJson[] =>
  warningsOf(findings).flatMap((finding) => {
    const { reason, remark } = reasonFor(answers, finding);
    if (reason === null) return [];
    const words = remark.trim();
    return [{ rule: finding.rule, at: finding.at, reason, ...(words !== '' && { remark: words }) }];
  });
