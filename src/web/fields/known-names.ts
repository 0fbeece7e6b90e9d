import { useTranslation } from 'react-i18next';
import { PUMP_ALARM_KINDS } from '../../core/devices/alarms.ts';

/** What the core compares at a read-back, in the order of the form. */
export const READ_BACK_FIELDS = [
  'mode',
  'dailyDose',
  'concentration',
  'reservoirVolume',
  'steps',
  'bridge',
  'prime',
  'patientBolus',
] as const;

/** What it compares of an order and its second entry. */
export const DISPUTED_FIELDS = ['drug', 'concentration', 'volume', 'daily-dose', 'prime'] as const;

/** How the language of the screen says what the server names; a name of a newer server stays as it is. */
export interface KnownNames {
  readonly alarm: (kind: string) => string;
  readonly readBackField: (field: string) => string;
  readonly disputedField: (field: string) => string;
}

export function useKnownNames(): KnownNames {
  const { t } = useTranslation();
  const named =
    <Name extends string>(names: readonly Name[], say: (name: Name) => string) =>
    (text: string): string => {
      const known = names.find((name) => name === text);
      return known === undefined ? text : say(known);
    };
  return {
    alarm: named(PUMP_ALARM_KINDS, (kind) => t(`visit.alarm.${kind}`)),
    readBackField: named(READ_BACK_FIELDS, (field) => t(`visit.read-back.${field}`)),
    disputedField: named(DISPUTED_FIELDS, (field) => t(`order.differs.${field}`)),
  };
}
