import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inSmallestUnit } from '../../core/units.ts';
import { reading, truth } from '../../pump/reading.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useDoses } from '../patient/use-day.ts';
import { useMixtureText } from '../patient/use-mixture-text.ts';
import { Line, Lines } from '../shell/card.tsx';
import { LogTable } from './event-log.tsx';
import { EXERCISES } from './exercises/all.ts';
import { judged } from './exercises/exercise.ts';
import { deliveryHere, standsStill } from './lab-day.ts';
import style from './lab-print.module.css';
import { useLabWords } from './lab-words.ts';
import { useLab } from './use-lab.ts';

/** A sheet has room for so many; the file has them all. */
const MOST_ROWS = 500;

/** The pump on paper, with the mark on every page. */
export function LabPrint(): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const mixture = useMixtureText();
  const drugName = useDrugName();
  const doses = useDoses();
  const { lab, exercise, answer, handedIn, teacher, teacherSeen } = useLab().state;
  const read = reading(lab.pump);
  const daily =
    read.prescription === null ? [] : deliveryHere(read.prescription, lab.pump.configuration).daily;
  const outcome = exercise === null ? null : judged(EXERCISES[exercise], lab, answer, handedIn);
  return (
    <div data-print="only">
      <p className={style['every-page']}>{t('lab.simulated')}</p>
      <h1>{t('lab.print.title')}</h1>
      <Lines>
        <Line name={t('lab.model')}>{lab.pump.profile.name}</Line>
        <Line name={t('lab.time.now')}>{words.moment(lab.pump.nowMs)}</Line>
        <Line name={t('lab.displayed')}>{words.volume(inSmallestUnit(read.displayed))}</Line>
        {teacher && (
          <Line name={t('lab.truth.volume')}>{words.volume(inSmallestUnit(truth(lab.pump).volume))}</Line>
        )}
        <Line name={t('lab.mixture.now')}>
          {read.prescription === null ? t('lab.no-program') : mixture(read.prescription.mixture)}
        </Line>
        {daily.map((one) => (
          <Line key={one.drug} name={t('lab.print.daily', { drug: drugName(one.drug) })}>
            {doses(one).daily}
          </Line>
        ))}
        <Line name={t('lab.print.run')}>{words.run(read.run, standsStill(read))}</Line>
        <Line name={t('lab.flow')}>{words.flow(inSmallestUnit(read.flow))}</Line>
        <Line name={t('lab.alarms')}>
          {read.alarms.map(({ alarm }) => words.alarm(alarm)).join(', ') || t('lab.alarms.none')}
        </Line>
        {exercise !== null && outcome !== null && (
          <Line name={t(`lab.exercise.${exercise}`)}>{t(`lab.outcome.${outcome.kind}`)}</Line>
        )}
      </Lines>
      {outcome !== null && (
        <Lines>
          {outcome.goals.map(({ id, standing }) => (
            <Line key={id} name={t(`lab.goal.${id}` as 'lab.goal.refill-read')}>
              {t(`lab.standing.${standing.kind}`)}
              {standing.kind === 'failed' && `: ${t(`lab.why.${standing.why}`)}`}
            </Line>
          ))}
        </Lines>
      )}
      {outcome !== null && teacherSeen && <p>{t('lab.outcome.seen')}</p>}
      <h2>{t('lab.log')}</h2>
      <LogTable rows={lab.entries.slice(-MOST_ROWS)} />
    </div>
  );
}
