import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useLanguage } from '../fields/language.ts';
import { isLanguage, type Language } from './messages.ts';

/** The words of one part of the app, fetched with it: whoever opens the board has no use for them. */
export type FetchedWords = Readonly<Record<Language, () => Promise<{ readonly default: object }>>>;

const added = new WeakMap<FetchedWords, Set<Language>>();

/** Fetches them unless they are here. */
async function fetchWords(words: FetchedWords, language: Language): Promise<void> {
  const here = added.get(words) ?? new Set();
  added.set(words, here);
  if (here.has(language)) return;
  const { default: fetched } = await words[language]();
  i18next.addResourceBundle(language, 'translation', fetched, true, true);
  here.add(language);
}

/** Fetches them in the language of the screen before anybody looks at that part. */
export function prepareWords(words: FetchedWords): void {
  const language = i18next.language.slice(0, 2);
  // Who looks and finds none asks again and is told.
  if (isLanguage(language)) fetchWords(words, language).catch(() => undefined);
}

/** Whether the words are there, in the language of the screen; fetches them if not. */
export function useFetchedWords(words: FetchedWords): boolean {
  const { language } = useLanguage();
  const [, setFetched] = useState<Language | null>(null);
  useEffect(() => {
    let isLeft = false;
    void fetchWords(words, language).then(() => {
      if (!isLeft) setFetched(language);
    });
    return () => {
      isLeft = true;
    };
  }, [words, language]);
  return added.get(words)?.has(language) ?? false;
}
