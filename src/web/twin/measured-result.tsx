import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../twin/individual-update.ts';
import { nameOfLevel } from '../../twin/levels.ts';
import { levelOf, type Measurement } from '../../twin/measurement.ts';
import { numberText, unitText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { VoiceMark } from '../fields/voice.tsx';
import { BeforeAfter } from './before-after.tsx';
import style from './measured.module.css';
import { isEstimable, type MeasuredQuestion } from './measured-question.ts';
import { MeasuredRefused } from './measured-refused.tsx';
import type { UpdateAnswer } from './question.ts';
import { TwinFailed, TwinWaiting } from './twin-states.tsx';
import { useTwin } from './use-twin.ts';

/** More digits than this an estimate does not have. */
const DIGITS = 2;
const figure = (value: number): string => numberText(Number(value.toPrecision(DIGITS)));

/** What was measured, as the twin takes it: what it told, what it could not, and the level before and after. */
export function MeasuredResult({
  asked,
  measured,
  zone,
}: {
  readonly asked: MeasuredQuestion;
  readonly measured: readonly Measurement[];
  readonly zone: string;
}): ReactNode {
  const { t } = useTranslation();
  const { heard, isCurrent, again } = useTwin(asked.question);
  if (heard?.kind === 'failed') return <TwinFailed because={heard.because} again={again} />;
  if (heard === null || !isCurrent || heard.answer.update === null) return <TwinWaiting />;
  const { update, lines } = heard.answer;
  const timesHours = lines[0]?.timesHours ?? new Float64Array(0);
  return (
    <section className={style['result']} aria-label={t('twin.measured.result')}>
      <p className="visually-hidden" role="status">
        {t('twin.measured.done')}
      </p>
      <p className={style['head']}>
        <b>{t('twin.measured.result')}</b> <VoiceMark words voice={{ kind: 'simulated' }} />
      </p>
      {update.refusals.length > 0 ? (
        <MeasuredRefused
          refusals={update.refusals}
          scenario={asked.scenario}
          measurements={measured}
          zone={zone}
        />
      ) : (
        <>
          <Estimates estimates={update.estimates} />
          <p className={style['quiet']}>
            {t('twin.measured.worth', {
              count: Math.floor(update.effectivePatients),
              all: asked.question.update?.patients ?? 0,
            })}
          </p>
          <Pictures asked={asked} measured={measured} update={update} timesHours={timesHours} zone={zone} />
        </>
      )}
      <Untold asked={asked} />
    </section>
  );
}

function Estimates({ estimates }: { readonly estimates: readonly Estimate[] }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const both = ([fifth, median, ninetyFifth]: Estimate['prior'], unit: string): ReactNode => (
    <>
      <b>
        {figure(median)}
        {'\u202f'}
        {unitText(unit, language).replace(/^\//, '1/')}
      </b>
      <small>
        {figure(fifth)}–{figure(ninetyFifth)}
      </small>
    </>
  );
  return (
    <div className={style['scroll']}>
      <table className={style['estimates']}>
        <caption className="visually-hidden">{t('twin.measured.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('twin.measured.told')}</th>
            <th scope="col">{t('twin.measured.prior')}</th>
            <th scope="col">{t('twin.measured.posterior')}</th>
          </tr>
        </thead>
        <tbody>
          {estimates.map(({ id, unit, prior, posterior }) => (
            <tr key={id}>
              <th scope="row">{isEstimable(id) ? t(`twin.combination.${id}`) : id}</th>
              <td>{both(prior, unit)}</td>
              <td>{both(posterior, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One picture for each place or score that was measured. */
function Pictures(props: {
  readonly asked: MeasuredQuestion;
  readonly measured: readonly Measurement[];
  readonly update: UpdateAnswer;
  readonly timesHours: Float64Array;
  readonly zone: string;
}): ReactNode {
  const { asked, measured, update, timesHours, zone } = props;
  const names = useMemo(() => [...new Set(measured.map((one) => nameOfLevel(levelOf(one))))], [measured]);
  return names.map((name) => {
    const points = measured.filter((one) => nameOfLevel(levelOf(one)) === name);
    const quantity = points[0]?.kind === 'score' ? 'score' : 'concentration';
    const drug = points[0]?.kind === 'csf' ? points[0].drug : 'baclofen';
    const index = update.before.findIndex(
      (one) => one.name === name && one.quantity === quantity && one.drug === drug,
    );
    const [before, after] = [update.before[index], update.after[index]];
    if (before === undefined || after === undefined) return null;
    return (
      <BeforeAfter
        key={name}
        before={before}
        after={after}
        timesHours={timesHours}
        shown={asked.shown}
        fromMs={asked.fromMs}
        points={points}
        zone={zone}
      />
    );
  });
}

function Untold({ asked }: { readonly asked: MeasuredQuestion }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('twin.measured.untold')}</h3>
      <ul className={style['untold']}>
        {asked.beyondTwo.map((id) => (
          <li key={id}>
            <b>{t(`twin.combination.${id}`)}:</b> {t('twin.measured.beyond-two')}
          </li>
        ))}
        {asked.untold.map((id) => (
          <li key={id}>
            <b>{t(`twin.combination.${id}`)}:</b> {t(`twin.combination.${id}.needs`)}
          </li>
        ))}
        <li>
          <b>{t('twin.combination.cord')}:</b> {t('twin.combination.cord.needs')}
        </li>
      </ul>
    </>
  );
}
