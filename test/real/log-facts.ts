import { createHash } from 'node:crypto'
import type { Executions } from '#evidence/log/executions'
import { directlyFollows } from '#evidence/log/directly-follows'
import { stepSequences } from '#evidence/log/step-sequences'
import { variantsOf } from '#evidence/log/variants'
import { quantiles } from '#stats/descriptive/quantile'

/** The facts of a log in the words of test/reference/log.json. */
export function logFacts(executions: Executions): Record<string, unknown> {
  const { starts, lasts, log, count } = executions
  const lengths = lasts.map((last, c) => (last - starts[c]!) / 1000)
  const sequences = stepSequences(executions, 'activities')
  const { variants } = variantsOf(executions, sequences)
  const { edges, nodes } = directlyFollows(sequences)
  const [median, p90] = quantiles(lengths, [0.5, 0.9])
  return {
    events: log.times.length,
    cases: count,
    activities: log.activities.labels.length,
    variants: variants.length,
    mostCommonVariant: variants[0]!.count,
    variantsDigest: digest(
      variants.map(({ sequence, count }) => `${count}\t${sequence.join(' > ')}`),
    ),
    firstEvent: Math.min(...starts),
    lastEvent: Math.max(...lasts),
    duration: {
      mean: mean(lengths),
      median,
      p90,
      max: Math.max(...lengths),
      zero: lengths.filter((length) => length === 0).length,
    },
    edges: edges.length,
    transitions: edges.reduce((sum, { count }) => sum + count, 0),
    edgesDigest: digest(edges.map(({ from, to, count }) => `${count}\t${from} > ${to}`)),
    meanTimesOfEdges: mean(edges.map(({ time }) => time.mean)),
    mediansOfEdges: mean(edges.map(({ time }) => time.median)),
    starts: nodes.filter(({ starts }) => starts > 0).length,
    ends: nodes.filter(({ ends }) => ends > 0).length,
  }
}

export function mean(values: readonly number[] | Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

function digest(lines: readonly string[]): string {
  return createHash('sha256').update(lines.toSorted(byCodePoint).join('\n')).digest('hex')
}

function byCodePoint(one: string, other: string): number {
  return one < other ? -1 : 1
}
