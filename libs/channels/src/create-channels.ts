/** Which adapter speaks for which channel? */
import type { ChannelAdapter } from '#application';
import type { Channel } from '#domain';
import { createEmailAdapter, type EmailAdapterOptions } from './email/email-adapter.js';
import { createLinkedinAdapter, type LinkedinAdapterOptions } from './linkedin/index.js';

export interface ChannelsOptions {
  readonly email?: EmailAdapterOptions;
  readonly linkedin?: LinkedinAdapterOptions;
}

export function createChannels(options: ChannelsOptions = {}): Record<Channel, ChannelAdapter> {
  return {
    email: createEmailAdapter(options.email),
    linkedin: createLinkedinAdapter(options.linkedin),
  };
}
