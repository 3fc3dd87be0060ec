/** What does a tool answer? The same twice: in words for the model, in fields for programs. */
export interface ToolAnswer {
  /** For the model: short, complete, with the ids that a next call needs. */
  readonly text: string;
  /** The same for programs; fields in snake_case. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly isError?: boolean;
}
