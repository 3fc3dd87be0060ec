/** Which parts of the API's answers does the demo read? The whole shapes are in the API's own OpenAPI document. */
import type { CampaignFigures } from './judge.ts';

export interface Plan {
  readonly id: string;
  readonly summary: {
    readonly title: string;
    readonly people: number;
    readonly accounts: readonly {
      readonly channel: string;
      readonly address: string;
      readonly people: number;
    }[];
    readonly samples: readonly {
      readonly leadName: string;
      readonly kind: string;
      readonly subject: string | null;
      readonly text: string;
    }[];
    readonly excluded: readonly { readonly reason: string; readonly people: number }[];
    readonly warnings: readonly string[];
  };
}

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly audiences: readonly { readonly id: string; readonly live: boolean }[];
  readonly enrollments: { readonly active: number; readonly finished: number; readonly stopped: number };
}

export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly definition: string;
}

export interface Figures extends CampaignFigures {
  readonly campaignId: string;
  readonly name: string;
  readonly rates: Readonly<Record<string, Rate>>;
  readonly steps: readonly {
    readonly stepId: string;
    readonly kind: string;
    readonly counts: Readonly<Record<string, number>>;
  }[];
  readonly asOfPosition: number;
}

export interface Conversation {
  readonly id: string;
  readonly leadId: string;
  readonly leadName: string;
  readonly companyName: string | null;
  readonly channel: 'email' | 'linkedin';
  readonly subject: string | null;
  readonly disposition: string | null;
  readonly lastMessage: { readonly direction: 'in' | 'out'; readonly text: string } | null;
}

export interface Message {
  readonly direction: 'in' | 'out';
  readonly text: string;
  readonly occurredAt: string;
}
