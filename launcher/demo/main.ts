/** `./overture demo`, second half: runs the demo against what launcher/demo.ts has started, and judges it. */
import { runDemo } from './run.ts';
import { readSettings } from './settings.ts';
import { type Ending, tellEnding } from './terminal/final-report.ts';
import { createScreen } from './terminal/screen.ts';

const settings = readSettings(process.argv.slice(2), process.env);
const screen = createScreen(settings.json ? process.stderr : process.stdout, process.env);
process.once('SIGTERM', () => {
  screen.keep();
  process.exit(143);
});

function asJson({ figures, comparisons, conditions }: Ending): string {
  const ok = conditions.every((condition) => condition.ok);
  return JSON.stringify({ ok, campaigns: figures, comparisons, conditions }, null, 2);
}

try {
  const ending = await runDemo(settings, screen);
  tellEnding(screen, settings, ending);
  if (settings.json) process.stdout.write(`${asJson(ending)}\n`);
  const failed = ending.conditions.filter(({ ok }) => !ok);
  for (const { name, found } of failed) process.stderr.write(`Failed: ${name} (${found})\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
  // Until the launcher ends this process, as it does when Ctrl-C is pressed.
  if (settings.keep) setInterval(() => undefined, 60_000);
} catch (error) {
  screen.keep();
  process.stderr.write(`The demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
