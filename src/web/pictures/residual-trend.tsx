import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { amountText, numberText, THIN_SPACE } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import style from './residual-trend.module.css';
import { useWidth } from './use-width.ts';

/** One refill: what was expected minus what came out, in mL. Positive: more was delivered than programmed. */
export interface ResidualBar {
  readonly key: string;
  readonly date: string;
  readonly value: number;
  readonly verdict: 'as-labelled' | 'watch' | 'investigate' | null;
}

const HEIGHT = 184;
const LEFT = 52;
const BOTTOM = 22;
/** Room for the words above and below the bars. */
const WORDS = 16;
const WIDEST_STEP = 88;
const WIDEST_BAR = 28;
/** Narrower than this figures of neighbours would touch. */
const ROOM_FOR_FIGURES = 44;

/** Smaller than this, in mL, one decimal would call a difference none. */
const SMALL = 0.1;

const signed = (value: number, decimals: number): string =>
  `${value > 0 ? '+' : ''}${numberText(value, decimals)}`;

/** Discrepancies over the refills as signed bars, and the bounds beyond which one is investigated. */
export function ResidualTrend(props: {
  readonly bars: readonly ResidualBar[];
  /** mL, either side of none. */
  readonly bound: number;
  readonly above: string;
  readonly below: string;
  readonly say: string;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [svg, width] = useWidth<SVGSVGElement>(480);
  const { bars, bound } = props;
  const most = Math.max(bound * 1.25, ...bars.map((bar) => Math.abs(bar.value)));
  const middle = (HEIGHT - BOTTOM) / 2;
  const y = (value: number): number => middle - (value / most) * (middle - WORDS - 14);
  const step = Math.min((width - LEFT) / Math.max(bars.length, 1), WIDEST_STEP);
  const barWidth = Math.min(WIDEST_BAR, step * 0.5);
  const figures = step >= ROOM_FOR_FIGURES;
  return (
    <figure className={style['figure']}>
      <svg
        ref={svg}
        className={style['trend']}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={props.say}
      >
        {[bound, 0, -bound].map((value) => (
          <g key={value}>
            <line
              className={style[value === 0 ? 'zero' : 'bound']}
              x1={LEFT}
              x2={width}
              y1={y(value)}
              y2={y(value)}
            />
            <text className={style['tick']} x={LEFT - 8} y={y(value)}>
              {signed(value, 1)}
              {THIN_SPACE}mL
            </text>
          </g>
        ))}
        <text className={style['side']} x={LEFT} y="10">
          {props.above}
        </text>
        <text className={style['side']} x={LEFT} y={HEIGHT - BOTTOM - 2}>
          {props.below}
        </text>
        {bars.map((bar, index) => {
          const x = LEFT + step * (index + 0.5);
          const top = Math.min(y(0), y(bar.value));
          const height = Math.max(Math.abs(y(bar.value) - y(0)), 2);
          const above = bar.value >= 0;
          const flag = bar.verdict === 'investigate';
          return (
            <g key={bar.key}>
              <rect
                className={style['bar']}
                data-verdict={bar.verdict ?? 'none'}
                x={x - barWidth / 2}
                y={top}
                width={barWidth}
                height={height}
                rx="2"
              />
              {figures && (
                <text className={style['value']} x={x} y={above ? top - 5 : top + height + 12}>
                  {signed(bar.value, Math.abs(bar.value) < SMALL ? 2 : 1)}
                </text>
              )}
              {flag && (
                <path
                  className={style['flag']}
                  d={`M${x + (figures ? 18 : 0)} ${above ? top - 13 : top + height + (figures ? 4 : 2)}l4.5 8h-9z`}
                />
              )}
              <text className={style['date']} x={x} y={HEIGHT - 5}>
                {figures || index === 0 || index === bars.length - 1 ? bar.date : ''}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        <svg width="28" height="8" aria-hidden="true">
          <line className={style['bound']} x1="0" x2="28" y1="4" y2="4" />
        </svg>
        {t('refills.bound', { volume: amountText({ value: bound, unit: 'mL' }, language) })}
      </figcaption>
    </figure>
  );
}
