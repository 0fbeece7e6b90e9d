/** What every command answers with; the whole table. */
export const EXIT = {
  done: 0,
  /** The answer is printed in full; its findings say why it cannot be signed. */
  refused: 1,
  /** Wrong usage, or input that cannot be read as what it should be. */
  unusable: 2,
  /** Something of ours is broken. */
  fault: 3,
  /** Stopped by the person; what was done is kept. The number is the shell's own for it. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
