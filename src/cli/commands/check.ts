import { Command } from 'commander'
import { withApp } from '#app/app'
import { settingsOf, withStudyOptions, type StudyOptions } from '#cli/commands/options'
import { exitCodes } from '#cli/output/exit-codes'
import { columnLines } from '#cli/output/column-lines'
import { findingCount, findingLines } from '#cli/output/findings'
import type { Terminal } from '#cli/output/terminal'

const examples = `
Examples:
  worthline check study.yaml
  worthline check study.yaml --data ../rows
  worthline check study.yaml --profile      and what each declared column holds`

interface CheckOptions extends StudyOptions {
  readonly profile?: boolean
}

/** `worthline check`: everything that is wrong or doubtful in a study, at once. */
export function checkCommand(terminal: Terminal): Command {
  return withStudyOptions(
    new Command('check')
      .description('Lists everything that is wrong or doubtful, with its place and a remedy.')
      .argument('<study>', 'the study document, or its folder')
      .option('--profile', 'a line for each declared column: what it holds'),
  )
    .addHelpText('after', examples)
    .action((study: string, options: CheckOptions) => run(study, options, terminal))
}

async function run(study: string, options: CheckOptions, terminal: Terminal): Promise<void> {
  terminal.quiet = options.quiet === true
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { data } = options
    const settings = settingsOf(options)
    const request = { study, ...(data === undefined ? {} : { data }) }
    const columns = options.profile === true ? await app.columns(request) : undefined
    const { findings } = await app.assess({ ...request, settings })
    if (columns?.value !== undefined) {
      terminal.answer([...columnLines(columns.value, terminal), ''].join('\n'))
    }
    const lines = findingLines(findings, terminal.paint)
    terminal.answer([...lines, findingCount(findings)].join('\n'))
    const broken = findings.some(({ severity }) => severity === 'problem')
    terminal.exitCode = broken ? exitCodes.input : exitCodes.fine
  })
}
