/**
 * Where 1,500 people find a price too cheap, cheap, expensive and too expensive. Expected values are the facts of the
 * data set's README, computed independently; crossings there are the first named price at or after which the curves
 * have crossed, ours lie on the straight line before it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { worthline, type Said } from '../command.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

const document = readFileSync(join(import.meta.dirname, 'van-westendorp-survey.yaml'), 'utf8')

/** The study with another text in place of one of its own. */
function assessed(from: string | RegExp, to: string): Said {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-prices-'))
  try {
    const study = join(folder, 'study.yaml')
    writeFileSync(study, document.replace(from, to))
    const data = realData('van-westendorp-survey')
    return worthline('assess', study, '--data', data, '--format', 'json')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describeReal('van-westendorp-survey', () => {
  let prices: Assessed
  let named: readonly number[]
  beforeAll(() => {
    prices = assessReal('van-westendorp-survey')
    const file = join(realData('van-westendorp-survey'), 'price_sensitivity.csv')
    const cells = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .flatMap((row) => row.split(','))
    named = [...new Set(cells.map(Number))].toSorted((a, b) => a - b)
  })

  const value = (id: string): number => Number(prices.figure(id).value)

  test('1,225 of 1,500 name their prices in order, 18.33 % do not', () => {
    expect(prices.figure('market.price.psm.opp').n).toBe(1225)
    expect(value('market.quality.psm.inconsistent')).toBeCloseTo(275 / 1500, 12)
    expect(value('market.quality.psm.missing')).toBe(0)
    expect(prices.problems.map(({ code }) => code)).toContain('inconsistent-answers')
  })

  test.each([
    ['market.price.psm.opp', 35],
    ['market.price.psm.ipp', 40],
    ['market.price.psm.pmc.narrow', 30],
    ['market.price.psm.pme.narrow', 50],
  ])('%s lies up to the first named price that is past it, %d', (id, past) => {
    expect(value(id)).toBeLessThanOrEqual(past)
    expect(value(id)).toBeGreaterThan(named[named.indexOf(past) - 1]!)
  })

  test('the interval of each point holds it, and everybody kept is another result', () => {
    for (const point of ['pmc', 'pme', 'opp', 'ipp']) {
      const { value: found, interval } = prices.figure(`market.price.psm.${point}`)
      expect(interval!.low).toBeLessThanOrEqual(Number(found))
      expect(interval!.high).toBeGreaterThanOrEqual(Number(found))
      const kept = prices.figure(`market.price.psm.${point}.inconsistent-kept`)
      expect(kept.n).toBe(1500)
      expect(kept.value).not.toBe(found)
    }
  })

  // Strictly rising prices: 1,132 people.
  test('with ties left out 1,132 people are in order', () => {
    const said = assessed('ties: keep', 'ties: leave-out')
    expect(said.code).toBe(0)
    const { figures } = JSON.parse(said.out) as Assessed
    expect(figures.find(({ id }) => id === 'market.price.psm.opp')?.n).toBe(1132)
  })

  // The column names at face value: 84 people are in order.
  test('columns taken by their names are found to be swapped, and the swap is proposed', () => {
    const said = assessed(
      /cheap: getting_expensive\n {4}expensive: bargain/,
      'cheap: bargain\n    expensive: getting_expensive',
    )
    expect(said.code).toBe(2)
    const { figures, problems } = JSON.parse(said.out) as Pick<Assessed, 'figures'> & {
      problems: readonly {
        code: string
        severity: string
        message: string
        hint?: string
        place: { path?: string; line?: number }
      }[]
    }
    const found = problems.find(({ code }) => code === 'swapped-columns')!
    expect(found.severity).toBe('problem')
    expect(found.message).toContain('84 of 1500')
    expect(found.message).toContain('1225')
    expect(found.hint).toBe('Write `cheap: getting_expensive`, `expensive: bargain`.')
    expect(found.place.path).toBe('surveys.psm.cheap')
    expect(figures.some(({ id }) => id.startsWith('market.price'))).toBe(false)
  })

  test('a report shows the curves, each point linked to its lineage', () => {
    const folder = mkdtempSync(join(tmpdir(), 'worthline-prices-'))
    try {
      const html = join(folder, 'report.html')
      const study = join(import.meta.dirname, 'van-westendorp-survey.yaml')
      const data = realData('van-westendorp-survey')
      expect(worthline('assess', study, '--data', data, '--report', html).code).toBe(0)
      const [page = ''] = readFileSync(html, 'utf8').split('<script')
      expect(page).toContain('data-lineage="market.price.psm.pmc.narrow"')
      expect(page).toContain('too expensive')
      expect(page).not.toMatch(/\b(undefined|NaN)\b/u)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('the same bytes in every run', () => {
    expect(assessReal('van-westendorp-survey').text).toBe(prices.text)
  })
})
