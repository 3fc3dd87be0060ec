/** How is a "no" kept with the action that it answered? So that the same call gets the same answer again. */
import { type FieldProblem, Refusal, type RefusalCode } from '#contracts';

export interface StoredRefusal {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly nextStep: string;
  readonly fields: readonly FieldProblem[];
}

export function storeRefusal({ code, detail, nextStep, fields }: Refusal): StoredRefusal {
  return { code, detail, nextStep, fields };
}

export function restoreRefusal(stored: StoredRefusal): Refusal {
  return new Refusal(stored.code, stored.detail, stored.nextStep, stored.fields);
}
