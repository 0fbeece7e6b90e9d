import { useTranslation } from 'react-i18next';
import type { PumpModelId } from '../../core/ids.ts';

/** Which of the sentences about MRI is said of a model: those of its profile, in the language of the screen. */
export const MRI_WORDS = {
  'synchromed-ii-20': 'synchromed-ii',
  'synchromed-ii-40': 'synchromed-ii',
  'synchromed-iii-20': 'synchromed-iii',
  'synchromed-iii-40': 'synchromed-iii',
  'prometra-ii-20': 'prometra-ii',
  'prometra-ii-40': 'prometra-ii',
  'constant-flow': null,
} as const satisfies Readonly<Record<PumpModelId, string | null>>;

/** What an MRI does to a pump of this model; null where its profile does not say. */
export function useMriWords(model: PumpModelId | null): string | null {
  const { t } = useTranslation();
  const words = model && MRI_WORDS[model];
  return words && t(`patient.mri.${words}`);
}
