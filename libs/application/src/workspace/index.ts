/** workspace.get, workspace.update: switches and policies of the whole workspace. */
import { checkWindow, windowView } from '../accounts/check-window.js';
import { followNewHours } from '../engine/change-hours.js';
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import type { Workspace } from './workspace-store.port.js';

export * from './workspace-store.port.js';

const viewOf = (workspace: Workspace, now: Temporal.Instant) => ({
  ...workspace,
  window: workspace.window && windowView(workspace.window),
  businessTime: now,
});

const getWorkspace: ReadHandler<'workspace.get'> = async ({ stores, now }) =>
  viewOf(await stores.workspace.get(), now);

const updateWorkspace: ActHandler<'workspace.update'> = async ({ stores, now }, change) => {
  checkWindow(change.window);
  const before = await stores.workspace.get();
  await stores.workspace.update(change);
  if (before.killSwitch && change.killSwitch === false) await stores.workspace.openLanes(now);
  if (change.window !== undefined) await followNewHours(stores.engine, { of: 'workspace' }, now);
  if (change.contactPolicy !== undefined) await stores.engine.contacts.askAgain(now);
  return viewOf(await stores.workspace.get(), now);
};

export const workspaceHandlers = { 'workspace.get': getWorkspace, 'workspace.update': updateWorkspace };
