import { describe, expect, it } from '@jest/globals';
import { isTouchStep, renderTemplate, validateSequence } from '#domain';
import { BUILT_IN_TEMPLATES } from './built-in.js';

describe('the templates that come with Overture', () => {
  it('have ids and names of their own', () => {
    for (const key of ['id', 'name'] as const) {
      expect(new Set(BUILT_IN_TEMPLATES.map((template) => template[key])).size).toBe(
        BUILT_IN_TEMPLATES.length,
      );
    }
  });

  it.each(BUILT_IN_TEMPLATES.map((template) => [template.name, template] as const))(
    '"%s" has no problem at all',
    (_name, { graph }) => {
      expect(validateSequence(graph)).toEqual([]);
    },
  );

  it.each(BUILT_IN_TEMPLATES.map((template) => [template.name, template] as const))(
    '"%s" reads well for a lead of whom little is known',
    (_name, { graph }) => {
      const texts = graph.steps.filter(isTouchStep).flatMap((step) => {
        if (step.kind === 'email') return [step.subject ?? '', step.body];
        return step.kind === 'linkedin_message' ? [step.body] : [];
      });
      const sender = { sender_name: 'Grace Hopper', sender_first_name: 'Grace' };
      for (const text of texts) expect(renderTemplate(text, sender)).toMatchObject({ ok: true });
    },
  );
});
