import { type FetchedWords, useFetchedWords } from '../messages/fetched-words.ts';

const LAB_WORDS: FetchedWords = {
  en: () => import('../messages/lab.en.json'),
  es: () => import('../messages/lab.es.json'),
};

/** Whether the words of the lab are there, in the language of the screen; fetches them if not. */
export const useLabMessages = (): boolean => useFetchedWords(LAB_WORDS);
