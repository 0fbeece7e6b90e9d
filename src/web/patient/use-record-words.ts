import { useTranslation } from 'react-i18next';
import { pumpProfile } from '../../core/devices/profiles.ts';
import { PUMP_MODEL_IDS } from '../../core/ids.ts';
import { unitText } from '../fields/amount-text.ts';
import { dayText, momentText } from '../fields/date-text.ts';
import { computedVolumeText, doseText, roundedText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useKnownNames } from '../fields/known-names.ts';
import { useLanguage } from '../fields/language.ts';
import type { Words } from './record-summary.ts';

const MODES = ['continuous', 'schedule', 'minimum-rate', 'stopped'] as const;

/** The lines of a record in the language of the screen and the zone of the clinic. */
export function useRecordWords(zone: string): Words {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  return {
    amount: (amount) => roundedText(amount, language),
    computed: (volume) => computedVolumeText(volume, language),
    dose: (amount, drug) => doseText(amount, drug, language),
    unit: (unit) => unitText(unit, language),
    drug: useDrugName(),
    moment: (moment) => momentText(moment, 'moment', zone, locale),
    day: (day) => dayText(day, 'full', locale),
    ...useKnownNames(),
    pump: (model) => {
      const known = PUMP_MODEL_IDS.find((one) => one === model);
      return known === undefined ? model : pumpProfile(known).name;
    },
    say: (key, value) => t(`record.say.${key}`, { value }),
    mode: (mode) => {
      const known = MODES.find((one) => one === mode);
      return known === undefined ? mode : t(`day.mode.${known}`);
    },
  };
}
