import { describe, expect, it } from '@jest/globals';
import { type CountableEvent, projectFigures } from './project-figures.js';

const started = (workspaceId: string, enrollmentId: string, minute = 0): CountableEvent => ({
  workspaceId,
  id: `${enrollmentId}-${minute}`,
  occurredAt: Temporal.Instant.from('2026-03-02T23:30:00Z').add({ minutes: minute }),
  type: 'enrollment.started',
  data: { campaignId: 'campaign', enrollmentId },
});
const originOf = () => ({
  origin: { accountId: null, identityId: null, audienceId: null },
  timeZone: 'Europe/Paris',
});

describe('the projection of a batch', () => {
  it('keeps the first of what counts only once', () => {
    const facts = projectFigures([started('w', 'a', 5), started('w', 'a'), started('w', 'b')], originOf);
    expect(facts.map(({ subject, eventId }) => [subject, eventId])).toEqual([
      ['a', 'a-0'],
      ['b', 'b-0'],
    ]);
  });

  it('does not take one workspace for another', () => {
    const facts = projectFigures([started('v', 'a'), started('w', 'a')], originOf);
    expect(facts.map((fact) => fact.workspaceId)).toEqual(['v', 'w']);
  });

  it('counts on the day that it is in the zone of the workspace', () => {
    expect(projectFigures([started('w', 'a')], originOf).map(({ day }) => day)).toEqual(['2026-03-03']);
  });

  it('passes over events that move no figure, and over those that come from nowhere', () => {
    const planned = { ...started('w', 'a'), type: 'touch.planned' as const, data: {} };
    expect(projectFigures([planned], originOf)).toEqual([]);
    expect(projectFigures([started('w', 'a')], () => undefined)).toEqual([]);
  });
});
