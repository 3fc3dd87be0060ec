/**
 * What does La Growth Machine's API tell? Only what is used here; ids are 24 hexadecimal digits.
 *
 * Facts from their public Postman collection, their MCP server and n8n node; where these disagree, each spelling is read.
 */
export interface LgmIdentity {
  readonly id: string;
  readonly name: string;
}

export interface LgmAudience {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

export type LgmLead = Readonly<Record<string, unknown>> & { readonly id: string };

export interface LgmCampaign {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly audienceName?: string;
  readonly identityId?: string;
}

export interface LgmMessage {
  readonly id: string;
  readonly channel?: string;
  readonly type?: string;
  readonly order?: number;
  readonly html?: string;
  readonly newHtml?: string;
  readonly subject?: string;
}

export interface LgmStatus {
  readonly id: string;
  readonly status: string;
  readonly email?: string;
  readonly linkedinUrl?: string;
}

export interface LgmConversation {
  readonly id: string;
  readonly leadId: string;
  readonly identityId: string;
  /** OPEN, SNOOZED or ARCHIVED. */
  readonly status: string;
}

export interface LgmConversationMessage {
  readonly id: string;
  /** EMAIL or LINKEDIN; LGM for their own notes. */
  readonly type: string;
  /** RECEIVED, SENT or SEND_FAILED; the last may claim to be received. */
  readonly status: string;
  readonly direction?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly date: string | number;
}
