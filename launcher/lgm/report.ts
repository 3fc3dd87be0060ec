/** What was brought, and what was not, and why? */

export interface Note {
  /** audience, lead, campaign or conversation. */
  readonly about: string;
  /** Their id. */
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

export interface Report {
  readonly counts: {
    audiencesCreated: number;
    audiencesFound: number;
    leadsCreated: number;
    leadsUpdated: number;
    leadsUnchanged: number;
    leadsLeftOut: number;
    statuses: number;
    suppressions: number;
    campaignsCreated: number;
    campaignsFound: number;
    conversations: number;
    messagesAdded: number;
    messagesKnown: number;
  };
  readonly notes: Note[];
}

export function newReport(): Report {
  return {
    counts: {
      audiencesCreated: 0,
      audiencesFound: 0,
      leadsCreated: 0,
      leadsUpdated: 0,
      leadsUnchanged: 0,
      leadsLeftOut: 0,
      statuses: 0,
      suppressions: 0,
      campaignsCreated: 0,
      campaignsFound: 0,
      conversations: 0,
      messagesAdded: 0,
      messagesKnown: 0,
    },
    notes: [],
  };
}

/** Lines for a person. */
export function reportLines({ counts, notes }: Report): readonly string[] {
  return [
    `Audiences      ${counts.audiencesCreated} created, ${counts.audiencesFound} found`,
    `Leads          ${counts.leadsCreated} created, ${counts.leadsUpdated} updated, ${counts.leadsUnchanged} unchanged, ${counts.leadsLeftOut} left out`,
    `Statuses       ${counts.statuses}, of them ${counts.suppressions} never to be contacted again`,
    `Campaigns      ${counts.campaignsCreated} drafts created, ${counts.campaignsFound} found`,
    `Conversations  ${counts.conversations}, with ${counts.messagesAdded} new messages and ${counts.messagesKnown} known`,
    ...(notes.length === 0 ? [] : [`${notes.length} notes on what needs a look or was left out:`]),
    ...notes.slice(0, 20).map(({ about, name, note }) => `  ${about} "${name}": ${note}`),
    ...(notes.length > 20 ? [`  … and ${notes.length - 20} more in the report.`] : []),
  ];
}
