/** Text of people and of drugs inside a picture. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const words = (x: number, y: number, text: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(text)}</text>`;

/** On paper: dark on white. */
export const INK = '#12202b';
export const MUTED = '#4f606d';
export const GRID = '#dfe6ea';

export interface Frame {
  readonly top: number;
  readonly height: number;
  readonly width: number;
}
