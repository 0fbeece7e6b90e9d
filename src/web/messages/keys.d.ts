import 'i18next';
import type english from './en.json';
import type findingEnglish from './finding.en.json';
import type labEnglish from './lab.en.json';
import type rehearsalEnglish from './rehearsal.en.json';
import type twinEnglish from './twin.en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    keySeparator: false;
    nsSeparator: false;
    resources: {
      translation: typeof english &
        typeof findingEnglish &
        typeof labEnglish &
        typeof rehearsalEnglish &
        typeof twinEnglish;
    };
  }
}
