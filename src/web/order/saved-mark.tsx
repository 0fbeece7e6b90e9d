import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import type { Saving } from './draft-saving.ts';
import style from './saved-mark.module.css';

/** Where what was typed is now; read out only when it is not where it belongs. */
export function SavedMark({ state, zone }: { readonly state: Saving; readonly zone: string }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { where, at } = state;
  const isTrouble = where === 'here' || where === 'failed';
  const clock = at === null ? '' : momentText(at, 'seconds', zone, locale);
  return (
    <p className={style['saved']} data-where={where} role={isTrouble ? 'alert' : undefined}>
      {isTrouble && <SeverityShape mark="warn" size={12} />}
      {where === 'saved' && <SeverityShape mark="good" size={12} />}
      {where === 'saved' && at === null ? t('order.saved.saving') : t(`order.saved.${where}`, { at: clock })}
    </p>
  );
}
