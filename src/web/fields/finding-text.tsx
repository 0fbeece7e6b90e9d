import type { ReactNode } from 'react';
import type { FindingJson } from '../../wire/contract/order.ts';
import { useFindingText } from './use-finding-text.ts';
import { WithEnglish } from './with-english.tsx';

/** What a finding says, in the language of the screen where it has words there. */
export function FindingText({ finding }: { readonly finding: FindingJson }): ReactNode {
  const { text, lang } = useFindingText()(finding);
  return (
    <span lang={lang}>
      <WithEnglish text={text} />
    </span>
  );
}
