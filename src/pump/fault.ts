/** The tasks that the watchdog looks after. */
export const PUMP_TASKS = ['delivery', 'telemetry', 'clock'] as const;
export type PumpTask = (typeof PUMP_TASKS)[number];

/**
 * What can be wrong with a pump, its catheter, its clock and its link. Each can be switched on and off at any instant; numbers are
 * whole. The pump itself knows of none of them: it knows what its motor, its battery and its own reckoning tell.
 */
export type Fault =
  /** Actual over programmed flow in thousandths: 1200 delivers 20 % too much. Reached at once, or by so many thousandths a day. */
  | { readonly kind: 'flow-drift'; readonly perMille: number; readonly perDay: number | null }
  | { readonly kind: 'catheter-occlusion' }
  /** The part of the flow that leaves the catheter before its tip, in thousandths. */
  | { readonly kind: 'catheter-leak'; readonly lostPerMille: number }
  | { readonly kind: 'catheter-disconnection' }
  /** Null: for good. Some pumps log the recovery only at the next interrogation. */
  | {
      readonly kind: 'motor-stall';
      readonly recoversAfterMs: number | null;
      readonly recoveryLogged: 'at-once' | 'at-interrogation';
    }
  | { readonly kind: 'stuck-in-telemetry' }
  | { readonly kind: 'low-battery-reset' }
  | { readonly kind: 'early-eri' }
  /** An update that is cut leaves the pump stopped, as devices do, instead of with its old program (SR-16). */
  | { readonly kind: 'interrupted-update' }
  /** Therapy goes on, reprogramming is refused. */
  | { readonly kind: 'memory-error' }
  | { readonly kind: 'history-error' }
  | { readonly kind: 'false-reservoir-alarm'; readonly alarm: 'low-reservoir' | 'empty-reservoir' }
  /** Null: shown as ??/??/????. */
  | { readonly kind: 'false-replace-by'; readonly laterByMs: number | null }
  /** The part of a priming bolus, in thousandths, after which drug is already at the tip. */
  | { readonly kind: 'priming-mixing'; readonly earlyPerMille: number }
  /** The whole reservoir, or what a flow-activated valve lets through (nL). */
  | { readonly kind: 'valve-discharge'; readonly volumeNl: number | null }
  | { readonly kind: 'clock-jump'; readonly byMs: number }
  /** Parts per billion by which the shown clock runs fast. */
  | { readonly kind: 'clock-drift'; readonly perBillion: number }
  /** The clocks around the pump change, the pump's does not. */
  | { readonly kind: 'daylight-saving'; readonly byMs: number }
  | { readonly kind: 'message-lost'; readonly count: number }
  | { readonly kind: 'message-duplicated'; readonly count: number }
  | { readonly kind: 'message-reordered' }
  | { readonly kind: 'task-starved'; readonly task: PumpTask };

export type FaultKind = Fault['kind'];
export type FaultOf<Kind extends FaultKind> = Extract<Fault, { readonly kind: Kind }>;
