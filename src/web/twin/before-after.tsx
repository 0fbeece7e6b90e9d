import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import type { Measurement } from '../../twin/measurement.ts';
import type { Band } from '../../twin/simulation.ts';
import { numberText, THIN_SPACE } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { ticksTo } from '../pictures/bridge-steps.ts';
import { PictureTable } from '../pictures/picture-table.tsx';
import { useWidth } from '../pictures/use-width.ts';
import { figureText, SHOWN_UNIT } from './concentration-text.ts';
import { areaPath, curvePath } from './curve-path.ts';
import { AXIS, LEFT, placeX, RIGHT } from './frame.ts';
import measured from './measured.module.css';
import type { ShownTime } from './shown-time.ts';
import { momentOf, valueAtHours } from './strip-values.ts';
import { TimeAxis } from './time-axis.tsx';
import style from './twin.module.css';

const TOP = 22;
const HEIGHT = 220;
const BOTTOM = HEIGHT - AXIS;
const HEADROOM = 1.1;
const NG_PER_UG = 1000;
const MS_PER_HOUR = 3_600_000;

const measuredValue = (one: Measurement): number => (one.kind === 'csf' ? one.ugPerMl : one.score);
const areaOf = ({ fifth, ninetyFifth }: Band): { low: Float64Array; high: Float64Array } => ({
  low: fifth,
  high: ninetyFifth,
});

/** A level or a score over the days around a measurement: what it was taken to be before, and what after. */
export function BeforeAfter(props: {
  readonly before: Band;
  readonly after: Band;
  readonly timesHours: Float64Array;
  readonly fromMs: number;
  readonly shown: ShownTime;
  readonly points: readonly Measurement[];
  readonly zone: string;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const drugName = useDrugName();
  const [svg, width] = useWidth<SVGSVGElement>(700);
  const { before, after, timesHours, fromMs, shown, points, zone } = props;
  const isScore = before.quantity === 'score';
  const perUnit = isScore ? 1 : NG_PER_UG;
  const most =
    Math.max(...before.ninetyFifth, ...after.ninetyFifth, ...points.map(measuredValue)) *
      perUnit *
      HEADROOM || 1;
  const y = (value: number): number => BOTTOM - ((value * perUnit) / most) * (BOTTOM - TOP);
  const x = (hours: number): number => placeX(momentOf(fromMs, hours), shown, width);
  const what = isScore
    ? t('twin.measured.on-scale', {
        what: t(
          `twin.measured.what.${before.name === 'effect spasticity-arm' ? 'spasticity-arm' : 'spasticity-leg'}`,
        ),
      })
    : t('twin.curve.title', {
        level: before.name === 'tip' ? t('twin.tip') : before.name,
        drug: drugName(before.drug),
      });
  const text = (value: number): string =>
    isScore ? numberText(Number(value.toFixed(1))) : figureText(value);
  const unit = isScore ? '' : `${THIN_SPACE}${SHOWN_UNIT}`;
  const at = (atMs: number, band: Band): readonly [string, string, string] => {
    const hours = (atMs - fromMs) / MS_PER_HOUR;
    const read = (values: Float64Array): string =>
      text(valueAtHours(timesHours, values, hours) ?? Number.NaN);
    return [read(band.median), read(band.fifth), read(band.ninetyFifth)];
  };
  const said = ([median, low, high]: readonly [string, string, string]): string =>
    `${median} (${low}–${high})${unit}`;
  return (
    <figure className={measured['figure']}>
      <figcaption>{what}</figcaption>
      <svg
        ref={svg}
        className={style['curve']}
        height={HEIGHT}
        role="img"
        aria-label={t('twin.measured.say', { what })}
      >
        <text className={style['unit']} x={LEFT - 8} y={10}>
          {isScore ? t('twin.axis.score') : SHOWN_UNIT}
        </text>
        {ticksTo(most, 5).map((tick) => {
          const line = BOTTOM - (tick / most) * (BOTTOM - TOP);
          return (
            <g key={tick}>
              <line className={style['grid']} x1={LEFT} x2={width - RIGHT} y1={line} y2={line} />
              <text className={style['row']} x={LEFT - 8} y={line}>
                {numberText(tick)}
              </text>
            </g>
          );
        })}
        <TimeAxis shown={shown} zone={zone} width={width} top={TOP} bottom={BOTTOM} />
        <path className={measured['before']} d={areaPath(timesHours, areaOf(before), x, y)} />
        <path className={measured['after']} d={areaPath(timesHours, areaOf(after), x, y)} />
        <path className={measured['before-middle']} d={curvePath(timesHours, before.median, x, y)} />
        <path className={measured['after-middle']} d={curvePath(timesHours, after.median, x, y)} />
        {points.map((one) => {
          const atMs = epochMilliseconds(one.at);
          return (
            <path
              key={`${atMs} ${measuredValue(one)}`}
              className={measured['point']}
              transform={`translate(${placeX(atMs, shown, width).toFixed(1)} ${y(measuredValue(one)).toFixed(1)})`}
              d="M0-7 7 0 0 7-7 0z"
            />
          );
        })}
      </svg>
      <ul className={measured['key']}>
        <li>
          <svg width="34" height="14" aria-hidden="true">
            <rect className={measured['before']} x="1" y="1" width="32" height="12" />
            <path className={measured['before-middle']} d="M1 7H33" />
          </svg>
          {t('twin.measured.before')}
        </li>
        <li>
          <svg width="34" height="14" aria-hidden="true">
            <rect className={measured['after']} x="1" y="1" width="32" height="12" />
            <path className={measured['after-middle']} d="M1 7H33" />
          </svg>
          {t('twin.measured.after')}
        </li>
        <li>
          <svg width="34" height="14" aria-hidden="true">
            <path className={measured['point']} transform="translate(17 7)" d="M0-6 6 0 0 6-6 0z" />
          </svg>
          {t('twin.measured.point')}
        </li>
      </ul>
      <PictureTable
        caption={t('twin.measured.say', { what })}
        open
        head={[
          t('twin.table.time'),
          t('twin.measured.point'),
          t('twin.measured.prior'),
          t('twin.measured.posterior'),
        ]}
        rows={points.map((one) => {
          const atMs = epochMilliseconds(one.at);
          return [
            momentText(new Date(atMs).toISOString(), 'moment', zone, locale),
            `${text(measuredValue(one))}${unit}`,
            said(at(atMs, before)),
            said(at(atMs, after)),
          ];
        })}
      />
    </figure>
  );
}
