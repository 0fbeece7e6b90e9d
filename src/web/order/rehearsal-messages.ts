import { type FetchedWords, prepareWords, useFetchedWords } from '../messages/fetched-words.ts';

const REHEARSAL_WORDS: FetchedWords = {
  en: () => import('../messages/rehearsal.en.json'),
  es: () => import('../messages/rehearsal.es.json'),
};

/** Fetches the words of the rehearsal with the page of an order, before the page is shown. */
export const prepareRehearsalMessages = (): void => prepareWords(REHEARSAL_WORDS);

/** Whether the words of the rehearsal are there, in the language of the screen; fetches them if not. */
export const useRehearsalMessages = (): boolean => useFetchedWords(REHEARSAL_WORDS);
