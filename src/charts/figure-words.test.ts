import { describe, expect, it } from 'vitest'
import type { Figure } from '#quantity/figure'
import { english } from '#quantity/locale'
import { figureLine, figureMedian, figureRange, figureWords } from '#charts/figure-words'

const figure = (id: string, rest: Partial<Figure>): Figure => ({
  id,
  label: id,
  unit: '1',
  inputs: [],
  hash: '',
  ...rest,
})
const words = (one: Figure): string => figureWords(one, english).replaceAll('\u2009', ' ')

describe('figureWords', () => {
  it('says an improvement with its word, points as points', () => {
    const interval = { low: -0.66, high: -0.41, level: 0.95 }
    expect(words(figure('evidence.a.b.improvement', { value: -0.53, interval }))).toBe('53 % worse')
    const narrow = { low: 0.01, high: 0.05, level: 0.95 }
    const points = figure('evidence.a.b.improvement.points', { value: 0.031, interval: narrow })
    expect(words(points)).toBe('3.1 points better')
  })

  it('says an improvement in its unit where it is none of an effect', () => {
    const saved = figure('market.paid-by-person.told.improvement.part-1', {
      value: 5.9,
      unit: 'min',
    })
    expect(words(saved)).toBe('5.9 min')
    const need = figure('evidence.a.improvement.difference', { value: 5.9, unit: 'min' })
    expect(words(need)).toBe('5.9 min')
  })

  it('keeps points in the matrix and in differences of shares', () => {
    const interval = { low: 0.08, high: 0.24, level: 0.95 }
    const settings = { shown: 'points' }
    const matrix = figure('matrix.gather.complete', { value: 0.16, interval, settings })
    expect(words(matrix)).toBe('16 points better')
    expect(words({ ...matrix, settings: {} })).toBe('16 % better')
    const difference = figure('evidence.a.b.difference', {
      value: 0.16,
      interval,
      unit: '1/execution',
    })
    expect(words(difference)).toBe('16 points')
    expect(words({ ...difference, id: 'evidence.a.b.baseline' })).toBe('16 %')
    expect(words({ ...difference, unit: '1/customer' })).toBe('16 points')
    expect(words({ ...difference, id: 'matrix.gather.complete.change', settings })).toBe(
      '16 points',
    )
  })

  it('says a figure of a segment or of a level as it says that of all', () => {
    const change = figure('matrix.gather.wait.change[segment=desk]', { value: -5, unit: 'min' })
    expect(words(change)).toBe('−5 min')
    expect(words(figure('matrix.gather.wait[segment=desk]', { value: 0.16 }))).toBe('16 % better')
    expect(words(figure('matrix.gather.change', { value: 0.16 }))).toBe('16 % better')
    const level = { value: 0.16, unit: '1/execution' }
    expect(words(figure('evidence.a.b.difference[channel=web]', level))).toBe('16 points')
    const counted = { value: 3.5, unit: '1/execution', settings: { metric: 'number' } }
    expect(words(figure('evidence.a.b.difference[channel=web]', counted))).toBe('3.5')
  })

  it('shows a chance in percent and a ratio as it is', () => {
    expect(words(figure('value.loss-probability', { value: 0.994 }))).toBe('99.4 %')
    expect(words(figure('evidence.a.b.ratio', { value: 1.53 }))).toBe('1.53')
  })

  it('says shares by a time in percent, and their difference in points', () => {
    const share = figure('evidence.a.leaving.baseline.share[at=24 month]', { value: 0.313 })
    expect(words(share)).toBe('31.3 %')
    const difference = { ...share, id: 'evidence.a.leaving.difference.share[at=24 month]' }
    expect(words(difference)).toBe('31.3 points')
  })

  it('gives the reason where there is no number', () => {
    expect(words(figure('value.irr', { reason: 'no root' }))).toBe('no root')
  })

  it('names the median where it is not the mean', () => {
    const quantiles = { p5: 1, p10: 10e3, p50: 40e3, p90: 90e3, p95: 1e5 }
    const npv = figure('value.npv', { value: 48e3, unit: 'EUR', quantiles })
    expect(figureMedian(npv, english).replaceAll('\u2009', ' ')).toBe('€ 40 k')
    expect(figureRange(npv, english).replaceAll('\u2009', ' ')).toBe('10 k to 90 k, 80 % range')
    expect(figureLine(npv, english).replaceAll('\u2009', ' ')).toBe(
      '€ 48 k (median € 40 k; 10 k to 90 k, 80 % range)',
    )
  })

  it('shows a number without a unit as it is, whatever its need is called', () => {
    const score = { value: 3.5, unit: '1/execution', settings: { metric: 'number' } }
    expect(words(figure('evidence.a.score.baseline', score))).toBe('3.5')
    expect(words(figure('evidence.a.market-share.ratio', { value: 1.53 }))).toBe('1.53')
  })
})
