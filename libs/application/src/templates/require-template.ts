/** Which template is meant: one of the workspace, or one that comes with Overture? */
import { encodeId, notFound } from '#contracts';
import { BUILT_IN_TEMPLATES, type BuiltInTemplate } from './built-in.js';
import type { TemplateReads, TemplateRecord } from './template-store.port.js';

export function builtInTemplate(templateId: string): BuiltInTemplate | undefined {
  return BUILT_IN_TEMPLATES.find((template) => template.id === templateId);
}

export async function requireTemplate(
  templates: TemplateReads,
  templateId: string,
): Promise<TemplateRecord | BuiltInTemplate> {
  const template = builtInTemplate(templateId) ?? (await templates.find(templateId));
  if (!template) throw notFound('template', encodeId('template', templateId));
  return template;
}
