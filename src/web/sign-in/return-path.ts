/** A path inside Theca that a sign-in may lead back to; null for another site, for a loop, or for the board itself. */
export function pathToReturnTo(path: unknown): string | null {
  if (typeof path !== 'string' || !path.startsWith('/') || path.startsWith('//') || path.includes('\\'))
    return null;
  if (path === '/' || path.startsWith('/sign-in') || path.startsWith('/api/')) return null;
  return path;
}
