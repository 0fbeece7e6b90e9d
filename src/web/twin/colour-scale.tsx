import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../fields/amount-text.ts';
import { ticksTo } from '../pictures/bridge-steps.ts';
import { COLOURS, cssColour } from './colour-map.ts';
import { SHOWN_UNIT } from './concentration-text.ts';
import style from './twin.module.css';

const STOPS = 16;
const WIDTH = 260;
const BAR = 12;
const NG_PER_UG = 1000;
/** Room for half a figure on either side, and for the unit after the last. */
const EDGE = 16;
const UNIT = 46;

/** What a colour of the strip means: the same in every picture of these therapies. */
export function ColourScale({ mostUgPerMl }: { readonly mostUgPerMl: number }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const most = mostUgPerMl * NG_PER_UG;
  return (
    <div className={style['scale']}>
      <svg width={WIDTH + EDGE + UNIT} height={BAR + 20} aria-hidden="true">
        <linearGradient id={id}>
          {Array.from({ length: STOPS + 1 }, (_, i) => (
            <stop
              // biome-ignore lint/suspicious/noArrayIndexKey: a stop is its place
              key={i}
              offset={i / STOPS}
              stopColor={cssColour(Math.round((i / STOPS) * (COLOURS - 1)))}
            />
          ))}
        </linearGradient>
        <rect x={EDGE} width={WIDTH} height={BAR} rx="2" fill={`url(#${id})`} />
        {(most > 0 ? ticksTo(most, 6) : [0]).map((figure) => {
          const x = EDGE + (most > 0 ? figure / most : 0) * WIDTH;
          return (
            <g key={figure}>
              <path className={style['mark']} d={`M${x} ${BAR}v4`} />
              <text className={style['tick']} x={x} y={BAR + 16} textAnchor="middle">
                {numberText(figure)}
              </text>
            </g>
          );
        })}
        <text className={style['tick']} x={EDGE + WIDTH + 6} y={BAR - 2}>
          {SHOWN_UNIT}
        </text>
      </svg>
      <p className={style['quiet']}>{t('twin.scale')}</p>
    </div>
  );
}
