import { useState } from 'react';
import type { CommandJson, CommandRequest } from '../../wire/contract/command.ts';
import type { Entered, Problems } from './problems.ts';
import { useFieldErrors } from './use-field-errors.ts';
import { useOpenVisit } from './visit-context.ts';

export interface StepFormState {
  readonly asked: boolean;
  readonly stuck: number;
  readonly errorOf: (field: string) => string | null;
  /** Sends what was entered where nothing stands against it, else shows what does. */
  readonly go: <Value>(
    entered: Entered<Value>,
    command: (value: Value) => CommandJson,
    done?: () => void,
    as?: CommandRequest['as'],
  ) => void;
}

const NONE: Problems = {};

/** The way on of one form: problems are shown once somebody asked to go on. */
export function useStepForm(type: CommandJson['type'], entered: Entered<unknown>): StepFormState {
  const { sending } = useOpenVisit();
  const [stuck, setStuck] = useState(0);
  const asked = stuck > 0;
  const errorOf = useFieldErrors(type, entered.ok ? NONE : entered.problems, asked);
  const go: StepFormState['go'] = (now, command, done, as) => {
    if (!now.ok) {
      setStuck((count) => count + 1);
      return;
    }
    const sent = async (): Promise<void> => {
      if (await sending.send(command(now.value), as)) done?.();
    };
    void sent();
  };
  return { asked, stuck, errorOf, go };
}
