import { expect, test } from '@jest/globals';
import { readMigrateConfig } from './migrate.js';

const passwords = { api: 'a'.repeat(12), engine: 'b'.repeat(12), reader: 'c'.repeat(12) };
const complete = {
  DATABASE_URL_OWNER: 'postgresql://owner:secret@127.0.0.1:5432/overture',
  ROLE_PASSWORDS: JSON.stringify(passwords),
};

test('a complete environment is read', () => {
  expect(readMigrateConfig(complete)).toEqual({
    ownerUrl: complete.DATABASE_URL_OWNER,
    rolePasswords: passwords,
  });
});

test('everything that is missing is named at once', () => {
  expect(() => readMigrateConfig({ DATABASE_URL_OWNER: '' })).toThrow(
    /DATABASE_URL_OWNER is missing[\s\S]*ROLE_PASSWORDS is missing/,
  );
});

test('what is wrong is named without showing its value', () => {
  const wrong = { ...complete, DATABASE_URL_OWNER: 'mysql://hunter2@x', ROLE_PASSWORDS: '{"api":"hunter2"}' };
  let message = '';
  try {
    readMigrateConfig(wrong);
  } catch (error) {
    message = String(error);
  }
  expect(message).toMatch(
    /DATABASE_URL_OWNER: expected postgresql:[\s\S]*ROLE_PASSWORDS\.api: expected at least 12/,
  );
  expect(message).not.toContain('hunter2');
});
