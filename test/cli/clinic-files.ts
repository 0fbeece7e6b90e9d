const minutes = (value: number) => ({ value, unit: 'min' });

/** A clinic file of a test; the minutes are made up with it. */
export const clinicFile = (name: string, more: object = {}): string =>
  JSON.stringify({
    theca: 'clinic/1',
    name,
    timeZone: 'Europe/Lisbon',
    observation: {
      start: { value: 8, unit: 'h' },
      'drug-change': minutes(90),
      increase: minutes(45),
      routine: minutes(20),
    },
    ...more,
  });
