import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import english from './en.json' with { type: 'json' };

/** The languages of the screen. What a check says and no message says after it stays in the language of the core, marked so. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How dates and lists are written: day before month, 24 hours, in words, so that none can be misread. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es-US' };

const KEPT = 'theca.language';

export const isLanguage = (text: string | null): text is Language =>
  LANGUAGES.some((language) => language === text);

/** The language chosen before on this machine, else the first that the browser asks for, else English. */
export function preferredLanguage(kept: string | null, asked: readonly string[]): Language {
  if (isLanguage(kept)) return kept;
  for (const tag of asked) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLanguage(language)) return language;
  }
  return 'en';
}

/** Fetches a language on its first use and shows it. */
export async function speak(language: Language): Promise<void> {
  if (language === 'es' && !i18next.hasResourceBundle('es', 'translation')) {
    const spanish = await import('./es.json');
    i18next.addResourceBundle('es', 'translation', spanish.default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await speak(language);
}

/** Keys are flat, so that both files read in the same order and a test compares them line by line. */
export async function startMessages(): Promise<void> {
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      resources: { en: { translation: english } },
      lng: 'en',
      fallbackLng: 'en',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  const language = preferredLanguage(localStorage.getItem(KEPT), navigator.languages);
  if (language !== 'en') await speak(language);
}
