import { useOrder } from './order-context.ts';
import { editedProgram, type ProgramDraft } from './order-draft.ts';

/** Types a part of the program anew. */
export function useProgramEdit(): (part: Partial<ProgramDraft>) => void {
  const { change } = useOrder();
  return (part) => change((before) => ({ ...before, program: editedProgram(before.program, part) }));
}
