import type { Conversation } from '../views.ts';
import { liveView, progressLine, type Scene } from './live-view.ts';
import { createStyle } from './style.ts';

const reply: Conversation = {
  id: 'cnv_1',
  leadId: 'lead_1',
  leadName: 'Ada\u001b[2J Lovelace',
  companyName: 'Analytical\nEngines',
  channel: 'email',
  subject: null,
  disposition: 'interested',
  lastMessage: { direction: 'in', text: 'Yes,\n\u001b[31mlet us talk'.repeat(20) },
};
const counts = { contacted: 40, accepted: 3, replied: 1 };
const SCENE: Scene = {
  progress: {
    businessTime: Temporal.Instant.from('2026-01-06T11:57:00Z'),
    waiting: [],
    campaigns: [
      {
        campaign: {
          id: 'cmp_1',
          name: 'CMOs in SaaS',
          status: 'running',
          audiences: [],
          enrollments: { active: 84, finished: 0, stopped: 2 },
        },
        figures: {
          campaignId: 'cmp_1',
          name: 'CMOs in SaaS',
          counts,
          pipeline: [],
          rates: {},
          steps: [],
          asOfPosition: 1,
        },
        peopleByStep: new Map([
          ['email1', 30],
          ['visit', 5],
        ]),
      },
    ],
  },
  replies: [reply],
  elapsedMs: 65_000,
  clockScale: '7200',
};

describe('the live view', () => {
  const plain = createStyle(false);

  it('shows business time, people by step in the order of the sequence, and replies', () => {
    const lines = liveView(SCENE, plain, 200);
    expect(lines.join('\n')).toContain('Tue 6 Jan, 12:57 CET');
    expect(lines.findIndex((line) => line.includes('visit  '))).toBeLessThan(
      lines.findIndex((line) => line.includes('email1')),
    );
    expect(lines.at(-1)).toContain('Ada Lovelace, Analytical Engines: interested: “Yes, let us talk');
  });

  it.each([10, 40, 120])('fits into %i columns, whatever strangers write', (width) => {
    for (const line of liveView(SCENE, plain, width)) {
      expect([...line].length).toBeLessThanOrEqual(width);
      expect(line).not.toMatch(/\p{Cc}/u);
    }
  });

  it('is one line where nothing can be redrawn', () => {
    expect(progressLine(SCENE)).toBe(
      '[1:05] Tue 6 Jan, 12:57 CET | CMOs in SaaS (running): 84 under way, 40 contacted, 3 accepted, 1 replied, 0 meetings | 1 replies',
    );
  });
});
