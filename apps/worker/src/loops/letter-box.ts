/**
 * Who tells a person of rounds that keep failing, and that they work again?
 *
 * A letter about each part of the work of each workspace. Success is only written down where failure may have been: after a
 * failure in this process, and once after its start, since another process may have failed before.
 */
import { type EngineDependencies, reportFailure, reportWorking } from '#application';
import type { Log } from '#observability';

type Kind = 'inbox' | 'round';

export class LetterBox {
  private readonly fine = new Set<string>();

  constructor(
    private readonly deps: Pick<EngineDependencies, 'newId' | 'work' | 'clock'>,
    private readonly log: Log,
  ) {}

  /** `message`: written by us, never what a server or a person wrote. Never throws: what fails is tried again anyway. */
  async failed(workspaceId: string, subject: string, code: string, message: string): Promise<void> {
    this.fine.delete(key(workspaceId, 'round', subject));
    await this.told(workspaceId, subject, () =>
      reportFailure(this.deps, workspaceId, { kind: 'round', subject, code, message }),
    );
  }

  async works(workspaceId: string, kind: Kind, subject: string): Promise<void> {
    const place = key(workspaceId, kind, subject);
    if (this.fine.has(place)) return;
    await this.told(workspaceId, subject, async () => {
      await reportWorking(this.deps, workspaceId, kind, subject);
      this.fine.add(place);
    });
  }

  /** Whoever writes the letter of an inbox is the queue; the next reading that works settles it. */
  doubt(workspaceId: string, kind: Kind, subject: string): void {
    this.fine.delete(key(workspaceId, kind, subject));
  }

  private async told(workspaceId: string, subject: string, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (err) {
      this.log.error({ err, workspaceId, subject }, 'a dead letter could not be written');
    }
  }
}

const key = (workspaceId: string, kind: Kind, subject: string): string => `${workspaceId} ${kind} ${subject}`;
