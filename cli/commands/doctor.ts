import { Command } from 'commander';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { examples } from '../help.ts';

export function doctorCommand(cli: Cli): Command {
  const command = new Command('doctor')
    .description(
      'what is there and what is missing: Node, SQLite, browser, Redis, disk, data folder, registry, database, clock, port',
    )
    .action(() => cli.run(doctor));
  return examples(command, ['assay doctor', 'REDIS_URL=redis://127.0.0.1:6379 assay doctor --json']);
}

async function doctor(context: CliContext): Promise<ExitCode> {
  const machine = await import('../doctor/machine.ts');
  const disk = await import('../doctor/disk.ts');
  const parts = await import('../doctor/parts.ts');
  const findings = [
    machine.checkNode(),
    await parts.checkSqlite(context),
    await parts.checkBrowser(),
    await parts.checkRedis(context),
    disk.checkDisk(context),
    disk.checkDataFolder(context),
    await parts.checkRegistryFolder(context),
    await parts.checkDatabase(context),
    machine.checkClock(context),
    await machine.checkPort(context),
  ];
  const healthy = findings.every((finding) => finding.state !== 'missing');
  const problems = findings
    .filter(({ state }) => state === 'missing')
    .map(({ name, says, hint = 'Run the set-up: npm run setup.' }) => ({
      code: `doctor_${name.toLowerCase()}`,
      message: says,
      hint,
    }));
  if (context.json) context.out.json({ ok: healthy, findings, problems });
  else {
    for (const { name, state, says, hint } of findings) {
      context.out.line(`${state.padEnd(8)} ${name.padEnd(9)} ${says}`);
      if (hint !== undefined) context.out.line(`${' '.repeat(18)} -> ${hint}`);
    }
  }
  return healthy ? 0 : 1;
}
