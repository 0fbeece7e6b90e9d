/** One command: a line for the list, and its module, which is read only when the command is called. */
export interface Command {
  readonly summary: string;
  readonly load: () => Promise<{ readonly run: (args: readonly string[]) => Promise<number> }>;
}
