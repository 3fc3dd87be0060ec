/** How do use cases reach the workspace itself? */
import type { AddressPolicy } from '#domain';

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly killSwitch: boolean;
  readonly planPolicy: 'auto' | 'person';
  readonly inboxStaleMinutes: number;
  /** IANA zone in which the workspace counts its days. */
  readonly timeZone: string;
  readonly addressPolicy: AddressPolicy;
}

export interface WorkspaceReads {
  get(): Promise<Workspace>;
}

export interface WorkspaceStore extends WorkspaceReads {
  /** What is not named stays as it is, within the policy about addresses too. */
  update(
    change: Partial<Omit<Workspace, 'id' | 'addressPolicy'>> & {
      readonly addressPolicy?: Partial<AddressPolicy>;
    },
  ): Promise<void>;
  /** Lets every lane be looked at again at `now`: what held them all back is gone. */
  openLanes(now: Temporal.Instant): Promise<void>;
}
