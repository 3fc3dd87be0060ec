import fc from 'fast-check';
import { normaliseDomain } from './domain-name.js';
import { normaliseEmail } from './email-address.js';
import type { Normalised } from './identity.js';
import { linkedinUrl, normaliseLinkedinUrl } from './linkedin-url.js';

const told = (result: Normalised<string>) => (result.ok ? result.value : `(${result.reason})`);

describe('normaliseEmail', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    ['  Ada.Lovelace+Work@Example.COM \n', 'ada.lovelace+work@example.com'],
    ["o'brien@example.ie", "o'brien@example.ie"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@mail.example.co.uk', 'ada@mail.example.co.uk'],
    ['', '(empty)'],
    ['  ', '(empty)'],
    ['ada', '(not_an_address)'],
    ['ada@', '(not_an_address)'],
    ['@example.com', '(not_an_address)'],
    ['ada@localhost', '(bad_domain)'],
    ['ada@127.0.0.1', '(bad_domain)'],
    ['ada@0x7f.1', '(bad_domain)'],
    ['ada@[127.0.0.1]', '(quoted_or_commented)'],
    ['ada@example..com', '(bad_domain)'],
    ['ada@example.com.', '(bad_domain)'],
    ['ada@-example.com', '(bad_domain)'],
    ['ada@exam_ple.com', '(bad_domain)'],
    ['ada@example.com/path', '(bad_domain)'],
    ['ada@example.com?bcc=eve', '(bad_domain)'],
    ['ada@example%2ecom', '(bad_domain)'],
    ['.ada@example.com', '(bad_local_part)'],
    ['ada.@example.com', '(bad_local_part)'],
    ['a..b@example.com', '(bad_local_part)'],
    ['adá@example.com', '(bad_local_part)'],
    ['a da@example.com', '(not_an_address)'],
    ['ada@example.com, eve@example.com', '(several_addresses)'],
    ['ada@example.com;eve@example.com', '(several_addresses)'],
    ['ada@example.com eve@example.com', '(several_addresses)'],
    ['ada@example.com,', '(not_an_address)'],
    ['ada@eve@example.com', '(several_addresses)'],
    ['ada@example.com\r\nBcc: eve@example.com', '(control_character)'],
    ['ada@example.com\0', '(control_character)'],
    ['a\u200bda@example.com', '(control_character)'],
    ['ada@example.com\u202e', '(control_character)'],
    ['"ada"@example.com', '(quoted_or_commented)'],
    ['"a@b"@example.com', '(quoted_or_commented)'],
    ['ada(work)@example.com', '(quoted_or_commented)'],
    ['a\\da@example.com', '(quoted_or_commented)'],
    ['Ada <ada@example.com>', '(not_an_address)'],
    ['<ada@example.com>', '(not_an_address)'],
    ['mailto:ada@example.com', '(not_an_address)'],
    [`${'a'.repeat(65)}@example.com`, '(too_long)'],
    [
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(12)}.com`,
      '(bad_domain)',
    ],
    [
      `${'a'.repeat(20)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(50)}.com`,
      '(too_long)',
    ],
  ])('%j is %s', (text, expected) => {
    expect(told(normaliseEmail(text))).toBe(expected);
  });

  const nasty = fc
    .array(
      fc.oneof(
        fc.constantFrom('@', '.', 'ada', 'example.com', ',', '\r\n', '"', '<', '>', ' ', 'É', 'xn--', '-'),
        fc.string(),
      ),
    )
    .map((pieces) => pieces.join(''));

  it('what it accepts is one plain lower-case address, and normalising it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          nasty,
          fc.emailAddress(),
          fc.emailAddress().map((address) => ` ${address.toUpperCase()} `),
        ),
        (text) => {
          const result = normaliseEmail(text);
          if (!result.ok) return;
          expect(result.value).toMatch(/^[^\s@,;:<>"()[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/);
          expect(result.value).toBe(result.value.toLowerCase());
          expect(normaliseEmail(result.value)).toEqual(result);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('accepts ordinary addresses, whatever their case', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,15}$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom('com', 'fr', 'co.uk', 'io'), (local, domain, top) => {
        const address = `${local}@${domain}.${top}`;
        expect(normaliseEmail(address.toUpperCase())).toEqual({ ok: true, value: address });
      }),
    );
  });
});

describe('normaliseLinkedinUrl', () => {
  it.each([
    ['https://www.linkedin.com/in/ada-lovelace', 'ada-lovelace'],
    ['http://fr.linkedin.com/in/Ada-Lovelace/', 'ada-lovelace'],
    ['linkedin.com/in/ada-lovelace?utm_source=x&trk=y#top', 'ada-lovelace'],
    ['www.linkedin.com/in/ada-lovelace/en', 'ada-lovelace'],
    ['https://www.linkedin.com/in/ada-lovelace/details/experience/', 'ada-lovelace'],
    ['HTTPS://UK.LinkedIn.com/IN/ada', 'ada'],
    ['https://www.linkedin.com//in//ada', 'ada'],
    ['//www.linkedin.com/in/ada', 'ada'],
    ['https://de.linkedin.com/in/j%C3%BCrgen-m%C3%BCller-1', 'jürgen-müller-1'],
    ['https://de.linkedin.com/in/jürgen-müller-1', 'jürgen-müller-1'],
    ['https://de.linkedin.com/in/ju%CC%88rgen', 'jürgen'],
    ['https://www.linkedin.com/in/%E5%BC%A0%E4%BC%9F', '张伟'],
    ['https://uk.linkedin.com/pub/dominik-s/5a/706/981/', 'dominik-s-9817065a'],
    ['http://www.linkedin.com/pub/ada/1/2b/3c', 'ada-03c02b1'],
    ['http://www.linkedin.com/pub/ada-lovelace', 'ada-lovelace'],
    ['', '(empty)'],
    ['ada-lovelace', '(not_linkedin)'],
    ['https://example.com/in/ada', '(not_linkedin)'],
    ['https://linkedin.com.example.com/in/ada', '(not_linkedin)'],
    ['https://notlinkedin.com/in/ada', '(not_linkedin)'],
    ['https://www.linkedin.com@example.com/in/ada', '(not_linkedin)'],
    ['https://eve@www.linkedin.com/in/ada', '(not_linkedin)'],
    ['javascript:alert(1)//linkedin.com/in/ada', '(not_linkedin)'],
    ['https://www.linkedin.com:8080/in/ada', '(not_linkedin)'],
    ['https://www.linkedin.com/company/acme', '(not_a_person)'],
    ['https://www.linkedin.com/school/mit/', '(not_a_person)'],
    ['https://www.linkedin.com/showcase/x', '(not_a_person)'],
    ['https://www.linkedin.com/posts/ada_activity-1', '(not_a_person)'],
    ['https://www.linkedin.com/pub/dir/Ada/Lovelace', '(not_a_person)'],
    ['https://www.linkedin.com/', '(not_a_person)'],
    ['https://www.linkedin.com/sales/lead/ACwAAAxyz,NAME_SEARCH', '(sales_navigator)'],
    ['https://www.linkedin.com/in/ACoAABQ11fIBQLGQbB1V1XPBZJsRwfK5r1U2Rzt', '(member_id)'],
    ['https://www.linkedin.com/in/', '(bad_public_id)'],
    ['https://www.linkedin.com/in/%E0%A4%A', '(bad_public_id)'],
    ['https://www.linkedin.com/in/a%2Fb', '(bad_public_id)'],
    ['https://www.linkedin.com/in/a%0d%0ab', '(bad_public_id)'],
    ['https://www.linkedin.com/in/a%20b', '(bad_public_id)'],
  ])('%s is %s', (text, expected) => {
    expect(told(normaliseLinkedinUrl(text))).toBe(expected);
  });

  it('an id survives the way into a URL and back', () => {
    const ids = fc.string({ unit: fc.constantFrom(...'abcxyz0189-._éüñ张伟и'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(ids, fc.constantFrom('', '/', '?a=b', '/fr', '#x'), (id, suffix) => {
        const value = id.normalize('NFC').toLowerCase();
        fc.pre(/[\p{L}\p{N}]/u.test(value));
        expect(normaliseLinkedinUrl(linkedinUrl(value) + suffix)).toEqual({ ok: true, value });
      }),
    );
  });

  it('never throws, and what it accepts is stable', () => {
    const pieces = fc.constantFrom(
      'https://',
      'www.',
      'linkedin.com',
      '/in/',
      '/pub/',
      'ada',
      '%',
      '%2e',
      '/',
      '?',
      'É',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((parts) => parts.join('')),
          fc.webUrl(),
          fc.string(),
        ),
        (text) => {
          const result = normaliseLinkedinUrl(text);
          if (result.ok) expect(normaliseLinkedinUrl(linkedinUrl(result.value))).toEqual(result);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('normaliseDomain', () => {
  it.each([
    ['acme.com', 'acme.com'],
    [' https://www.Acme.com/about?x#y ', 'acme.com'],
    ['HTTP://shop.acme.co.uk:8080', 'shop.acme.co.uk'],
    ['acme.com.', 'acme.com'],
    ['www.com', 'www.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['', undefined],
    ['acme', undefined],
    ['localhost', undefined],
    ['10.0.0.1', undefined],
    ['http://[::1]/', undefined],
    ['ada@acme.com', undefined],
    ['acme..com', undefined],
    ['acme_inc.com', undefined],
    ['acme .com', undefined],
    ['-acme.com', undefined],
    ['javascript:alert(1)', undefined],
  ])('%j is %s', (text, expected) => {
    expect(normaliseDomain(text)).toBe(expected);
  });

  it('normalising again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.domain(),
          fc.string(),
          fc.domain().map((domain) => `www.${domain}`),
        ),
        (text) => {
          const domain = normaliseDomain(text);
          if (domain !== undefined) expect(normaliseDomain(domain)).toBe(domain);
        },
      ),
      { numRuns: 500 },
    );
  });
});
