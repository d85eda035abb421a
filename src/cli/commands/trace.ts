import { Command } from 'commander'
import { withApp } from '#app/app'
import { refuseInput } from '#cli/output/refuse-input'
import { settingsOf, withStudyOptions, type StudyOptions } from '#cli/commands/options'
import { headlineFigures } from '#charts/headline-figures'
import { lineageLines } from '#cli/output/lineage'
import { rowLines } from '#cli/output/rows'
import type { Terminal } from '#cli/output/terminal'
import { problem } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'
import { lineageOf, restsOn } from '#study/evaluation/lineage'
import type { Assessment } from '#study/evaluation/assessment'

const examples = `
Examples:
  worthline trace study.yaml              every figure with its label
  worthline trace study.yaml value.npv
  worthline trace study.yaml evidence.trial.wait.difference --rows`

/** `worthline trace`: where a figure comes from, down to rows and assumptions. */
export function traceCommand(terminal: Terminal): Command {
  return withStudyOptions(
    new Command('trace')
      .description('Shows the lineage of a figure as a tree, down to rows and assumptions.')
      .argument('<study>', 'the study document, or its folder')
      .argument('[figure]', 'id of a figure: value.npv; absent: lists them all')
      .option('--rows', 'show the first rows behind it'),
  )
    .addHelpText('after', examples)
    .action(
      (study: string, figure: string | undefined, options: StudyOptions & { rows?: boolean }) =>
        run([study, figure], options, terminal),
    )
}

const shownRows = 20

async function run(
  [study, figure]: readonly [string, string | undefined],
  options: StudyOptions & { rows?: boolean },
  terminal: Terminal,
): Promise<void> {
  terminal.quiet = options.quiet === true
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { data } = options
    const settings = settingsOf(options)
    const keepRows = options.rows === true
    const request = { study, settings, keepRows, ...(data === undefined ? {} : { data }) }
    const outcome = await app.assess(request)
    if (outcome.value === undefined) return refuseInput(outcome.findings, terminal)
    if (figure === undefined) return listFigures(outcome.value, terminal)
    const lineage = lineageOf(outcome.value.figures, figure)
    if (lineage === undefined) return refuseFigure(outcome.value, figure, terminal)
    terminal.answer(lineageLines(lineage, terminal.paint).join('\n'))
    if (!options.rows) return
    for (const id of dataBehind(outcome.value, figure)) {
      terminal.answer(rowLines(await app.rows(id, shownRows), terminal.width).join('\n'))
    }
  })
}

function listFigures({ figures }: Assessment, terminal: Terminal): void {
  const width = Math.max(0, ...figures.map(({ id }) => id.length))
  terminal.answer(figures.map(({ id, label }) => `${id.padEnd(width)}  ${label}`).join('\n'))
}

function dataBehind(assessment: Assessment, figure: string): string[] {
  const figures = new Map(assessment.figures.map((entry) => [entry.id, entry]))
  return [...restsOn(figures, figure)]
    .filter((id) => id.startsWith('rows:'))
    .map((id) => id.slice('rows:'.length))
}

function refuseFigure(assessment: Assessment, figure: string, terminal: Terminal): void {
  const ids = assessment.figures.map(({ id }) => id)
  const meant = ids.find((id) => id.split('.').at(-1) === figure) ?? nearestName(figure, ids)
  const question = meant === undefined ? '' : `Did you mean \`${meant}\`? `
  const headline = headlineFigures.filter((id) => ids.includes(id)).join(', ')
  const first = headline === '' ? '' : `The first to look at are ${headline}; `
  const hint = `${question}${first}\`trace STUDY\` alone lists all ${ids.length}.`
  const message = `The study has no figure \`${figure}\`.`
  refuseInput([problem('unknown-reference', {}, message, hint)], terminal)
}
