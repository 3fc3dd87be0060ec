/** Which templates are there? Those of the workspace first; the last page ends with those that come with Overture. */
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { BUILT_IN_TEMPLATES } from './built-in.js';
import { requireTemplate } from './require-template.js';
import { toTemplateView } from './template-view.js';

export const getTemplate: ReadHandler<'templates.get'> = async ({ stores }, { templateId }) =>
  toTemplateView(await requireTemplate(stores.templates, templateId));

export const listTemplates: ReadHandler<'templates.list'> = async ({ stores }, input) => {
  const { archived = false, limit, cursor } = input;
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const own = await stores.templates.list({ archived, limit: limit + 1, before });
  // Their ids are smaller than any that time gives, so the order of ids goes on through them.
  const builtIn = archived
    ? []
    : BUILT_IN_TEMPLATES.toReversed().filter(({ id }) => before === undefined || id < before);
  const page = cutPage([...own, ...builtIn].slice(0, limit + 1), limit, (template) => [template.id]);
  return { data: page.data.map(toTemplateView), nextCursor: page.nextCursor };
};
