/** How does a stream learn that something new may be there? One tail of the log a process, whatever the number of streams. */
export interface EventTail {
  /**
   * Resolves when the workspace may have events after `position`, when `atMostMs` real milliseconds are over, or when
   * `signal` fires.
   */
  wait(workspaceId: string, position: number, atMostMs: number, signal: AbortSignal): Promise<void>;
}
