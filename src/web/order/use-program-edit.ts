import { useOrder } from './order-context.ts';
import type { ProgramDraft } from './order-draft.ts';

/** What is typed anew is nobody else's value any more. */
export function useProgramEdit(): (part: Partial<ProgramDraft>) => void {
  const { change } = useOrder();
  return (part) => change((before) => ({ ...before, program: { ...before.program, reuse: null, ...part } }));
}
