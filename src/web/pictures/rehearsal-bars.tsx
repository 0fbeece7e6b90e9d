import { type ReactNode, useId } from 'react';
import { numberText } from '../fields/amount-text.ts';
import { ticksTo } from './bridge-steps.ts';
import style from './rehearsal-bars.module.css';
import { useWidth } from './use-width.ts';

/** A rate that is kept for a stretch of time; `sign` tells by pattern what runs otherwise than the program. */
export interface RateBar {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly rate: number;
  readonly sign: 'plain' | 'hatched' | 'dotted';
}

/** A stretch of time with its name above the bars. */
export interface NamedStretch {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly words: string;
}

interface TimeTick {
  readonly atMs: number;
  readonly words: string;
}

/** Moments below a picture with their words, about as many as asked. */
export type TicksOf = (about: number) => readonly TimeTick[];

export const LEFT = 52;
export const RIGHT = 12;
/** Of the bars themselves. */
const BARS = 124;
const TOP = 24;
const TOP_WITH_NAMES = 60;
/** A name stands in the upper row where it would lie on the one before. */
const NAME_ROW = 16;
const UPPER_ROW = 31;
const BOTTOM = 24;
const HEADROOM = 1.12;
/** About what a letter of the words takes, to see on which side they fit. */
const LETTER = 6.6;
/** Wider than this a gap between bars shows each hour for itself. */
const GAP_FROM = 5;
const ROOMY = 480;

/** The words below a picture of time; the last stands inside. */
export const TimeTicks = (props: {
  readonly ticks: TicksOf;
  readonly x: (atMs: number) => number;
  readonly y: number;
  readonly width: number;
}): ReactNode =>
  props.ticks(props.width > ROOMY ? 8 : 4).map(({ atMs, words }) => {
    const at = props.x(atMs);
    const isLast = at + words.length * LETTER * 0.5 > props.width;
    return (
      <text
        key={atMs}
        className={style['figure']}
        x={isLast ? props.width : at}
        y={props.y}
        data-side={isLast ? 'end' : 'x'}
      >
        {words}
      </text>
    );
  });

/** A dose over time as bars whose area is the dose: what leaves the pump, and not where a fluid stands. */
export function RehearsalBars(props: {
  readonly bars: readonly RateBar[];
  readonly stretches: readonly NamedStretch[];
  readonly ticks: TicksOf;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly axisWords: string;
  readonly say: string;
}): ReactNode {
  const [svg, width] = useWidth<SVGSVGElement>(640);
  const id = useId();
  const { bars, fromMs, untilMs } = props;
  const top = props.stretches.length > 0 ? TOP_WITH_NAMES : TOP;
  const height = top + BARS + BOTTOM;
  // Where nothing flows the picture is empty, and has an axis all the same.
  const high = (Math.max(...bars.map((bar) => bar.rate)) || 1) * HEADROOM;
  const x = (atMs: number): number => LEFT + ((atMs - fromMs) / (untilMs - fromMs)) * (width - LEFT - RIGHT);
  const y = (rate: number): number => top + BARS - (rate / high) * BARS;
  return (
    <svg ref={svg} className={style['chart']} height={height} role="img" aria-label={props.say}>
      <defs>
        <pattern
          id={`${id}h`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={style['hatch']} x1="1" y1="0" x2="1" y2="6" />
        </pattern>
        <pattern id={`${id}d`} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle className={style['dot']} cx="2" cy="2" r="1.2" />
        </pattern>
      </defs>
      <text className={style['axis']} x="0" y="10">
        {props.axisWords}
      </text>
      {ticksTo(high, 4).map((rate) => (
        <g key={rate}>
          <line
            className={style[rate === 0 ? 'base' : 'grid']}
            x1={LEFT}
            x2={width - RIGHT}
            y1={y(rate)}
            y2={y(rate)}
          />
          <text className={style['figure']} x={LEFT - 8} y={y(rate)} data-side="y">
            {numberText(rate)}
          </text>
        </g>
      ))}
      {bars.map((bar) => {
        const [from, to] = [x(bar.fromMs), x(bar.untilMs)];
        const gap = to - from > GAP_FROM ? 1 : 0;
        const isPlain = bar.sign === 'plain';
        return (
          <rect
            key={bar.fromMs}
            className={style[isPlain ? 'bar' : 'marked']}
            fill={isPlain ? undefined : `url(#${id}${bar.sign === 'hatched' ? 'h' : 'd'})`}
            x={from}
            y={y(bar.rate)}
            width={Math.max(to - from - gap, 0.5)}
            height={y(0) - y(bar.rate)}
          />
        );
      })}
      {props.stretches.map((stretch, index) => {
        const [from, to] = [x(stretch.fromMs), x(stretch.untilMs)];
        const fits = from + stretch.words.length * LETTER <= width;
        const before = props.stretches[index - 1];
        const isCrowded =
          before !== undefined &&
          index % 2 === 1 &&
          x(before.fromMs) + before.words.length * LETTER + LETTER >
            (fits ? from : width - stretch.words.length * LETTER);
        return (
          <g key={stretch.fromMs}>
            <path className={style['bracket']} d={`M${from + 0.75} ${top - 4}v-6H${to - 0.75}v6`} />
            <text
              className={style['phase']}
              data-side={fits ? 'start' : 'end'}
              x={fits ? from : width}
              y={top - (isCrowded ? UPPER_ROW : NAME_ROW)}
            >
              {stretch.words}
            </text>
          </g>
        );
      })}
      <TimeTicks ticks={props.ticks} x={x} y={height - 6} width={width} />
    </svg>
  );
}
