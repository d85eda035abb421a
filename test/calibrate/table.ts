import type { Scenario } from './scenario.ts'
import type { FigureTally, Tally } from './tally.ts'
import { verdictOf } from './verdict.ts'

const HEAD = [
  'figure',
  'claim',
  'runs',
  'coverage',
  'limits',
  'below',
  'above',
  'width',
  'bias',
  '',
] as const

/**
 * The table of all scenarios, as Markdown. Coverage, its limits, and the intervals wholly below and above the truth
 * in percent; mean width; the mean error of the estimate in percent of that width.
 */
export function tableOf(
  scenarios: readonly Scenario[],
  results: ReadonlyMap<string, Tally>,
): string {
  return scenarios
    .flatMap((scenario) => {
      const tally = results.get(scenario.id)
      return tally === undefined || tally.replications === 0 ? [] : [sectionOf(scenario, tally)]
    })
    .join('\n\n')
}

function sectionOf({ id, words }: Scenario, tally: Tally): string {
  const rows = [HEAD, HEAD.map(() => '---'), ...tally.figures.map(cellsOf)]
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  const lines = rows.map(
    (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`,
  )
  return [`### ${id}`, '', `${words}.`, '', ...lines, ...findingsOf(tally)].join('\n')
}

function cellsOf(tally: FigureTally): readonly string[] {
  const { figure, claim, intervals, without, below, above, width, error } = tally
  const verdict = verdictOf(tally)
  const runs = without === 0 ? `${intervals}` : `${intervals} (${without} without)`
  if (verdict === undefined) return [figure, claim, runs, '', '', '', '', '', '', 'no interval']
  const { coverage, limits, met } = verdict
  return [
    figure,
    claim,
    runs,
    `${percent(coverage)} %`,
    `${percent(limits.low)}-${percent(limits.high)}`,
    `${percent(below / intervals)}`,
    `${percent(above / intervals)}`,
    (width / intervals).toPrecision(3),
    `${percent(error / width)} %`,
    claim === 'stated' ? '' : met ? 'met' : 'MISSED',
  ]
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}

/** Findings that stood in a twentieth of the replications or more. */
function findingsOf({ codes, replications }: Tally): readonly string[] {
  const said = Object.entries(codes)
    .filter(([, times]) => times >= replications / 20)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([code, times]) => `\`${code}\` ${Math.round((100 * times) / replications)} %`)
  return said.length === 0 ? [] : ['', `Findings: ${said.join(', ')}.`]
}
