import { useTranslation } from 'react-i18next';
import type { FindingJson } from '../../wire/contract/order.ts';
import { prepareFindingMessages, useFindingMessages } from './finding-messages.ts';
import { findingMessage } from './finding-words.ts';
import { useLanguage } from './language.ts';

prepareFindingMessages();

/** What a finding says; `lang` where it is not in the language of the screen. */
export interface FindingText {
  readonly text: string;
  readonly lang: 'en' | undefined;
}

/** The message of a finding in the language of the screen, else the English of the core: nothing is left out. */
export function useFindingText(): (finding: Pick<FindingJson, 'message' | 'said'>) => FindingText {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const hasWords = useFindingMessages();
  return ({ message, said }) => {
    const text = hasWords
      ? findingMessage(said, { language, message: (key, values) => t(key, { ...values }) })
      : null;
    return text === null
      ? { text: message, lang: language === 'en' ? undefined : 'en' }
      : { text, lang: undefined };
  };
}
