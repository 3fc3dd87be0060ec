/** The ways to reach people, behind the one port of the application. */
export { createChannels, type ChannelsOptions } from './create-channels.js';
export { createEmailAdapter, type EmailAdapterOptions } from './email/email-adapter.js';
export type { EmailSettings } from './email/settings.js';
export { createLinkedinAdapter, type LinkedinAdapterOptions } from './linkedin/index.js';
