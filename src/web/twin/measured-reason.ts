import type { CombinationId } from '../../twin/identifiable.ts';
import type { UpdateReason } from '../../twin/individual-update.ts';

/** The message that says why nothing is estimated. */
export const reasonKey = <Code extends UpdateReason['code']>(code: Code) =>
  `twin.measured.because.${code}` as const;

type Shown = Exclude<CombinationId, `cord-${string}`> | 'cord';

/** As the page calls it: what is asked of the spinal cord is one thing to whoever reads it. */
export function combinationShown(id: CombinationId): Shown {
  switch (id) {
    case 'cord-exchange':
    case 'cord-partition':
    case 'cord-loss':
      return 'cord';
    default:
      return id;
  }
}
