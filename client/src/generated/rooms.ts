// Generated from docs/openapi.json: change the API, not this file.

import type { CallOptions } from '../send-request.ts';
import type { Operations } from './types.ts';

export interface Rooms {
  readonly workspace: {
    /** The workspace, its kill switch and its policies. Scope: `outreach:read`. */
    get(
      input?: Operations['workspace.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['workspace.get']['output']>;
    /** Change switches and policies. Scope: `accounts:admin`. */
    update(
      input?: Operations['workspace.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['workspace.update']['output']>;
  };
  readonly leads: {
    /** Create a lead, or update the one that has any of these channel identities. Scope: `leads:write`. */
    upsert(
      input?: Operations['leads.upsert']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.upsert']['output']>;
    /** One lead. Scope: `outreach:read`. */
    get(
      input: Operations['leads.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.get']['output']>;
    /** Find leads by filter, words or address. Scope: `outreach:read`. */
    search(
      input?: Operations['leads.search']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.search']['output']>;
    /** Import leads from CSV; good rows are kept, bad ones reported. Scope: `leads:write`. */
    import(
      input: Operations['leads.import']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.import']['output']>;
    /** What happened with a lead, what is next, when, and because of which rule. Scope: `outreach:read`. */
    explain(
      input: Operations['leads.explain']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.explain']['output']>;
  };
  readonly companies: {
    /** Create a company, or update the one with this domain. Scope: `leads:write`. */
    upsert(
      input: Operations['companies.upsert']['input'],
      options?: CallOptions,
    ): Promise<Operations['companies.upsert']['output']>;
    /** Companies, by industry or tag. Scope: `outreach:read`. */
    list(
      input?: Operations['companies.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['companies.list']['output']>;
    /** One company. Scope: `outreach:read`. */
    get(
      input: Operations['companies.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['companies.get']['output']>;
  };
  readonly audiences: {
    /** Create an audience: static (leads are added) or by filter. Scope: `leads:write`. */
    create(
      input: Operations['audiences.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['audiences.create']['output']>;
    /** Audiences and their sizes. Scope: `outreach:read`. */
    list(
      input?: Operations['audiences.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['audiences.list']['output']>;
    /** One audience. Scope: `outreach:read`. */
    get(
      input: Operations['audiences.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['audiences.get']['output']>;
    /** How many leads a filter finds, and a sample of them. Scope: `outreach:read`. */
    preview(
      input: Operations['audiences.preview']['input'],
      options?: CallOptions,
    ): Promise<Operations['audiences.preview']['output']>;
    /** Add leads to a static audience. Scope: `leads:write`. */
    addLeads(
      input: Operations['audiences.add_leads']['input'],
      options?: CallOptions,
    ): Promise<Operations['audiences.add_leads']['output']>;
  };
  readonly sequences: {
    /** Create a sequence in one body; problems are reported, not refused. Scope: `campaigns:write`. */
    create(
      input: Operations['sequences.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.create']['output']>;
    /** Sequences. Scope: `outreach:read`. */
    list(
      input?: Operations['sequences.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.list']['output']>;
    /** Rewrite a sequence; running campaigns keep the version they were launched with. Scope: `campaigns:write`. */
    update(
      input: Operations['sequences.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.update']['output']>;
    /** One sequence and its problems. Scope: `outreach:read`. */
    get(
      input: Operations['sequences.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.get']['output']>;
    /** Every problem of a graph at once, without saving it. Scope: `outreach:read`. */
    validate(
      input: Operations['sequences.validate']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.validate']['output']>;
  };
  readonly campaigns: {
    /** Create a draft campaign. Scope: `campaigns:write`. */
    create(
      input: Operations['campaigns.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.create']['output']>;
    /** Campaigns, newest first. Scope: `outreach:read`. */
    list(
      input?: Operations['campaigns.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.list']['output']>;
    /** Change a draft: its name, sequence, audience or accounts. Scope: `campaigns:write`. */
    update(
      input: Operations['campaigns.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.update']['output']>;
    /** One campaign. Scope: `outreach:read`. */
    get(
      input: Operations['campaigns.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.get']['output']>;
    /** Everything that stands in the way of a launch, at once. Scope: `outreach:read`. */
    validate(
      input: Operations['campaigns.validate']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.validate']['output']>;
    /** Plan a launch: who, through which accounts, with which words; nothing is sent yet. Scope: `campaigns:write`. */
    planLaunch(
      input: Operations['campaigns.plan_launch']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.plan_launch']['output']>;
    /** Pause: nothing more is sent until it is resumed. Scope: `campaigns:write`. */
    pause(
      input: Operations['campaigns.pause']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.pause']['output']>;
    /** Resume where it was paused. Scope: `campaigns:write`. */
    resume(
      input: Operations['campaigns.resume']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.resume']['output']>;
    /** Cancel for good: every enrollment stops. Scope: `campaigns:write`. */
    cancel(
      input: Operations['campaigns.cancel']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.cancel']['output']>;
    /** The funnel of a campaign and of each step, with the denominator of every rate. Scope: `outreach:read`. */
    figures(
      input: Operations['campaigns.figures']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.figures']['output']>;
    /** The people of a campaign and where each stands. Scope: `outreach:read`. */
    enrollments(
      input: Operations['campaigns.enrollments']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.enrollments']['output']>;
  };
  readonly identities: {
    /** Create an identity: a person who speaks. Scope: `accounts:admin`. */
    create(
      input: Operations['identities.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['identities.create']['output']>;
    /** Identities with their accounts, health and budgets. Scope: `outreach:read`. */
    list(
      input?: Operations['identities.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['identities.list']['output']>;
  };
  readonly accounts: {
    /** Connect a mailbox or LinkedIn account to an identity. Scope: `accounts:admin`. */
    connect(
      input: Operations['accounts.connect']['input'],
      options?: CallOptions,
    ): Promise<Operations['accounts.connect']['output']>;
    /** Accounts, their health and what is left of their budgets. Scope: `outreach:read`. */
    list(
      input?: Operations['accounts.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['accounts.list']['output']>;
    /** Pause or resume an account, or change its window, caps and gaps. Scope: `accounts:admin`. */
    update(
      input: Operations['accounts.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['accounts.update']['output']>;
  };
  readonly hooks: {
    /** Create the secret address at which an outside system posts signals (LinkedIn provider, or meetings and deals). Scope: `accounts:admin`. */
    create(
      input: Operations['hooks.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['hooks.create']['output']>;
  };
  readonly conversations: {
    /** Conversations with name, company and last message, newest first. Scope: `outreach:read`. */
    list(
      input?: Operations['conversations.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['conversations.list']['output']>;
    /** One conversation with its messages, oldest first. Scope: `outreach:read`. */
    get(
      input: Operations['conversations.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['conversations.get']['output']>;
    /** Correct what a reply means, or mark it as dealt with. Scope: `messages:send`. */
    setDisposition(
      input: Operations['conversations.set_disposition']['input'],
      options?: CallOptions,
    ): Promise<Operations['conversations.set_disposition']['output']>;
    /** Plan an answer in a conversation; the recipient comes from the thread. Scope: `messages:send`. */
    planReply(
      input: Operations['conversations.plan_reply']['input'],
      options?: CallOptions,
    ): Promise<Operations['conversations.plan_reply']['output']>;
  };
  readonly plans: {
    /** One plan. Scope: `outreach:read`. */
    get(
      input: Operations['plans.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['plans.get']['output']>;
    /** Plans, newest first. Scope: `outreach:read`. */
    list(
      input?: Operations['plans.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['plans.list']['output']>;
    /** Approve a plan with a person's own key; never the one that proposed it. Scope: `plans:approve`. */
    approve(
      input: Operations['plans.approve']['input'],
      options?: CallOptions,
    ): Promise<Operations['plans.approve']['output']>;
    /** Carry out an approved plan, once. Scope: `campaigns:write`. */
    execute(
      input: Operations['plans.execute']['input'],
      options?: CallOptions,
    ): Promise<Operations['plans.execute']['output']>;
  };
  readonly meetings: {
    /** Record a booked meeting; it ends the lead's running sequences. Scope: `leads:write`. */
    record(
      input: Operations['meetings.record']['input'],
      options?: CallOptions,
    ): Promise<Operations['meetings.record']['output']>;
    /** Meetings, newest first. Scope: `outreach:read`. */
    list(
      input?: Operations['meetings.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['meetings.list']['output']>;
  };
  readonly deals: {
    /** Record a deal, or move the one with this external id to another stage. Scope: `leads:write`. */
    record(
      input: Operations['deals.record']['input'],
      options?: CallOptions,
    ): Promise<Operations['deals.record']['output']>;
    /** Deals, newest first. Scope: `outreach:read`. */
    list(
      input?: Operations['deals.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['deals.list']['output']>;
  };
  readonly suppressions: {
    /** Never contact this address, domain or LinkedIn profile again; effective at once. Scope: `leads:write`. */
    add(
      input: Operations['suppressions.add']['input'],
      options?: CallOptions,
    ): Promise<Operations['suppressions.add']['output']>;
    /** Whom not to contact, and why. Scope: `outreach:read`. */
    list(
      input?: Operations['suppressions.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['suppressions.list']['output']>;
    /** Lift a suppression. Scope: `leads:write`. */
    remove(
      input: Operations['suppressions.remove']['input'],
      options?: CallOptions,
    ): Promise<Operations['suppressions.remove']['output']>;
  };
  readonly touches: {
    /** Touches by state: what is held for a person, what is about to go. Scope: `outreach:read`. */
    list(
      input?: Operations['touches.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['touches.list']['output']>;
    /** Decide about a held touch: it was sent, send it again, or skip it. Scope: `messages:send`. */
    resolve(
      input: Operations['touches.resolve']['input'],
      options?: CallOptions,
    ): Promise<Operations['touches.resolve']['output']>;
  };
  readonly actions: {
    /** One action: how far it is and what came of it. Scope: `outreach:read`. */
    get(
      input: Operations['actions.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['actions.get']['output']>;
    /** Actions of this key, newest first; by idempotency key to learn what became of a call. Scope: `outreach:read`. */
    list(
      input?: Operations['actions.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['actions.list']['output']>;
  };
}
