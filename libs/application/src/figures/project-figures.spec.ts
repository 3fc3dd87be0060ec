import { describe, expect, it } from '@jest/globals';
import { type CountableEvent, projectFigures } from './project-figures.js';

const started = (workspaceId: string, enrollmentId: string): CountableEvent => ({
  workspaceId,
  type: 'enrollment.started',
  data: { campaignId: 'campaign', enrollmentId },
});

describe('the projection of a batch', () => {
  it('keeps the first of what counts only once', () => {
    expect(projectFigures([started('w', 'a'), started('w', 'a'), started('w', 'b')])).toHaveLength(2);
  });

  it('does not take one workspace for another', () => {
    const changes = projectFigures([started('v', 'a'), started('w', 'a')]);
    expect(changes.map((change) => change.workspaceId)).toEqual(['v', 'w']);
  });

  it('passes over events that move no figure', () => {
    expect(projectFigures([{ workspaceId: 'w', type: 'touch.planned', data: {} }])).toEqual([]);
  });
});
