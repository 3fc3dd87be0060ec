/** Do the people of the sandbox live up to their characters, over real mail and HTTP? */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { Webhook } from 'standardwebhooks';
import type { Duplicates } from '../../../apps/sandbox/src/ledger/duplicates.js';
import type { LedgerEntry } from '../../../apps/sandbox/src/ledger/ledger.js';
import type { LedgerCounts } from '../../../apps/sandbox/src/ledger/ledger-counts.js';
import type { Person } from '../../../apps/sandbox/src/population/people.js';
import { type Sandbox, startSandbox } from '../../../apps/sandbox/src/sandbox.js';
import { type Receiver, startReceiver } from './http-receiver.js';

const SECRET = `whsec_${Buffer.from('a secret of the sales team').toString('base64')}`;

interface LedgerAnswer {
  readonly entries: readonly LedgerEntry[];
  readonly counts: LedgerCounts;
}

interface SenderAnswer {
  readonly name: string;
  readonly mailbox: {
    readonly address: string;
    readonly password: string;
    readonly smtp: { readonly host: string; readonly port: number };
    readonly imap: { readonly host: string; readonly port: number };
  };
}

describe('the people', () => {
  let sandbox: Sandbox;
  let receiver: Receiver;
  let ada: SenderAnswer;

  const json = async <Answer>(path: string, method = 'GET', body?: object): Promise<Answer> => {
    const headers = body ? { 'content-type': 'application/json' } : undefined;
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    expect(response.ok).toBe(true);
    return (await response.json()) as Answer;
  };
  const personWho = (sort: string, matches: (person: Person) => boolean = () => true) =>
    sandbox.world.directory.population.people.find(
      (person) => person.character.sort === sort && matches(person),
    )!;
  const send = (person: Person, touch = 1, extra: object = {}) =>
    createTransport({
      ...ada.mailbox.smtp,
      secure: false,
      auth: { user: ada.mailbox.address, pass: ada.mailbox.password },
    }).sendMail({
      from: { name: ada.name, address: ada.mailbox.address },
      to: person.email,
      subject: 'Quick question',
      text: `Hello ${person.firstName}`,
      messageId: `<t${touch}.${person.id}@outreach.test>`,
      headers: {
        'List-Unsubscribe': `<${receiver.url}/u/${person.id}>, <mailto:stop@outreach.test>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'X-Touch': String(touch),
      },
      ...extra,
    });
  const inbox = async (): Promise<Email[]> => {
    const client = new ImapFlow({
      ...ada.mailbox.imap,
      secure: false,
      doSTARTTLS: false,
      auth: { user: ada.mailbox.address, pass: ada.mailbox.password },
      logger: false,
    });
    await client.connect();
    await client.mailboxOpen('INBOX');
    const mails = await client.fetchAll('1:*', { source: true, uid: true });
    await client.logout();
    return Promise.all(mails.map(({ source }) => PostalMime.parse(source!)));
  };
  const step = (days: number) =>
    json('/clock/step', 'POST', {
      to: sandbox.world.clock
        .now()
        .add({ hours: 24 * days })
        .toString(),
    });

  beforeEach(async () => {
    receiver = await startReceiver();
    sandbox = await startSandbox({ people: 250 });
    [ada] = (await json<{ senders: [SenderAnswer] }>('/senders')).senders;
    await json('/world/sales-hook', 'PUT', { url: `${receiver.url}/sales`, secret: SECRET });
  });
  afterEach(async () => {
    await sandbox.close();
    receiver.close();
  });

  it('answer in the thread, then meet and sign, signed as Standard Webhooks ask', async () => {
    const person = personWho('email_buyer');
    await send(person);
    receiver.failNext(2);
    await step(14);
    const [reply] = await inbox();
    expect(reply).toMatchObject({
      from: { address: person.email },
      subject: 'Re: Quick question',
      inReplyTo: `<t1.${person.id}@outreach.test>`,
      references: `<t1.${person.id}@outreach.test>`,
    });
    expect(reply!.text).toContain(`> Hello ${person.firstName}`);
    expect(
      reply!.text!.startsWith(
        person.character.onEmail.flatMap((reaction) =>
          reaction.does === 'reply' ? [reaction.text] : [],
        )[0]!,
      ),
    ).toBe(true);

    const reported = receiver.posted.map(({ body, headers }) => new Webhook(SECRET).verify(body, headers));
    const { deal } = person.character.meeting!;
    expect(reported).toMatchObject([
      {
        type: 'meeting.booked',
        data: {
          email: person.email,
          linkedin_public_id: person.linkedinPublicId,
          external_id: `meeting-${person.id}`,
          starts_at: expect.any(String),
        },
      },
      {
        type: 'deal.won',
        data: {
          email: person.email,
          external_id: `deal-${person.id}`,
          value_cents: deal!.valueCents,
          currency: 'EUR',
        },
      },
    ]);
    expect((await json<LedgerAnswer>('/ledger')).counts).toMatchObject({
      emailsAccepted: 1,
      replies: { email: { interested: 1 } },
      meetingsBooked: 1,
      dealsWon: 1,
      wonCents: deal!.valueCents,
    });
  });

  it('answer once only, however often they are written to', async () => {
    const person = personWho('email_refuser');
    await send(person);
    await step(3);
    await send(person, 2);
    await step(10);
    expect(await inbox()).toHaveLength(1);
  });

  it('let their mail program answer while they are away, to the envelope sender', async () => {
    const person = personWho('on_holiday');
    await send(person, 1, {
      envelope: { from: ada.mailbox.address.replace('@', '+b-1@'), to: person.email },
    });
    await step(1);
    const [away] = await inbox();
    const header = (name: string) => away!.headers.find(({ key }) => key === name)?.value;
    expect(header('auto-submitted')).toBe('auto-replied (vacation)');
    expect(header('precedence')).toBe('bulk');
    expect(header('x-auto-response-suppress')).toBe('All');
    expect(header('delivered-to')).toContain('+b-1@');
    expect(away!.inReplyTo).toBe(`<t1.${person.id}@outreach.test>`);
  });

  it('unsubscribe by a POST and never by a GET, until it is heard', async () => {
    const person = personWho('leaves_by_click');
    receiver.failNext(2);
    await send(person);
    await step(2);
    expect(receiver.posted).toMatchObject([
      { method: 'POST', path: `/u/${person.id}`, body: 'List-Unsubscribe=One-Click' },
    ]);
    expect((await json<LedgerAnswer>('/ledger')).counts.unsubscribesClicked).toBe(1);
  });

  it('have no mailbox at some companies: refused at once, or reported back as RFC 3464 asks', async () => {
    const refused = personWho('refused_mailbox', ({ company }) => company.unknownMailboxes === 'refused');
    await expect(send(refused)).rejects.toMatchObject({ responseCode: 550 });
    await expect(send({ ...refused, email: 'someone@no-such-domain.test' })).rejects.toMatchObject({
      responseCode: 550,
    });
    const bounced = personWho('bounced_mailbox', ({ company }) => company.unknownMailboxes === 'bounced');
    await send(bounced);
    await step(1);
    const [report] = await inbox();
    expect(report!.headers.find(({ key }) => key === 'content-type')?.value).toMatch(
      /^multipart\/report; report-type=delivery-status/,
    );
    expect(report!.from).toMatchObject({ address: expect.stringMatching(/^MAILER-DAEMON@/) });
    const parts = report!.attachments.map(({ mimeType, content }) => [
      mimeType,
      typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString(),
    ]);
    expect(parts).toEqual(
      expect.arrayContaining([
        [
          'message/delivery-status',
          expect.stringMatching(
            new RegExp(`Final-Recipient: rfc822; ${bounced.email}[^]*Action: failed\\r?\\nStatus: 5\\.1\\.1`),
          ),
        ],
        ['text/rfc822-headers', expect.stringContaining(`<t1.${bounced.id}@outreach.test>`)],
      ]),
    );
    expect((await json<LedgerAnswer>('/ledger')).counts).toMatchObject({
      emailsAccepted: 1,
      emailsRefused: 2,
      deliveryStatusesIssued: 1,
    });
  });

  it('are noted in the ledger with what makes a mail itself, and twice when it comes twice', async () => {
    const person = personWho('silent');
    await send(person);
    expect((await json<LedgerAnswer>('/ledger')).entries).toMatchObject([
      {
        kind: 'email_accepted',
        sequence: 1,
        at: '2026-01-05T08:00:00Z',
        sender: ada.mailbox.address,
        recipient: person.email,
        personId: person.id,
        messageId: `<t1.${person.id}@outreach.test>`,
        subject: 'Quick question',
        headers: { 'x-touch': '1' },
      },
    ]);
    expect(await json<Duplicates>('/ledger/duplicates')).toEqual({
      emails: [],
      invitations: [],
      linkedinMessages: [],
      inmails: [],
    });
    await send(person);
    expect((await json<Duplicates>('/ledger/duplicates')).emails).toEqual([
      { what: [`<t1.${person.id}@outreach.test>`, person.email], sequences: [1, 2] },
    ]);
  });

  it('do the same again in the same world', async () => {
    const story = async (world: Sandbox) => {
      const sender = world.world.directory.senders[0]!;
      for (const person of world.world.directory.population.people.slice(0, 60)) {
        world.world.network.invite(world.world.network.between(sender, person.linkedinMemberId), '');
      }
      await world.world.scheduler.step(world.world.clock.now().add({ hours: 24 * 30 }), 1000);
      return world.world.ledger.entries;
    };
    const other = await startSandbox({ people: 250 });
    expect(await story(sandbox)).toEqual(await story(other));
    await other.close();
  });
});

describe('a scaled world', () => {
  it('lets people act by themselves', async () => {
    const sandbox = await startSandbox({ people: 120, clock: 'scaled:360000' });
    const { network, directory, ledger } = sandbox.world;
    for (const person of directory.population.people.slice(0, 50))
      network.invite(network.between(directory.senders[0]!, person.linkedinMemberId), '');
    while (sandbox.world.scheduler.nextEventAt()) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ledger.ofKind('invitation_accepted').length).toBeGreaterThanOrEqual(10);
    await sandbox.close();
  });
});
