import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { outsideDir } from '../../../launcher/postgres/home.ts';
import { isAlive } from '../../../launcher/processes/identity.ts';
import { endOf, makeCheckout } from './checkout.ts';

const asRoot = process.getuid?.() === 0 ? test : test.skip;

test('two checkouts run side by side', async () => {
  const [one, other] = [makeCheckout(), makeCheckout()];
  try {
    const launchers = await Promise.all([one.up(), other.up()]);
    const ports = [one, other].flatMap((checkout) => Object.values(checkout.state().ports));
    expect(new Set(ports).size).toBe(10);
    launchers[0].kill('SIGTERM');
    await endOf(launchers[0]);
    expect(other.everything().every(isAlive)).toBe(true);
    launchers[1].kill('SIGTERM');
    await endOf(launchers[1]);
  } finally {
    one.remove();
    other.remove();
  }
}, 40_000);

asRoot(
  'a checkout in a folder that is closed to others works for root',
  async () => {
    const checkout = makeCheckout({ mode: 0o700 });
    try {
      const launcher = await checkout.up();
      expect(existsSync(join(outsideDir(checkout.dir), 'main/data/PG_VERSION'))).toBe(true);
      launcher.kill('SIGTERM');
      await endOf(launcher);
      const reset = await checkout.run(['reset', '--yes']);
      expect(reset.code).toBe(0);
      expect(existsSync(outsideDir(checkout.dir))).toBe(false);
    } finally {
      checkout.remove();
    }
  },
  30_000,
);
