/** A critical alarm sounds two tones, a non-critical one a single tone. */
export type AlarmPriority = 'critical' | 'non-critical';
