const formats = new Map<string, Intl.DateTimeFormat>();

/** Local time less UTC at a moment, ms, asked of the platform's own calendar. */
export function localOffset(zone: string, epochMs: number): bigint {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const shown = format.formatToParts(epochMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /^GMT([+-])(\d\d):(\d\d)$/.exec(shown) ?? [];
  const size = BigInt(hours) * 3_600_000n + BigInt(minutes) * 60_000n;
  return sign === '-' ? -size : size;
}
