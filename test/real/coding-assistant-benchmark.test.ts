/**
 * 69 coding assistants by price and tasks solved. Counts, the correlation and the frontier are the facts of the data
 * set's README, computed independently in Python; the line of fair value and the intervals are R's
 * (test/reference/competitive-value.R).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { worthline } from '../command.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

interface Ends {
  readonly value: number
  readonly low: number
  readonly high: number
}

const reference = JSON.parse(
  readFileSync(new URL('../reference/competitive-value.json', import.meta.url), 'utf8'),
) as {
  readonly spearman: number
  readonly intercept: { readonly value: number; readonly error: number }
  readonly slope: { readonly value: number; readonly error: number }
  readonly rSquared: number
  readonly fair: Readonly<Record<string, Ends & { premium: number; ratio: number }>>
  readonly solved: Readonly<Record<string, Ends>>
  readonly difference: Readonly<Record<string, Ends>>
}

describeReal('coding-assistant-benchmark', () => {
  const name = 'coding-assistant-benchmark'
  let study: Assessed
  beforeAll(() => {
    study = assessReal(name)
  }, 200_000)

  const value = (id: string): number => Number(study.figure(id).value)
  const holds = (id: string, { value: middle, low, high }: Ends): void => {
    const { interval } = study.figure(id)
    expect(value(id), id).toBeCloseTo(middle, 10)
    expect(interval?.low, id).toBeCloseTo(low, 8)
    expect(interval?.high, id).toBeCloseTo(high, 8)
  }

  test('a cost of 0 is no price: 51 of 69 are priced, 18 are listed', () => {
    expect(value('market.map.solved.priced')).toBe(51)
    expect(value('market.map.solved.unpriced')).toBe(18)
    expect(value('market.map.solved.unmeasured')).toBe(0)
    const listed = String(study.figure('market.map.solved.unpriced').settings?.['which-ones'])
    expect(listed.split(', ')).toHaveLength(18)
    const prices = study.figures.filter(({ id }) => id.startsWith('market.map.solved.price['))
    expect(prices).toHaveLength(51)
    expect(Math.min(...prices.map((figure) => Number(figure.value)))).toBeCloseTo(0.3236, 10)
    expect(Math.max(...prices.map((figure) => Number(figure.value)))).toBeCloseTo(186.4958, 3)
  })

  test('the frontier of the README, with what each costs and solves', () => {
    const front = study.figures
      .filter(({ id, value: at }) => id.startsWith('market.map.solved.frontier[') && at === 1)
      .map(({ id }) => id.slice(id.indexOf('=') + 1, -1))
      .map((id) => [
        id,
        value(`market.map.solved.price[solution=${id}]`),
        value(`market.map.solved.performance[solution=${id}]`),
      ])
      .toSorted((a, b) => Number(a[1]) - Number(b[1]))
      .map(([id, price, solved]) => [
        id,
        Number(price).toFixed(2),
        (100 * Number(solved)).toFixed(1),
      ])
    expect(front).toEqual([
      ['gpt-4o-mini-2024-07-18', '0.32', '3.6'],
      ['deepseek-chat-v3-prev', '0.34', '48.4'],
      ['grok-3-mini-beta-high', '0.73', '49.3'],
      ['deepseek-v3-2-exp-chat', '0.88', '70.2'],
      ['deepseek-v3-2-exp-reasoner', '1.30', '74.2'],
      ['gpt-5-low', '10.37', '81.3'],
      ['gpt-5-medium', '17.69', '86.7'],
      ['gpt-5-high', '29.08', '88.0'],
    ])
  })

  test('price and tasks solved rise together: Spearman 0.605', () => {
    expect(value('market.fit.solved.spearman')).toBeCloseTo(0.605, 3)
    expect(value('market.fit.solved.spearman')).toBeCloseTo(reference.spearman, 12)
  })

  test('the line of fair value is the regression of R, with its errors', () => {
    for (const term of ['intercept', 'slope'] as const) {
      const figure = study.figure(`market.coefficient.solved.${term}`)
      expect(figure.value).toBeCloseTo(reference[term].value, 9)
      expect(figure.settings?.['standard-error']).toBeCloseTo(reference[term].error, 9)
    }
    expect(value('market.fit.solved.r2')).toBeCloseTo(reference.rSquared, 10)
    for (const [id, fair] of Object.entries(reference.fair)) {
      holds(`market.map.solved.fair-price[solution=${id}]`, fair)
      expect(value(`market.map.solved.premium[solution=${id}]`)).toBeCloseTo(fair.premium, 8)
      expect(value(`market.map.solved.ratio[solution=${id}]`)).toBeCloseTo(fair.ratio, 12)
    }
  })

  test('a fair price below 0 is none: the weakest one has a reason instead', () => {
    const weakest = study.figure('market.map.solved.fair-price[solution=gpt-4o-mini-2024-07-18]')
    // -6.04 + 55.88 x 0.036 is below 0.
    expect(weakest.value).toBeUndefined()
    expect(weakest.reason).toContain('no price above 0')
  })

  test('shares carry Wilson’s interval on 225 tasks, differences Newcombe’s', () => {
    expect(Object.keys(reference.solved)).toHaveLength(2)
    for (const [id, share] of Object.entries(reference.solved))
      holds(`market.map.solved.performance[solution=${id}]`, share)
    for (const [id, gap] of Object.entries(reference.difference))
      holds(`market.advantage.solved.solved[solution=${id}]`, gap)
  })

  test('two rows of one name are told apart, and said', () => {
    expect(study.problems.map(({ code }) => code)).toEqual([
      'duplicates',
      'missing-value',
      'missing-value',
    ])
    expect(study.problems[1]?.message).toContain('18 of 69 alternatives')
    expect(study.problems[0]?.message).toContain('qwen2-5-coder-32b-instruct-2')
  })

  test('all 51 are on the map of the report, and the table names all of them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'worthline-map-'))
    try {
      const html = join(folder, 'report.html')
      const yaml = join(import.meta.dirname, `${name}.yaml`)
      expect(worthline('assess', yaml, '--data', realData(name), '--report', html).code).toBe(0)
      const page = readFileSync(html, 'utf8')
      expect(page).toContain('8 of 51 priced alternatives are not beaten by another')
      expect(page).toContain('Without a price, and not drawn (18): ')
      expect(page).toContain('Alibaba')
      const linked = new Set(
        [...page.matchAll(/data-lineage="market\.map\.solved\.price\[solution=([^\]]+)\]/gu)].map(
          ([, id]) => id,
        ),
      )
      expect(linked.size).toBe(51)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 200_000)
})
