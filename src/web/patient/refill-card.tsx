import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { INVESTIGATE_ABOVE } from '../../core/residual.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { Patient, RefillView } from '../../wire/contract/patient.ts';
import { reportOf } from '../client/documents.ts';
import { amountText } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { PictureTable } from '../pictures/picture-table.tsx';
import { ResidualTrend } from '../pictures/residual-trend.tsx';
import { Card } from '../shell/card.tsx';
import style from './refill-card.module.css';

const MARKS = { 'as-labelled': 'good', watch: 'note', investigate: 'warn' } as const;
const MOST = 12;

/** The refills of the past with what was found against what was expected. */
export function RefillCard({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const zone = patient.record.timeZone;
  const refills = patient.refills.slice(-MOST);
  const last = refills.at(-1);
  const judged = refills.filter((refill) => refill.discrepancy !== null);
  const date = (refill: RefillView, form: 'day' | 'full'): string =>
    momentText(refill.at, form, zone, locale);
  const amount = (of: RefillView['aspirated'] | null): string =>
    of === null ? '—' : amountText(of, language, 2);
  const bound = inSmallestUnit(INVESTIGATE_ABOVE.value) / 1e6;
  return (
    <Card
      title={t('refills.title')}
      beside={
        last?.verdict != null && (
          <SeverityChip mark={MARKS[last.verdict]} word={false}>
            {t(`verdict.${last.verdict}`)}
          </SeverityChip>
        )
      }
    >
      {judged.length === 0 ? (
        <p className={style['none']}>{t('refills.none')}</p>
      ) : (
        <>
          <ResidualTrend
            bound={bound}
            bars={judged.map((refill) => ({
              key: refill.visit,
              date: date(refill, 'day'),
              value: refill.discrepancy?.value ?? 0,
              verdict: refill.verdict,
            }))}
            above={t('refills.more')}
            below={t('refills.less')}
            say={judged.map((refill) => `${date(refill, 'full')}: ${amount(refill.discrepancy)}`).join('; ')}
          />
          <PictureTable
            open
            caption={t('refills.title')}
            head={[
              t('refills.date'),
              t('refills.expected'),
              t('refills.aspirated'),
              t('refills.difference'),
              t('refills.ratio'),
              t('refills.filled'),
              t('refills.report'),
            ]}
            rows={refills.map((refill) => [
              date(refill, 'full'),
              amount(refill.expected),
              amount(refill.aspirated),
              amount(refill.discrepancy),
              refill.ratio === null ? '—' : refill.ratio.toFixed(3),
              amount(refill.fill),
              <a key="report" href={reportOf(patient.id, refill.visit)} target="_blank" rel="noreferrer">
                PDF<span className="visually-hidden"> {date(refill, 'full')}</span>
              </a>,
            ])}
          />
        </>
      )}
    </Card>
  );
}
