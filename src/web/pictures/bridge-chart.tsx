import type { ReactNode } from 'react';
import { amountText, numberText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import style from './bridge-chart.module.css';
import { type BridgeSteps, endOf, linePath, ticksTo } from './bridge-steps.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 220;
const LEFT = 48;
const RIGHT = 12;
const TOP = 28;
const BOTTOM = 26;
/** About what a letter of the words takes, to keep them inside. */
const LETTER = 6.4;
const HEADROOM = 1.18;

interface WordsProps {
  readonly kind: 'with' | 'without' | 'note';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Words beside a line, moved to the left where they would leave the picture. */
const Words = ({ kind, text, x, y, width }: WordsProps): ReactNode => (
  <text
    className={style['words']}
    data-kind={kind}
    x={Math.max(LEFT + 6, Math.min(x, width - RIGHT - text.length * LETTER))}
    y={y}
  >
    {text}
  </text>
);

/**
 * What skipping the bridge would do: the dose at the tip of the catheter over hours, with it and without it. A dose over
 * time and nothing else; where the fluids stand in the catheter is not drawn.
 */
export function BridgeChart(props: {
  readonly steps: BridgeSteps;
  readonly withWords: string;
  readonly withoutWords: string;
  readonly arrivesWords: string;
  readonly axisWords: string;
  readonly say: string;
}): ReactNode {
  const { language } = useLanguage();
  const [svg, width] = useWidth<SVGSVGElement>(640);
  const { steps } = props;
  const end = endOf(steps);
  const high = Math.max(...[...steps.withBridge, ...steps.without].map((step) => step.dose)) * HEADROOM;
  const x = (hours: number): number => LEFT + (hours / end) * (width - LEFT - RIGHT);
  const y = (dose: number): number => HEIGHT - BOTTOM - (dose / high) * (HEIGHT - BOTTOM - TOP);
  const hours = ticksTo(end, width > 480 ? 6 : 3);
  const skipped = steps.without[0];
  const bridged = steps.withBridge[0];
  /** Above its line where there is room, else below. */
  const beside = (dose: number): number => y(dose) + (y(dose) < TOP + 22 ? 18 : -8);
  return (
    <svg ref={svg} className={style['chart']} height={HEIGHT} role="img" aria-label={props.say}>
      <text className={style['axis']} x="0" y="12">
        {props.axisWords}
      </text>
      {ticksTo(high, 5).map((dose) => (
        <g key={dose}>
          <line className={style['grid']} x1={LEFT} x2={width - RIGHT} y1={y(dose)} y2={y(dose)} />
          <text className={style['figure']} x={LEFT - 8} y={y(dose)} data-side="y">
            {numberText(dose)}
          </text>
        </g>
      ))}
      {hours.map((hour) => (
        <text
          key={hour}
          className={style['figure']}
          x={x(hour)}
          y={HEIGHT - 6}
          data-side={hour === end ? 'end' : 'x'}
        >
          {amountText({ value: hour, unit: 'h' }, language)}
        </text>
      ))}
      <line
        className={style['arrival']}
        x1={x(steps.arrival)}
        x2={x(steps.arrival)}
        y1={TOP - 6}
        y2={HEIGHT - BOTTOM}
      />
      <path className={style['without']} d={linePath(steps.without, end, x, y)} />
      <path className={style['with']} d={linePath(steps.withBridge, end, x, y)} />
      <Words
        kind="note"
        text={props.arrivesWords}
        x={x(steps.arrival) + 6}
        y={HEIGHT - BOTTOM - 8}
        width={width}
      />
      {skipped !== undefined && (
        <Words
          kind="without"
          text={props.withoutWords}
          x={x(Math.min(skipped.until, end)) + 8}
          y={beside(skipped.dose)}
          width={width}
        />
      )}
      {bridged !== undefined && (
        <Words kind="with" text={props.withWords} x={x(0) + 10} y={beside(bridged.dose)} width={width} />
      )}
    </svg>
  );
}
