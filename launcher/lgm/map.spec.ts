import { furthest, meaningOf } from './lead-status.ts';
import { mapCampaign } from './map-campaign.ts';
import { mapLead } from './map-lead.ts';

describe('their lead', () => {
  it('reads as ours, with its own id and the free fields as attributes', () => {
    const { row, notes } = mapLead({
      id: '5f1d7f3a2b9c4e0011aa22bb',
      firstname: ' Ada ',
      proEmail: 'ada@northwind.example',
      phone: '',
      companyName: 'Northwind',
      companyUrl: 'https://www.northwind.example/en',
      industry: 'SaaS',
      customAttribute2: 42,
      customAttribute3: 'x'.repeat(1_001),
    });
    expect(row).toEqual({
      firstName: 'Ada',
      professionalEmail: 'ada@northwind.example',
      company: { name: 'Northwind', domain: 'northwind.example', industry: 'SaaS' },
      attributes: { lgm_id: '5f1d7f3a2b9c4e0011aa22bb', lgm_custom_2: '42' },
    });
    expect(notes).toEqual(['customAttribute3 is longer than 1000 characters.']);
  });

  it.each(['https://www.linkedin.com/company/northwind', 'northwind', 'http://'])(
    'has no company domain where its page is %s',
    (companyUrl) => {
      expect(mapLead({ id: 'a', companyName: 'Northwind', companyUrl }).row['company']).toEqual({
        name: 'Northwind',
      });
    },
  );
});

describe('their campaign', () => {
  it('becomes a draft in the order of its messages, whatever order they came in', () => {
    const { graph, notes } = mapCampaign([
      { id: '3', order: 3, channel: 'EMAIL', subject: 'Us', newHtml: '<p>Hello <var name="firstname"></p>' },
      { id: '1', order: 1, channel: 'LINKEDIN', type: 'INVITATION', newHtml: '<p>Hi</p>' },
      { id: '2', order: 2, channel: 'LINKEDIN', type: 'MESSAGE', newHtml: '<p>Thanks</p>' },
    ]);
    expect(graph.start).toBe('invite_1');
    expect(graph.steps.map(({ id, next, then }) => [id, next ?? then])).toEqual([
      ['invite_1', 'accepted'],
      ['accepted', 'linkedin_2'],
      ['linkedin_2', 'wait_2'],
      ['wait_2', 'email_3'],
      ['email_3', 'end'],
      ['end', undefined],
    ]);
    expect(notes.join(' ')).toMatch(/no delays/);
  });

  it('tells of what Overture has no channel for, and of a flow that told nothing', () => {
    expect(mapCampaign([{ id: '1', channel: 'TWITTER', newHtml: '<p>Hi</p>' }]).notes.join(' ')).toContain(
      'twitter',
    );
    expect(mapCampaign([])).toEqual({
      graph: { start: 'end', steps: [{ id: 'end', kind: 'end' }] },
      notes: ['Their API told no messages of this campaign.'],
    });
  });
});

describe('the statuses of a lead', () => {
  it('are told by the one that says most', () => {
    expect(furthest(['CONTACTED', 'INTERESTED', 'STOPPED'])).toBe('INTERESTED');
    expect(furthest([])).toBeUndefined();
  });

  it('keep the promise to whoever unsubscribed', () => {
    expect(meaningOf('UNSUBSCRIBED').suppress).toContain('Unsubscribed');
    expect(meaningOf('CONTACTED').suppress).toBeUndefined();
  });
});
