/** `./overture import lgm`: how does a workspace of La Growth Machine come over? Through both REST APIs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createOverture } from '../client/src/index.ts';
import { mainArea } from './area/area.ts';
import { readState } from './area/state.ts';
import { createLgmApi, LGM_URL } from './lgm/lgm-api.ts';
import { createLgmReader } from './lgm/lgm-reader.ts';
import { importLgm } from './lgm/import-lgm.ts';
import { openProgress } from './lgm/progress.ts';
import { newReport, reportLines } from './lgm/report.ts';
import { LauncherError } from './terminal/launcher-error.ts';
import { say } from './terminal/say.ts';

export async function importCommand([source, ...args]: readonly string[]): Promise<number> {
  if (source !== 'lgm')
    throw new LauncherError('From which system should be imported?', ['./overture import lgm']);
  const { json, ...given } = optionsOf(args);
  const lgmKey = given['lgm-key'] ?? process.env['LGM_API_KEY'];
  if (!lgmKey)
    throw new LauncherError('The API key of La Growth Machine is missing.', [
      'give it as LGM_API_KEY (Settings > Integrations & API in La Growth Machine)',
    ]);
  const apiKey = given.key ?? process.env['OVERTURE_API_KEY'];
  if (!apiKey)
    throw new LauncherError("Overture's API key is missing.", [
      'create one with ./overture key',
      'give it as OVERTURE_API_KEY, or with --key',
    ]);
  const dir = given.state ?? join(mainArea().dir, 'import-lgm');
  mkdirSync(dir, { recursive: true });
  const report = await importLgm({
    lgm: createLgmReader(createLgmApi({ url: given['lgm-url'] ?? LGM_URL, key: lgmKey })),
    overture: createOverture({ baseUrl: given.url ?? localApi(), apiKey }),
    progress: openProgress(join(dir, 'progress.json')),
    report: newReport(),
    say,
  });
  const file = join(dir, 'report.json');
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  for (const line of reportLines(report)) say(line);
  say(`The whole report: ${file}`);
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  return 0;
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'lgm-key': { type: 'string' },
        'lgm-url': { type: 'string' },
        key: { type: 'string' },
        url: { type: 'string' },
        state: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new LauncherError(error instanceof Error ? error.message : String(error), ['see: ./overture help']);
  }
}

/** The API of the Overture that runs in this checkout. */
function localApi(): string {
  const port = Number(process.env['API_PORT']) || readState(mainArea()).ports['api'];
  if (port === undefined)
    throw new LauncherError('Overture has not been started in this checkout yet.', [
      'start it: ./overture up',
      'or say where it is, with --url',
    ]);
  return `http://127.0.0.1:${port}`;
}
