/** How is a list of leads sorted? By a column of `l` (leads) and the id, or by the id alone. */
export const ORDERS = {
  newest: { column: undefined, type: '', way: 'DESC', beyond: '<' },
  name: { column: 'name_folded', type: 'text', way: 'ASC', beyond: '>' },
  updated: { column: 'updated_at', type: 'timestamptz', way: 'DESC', beyond: '<' },
} as const;
