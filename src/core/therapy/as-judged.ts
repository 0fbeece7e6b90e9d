import type { Source } from '../limits.ts';

/**
 * A profile as far as it judges: each source is its mark alone, which decides whether a bound refuses or warns. A title that is
 * put right, or a source read again, is no other figure and must not void what was signed.
 */
export function asJudged(profile: unknown): unknown {
  if (Array.isArray(profile)) return profile.map(asJudged);
  if (profile === null || typeof profile !== 'object') return profile;
  if (isSource(profile)) return profile.confidence;
  return Object.fromEntries(Object.entries(profile).map(([key, value]) => [key, asJudged(value)]));
}

const isSource = (value: object): value is Source =>
  'title' in value && 'where' in value && 'read' in value && 'confidence' in value;
