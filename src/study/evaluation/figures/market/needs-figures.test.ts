import { describe, expect, test } from 'vitest'
import type { NeedsView, NeedView } from '#market/needs/needs-view'
import { reading } from '#reports/fixture/evidence'
import { driversView, needsView } from '#reports/fixture/needs'
import { driversFigures } from './drivers-figures.ts'
import type { MarketContext } from './market-figures.ts'
import { needsFigures } from './needs-figures.ts'

const context: MarketContext = {
  reading,
  hash: 'h',
  settings: { solutions: [], level: 0.95, seed: 1, resamples: 2000, currency: 'EUR' },
  solutionName: (id) => id,
}
const figuresOf = (view: NeedsView, own = context) =>
  new Map(needsFigures(view, own).map((figure) => [figure.id, figure]))

describe('needsFigures', () => {
  test('say how they were asked and drawn, and of how many people', () => {
    const figure = figuresOf(needsView).get('market.opportunity.clerks.wait')
    expect(figure).toMatchObject({
      label: 'Time until the applicant is served: opportunity, 0 to 20',
      value: 16,
      n: 38,
      settings: {
        level: 0.95,
        resamples: 2000,
        seed: 1,
        importance: '1 to 5, the top 2 count',
        satisfaction: '1 to 5, the top 2 count',
        thresholds: '10, 12, 15',
      },
    })
  })

  test('have a reason where nobody answered, once a quantity', () => {
    const figures = [...figuresOf(needsView).values()].filter(({ id }) =>
      id.includes('clerks.calm'),
    )
    expect(figures.map(({ id, reason }) => [id, reason])).toEqual(
      ['importance', 'satisfaction', 'opportunity'].map((quantity) => [
        `market.${quantity}.clerks.calm`,
        'Nobody said how far it is met.',
      ]),
    )
  })

  test('give means on the scale that people answered on, also where it is reversed', () => {
    const [wait, ...rest] = needsView.needs
    const level = 0.95
    // 6 to 8 of 10 on a scale from 5 to 1 are 2.6 to 1.8.
    const satisfaction = { value: 7, interval: { low: 6, high: 8, level } }
    const needs = [{ ...wait!, standing: { ...wait!.standing!, means: { satisfaction } } }, ...rest]
    const scale = { worst: 5, best: 1, top: 2, missing: [] }
    const block = { ...needsView.block, satisfaction: { ...needsView.block.satisfaction, scale } }
    const figure = figuresOf({ ...needsView, block, needs }).get(
      'market.satisfaction.clerks.wait.mean',
    )!
    expect(figure.value).toBeCloseTo(2.2, 12)
    expect(figure.interval?.low).toBeCloseTo(1.8, 12)
    expect(figure.interval?.high).toBeCloseTo(2.6, 12)
  })

  test('of MaxDiff stand under a variant of their own', () => {
    const importance = { form: 'counts', best: {}, worst: {}, shown: 3 } as const
    const figures = figuresOf({ ...needsView, block: { ...needsView.block, importance } })
    expect(figures.has('market.opportunity.clerks.wait')).toBe(false)
    expect(figures.get('market.opportunity.clerks.wait.maxdiff')?.value).toBe(16)
  })

  test('chances are the way round in which the larger stands first, of a segment too', () => {
    const segment = { id: 'desk', name: 'Desk' }
    const figures = figuresOf(needsView, { ...context, segment })
    expect(figures.get('market.beats.clerks.wait.rework[segment=desk]')?.value).toBe(0.9)
    expect(figures.has('market.beats.clerks.rework.wait[segment=desk]')).toBe(false)
  })

  test('chances of many needs: every pair of the first twenty, then of neighbours', () => {
    const [wait] = needsView.needs
    const needs = Array.from({ length: 23 }, (_, at): NeedView => ({
      ...wait!,
      id: `n${at}`,
      standing: { ...wait!.standing!, need: `n${at}`, rank: at + 1 },
    }))
    const beats = needs.map(() => needs.map(() => 0.5))
    const ids = [...figuresOf({ ...needsView, needs, beats }).keys()].filter((id) =>
      id.includes('beats'),
    )
    expect(ids).toHaveLength((20 * 19) / 2 + 3)
    expect(ids).toContain('market.beats.clerks.n19.n20')
    expect(ids).not.toContain('market.beats.clerks.n18.n20')
  })

  test('nobody answered anything: no shares of nobody', () => {
    const figures = figuresOf({ ...needsView, people: 0, counted: 0, needs: [], beats: [] })
    expect([...figures.keys()]).toEqual([])
  })
})

test('driversFigures: shares say that they are no effect, chances the way round of the larger', () => {
  const figures = new Map(driversFigures(driversView, context).map((figure) => [figure.id, figure]))
  expect(figures.get('market.driver.clerks.price')).toMatchObject({ value: 0.7, n: 58 })
  expect(figures.get('market.driver.clerks.price')?.method).toContain('is no effect')
  expect(figures.get('market.driver.clerks.price.without-straight-liners')?.value).toBe(0.68)
  expect(figures.get('market.beats.clerks.price.speed')?.value).toBe(0.98)
  expect(figures.get('market.fit.clerks.alpha.price')?.value).toBe(0.81)
  expect(figures.has('market.fit.clerks.alpha.speed')).toBe(false)
})
