import { createHmac } from 'node:crypto';
import { isSignedByCalcom, isSignedByCalendly } from './calendar-signatures.js';

const secret = 'a secret of two words';
const body = Buffer.from('{"triggerEvent":"PING"}');
const receivedAt = Temporal.Instant.from('2026-03-02T09:00:00Z');
const seconds = receivedAt.epochMilliseconds / 1000;
const hmac = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('hex');
const message = (header: string | undefined) => ({ secret, body, header, receivedAt });

describe('the signature of Cal.com', () => {
  it('is believed when it fits the bytes', () => {
    expect(isSignedByCalcom(message(hmac(body.toString())))).toBe(true);
  });

  it.each([
    undefined,
    '',
    'no-signature-provided',
    hmac('{"triggerEvent":"PONG"}'),
    hmac(body.toString(), 'another'),
    hmac(body.toString()).slice(1),
  ])('is not believed as %j', (header) => {
    expect(isSignedByCalcom(message(header))).toBe(false);
  });
});

describe('the signature of Calendly', () => {
  const signed = (time: number, key = secret) => `t=${time},v1=${hmac(`${time}.${body.toString()}`, key)}`;

  it('is believed when it fits the time and the bytes, a little early or late', () => {
    for (const late of [0, 179, -179]) expect(isSignedByCalendly(message(signed(seconds - late)))).toBe(true);
  });

  it('is believed when one of several fits', () => {
    const other = signed(seconds, 'the old key').split(',')[1];
    expect(isSignedByCalendly(message(`${signed(seconds)},${other}`))).toBe(true);
  });

  it.each([
    undefined,
    '',
    'v1=',
    `v1=${hmac(`${seconds}.${body.toString()}`)}`,
    signed(seconds - 181),
    signed(seconds + 181),
    signed(seconds, 'another'),
    `t=${seconds},v1=${hmac(body.toString())}`,
    `t=${seconds},t=1,v1=${hmac(`${seconds}.${body.toString()}`)}`,
    `t=soon,v1=${hmac(`soon.${body.toString()}`)}`,
  ])('is not believed as %j', (header) => {
    expect(isSignedByCalendly(message(header))).toBe(false);
  });
});
