import { parseArgs } from 'node:util';
import { isRefused } from '../core/findings.ts';
import { UNADOPTED } from '../core/formulary.ts';
import { planVisit } from '../core/visit.ts';
import { decodeVisit } from '../wire/visit/decode-visit.ts';
import { encodePlan } from '../wire/visit/encode-plan.ts';
import { EXIT } from './exit-code.ts';
import { remark, say, sayErrors, sayJson } from './output.ts';
import { planText } from './plan-text.ts';
import { readDocument } from './read-document.ts';

const USAGE = `usage: theca plan <visit.json> [--json]

Plans a refill visit: what the pump will deliver, the residual, the bridge, the compounding sheet, the dates and every
finding. Needs no database and no server.

  <visit.json>   a visit file (docs/visit-file.md), or - for standard input
  --json         the answer as one JSON document on standard output
  --help         this

Answers with 0 where nothing is refused, 1 where something is (the whole answer is printed), 2 where the file cannot be
read as a visit.
`;

export async function run(args: readonly string[]): Promise<number> {
  const asked = argumentsOf(args);
  if (typeof asked === 'string') {
    const asJson = args.includes('--json');
    await sayErrors([{ at: '', expected: 'theca plan <visit.json> [--json]', found: asked }], asJson);
    if (!asJson) await remark(`\n${USAGE}`);
    return EXIT.unusable;
  }
  if (asked.help) {
    await say(USAGE);
    return EXIT.done;
  }
  const text = await readDocument(asked.path);
  const visit = text.ok ? decodeVisit(text.value) : text;
  if (!visit.ok) {
    await sayErrors(visit.refusal, asked.json);
    return EXIT.unusable;
  }
  const plan = planVisit(visit.value, UNADOPTED);
  if (asked.json) await sayJson(encodePlan(plan, visit.value.timeZone));
  else await say(planText(plan, visit.value));
  return isRefused(plan.findings) ? EXIT.refused : EXIT.done;
}

interface Asked {
  readonly help: boolean;
  readonly json: boolean;
  readonly path: string;
}

/** What was asked, or what is wrong with it. */
function argumentsOf(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
    const [path, ...others] = positionals;
    const { help = false, json = false } = values;
    if (help) return { help, json, path: '' };
    if (path === undefined || path === '') return 'no file';
    return others.length === 0 ? { help, json, path } : `more than one file: ${positionals.join(', ')}`;
  } catch (error) {
    // Node adds advice after the first sentence that does not fit here.
    if (error instanceof TypeError) return error.message.split('. ')[0] ?? error.message;
    throw error;
  }
}
