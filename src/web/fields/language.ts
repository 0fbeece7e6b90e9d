import { useTranslation } from 'react-i18next';
import { isLanguage, type Language, LOCALES } from '../messages/messages.ts';

/** The language of the screen and the locale in which dates are written. */
export function useLanguage(): { readonly language: Language; readonly locale: string } {
  const { i18n } = useTranslation();
  const tag = i18n.language.slice(0, 2);
  const language = isLanguage(tag) ? tag : 'en';
  return { language, locale: LOCALES[language] };
}
