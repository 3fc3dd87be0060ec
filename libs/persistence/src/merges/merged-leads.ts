/** Which leads are one person? The lead $2 of the workspace $1, and every lead merged into it, directly or through others. */
export const PERSON = `
  WITH RECURSIVE person AS (
    SELECT $2::uuid AS id
    UNION
    SELECT m.merged_id FROM person JOIN lead_merges m
      ON m.workspace_id = $1::uuid AND m.survivor_id = person.id AND m.undone_at IS NULL)
  SELECT id FROM person ORDER BY id`;
