import { Command, InvalidArgumentError, Option } from 'commander'
import { withApp } from '#app/app'
import { counted } from '#charts/wording'
import { day } from '#cli/commands/options'
import { findingLines } from '#cli/output/findings'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'
import type { ImportedValues, ImportRequest } from '#use-cases/import-values'

interface ImportOptions {
  readonly who?: string
  readonly kind: ImportRequest['kind']
  readonly date?: string
  readonly write?: boolean
  readonly with?: readonly string[]
  readonly currency?: string
}

const examples = `
Shows what differs, by id; with --write the study is changed, and who said so, and when, stands beside
each value. A range whose central value was changed becomes that value; where its low or high end was
changed, it becomes a range. Comments in the study stay.

Examples:
  worthline import model.xlsx study.yaml                                  the difference, nothing is written
  worthline import model.xlsx study.yaml --write --who "ACME finance" --kind customer-record
  worthline import values.csv study.yaml --write --who "ACME finance"     columns id, value, unit, by, date
  worthline import model.json new.yaml --with customer.json claims.json --write     a value model of the Value Project`

/** `worthline import`: values that somebody changed elsewhere, back into the study. */
export function importCommand(terminal: Terminal): Command {
  const command = new Command('import')
    .description(
      'Brings values changed in a workbook, or listed as CSV, into the study; makes a study from a value model.',
    )
    .argument(
      '<file>',
      'an exported workbook (.xlsx), a table (.csv) with columns id and value, or a value model of the Value Project (.json, or a page .md)',
    )
    .argument('<study>', 'the study document, or its folder; of a value model, the new document')
    .option('--write', 'change the study, or write the new one; absent: only show what comes of it')
    .option(
      '--with <files...>',
      'of a value model: files with customer variables, benchmark claims',
    )
    .option('--currency <code>', 'of a value model: the currency of all money, as EUR', currency)
    .option('--who <name>', 'who stands behind the values')
    .addOption(
      new Option('--kind <kind>', 'what kind of knowledge they are')
        .choices(['customer-record', 'judgement'])
        .default('judgement'),
    )
    .option('--date <day>', 'when they were said, as 2026-11-22; absent: today', day)
  return command
    .addHelpText('after', examples)
    .action((file: string, study: string, options: ImportOptions) => {
      if (/\.(json|md|markdown)$/i.test(file)) return runProject([file, study], options, terminal)
      if (options.write === true && options.who === undefined)
        return command.error('error: say who stands behind the values: --who NAME', { exitCode: 1 })
      return run([file, study], options, terminal)
    })
}

async function run(
  [file, study]: readonly [string, string],
  options: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { who, kind, date } = options
    const { value, findings } = await app.importValues({
      file,
      study,
      kind,
      write: options.write === true,
      ...(who === undefined ? {} : { who }),
      ...(date === undefined ? {} : { date }),
    })
    if (value === undefined) return refuseInput(findings, terminal)
    for (const line of findingLines(findings, terminal.sidePaint)) terminal.say(line)
    if (value.changes.length > 0) terminal.answer(changeLines(value).join('\n'))
    terminal.say(endWords(value))
  })
}

/** A value model becomes a new study. */
async function runProject(
  [file, study]: readonly [string, string],
  { with: others = [], currency, write }: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { value, findings } = await app.importProject({
      files: [file, ...others],
      study,
      write: write === true,
      ...(currency === undefined ? {} : { currency }),
    })
    if (value === undefined) return refuseInput(findings, terminal)
    for (const line of findingLines(findings, terminal.sidePaint)) terminal.say(line)
    const { drivers, assumptions, written, text } = value
    if (written === undefined) terminal.answer(text.trimEnd())
    const what = `A study with ${counted(drivers, 'driver')} and ${counted(assumptions, 'assumption')}`
    terminal.say(
      written === undefined
        ? `${what}; nothing was written. Add \`--write\` to write it.`
        : `${what}, written to ${written}`,
    )
  })
}

function currency(text: string): string {
  if (/^[A-Z]{3}$/.test(text)) return text
  throw new InvalidArgumentError('Write three capital letters, as EUR.')
}

function changeLines({ changes }: ImportedValues): readonly string[] {
  const rows = changes.map(({ id, was, becomes, unit }) => [id, was, becomes, unit])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map(([id = '', was = '', becomes = '', unit = '']) =>
    [id.padEnd(widths[0]!), was.padEnd(widths[1]!), '→', becomes.padEnd(widths[2]!), unit]
      .join('  ')
      .trimEnd(),
  )
}

function endWords({ changes, written }: ImportedValues): string {
  if (changes.length === 0) return 'Nothing differs from the study.'
  const values = counted(changes.length, 'value')
  return written === undefined
    ? `${values} would change; nothing was written. Add \`--write --who NAME\` to write.`
    : `${values} written to ${written}`
}
