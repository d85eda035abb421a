import { Command, Option } from 'commander'
import { withApp, type App } from '#app/app'
import { day, settingsOf, withStudyOptions, type StudyOptions } from '#cli/commands/options'
import { exitCodes } from '#cli/output/exit-codes'
import { deliver } from '#cli/output/deliver'
import { findingLines } from '#cli/output/findings'
import { missingFolders } from '#cli/output/missing-folders'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'
import { plainPaint } from '#drawing/terminal/paint'
import { isProblem } from '#quantity/finding'
import { writeJsonFailure } from '#reports/json/write-json'
import type { Assessment } from '#study/evaluation/assessment'
import { version } from '#app/version'
import { reportFormats, writeReport, type ReportFormat } from '#app/report'

interface AssessOptions extends StudyOptions {
  readonly format: ReportFormat
  readonly all?: boolean
  readonly out?: string
  readonly report?: string
  readonly rejected?: string
  readonly save?: boolean
  readonly as?: 'promise'
  readonly to?: string
  readonly on?: string
}

const examples = `
Examples:
  worthline assess study.yaml                              the answer, on about one screen
  worthline assess study.yaml --all                        everything behind it too
  worthline assess study.yaml --format html --out report.html
  worthline assess study.yaml --format json > figures.json
  worthline assess study.yaml --report report.html --save  all of it
  worthline assess study.yaml --save --as promise --to ACME`

/** `worthline assess`: evaluates a study and shows the answer. */
export function assessCommand(terminal: Terminal): Command {
  return withStudyOptions(
    new Command('assess')
      .description('Evaluates a study: what was measured, what it is worth, how sure that is.')
      .argument('<study>', 'the study document, or its folder')
      .addOption(
        new Option('--format <format>', 'what the answer is written as')
          .choices([...reportFormats])
          .default('text'),
      )
      .option('--all', 'as text: everything behind the answer too')
      .option('--out <file>', 'write the answer to a file instead of standard output')
      .option('--report <file>', 'write the HTML report besides')
      .option(
        '--rejected <file>',
        'list the rows and cells that were kept out, with the reason, as CSV',
      )
      .option('--save', 'keep the results beside the study')
      .addOption(
        new Option(
          '--as <what>',
          'with --save: freeze what is promised, in a file of its own',
        ).choices(['promise']),
      )
      .option('--to <whom>', 'to whom it is promised')
      .option('--on <day>', 'when it is promised; today where absent', day),
  )
    .addHelpText('after', examples)
    .action((study: string, options: AssessOptions) => run(study, options, terminal))
}

async function run(study: string, options: AssessOptions, terminal: Terminal): Promise<void> {
  const alone = optionsAlone(options)
  if (alone !== undefined) {
    terminal.say(alone)
    terminal.exitCode = exitCodes.usage
    return
  }
  terminal.quiet = options.quiet === true
  const missing = missingFolders([options.out, options.report, options.rejected])
  if (missing.length > 0) return refuseInput(missing, terminal)
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { data, format } = options
    const settings = settingsOf(options)
    const keepRows = options.rejected !== undefined
    const request = { study, settings, keepRows, ...(data === undefined ? {} : { data }) }
    const { value, findings } = await app.assess(request)
    if (value === undefined) {
      if (format === 'json') terminal.answer(writeJsonFailure(settings, version, findings))
      return refuseInput(findings, terminal)
    }
    await deliver(await writeReport(value, format, lookOf(options, terminal)), options.out, [
      app,
      terminal,
    ])
    if (options.report !== undefined) {
      const html = await writeReport(value, 'html', lookOf(options, terminal))
      await deliver(html, options.report, [app, terminal])
    }
    if (options.rejected !== undefined) {
      const count = await app.rejected(value, options.rejected)
      terminal.say(`${count} rows and cells that were kept out: ${options.rejected}`)
    }
    await keep(value, [study, options], [app, terminal])
    const broken = findings.filter(isProblem)
    for (const line of findingLines(broken, terminal.sidePaint)) terminal.say(line)
    if (broken.length > 0) terminal.exitCode = exitCodes.input
  })
}

/** Options that say nothing without another one. */
function optionsAlone({ save, as, to, on }: AssessOptions): string | undefined {
  if (as !== undefined && save !== true) return 'error: --as promise goes with --save.'
  if (as === undefined && (to ?? on) !== undefined)
    return 'error: --to and --on go with --save --as promise.'
  return undefined
}

function lookOf(
  { out, all }: AssessOptions,
  { width, paint }: Terminal,
): Parameters<typeof writeReport>[2] {
  const extent = all === true || out !== undefined ? 'all' : 'screen'
  return { width, paint: out === undefined ? paint : plainPaint, extent }
}

/** Saves results, or says what of the saved ones no longer holds. */
async function keep(
  assessment: Assessment,
  [study, { save, as, to, on }]: readonly [string, AssessOptions],
  [app, terminal]: readonly [App, Terminal],
): Promise<void> {
  if (as === 'promise') {
    const made = { ...(to === undefined ? {} : { to }), ...(on === undefined ? {} : { on }) }
    const path = await app.promise(assessment, study, made)
    return terminal.say(`Promise frozen in ${path}`)
  }
  if (save === true) return terminal.say(`Saved to ${await app.save(assessment, study)}`)
  const stale = await app.staleness(assessment, study)
  for (const line of findingLines(stale, terminal.sidePaint)) terminal.say(line)
}
