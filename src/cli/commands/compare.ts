import { Command } from 'commander'
import { withApp } from '#app/app'
import { refuseInput } from '#cli/commands/assess'
import { settingsOf, withStudyOptions, type StudyOptions } from '#cli/commands/options'
import { comparisonLines } from '#cli/output/comparison'
import type { Terminal } from '#cli/output/terminal'

interface CompareOptions extends StudyOptions {
  readonly all?: boolean
}

const examples = `
Examples:
  worthline compare study.yaml                    against its saved results
  worthline compare study.yaml other/study.yaml   two studies
  worthline compare study.yaml --all              every figure that moved
  worthline compare june.results.json study.yaml  results kept elsewhere`

/** `worthline compare`: which figures moved, and because of which inputs. */
export function compareCommand(terminal: Terminal): Command {
  return withStudyOptions(
    new Command('compare')
      .description('Shows which figures moved, and because of which inputs.')
      .argument('<before>', 'a study, or a file of saved results')
      .argument('[after]', 'a study; absent: the first one against its own saved results')
      .option('--all', 'every figure that moved, not the headline and the evidence alone'),
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
