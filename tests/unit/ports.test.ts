import { afterEach, describe, expect, it, vi } from 'vitest';
import { portsOf } from '../../tools/stack/ports.ts';

const commands = ['start', 'test', 'bench', 'faults', 'demo', 'pictures'] as const;

describe('ports of a stack', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('move with POCHITTO_PORT_BASE by the same offset for every command', () => {
    vi.stubEnv('POCHITTO_PORT_BASE', '7000');
    const moved = commands.map(portsOf);
    vi.stubEnv('POCHITTO_PORT_BASE', '7500');
    for (const [at, command] of commands.entries()) {
      expect(portsOf(command).web, command).toBe((moved[at]?.web ?? 0) + 500);
    }
  });

  it('are different for any two commands', () => {
    vi.stubEnv('POCHITTO_PORT_BASE', '7000');
    const all = commands.flatMap((command) => {
      const { base: _, ...own } = portsOf(command);
      return Object.values(own);
    });
    expect(new Set(all).size).toBe(all.length);
  });
});
