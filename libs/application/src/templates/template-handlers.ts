/** Who answers the operations on templates? */
import type { OperationHandlers } from '../operations/operation-context.js';
import { getTemplate, listTemplates } from './read-templates.js';
import { archiveTemplate, saveAsTemplate, unarchiveTemplate, updateTemplate } from './write-templates.js';

export const templateHandlers = {
  'campaigns.save_as_template': saveAsTemplate,
  'templates.list': listTemplates,
  'templates.get': getTemplate,
  'templates.update': updateTemplate,
  'templates.archive': archiveTemplate,
  'templates.unarchive': unarchiveTemplate,
} satisfies Partial<OperationHandlers>;
