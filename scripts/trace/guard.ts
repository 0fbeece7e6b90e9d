import { idsIn } from './ids.ts';
import type { Requirement } from './requirements.ts';
import type { TestResults } from './test-results.ts';

type Claim = Pick<Requirement, 'id' | 'status'>;

/** What a run of the tests says of the claims. */
export interface Judged {
  /** Each fails the run. */
  readonly problems: readonly string[];
  /** Told and not failed: what this machine could not see, and what is better than it says. */
  readonly notes: readonly string[];
}

interface Evidence {
  readonly passed: number;
  readonly failed: number;
  /** Skipped here, or in a file that was not run here. */
  readonly unseen: number;
}

/** How the tests ended that carry an id; of a file that was not run its text is asked. */
export function evidenceOf(id: string, { tests, notRun }: TestResults): Evidence {
  const of = tests.filter(({ title }) => idsIn(title).ids.includes(id));
  const ended = (outcome: string): number => of.filter((test) => test.outcome === outcome).length;
  const files = notRun.filter(({ text }) => idsIn(text).ids.includes(id));
  return { passed: ended('passed'), failed: ended('failed'), unseen: ended('skipped') + files.length };
}

/** Titles with an id that no requirement has, or with one that is written otherwise. */
export function unknownIds(
  claims: readonly Claim[],
  { tests }: Pick<TestResults, 'tests'>,
): readonly string[] {
  const known = new Set(claims.map(({ id }) => id));
  return tests.flatMap(({ file, title }) => {
    const { ids, misspelt } = idsIn(title);
    return [
      ...ids.filter((id) => !known.has(id)).map((id) => `${id} is no requirement: ${file}: ${title}`),
      ...misspelt.map((text) => `"${text}" is no id; one is written [SR-5]: ${file}: ${title}`),
    ];
  });
}

/**
 * Holds the claims against a whole run. A requirement that is claimed, wholly or in part, has a test that passed; where
 * its tests could not run on this machine (no browser, no right to run a database) that is told and is no failure.
 */
export function judge(claims: readonly Claim[], results: TestResults): Judged {
  const problems: string[] = [...unknownIds(claims, results)];
  const notes: string[] = [];
  for (const { id, status } of claims) {
    const { passed, failed, unseen } = evidenceOf(id, results);
    if (status === 'not-yet') {
      if (passed > 0) notes.push(`${id} is said to be not built yet, and ${passed} tests of it passed`);
      continue;
    }
    const claimed = `${id} is claimed as ${status === 'partly' ? 'partly ' : ''}implemented`;
    if (failed > 0) problems.push(`${claimed}, and a test of it failed`);
    else if (passed === 0 && unseen === 0) problems.push(`${claimed} without a test that passed`);
    else if (passed === 0) notes.push(`${id} WAS NOT SEEN: every test of it was skipped on this machine`);
  }
  return { problems, notes };
}
