/** What happens in a demo, from an empty workspace to the last deal? */
import { createOverture, type Overture } from '../../client/src/index.ts';
import { connectAssistant } from './assistant.ts';
import { connectWorld } from './connect-world.ts';
import { importPeople, launchByRest } from './launch-by-rest.ts';
import { answerInterestedLead, launchByAssistant, REQUEST, tellRates } from './play-assistant.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import type { DemoSettings } from './settings.ts';
import { explainStuck } from './stuck.ts';
import type { Ending, SampleConversation } from './terminal/final-report.ts';
import type { Screen } from './terminal/screen.ts';
import { judge } from './verdict.ts';
import { watch } from './watch.ts';

/** With some seconds left for the end, so that the whole takes less than five minutes. */
const DEADLINE_MS = 4.5 * 60_000;

export async function runDemo(settings: DemoSettings, screen: Screen): Promise<Ending> {
  const startedAt = performance.now();
  const { style } = screen;
  const say = (line?: string) => screen.say(line);
  const overture = createOverture({ baseUrl: settings.apiUrl, apiKey: settings.apiKey });
  const sandbox = createSandbox(settings.sandboxUrl);

  say(style.bold('A developer, over REST: “Launch a LinkedIn + email sequence to the CMOs in SaaS.”'));
  const tell = (line: string) => say(`  ${line}`);
  const { senders, accountIds } = await connectWorld(overture, settings.sandboxUrl);
  tell(`Connected ${senders.length} people who write, each with a mailbox and a LinkedIn account`);
  await importPeople(overture, await sandbox.peopleAsCsv(), tell);
  const first = await launchByRest(overture, accountIds, tell);

  say();
  say(style.bold(`An assistant, over MCP: “${REQUEST}”`));
  const assistant = await connectAssistant(settings.mcpUrl, settings.apiKey, tell);
  const campaignIds = [first, await launchByAssistant(assistant)];

  let answering: Promise<SampleConversation> | undefined;
  let sample: SampleConversation | undefined;
  let answerFailed: string | undefined;
  const answer = () => {
    say(style.bold('The assistant: “Somebody is interested: answer them.”'));
    answering = answerInterestedLead(assistant, overture);
    answering.then(
      (conversation) => (sample = conversation),
      (error: unknown) => (answerFailed = error instanceof Error ? error.message : 'for no reason'),
    );
  };
  const ended = await watch({
    overture,
    sandbox,
    screen,
    campaignIds,
    clockScale: settings.clockScale,
    startedAt,
    deadline: startedAt + DEADLINE_MS,
    onReply: ({ disposition }) => {
      if (disposition === 'interested' && !answering) answer();
    },
    isDone: () => sample !== undefined || answerFailed !== undefined,
  });
  if (answerFailed !== undefined) say(style.red(`The answer failed: ${answerFailed}`));
  if (!ended) await tellStuck(overture, sandbox, campaignIds, screen);
  say();
  say(style.bold('The assistant: “Show me reply and meeting-booked rates of the SaaS campaigns.”'));
  await tellRates(assistant, tell);
  await assistant.close();
  return judge(overture, sandbox, campaignIds, sample);
}

async function tellStuck(
  overture: Overture,
  sandbox: Sandbox,
  campaignIds: readonly string[],
  screen: Screen,
): Promise<void> {
  screen.say(screen.style.red('The demo did not come to its end in time.'));
  for (const line of await explainStuck(overture, campaignIds)) screen.say(`  ${line}`);
  if (!(await sandbox.isAtRest()))
    screen.say('  The simulated world is not at rest: somebody would still act.');
}
