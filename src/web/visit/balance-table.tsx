import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AmountJson } from '../../wire/contract/form.ts';
import { amountText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './balance.module.css';
import type { Balance } from './balance.ts';

/** In and out: what was taken in hand, what was injected and destroyed, and what is still missing [SR-57]. */
export function BalanceTable({ balance }: { readonly balance: Balance }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const text = (amount: AmountJson | null): string => (amount === null ? '—' : amountText(amount, language));
  const { missing, agrees } = balance;
  const over = missing !== null && missing.value < 0;
  return (
    <section className={style['balance']} data-agrees={missing === null ? 'open' : agrees} aria-live="polite">
      <h3>{t('visit.balance.title')}</h3>
      <dl>
        <div>
          <dt>{t('visit.balance.aspirated')}</dt>
          <dd>{text(balance.aspirated)}</dd>
        </div>
        <div>
          <dt>{t('visit.balance.syringe')}</dt>
          <dd>{text(balance.syringe)}</dd>
        </div>
        <div data-sum="true">
          <dt>{t('visit.balance.taken')}</dt>
          <dd>{text(balance.taken)}</dd>
        </div>
        <div>
          <dt>{t('visit.balance.injected')}</dt>
          <dd>{text(balance.injected)}</dd>
        </div>
        <div>
          <dt>{t('visit.balance.wasted')}</dt>
          <dd>{text(balance.wasted)}</dd>
        </div>
        <div data-sum="true">
          <dt>{t(over ? 'visit.balance.over' : 'visit.balance.missing')}</dt>
          <dd>
            {missing !== null && <SeverityShape mark={agrees ? 'good' : 'refuse'} size={14} />}{' '}
            {missing === null
              ? '—'
              : agrees
                ? t('visit.balance.agrees')
                : text({ ...missing, value: Math.abs(missing.value) })}
          </dd>
        </div>
      </dl>
    </section>
  );
}
