/** How is an import shown? */
import type { OutputOf } from '#contracts';
import type { Import } from './import.js';

export function importView({
  stagedLine: _stagedLine,
  checkpoint: _checkpoint,
  columns,
  ...shown
}: Import): OutputOf<'imports.get'> {
  return { ...shown, columns: columns.map(({ name, field }) => ({ name, field })) };
}
