/** A dose that holds until so many hours after the program was set. */
export interface DoseUntil {
  readonly until: number;
  readonly dose: number;
}

/** The dose at the tip with and without a bridge; `arrival` is when the new solution reaches the tip with it. Hours. */
export interface BridgeSteps {
  readonly withBridge: readonly DoseUntil[];
  readonly without: readonly DoseUntil[];
  readonly arrival: number;
}

/** Where the chart ends: a good while after the last change. */
export function endOf({ withBridge, without, arrival }: BridgeSteps): number {
  const changes = [...withBridge, ...without].map((step) => step.until).filter(Number.isFinite);
  const latest = Math.max(arrival, ...changes, 1);
  const steps = [6, 12, 24, 48, 72, 96, 120, 168, 240, 336, 480, 720];
  return steps.find((hours) => hours >= latest * 1.2) ?? Math.ceil((latest * 1.2) / 240) * 240;
}

/** A line of steps; the last goes on to the end. */
export function linePath(
  steps: readonly DoseUntil[],
  end: number,
  x: (hours: number) => number,
  y: (dose: number) => number,
): string {
  let path = '';
  let from = 0;
  for (const { until, dose } of steps) {
    const to = Math.min(until, end);
    path += `${path === '' ? 'M' : 'L'}${x(from)} ${y(dose)}L${x(to)} ${y(dose)}`;
    from = to;
  }
  return path;
}

/** Round figures from nought to a bound, about as many as asked. */
export function ticksTo(bound: number, about: number): readonly number[] {
  const rough = bound / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power;
  const count = Math.floor(bound / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
