import { Command } from 'commander'
import { withApp } from '#app/app'
import { settingsOf, withStudyOptions, type StudyOptions } from '#cli/commands/options'
import { exitCodes } from '#cli/output/exit-codes'
import { columnLines } from '#cli/output/column-lines'
import { findingCount, findingLines } from '#cli/output/findings'
import { variableLines } from '#cli/output/variable-lines'
import type { Terminal } from '#cli/output/terminal'

const examples = `
Examples:
  worthline check study.yaml
  worthline check study.yaml --data ../rows
  worthline check study.yaml --profile      and what each declared column holds
  worthline check study.yaml --variables    and what formulas name, with where it is used`

interface CheckOptions extends StudyOptions {
  readonly profile?: boolean
  readonly variables?: boolean
}

/** `worthline check`: everything that is wrong or doubtful in a study, at once. */
export function checkCommand(terminal: Terminal): Command {
  return withStudyOptions(
    new Command('check')
      .description('Lists everything that is wrong or doubtful, with its place and a remedy.')
      .argument('<study>', 'the study document, or its folder')
      .option('--profile', 'a line for each declared column: what it holds')
      .option('--variables', 'a line for each variable: unit, value, and what names it'),
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
    const variables = options.variables === true ? await app.variables(study) : undefined
    if (variables?.value !== undefined) {
      terminal.answer([...variableLines(variables.value, terminal), ''].join('\n'))
    }
    const lines = findingLines(findings, terminal.paint)
    terminal.answer([...lines, findingCount(findings)].join('\n'))
    const broken = findings.some(({ severity }) => severity === 'problem')
    terminal.exitCode = broken ? exitCodes.input : exitCodes.fine
  })
}
