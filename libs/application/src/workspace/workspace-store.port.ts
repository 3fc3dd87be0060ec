/** How do use cases reach the workspace itself? */
import type { AddressPolicy, ContactPolicy, SendingWindow } from '#domain';

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly killSwitch: boolean;
  readonly planPolicy: 'auto' | 'person';
  readonly inboxStaleMinutes: number;
  /** IANA zone in which the workspace counts its days. */
  readonly timeZone: string;
  readonly addressPolicy: AddressPolicy;
  /** Beside those of identities, accounts and campaigns; null: no hours of its own. */
  readonly window: SendingWindow | null;
  readonly contactPolicy: ContactPolicy;
}

export interface WorkspaceReads {
  get(): Promise<Workspace>;
}

export interface WorkspaceStore extends WorkspaceReads {
  /** What is not named stays as it is, within the policies too. */
  update(
    change: Partial<Omit<Workspace, 'id' | 'addressPolicy' | 'contactPolicy'>> & {
      readonly addressPolicy?: Partial<AddressPolicy>;
      readonly contactPolicy?: Partial<ContactPolicy>;
    },
  ): Promise<void>;
  /** Lets every lane be looked at again at `now`: what held them all back is gone. */
  openLanes(now: Temporal.Instant): Promise<void>;
}
