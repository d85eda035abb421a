/**
 * Whole studies, from their rows to their money, against an independent replication in NumPy, SciPy
 * and statsmodels with draws of its own: test/reference/replication.py.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Figure } from '#quantity/figure'
import { worthline } from './command.ts'
import { describeReal, realData } from './real/real-data.ts'

/** A figure of evidence, or one of money with its SD over the draws (its error at one draw). */
interface Replicated {
  readonly value?: number
  readonly low?: number
  readonly high?: number
  readonly se?: number
  readonly p?: number
  readonly n?: number
  readonly effect?: number
  /** The interval with the design's bias. */
  readonly design?: readonly [number, number]
  readonly sd?: number
  readonly draws?: number
  readonly quantiles?: Readonly<Record<string, number>>
  readonly 'quantile-errors'?: Readonly<Record<string, number>>
}

/** Shares and quantiles that stand among the settings of a figure. */
const besides = ['never-share', 'turns-negative-share', 'undefined-share', 'p10', 'p90'] as const
type Money = Replicated & Readonly<Partial<Record<(typeof besides)[number], Replicated>>>

const reference = JSON.parse(
  readFileSync(new URL('reference/replication.json', import.meta.url), 'utf8'),
) as {
  readonly provenance: { readonly draws: number }
  readonly studies: Readonly<Record<string, Readonly<Record<string, Money>>>>
}

interface Run {
  readonly draws: number
  readonly figures: readonly Figure[]
}

function assess(...words: string[]): Run {
  const said = worthline('assess', ...words, '--format', 'json')
  if (said.code !== 0) throw new Error(said.err)
  return JSON.parse(said.out) as Run
}

function replicated(name: string, words: readonly string[]): void {
  const expected = Object.entries(reference.studies[name]!)
  const evidence = expected.filter(([id]) => !id.startsWith('value.'))
  const money = expected.filter(([id]) => id.startsWith('value.'))
  let run: Run
  let figures: ReadonlyMap<string, Figure>
  beforeAll(() => {
    run = assess(...words)
    figures = new Map(run.figures.map((figure) => [figure.id, figure]))
  })
  const figureOf = (id: string): Figure => {
    const figure = figures.get(id)
    if (figure === undefined) throw new Error(`no figure ${id}`)
    return figure
  }

  test('every figure of evidence, to 9 digits', () => {
    expect(evidence.length).toBeGreaterThan(20)
    const shown = evidence.map(([id, one]) => [id, evidenceOf(figureOf(id), one)])
    const wanted = evidence.map(([id, one]) => [
      id,
      Object.fromEntries(Object.entries(flat(one)).map(([key, value]) => [key, near(value)])),
    ])
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(wanted))
  })

  if (money.length === 0) return

  test('money, within 4 errors of the two simulations', () => {
    const away = money.flatMap(([id, one]) => apart(figureOf(id), one, run.draws))
    expect(away.filter(({ errors }) => !(errors < 4))).toEqual([])
  })

  test('the error that each figure states is at most that of as many plain draws', () => {
    const stated = money.flatMap(([id, one]) => {
      const error = figureOf(id)['simulation-error']
      if (error === undefined || one.sd === undefined || one.sd === 0) return []
      // A share of a few draws only.
      if (id.includes('.within[') && (one.value ?? 0) * run.draws < 30) return []
      return [{ id, ratio: error / (one.sd / Math.sqrt(run.draws)) }]
    })
    expect(stated.length).toBeGreaterThan(20)
    // From 16 replicates: with 15 degrees of freedom it is at most 1.55 times the true one (3 in 1,000).
    expect(stated.filter(({ ratio }) => !(ratio > 0 && ratio < 1.55))).toEqual([])
  })
}

function flat({ design, ...one }: Replicated): Readonly<Record<string, number>> {
  const ends = design === undefined ? {} : { 'design-low': design[0], 'design-high': design[1] }
  return { ...(one as Readonly<Record<string, number>>), ...ends }
}

/** What a figure shows of what was replicated, by the same names. */
function evidenceOf(figure: Figure, one: Replicated): Readonly<Record<string, unknown>> {
  const { value, n, interval, settings = {}, 'interval-with-design': wide } = figure
  const all = {
    value,
    n,
    low: interval?.low,
    high: interval?.high,
    se: settings['standard-error'],
    p: settings['p-value'],
    effect: settings['effect-size'],
    'design-low': wide?.low,
    'design-high': wide?.high,
  }
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in flat(one)))
}

/** Within 1e-9 of the number, or of its size where that is above 1. */
function near(value: number): unknown {
  const digits = 9 - Math.max(0, Math.ceil(Math.log10(Math.abs(value) || 1)))
  return expect.closeTo(value, digits)
}

interface Distance {
  readonly id: string
  readonly shown: unknown
  readonly wanted: number
  readonly errors: number
}

/** How many errors of both simulations together a figure and its quantiles lie from the replicated ones. */
function apart(figure: Figure, one: Money, draws: number): readonly Distance[] {
  const { id, value, quantiles, settings } = figure
  const found = [
    distance(id, value, one, draws),
    ...Object.entries(one.quantiles ?? {}).map(([key, wanted]) => {
      const sd = one['quantile-errors']?.[key] ?? 0
      const shown = (quantiles as Readonly<Record<string, number>> | undefined)?.[key]
      return distance(`${id} ${key}`, shown, { ...one, value: wanted, sd }, draws)
    }),
    ...besides.map((key) => distance(`${id} ${key}`, settings?.[key], one[key], draws)),
  ]
  return found.filter((each) => each !== undefined)
}

function distance(
  id: string,
  shown: unknown,
  replicate: Replicated | undefined,
  draws: number,
): Distance | undefined {
  if (replicate?.value === undefined) return undefined
  const { value: wanted, sd = 0, draws: others = reference.provenance.draws } = replicate
  // The reference has 8 digits.
  const error = sd * Math.sqrt(1 / draws + 1 / others) + 1e-8 * Math.abs(wanted) + 1e-12
  return { id, shown, wanted, errors: Math.abs(Number(shown ?? Number.NaN) - wanted) / error }
}

const root = join(import.meta.dirname, '..')

describe.each(['randomized-trial', 'before-after', 'competitor-comparison'])('%s', (name) => {
  replicated(name, [join(root, 'src/cli/templates', name, 'study.yaml')])
})
describe('intake-portal', () => {
  replicated('intake-portal', [join(root, 'examples/intake-portal/study.yaml')])
})
for (const name of ['laryngoscope-trial', 'queue-wait-study', 'mobile-game-ab-test']) {
  describeReal(name, () => {
    replicated(name, [join(root, 'test/real', `${name}.yaml`), '--data', realData(name)])
  })
}
