/** By which words does a person recognise a lead, in SQL? */

/** Of `leads l`: the name, else any address by which a person could recognise them. */
export const LEAD_NAME = `coalesce(nullif(trim(concat_ws(' ', l.first_name, l.last_name)), ''),
  (SELECT ci.value FROM channel_identities ci WHERE ci.workspace_id = l.workspace_id AND ci.lead_id = l.id
   ORDER BY ci.id LIMIT 1), '')`;
