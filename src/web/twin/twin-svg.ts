import { numberText } from '../fields/amount-text.ts';
import { ticksTo } from '../pictures/bridge-steps.ts';
import { SHOWN_UNIT } from './concentration-text.ts';
import { areaPath, curvePath } from './curve-path.ts';
import { LEFT, placeX, RIGHT } from './frame.ts';
import { type Bands, highestOf, type Picture, type ShownKey } from './picture.ts';
import type { ShownTime } from './shown-time.ts';
import { momentOf } from './strip-values.ts';
import { type StripImage, scaleParts, stripParts } from './svg-strip.ts';
import { escaped, type Frame, GRID, INK, MUTED, words } from './svg-words.ts';
import { type TimeTick, timeTicks } from './time-ticks.ts';

const WIDTH = 1000;
const HEAD = 92;
const AXIS = 40;
const STRIP: Frame = { top: HEAD, height: 260, width: WIDTH };
const SCALE_TOP = STRIP.top + STRIP.height + AXIS + 8;
const CURVE_HEIGHT = 240;
const LEGEND_ROW = 20;
const LINE = 18;
const NG_PER_UG = 1000;
const HEADROOM = 1.1;
const MOST_TICKS = 15;
/** As near as two words over the picture can be read. */
const ROOM_FOR_WORD = 60;

/** Told apart by their dashes. */
const STROKES: Readonly<Record<ShownKey, string>> = {
  today: `stroke="${INK}" stroke-width="2"`,
  proposed: 'stroke="#0a6c74" stroke-width="2.4" stroke-dasharray="9 4"',
  'without-bridge': 'stroke="#b3261e" stroke-width="2" stroke-dasharray="2.5 3"',
  cord: 'stroke="#7a4fb5" stroke-width="2" stroke-dasharray="10 3 2 3"',
};

export interface DrawnSvg {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export interface NamedMoment {
  readonly kind: 'now' | 'visit';
  readonly atMs: number;
  readonly name: string;
}

export interface TwinFigure {
  readonly title: string;
  /** Below the title: what it is of, which program, from when to when. */
  readonly subtitles: readonly string[];
  readonly picture: Picture;
  readonly bands: Bands;
  readonly shown: ShownTime;
  readonly zone: string;
  readonly moments: readonly NamedMoment[];
  readonly strip: StripImage | null;
  readonly tip: string | null;
  readonly names: Readonly<Record<ShownKey | 'pump' | 'population', string>>;
  readonly axes: { readonly level: string; readonly curve: string; readonly scale: string };
  /** Below everything: what it is no basis for, and when it was drawn. */
  readonly statements: readonly string[];
  readonly timeText: (tick: TimeTick) => readonly [time: string, below: string | null];
}

/** Strip and curve as one picture that stands by itself: its title says what it is and that it is simulated. */
export function twinSvg(of: TwinFigure): DrawnSvg {
  const { picture, bands, shown, strip } = of;
  const top = strip === null ? HEAD + 20 : SCALE_TOP + 84;
  const curve: Frame = { top, height: CURVE_HEIGHT, width: WIDTH };
  const bottom = curve.top + curve.height;
  const most = highestOf(picture, bands) * HEADROOM * NG_PER_UG || 1;
  const y = (ugPerMl: number): number => bottom - ((ugPerMl * NG_PER_UG) / most) * CURVE_HEIGHT;
  const x = (hours: number): number => placeX(momentOf(picture.fromMs, hours), shown, WIDTH);
  const parts: string[] = [
    words(LEFT, 26, of.title, 'font-size="17" font-weight="600"'),
    ...of.subtitles.map((text, i) => words(LEFT, 46 + i * 16, text, `font-size="12" fill="${MUTED}"`)),
  ];
  if (strip !== null)
    parts.push(
      words(LEFT - 8, STRIP.top - 8, of.axes.level, `text-anchor="end" fill="${MUTED}"`),
      ...stripParts(strip, of.tip, shown, STRIP),
      ...timeParts(of, STRIP, false),
      ...momentParts(of, STRIP, '#ffffff'),
      ...scaleParts(strip.mostUgPerMl, SCALE_TOP, of.axes.scale),
    );
  parts.push(words(LEFT, curve.top - 26, of.axes.curve, 'font-weight="600" font-size="12.5"'));
  parts.push(...timeParts(of, curve, true), ...valueParts(most, curve));
  const legend: string[] = [];
  const entry = (sample: string, name: string): void => {
    const row = bottom + AXIS + 20 + legend.length * LEGEND_ROW;
    legend.push(`<g transform="translate(${LEFT} ${row})">${sample}${words(44, 4, name)}</g>`);
  };
  for (const [kind, band, opacity] of [
    ['population', bands.population, 0.13],
    ['pump', bands.pump, 0.34],
  ] as const) {
    if (band === null) continue;
    const fill = `fill="#0a6c74" fill-opacity="${opacity}"`;
    parts.push(`<path d="${areaPath(picture.timesHours, band, x, y)}" ${fill}/>`);
    entry(`<rect width="34" height="12" y="-6" ${fill}/>`, of.names[kind]);
  }
  for (const { key, ugPerMl } of picture.lines) {
    parts.push(`<path d="${curvePath(picture.timesHours, ugPerMl, x, y)}" fill="none" ${STROKES[key]}/>`);
    entry(`<path d="M0 0H34" ${STROKES[key]}/>`, of.names[key]);
  }
  parts.push(...momentParts(of, curve, null));
  const end = bottom + AXIS + 20 + legend.length * LEGEND_ROW;
  const statements = of.statements.map((text, i) =>
    words(LEFT, end + 12 + i * LINE, text, `font-size="12" fill="${MUTED}"`),
  );
  const height = end + statements.length * LINE + 16;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter, Helvetica, Arial, sans-serif" font-size="11.5" fill="${INK}"><title>${escaped(of.title)}</title><desc>${escaped([...of.subtitles, ...of.statements].join(' '))}</desc><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${parts.join('')}${legend.join('')}${statements.join('')}</svg>`;
  return { svg, width: WIDTH, height };
}

/** Times below a frame; `through` draws their lines up through it. */
function timeParts({ shown, zone, timeText }: TwinFigure, frame: Frame, through: boolean): readonly string[] {
  const bottom = frame.top + frame.height;
  return timeTicks(shown, zone, MOST_TICKS).flatMap((tick) => {
    const x = placeX(tick.atMs, shown, WIDTH);
    const [time, below] = timeText(tick);
    return [
      `<path d="M${x.toFixed(1)} ${through ? frame.top : bottom}V${bottom + 4}" stroke="${through ? GRID : MUTED}"/>`,
      words(x, bottom + 18, time, 'text-anchor="middle"'),
      ...(below === null ? [] : [words(x, bottom + 33, below, `text-anchor="middle" fill="${MUTED}"`)]),
    ];
  });
}

/** Figures beside the curve with their unit and a line across. */
function valueParts(most: number, { top, height, width }: Frame): readonly string[] {
  return [
    words(LEFT - 8, top - 10, SHOWN_UNIT, `text-anchor="end" fill="${MUTED}"`),
    ...ticksTo(most, 6).flatMap((figure) => {
      const at = top + height - (figure / most) * height;
      return [
        `<path d="M${LEFT} ${at.toFixed(1)}H${width - RIGHT}" stroke="${GRID}"/>`,
        words(LEFT - 8, at + 4, numberText(figure), 'text-anchor="end"'),
      ];
    }),
  ];
}

/** A line and a word at each moment that is shown; `over` where it lies over colours. */
function momentParts({ shown, moments }: TwinFigure, frame: Frame, over: string | null): readonly string[] {
  const seen = moments.filter(({ atMs }) => atMs >= shown.from && atMs <= shown.to);
  return seen.flatMap(({ kind, atMs, name }) => {
    const x = placeX(atMs, shown, WIDTH);
    const line = `M${x.toFixed(1)} ${frame.top}V${frame.top + frame.height}`;
    const dash = kind === 'now' ? '1.5 3' : '7 4';
    const isNear = (ahead: number): boolean => ahead > 0 && ahead < ROOM_FOR_WORD;
    const isLeft =
      x > WIDTH - RIGHT - ROOM_FOR_WORD || seen.some((other) => isNear(placeX(other.atMs, shown, WIDTH) - x));
    return [
      ...(over === null ? [] : [`<path d="${line}" stroke="${INK}" stroke-width="3" opacity="0.55"/>`]),
      `<path d="${line}" stroke="${over ?? MUTED}" stroke-width="1.4" stroke-dasharray="${dash}"/>`,
      words(
        x + (isLeft ? -4 : 4),
        frame.top - 6,
        name,
        `font-weight="600" text-anchor="${isLeft ? 'end' : 'start'}"`,
      ),
    ];
  });
}
