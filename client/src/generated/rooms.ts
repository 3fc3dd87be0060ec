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
    /** Correct a lead: given fields change, null clears; imports leave what was corrected alone. Scope: `leads:write`. */
    update(
      input: Operations['leads.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.update']['output']>;
    /** Find leads by filter, words or address. Scope: `outreach:read`. */
    search(
      input?: Operations['leads.search']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.search']['output']>;
    /** Import a small CSV of up to 1,000 leads at once; larger files go to imports.create. Scope: `leads:write`. */
    import(
      input: Operations['leads.import']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.import']['output']>;
    /** Create or update up to 1,000 leads; each has a result of its own. Scope: `leads:write`. */
    bulkUpsert(
      input: Operations['leads.bulk_upsert']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.bulk_upsert']['output']>;
    /** What happened with a lead, what is next, when, and because of which rule. Scope: `outreach:read`. */
    explain(
      input: Operations['leads.explain']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.explain']['output']>;
    /** Forget a person for good: everything that says who they were goes, and they are never added again. Scope: `leads:erase`. */
    erase(
      input: Operations['leads.erase']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.erase']['output']>;
    /** Make one lead of two; the other id then means this lead. Scope: `leads:write`. */
    merge(
      input: Operations['leads.merge']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.merge']['output']>;
    /** Take a merge back: both leads are as they were, and what happened since stays with the survivor. Scope: `leads:write`. */
    unmerge(
      input: Operations['leads.unmerge']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.unmerge']['output']>;
    /** Merges, newest first. Scope: `outreach:read`. */
    merges(
      input?: Operations['leads.merges']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.merges']['output']>;
    /** Leads that may be the same person: one name, one company. Scope: `outreach:read`. */
    duplicates(
      input?: Operations['leads.duplicates']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.duplicates']['output']>;
    /** Everything that happened with a lead, newest first. Scope: `outreach:read`. */
    timeline(
      input: Operations['leads.timeline']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.timeline']['output']>;
    /** End every sequence that runs for a lead. Scope: `campaigns:write`. */
    stopAll(
      input: Operations['leads.stop_all']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.stop_all']['output']>;
    /** Everything that is held on a person, as one JSON document. Scope: `leads:erase`. */
    subjectAccess(
      input: Operations['leads.subject_access']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.subject_access']['output']>;
    /** Leads with all fields as CSV, newest first; the file can be imported again. Scope: `outreach:read`. */
    export(
      input?: Operations['leads.export']['input'],
      options?: CallOptions,
    ): Promise<Operations['leads.export']['output']>;
  };
  readonly imports: {
    /** How far an import is, and what came of it. Scope: `outreach:read`. */
    get(
      input: Operations['imports.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['imports.get']['output']>;
    /** Imports, newest first. Scope: `outreach:read`. */
    list(
      input?: Operations['imports.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['imports.list']['output']>;
    /** Upload a CSV file of leads; it is merged in the background. Scope: `leads:write`. */
    create(
      input: Operations['imports.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['imports.create']['output']>;
    /** Stop an import; leads that it has written already stay. Scope: `leads:write`. */
    cancel(
      input: Operations['imports.cancel']['input'],
      options?: CallOptions,
    ): Promise<Operations['imports.cancel']['output']>;
    /** What was wrong with which line of an imported file. Scope: `outreach:read`. */
    report(
      input: Operations['imports.report']['input'],
      options?: CallOptions,
    ): Promise<Operations['imports.report']['output']>;
    /** Send the file of an upload that broke off again; rows that arrived are skipped. Scope: `leads:write`. */
    resume(
      input: Operations['imports.resume']['input'],
      options?: CallOptions,
    ): Promise<Operations['imports.resume']['output']>;
  };
  readonly addresses: {
    /** What a first email to these addresses would meet; nothing is sent, and nobody is contacted. Scope: `leads:write`. */
    check(
      input: Operations['addresses.check']['input'],
      options?: CallOptions,
    ): Promise<Operations['addresses.check']['output']>;
  };
  readonly companies: {
    /** Create a company, or update the one with this domain. Scope: `leads:write`. */
    upsert(
      input: Operations['companies.upsert']['input'],
      options?: CallOptions,
    ): Promise<Operations['companies.upsert']['output']>;
    /** Companies by name, domain, industry, tag or size. Scope: `outreach:read`. */
    list(
      input?: Operations['companies.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['companies.list']['output']>;
    /** One company. Scope: `outreach:read`. */
    get(
      input: Operations['companies.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['companies.get']['output']>;
    /** Correct a company: given fields change, null clears; its leads are found by what is new. Scope: `leads:write`. */
    update(
      input: Operations['companies.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['companies.update']['output']>;
    /** Companies with all fields as CSV, newest first. Scope: `outreach:read`. */
    export(
      input?: Operations['companies.export']['input'],
      options?: CallOptions,
    ): Promise<Operations['companies.export']['output']>;
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
    /** Rename an audience, or change its filter. Scope: `leads:write`. */
    update(
      input: Operations['audiences.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['audiences.update']['output']>;
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
    /** Take leads out of a static audience; who was enrolled from it stays enrolled. Scope: `leads:write`. */
    removeLeads(
      input: Operations['audiences.remove_leads']['input'],
      options?: CallOptions,
    ): Promise<Operations['audiences.remove_leads']['output']>;
    /** Put an audience away; refused while a campaign that is not over uses it. Scope: `leads:write`. */
    archive(
      input: Operations['audiences.archive']['input'],
      options?: CallOptions,
    ): Promise<Operations['audiences.archive']['output']>;
    /** Take an archived audience into use again. Scope: `leads:write`. */
    restore(
      input: Operations['audiences.restore']['input'],
      options?: CallOptions,
    ): Promise<Operations['audiences.restore']['output']>;
  };
  readonly sequences: {
    /** Create a sequence, in one body or empty, to be filled step by step; problems are reported, not refused. Scope: `campaigns:write`. */
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
    /** Every problem of a graph at once, of its shape and of its sense, without saving it. Scope: `outreach:read`. */
    validate(
      input: Operations['sequences.validate']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.validate']['output']>;
    /** Add a step between the one named and what followed it. Scope: `campaigns:write`. */
    addStep(
      input: Operations['sequences.add_step']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.add_step']['output']>;
    /** Change what one step says or where it leads; null takes an optional field away. Scope: `campaigns:write`. */
    updateStep(
      input: Operations['sequences.update_step']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.update_step']['output']>;
    /** Take a step out; its neighbours are joined. Scope: `campaigns:write`. */
    removeStep(
      input: Operations['sequences.remove_step']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.remove_step']['output']>;
    /** Put a step elsewhere, as it is. Scope: `campaigns:write`. */
    moveStep(
      input: Operations['sequences.move_step']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.move_step']['output']>;
    /** The versions of a sequence, newest first: who published each, when, and how many people are on it. Scope: `outreach:read`. */
    versions(
      input: Operations['sequences.versions']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.versions']['output']>;
    /** One version of a sequence, as it was published; it never changes. Scope: `outreach:read`. */
    getVersion(
      input: Operations['sequences.get_version']['input'],
      options?: CallOptions,
    ): Promise<Operations['sequences.get_version']['output']>;
  };
  readonly snippets: {
    /** Write a snippet: a piece of text for {{ snippet.… }}, with variables and choices of its own. Scope: `campaigns:write`. */
    create(
      input: Operations['snippets.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['snippets.create']['output']>;
    /** All snippets of the workspace, by name. Scope: `outreach:read`. */
    list(
      input?: Operations['snippets.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['snippets.list']['output']>;
    /** Rewrite a snippet for drafts and launches to come; what was launched keeps its words. Scope: `campaigns:write`. */
    update(
      input: Operations['snippets.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['snippets.update']['output']>;
    /** One snippet. Scope: `outreach:read`. */
    get(
      input: Operations['snippets.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['snippets.get']['output']>;
    /** Delete a snippet; drafts that name it say so among their problems. Scope: `campaigns:write`. */
    delete(
      input: Operations['snippets.delete']['input'],
      options?: CallOptions,
    ): Promise<Operations['snippets.delete']['output']>;
  };
  readonly templates: {
    /** Templates of the workspace, newest first, then those that come with Overture. Scope: `outreach:read`. */
    list(
      input?: Operations['templates.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['templates.list']['output']>;
    /** One template. Scope: `outreach:read`. */
    get(
      input: Operations['templates.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['templates.get']['output']>;
    /** Rename or describe a template. Scope: `campaigns:write`. */
    update(
      input: Operations['templates.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['templates.update']['output']>;
    /** Put a template away. Scope: `campaigns:write`. */
    archive(
      input: Operations['templates.archive']['input'],
      options?: CallOptions,
    ): Promise<Operations['templates.archive']['output']>;
    /** Take a template out again. Scope: `campaigns:write`. */
    unarchive(
      input: Operations['templates.unarchive']['input'],
      options?: CallOptions,
    ): Promise<Operations['templates.unarchive']['output']>;
  };
  readonly campaigns: {
    /** Create a draft campaign; from a template it gets a sequence of its own. Scope: `campaigns:write`. */
    create(
      input: Operations['campaigns.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.create']['output']>;
    /** Campaigns, newest first; those that were put away only on demand. Scope: `outreach:read`. */
    list(
      input?: Operations['campaigns.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.list']['output']>;
    /** Change a draft: its sequence, audiences or accounts; name, weight and hours at any time. Scope: `campaigns:write`. */
    update(
      input: Operations['campaigns.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.update']['output']>;
    /** One campaign. Scope: `outreach:read`. */
    get(
      input: Operations['campaigns.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.get']['output']>;
    /** Delete a draft that was never launched or scheduled; answers what it was. Scope: `campaigns:write`. */
    delete(
      input: Operations['campaigns.delete']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.delete']['output']>;
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
    /** Plan to publish the draft as the next version, or to go to another one, for people under way: who would go where. Scope: `campaigns:write`. */
    planEdit(
      input: Operations['campaigns.plan_edit']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.plan_edit']['output']>;
    /** Go back to a version, at once: the same move as with a plan, in one call. Scope: `campaigns:write`. */
    rollback(
      input: Operations['campaigns.rollback']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.rollback']['output']>;
    /** Pause: nothing more is sent until it is resumed; pausing again changes nothing. Scope: `campaigns:write`. */
    pause(
      input: Operations['campaigns.pause']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.pause']['output']>;
    /** Resume where it was paused; what was missed is not sent at once, but at the pace of each account. Scope: `campaigns:write`. */
    resume(
      input: Operations['campaigns.resume']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.resume']['output']>;
    /** Stop for good: every enrollment stops; stopping again changes nothing. Scope: `campaigns:write`. */
    stop(
      input: Operations['campaigns.stop']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.stop']['output']>;
    /** Take a planned start back: the campaign is a draft again. Scope: `campaigns:write`. */
    unschedule(
      input: Operations['campaigns.unschedule']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.unschedule']['output']>;
    /** A new draft with a copy of the sequence, and the same accounts; the audiences on demand. Scope: `campaigns:write`. */
    duplicate(
      input: Operations['campaigns.duplicate']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.duplicate']['output']>;
    /** Put a draft, or a campaign that is over, away: it leaves the lists and keeps its figures. Scope: `campaigns:write`. */
    archive(
      input: Operations['campaigns.archive']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.archive']['output']>;
    /** Take it out again. Scope: `campaigns:write`. */
    unarchive(
      input: Operations['campaigns.unarchive']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.unarchive']['output']>;
    /** Let an identity speak in a draft, through all its accounts that run. Scope: `campaigns:write`. */
    attachIdentity(
      input: Operations['campaigns.attach_identity']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.attach_identity']['output']>;
    /** Take all accounts of an identity out of a draft. Scope: `campaigns:write`. */
    detachIdentity(
      input: Operations['campaigns.detach_identity']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.detach_identity']['output']>;
    /** Keep the sequence of a campaign as a template. Scope: `campaigns:write`. */
    saveAsTemplate(
      input: Operations['campaigns.save_as_template']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.save_as_template']['output']>;
    /** The messages as leads will read them: three of the audience, or the one that is named. Scope: `outreach:read`. */
    preview(
      input: Operations['campaigns.preview']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.preview']['output']>;
    /** Send one step to an own mailbox, marked [Test]; LinkedIn steps are shown, not sent. Scope: `messages:send`. */
    testSend(
      input: Operations['campaigns.test_send']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.test_send']['output']>;
    /** What became of a test that was sent. Scope: `outreach:read`. */
    getTestSend(
      input: Operations['campaigns.get_test_send']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.get_test_send']['output']>;
    /** Why is nothing sending? Everybody who is in a campaign, by the one reason for which they wait. Scope: `outreach:read`. */
    why(
      input: Operations['campaigns.why']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.why']['output']>;
    /** What would go out on which day, to whom and until when; nothing is changed and nothing sent. Scope: `outreach:read`. */
    simulate(
      input: Operations['campaigns.simulate']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.simulate']['output']>;
    /** Which variant of each split brings more answers or meetings; valid whenever and however often one looks. Scope: `outreach:read`. */
    compareVariants(
      input: Operations['campaigns.compare_variants']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.compare_variants']['output']>;
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
    /** Who is on the way into a campaign: who waits for a free place, and who was left out and why. Scope: `outreach:read`. */
    entries(
      input: Operations['campaigns.entries']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.entries']['output']>;
    /** Attach an audience to a campaign, or say whether who enters it later is enrolled (live). Scope: `campaigns:write`. */
    attachAudience(
      input: Operations['campaigns.attach_audience']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.attach_audience']['output']>;
    /** Detach an audience; who was enrolled from it stays. Scope: `campaigns:write`. */
    detachAudience(
      input: Operations['campaigns.detach_audience']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.detach_audience']['output']>;
    /** How many people a campaign takes in, ever and on a day of the workspace, and how many it contacts on a day. Scope: `campaigns:write`. */
    setCaps(
      input: Operations['campaigns.set_caps']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.set_caps']['output']>;
    /** Plan to push leads into a running campaign; plans.execute carries it out. Scope: `campaigns:write`. */
    planEnroll(
      input: Operations['campaigns.plan_enroll']['input'],
      options?: CallOptions,
    ): Promise<Operations['campaigns.plan_enroll']['output']>;
  };
  readonly figures: {
    /** Up to 20 campaigns side by side and together. Scope: `outreach:read`. */
    compare(
      input: Operations['figures.compare']['input'],
      options?: CallOptions,
    ): Promise<Operations['figures.compare']['output']>;
    /** What happened day by day, week by week or month by month, quiet days as zeros. Scope: `outreach:read`. */
    timeseries(
      input: Operations['figures.timeseries']['input'],
      options?: CallOptions,
    ): Promise<Operations['figures.timeseries']['output']>;
    /** Meetings and deals by stage and value, won and lost, for each campaign and in total. Scope: `outreach:read`. */
    pipeline(
      input?: Operations['figures.pipeline']['input'],
      options?: CallOptions,
    ): Promise<Operations['figures.pipeline']['output']>;
    /** What a number is made of: its definition and every person, touch, meeting or deal behind it. Scope: `outreach:read`. */
    explain(
      input: Operations['figures.explain']['input'],
      options?: CallOptions,
    ): Promise<Operations['figures.explain']['output']>;
    /** Figures as CSV: campaigns side by side, a breakdown, a time series, the pipeline, or the facts behind a number. Scope: `outreach:read`. */
    export(
      input: Operations['figures.export']['input'],
      options?: CallOptions,
    ): Promise<Operations['figures.export']['output']>;
  };
  readonly enrollments: {
    /** Push up to 1,000 leads into a running campaign; an answer for each. Scope: `campaigns:write`. */
    create(
      input: Operations['enrollments.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['enrollments.create']['output']>;
    /** Where one person stands in one campaign, and what is next. Scope: `outreach:read`. */
    get(
      input: Operations['enrollments.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['enrollments.get']['output']>;
    /** Hold one person: nothing that has not left goes out until it is resumed. Scope: `campaigns:write`. */
    pause(
      input: Operations['enrollments.pause']['input'],
      options?: CallOptions,
    ): Promise<Operations['enrollments.pause']['output']>;
    /** Go on where it was held. Scope: `campaigns:write`. */
    resume(
      input: Operations['enrollments.resume']['input'],
      options?: CallOptions,
    ): Promise<Operations['enrollments.resume']['output']>;
    /** Pass over the step at which a person stands; a touch that waits for its turn is cancelled. Scope: `campaigns:write`. */
    skipStep(
      input: Operations['enrollments.skip_step']['input'],
      options?: CallOptions,
    ): Promise<Operations['enrollments.skip_step']['output']>;
    /** Make the wait or the touch of a step due at once; windows, gaps and budgets hold all the same. Scope: `campaigns:write`. */
    runNow(
      input: Operations['enrollments.run_now']['input'],
      options?: CallOptions,
    ): Promise<Operations['enrollments.run_now']['output']>;
    /** End the sequence of one person. Scope: `campaigns:write`. */
    stop(
      input: Operations['enrollments.stop']['input'],
      options?: CallOptions,
    ): Promise<Operations['enrollments.stop']['output']>;
    /** The campaign did what it was for: the sequence ends, and the figures count it. Scope: `campaigns:write`. */
    markConverted(
      input: Operations['enrollments.mark_converted']['input'],
      options?: CallOptions,
    ): Promise<Operations['enrollments.mark_converted']['output']>;
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
    /** Rename an identity, give it a signature, or hours of its own, effective at once also for what is queued. Scope: `accounts:admin`. */
    update(
      input: Operations['identities.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['identities.update']['output']>;
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
    /** Why is nothing sending? Every touch that waits for an account, by the one reason for which it waits. Scope: `outreach:read`. */
    why(
      input: Operations['accounts.why']['input'],
      options?: CallOptions,
    ): Promise<Operations['accounts.why']['output']>;
    /** What an account used, reserved and has left of each limit, until when, and which campaigns used it. Scope: `outreach:read`. */
    budget(
      input: Operations['accounts.budget']['input'],
      options?: CallOptions,
    ): Promise<Operations['accounts.budget']['output']>;
    /** Pause or resume an account, or change its window, caps and gaps. Scope: `accounts:admin`. */
    update(
      input: Operations['accounts.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['accounts.update']['output']>;
    /** Replace what an account logs in with, and how its servers are reached. Scope: `accounts:admin`. */
    updateCredentials(
      input: Operations['accounts.update_credentials']['input'],
      options?: CallOptions,
    ): Promise<Operations['accounts.update_credentials']['output']>;
  };
  readonly hooks: {
    /** Create the secret address at which an outside system posts signals (LinkedIn provider, a CRM, Cal.com or Calendly). Scope: `accounts:admin`. */
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
    /** One conversation with its newest messages, oldest of them first. Scope: `outreach:read`. */
    get(
      input: Operations['conversations.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['conversations.get']['output']>;
    /** Correct what a reply means, or mark it as dealt with; unsubscribe ends every sequence and holds for good. Scope: `messages:send`. */
    setDisposition(
      input: Operations['conversations.set_disposition']['input'],
      options?: CallOptions,
    ): Promise<Operations['conversations.set_disposition']['output']>;
    /** The messages of a conversation, newest first, page by page. Scope: `outreach:read`. */
    messages(
      input: Operations['conversations.messages']['input'],
      options?: CallOptions,
    ): Promise<Operations['conversations.messages']['output']>;
    /** Add messages of the past, from another system, to the conversation of a lead with an account. Scope: `messages:send`. */
    import(
      input: Operations['conversations.import']['input'],
      options?: CallOptions,
    ): Promise<Operations['conversations.import']['output']>;
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
    /** Correct a meeting: it was held, moved, cancelled, or nobody came. Scope: `leads:write`. */
    update(
      input: Operations['meetings.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['meetings.update']['output']>;
    /** One meeting. Scope: `outreach:read`. */
    get(
      input: Operations['meetings.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['meetings.get']['output']>;
    /** Meetings and deals that were reported of people who are no leads, newest first. Scope: `outreach:read`. */
    unmatched(
      input?: Operations['meetings.unmatched']['input'],
      options?: CallOptions,
    ): Promise<Operations['meetings.unmatched']['output']>;
    /** Say which lead an unmatched report is about; all that was reported of that person is applied. Scope: `leads:write`. */
    attach(
      input: Operations['meetings.attach']['input'],
      options?: CallOptions,
    ): Promise<Operations['meetings.attach']['output']>;
  };
  readonly deals: {
    /** Record a deal, or write down how the one with this external id stands now. Scope: `leads:write`. */
    record(
      input: Operations['deals.record']['input'],
      options?: CallOptions,
    ): Promise<Operations['deals.record']['output']>;
    /** Deals, newest first. Scope: `outreach:read`. */
    list(
      input?: Operations['deals.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['deals.list']['output']>;
    /** Change a deal: its stage, status, value or name; what is left out stays. Scope: `leads:write`. */
    update(
      input: Operations['deals.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['deals.update']['output']>;
    /** One deal, with what it went through. Scope: `outreach:read`. */
    get(
      input: Operations['deals.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['deals.get']['output']>;
  };
  readonly suppressions: {
    /** Never contact this address, domain, LinkedIn profile or company again; effective at once. Scope: `leads:write`. */
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
  readonly deadLetters: {
    /** What failed for good, newest first: what it was about, how it failed, and what was decided. Scope: `outreach:read`. */
    list(
      input?: Operations['dead_letters.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['dead_letters.list']['output']>;
    /** Have it tried again; a touch gets a slot of its own again, and nothing that may be out is repeated. Scope: `messages:send`. */
    retry(
      input: Operations['dead_letters.retry']['input'],
      options?: CallOptions,
    ): Promise<Operations['dead_letters.retry']['output']>;
    /** Give it up: what waited for it goes on without it, and whoever wrote what nobody can read may be contacted. Scope: `messages:send`. */
    dismiss(
      input: Operations['dead_letters.dismiss']['input'],
      options?: CallOptions,
    ): Promise<Operations['dead_letters.dismiss']['output']>;
  };
  readonly tasks: {
    /** Tasks that sequences wait for, the longest due first; those of paused campaigns are left out. Scope: `outreach:read`. */
    list(
      input?: Operations['tasks.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['tasks.list']['output']>;
    /** A person did the task: the sequence goes on, and figures count it. Scope: `messages:send`. */
    complete(
      input: Operations['tasks.complete']['input'],
      options?: CallOptions,
    ): Promise<Operations['tasks.complete']['output']>;
    /** Nobody does the task: the sequence goes on without it. Scope: `messages:send`. */
    skip(
      input: Operations['tasks.skip']['input'],
      options?: CallOptions,
    ): Promise<Operations['tasks.skip']['output']>;
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
  readonly keys: {
    /** Make a key for a service, with no scope that your own key lacks; the key is shown once. Scope: `keys:admin`. */
    create(
      input: Operations['keys.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['keys.create']['output']>;
    /** Keys of the workspace, newest first, never with their secrets. Scope: `keys:admin`. */
    list(
      input?: Operations['keys.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['keys.list']['output']>;
    /** One key. Scope: `keys:admin`. */
    get(
      input: Operations['keys.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['keys.get']['output']>;
    /** Rename a key, or change when it expires and how much it may do; not of your own key. Scope: `keys:admin`. */
    update(
      input: Operations['keys.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['keys.update']['output']>;
    /** Revoke a key for good; within a second no process answers it any more. Scope: `keys:admin`. */
    revoke(
      input: Operations['keys.revoke']['input'],
      options?: CallOptions,
    ): Promise<Operations['keys.revoke']['output']>;
  };
  readonly audit: {
    /** What was done and what was refused, newest first. Scope: `keys:admin`. */
    list(
      input?: Operations['audit.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['audit.list']['output']>;
  };
  readonly events: {
    /** What happened, in the order in which it became known. Scope: `outreach:read`. */
    list(
      input?: Operations['events.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['events.list']['output']>;
    /** Every type of event, when it happens, its schema and an example. Scope: `outreach:read`. */
    types(
      input?: Operations['events.types']['input'],
      options?: CallOptions,
    ): Promise<Operations['events.types']['output']>;
    /** What happens, as it happens (Server-Sent Events); a reader that lost its connection goes on by Last-Event-ID. Scope: `outreach:read`. */
    stream(
      input?: Operations['events.stream']['input'],
      options?: CallOptions,
    ): Promise<Operations['events.stream']['output']>;
  };
  readonly webhooks: {
    /** Have events posted to an address; the answer holds the signing secret, once. Scope: `webhooks:admin`. */
    create(
      input: Operations['webhooks.create']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.create']['output']>;
    /** Webhook endpoints and how they fare. Scope: `webhooks:admin`. */
    list(
      input?: Operations['webhooks.list']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.list']['output']>;
    /** One webhook endpoint. Scope: `webhooks:admin`. */
    get(
      input: Operations['webhooks.get']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.get']['output']>;
    /** Change the address or types of an endpoint, or switch it off and on. Scope: `webhooks:admin`. */
    update(
      input: Operations['webhooks.update']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.update']['output']>;
    /** Remove an endpoint with its delivery log. Scope: `webhooks:admin`. */
    delete(
      input: Operations['webhooks.delete']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.delete']['output']>;
    /** Make a new signing secret; the old one signs along for a day. Scope: `webhooks:admin`. */
    rotateSecret(
      input: Operations['webhooks.rotate_secret']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.rotate_secret']['output']>;
    /** Send a webhook.test event to one endpoint, at once. Scope: `webhooks:admin`. */
    test(
      input: Operations['webhooks.test']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.test']['output']>;
    /** Send events again: from a cursor, since an instant, or single deliveries. Scope: `webhooks:admin`. */
    replay(
      input: Operations['webhooks.replay']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.replay']['output']>;
    /** What an endpoint was sent, newest first; status=dead shows what was given up. Scope: `webhooks:admin`. */
    deliveries(
      input: Operations['webhooks.deliveries']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.deliveries']['output']>;
    /** One delivery with every try: when, how long, and what was answered. Scope: `webhooks:admin`. */
    getDelivery(
      input: Operations['webhooks.get_delivery']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.get_delivery']['output']>;
    /** Send one delivery again now, whatever became of it. Scope: `webhooks:admin`. */
    retryDelivery(
      input: Operations['webhooks.retry_delivery']['input'],
      options?: CallOptions,
    ): Promise<Operations['webhooks.retry_delivery']['output']>;
  };
}
