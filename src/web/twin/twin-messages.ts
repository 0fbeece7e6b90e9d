import { type FetchedWords, prepareWords, useFetchedWords } from '../messages/fetched-words.ts';

const TWIN_WORDS: FetchedWords = {
  en: () => import('../messages/twin.en.json'),
  es: () => import('../messages/twin.es.json'),
};

/** Fetches the words of the twin with its page, before the page is shown. */
export const prepareTwinMessages = (): void => prepareWords(TWIN_WORDS);

/** Whether the words of the twin are there, in the language of the screen; fetches them if not. */
export const useTwinMessages = (): boolean => useFetchedWords(TWIN_WORDS);
