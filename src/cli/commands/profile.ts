import { Command, Option } from 'commander'
import { withApp } from '#app/app'
import { profileJson } from '#cli/output/profile-json'
import { profileLines } from '#cli/output/profile-lines'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'

interface ProfileOptions {
  readonly sheet?: string
  readonly study?: string
  readonly format: 'text' | 'json'
  readonly quiet?: boolean
}

const examples = `
Reads CSV, TSV, JSON Lines, Parquet and workbooks (.xlsx), text files also packed by gzip. Counts and
quartiles are exact. Nothing is written: the proposed \`data:\` block is for you to look at and paste.

Examples:
  worthline profile visits.csv
  worthline profile visits.csv --study study.yaml      columns for the needs of a study
  worthline profile survey.xlsx --sheet Answers
  worthline profile visits.csv.gz --format json`

/** `worthline profile`: what the columns of a file hold, and how a study could read them. */
export function profileCommand(terminal: Terminal): Command {
  return new Command('profile')
    .description(
      'Looks at a file: types, units, missing, extremes, what is odd, a mapping to paste.',
    )
    .argument('<file>', 'the table')
    .option('--sheet <name>', 'the sheet of a workbook; absent: its first')
    .option('--study <study>', 'propose columns for the needs and solutions of this study')
    .addOption(
      new Option('--format <format>', 'what the profile is written as')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--quiet', 'no progress on standard error')
    .addHelpText('after', examples)
    .action((file: string, options: ProfileOptions) => run(file, options, terminal))
}

async function run(file: string, options: ProfileOptions, terminal: Terminal): Promise<void> {
  terminal.quiet = options.quiet === true
  const { sheet, study, format } = options
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { value, findings } = await app.profile({
      file,
      ...(sheet === undefined ? {} : { sheet }),
      ...(study === undefined ? {} : { study }),
    })
    if (value === undefined) return refuseInput(findings, terminal)
    if (format === 'json') return terminal.answer(profileJson(value))
    terminal.answer(profileLines(value, terminal).join('\n'))
  })
}
