/** The provider's API: people, relations, invitations and visits, as one account sees them. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { readBody } from '../world/read-body.js';
import type { World } from '../world/world.js';
import { WORLD } from '../world/world-token.js';
import { senderOf } from './account-of.js';
import { AccountApi } from './api-rules.js';
import { toOwnUser, toProfile, toRelation, toRelationRequest } from './objects.js';
import { type PageQuery, pageOf } from './page.js';
import { invalid, notFound } from './provider-error.js';
import type { Relationship } from './social-network.js';

const LONGEST_NOTE = 300;
const invitationSchema = z.object({
  user_id: z.string().min(1),
  message: z.string().max(LONGEST_NOTE).optional(),
});

@AccountApi()
@Controller('v2/:account/users')
export class UsersController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  @Post('me/relation-requests')
  invite(@Param('account') account: string, @Body() body: unknown) {
    const { user_id: userId, message = '' } = readBody(invitationSchema, body);
    const relationship = this.#between(account, userId);
    return toRelationRequest(this.world.network.invite(relationship, message), relationship.person);
  }

  /** Pending ones, the latest first: an accepted invitation leaves this list. */
  @Get('me/relation-requests')
  invitations(@Param('account') account: string, @Query() query: PageQuery & { type?: string }) {
    const sent =
      query.type === 'received'
        ? []
        : this.#all(account).filter(({ invitation }) => invitation?.status === 'pending');
    const latestFirst = sent.sort(
      (a, b) => b.invitation!.sentAt.epochMilliseconds - a.invitation!.sentAt.epochMilliseconds,
    );
    return pageOf(latestFirst, query, ({ invitation, person }) => toRelationRequest(invitation!, person));
  }

  @Post('me/relation-requests/:id/cancel')
  @HttpCode(200)
  withdraw(@Param('account') account: string, @Param('id') id: string) {
    this.world.network.withdraw(senderOf(this.world, account), id);
    return { object: 'RelationRequestCanceled' };
  }

  @Post('me/follow/:user')
  @HttpCode(200)
  follow(@Param('account') account: string, @Param('user') user: string) {
    this.world.network.follow(this.#between(account, user));
    return { object: 'UserFollowed' };
  }

  @Post('visit-profile')
  @HttpCode(200)
  visit(@Param('account') account: string, @Query('token') token: string | undefined) {
    const id = /^nvt_(.+)$/.exec(token ?? '')?.[1];
    if (!id) throw invalid('token must be the notify_visit_token of a profile.');
    this.world.network.visit(this.#between(account, Buffer.from(id, 'base64url').toString()));
    return { object: 'ProfileVisited' };
  }

  /** By member id or public id; `me` is the account's own. */
  @Get(':user')
  profile(@Param('account') account: string, @Param('user') user: string) {
    const sender = senderOf(this.world, account);
    if ([sender.linkedinMemberId, sender.linkedinPublicId, 'me'].includes(user)) {
      return {
        ...toOwnUser(sender),
        object: 'UserProfile',
        provider: 'linkedin',
        specifics: { network_distance: 'SELF' },
      };
    }
    const relationship = this.#between(account, user);
    const token = `nvt_${Buffer.from(relationship.person.linkedinMemberId).toString('base64url')}`;
    return toProfile(relationship.person, relationship, token, this.world.network.takesInmail(relationship));
  }

  @Get(':user/relations')
  relations(
    @Param('account') account: string,
    @Param('user') user: string,
    @Query() query: PageQuery & { search?: string },
  ) {
    if (user !== 'me' && user !== senderOf(this.world, account).linkedinMemberId)
      throw notFound(`The relations of ${user}`);
    const search = query.search?.toLowerCase() ?? '';
    const connected = this.#all(account)
      .filter(({ connectedAt }) => connectedAt)
      .filter(({ person }) => `${person.firstName} ${person.lastName}`.toLowerCase().includes(search))
      .sort((a, b) => b.connectedAt!.epochMilliseconds - a.connectedAt!.epochMilliseconds);
    return pageOf(connected, query, (relationship) => toRelation(relationship, relationship.person));
  }

  #between(account: string, user: string): Relationship {
    return this.world.network.between(senderOf(this.world, account), user);
  }

  #all(account: string): Relationship[] {
    return this.world.network.of(senderOf(this.world, account));
  }
}
