import { type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { positionOfLevel, VERTEBRAL_LEVELS } from '../../twin/levels.ts';
import { useWidth } from '../pictures/use-width.ts';
import { AXIS, LEFT, momentAt, placeX, RIGHT } from './frame.ts';
import { NAMED_ROWS } from './levels-shown.ts';
import type { DrawnStrip } from './question.ts';
import type { ShownTime } from './shown-time.ts';
import { canalOf } from './strip-values.ts';
import { type Moment, Moments, TimeAxis } from './time-axis.tsx';
import style from './twin.module.css';

/** For the words at the moments. */
const TOP = 18;
const HEIGHT = 300;
/** As near as two names of rows can be read. */
const ROOM = 15;

export interface StripView {
  readonly strip: DrawnStrip;
  readonly fromMs: number;
  readonly shown: ShownTime;
  readonly zone: string;
  readonly moments: readonly Moment[];
  /** Where the value is read. */
  readonly atMs: number;
  readonly tip: string | null;
  /** The chosen level by its name; the cisterna has no row. */
  readonly level: string;
}

const rowOf = (level: string, lengthCm: number): number | null => {
  const known = VERTEBRAL_LEVELS.find((one) => one === level);
  return known === undefined ? null : TOP + HEIGHT * (1 - positionOfLevel(known, lengthCm) / lengthCm);
};

/** The pixels of a strip, drawn once for each answer. */
function Pixels({ strip, shown, fromMs, width }: StripView & { readonly width: number }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { current } = canvas;
    const context = current?.getContext('2d') ?? null;
    if (current === null || context === null) return;
    const [columns, rows] = [strip.timesHours.length, strip.positionsCm.length];
    current.width = columns;
    current.height = rows;
    context.putImageData(new ImageData(strip.pixels, columns, rows), 0, 0);
    performance.mark('theca-strip-drawn');
  }, [strip]);
  // The samples may begin and end a little within what is shown: each column stands around its own moment.
  const inner = width - LEFT - RIGHT;
  const step = (strip.timesHours[1] ?? 1) * 3_600_000;
  const perMs = inner / (shown.to - shown.from);
  return (
    <div
      className={style['pixels']}
      aria-hidden="true"
      style={{ top: TOP, left: LEFT, right: RIGHT, height: HEIGHT }}
    >
      <canvas
        ref={canvas}
        style={{
          left: (fromMs - step / 2 - shown.from) * perMs,
          width: strip.timesHours.length * step * perMs,
          height: HEIGHT,
        }}
      />
    </div>
  );
}

/**
 * Spinal levels over time, brighter where more drug is. One program at a time: it shows levels of the spine and no fluid in
 * a tube. Keys read and move; whoever sees nothing of it hears the value.
 */
export function HeatStrip(
  props: StripView & {
    readonly say: string;
    readonly keysId: string;
    readonly onKey: (event: KeyboardEvent) => void;
    readonly onPlace: (atMs: number, level: string) => void;
  },
): ReactNode {
  const { t } = useTranslation();
  const [frame, width] = useWidth<HTMLDivElement>(900);
  const { strip, shown, tip, level } = props;
  const lengthCm = canalOf(strip);
  const tipY = tip === null ? null : rowOf(tip, lengthCm);
  const levelY = rowOf(level, lengthCm);
  const cursorX = placeX(props.atMs, shown, width);
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const cm = (1 - (event.clientY - box.top - TOP) / HEIGHT) * lengthCm;
    const distance = (name: (typeof VERTEBRAL_LEVELS)[number]): number =>
      Math.abs(positionOfLevel(name, lengthCm) - cm);
    const near = VERTEBRAL_LEVELS.filter((name) => !name.includes('-') || name === tip).reduce(
      (best, name) => (distance(name) < distance(best) ? name : best),
    );
    props.onPlace(momentAt(event.clientX - box.left, shown, box.width), near);
  };
  return (
    <div
      ref={frame}
      className={style['strip']}
      style={{ height: TOP + HEIGHT + AXIS }}
      role="application"
      aria-label={props.say}
      aria-describedby={props.keysId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read the values in it
      tabIndex={0}
      onKeyDown={props.onKey}
      onPointerDown={point}
      onPointerMove={point}
    >
      <Pixels {...props} width={width} />
      <svg className={style['over']} width={width} height={TOP + HEIGHT + AXIS} aria-hidden="true">
        <text className={style['unit']} x={LEFT - 8} y={TOP - 8}>
          {t('twin.axis.level')}
        </text>
        <TimeAxis shown={shown} zone={props.zone} width={width} top={TOP + HEIGHT} bottom={TOP + HEIGHT} />
        {NAMED_ROWS.map((name) => {
          const y = rowOf(name, lengthCm);
          const hidden = y === null || (tipY !== null && Math.abs(y - tipY) < ROOM);
          return (
            !hidden && (
              <text key={name} className={style['row']} x={LEFT - 8} y={Math.max(TOP + 8, y)}>
                {name}
              </text>
            )
          );
        })}
        {levelY !== null && (
          <g className={style['level']}>
            <line className={style['halo']} x1={LEFT} x2={width - RIGHT} y1={levelY} y2={levelY} />
            <line x1={LEFT} x2={width - RIGHT} y1={levelY} y2={levelY} />
          </g>
        )}
        {tipY !== null && (
          <g className={style['tip']}>
            <text x={LEFT - 14} y={tipY}>
              {tip}
            </text>
            <path d={`M${LEFT - 11} ${tipY - 6}l11 6-11 6z`} />
            <path d={`M${width - RIGHT + 11} ${tipY - 6}l-11 6 11 6z`} />
          </g>
        )}
        <Moments moments={props.moments} shown={shown} width={width} top={TOP} bottom={TOP + HEIGHT} />
        {levelY !== null && props.atMs >= shown.from && props.atMs <= shown.to && (
          <g className={style['here']}>
            <circle className={style['outer']} cx={cursorX} cy={levelY} r="6" />
            <circle cx={cursorX} cy={levelY} r="6" />
          </g>
        )}
      </svg>
    </div>
  );
}
