/** Does the sandbox's LinkedIn provider behave as the real API does? */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../apps/sandbox/src/population/people.js';
import { type Sandbox, startSandbox } from '../../../apps/sandbox/src/sandbox.js';

interface Received {
  readonly headers: Record<string, unknown>;
  readonly body: { id: string; type: string; account_id: string; payload: Record<string, unknown> };
}

describe('the provider', () => {
  let sandbox: Sandbox;
  let receiver: Server;
  let hookUrl: string;
  let received: Received[];
  let failures: number;

  const account = () => sandbox.world.directory.senders[0]!.linkedinAccountId;
  const somebody = (matches: (person: Person) => boolean) =>
    sandbox.world.directory.population.people.find(matches)!;
  const call = async (method: string, path: string, body?: unknown, key = sandbox.world.apiKey) => {
    const response = await fetch(`${sandbox.url}/v2/${path}`, {
      method,
      headers: { 'x-api-key': key, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : undefined,
      signal: AbortSignal.timeout(500),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  };
  const step = async (hours: number) => {
    const to = sandbox.world.clock.now().add({ hours }).toString();
    return (
      await fetch(`${sandbox.url}/clock/step`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to }),
      })
    ).json();
  };
  const fault = (body: object) =>
    fetch(`${sandbox.url}/faults/provider`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const listen = (trigger_events: string[]) =>
    call('POST', 'webhooks/endpoints/', { url: hookUrl, trigger_events });

  beforeEach(async () => {
    sandbox = await startSandbox({ people: 120, invitationLimits: { perDay: 5, perWeek: 6 } });
    received = [];
    failures = 0;
    receiver = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += chunk));
      request.on('end', () => {
        failures -= 1;
        if (failures >= 0) return response.writeHead(500).end();
        received.push({ headers: request.headers, body: JSON.parse(text) });
        return response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    hookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook/9f`;
  });
  afterEach(async () => {
    await sandbox.close();
    receiver.close();
  });

  it('asks for its key', async () => {
    expect(await call('GET', 'accounts/', undefined, 'wrong')).toMatchObject({
      status: 401,
      body: { object: 'Error', type: 'api/missing_credentials' },
    });
    expect(await call('GET', 'accounts/')).toMatchObject({
      status: 200,
      body: { data: expect.arrayContaining([expect.objectContaining({ id: account(), status: 'running' })]) },
    });
  });

  it('takes an invitation from out of the network to the first degree, and says so once accepted', async () => {
    const person = somebody(({ character }) => character.acceptsAfterMinutes !== undefined);
    const secret = (await listen(['relation.request.accept'])).body.secret as string;
    expect(
      await call('POST', `${account()}/users/me/relation-requests`, {
        user_id: person.linkedinPublicId,
        message: 'Hello',
      }),
    ).toMatchObject({
      status: 201,
      body: {
        object: 'RelationRequest',
        type: 'sent',
        message: 'Hello',
        user: { id: person.linkedinMemberId },
      },
    });
    expect((await call('GET', `${account()}/users/me/relation-requests?type=sent`)).body.data).toHaveLength(
      1,
    );
    expect((await call('GET', `${account()}/users/${person.linkedinPublicId}`)).body.specifics).toMatchObject(
      { relation_request_status: 'PENDING' },
    );
    await step(24 * 7);
    expect((await call('GET', `${account()}/users/${person.linkedinMemberId}`)).body.specifics).toMatchObject(
      { network_distance: 'FIRST_DEGREE' },
    );
    expect((await call('GET', `${account()}/users/me/relations`)).body.data).toMatchObject([
      { object: 'UserRelation', user: { id: person.linkedinMemberId } },
    ]);
    expect((await call('GET', `${account()}/users/me/relation-requests`)).body.data).toEqual([]);
    expect(received[0]).toMatchObject({
      headers: { 'x-webhook-secret': secret },
      body: {
        type: 'relation.request.accept',
        account_id: account(),
        payload: { user: { id: person.linkedinMemberId, public_identifier: person.linkedinPublicId } },
      },
    });
  });

  it('refuses what the network refuses, each with its type', async () => {
    const person = somebody(({ character }) => character.acceptsAfterMinutes !== undefined);
    const invite = () =>
      call('POST', `${account()}/users/me/relation-requests`, { user_id: person.linkedinMemberId });
    expect(
      await call('POST', `${account()}/chats/send`, { text: 'Hi', users_ids: person.linkedinMemberId }),
    ).toMatchObject({ status: 422, body: { type: 'provider/no_connection_with_recipient' } });
    await invite();
    expect(await invite()).toMatchObject({
      status: 422,
      body: { type: 'provider/already_invited_recently', status: 422 },
    });
    await step(24 * 7);
    expect(await invite()).toMatchObject({ status: 422, body: { type: 'provider/already_connected' } });
    expect(await call('GET', `${account()}/users/nobody`)).toMatchObject({
      status: 404,
      body: { type: 'api/resource_not_found' },
    });
    expect(await call('POST', `${account()}/chats/send`, { users_ids: 'x' })).toMatchObject({
      status: 400,
      body: { type: 'api/invalid_parameters' },
    });
    expect(await call('GET', 'acc_unknown/chats')).toMatchObject({ status: 404 });
  });

  it('stops invitations at the limit, first politely and then with 429', async () => {
    const people = sandbox.world.directory.population.people.slice(0, 20);
    const answers = [];
    for (const { linkedinMemberId } of people.slice(0, 9))
      answers.push(
        await call('POST', `${account()}/users/me/relation-requests`, { user_id: linkedinMemberId }),
      );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 422, 422, 422, 429]);
    expect(answers[5]!.body.type).toBe('provider/limit_exceeded');
    expect(answers[8]!.headers.get('retry-after')).toBe('3600');
    await step(25);
    expect(
      (
        await call('POST', `${account()}/users/me/relation-requests`, {
          user_id: people[10]!.linkedinMemberId,
        })
      ).status,
    ).toBe(201);
    expect(
      (
        await call('POST', `${account()}/users/me/relation-requests`, {
          user_id: people[11]!.linkedinMemberId,
        })
      ).status,
    ).toBe(422);
  });

  it('withdraws an invitation', async () => {
    const person = somebody(({ character }) => character.acceptsAfterMinutes !== undefined);
    const { id } = (
      await call('POST', `${account()}/users/me/relation-requests`, { user_id: person.linkedinMemberId })
    ).body;
    expect(await call('POST', `${account()}/users/me/relation-requests/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { object: 'RelationRequestCanceled' },
    });
    await step(24 * 7);
    expect(sandbox.world.ledger.ofKind('invitation_accepted')).toEqual([]);
  });

  it('carries a conversation, echoes own messages and tells of answers', async () => {
    const person = somebody(({ character }) => character.sort === 'linkedin_buyer');
    await call('POST', `${account()}/users/me/relation-requests`, { user_id: person.linkedinMemberId });
    await step(48);
    await listen(['message.new']);
    const started = (
      await call('POST', `${account()}/chats/send`, {
        text: 'Thanks for connecting',
        users_ids: [person.linkedinMemberId],
      })
    ).body;
    await step(48);
    await call('POST', `${account()}/chats/${started.chat_id}/messages/send`, { text: 'Great' });
    const { data } = (await call('GET', `${account()}/chats/${started.chat_id}/messages`)).body;
    expect(data.map(({ is_sender }: { is_sender: boolean }) => is_sender)).toEqual([true, false, true]);
    expect((await call('GET', `${account()}/users/${person.linkedinMemberId}/chat`)).body.data).toMatchObject(
      [{ id: started.chat_id, type: '1to1' }],
    );
    expect((await call('GET', `${account()}/chats`)).body.data).toHaveLength(1);
    const told = received.map(({ body }) => body.payload);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          object: 'Message',
          is_sender: true,
          text: 'Thanks for connecting',
          chat_id: started.chat_id,
        }),
        expect.objectContaining({
          object: 'Message',
          is_sender: false,
          text: person.character.onLinkedin[0]!.text,
          sender_id: person.linkedinMemberId,
        }),
      ]),
    );
    expect(sandbox.world.ledger.ofKind('meeting_booked')).toHaveLength(1);
  });

  it('notes visits by the token of a profile', async () => {
    const person = somebody(() => true);
    const token = (await call('GET', `${account()}/users/${person.linkedinPublicId}`)).body.specifics
      .notify_visit_token as string;
    expect(await call('POST', `${account()}/users/visit-profile?token=${token}`)).toMatchObject({
      status: 200,
      body: { object: 'ProfileVisited' },
    });
    expect(sandbox.world.ledger.ofKind('profile_visited')).toMatchObject([
      { memberId: person.linkedinMemberId },
    ]);
  });

  it('finds people page by page', async () => {
    const pages: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body } = await call(
        'POST',
        `${account()}/linkedin/search/people?limit=10${cursor && `&cursor=${cursor}`}`,
        { title: 'cmo', industry: 'SaaS' },
      );
      pages.push(...body.data.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor;
    }
    const expected = sandbox.world.directory.population.people.filter(
      ({ jobTitle, company }) => /cmo/i.test(jobTitle) && company.industry === 'SaaS',
    );
    expect(pages).toEqual(expected.map(({ linkedinMemberId }) => linkedinMemberId));
  });

  it('never loses an event to a receiver that was down', async () => {
    await listen(['relation.request.accept', 'message.new']);
    failures = 3;
    const accepting = sandbox.world.directory.population.people
      .filter(({ character }) => character.acceptsAfterMinutes !== undefined)
      .slice(0, 6);
    for (const [index, { linkedinMemberId }] of accepting.entries()) {
      const other = sandbox.world.directory.senders[index % 4]!.linkedinAccountId;
      await call('POST', `${other}/users/me/relation-requests`, { user_id: linkedinMemberId });
    }
    expect(await step(24 * 14)).toMatchObject({ pendingDeliveries: 0, nextEventAt: null });
    expect(new Set(received.map(({ body }) => body.id)).size).toBe(6);
  });

  it('can take a send and never answer, or never take it', async () => {
    const [first, second] = sandbox.world.directory.population.people;
    await fault({ mode: 'timeout_after_effect', times: 1 });
    await expect(
      call('POST', `${account()}/users/me/relation-requests`, { user_id: first!.linkedinMemberId }),
    ).rejects.toThrow(/timeout/i);
    await fault({ mode: 'timeout_before_effect', times: 1 });
    await expect(
      call('POST', `${account()}/users/me/relation-requests`, { user_id: second!.linkedinMemberId }),
    ).rejects.toThrow(/timeout/i);
    expect((await call('GET', `${account()}/users/me/relation-requests`)).body.data).toMatchObject([
      { user: { id: first!.linkedinMemberId } },
    ]);
  });

  it('can be unavailable and can lose its session, and announces that', async () => {
    await listen(['account.status.disconnected', 'account.status.running']);
    await fault({ mode: '503', times: 1 });
    expect(await call('GET', `${account()}/chats`)).toMatchObject({
      status: 503,
      body: { type: 'api/service_unavailable' },
    });
    await fault({ mode: 'disconnected' });
    expect(await call('GET', `${account()}/chats`)).toMatchObject({
      status: 401,
      body: { type: 'provider/disconnected_account' },
    });
    await fault({ mode: 'none' });
    await step(3);
    expect(new Set(received.map(({ body }) => body.type))).toEqual(
      new Set(['account.status.disconnected', 'account.status.running']),
    );
  });
});
