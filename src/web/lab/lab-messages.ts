import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useLanguage } from '../fields/language.ts';
import type { Language } from '../messages/messages.ts';

/** The words of the lab are fetched with it: whoever opens the board has no use for them. */
const FETCHED: Readonly<Record<Language, () => Promise<{ readonly default: object }>>> = {
  en: () => import('../messages/lab.en.json'),
  es: () => import('../messages/lab.es.json'),
};

/** Whether the words of the lab are there, in the language of the screen; fetches them if not. */
export function useLabMessages(): boolean {
  const { language } = useLanguage();
  const [fetched, setFetched] = useState<readonly Language[]>([]);
  useEffect(() => {
    let isLeft = false;
    void FETCHED[language]().then((words) => {
      i18next.addResourceBundle(language, 'translation', words.default, true, true);
      if (!isLeft) setFetched((before) => [...before, language]);
    });
    return () => {
      isLeft = true;
    };
  }, [language]);
  return fetched.includes(language);
}
