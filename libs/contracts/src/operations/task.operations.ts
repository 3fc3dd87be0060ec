/** What sequences ask a person to do: tasks, which no machine does. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

export const TASK_STATES = ['open', 'completed', 'skipped', 'cancelled'] as const;

export const taskView = z.object({
  id: id('touch'),
  state: z.enum(TASK_STATES),
  title: z.string(),
  text: z.string(),
  leadId: id('lead'),
  /** Whose task it is: the identity that speaks to this lead. */
  identityId: id('identity'),
  campaignId: id('campaign'),
  enrollmentId: id('enrollment'),
  stepId: z.string(),
  dueAt: instant,
  overdue: z.boolean(),
  completedAt: instant.nullable(),
  createdAt: instant,
});

export const listTasks = defineOperation({
  name: 'tasks.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Tasks that sequences wait for, the longest due first; those of paused campaigns are left out',
  input: z.strictObject({
    state: z.enum(TASK_STATES).default('open'),
    overdue: z.enum(['true', 'false']).optional(),
    campaignId: id('campaign').optional(),
    identityId: id('identity').optional(),
    ...page,
  }),
  output: pageOf(taskView),
  http: { method: 'GET', path: '/v1/tasks' },
  expands: {
    lead: { kind: 'lead', by: 'leadId' },
    campaign: { kind: 'campaign', by: 'campaignId' },
  },
});
export const completeTask = defineOperation({
  name: 'tasks.complete',
  kind: 'act',
  scope: 'messages:send',
  summary: 'A person did the task: the sequence goes on, and figures count it',
  input: z.strictObject({ taskId: id('touch') }),
  output: taskView,
  http: { method: 'POST', path: '/v1/tasks/:taskId/complete' },
});
export const skipTask = defineOperation({
  name: 'tasks.skip',
  kind: 'act',
  scope: 'messages:send',
  summary: 'Nobody does the task: the sequence goes on without it',
  input: z.strictObject({ taskId: id('touch') }),
  output: taskView,
  http: { method: 'POST', path: '/v1/tasks/:taskId/skip' },
});
