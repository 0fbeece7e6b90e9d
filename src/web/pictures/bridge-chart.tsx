import type { ReactNode } from 'react';
import { amountText, numberText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import style from './bridge-chart.module.css';
import { type BridgeSteps, endOf, linePath, ticksTo } from './bridge-steps.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 256;
const LEFT = 48;
const RIGHT = 12;
const TOP = 76;
const BOTTOM = 26;
/** About what a letter of the words takes, to see on which side they fit. */
const LETTER = 6.4;
const HEADROOM = 1.18;

const SAMPLE = 24;

interface LineWordsProps {
  readonly kind: 'with' | 'without';
  readonly text: string;
  readonly y: number;
}

/** What a line says, above the chart with a piece of it: inside, the words would lie across the other line. */
const LineWords = ({ kind, text, y }: LineWordsProps): ReactNode => (
  <g>
    <path className={style[kind]} d={`M0 ${y}H${SAMPLE}`} />
    <text className={style['words']} data-kind={kind} x={SAMPLE + 8} y={y}>
      {text}
    </text>
  </g>
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
  const arrival = x(steps.arrival);
  const fits = arrival + 6 + props.arrivesWords.length * LETTER <= width - RIGHT;
  return (
    <svg ref={svg} className={style['chart']} height={HEIGHT} role="img" aria-label={props.say}>
      <LineWords kind="without" text={props.withoutWords} y={10} />
      <LineWords kind="with" text={props.withWords} y={30} />
      <text className={style['axis']} x="0" y={TOP - 14}>
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
      <line className={style['arrival']} x1={arrival} x2={arrival} y1={TOP - 6} y2={HEIGHT - BOTTOM} />
      <path className={style['without']} d={linePath(steps.without, end, x, y)} />
      <path className={style['with']} d={linePath(steps.withBridge, end, x, y)} />
      <text
        className={style['words']}
        data-kind="note"
        data-side={fits ? 'start' : 'end'}
        x={fits ? arrival + 6 : arrival - 6}
        y={HEIGHT - BOTTOM - 8}
      >
        {props.arrivesWords}
      </text>
    </svg>
  );
}
