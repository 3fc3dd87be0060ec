/** How does the demo end? With what happened, who says so, and where to look next. */
import type { Comparison, Condition } from '../judge.ts';
import type { DemoSettings } from '../settings.ts';
import type { Conversation, Figures, Message } from '../views.ts';
import { businessTimeText } from './live-view.ts';
import { funnelTable } from './funnel-table.ts';
import { safeText } from './safe-text.ts';
import type { Screen } from './screen.ts';

export interface SampleConversation extends Conversation {
  readonly messages: readonly Message[];
}

export interface Ending {
  readonly figures: readonly Figures[];
  readonly comparisons: readonly Comparison[];
  readonly conditions: readonly Condition[];
  readonly sample: SampleConversation | undefined;
}

export function tellEnding(screen: Screen, settings: DemoSettings, ending: Ending): void {
  const { style } = screen;
  const say = (line?: string) => screen.say(line);
  const title = (text: string) => {
    say();
    say(style.bold(text));
  };
  title('The funnel');
  for (const line of funnelTable(ending.figures, style)) say(line);
  if (ending.sample) {
    title(`A conversation (${ending.sample.channel})`);
    for (const line of conversationLines(ending.sample)) say(line);
  }
  title("Both campaigns together, and what the world's own ledger says");
  for (const { name, funnel, ledger, ok } of ending.comparisons) {
    const line = `  ${name.padEnd(26)}${String(funnel).padStart(12)}${String(ledger).padStart(12)}   ${ok ? 'ok' : 'differs'}`;
    say(ok ? line : style.red(line));
  }
  title('What a demo must show');
  for (const { name, ok, found } of ending.conditions)
    say(`  ${ok ? style.green('ok    ') : style.red('failed')} ${name}: ${found}`);
  title('Where to look');
  for (const line of addressLines(settings)) say(line);
}

function conversationLines({ leadName, companyName, subject, messages }: SampleConversation): string[] {
  const them = safeText(leadName, 40);
  return [
    `  with ${them}${companyName ? `, ${safeText(companyName, 40)}` : ''}${subject ? `: ${safeText(subject, 60)}` : ''}`,
    ...messages.map(({ direction, text, occurredAt }) => {
      const who = direction === 'in' ? them : 'us';
      return `  ${businessTimeText(Temporal.Instant.from(occurredAt))}  ${who}: ${safeText(text, 160)}`;
    }),
  ];
}

function addressLines({ apiUrl, mcpUrl, apiKey, keep }: DemoSettings): string[] {
  const key = keep ? apiKey : '<key>';
  return [
    `  API docs      ${new URL('/docs', apiUrl).href}   (OpenAPI: ${new URL('/openapi.json', apiUrl).href})`,
    `  MCP endpoint  ${mcpUrl}`,
    '  Connect an assistant over HTTP:',
    `    claude mcp add --transport http overture ${mcpUrl} --header "Authorization: Bearer ${key}"`,
    '  or over stdio, with the key in OVERTURE_API_KEY:',
    '    ./overture mcp',
    keep
      ? '  All of this stays up until you press Ctrl-C.'
      : '  All of this stops now. ./overture demo --keep leaves it up; ./overture up starts an Overture of your own.',
  ];
}
