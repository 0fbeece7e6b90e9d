import { positionOfLevel, VERTEBRAL_LEVELS } from '../../twin/levels.ts';
import { ticksTo } from '../pictures/bridge-steps.ts';
import { SHOWN_UNIT } from './concentration-text.ts';
import { areaPath, curvePath, timeTicks } from './curve-path.ts';
import { LEFT, placeX, RIGHT } from './frame.ts';
import { NAMED_ROWS } from './levels-shown.ts';
import { type Bands, highestOf, type Picture, type ShownKey } from './picture.ts';
import type { ShownTime } from './shown-time.ts';
import { momentOf } from './strip-values.ts';

const WIDTH = 1000;
const STRIP_TOP = 64;
const STRIP_HEIGHT = 260;
const CURVE_TOP = STRIP_TOP + STRIP_HEIGHT + 48;
const CURVE_HEIGHT = 240;
const LEGEND_TOP = CURVE_TOP + CURVE_HEIGHT + 56;
const LEGEND_ROW = 20;
const NG_PER_UG = 1000;
const HEADROOM = 1.1;
const MOST_TICKS = 10;

/** On paper: dark on white, told apart by their dashes. */
const STROKES: Readonly<Record<ShownKey, string>> = {
  today: 'stroke="#12202b" stroke-width="2"',
  proposed: 'stroke="#0a6c74" stroke-width="2.4" stroke-dasharray="9 4"',
  'without-bridge': 'stroke="#b3261e" stroke-width="2" stroke-dasharray="2.5 3"',
  cord: 'stroke="#7a4fb5" stroke-width="2" stroke-dasharray="10 3 2 3"',
};

export interface DrawnSvg {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const words = (x: number, y: number, text: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(text)}</text>`;

/** Strip and curve as one picture that stands by itself: its title says what it is and that it is simulated. */
export function twinSvg(of: {
  readonly title: string;
  readonly subtitle: string;
  readonly picture: Picture;
  readonly bands: Bands;
  readonly shown: ShownTime;
  readonly zone: string;
  /** The strip as a picture with its canal's length and the first and last moment of its columns; null without one. */
  readonly strip: {
    readonly address: string;
    readonly lengthCm: number;
    readonly from: number;
    readonly to: number;
  } | null;
  readonly tip: string | null;
  readonly names: Readonly<Record<ShownKey | 'pump' | 'population', string>>;
  readonly timeText: (atMs: number, form: 'clock' | 'day') => string;
}): DrawnSvg {
  const { picture, bands, shown, strip } = of;
  const bottom = CURVE_TOP + CURVE_HEIGHT;
  const most = highestOf(picture, bands) * HEADROOM * NG_PER_UG || 1;
  const y = (ugPerMl: number): number => bottom - ((ugPerMl * NG_PER_UG) / most) * CURVE_HEIGHT;
  const x = (hours: number): number => placeX(momentOf(picture.fromMs, hours), shown, WIDTH);
  const parts: string[] = [
    words(LEFT, 26, of.title, 'font-size="17" font-weight="600"'),
    words(LEFT, 46, of.subtitle, 'font-size="12" fill="#4f606d"'),
  ];
  if (strip !== null) parts.push(...stripParts(strip, of.tip, shown));
  for (const { atMs, form } of timeTicks(shown, of.zone, MOST_TICKS)) {
    const at = placeX(atMs, shown, WIDTH);
    parts.push(
      `<path d="M${at.toFixed(1)} ${CURVE_TOP}V${bottom}" stroke="#dfe6ea"/>`,
      words(at, bottom + 18, of.timeText(atMs, form), 'text-anchor="middle"'),
    );
  }
  for (const figure of ticksTo(most, 4)) {
    const at = bottom - (figure / most) * CURVE_HEIGHT;
    parts.push(
      `<path d="M${LEFT} ${at.toFixed(1)}H${WIDTH - RIGHT}" stroke="#dfe6ea"/>`,
      words(LEFT - 8, at + 4, String(figure), 'text-anchor="end"'),
    );
  }
  parts.push(words(LEFT - 8, CURVE_TOP - 12, SHOWN_UNIT, 'text-anchor="end"'));
  const areas = [
    ['population', of.bands.population, 0.13],
    ['pump', of.bands.pump, 0.34],
  ] as const;
  const legend: string[] = [];
  const entry = (sample: string, name: string): void => {
    const row = LEGEND_TOP + legend.length * LEGEND_ROW;
    legend.push(`<g transform="translate(${LEFT} ${row})">${sample}${words(44, 4, name)}</g>`);
  };
  for (const [kind, band, opacity] of areas) {
    if (band === null) continue;
    const fill = `fill="#0a6c74" fill-opacity="${opacity}"`;
    parts.push(`<path d="${areaPath(picture.timesHours, band, x, y)}" ${fill}/>`);
    entry(`<rect width="34" height="12" y="-6" ${fill}/>`, of.names[kind]);
  }
  for (const { key, ugPerMl } of picture.lines) {
    parts.push(`<path d="${curvePath(picture.timesHours, ugPerMl, x, y)}" fill="none" ${STROKES[key]}/>`);
    entry(`<path d="M0 0H34" ${STROKES[key]}/>`, of.names[key]);
  }
  const height = LEGEND_TOP + legend.length * LEGEND_ROW + 16;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11.5" fill="#12202b"><title>${escaped(of.title)}</title><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${parts.join('')}${legend.join('')}</svg>`;
  return { svg, width: WIDTH, height };
}

function stripParts(
  strip: { readonly address: string; readonly lengthCm: number; readonly from: number; readonly to: number },
  tip: string | null,
  shown: ShownTime,
): readonly string[] {
  const [from, to] = [placeX(strip.from, shown, WIDTH), placeX(strip.to, shown, WIDTH)];
  const rowOf = (name: (typeof VERTEBRAL_LEVELS)[number]): number =>
    STRIP_TOP + STRIP_HEIGHT * (1 - positionOfLevel(name, strip.lengthCm) / strip.lengthCm);
  const known = VERTEBRAL_LEVELS.find((name) => name === tip);
  const tipY = known === undefined ? null : rowOf(known);
  const parts = [
    `<image x="${from.toFixed(1)}" y="${STRIP_TOP}" width="${(to - from).toFixed(1)}" height="${STRIP_HEIGHT}" preserveAspectRatio="none" href="${strip.address}"/>`,
  ];
  for (const name of NAMED_ROWS) {
    const at = rowOf(name);
    if (tipY === null || Math.abs(at - tipY) > 14)
      parts.push(words(LEFT - 8, at + 4, name, 'text-anchor="end"'));
  }
  if (tipY !== null)
    parts.push(
      words(LEFT - 14, tipY + 4, tip ?? '', 'text-anchor="end" font-weight="600"'),
      `<path d="M${LEFT - 11} ${(tipY - 6).toFixed(1)}l11 6-11 6z"/>`,
    );
  return parts;
}
