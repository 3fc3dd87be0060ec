/** Has an enrollment (alias `e`) a goal before it that asks this? */

/** `ask`: a placeholder of the statement; null holds for nobody. */
export const hasOpenGoal = (ask: string): string => `EXISTS (
  SELECT 1 FROM sequence_versions v CROSS JOIN LATERAL jsonb_array_elements(v.graph->'steps') AS s (step)
  WHERE v.workspace_id = e.workspace_id AND v.id = e.sequence_version_id
    AND s.step->>'kind' = 'goal' AND s.step->'if'->>'ask' = ${ask}
    AND NOT EXISTS (SELECT 1 FROM step_marks k WHERE k.workspace_id = e.workspace_id AND k.enrollment_id = e.id
      AND k.step_id = s.step->>'id'))`;
