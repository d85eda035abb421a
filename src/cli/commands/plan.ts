import { Command, InvalidArgumentError, Option } from 'commander'
import { withApp, type App } from '#app/app'
import { usualSettings } from '#app/usual-settings'
import { level } from '#cli/commands/options'
import { findingLines } from '#cli/output/findings'
import { measureNextLines } from '#cli/output/measure-next-lines'
import { planJson } from '#cli/output/plan-json'
import { planLines } from '#cli/output/plan-lines'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'
import type { Assessment } from '#study/evaluation/assessment'
import { readWrittenQuantity, type PlanRequest } from '#use-cases/plan'

type Quantity = PlanRequest['question']['effect']

interface PlanOptions {
  readonly need?: string
  readonly effect: Quantity
  readonly power: number
  readonly level: number
  /** Treatment's share of the units. */
  readonly arms: number
  readonly perWeek?: number
  readonly clusterSize?: number
  readonly clusterCorrelation?: number
  readonly paired?: boolean
  readonly correlation?: number
  readonly baseline?: Quantity
  readonly sd?: Quantity
  readonly data?: string
  readonly format: 'text' | 'json'
  readonly quiet?: boolean
}

const examples = `
How a need stands today comes from the study's own rows; --baseline and --sd say it where there are none.

Examples:
  worthline plan study.yaml                                     every need, an improvement of 10 %
  worthline plan study.yaml --need wait --effect "30 s" --per-week 200
  worthline plan study.yaml --need success --effect "2 points" --power 0.9 --arms 2:1
  worthline plan study.yaml --need wait --baseline "8 min" --sd "3 min"
  worthline plan study.yaml --need wait --paired                the same units under both solutions
  worthline plan study.yaml --cluster-size 20 --cluster-correlation 0.05 --format json`

/** `worthline plan`: what a test takes and what it can find, before it is made. */
export function planCommand(terminal: Terminal): Command {
  const command = new Command('plan')
    .description('Plans a test before it is made: power, sample size, duration, smallest effect.')
    .argument('<study>', 'the study document, or its folder')
    .option('--need <id>', 'one need of the study; absent: all of them')
    .addOption(
      new Option('--effect <change>', 'the improvement to be found: "10 %", "5 s", "2 points"')
        .argParser(quantity)
        .default(quantity('10 %'), '"10 %"'),
    )
    .option('--power <share>', 'chance of finding it', inside(0, 1), 0.8)
    .option('--level <share>', 'level of the intervals', level, 0.95)
    .addOption(
      new Option('--arms <ratio>', 'baseline to treatment: 1:1, 2:1')
        .argParser(treatmentShare)
        .default(0.5, '1:1'),
    )
    .option('--per-week <n>', 'units that come by in a week, in both arms', above(0))
    .option(
      '--cluster-size <n>',
      'units in a cluster that is assigned as a whole',
      above(1, 'from'),
    )
    .option('--cluster-correlation <r>', 'share of the variance between clusters', inside(0, 1))
  return withRest(command)
    .addHelpText('after', examples)
    .action((study: string, options: PlanOptions) => {
      const wrong = mismatch(options)
      if (wrong !== undefined) command.error(wrong, { exitCode: 1 })
      return run(study, options, terminal)
    })
}

function withRest(command: Command): Command {
  return command
    .addOption(
      new Option('--paired', 'every unit under both solutions').conflicts([
        'clusterSize',
        'clusterCorrelation',
      ]),
    )
    .option('--correlation <r>', 'of the two values of a unit, for --paired', inside(-1, 1))
    .addOption(new Option('--baseline <level>', 'how the need stands: "30 s"').argParser(quantity))
    .addOption(new Option('--sd <level>', 'its standard deviation: "12 s"').argParser(quantity))
    .option('--data <dir>', 'the one extra place to look for rows')
    .addOption(
      new Option('--format <format>', 'what the plan is written as')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--quiet', 'no progress on standard error')
}

/** Options that need each other. */
function mismatch(options: PlanOptions): string | undefined {
  const { clusterSize, clusterCorrelation, paired, correlation, baseline, sd } = options
  if ((clusterSize === undefined) !== (clusterCorrelation === undefined))
    return 'error: --cluster-size and --cluster-correlation belong together'
  if (correlation !== undefined && paired !== true) return 'error: --correlation needs --paired'
  if (sd !== undefined && baseline === undefined) return 'error: --sd needs --baseline'
  return undefined
}

async function run(study: string, options: PlanOptions, terminal: Terminal): Promise<void> {
  terminal.quiet = options.quiet === true
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { value, findings } = await app.plan(requestOf(study, options))
    if (value === undefined) return refuseInput(findings, terminal)
    for (const line of findingLines(findings, terminal.sidePaint)) terminal.say(line)
    const assessment = value.money ? await assessed(app, study, options) : undefined
    if (options.format === 'json') return terminal.answer(planJson(value, assessment?.value))
    const next = assessment === undefined ? [] : measureNextLines(assessment, terminal)
    terminal.answer([...planLines(value, terminal), ...next].join('\n'))
  })
}

/** The study as a whole, for what is worth measuring; its own problems are no business of a plan. */
async function assessed(
  app: App,
  study: string,
  { data, level }: PlanOptions,
): Promise<Assessment | undefined> {
  const settings = { ...usualSettings, level }
  const { value } = await app.assess({ study, settings, ...(data === undefined ? {} : { data }) })
  return value
}

function requestOf(study: string, options: PlanOptions): PlanRequest {
  const { need, data, correlation, baseline, sd } = options
  return {
    study,
    question: questionOf(options),
    ...(need === undefined ? {} : { need }),
    ...(data === undefined ? {} : { data }),
    ...(correlation === undefined ? {} : { correlation }),
    ...(baseline === undefined ? {} : { given: { baseline, ...(sd === undefined ? {} : { sd }) } }),
  }
}

function questionOf(options: PlanOptions): PlanRequest['question'] {
  const { effect, power, perWeek, clusterSize, clusterCorrelation } = options
  return {
    effect,
    power,
    level: options.level,
    treatmentShare: options.arms,
    paired: options.paired === true,
    ...(perWeek === undefined ? {} : { perWeek }),
    ...(clusterSize === undefined
      ? {}
      : {
          clusters: {
            size: clusterSize,
            correlation: clusterCorrelation ?? 0,
            sizeVariation: 0,
          },
        }),
  }
}

function quantity(text: string): Quantity {
  const read = readWrittenQuantity(text)
  if (read !== undefined) return read
  throw new InvalidArgumentError('Write a number, with its unit: "10 %", "5 s", "2 points".')
}

function treatmentShare(text: string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*:\s*(\d+(?:\.\d+)?)\s*$/.exec(text)
  const [base, treatment] = [Number(match?.[1]), Number(match?.[2])]
  if (base > 0 && treatment > 0) return treatment / (base + treatment)
  throw new InvalidArgumentError('Write the baseline to the treatment, such as 1:1 or 2:1.')
}

function inside(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() !== '' && value > low && value < high) return value
    throw new InvalidArgumentError(`Write a number above ${low} and below ${high}.`)
  }
}

function above(low: number, from?: 'from'): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (Number.isFinite(value) && (from === undefined ? value > low : value >= low)) return value
    throw new InvalidArgumentError(`Write a number ${from ?? 'above'} ${low}${from ? ' on' : ''}.`)
  }
}
