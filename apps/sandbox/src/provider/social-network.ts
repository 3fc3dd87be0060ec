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
import { alreadyConnected, alreadyInvited, notConnected, notFound } from './provider-error.js';

export interface Invitation {
  readonly id: string;
  readonly note: string;
  readonly sentAt: Temporal.Instant;
  status: 'pending' | 'accepted' | 'withdrawn';
}

export interface ChatMessage {
  readonly id: string;
  readonly chatId: string;
  readonly senderId: string;
  /** Written by the account whose chat this is. */
  readonly isSender: boolean;
  readonly text: string;
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
  chat?: Chat;
}

export interface NetworkObserver {
  visited(relationship: Relationship): void;
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
  readonly now: () => Temporal.Instant;
}

export class SocialNetwork {
  readonly #relationships = new Map<string, Relationship>();
  readonly #quotas = new Map<string, InvitationQuota>();
  readonly #observers: NetworkObserver[] = [];
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

  invite(relationship: Relationship, note: string): Invitation {
    if (relationship.distance === 'FIRST_DEGREE') throw alreadyConnected();
    if (relationship.invitation?.status === 'pending') throw alreadyInvited();
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

  #add(relationship: Relationship, text: string, isSender: boolean): ChatMessage {
    const { sender, person } = relationship;
    relationship.chat ??= { id: this.#newId('chat'), person, messages: [] };
    const message: ChatMessage = {
      id: this.#newId('msg'),
      chatId: relationship.chat.id,
      senderId: isSender ? sender.linkedinMemberId : person.linkedinMemberId,
      isSender,
      text,
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
