/** What does a caller see of a template? */
import type { OutputOf } from '#contracts';
import { validateSequence } from '#domain';
import { channelsOf } from '../campaigns/speakers.js';
import { ownCopy } from '../sequences/sequence-view.js';
import type { BuiltInTemplate } from './built-in.js';
import type { TemplateRecord } from './template-store.port.js';

export function toTemplateView(template: TemplateRecord | BuiltInTemplate): OutputOf<'templates.get'> {
  const { id, name, description, graph } = template;
  return {
    id,
    name,
    description,
    builtIn: !('createdAt' in template),
    channels: channelsOf(graph),
    graph: ownCopy(graph),
    problems: [...validateSequence(graph)],
    archivedAt: 'archivedAt' in template ? template.archivedAt : null,
    createdAt: 'createdAt' in template ? template.createdAt : null,
  };
}
