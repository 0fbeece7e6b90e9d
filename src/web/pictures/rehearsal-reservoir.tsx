import type { ReactNode } from 'react';
import { numberText } from '../fields/amount-text.ts';
import { ticksTo } from './bridge-steps.ts';
import style from './rehearsal-bars.module.css';
import { LEFT, RIGHT, type TicksOf, TimeTicks } from './rehearsal-bars.tsx';
import { useWidth } from './use-width.ts';

/** What a pump shows at a moment, in mL. */
interface DisplayedAt {
  readonly atMs: number;
  readonly mL: number;
}

const HEIGHT = 150;
const TOP = 24;
const BOTTOM = 24;

/** The volume that the pump would display over the whole time, with the volume at which its alarm sounds and when it does. */
export function RehearsalReservoir(props: {
  readonly points: readonly DisplayedAt[];
  /** mL; null where it is not known. */
  readonly bound: { readonly mL: number; readonly words: string } | null;
  readonly alarms: readonly number[];
  readonly ticks: TicksOf;
  readonly axisWords: string;
  readonly say: string;
}): ReactNode {
  const [svg, width] = useWidth<SVGSVGElement>(640);
  const { points, bound } = props;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const high = Math.max(...points.map(({ mL }) => mL), bound?.mL ?? 0, 1) * 1.08;
  const x = (atMs: number): number =>
    LEFT + ((atMs - first.atMs) / (last.atMs - first.atMs)) * (width - LEFT - RIGHT);
  const y = (mL: number): number => HEIGHT - BOTTOM - (mL / high) * (HEIGHT - BOTTOM - TOP);
  return (
    <svg ref={svg} className={style['chart']} height={HEIGHT} role="img" aria-label={props.say}>
      <text className={style['axis']} x="0" y="10">
        {props.axisWords}
      </text>
      {ticksTo(high, 4).map((mL) => (
        <g key={mL}>
          <line
            className={style[mL === 0 ? 'base' : 'grid']}
            x1={LEFT}
            x2={width - RIGHT}
            y1={y(mL)}
            y2={y(mL)}
          />
          <text className={style['figure']} x={LEFT - 8} y={y(mL)} data-side="y">
            {numberText(mL)}
          </text>
        </g>
      ))}
      {bound !== null && (
        <>
          <line className={style['bound']} x1={LEFT} x2={width - RIGHT} y1={y(bound.mL)} y2={y(bound.mL)} />
          <text className={style['phase']} x={LEFT + 6} y={y(bound.mL) - 5}>
            {bound.words}
          </text>
        </>
      )}
      <path
        className={style['line']}
        d={`M${points.map(({ atMs, mL }) => `${x(atMs)} ${y(mL)}`).join('L')}`}
      />
      {props.alarms.map((atMs) => (
        <path key={atMs} className={style['mark']} d={`M${x(atMs)} ${y(bound?.mL ?? 0) - 12}l6 11h-12z`} />
      ))}
      <TimeTicks ticks={props.ticks} x={x} y={HEIGHT - 6} width={width} />
    </svg>
  );
}
