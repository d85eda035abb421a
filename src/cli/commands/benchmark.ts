import { Command, InvalidArgumentError, Option } from 'commander'
import { withApp } from '#app/app'
import { missingFolders } from '#cli/output/missing-folders'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'
import { benchmarkRoles, benchmarkKinds, type LevelWish } from '#use-cases/own-benchmark'

interface BenchmarkOptions {
  readonly need?: string
  readonly metric?: (typeof benchmarkKinds)[number]
  readonly role: LevelWish['role']
  readonly population: string
  readonly least: number
  readonly out?: string
  readonly quiet?: boolean
}

const examples = `
One study a customer. The entry names no customer and no file; with fewer than five customers it is refused.

Examples:
  worthline benchmark acme/ beta/ gamma/ delta/ epsilon/ --need wait --population "municipal offices"
  worthline benchmark customers/*/study.yaml --metric speed --population "..." --out benchmarks.yaml`

/** `worthline benchmark`: a published figure made of own studies, for the library of another study. */
export function benchmarkCommand(terminal: Terminal): Command {
  const command = new Command('benchmark')
    .description('Pools a level over own studies into an entry for `benchmarks.yaml`.')
    .argument('<study...>', 'study documents, or their folders: one a customer')
    .option('--need <id>', 'the need, by its id in the studies')
    .addOption(
      new Option('--metric <kind>', 'the one need whose metric is of this kind')
        .choices([...benchmarkKinds])
        .conflicts('need'),
    )
    .addOption(
      new Option('--role <role>', 'whose level: solutions of this role')
        .choices([...benchmarkRoles])
        .default('status-quo'),
    )
    .requiredOption('--population <text>', 'whom the studies are of, naming nobody')
    .option('--least <n>', 'customers that must stand behind it, at least 3', least, 5)
    .option('--out <file>', 'add the entry to a library instead of standard output')
    .option('--quiet', 'no progress on standard error')
  return command
    .addHelpText('after', examples)
    .action((studies: readonly string[], options: BenchmarkOptions) => {
      const { need, metric } = options
      if (need !== undefined) return run(studies, { need }, [options, terminal])
      if (metric !== undefined) return run(studies, { kind: metric }, [options, terminal])
      return command.error('error: say what: --need ID or --metric KIND', { exitCode: 1 })
    })
}

async function run(
  studies: readonly string[],
  of: LevelWish['of'],
  [options, terminal]: readonly [BenchmarkOptions, Terminal],
): Promise<void> {
  const { role, population, out } = options
  terminal.quiet = options.quiet === true
  const missing = missingFolders([out])
  if (missing.length > 0) return refuseInput(missing, terminal)
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const request = { studies, wish: { of, role }, population, least: options.least }
    const { value, findings } = await app.benchmark(request, out)
    if (value === undefined) return refuseInput(findings, terminal)
    if (out === undefined) return terminal.answer(value)
    terminal.say(`Added to ${out}`)
  })
}

function least(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 3) return value
  throw new InvalidArgumentError('Write a whole number, 3 or above.')
}
