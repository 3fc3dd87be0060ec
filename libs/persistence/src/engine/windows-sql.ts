/**
 * Whose hours hold for a touch, as SQL?
 *
 * Those of the workspace `w`, the identity `i` and the account `a` hold for a whole lane; those of the campaign `c`, read
 * on the clock of the lead where that is wanted, for the single touch `t`, which knows its lead's zone. Each is a JSON array of what is set.
 */
export const LANE_WINDOWS = `array_to_json(array_remove(ARRAY[w.window, i.window, a.window], NULL))`;

export const TOUCH_WINDOWS = `CASE WHEN c.window IS NULL THEN '[]'::json
  WHEN c.in_lead_zone AND t.zone <> '' THEN json_build_array(c.window || jsonb_build_object('zone', t.zone))
  ELSE json_build_array(c.window) END`;
