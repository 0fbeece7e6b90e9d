import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import { capacityNl } from '../../pump/deliverable.ts';
import { type PumpReading, reading } from '../../pump/reading.ts';
import { lowThresholdNl } from '../../pump/volumes.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { useMixtureText } from '../patient/use-mixture-text.ts';
import { ReservoirGauge } from '../pictures/reservoir-gauge.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import shared from './lab.module.css';
import { standsStill } from './lab-day.ts';
import { useLabWords } from './lab-words.ts';
import style from './pump-card.module.css';
import { useLab } from './use-lab.ts';

const NL_A_ML = 1_000_000;

/** What a programmer would show of the pump: what it knows, never what is true. */
export function PumpCard(): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const mixture = useMixtureText();
  const { lab } = useLab().state;
  const read = reading(lab.pump);
  const displayed = inSmallestUnit(read.displayed);
  const capacity = capacityNl(lab.pump);
  const low = lowThresholdNl(lab.pump);
  const { bolus } = read;
  return (
    <Card title={t('lab.pump')} beside={<span className={shared['simulated']}>{t('lab.simulated')}</span>}>
      <div className={style['reservoir']}>
        {capacity !== null && capacity > 0 && (
          <ReservoirGauge
            volumes={{
              capacity: capacity / NL_A_ML,
              expected: displayed / NL_A_ML,
              low: null,
              high: null,
              alarm: low === null ? null : low / NL_A_ML,
            }}
            say={t('lab.gauge', { volume: words.volume(displayed) })}
          />
        )}
        <div className={style['figures']}>
          <p>
            <small>{t('lab.displayed')}</small>
            <output>{words.volume(displayed)}</output>
          </p>
          <p>
            <small>{t('lab.flow')}</small>
            <output>{words.flow(inSmallestUnit(read.flow))}</output>
          </p>
          <RunLine read={read} />
        </div>
      </div>
      <Lines>
        {bolus !== null && (
          <Line name={t(`lab.bolus.${bolus.kind}`)}>
            {t('lab.bolus.given-of', {
              given: words.volume(bolus.givenNl),
              volume: words.volume(bolus.volumeNl),
            })}
          </Line>
        )}
        {!read.accuracyGuaranteed && read.prescription !== null && (
          <Line name={t('lab.accuracy')}>{t('lab.accuracy.text')}</Line>
        )}
        <Line name={t('lab.delivered')}>{words.volume(inSmallestUnit(read.delivered))}</Line>
        <Line name={t('lab.clock')}>{words.moment(epochMilliseconds(read.shownClock))}</Line>
        <UntilLow read={read} />
        {low !== null && <Line name={t('lab.low-alarm')}>{words.volume(low)}</Line>}
        <Line name={t('lab.requests')}>
          {t('lab.requests.text', { given: read.requests.given, denied: read.requests.denied })}
        </Line>
        {read.replaceBy !== null && (
          <Line name={t('lab.replace-by')}>
            {read.replaceBy === 'unreadable' ? '??/??/????' : words.moment(epochMilliseconds(read.replaceBy))}
          </Line>
        )}
        <Line name={t('lab.mixture.now')}>
          {read.prescription === null ? t('lab.no-program') : mixture(read.prescription.mixture)}
        </Line>
        {read.digest !== null && (
          <Line name={t('lab.digest')}>
            <code>{read.digest.slice(0, 8)}</code>
          </Line>
        )}
      </Lines>
    </Card>
  );
}

const RUN_MARKS = { running: 'good', held: 'warn', stopped: 'refuse' } as const;

/** Whether it runs, in a shape and in words; a pump that was started and stands still does not pass for one that runs. */
function RunLine({ read }: { readonly read: PumpReading }): ReactNode {
  const words = useLabWords();
  const { run } = read;
  const stands = standsStill(read);
  return (
    <p className={style['run']}>
      <SeverityShape mark={stands ? 'warn' : RUN_MARKS[run.kind]} />
      <span>{words.run(run, stands)}</span>
    </p>
  );
}

/** How long, and when that is on the time of the lab. */
function UntilLow({ read }: { readonly read: PumpReading }): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const { timeToLow, prescription, alarms, at } = read;
  const isReached = alarms.some(({ alarm }) => alarm === 'low-reservoir');
  const ms = timeToLow === null ? null : inSmallestUnit(timeToLow);
  return (
    <Line name={t('lab.time-to-low')}>
      {prescription === null
        ? t('lab.unknown')
        : isReached
          ? t('lab.low-reached')
          : ms === null
            ? t('lab.low-never')
            : `${words.until(ms)} · ${words.moment(epochMilliseconds(at) + ms)}`}
    </Line>
  );
}
