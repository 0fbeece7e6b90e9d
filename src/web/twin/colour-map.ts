type Triple = readonly [number, number, number];

/**
 * OKLab to linear sRGB: B. Ottosson, "A perceptual color space for image processing" (2020), bottosson.github.io/posts/oklab,
 * where the matrices are given into the public domain.
 */
function linearOf([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The transfer curve of sRGB (IEC 61966-2-1). */
const encoded = (linear: number): number =>
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;

const isShown = (linear: Triple): boolean => linear.every((part) => part >= 0 && part <= 1);

const DARKEST = 0.24;
const BRIGHTEST = 0.93;
/** From violet over blue and green to yellow: no red against green, which many cannot tell apart. */
const FIRST_HUE = 300;
const LAST_HUE = 105;
const MOST_CHROMA = 0.14;

const labOf = (share: number, chroma: number): Triple => {
  const hue = ((FIRST_HUE + (LAST_HUE - FIRST_HUE) * share) * Math.PI) / 180;
  return [DARKEST + (BRIGHTEST - DARKEST) * share, chroma * Math.cos(hue), chroma * Math.sin(hue)];
};

/** As colourful as a screen can show there, up to a bound. */
function labShown(share: number): Triple {
  let [low, high] = [0, MOST_CHROMA];
  if (isShown(linearOf(labOf(share, high)))) return labOf(share, high);
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (isShown(linearOf(labOf(share, middle)))) low = middle;
    else high = middle;
  }
  return labOf(share, low);
}

const FINE = 2048;
export const COLOURS = 256;

/** Steps of equal distance in OKLab along the curve: what is twice as far on the map looks twice as far. */
function evenSteps(): readonly Triple[] {
  const fine = Array.from({ length: FINE + 1 }, (_, i) => labShown(i / FINE));
  const along = [0];
  for (const [i, to] of fine.entries()) {
    const from = fine[i - 1];
    if (from !== undefined)
      along.push((along[i - 1] ?? 0) + Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]));
  }
  const whole = along[FINE] ?? 0;
  let at = 0;
  return Array.from({ length: COLOURS }, (_, i) => {
    const wanted = (i / (COLOURS - 1)) * whole;
    while (at < FINE && (along[at] ?? 0) < wanted) at++;
    return fine[at] ?? labShown(1);
  });
}

/** 256 colours from nothing to the most, as red, green and blue of 0 to 255 after each other. Lightness only rises. */
export const COLOUR_MAP: Uint8Array = Uint8Array.from(
  evenSteps().flatMap((lab) => linearOf(lab).map((part) => Math.round(255 * encoded(part)))),
);

/** The place on the map of a share of the most; beyond its ends the end itself. */
export const colourIndex = (share: number): number =>
  Math.max(0, Math.min(COLOURS - 1, Math.round(share * (COLOURS - 1))));

export function cssColour(index: number): string {
  const [red, green, blue] = COLOUR_MAP.subarray(3 * index, 3 * index + 3);
  return `rgb(${red} ${green} ${blue})`;
}
