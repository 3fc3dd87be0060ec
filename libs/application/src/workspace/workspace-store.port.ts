/** How do use cases reach the workspace itself? */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly killSwitch: boolean;
  readonly planPolicy: 'auto' | 'person';
  readonly inboxStaleMinutes: number;
  /** IANA zone in which the workspace counts its days. */
  readonly timeZone: string;
}

export interface WorkspaceReads {
  get(): Promise<Workspace>;
}

export interface WorkspaceStore extends WorkspaceReads {
  update(change: Partial<Omit<Workspace, 'id'>>): Promise<void>;
  /** Lets every lane be looked at again at `now`: what held them all back is gone. */
  openLanes(now: Temporal.Instant): Promise<void>;
}
