/** How do changes of one thing take turns? So that what a caller saw is still so when their change is written. */
export interface ResourceLock {
  /** One call at a time holds the thing of this kind and id, until its transaction ends. */
  hold(kind: string, id: string): Promise<void>;
  /** Holds the row itself, too: whoever writes it without a call (the engine, an import) waits as well. */
  holdRow(kind: string, id: string): Promise<void>;
}
