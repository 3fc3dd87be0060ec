/** What is this world made of? Its parts, tied together once. */
import { Scheduler } from '../clock/scheduler.js';
import { type WorldClock, createClock } from '../clock/world-clock.js';
import { Courier } from '../delivery/courier.js';
import { SalesDesk } from '../delivery/sales-hook.js';
import { MailboxStore } from '../imap/mailbox-store.js';
import { Ledger } from '../ledger/ledger.js';
import { PostOffice } from '../people/post-office.js';
import { Inhabitants } from '../people/inhabitants.js';
import { announceOnNetwork } from '../provider/network-announcements.js';
import { ProviderFaults } from '../provider/provider-faults.js';
import { SocialNetwork } from '../provider/social-network.js';
import { WebhookEndpoints } from '../provider/webhook-endpoints.js';
import { WebhookSender } from '../provider/webhook-sender.js';
import { Directory } from '../population/directory.js';
import { createPopulation } from '../population/people.js';
import { createSenders, providerApiKey } from '../population/senders.js';
import { SmtpFaults } from '../smtp/smtp-faults.js';
import type { WorldOptions } from './world-options.js';

export interface World {
  readonly options: WorldOptions;
  readonly clock: WorldClock;
  readonly scheduler: Scheduler;
  readonly directory: Directory;
  readonly mailboxes: MailboxStore;
  readonly postOffice: PostOffice;
  readonly network: SocialNetwork;
  readonly apiKey: string;
  readonly webhookEndpoints: WebhookEndpoints;
  readonly webhooks: WebhookSender;
  readonly ledger: Ledger;
  readonly courier: Courier;
  readonly sales: SalesDesk;
  readonly smtpFaults: SmtpFaults;
  readonly providerFaults: ProviderFaults;
  close(): Promise<void>;
}

/** Told of what goes wrong inside the world, which is a defect of the world. */
export type OnDefect = (error: unknown, event: string) => void;

export function createWorld(options: WorldOptions, onDefect: OnDefect): World {
  const { seed } = options;
  const clock = createClock(options.clock);
  const now = () => clock.now();
  const courier = new Courier();
  const settled = (deadline: number) => courier.idle(deadline);
  const scheduler = new Scheduler({ clock, onError: onDefect, settled });
  const directory = new Directory(
    createPopulation(seed, options.people),
    createSenders(seed, options.senders),
  );
  const mailboxes = new MailboxStore(() => new Date(now().epochMilliseconds));
  for (const sender of directory.senders) mailboxes.create(sender.email, sender.mailPassword);

  const ledger = new Ledger(now);
  const sales = new SalesDesk(courier);
  const { invitationLimits: limits, inmailCredits } = options;
  const network = new SocialNetwork({ seed, directory, limits, inmailCredits, now });
  const webhookEndpoints = new WebhookEndpoints(seed);
  const webhooks = new WebhookSender({ seed, endpoints: webhookEndpoints, scheduler, courier, now });
  const inhabitants = new Inhabitants({ scheduler, ledger, mailboxes, network, sales, courier, now });
  const postOffice = new PostOffice({ directory, ledger, mailboxes, scheduler, inhabitants, now });
  network.observe(announceOnNetwork(ledger, webhooks));
  network.observe(inhabitants);

  return {
    options,
    clock,
    scheduler,
    directory,
    mailboxes,
    postOffice,
    network,
    apiKey: providerApiKey(seed),
    webhookEndpoints,
    webhooks,
    ledger,
    courier,
    sales,
    smtpFaults: new SmtpFaults(),
    providerFaults: new ProviderFaults(),
    close: async () => {
      scheduler.stop();
      await courier.close();
    },
  };
}
