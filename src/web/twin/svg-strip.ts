import { positionOfLevel, VERTEBRAL_LEVELS } from '../../twin/levels.ts';
import { numberText } from '../fields/amount-text.ts';
import { ticksTo } from '../pictures/bridge-steps.ts';
import { COLOURS, cssColour } from './colour-map.ts';
import { SHOWN_UNIT } from './concentration-text.ts';
import { LEFT, placeX, RIGHT } from './frame.ts';
import { NAMED_ROWS } from './levels-shown.ts';
import type { ShownTime } from './shown-time.ts';
import { type Frame, MUTED, words } from './svg-words.ts';

const STOPS = 16;
const SCALE_WIDTH = 280;
const SCALE_HEIGHT = 10;
const NG_PER_UG = 1000;
/** As near as two names of rows can be read. */
const ROOM = 14;

/** The strip as a picture with its canal's length, the first and last moment of its columns and what is brightest. */
export interface StripImage {
  readonly address: string;
  readonly lengthCm: number;
  readonly from: number;
  readonly to: number;
  readonly mostUgPerMl: number;
}

/** Levels up, time to the right, the tip marked on both sides, cut to its frame. */
export function stripParts(
  strip: StripImage,
  tip: string | null,
  shown: ShownTime,
  { top, height, width }: Frame,
): readonly string[] {
  const [from, to] = [placeX(strip.from, shown, width), placeX(strip.to, shown, width)];
  const rowOf = (name: (typeof VERTEBRAL_LEVELS)[number]): number =>
    top + height * (1 - positionOfLevel(name, strip.lengthCm) / strip.lengthCm);
  const known = VERTEBRAL_LEVELS.find((name) => name === tip);
  const tipY = known === undefined ? null : rowOf(known);
  const parts = [
    `<clipPath id="strip"><rect x="${LEFT}" y="${top}" width="${width - LEFT - RIGHT}" height="${height}" rx="3"/></clipPath>`,
    `<image x="${from.toFixed(1)}" y="${top}" width="${(to - from).toFixed(1)}" height="${height}" preserveAspectRatio="none" clip-path="url(#strip)" href="${strip.address}"/>`,
  ];
  for (const name of NAMED_ROWS) {
    const at = rowOf(name);
    if (tipY === null || Math.abs(at - tipY) > ROOM)
      parts.push(words(LEFT - 8, Math.max(top + 10, at + 4), name, `text-anchor="end" fill="${MUTED}"`));
  }
  if (tipY !== null)
    parts.push(
      words(LEFT - 14, tipY + 4, tip ?? '', 'text-anchor="end" font-weight="600"'),
      `<path d="M${LEFT - 11} ${(tipY - 6).toFixed(1)}l11 6-11 6z"/>`,
      `<path d="M${width - RIGHT + 11} ${(tipY - 6).toFixed(1)}l-11 6 11 6z"/>`,
    );
  return parts;
}

/** What a colour means, with figures and their unit, and the words beside it. */
export function scaleParts(mostUgPerMl: number, top: number, beside: string): readonly string[] {
  const most = mostUgPerMl * NG_PER_UG;
  const stops = Array.from(
    { length: STOPS + 1 },
    (_, i) =>
      `<stop offset="${i / STOPS}" stop-color="${cssColour(Math.round((i / STOPS) * (COLOURS - 1)))}"/>`,
  );
  const parts = [
    `<linearGradient id="scale">${stops.join('')}</linearGradient>`,
    `<rect x="${LEFT}" y="${top}" width="${SCALE_WIDTH}" height="${SCALE_HEIGHT}" rx="2" fill="url(#scale)"/>`,
    words(LEFT + SCALE_WIDTH + 8, top + 9, SHOWN_UNIT),
    words(LEFT + SCALE_WIDTH + 60, top + 9, beside, `fill="${MUTED}"`),
  ];
  for (const figure of most > 0 ? ticksTo(most, 6) : [0]) {
    const x = LEFT + (most > 0 ? figure / most : 0) * SCALE_WIDTH;
    parts.push(
      `<path d="M${x.toFixed(1)} ${top + SCALE_HEIGHT}v4" stroke="${MUTED}"/>`,
      words(x, top + SCALE_HEIGHT + 16, numberText(figure), 'text-anchor="middle"'),
    );
  }
  return parts;
}
