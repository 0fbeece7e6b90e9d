import type { ReactNode } from 'react';
import style from './dose-range.module.css';

/** One dose against what is usual and what is allowed, all in one unit; a bound that is not known is null. */
export interface DoseOnScale {
  readonly value: number;
  readonly before: number | null;
  readonly usualMin: number | null;
  readonly usualMax: number | null;
  readonly allowedMax: number | null;
}

const WIDTH = 400;
const HEIGHT = 30;
const MIDDLE = 13;

/** The amount at the right end of the bar. */
const topOf = ({ value, before, usualMin, usualMax, allowedMax }: DoseOnScale): number =>
  Math.max(value, before ?? 0, usualMax ?? usualMin ?? 0, allowedMax ?? 0) * 1.12 || 1;

/** Words under the bar that begin or end where their mark is, whichever side has more room. */
export function AtMark(props: {
  readonly dose: DoseOnScale;
  readonly from: number;
  readonly to: number;
  readonly children: ReactNode;
}): ReactNode {
  const top = topOf(props.dose);
  const [from, to] = [props.from / top, props.to / top];
  const isRight = from + to > 1;
  return (
    <p
      className={style['mark']}
      style={
        isRight
          ? { textAlign: 'end', paddingInlineEnd: `${(1 - to) * 100}%` }
          : { paddingInlineStart: `${from * 100}%` }
      }
    >
      {props.children}
    </p>
  );
}

/** A bar from nought to the dose; brackets around the usual range, a stop at the limit, a tick at the dose before. */
export function DoseRange({ dose, say }: { readonly dose: DoseOnScale; readonly say: string }): ReactNode {
  const { value, before, usualMin, usualMax, allowedMax } = dose;
  const top = topOf(dose);
  const x = (amount: number): number => (amount / top) * WIDTH;
  const over = allowedMax !== null && value > allowedMax;
  const outside = (usualMin !== null && value < usualMin) || (usualMax !== null && value > usualMax);
  return (
    <svg
      className={style['range']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={say}
      data-state={over ? 'over' : outside ? 'outside' : 'inside'}
    >
      <rect className={style['track']} x="0" y={MIDDLE - 5} width={WIDTH} height="10" rx="5" />
      {(usualMin !== null || usualMax !== null) && (
        <rect
          className={style['usual']}
          x={x(usualMin ?? 0)}
          y={MIDDLE - 9}
          width={x(usualMax ?? top) - x(usualMin ?? 0)}
          height="18"
          rx="3"
        />
      )}
      <rect className={style['dose']} x="0" y={MIDDLE - 4} width={Math.max(x(value), 2)} height="8" rx="4" />
      {allowedMax !== null && <path className={style['limit']} d={`M${x(allowedMax)} ${MIDDLE - 11}v22`} />}
      {before !== null && <path className={style['before']} d={`M${x(before)} ${MIDDLE + 7}l4 8h-8z`} />}
    </svg>
  );
}
