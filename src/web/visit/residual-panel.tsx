import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { INVESTIGATE_ABOVE } from '../../core/residual.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import type { FindingJson } from '../../wire/contract/order.ts';
import { amountText } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { VoiceMark } from '../fields/voice.tsx';
import { PictureTable } from '../pictures/picture-table.tsx';
import { ResidualTrend } from '../pictures/residual-trend.tsx';
import { FindingsByWeight } from './findings-by-weight.tsx';
import { Notice } from './notice.tsx';
import style from './residual.module.css';
import { residualHistory, turnedSign } from './residual-history.ts';
import { Group } from './step-frame.tsx';
import { useOpenVisit } from './visit-context.ts';

const MARKS = { 'as-labelled': 'good', watch: 'note', investigate: 'warn' } as const;
const NL_PER_ML = 1e6;

const isAmount = (value: unknown): value is AmountJson =>
  typeof value === 'object' && value !== null && 'unit' in value;

/** What came out beside what was displayed and what was expected, now that it has been typed; and how it was before. */
export function ResidualPanel(props: {
  /** As they stand now; those of the entry where the plan is not known. */
  readonly findings: readonly FindingJson[] | null;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const { patient, visit, zone } = useOpenVisit();
  const entry = visit.residuals.at(-1);
  if (entry === undefined) return null;
  const clock = (at: string): string => momentText(at, 'clock', zone, locale);
  const { residual } = entry;
  const findings = props.findings ?? entry.findings;
  const displayed = visit.read?.reading['displayedVolume'];
  const none = '—';
  const bars = residualHistory(patient.refills, visit);
  const turned = turnedSign(bars);
  const volume = (value: number): string => amountText({ value: Math.abs(value), unit: 'mL' }, language, 2);
  return (
    <Group title={t('visit.residual.title')}>
      <dl className={style['figures']}>
        <div data-main="true">
          <dt>
            {t('visit.residual.aspirated')}{' '}
            <VoiceMark voice={{ kind: 'typed', name: entry.by.name, at: clock(entry.at) }} />
          </dt>
          <dd>{amountText(entry.aspirated, language)}</dd>
        </div>
        <div>
          <dt>
            {t('visit.residual.expected')} <VoiceMark voice={{ kind: 'computed' }} />
          </dt>
          <dd>{residual === null ? none : amountText(residual.expected, language, 2)}</dd>
        </div>
        <div>
          <dt>
            {t('visit.residual.displayed')}{' '}
            <VoiceMark voice={{ kind: 'read', ...(visit.read !== null && { at: clock(visit.read.at) }) }} />
          </dt>
          <dd>{isAmount(displayed) ? amountText(displayed, language) : none}</dd>
        </div>
        <div>
          <dt>{t('visit.residual.difference')}</dt>
          <dd>
            {residual === null ? none : amountText(residual.discrepancy, language, 2)}
            {residual?.ratio != null && residual.ratio >= 0 && (
              <small>{t('visit.residual.ratio', { ratio: residual.ratio.toFixed(3) })}</small>
            )}
          </dd>
        </div>
      </dl>
      {residual === null ? (
        <p className={style['quiet']}>{t('visit.residual.none')}</p>
      ) : (
        <p className={style['verdict']}>
          <SeverityChip mark={MARKS[residual.verdict]} word={false}>
            {t(`visit.verdict.${residual.verdict}`)}
          </SeverityChip>
        </p>
      )}
      {bars.length > 0 && (
        <div className={style['trend']}>
          <ResidualTrend
            bound={inSmallestUnit(INVESTIGATE_ABOVE.value) / NL_PER_ML}
            bars={bars.map((bar) => ({ ...bar, date: momentText(bar.at, 'day', zone, locale) }))}
            above={t('refills.more')}
            below={t('refills.less')}
            say={t('visit.residual.trend', { count: bars.length })}
          />
          <PictureTable
            caption={t('refills.title')}
            head={[t('refills.date'), t('refills.difference')]}
            rows={bars.map((bar) => [
              momentText(bar.at, 'moment', zone, locale),
              amountText({ value: bar.value, unit: 'mL' }, language, 2),
            ])}
          />
        </div>
      )}
      {turned !== null && (
        <Notice mark="warn" title={t('refills.turned.title')}>
          <p>
            {t(turned.now.value > 0 ? 'refills.turned.low-now' : 'refills.turned.high-now', {
              before: volume(turned.before.value),
              on: momentText(turned.before.at, 'full', zone, locale),
              now: volume(turned.now.value),
            })}{' '}
            {t('refills.turned.text')}
          </p>
        </Notice>
      )}
      {findings.length > 0 && <FindingsByWeight findings={findings} accepted={[]} />}
      {visit.residuals.length > 1 && (
        <p className={style['quiet']}>
          {t('visit.residual.corrected', {
            before: visit.residuals
              .slice(0, -1)
              .map((each) => amountText(each.aspirated, language))
              .join(', '),
            reason: entry.correction ?? '',
          })}
        </p>
      )}
      {visit.portReconfirmed !== null && (
        <Notice
          mark="good"
          title={t('visit.reconfirmed.title', { method: t(`visit.method.${visit.portReconfirmed.method}`) })}
        >
          <p>{t('visit.by', { name: visit.portReconfirmed.by.name, at: clock(visit.portReconfirmed.at) })}</p>
        </Notice>
      )}
      {props.children}
    </Group>
  );
}
