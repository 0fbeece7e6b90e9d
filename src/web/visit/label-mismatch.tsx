import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderContent } from '../../core/therapy/events.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import { amountText } from '../fields/amount-text.ts';
import { spoken, useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './identify.module.css';
import type { IdentifyEntry } from './identify-entry.ts';
import { labelLines } from './label-comparison.ts';
import { Notice } from './notice.tsx';

/** Where label and order part, once it was refused: what is on the label, what is ordered. */
export function LabelMismatch(props: {
  readonly entry: IdentifyEntry;
  readonly fill: NonNullable<OrderContent['fill']>;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const text = (amount: AmountJson | null, of: string): string =>
    amount === null
      ? t('visit.label.none')
      : amountText(of === 'volume' ? amount : spoken(amount, of), language);
  return (
    <Notice mark="refuse" title={t('visit.label.mismatch.title')} alert>
      <p>{t('visit.label.mismatch.text')}</p>
      <table className={style['lines']}>
        <thead>
          <tr>
            <th scope="col">{t('visit.label.of')}</th>
            <th scope="col">{t('visit.label.on-label')}</th>
            <th scope="col">{t('visit.label.ordered')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {labelLines(props.entry, props.fill).map((line) => (
            <tr key={line.of} data-same={line.same}>
              <th scope="row">{line.of === 'volume' ? t('visit.label.volume') : drugName(line.of)}</th>
              <td>{text(line.label, line.of)}</td>
              <td>{text(line.order, line.of)}</td>
              <td>
                <SeverityShape mark={line.same ? 'good' : 'refuse'} size={14} />{' '}
                <span className={style['word']}>
                  {t(line.same ? 'visit.label.same' : 'visit.label.differs')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  );
}
