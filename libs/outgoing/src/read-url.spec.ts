import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from './is-public-address.js';
import { readUrl } from './read-url.js';

const STRICT = { allowHttp: false, allowPrivate: [] };
const problem = (url: string, policy: Parameters<typeof readUrl>[1] = STRICT) => readUrl(url, policy).problem;

/** Each leads somewhere inside, or nowhere, however it is written. */
const INSIDE = [
  // Loopback, in every spelling that the URL parser understands.
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '127.255.255.254',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
  ],
  ...[
    '127.0.0.1.',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '%31%32%37.0.0.1',
    '0x7f.0x0.0x0.0x1',
    '127.0x1',
    '0300.0250.0.1',
  ],
  // Unspecified and "this network".
  ...['0', '0.0.0.0', '0.1.2.3', '0x0'],
  // Private, shared, link-local and the metadata services that live there.
  ...[
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.168.255.255',
    '3232235521',
  ],
  ...[
    '100.64.0.1',
    '100.127.255.255',
    '100.100.100.200',
    '169.254.169.254',
    '169.254.170.2',
    '0xa9fea9fe',
    '2852039166',
  ],
  ...['168.63.129.16', '192.0.0.192', '192.0.0.1'],
  // Documentation, benchmarks, multicast, reserved, broadcast, relays.
  ...[
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '198.18.0.1',
    '198.19.255.255',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
  ],
  ...['255.255.255.255', '192.88.99.1'],
  // IPv6 of the same kinds.
  ...[
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[fe80::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[2001:db8::1]',
  ],
  // IPv4 inside IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo.
  ...[
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:0:127.0.0.1]',
    '[::127.0.0.1]',
    '[::ffff:169.254.169.254]',
  ],
  ...[
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2002:a00:1::1]',
    '[2001:0:4136:e378::1]',
  ],
  // Outside of what is given out at all.
  ...['[100::1]', '[5f00::1]', '[4000::1]', '[2001:10::1]', '[2001:20::1]'],
  // Names that mean the machine or its network.
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'api.localhost',
    'localhost.localdomain',
    'printer.local',
    'db.internal',
  ],
  ...[
    'metadata.google.internal',
    'postgres',
    'redis',
    'nas.lan',
    'router.home.arpa',
    'x.onion',
    'hooks.example.com.',
  ],
];

describe('an address that leads inside', () => {
  it('is tried in all the ways that people have broken in', () => {
    expect(INSIDE.length).toBeGreaterThanOrEqual(60);
  });

  it.each(INSIDE)('is refused: %s', (host) => {
    expect(problem(`https://${host}/hook`)).toEqual(expect.any(String));
    expect(problem(`https://${host}:8443/hook`, { ...STRICT, allowHttp: true })).toEqual(expect.any(String));
  });
});

describe('an address', () => {
  it.each([
    'https://hooks.northwind.example/overture',
    'https://hooks.northwind.example:8443/a?b=c#d',
    'https://8.8.8.8/hook',
    'https://[2606:4700:4700::1111]/hook',
    'https://xn--bcher-kva.example/',
    'https://bücher.example/',
  ])('of the public Internet may be called: %s', (url) => {
    expect(problem(url)).toBeUndefined();
  });

  it.each([
    ['ftp://hooks.northwind.example/', /https/],
    ['http://hooks.northwind.example/', /https/],
    ['file:///etc/passwd', /https/],
    ['javascript:alert(1)', /https/],
    ['hooks.northwind.example', /URL/],
    ['//hooks.northwind.example', /URL/],
    ['', /URL/],
    ['https://', /URL/],
    ['https://user@hooks.northwind.example/', /password/],
    ['https://:word@hooks.northwind.example/', /password/],
    ['https://hooks.northwind.example:25/', /Port 25/],
    ['https://hooks.northwind.example:22/', /Port 22/],
    ['https://hooks.northwind.example:0/', /Port 0/],
  ])('is refused with its reason: %s', (url, reason) => {
    expect(problem(url)).toMatch(reason);
  });

  it('is judged by its host, whatever looks like one elsewhere', () => {
    expect(problem('https://hooks.northwind.example@127.0.0.1/')).toBeDefined();
    expect(problem('https://127.0.0.1\\@hooks.northwind.example/')).toBeDefined();
    expect(problem('https://hooks.northwind.example/?x=http://127.0.0.1')).toBeUndefined();
  });

  it('may be plain http only where whoever runs Overture says so', () => {
    expect(problem('http://hooks.northwind.example/', { ...STRICT, allowHttp: true })).toBeUndefined();
  });
});

describe('an exception', () => {
  const policy = { allowHttp: false, allowPrivate: ['127.0.0.1:4100', 'crm.internal:*', '[::1]:9000'] };
  it.each([
    'http://127.0.0.1:4100/x',
    'https://127.0.0.1:4100/',
    'http://crm.internal/',
    'https://crm.internal:81/',
    'http://[::1]:9000/',
  ])('lets through what it names: %s', (url) => expect(problem(url, policy)).toBeUndefined());
  it.each([
    'http://127.0.0.1:4101/',
    'http://127.0.0.1/',
    'http://127.0.0.2:4100/',
    'http://other.internal/',
    'http://[::1]:9001/',
  ])('and nothing beside it: %s', (url) => expect(problem(url, policy)).toBeDefined());
});

it('what is no address is not public', () => {
  for (const text of ['', 'example.com', '1.2.3', '1.2.3.4.5', 'fe80::1%eth0', '[::1]'])
    expect(isPublicAddress(text)).toBe(false);
});
