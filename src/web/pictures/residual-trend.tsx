import type { ReactNode } from 'react';
import style from './residual-trend.module.css';

/** One refill: what was expected minus what came out, in mL. Positive: more was delivered than programmed. */
export interface ResidualBar {
  readonly key: string;
  readonly date: string;
  readonly value: number;
  readonly verdict: 'as-labelled' | 'watch' | 'investigate' | null;
}

const WIDTH = 320;
const HEIGHT = 148;
const LEFT = 36;
const BOTTOM = 20;
/** Room for the words above and below the bars. */
const WORDS = 14;

/** Discrepancies over the refills as signed bars, and the bounds beyond which one is investigated. */
export function ResidualTrend(props: {
  readonly bars: readonly ResidualBar[];
  /** mL, either side of none. */
  readonly bound: number;
  readonly above: string;
  readonly below: string;
  readonly say: string;
}): ReactNode {
  const { bars, bound } = props;
  const most = Math.max(bound * 1.25, ...bars.map((bar) => Math.abs(bar.value)));
  const middle = (HEIGHT - BOTTOM) / 2;
  const y = (value: number): number => middle - (value / most) * (middle - WORDS - 12);
  const step = (WIDTH - LEFT) / Math.max(bars.length, 4);
  const width = Math.min(22, step * 0.56);
  return (
    <svg className={style['trend']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.say}>
      {[bound, 0, -bound].map((value) => (
        <g key={value}>
          <line
            className={style[value === 0 ? 'zero' : 'bound']}
            x1={LEFT}
            x2={WIDTH}
            y1={y(value)}
            y2={y(value)}
          />
          <text className={style['figure']} x={LEFT - 6} y={y(value)}>
            {value > 0 ? '+' : value < 0 ? '\u2212' : ''}
            {Math.abs(value)}
          </text>
        </g>
      ))}
      <text className={style['side']} x={LEFT + 4} y="8">
        {props.above}
      </text>
      <text className={style['side']} x={LEFT + 4} y={HEIGHT - BOTTOM - 3}>
        {props.below}
      </text>
      {bars.map((bar, index) => {
        const x = LEFT + step * (index + 0.5);
        const top = Math.min(y(0), y(bar.value));
        return (
          <g key={bar.key}>
            <rect
              className={style['bar']}
              data-verdict={bar.verdict ?? 'none'}
              x={x - width / 2}
              y={top}
              width={width}
              height={Math.max(Math.abs(y(bar.value) - y(0)), 1.5)}
              rx="2"
            />
            {bar.verdict === 'investigate' && (
              <path
                className={style['flag']}
                d={`M${x} ${bar.value > 0 ? top - 10 : top + Math.abs(y(bar.value) - y(0)) + 2}l4.5 8h-9z`}
              />
            )}
            <text className={style['date']} x={x} y={HEIGHT - 4}>
              {bar.date}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
