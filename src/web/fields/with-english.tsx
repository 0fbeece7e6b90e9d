import type { ReactNode } from 'react';
import { ENGLISH_FROM, ENGLISH_UNTIL } from './finding-words.ts';

/** Text with the English inside of it marked as English. */
export function WithEnglish({ text }: { readonly text: string }): ReactNode {
  const [first = '', ...rest] = text.split(ENGLISH_FROM);
  return (
    <>
      {first}
      {rest.map((piece, at) => {
        const [english, after] = piece.split(ENGLISH_UNTIL);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name.
          <span key={at}>
            <span lang="en">{english}</span>
            {after}
          </span>
        );
      })}
    </>
  );
}
