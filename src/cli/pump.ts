import { play } from '../pump/play.ts';
import { decodePumpFile } from '../wire/pump/decode-pump-file.ts';
import { encodePlayed } from '../wire/pump/encode-played.ts';
import { EXIT } from './exit-code.ts';
import { runOnFile } from './file-command.ts';
import { say, sayJson } from './output.ts';
import { playedText } from './played-text.ts';

const USAGE = `usage: theca pump <scenario.json> [--json]

Plays a virtual pump: commands, requests of the patient, faults and clock changes in order of time. Answers with its log,
its alarms, the volume it displays and the volume that is true. SIMULATED: it is no device and reaches none. Needs no
database and no server.

  <scenario.json>  a pump file (docs/pump-file.md), or - for standard input
  --json           the answer as one JSON document on standard output
  --help           this

Answers with 0 where every action was carried out, 1 where the pump refused one (the whole answer is printed), 2 where
the file cannot be read as one.
`;

export const run = (args: readonly string[]) =>
  runOnFile(args, {
    form: 'theca pump <scenario.json> [--json]',
    usage: USAGE,
    flags: ['json'],
    decode: decodePumpFile,
    answer: async (file, flag) => {
      const played = play(file.scenario);
      if (flag === 'json') await sayJson(encodePlayed(played, file.timeZone));
      else await say(playedText(played, file.timeZone));
      return played.refused.length > 0 ? EXIT.refused : EXIT.done;
    },
  });
