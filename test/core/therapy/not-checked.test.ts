import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECK_LIMIT_MS, type Checking } from '../../../src/core/checking.ts';
import { CHECKS } from '../../../src/core/checks/all.ts';
import { type Clinic, NURSE, PHYSICIAN } from './clinic.ts';
import { SAME } from './patient.ts';
import { aspirated, injected, injection, treated, verified } from './stages.ts';

const failing: Checking = {
  checks: CHECKS.with(0, () => {
    throw new Error('a defect');
  }),
};

function slow(): Checking {
  let now = 0;
  return {
    watch: () => {
      now += CHECK_LIMIT_MS + 1;
      return now;
    },
  };
}

/** Refused for that reason alone: with every check made it goes through. */
function isBarred(clinic: Clinic, act: (clinic: Clinic, refusedBy: 'plan-refused' | null) => void): void {
  for (const checking of [failing, slow()]) {
    clinic.checking = checking;
    act(clinic, 'plan-refused');
  }
  clinic.checking = {};
  act(clinic, null);
}

const told = (findings: readonly { readonly rule: string }[]): void =>
  assert.ok(findings.some(({ rule }) => rule === 'not-checked'));

test('[SR-47] an order that was not checked is not submitted', () => {
  isBarred(treated(), (clinic, refusedBy) => {
    const accepted = clinic.reasonsFor(SAME);
    const acknowledged = clinic.changedBy(SAME);
    const command = {
      type: 'submit-order',
      visit: null,
      content: SAME,
      plannedFor: clinic.now,
      accepted,
      acknowledged,
      replaces: null,
    } as const;
    if (refusedBy === null) clinic.does(NURSE, command);
    else told(clinic.refuses(NURSE, command, refusedBy).findings);
  });
});

test('[SR-47] an order of which a check fails once it is verified is not signed', () => {
  isBarred(verified(), (clinic, refusedBy) => {
    const { id, digest } = clinic.order;
    const command = { type: 'sign-order', order: id, digest } as const;
    if (refusedBy === null) clinic.does(PHYSICIAN, command);
    else told(clinic.refuses(PHYSICIAN, command, refusedBy).findings);
  });
});

test('[SR-47] a visit of which a check fails comes neither to the injection nor to the program', () => {
  const visits = [
    { clinic: aspirated(), commandOf: injection },
    {
      clinic: injected(),
      commandOf: ({ visit }: Clinic) => ({ type: 'confirm-program', visit: visit.id }) as const,
    },
  ];
  for (const { clinic, commandOf } of visits)
    isBarred(clinic, (_, refusedBy) => {
      if (refusedBy === null) clinic.does(NURSE, commandOf(clinic));
      else told(clinic.refuses(NURSE, commandOf(clinic), refusedBy).findings);
    });
});
