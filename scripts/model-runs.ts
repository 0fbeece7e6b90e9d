/** One search of one model. */
export interface ModelRun {
  /** A file of models/, without its ending. */
  readonly model: string;
  readonly requirement: `SR-${number}`;
  /** What is chosen in the model, by its `#define`s; none for the rule that Theca follows. */
  readonly choose: Readonly<Record<string, string | null>>;
  /** What is asked of every state, in words. */
  readonly property: string;
  /** `holds`: in every state. `fails`: the model is known to be unsafe, or asks for what can be reached; a counterexample is due. */
  readonly expected: 'holds' | 'fails';
}

interface Model {
  readonly requirement: ModelRun['requirement'];
  readonly property: string;
  /** Bounds under which everything is searched; `{}` for those written in the model. */
  readonly bounds: readonly ModelRun['choose'][];
  /** Rules that are known to be unsafe: each must be caught. */
  readonly unsafe: readonly ModelRun['choose'][];
  /** What must be reachable, or the property would hold for want of anything happening. */
  readonly reachable: { readonly choose: ModelRun['choose']; readonly property: string };
}

const MODELS: Readonly<Record<string, Model>> = {
  lockout: {
    requirement: 'SR-4',
    property: 'no two boluses start closer than the lockout',
    bounds: [{}],
    unsafe: [{ KEEP: 'CLOCK' }, { KEEP: 'RAM' }, { KEEP: 'LATE' }, { KEEP: 'ANEW' }],
    reachable: { choose: { NEVER_TWICE: null }, property: 'no second bolus is ever given' },
  },
  'sliding-window': {
    requirement: 'SR-5',
    property: 'no window holds more than the limit',
    bounds: [
      {},
      { W: '6', LIMIT: '14' },
      { W: '3', LIMIT: '9' },
      { W: '4', D: '1', LIMIT: '10', FIRST: '3', SECOND: '2' },
    ],
    unsafe: [
      { RULE: 'LOOK_BACK' },
      { RULE: 'THIS_PROGRAM' },
      { UPDATE: 'UNGUARDED' },
      { RESTART: 'FORGOTTEN' },
    ],
    reachable: { choose: { REACHES_THE_LIMIT: null }, property: 'no window ever reaches the limit' },
  },
  'no-bolus-while': {
    requirement: 'SR-7',
    property: 'no bolus starts or runs while stopped, tested, updated or forbidden',
    bounds: [{}],
    unsafe: [
      { START: 'LATER' },
      { START: 'QUEUED' },
      { START: 'SILENCED' },
      { START: 'PARTS' },
      { START: 'RUNS_ON' },
    ],
    reachable: { choose: { NEVER: null }, property: 'no bolus ever starts' },
  },
  'clear-never-starts': {
    requirement: 'SR-13',
    property: 'nothing flows but what a start permitted',
    bounds: [{}],
    unsafe: [
      { CLEAR: 'RESUMES' },
      { CLEAR: 'LAST_ONE' },
      { CLEAR: 'SILENCE' },
      { CLEAR: 'ANY_START' },
      { CLEAR: 'UNSEEN' },
    ],
    reachable: { choose: { NEVER: null }, property: 'nothing ever flows' },
  },
  priming: {
    requirement: 'SR-40',
    property: 'a prime pushes no drug out of the tip',
    bounds: [{}, { WORKFLOW: 'COUNTED' }],
    unsafe: [
      { WORKFLOW: 'EACH_TIME' },
      { WORKFLOW: 'NO_ATTEST' },
      { WORKFLOW: 'ANY_TIME' },
      { WORKFLOW: 'OLD_TUBE' },
      { WORKFLOW: 'PRIMES_ONLY' },
    ],
    reachable: { choose: { NEVER: null }, property: 'no prime is ever given' },
  },
};

/** Every search that `npm run model` makes, with what must come of it. */
export const MODEL_RUNS: readonly ModelRun[] = Object.entries(MODELS).flatMap(
  ([model, { requirement, property, bounds, unsafe, reachable }]): readonly ModelRun[] => [
    ...bounds.map((choose) => ({ model, requirement, choose, property, expected: 'holds' }) as const),
    ...unsafe.map((choose) => ({ model, requirement, choose, property, expected: 'fails' }) as const),
    { model, requirement, ...reachable, expected: 'fails' },
  ],
);

/** `RULE=LOOK_BACK`; empty for the rule that Theca follows. */
export const choiceOf = ({ choose }: ModelRun): string =>
  Object.entries(choose)
    .map(([name, value]) => (value === null ? name : `${name}=${value}`))
    .join(' ');
