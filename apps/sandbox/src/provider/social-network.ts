/**
 * Who knows whom, who invited whom, who wrote what?
 *
 * The social network behind the provider's API, from each sender's account. It refuses what the real one refuses and
 * tells its observer what happened.
 */
import type { Directory } from '../population/directory.js';
import type { Person } from '../population/people.js';
import type { Sender } from '../population/senders.js';
import { randomFor } from '../random/seeded-random.js';
import { type InvitationLimits, InvitationQuota } from './invitation-quota.js';
import {
  alreadyConnected,
  alreadyInvited,
  cannotResendYet,
  insufficientCredits,
  notAllowedInmail,
  notConnected,
  notFound,
} from './provider-error.js';

export interface Invitation {
  readonly id: string;
  readonly note: string;
  readonly sentAt: Temporal.Instant;
  status: 'pending' | 'accepted' | 'withdrawn';
  withdrawnAt?: Temporal.Instant;
}

export interface ChatMessage {
  readonly id: string;
  readonly chatId: string;
  readonly senderId: string;
  /** Written by the account whose chat this is. */
  readonly isSender: boolean;
  readonly text: string;
  /** Set on an InMail. */
  readonly inmail?: { readonly subject: string };
  readonly at: Temporal.Instant;
}

export interface Chat {
  readonly id: string;
  readonly person: Person;
  readonly messages: ChatMessage[];
}

/** Between an account and a person. */
export interface Relationship {
  readonly sender: Sender;
  readonly person: Person;
  distance: 'FIRST_DEGREE' | Person['networkDistance'];
  invitation?: Invitation;
  connectedAt?: Temporal.Instant;
  following?: boolean;
  chat?: Chat;
}

export interface NetworkObserver {
  visited(relationship: Relationship): void;
  followed(relationship: Relationship): void;
  invited(relationship: Relationship, invitation: Invitation): void;
  accepted(relationship: Relationship, invitation: Invitation): void;
  withdrawn(relationship: Relationship, invitation: Invitation): void;
  /** In either direction. */
  written(relationship: Relationship, message: ChatMessage): void;
}

export interface SocialNetworkOptions {
  readonly seed: string;
  readonly directory: Directory;
  readonly limits: InvitationLimits;
  /** InMail credits of each account. */
  readonly inmailCredits: number;
  readonly now: () => Temporal.Instant;
}

/** Whoever was invited and uninvited cannot be invited again for so long. */
const COOL_DOWN = { hours: 3 * 7 * 24 };
/** So many people take InMails from strangers. */
const TAKES_INMAIL = 0.9;

export class SocialNetwork {
  readonly #relationships = new Map<string, Relationship>();
  readonly #quotas = new Map<string, InvitationQuota>();
  readonly #observers: NetworkObserver[] = [];
  readonly #credits = new Map<string, number>();
  #issued = 0;

  constructor(private readonly options: SocialNetworkOptions) {}

  observe(observer: NetworkObserver): void {
    this.#observers.push(observer);
  }

  /** `id` is a member id or a public id. */
  between(sender: Sender, id: string): Relationship {
    const person = this.options.directory.byLinkedin(id);
    if (!person) throw notFound(`The user ${id}`);
    const key = `${sender.linkedinAccountId} ${person.id}`;
    const known = this.#relationships.get(key);
    if (known) return known;
    const relationship: Relationship = { sender, person, distance: person.networkDistance };
    this.#relationships.set(key, relationship);
    return relationship;
  }

  /** All that the account ever had to do with, in order of first contact. */
  of(sender: Sender): Relationship[] {
    return [...this.#relationships.values()].filter((relationship) => relationship.sender === sender);
  }

  visit(relationship: Relationship): void {
    this.#tell((observer) => observer.visited(relationship));
  }

  /** Following somebody who is followed changes nothing. */
  follow(relationship: Relationship): void {
    if (relationship.following) return;
    relationship.following = true;
    this.#tell((observer) => observer.followed(relationship));
  }

  creditsOf(sender: Sender): number {
    return this.#credits.get(sender.id) ?? this.options.inmailCredits;
  }

  takesInmail({ person, distance }: Relationship): boolean {
    return (
      distance !== 'FIRST_DEGREE' &&
      randomFor(this.options.seed, 'takes-inmail', person.id).chance(TAKES_INMAIL)
    );
  }

  /** From the account to somebody who is no connection, for one credit. */
  writeInmail(relationship: Relationship, subject: string, text: string): ChatMessage {
    if (!this.takesInmail(relationship)) throw notAllowedInmail();
    const credits = this.creditsOf(relationship.sender);
    if (credits <= 0) throw insufficientCredits();
    this.#credits.set(relationship.sender.id, credits - 1);
    return this.#add(relationship, text, true, { subject });
  }

  invite(relationship: Relationship, note: string): Invitation {
    if (relationship.distance === 'FIRST_DEGREE') throw alreadyConnected();
    if (relationship.invitation?.status === 'pending') throw alreadyInvited();
    const withdrawnAt = relationship.invitation?.withdrawnAt;
    if (withdrawnAt && Temporal.Instant.compare(this.options.now(), withdrawnAt.add(COOL_DOWN)) < 0)
      throw cannotResendYet();
    this.#quotaOf(relationship.sender).spend(this.options.now());
    const invitation: Invitation = {
      id: this.#newId('inv'),
      note,
      sentAt: this.options.now(),
      status: 'pending',
    };
    relationship.invitation = invitation;
    this.#tell((observer) => observer.invited(relationship, invitation));
    return invitation;
  }

  /** What the person does. An invitation that was taken back cannot be accepted any more. */
  accept(relationship: Relationship, invitation: Invitation): void {
    if (invitation.status !== 'pending') return;
    invitation.status = 'accepted';
    relationship.distance = 'FIRST_DEGREE';
    relationship.connectedAt = this.options.now();
    this.#tell((observer) => observer.accepted(relationship, invitation));
  }

  withdraw(sender: Sender, invitationId: string): void {
    const relationship = this.of(sender).find(({ invitation }) => invitation?.id === invitationId);
    const invitation = relationship?.invitation;
    if (!relationship || invitation?.status !== 'pending')
      throw notFound(`The pending invitation ${invitationId}`);
    invitation.status = 'withdrawn';
    invitation.withdrawnAt = this.options.now();
    this.#tell((observer) => observer.withdrawn(relationship, invitation));
  }

  /** From the account to the person. */
  write(relationship: Relationship, text: string): ChatMessage {
    if (relationship.distance !== 'FIRST_DEGREE') throw notConnected();
    return this.#add(relationship, text, true);
  }

  /** From the person to the account. */
  answer(relationship: Relationship, text: string): ChatMessage {
    return this.#add(relationship, text, false);
  }

  chat(sender: Sender, chatId: string): Relationship & { readonly chat: Chat } {
    const relationship = this.of(sender).find(({ chat }) => chat?.id === chatId);
    if (!relationship?.chat) throw notFound(`The chat ${chatId}`);
    return relationship as Relationship & { readonly chat: Chat };
  }

  #add(
    relationship: Relationship,
    text: string,
    isSender: boolean,
    inmail?: ChatMessage['inmail'],
  ): ChatMessage {
    const { sender, person } = relationship;
    relationship.chat ??= { id: this.#newId('chat'), person, messages: [] };
    const message: ChatMessage = {
      id: this.#newId('msg'),
      chatId: relationship.chat.id,
      senderId: isSender ? sender.linkedinMemberId : person.linkedinMemberId,
      isSender,
      text,
      ...(inmail && { inmail }),
      at: this.options.now(),
    };
    relationship.chat.messages.push(message);
    this.#tell((observer) => observer.written(relationship, message));
    return message;
  }

  #quotaOf(sender: Sender): InvitationQuota {
    const quota = this.#quotas.get(sender.id) ?? new InvitationQuota(this.options.limits);
    this.#quotas.set(sender.id, quota);
    return quota;
  }

  #newId(kind: string): string {
    this.#issued += 1;
    return `${kind}_${randomFor(this.options.seed, kind, this.#issued).token(22)}`;
  }

  #tell(about: (observer: NetworkObserver) => void): void {
    for (const observer of this.#observers) about(observer);
  }
}
