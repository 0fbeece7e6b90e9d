import { type ReactNode, useDeferredValue, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import { momentText } from '../fields/date-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { VoiceMark } from '../fields/voice.tsx';
import { Card } from '../shell/card.tsx';
import { ColourScale } from './colour-scale.tsx';
import { concentrationText } from './concentration-text.ts';
import { CurveLegend } from './curve-legend.tsx';
import { Exports } from './exports.tsx';
import { HeatStrip } from './heat-strip.tsx';
import { LevelCurve } from './level-curve.tsx';
import { MeasuredCard } from './measured-card.tsx';
import { OutsideList } from './outside-list.tsx';
import { type Picture, shownAt } from './picture.ts';
import { Refused } from './refused.tsx';
import type { Moment } from './time-axis.tsx';
import style from './twin.module.css';
import { TwinFailed, TwinOutside, TwinWaiting } from './twin-states.tsx';
import { CurveTable, StripTable } from './twin-table.tsx';
import { TwinTools, useLevelName } from './twin-tools.tsx';
import { type LookingHere, type TwinProps, useLooking } from './use-looking.ts';
import { type Simulated, useSimulated } from './use-simulated.ts';

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** Where the drug is: levels over time, one level as a curve, what is ordered over what runs, and what nobody knows. */
export function TwinView(props: TwinProps): ReactNode {
  const { t } = useTranslation();
  const looking = useLooking(props);
  const simulated = useSimulated({
    course: props.course,
    proposed: props.proposed,
    withoutBridge: props.withoutBridge,
    accuracy: props.accuracy,
    shown: looking.shown,
    drug: looking.drug,
    level: looking.levelName,
    withCord: looking.withCord,
    leading: looking.leading,
    withStrip: true,
    bounds: looking.bounds,
    withPopulation: true,
  });
  const { picture, failed } = simulated;
  const moments: readonly Moment[] = [
    { kind: 'now', atMs: props.nowMs },
    ...(props.proposed === null
      ? []
      : [{ kind: 'visit' as const, atMs: epochMilliseconds(props.proposed.at) }]),
    { kind: 'cursor', atMs: looking.atMs },
  ];
  const parts = { props, looking, simulated, moments };
  return (
    <div className={style['cards']}>
      <Card title={t('twin.strip.title')} beside={<VoiceMark words voice={{ kind: 'simulated' }} />}>
        <TwinTools looking={looking} props={props} />
        {failed !== null ? (
          <TwinFailed because={failed} again={simulated.again} />
        ) : picture === null ? (
          <TwinWaiting />
        ) : (
          <div
            className={style['current']}
            data-stale={!simulated.isCurrent}
            aria-busy={!simulated.isCurrent}
          >
            <StripPart {...parts} picture={picture} />
          </div>
        )}
      </Card>
      {failed === null && picture !== null && picture.lines.length > 0 && (
        <AfterFirstPaint>
          <CurvePart {...parts} picture={picture} />
          <MeasuredCard props={props} drug={looking.drug} />
        </AfterFirstPaint>
      )}
      <Card title={t('twin.unknown.title')}>
        <p>{t('twin.unknown.text')}</p>
        <OutsideList
          outside={picture?.outside ?? []}
          leftOut={simulated.leftOut}
          isHistoryWhole={props.isHistoryWhole}
          isAccuracyKnown={props.accuracy !== null}
          zone={props.zone}
        />
      </Card>
    </div>
  );
}

/** The strip is painted first; what stands below it follows at once. */
function AfterFirstPaint({ children }: { readonly children: ReactNode }): ReactNode {
  return useDeferredValue(true, false) ? children : null;
}

interface PartProps {
  readonly props: TwinProps;
  readonly looking: LookingHere;
  readonly simulated: Simulated;
  readonly moments: readonly Moment[];
  readonly picture: Picture;
}

/** The value at the cursor in words: level, moment, each program. Nothing while it is computed. */
function useReading({ looking, simulated, picture, props }: PartProps): {
  readonly where: string;
  readonly value: string;
} {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const levelName = useLevelName(looking.tip);
  const where = `${levelName(looking.levelName)}, ${momentText(iso(looking.atMs), 'moment', props.zone, locale)}`;
  if (!simulated.isCurrent) return { where, value: '' };
  const values = picture.lines.map(({ key, ugPerMl }) => {
    const value = shownAt(picture, ugPerMl, looking.atMs);
    const text = value === null ? t('twin.not-here') : concentrationText(value);
    return `${t(`twin.line.${key}`, { level: looking.levelName })} ${text}`;
  });
  return { where, value: values.join('; ') };
}

function StripPart(parts: PartProps): ReactNode {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const keysId = useId();
  const { props, looking, simulated, moments, picture } = parts;
  const { strip, isCurrent } = simulated;
  const { where, value } = useReading(parts);
  const { locale } = useLanguage();
  const moment = (atMs: number): string => momentText(iso(atMs), 'moment', props.zone, locale);
  const leading = picture.lines.find(({ key }) => key === looking.leading);
  const here = leading === undefined ? null : shownAt(picture, leading.ugPerMl, looking.atMs);
  if (picture.refusals.length > 0) return <Refused refusals={picture.refusals} zone={props.zone} />;
  if (strip === null) {
    const remarks = picture.outside.filter(
      ({ notComputed, drug }) => notComputed && (drug === null || drug === looking.drug),
    );
    return <TwinOutside remarks={remarks} />;
  }
  return (
    <>
      <p className={style['readout']}>
        <b>{!isCurrent || here === null ? '…' : concentrationText(here)}</b>
        <span>
          {drugName(looking.drug)}
          {props.proposed !== null && ` · ${t(`twin.line.${looking.leading}`)}`} · {where}
          {looking.atMs > props.nowMs && ` · ${t('twin.ahead')}`}
        </span>
        <VoiceMark words voice={{ kind: 'simulated' }} />
      </p>
      <p className="visually-hidden" role="status" aria-live="polite">
        {value === '' ? '' : t('twin.say.value', { where, value })}
      </p>
      <p className="visually-hidden" role="status" aria-live="polite">
        {t('twin.say.shown', { from: moment(looking.shown.from), to: moment(looking.shown.to) })}
      </p>
      <HeatStrip
        strip={strip}
        fromMs={picture.fromMs}
        shown={looking.shown}
        zone={props.zone}
        moments={moments}
        atMs={looking.atMs}
        tip={looking.tip}
        level={looking.levelName}
        say={t('twin.say.strip', {
          drug: drugName(looking.drug),
          most: concentrationText(strip.peakUgPerMl),
          tip: looking.tip ?? '',
        })}
        keysId={keysId}
        onKey={looking.onKey}
        onPlace={looking.set.place}
      />
      <ColourScale mostUgPerMl={simulated.mostUgPerMl} />
      <p className={style['quiet']} id={keysId}>
        {t('twin.keys')} {t('twin.clock', { zone: props.zone })}
      </p>
      <StripTable strip={strip} fromMs={picture.fromMs} zone={props.zone} tip={looking.tip} />
    </>
  );
}

function CurvePart({ props, looking, simulated, moments, picture }: PartProps): ReactNode {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const levelName = useLevelName(looking.tip);
  const level = levelName(looking.levelName);
  const { bands } = simulated;
  return (
    <Card
      title={t('twin.curve.title', { drug: drugName(looking.drug), level })}
      beside={<VoiceMark words voice={{ kind: 'simulated' }} />}
    >
      <div className={style['current']} data-stale={!simulated.isCurrent} aria-busy={!simulated.isCurrent}>
        <CurveLegend
          picture={picture}
          bands={bands}
          areBandsDue={simulated.areBandsDue}
          kinds={props.accuracy === null ? ['population'] : ['pump', 'population']}
          atMs={looking.atMs}
          level={looking.levelName}
          {...(props.proposed !== null && { bandsOf: looking.leading })}
        />
        <LevelCurve
          picture={picture}
          bands={bands}
          shown={looking.shown}
          zone={props.zone}
          moments={moments}
          atMs={looking.atMs}
          onPlace={(atMs) => looking.set.place(atMs, looking.levelName)}
          say={t('twin.say.curve', { drug: drugName(looking.drug), level })}
        />
        {looking.withCord && <p className={style['quiet']}>{t('twin.cord-prior')}</p>}
        <CurveTable picture={picture} bands={bands} level={looking.levelName} zone={props.zone} />
      </div>
      {simulated.isCurrent && (
        <Exports
          drug={looking.drug}
          level={looking.levelName}
          tip={looking.tip}
          picture={picture}
          bands={bands}
          strip={simulated.strip}
          mostUgPerMl={simulated.mostUgPerMl}
          leading={looking.leading}
          hasProposed={props.proposed !== null}
          withCord={looking.withCord}
          moments={moments}
          shown={looking.shown}
          zone={props.zone}
        />
      )}
    </Card>
  );
}
