/** How do use cases reach snippets? */
export interface SnippetRecord {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly revision: number;
  /** Business time. */
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

export interface SnippetReads {
  find(snippetId: string): Promise<SnippetRecord | undefined>;
  /** All of the workspace, by name. */
  list(): Promise<readonly SnippetRecord[]>;
}

export interface SnippetStore extends SnippetReads {
  /** Reads a snippet and keeps it from changing until the transaction ends. */
  lock(snippetId: string): Promise<SnippetRecord | undefined>;
  /** False when the name is taken. */
  insert(snippet: SnippetRecord): Promise<boolean>;
  save(snippet: SnippetRecord): Promise<void>;
  remove(snippetId: string): Promise<void>;
}
