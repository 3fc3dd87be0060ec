/** The provider's API: chats and messages of one account. */
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { readBody } from '../world/read-body.js';
import type { World } from '../world/world.js';
import { WORLD } from '../world/world-token.js';
import { senderOf } from './account-of.js';
import { AccountApi } from './api-rules.js';
import { toChat, toMessage } from './objects.js';
import { type PageQuery, pageOf } from './page.js';
import { invalid } from './provider-error.js';
import type { Chat, ChatMessage } from './social-network.js';

const LONGEST_TEXT = 8000;
const LONGEST_SUBJECT = 200;
const textSchema = z.string().min(1).max(LONGEST_TEXT);
const messageSchema = z.object({ text: textSchema });
const chatSchema = z.object({
  text: textSchema,
  users_ids: z.union([z.string(), z.array(z.string()).length(1)]),
  specifics: z
    .object({
      linkedin: z.object({
        classic: z.object({ inmail: z.boolean().optional() }).optional(),
        sales_navigator: z.object({ subject: z.string().max(LONGEST_SUBJECT) }).optional(),
        recruiter: z.object({ subject: z.string().max(LONGEST_SUBJECT) }).optional(),
      }),
    })
    .optional(),
});

type TimeQuery = PageQuery & { readonly before?: string; readonly after?: string };

@AccountApi()
@Controller('v2/:account')
export class ChatsController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  /** The first message opens the chat; later ones to the same person go into the same chat. */
  @Post('chats/send')
  start(@Param('account') account: string, @Body() body: unknown) {
    const { text, users_ids: ids, specifics } = readBody(chatSchema, body);
    const relationship = this.world.network.between(senderOf(this.world, account), [ids].flat()[0]!);
    const { classic, sales_navigator: navigator, recruiter } = specifics?.linkedin ?? {};
    const subject = classic?.inmail ? '' : (navigator ?? recruiter)?.subject;
    const message =
      subject === undefined
        ? this.world.network.write(relationship, text)
        : this.world.network.writeInmail(relationship, subject, text);
    return { object: 'ChatStarted', chat_id: message.chatId, message_id: message.id };
  }

  @Post('chats/:chat/messages/send')
  write(@Param('account') account: string, @Param('chat') chatId: string, @Body() body: unknown) {
    const relationship = this.world.network.chat(senderOf(this.world, account), chatId);
    const message = this.world.network.write(relationship, readBody(messageSchema, body).text);
    return { object: 'MessageSent', message_id: message.id };
  }

  @Get('linkedin/inmail-credits')
  credits(@Param('account') account: string) {
    const classic = this.world.network.creditsOf(senderOf(this.world, account));
    return { object: 'InmailCredits', credits: { classic } };
  }

  /** The one that moved last comes first. */
  @Get('chats')
  chats(@Param('account') account: string, @Query() query: TimeQuery) {
    const latest = ({ messages }: Chat) => messages.at(-1)!.at;
    const chats = this.world.network
      .of(senderOf(this.world, account))
      .flatMap(({ chat }) => chat ?? [])
      .filter((chat) => isWithin(latest(chat), query))
      .sort((a, b) => Temporal.Instant.compare(latest(b), latest(a)));
    return pageOf(chats, query, (chat) => toChat(chat, chat.person));
  }

  /** The latest first. */
  @Get('chats/:chat/messages')
  messages(@Param('account') account: string, @Param('chat') chatId: string, @Query() query: TimeQuery) {
    const { chat } = this.world.network.chat(senderOf(this.world, account), chatId);
    return pageOf(
      latestFirst(chat).filter(({ at }) => isWithin(at, query)),
      query,
      toMessage,
    );
  }

  @Get('users/:user/chat')
  chatWith(@Param('account') account: string, @Param('user') user: string, @Query() query: PageQuery) {
    const { chat, person } = this.world.network.between(senderOf(this.world, account), user);
    return pageOf(chat ? [chat] : [], query, (found) => toChat(found, person));
  }
}

const latestFirst = (chat: Chat): ChatMessage[] => chat.messages.toReversed();

function isWithin(at: Temporal.Instant, { before, after }: TimeQuery): boolean {
  return (
    (!before || Temporal.Instant.compare(at, instantOf(before)) < 0) &&
    (!after || Temporal.Instant.compare(at, instantOf(after)) > 0)
  );
}

function instantOf(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw invalid(`"${text}" is not an instant like 2026-01-05T09:00:00Z.`);
  }
}
