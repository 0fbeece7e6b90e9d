import { ownRule } from '../devices/source.ts';
import { figure, type Source } from '../limits.ts';

const THERAPY = 'Theca, the arithmetic of the therapy';

/** What the dose checks rest on where no outside source stands behind them. */
export const INTERRUPTION_RULE: Source = ownRule(
  THERAPY,
  'after an interruption the previous dose is never pre-filled and the restart is monitored as a start',
);
export const TOLERANCE_RULE: Source = ownRule(THERAPY, 'unknown tolerance is reported as unknown');
export const SLIP_RULE: Source = ownRule(
  THERAPY,
  'a change within 10 % of a factor 10, 24, 60, 100, 1000, 1440 or its inverse',
);
export const UNKNOWN_RULE: Source = ownRule(
  THERAPY,
  'a list that is absent is unknown, which is not the same as empty',
);

const POLICY = ownRule('Theca, safety requirement 34', 'a starting value of ours, a clinic may set its own');

/** A larger change than this, up or down, is asked about; per cent of the earlier dose. */
export const ASK_ABOVE = figure('policy.dose-change.ask-above', 20, POLICY);

export const ALLERGY_RULE: Source = ownRule(
  THERAPY,
  'allergies are matched by drug, name, trade name and class; whole words only',
);
export const STABILITY_RULE: Source = ownRule(
  THERAPY,
  'the shortest interval of any component or known mixture; a mixture without stability data says so',
);
