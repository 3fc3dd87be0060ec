import { describe, expect, it } from '@jest/globals';
import { SCOPES } from '#contracts';
import { BadArguments, readArguments } from './read-arguments.js';

describe('the arguments of a new key', () => {
  it('have defaults', () => {
    expect(readArguments([])).toEqual({
      name: 'API key',
      scopes: SCOPES,
      kind: 'service',
      workspace: undefined,
      json: false,
    });
  });

  it('are read', () => {
    const args = '--name CRM --scopes leads:write,outreach:read --person --workspace North --json'.split(' ');
    expect(readArguments(args)).toEqual({
      name: 'CRM',
      scopes: ['outreach:read', 'leads:write'],
      kind: 'person',
      workspace: 'North',
      json: true,
    });
  });

  it.each([['--scopes', 'root'], ['--scopes', ''], ['--name', ' '], ['--unknown'], ['extra']])(
    'are refused: %s %s',
    (...args) => {
      expect(() => readArguments(args.filter((arg) => typeof arg === 'string'))).toThrow(BadArguments);
    },
  );
});
