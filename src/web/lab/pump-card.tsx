import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import { capacityNl } from '../../pump/deliverable.ts';
import type { Prescription } from '../../pump/prescription.ts';
import { reading } from '../../pump/reading.ts';
import { lowThresholdNl } from '../../pump/volumes.ts';
import { micrograms } from '../../wire/amount/encode-amount.ts';
import { doseText } from '../fields/dose-text.ts';
import { useLanguage } from '../fields/language.ts';
import { useMixtureText } from '../patient/use-mixture-text.ts';
import { ReservoirGauge } from '../pictures/reservoir-gauge.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import style from './lab.module.css';
import { useLabWords } from './lab-words.ts';
import { useLab } from './use-lab.ts';

const NL_A_ML = 1_000_000;

/** What a programmer would show of the pump: what it knows, never what is true. */
export function PumpCard(): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const { lab } = useLab().state;
  const read = reading(lab.pump);
  const displayed = inSmallestUnit(read.displayed);
  const capacity = capacityNl(lab.pump);
  const low = lowThresholdNl(lab.pump);
  const { bolus } = read;
  return (
    <Card title={t('lab.pump')} beside={<span className={style['simulated']}>{t('lab.simulated')}</span>}>
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
          <p>{words.run(read.run)}</p>
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
        <Line name={t('lab.time-to-low')}>
          {read.timeToLow === null ? t('lab.unknown') : words.time(inSmallestUnit(read.timeToLow))}
        </Line>
        <Line name={t('lab.requests')}>
          {t('lab.requests.text', { given: read.requests.given, denied: read.requests.denied })}
        </Line>
        {read.replaceBy !== null && (
          <Line name={t('lab.replace-by')}>
            {read.replaceBy === 'unreadable' ? '??/??/????' : words.moment(epochMilliseconds(read.replaceBy))}
          </Line>
        )}
        <Line name={t('lab.program')}>
          {read.digest === null ? t('lab.no-program') : <code>{read.digest.slice(0, 8)}</code>}
        </Line>
        {read.prescription !== null && <Programmed of={read.prescription} />}
      </Lines>
    </Card>
  );
}

/** What it was signed for; what is in the syringe it cannot know. */
function Programmed({ of }: { readonly of: Prescription }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useLabWords();
  const mixture = useMixtureText();
  const { patientBolus } = of.program;
  return (
    <>
      <Line name={t('lab.mixture.now')}>{mixture(of.mixture)}</Line>
      {patientBolus !== undefined && (
        <Line name={t('lab.patient-bolus')}>
          {t('lab.patient-bolus.text', {
            dose: doseText(micrograms(patientBolus.dose), of.mixture[0].drug, language),
            count: patientBolus.maxPerDay,
            lockout: words.time(inSmallestUnit(patientBolus.lockout)),
          })}
        </Line>
      )}
    </>
  );
}
