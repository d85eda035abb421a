import { Command, InvalidArgumentError } from 'commander'
import { withApp, type App } from '#app/app'
import { settingsOf, withStudyOptions, type StudyOptions } from '#cli/commands/options'
import { comparisonLines } from '#cli/output/comparison'
import { promiseLines } from '#cli/output/promise-lines'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'

interface CompareOptions extends StudyOptions {
  readonly all?: boolean
  readonly with?: string
}

const examples = `
Examples:
  worthline compare study.yaml                    against its saved results
  worthline compare study.yaml other/study.yaml   two studies
  worthline compare study.yaml --all              every figure that moved
  worthline compare june.results.json study.yaml  results kept elsewhere
  worthline compare study.yaml --with promise     what was promised last, against now
  worthline compare study.yaml --with promise:2026-11-22-acme`

/** `worthline compare`: which figures moved, and because of which inputs. */
export function compareCommand(terminal: Terminal): Command {
  return withStudyOptions(
    new Command('compare')
      .description('Shows which figures moved, and because of which inputs.')
      .argument('<before>', 'a study, or a file of saved results')
      .argument('[after]', 'a study; absent: the first one against its own saved results')
      .option('--all', 'every figure that moved, not the headline and the evidence alone')
      .option(
        '--with <promise>',
        'hold it against a promise: `promise` (the last) or `promise:FILE`',
        promiseName,
      ),
  )
    .addHelpText('after', examples)
    .action((before: string, after: string | undefined, options: CompareOptions) =>
      run([before, after], options, terminal),
    )
}

async function run(
  [before, after]: readonly [string, string | undefined],
  options: CompareOptions,
  terminal: Terminal,
): Promise<void> {
  terminal.quiet = options.quiet === true
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { data } = options
    const promise = await promiseOf([before, after], options, app)
    if (promise !== undefined) return hold(promise, options, [app, terminal])
    const { value, findings } = await app.compare({
      before,
      settings: settingsOf(options),
      ...(after === undefined ? {} : { after }),
      ...(data === undefined ? {} : { data }),
    })
    if (value === undefined) return refuseInput(findings, terminal)
    terminal.answer(comparisonLines(value, terminal.paint, options.all === true).join('\n'))
  })
}

/** `promise`, or `promise:FILE`. */
function promiseName(text: string): string {
  if (/^promise(?::.+)?$/.test(text)) return text
  throw new InvalidArgumentError('Write `promise`, or `promise:FILE`.')
}

/** A study, and the promise that it is held against. */
interface Held {
  readonly study: string
  /** Absent: the last one. */
  readonly promise?: string
}

async function promiseOf(
  [before, after]: readonly [string, string | undefined],
  { with: named }: CompareOptions,
  app: App,
): Promise<Held | undefined> {
  if (after !== undefined && (await app.isPromise(before))) return { study: after, promise: before }
  if (named === undefined) return undefined
  const promise = named.slice('promise:'.length)
  return { study: before, ...(promise === '' ? {} : { promise }) }
}

async function hold(
  held: Held,
  options: CompareOptions,
  [app, terminal]: readonly [App, Terminal],
): Promise<void> {
  const { data } = options
  const settings = settingsOf(options)
  const request = { ...held, settings, ...(data === undefined ? {} : { data }) }
  const { value, findings } = await app.kept(request)
  if (value === undefined) return refuseInput(findings, terminal)
  terminal.answer(promiseLines(value, terminal, options.all === true).join('\n'))
}
