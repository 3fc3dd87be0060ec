/** Could an event keep a person from being forgotten? Events carry ids and figures, never names, addresses or texts. */
import { describe, expect, it } from '@jest/globals';
import { EVENTS } from '#contracts';
import { z } from 'zod';

interface Field {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Field[];
}

/** Words that are no secret of anybody: the house's own codes, and the step's name in the sequence. */
/** `variables` are the names of the template language, never their values. */
const HOUSE_WORDS = ['stepId', 'code', 'status', 'currency', 'variables', 'variant'];
const PERSONAL = /name|email|address|text|body|subject|url|phone|title|location|detail|note|value$/i;

const fields = Object.entries(EVENTS).flatMap(([event, schema]) => {
  const { properties } = z.toJSONSchema(schema) as unknown as { properties: Record<string, Field> };
  return Object.entries(properties).map(([field, shape]) => ({ event, field, shape }));
});

function isIdOrFigure({ type, format, enum: words, const: word, anyOf }: Field): boolean {
  if (anyOf) return anyOf.every(isIdOrFigure);
  return (
    format === 'uuid' ||
    words !== undefined ||
    word !== undefined ||
    ['integer', 'boolean', 'null'].includes(String(type))
  );
}

describe('an event', () => {
  it('has no field named after something personal', () => {
    const wrong = fields.filter(
      ({ field }) => PERSONAL.test(field) && !field.endsWith('Id') && field !== 'valueCents',
    );
    expect(wrong.map(({ event, field }) => `${event}: ${field}`)).toEqual([]);
  });

  it('holds ids, figures and the words of the house', () => {
    const wrong = fields.filter(({ field, shape }) => !HOUSE_WORDS.includes(field) && !isIdOrFigure(shape));
    expect(wrong.map(({ event, field }) => `${event}: ${field}`)).toEqual([]);
  });

  it('has a name that says what happened', () => {
    for (const event of Object.keys(EVENTS)) expect(event).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
  });
});
