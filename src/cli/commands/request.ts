import { Command, Option } from 'commander'
import { withApp } from '#app/app'
import { figureCount, settingsOf, withStudyOptions, type StudyOptions } from '#cli/commands/options'
import { deliver } from '#cli/output/deliver'
import { missingFolders } from '#cli/output/missing-folders'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'
import { writeRequestTable } from '#reports/csv/write-request-sheet'
import { writeRequestSheet } from '#reports/markdown/write-request-sheet'

interface RequestOptions extends StudyOptions {
  readonly customer?: string
  readonly top: number
  readonly format: 'markdown' | 'csv'
  readonly out?: string
}

const examples = `
Examples:
  worthline request study.yaml                                   the figures that matter most
  worthline request study.yaml --customer ACME --top 5
  worthline request study.yaml --format csv --out figures.csv    a table to fill in`

/** `worthline request`: which figures to ask a customer for. */
export function requestCommand(terminal: Terminal): Command {
  return withStudyOptions(
    new Command('request')
      .description('Writes a request sheet: which figures to ask a customer for, and why.')
      .argument('<study>', 'the study document, or its folder')
      .option('--customer <name>', 'whom it is for; figures that they gave are left out')
      .option('--top <n>', 'how many figures are asked for', figureCount, 10)
      .addOption(
        new Option('--format <format>', 'what the sheet is written as')
          .choices(['markdown', 'csv'])
          .default('markdown'),
      )
      .option('--out <file>', 'write the sheet to a file instead of standard output'),
  )
    .addHelpText('after', examples)
    .action((study: string, options: RequestOptions) => run(study, options, terminal))
}

async function run(study: string, options: RequestOptions, terminal: Terminal): Promise<void> {
  const { customer, data, format, out, top } = options
  terminal.quiet = options.quiet === true
  const missing = missingFolders([out])
  if (missing.length > 0) return refuseInput(missing, terminal)
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { value, findings } = await app.request({
      study,
      settings: settingsOf(options),
      top,
      ...(customer === undefined ? {} : { customer }),
      ...(data === undefined ? {} : { data }),
    })
    if (value === undefined) return refuseInput(findings, terminal)
    const text = format === 'csv' ? writeRequestTable(value) : writeRequestSheet(value)
    return deliver(text, out, [app, terminal])
  })
}
