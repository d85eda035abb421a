import { describe, expect, it } from 'vitest'
import { answerOf } from '#market/price/answer-fixture'
import { evaluateSegmentation } from '#market/segments/evaluate-segmentation'
import type { Feature, Segmentation } from '#market/segments/segmentation'
import type { Figure } from '#quantity/figure'
import { reading } from '#reports/fixture/evidence'
import { marketFigures, type MarketContext } from './market-figures.ts'

const feature = (column: string): Feature => ({
  id: column,
  name: column,
  place: 'features.1',
  column,
  as: 'mean',
  log: false,
})

const block: Segmentation = {
  kind: 'segmentation',
  id: 'by-use',
  path: 'segmentation.by-use',
  data: 'rows',
  features: [feature('size')],
  standardize: true,
  method: 'k-means',
  groups: [3],
  given: [],
  resamples: 10,
  targeting: [
    { part: 'size', weight: 1, more: 'better' },
    { part: 'value', feature: feature('value'), weight: 1, more: 'better' },
  ],
  prefix: '',
}

/** Clumps of 24, 16 and 12 customers; the second has middling values, the third high ones. */
const answer = answerOf({
  size: Array.from({ length: 52 }, (_, i) => (i < 24 ? 0 : i < 40 ? 50 : 100) + (i % 4)),
  value: Array.from({ length: 52 }, (_, i) => (i < 24 ? 0 : i < 40 ? 6 : 12) + ((i * 7) % 11)),
})

const figuresOf = (
  seed: number,
  segment?: MarketContext['segment'],
): ReadonlyMap<string, Figure> => {
  const settings = { solutions: [], level: 0.9, seed, resamples: 300, currency: 'EUR' }
  const context = { reading, hash: 'h', settings, solutionName: (id: string) => id }
  const view = evaluateSegmentation(block, answer, settings)
  const figures = marketFigures({ view }, { ...context, ...(segment && { segment }) })
  return new Map(figures.map((figure) => [figure.id, figure]))
}

describe('figures of a segmentation', () => {
  const score = 'market.segment.targeting[segment=group-2, groups=3]'

  it('have a score whose interval is drawn by the seed of the study, which it says', () => {
    const [one, again, other] = [1, 1, 2].map((seed) => figuresOf(seed).get(score)!)
    expect(one!.settings).toMatchObject({
      size: 16 / 52,
      'interval.level': 0.9,
      'interval.draws': 300,
      'interval.seed': 1,
    })
    expect(again).toEqual(one)
    expect(other!.value).toBe(one!.value)
    expect(other!.settings).toMatchObject({ 'interval.seed': 2 })
    expect(other!.interval).not.toEqual(one!.interval)
  })

  it('of one segment name it', () => {
    const figures = [...figuresOf(1, { id: 'desk', name: 'Counter' }).values()]
    expect(figures.map(({ label }) => label)).toContain('Customers of group 1 (Counter)')
    for (const { label } of figures) expect(label).toMatch(/ \(Counter\)$/u)
  })
})
