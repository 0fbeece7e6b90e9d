import { simulate } from '../twin/simulate.ts';
import { decodeScenario } from '../wire/scenario/decode-scenario.ts';
import { encodeScenarioRefusals, encodeSimulation } from '../wire/scenario/encode-simulation.ts';
import { simulationCsv } from '../wire/scenario/simulation-csv.ts';
import { EXIT } from './exit-code.ts';
import { runOnFile } from './file-command.ts';
import { say, sayErrors, sayJson } from './output.ts';
import { simulationText } from './simulation-text.ts';

const USAGE = `usage: theca simulate <scenario.json> [--json | --csv]

Simulates where the drug is, from the reservoir to the spinal level, by the digital twin (docs/twin.md). Needs no
database and no server. What comes out is simulated, not measured.

  <scenario.json>  a scenario file (docs/scenario-file.md), or - for standard input
  --json           everything as one JSON document: levels, mass balance, parameters with their sources
  --csv            one row a time, one column a level
  --help           this

Answers with 0 where it was simulated, 1 where the model refuses the scenario, 2 where the file cannot be read as one.
`;

const PIECE_CHARACTERS = 1 << 20;

/** Piece by piece: the rows of years would be longer than a text can be. */
async function sayRows(rows: Iterable<string>): Promise<void> {
  let piece = '';
  for (const row of rows) {
    piece += row;
    if (piece.length < PIECE_CHARACTERS) continue;
    await say(piece);
    piece = '';
  }
  await say(piece);
}

export const run = (args: readonly string[]) =>
  runOnFile(args, {
    form: 'theca simulate <scenario.json> [--json | --csv]',
    usage: USAGE,
    flags: ['json', 'csv'],
    decode: decodeScenario,
    answer: async (file, flag) => {
      const simulation = simulate(file.scenario);
      if (!simulation.ok) {
        await sayErrors(encodeScenarioRefusals(simulation.refusal), flag === 'json');
        return EXIT.refused;
      }
      if (flag === 'json') await sayJson(encodeSimulation(simulation.value, file.timeZone));
      else if (flag === 'csv') await sayRows(simulationCsv(simulation.value, file.timeZone));
      else await say(simulationText(simulation.value, file));
      return EXIT.done;
    },
  });
