import { randomBytes, randomUUID } from 'node:crypto';
import { createUnsubscribeTokens } from './unsubscribe-token.js';

const tokens = createUnsubscribeTokens(randomBytes(32).toString('base64'));
const [workspaceId, touchId] = [randomUUID(), randomUUID()];

describe('the unsubscribe link', () => {
  it('names the touch that carried it', () => {
    expect(tokens.read(tokens.issue(workspaceId, touchId))).toEqual({ workspaceId, touchId });
  });

  it('refuses a token that was changed in any place', () => {
    const token = tokens.issue(workspaceId, touchId);
    for (let place = 0; place < token.length - 1; place += 1) {
      const other = token[place] === 'A' ? 'B' : 'A';
      expect(tokens.read(token.slice(0, place) + other + token.slice(place + 1))).toBeUndefined();
    }
  });

  it('refuses a token of another installation, and nonsense', () => {
    const elsewhere = createUnsubscribeTokens(randomBytes(32).toString('base64'));
    expect(tokens.read(elsewhere.issue(workspaceId, touchId))).toBeUndefined();
    expect(tokens.read('')).toBeUndefined();
    expect(tokens.read('../../etc/passwd')).toBeUndefined();
  });
});
