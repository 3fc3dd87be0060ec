/** Are the days of a workspace still counted in its zone? When it is changed, they are counted again. */
import type { CountableEvent } from '#application';
import type { Sql } from '../database/db.js';
import { FIGURES_CONSUMER } from './figures-consumer.js';
import { countAgain } from './rebuild-figures.js';

/** Before the events are counted: of their workspaces, those whose zone is another than it was. */
export async function recountWhereZoneChanged(sql: Sql, events: readonly CountableEvent[]): Promise<void> {
  const workspaceIds = [...new Set(events.map(({ workspaceId }) => workspaceId))];
  const changed = await sql.rows<{ id: string; was: string | null }>(
    `SELECT w.id, z.time_zone AS was FROM workspaces w LEFT JOIN figure_zones z ON z.workspace_id = w.id
     WHERE w.id = ANY ($1::uuid[]) AND z.time_zone IS DISTINCT FROM w.time_zone`,
    [workspaceIds],
  );
  for (const { id, was } of changed) {
    if (was !== null) {
      const [cursor] = await sql.rows<{ position: bigint }>(
        'SELECT position FROM event_cursors WHERE consumer = $1',
        [FIGURES_CONSUMER],
      );
      await countAgain(sql, { workspaceId: id, until: cursor?.position ?? 0n });
    }
    await sql.rows(
      `INSERT INTO figure_zones (workspace_id, time_zone) SELECT id, time_zone FROM workspaces WHERE id = $1::uuid
       ON CONFLICT (workspace_id) DO UPDATE SET time_zone = EXCLUDED.time_zone`,
      [id],
    );
  }
}
