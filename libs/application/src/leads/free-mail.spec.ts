import { describe, expect, it } from '@jest/globals';
import { isFreeMail } from './free-mail.js';

describe('a domain that gives mailboxes to everybody', () => {
  it.each(['gmail.com', 'hotmail.fr', 'yahoo.co.uk', 'outlook.com', 'orange.fr', 'proton.me'])(
    '%s',
    (domain) => {
      expect(isFreeMail(domain)).toBe(true);
    },
  );

  it.each(['acme.io', 'live.acme.io.example', 'yahoo-inc.com', 'orange.com'])('is not %s', (domain) => {
    expect(isFreeMail(domain)).toBe(false);
  });
});
