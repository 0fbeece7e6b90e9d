const MS_PER_S = 1000;
const S_PER_MIN = 60;
const MIN_PER_H = 60;

export interface Countdown {
  readonly over: boolean;
  /** `12:04`, or `1:02:04` from an hour on; 00:00 when it is over. */
  readonly text: string;
  /** Whole minutes begun, as a person says it. */
  readonly minutesLeft: number;
  /** Part of the time that has passed, 0 to 1. */
  readonly passed: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** How long somebody is still to be watched, by the server's clock. Never shown shorter than it is. */
export function countdown(from: string, until: string, nowMs: number): Countdown {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  const seconds = Math.max(0, Math.ceil((end - nowMs) / MS_PER_S));
  const minutes = Math.floor(seconds / S_PER_MIN);
  const clock = `${two(minutes % MIN_PER_H)}:${two(seconds % S_PER_MIN)}`;
  const length = end - start;
  return {
    over: nowMs >= end,
    text: minutes >= MIN_PER_H ? `${Math.floor(minutes / MIN_PER_H)}:${clock}` : clock,
    minutesLeft: Math.ceil(seconds / S_PER_MIN),
    passed: length <= 0 ? 1 : Math.min(1, Math.max(0, (nowMs - start) / length)),
  };
}
