import { WARNING_REASONS, type WarningReason } from '../../core/therapy/events.ts';
import type { AcceptedWarningJson, ChangeJson, FindingJson } from '../../wire/contract/order.ts';

export interface GivenReason {
  readonly reason: WarningReason | null;
  readonly remark: string;
}

/** What the author answered to the plan. */
export interface Answers {
  /** By rule, place and words of a warning: where it says another number, it asks again. */
  readonly reasons: Readonly<Record<string, GivenReason>>;
  /** By place of a changed value: the values that were acknowledged. */
  readonly acknowledged: Readonly<Record<string, string>>;
}

export const isReason = (text: unknown): text is WarningReason =>
  WARNING_REASONS.some((reason) => reason === text);

type Warning = Pick<FindingJson, 'rule' | 'at' | 'message'>;

/** One rule can say two things of one place, a usual and an allowed range: the words are part of the key. */
export const keyOf = ({ rule, at, message }: Warning): string => `${rule} ${at} ${message}`;

/** What was acknowledged: exactly these two values. A change of either voids it. */
export const valuesOf = (change: ChangeJson): string => JSON.stringify([change.from, change.to]);

/** What was answered to this warning; a reason given for other numbers does not count, its remark stays. */
export function reasonFor(answers: Answers, finding: Warning): GivenReason {
  const given = answers.reasons[keyOf(finding)];
  if (given !== undefined) return given;
  const earlier = Object.entries(answers.reasons).findLast(([key]) =>
    key.startsWith(`${finding.rule} ${finding.at} `),
  );
  return { reason: null, remark: earlier?.[1].remark ?? '' };
}

/** A coded reason, and words where the code says nothing. */
export const isAnswered = ({ reason, remark }: GivenReason): boolean =>
  reason !== null && (reason !== 'other' || remark.trim() !== '');

export const isAcknowledged = (answers: Answers, change: ChangeJson): boolean =>
  answers.acknowledged[change.at] === valuesOf(change);

export const withReason = (answers: Answers, finding: FindingJson, given: GivenReason): Answers => ({
  ...answers,
  reasons: { ...answers.reasons, [keyOf(finding)]: given },
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
