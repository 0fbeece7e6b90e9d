/** The last answers by what was asked. */
export interface Remembered<Answer> {
  readonly recall: (asked: string, answer: () => Answer) => Answer;
}

/** Remembers so many; the oldest goes first. */
export function remembered<Answer>(most: number): Remembered<Answer> {
  const known = new Map<string, Answer>();
  return {
    recall: (asked, answer) => {
      const found = known.get(asked);
      if (found !== undefined) return found;
      const fresh = answer();
      known.set(asked, fresh);
      const oldest = known.keys().next().value;
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      return fresh;
    },
  };
}
