import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { equal, inSmallestUnit, type Volume } from '../../core/units.ts';
import { millilitres } from '../../wire/amount/encode-amount.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { amountText, numberText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { VoiceMark } from '../fields/voice.tsx';
import { ReservoirGauge } from '../pictures/reservoir-gauge.tsx';
import { Card } from '../shell/card.tsx';
import { atVisit } from './at-visit.ts';
import type { FilledPump, ReservoirNow } from './pump-now.ts';
import style from './reservoir-card.module.css';
import { ReservoirDates } from './reservoir-dates.tsx';

const NL_PER_ML = 1_000_000;

/**
 * While a visit is open the program of the last fill no longer says what is in the reservoir: first nobody may be led by
 * the expected volume, then it was emptied, then filled. Null where it does say so.
 */
function useAtVisit(patient: Patient): string | null {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { visit, unreconciled } = patient;
  const stage = atVisit(patient);
  if (visit?.injected != null)
    return t('reservoir.filled', { volume: amountText(visit.injected.volume, language, 2) });
  if (stage?.kind === 'emptied')
    return t('reservoir.emptied', { volume: amountText(stage.aspirated, language, 2) });
  if (visit?.steps.includes('aspirate') === true) return t('reservoir.hidden');
  return unreconciled === null ? null : t('reservoir.unsettled');
}

function Gauge({ reservoir }: { readonly reservoir: ReservoirNow }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { capacity, expected, lowest, highest, alarm } = reservoir;
  const figure = (volume: Volume): number => inSmallestUnit(volume) / NL_PER_ML;
  const ml = (volume: Volume): string => amountText(millilitres(volume), language, 1);
  const band =
    lowest === null || highest === null || equal(lowest, highest)
      ? null
      : t('reservoir.band', { low: numberText(figure(lowest), 1), high: ml(highest) });
  return (
    <div className={style['gauge']}>
      {capacity !== null && (
        <ReservoirGauge
          volumes={{
            capacity: figure(capacity),
            expected: figure(expected),
            low: lowest === null ? null : figure(lowest),
            high: highest === null ? null : figure(highest),
            alarm: alarm === null ? null : figure(alarm),
          }}
          say={t('reservoir.say', { expected: ml(expected), capacity: ml(capacity), band: band ?? '' })}
        />
      )}
      <div className={style['words']}>
        <p className={style['big']}>
          {ml(expected)} <VoiceMark voice={{ kind: 'computed', from: t('reservoir.from') }} />
        </p>
        <p>{t('reservoir.expected')}</p>
        {band !== null && <p>{band}</p>}
        {alarm !== null && <p className={style['alarm']}>{t('reservoir.alarm-at', { volume: ml(alarm) })}</p>}
      </div>
    </div>
  );
}

/** How much is expected, until when it lasts, and when to refill and why. */
export function ReservoirCard({
  patient,
  pump,
}: {
  readonly patient: Patient;
  readonly pump: FilledPump;
}): ReactNode {
  const { t } = useTranslation();
  const atOpenVisit = useAtVisit(patient);
  return (
    <Card title={t('reservoir.title')}>
      {atOpenVisit !== null ? (
        <p className={style['hidden']}>{atOpenVisit}</p>
      ) : pump.reservoir === null ? (
        <p className={style['hidden']}>{t('reservoir.unknown')}</p>
      ) : (
        <>
          <Gauge reservoir={pump.reservoir} />
          {pump.reservoir.unknowns.length > 0 && (
            <ul className={style['unknowns']}>
              {pump.reservoir.unknowns.map((unknown) => (
                <li key={unknown}>
                  <SeverityChip mark="note">{t(`reservoir.unknown.${unknown}`)}</SeverityChip>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <ReservoirDates patient={patient} pump={pump} />
    </Card>
  );
}
