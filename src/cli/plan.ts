import { isRefused } from '../core/findings.ts';
import { UNADOPTED } from '../core/formulary.ts';
import { planVisit } from '../core/visit.ts';
import { decodeVisit } from '../wire/visit/decode-visit.ts';
import { encodePlan } from '../wire/visit/encode-plan.ts';
import { EXIT } from './exit-code.ts';
import { runOnFile } from './file-command.ts';
import { say, sayJson } from './output.ts';
import { planText } from './plan-text.ts';

const USAGE = `usage: theca plan <visit.json> [--json]

Plans a refill visit: what the pump will deliver, the residual, the bridge, the compounding sheet, the dates and every
finding. Needs no database and no server.

  <visit.json>   a visit file (docs/visit-file.md), or - for standard input
  --json         the answer as one JSON document on standard output
  --help         this

Answers with 0 where nothing is refused, 1 where something is (the whole answer is printed), 2 where the file cannot be
read as a visit.
`;

export const run = (args: readonly string[]) =>
  runOnFile(args, {
    form: 'theca plan <visit.json> [--json]',
    usage: USAGE,
    flags: ['json'],
    decode: decodeVisit,
    answer: async (visit, flag) => {
      const plan = planVisit(visit, UNADOPTED);
      if (flag === 'json') await sayJson(encodePlan(plan, visit.timeZone));
      else await say(planText(plan, visit));
      return isRefused(plan.findings) ? EXIT.refused : EXIT.done;
    },
  });
