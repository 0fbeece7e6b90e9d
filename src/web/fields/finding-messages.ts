import { type FetchedWords, prepareWords, useFetchedWords } from '../messages/fetched-words.ts';

const FINDING_WORDS: FetchedWords = {
  en: () => import('../messages/finding.en.json'),
  es: () => import('../messages/finding.es.json'),
};

/** Fetches the words of the checks with a page that shows what they say, before it is shown. */
export const prepareFindingMessages = (): void => prepareWords(FINDING_WORDS);

/** Whether the words of the checks are there, in the language of the screen; fetches them if not. */
export const useFindingMessages = (): boolean => useFetchedWords(FINDING_WORDS);
