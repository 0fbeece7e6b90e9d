import { memo, type PointerEvent, type ReactNode } from 'react';
import { numberText } from '../fields/amount-text.ts';
import { ticksTo } from '../pictures/bridge-steps.ts';
import { useWidth } from '../pictures/use-width.ts';
import { SHOWN_UNIT } from './concentration-text.ts';
import { areaPath, curvePath } from './curve-path.ts';
import { AXIS, LEFT, momentAt, placeX, RIGHT } from './frame.ts';
import { type Bands, type Between, highestOf, type Picture, shownAt } from './picture.ts';
import type { ShownTime } from './shown-time.ts';
import { momentOf } from './strip-values.ts';
import { type Moment, Moments, TimeAxis } from './time-axis.tsx';
import style from './twin.module.css';

const TOP = 22;
const HEADROOM = 1.1;
const NG_PER_UG = 1000;

/** The chosen level over time: every program a line of its own kind, the bands behind them. Drawn again only when it changed. */
export const LevelCurve = memo(function LevelCurve(props: {
  readonly picture: Picture;
  readonly bands: Bands;
  readonly shown: ShownTime;
  readonly zone: string;
  readonly moments: readonly Moment[];
  /** Where the values of the legend are read; null where there is no cursor. */
  readonly atMs: number | null;
  /** Moves the cursor where somebody points; the keys that do so are those of the strip. */
  readonly onPlace?: (atMs: number) => void;
  readonly say: string;
  readonly height?: number;
}): ReactNode {
  const [svg, width] = useWidth<SVGSVGElement>(900);
  const { picture, bands, shown } = props;
  const height = props.height ?? 260;
  const bottom = height - AXIS;
  const most = highestOf(picture, bands) * HEADROOM * NG_PER_UG || 1;
  const y = (ugPerMl: number): number => bottom - ((ugPerMl * NG_PER_UG) / most) * (bottom - TOP);
  const x = (hours: number): number => placeX(momentOf(picture.fromMs, hours), shown, width);
  const area = (between: Between): string => areaPath(picture.timesHours, between, x, y);
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    props.onPlace?.(momentAt(event.clientX - box.left, shown, box.width));
  };
  return (
    <svg
      ref={svg}
      className={style['curve']}
      data-pointed={props.onPlace !== undefined}
      height={height}
      role="img"
      aria-label={props.say}
      onPointerDown={point}
      onPointerMove={point}
    >
      <text className={style['unit']} x={LEFT - 8} y={10}>
        {SHOWN_UNIT}
      </text>
      {ticksTo(most, 6).map((figure) => {
        const line = bottom - (figure / most) * (bottom - TOP);
        return (
          <g key={figure}>
            <line className={style['grid']} x1={LEFT} x2={width - RIGHT} y1={line} y2={line} />
            <text className={style['row']} x={LEFT - 8} y={line}>
              {numberText(figure)}
            </text>
          </g>
        );
      })}
      <TimeAxis shown={shown} zone={props.zone} width={width} top={TOP} bottom={bottom} />
      {bands.population !== null && <path className={style['population']} d={area(bands.population)} />}
      {bands.pump !== null && <path className={style['pump']} d={area(bands.pump)} />}
      {picture.lines.map(({ key, ugPerMl }) => (
        <path
          key={key}
          className={style['line']}
          data-kind={key}
          d={curvePath(picture.timesHours, ugPerMl, x, y)}
        />
      ))}
      <Moments moments={props.moments} shown={shown} width={width} top={TOP} bottom={bottom} />
      {props.atMs !== null && <Dots {...props} atMs={props.atMs} width={width} y={y} />}
    </svg>
  );
});

/** Where the cursor meets each line. */
function Dots(props: {
  readonly picture: Picture;
  readonly shown: ShownTime;
  readonly atMs: number;
  readonly width: number;
  readonly y: (ugPerMl: number) => number;
}): ReactNode {
  const { picture, shown, atMs, width, y } = props;
  if (atMs < shown.from || atMs > shown.to) return null;
  return picture.lines.map(({ key, ugPerMl }) => {
    const value = shownAt(picture, ugPerMl, atMs);
    if (value === null) return null;
    return (
      <circle
        key={key}
        className={style['dot']}
        data-kind={key}
        cx={placeX(atMs, shown, width)}
        cy={y(value)}
        r="4.5"
      />
    );
  });
}
