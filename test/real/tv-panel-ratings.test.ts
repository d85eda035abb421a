/**
 * What eight judges say of three television sets. Means are the facts of the data set's README, computed independently
 * in Python; agreement is R's friedman.test and aov on the same rows (test/reference/tv-panel-ratings.R).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { worthline } from '../command.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

interface Ends {
  readonly low: number
  readonly high: number
}

const reference = JSON.parse(
  readFileSync(new URL('../reference/tv-panel-ratings.json', import.meta.url), 'utf8'),
) as {
  attributes: Record<
    string,
    Ends & {
      w: number
      chiSquare: number
      p: number
      icc: Ends & { value: number; average: number }
      sets: Record<string, Ends & { mean: number }>
    }
  >
}

/** The attribute of the file behind a score of the study. */
const attributeOf = (score: string): string => score.replaceAll('-', '')

describeReal('tv-panel-ratings', () => {
  let panel: Assessed
  beforeAll(() => {
    panel = assessReal('tv-panel-ratings')
  })

  const value = (id: string): number => Number(panel.figure(id).value)
  const rating = (score: string, set: string): number =>
    value(`market.rating.panel.${score}[solution=${set}]`)
  const scores = (): string[] =>
    panel.figures.flatMap(({ id }) => /agreement\.panel\.(.+)\.kendall-w$/.exec(id)?.[1] ?? [])

  test('sharpness 8.02, 7.48 and 10.25; noise 10.32, 8.26 and 10.46; cutting 7.53, 6.45 and 4.22', () => {
    const sets = ['tv1', 'tv2', 'tv3']
    const means = (score: string): number[] => sets.map((set) => rating(score, set))
    const near = (found: number[], facts: number[]): void => {
      for (const [i, fact] of facts.entries())
        expect(Math.abs(found[i]! - fact)).toBeLessThan(0.0051)
    }
    near(means('sharpness'), [8.02, 7.48, 10.25])
    near(means('noise'), [10.32, 8.26, 10.46])
    near(means('cutting'), [7.53, 6.45, 4.22])
  })

  test('fifteen attributes, each with the agreement, the means and the intervals of R', () => {
    expect(scores().map(attributeOf).toSorted()).toEqual(
      Object.keys(reference.attributes).toSorted(),
    )
    for (const score of scores()) {
      const one = reference.attributes[attributeOf(score)]!
      const id = `market.agreement.panel.${score}`
      expect(value(`${id}.kendall-w`), score).toBeCloseTo(one.w, 10)
      expect(value(`${id}.chi-square`), score).toBeCloseTo(one.chiSquare, 9)
      expect(panel.figure(`${id}.chi-square`).settings?.['p-value']).toBeCloseTo(one.p, 10)
      expect(value(`${id}.icc`), score).toBeCloseTo(one.icc.value, 10)
      expect(value(`${id}.icc-average`), score).toBeCloseTo(one.icc.average, 9)
      expect(panel.figure(`${id}.icc`).interval?.low, score).toBeCloseTo(one.icc.low, 8)
      expect(panel.figure(`${id}.icc`).interval?.high, score).toBeCloseTo(one.icc.high, 8)
      for (const [set, { mean, low, high }] of Object.entries(one.sets)) {
        const figure = panel.figure(`market.rating.panel.${score}[solution=${set}]`)
        expect(figure.value, score).toBeCloseTo(mean, 10)
        expect(figure.interval?.low, score).toBeCloseTo(low, 8)
        expect(figure.interval?.high, score).toBeCloseTo(high, 8)
      }
    }
  })

  // By the facts: light level and noise have the assessors' profiles most alike, movement the least.
  test('agreement is high where profiles of the assessors correlate, and lowest on movement', () => {
    const byCorrelation = scores().toSorted(
      (a, b) => value(`market.agreement.panel.${b}.icc`) - value(`market.agreement.panel.${a}.icc`),
    )
    expect(byCorrelation[0]).toBe('light-level')
    expect(byCorrelation.slice(-2)).toEqual(['flickering-movement', 'sharpness-of-movement'])
  })

  test('warns of the attributes on which a mean hides that the judges do not agree', () => {
    // In R: p of W above 0.05, or an ICC(2,k) under 0.5.
    const doubtful = Object.entries(reference.attributes)
      .filter(([, { p, icc }]) => p > 0.05 || icc.average < 0.5)
      .map(([attribute]) => attribute)
    const warned = scores().filter(
      (score) => panel.figure(`market.rating.panel.${score}[solution=tv1]`).warnings !== undefined,
    )
    expect(warned.map(attributeOf).toSorted()).toEqual(doubtful.toSorted())
    expect(panel.problems.map(({ code }) => code)).toEqual(['disagreement'])
  })

  test('a rating is traced to the 64 rows of its set', () => {
    const study = join(import.meta.dirname, 'tv-panel-ratings.yaml')
    const id = 'market.rating.panel.noise[solution=tv2]'
    const said = worthline('trace', study, id, '--data', realData('tv-panel-ratings'))
    expect(said.code).toBe(0)
    expect(said.out).toContain('tv_panel.csv')
    expect(said.out).toMatch(/64 rows · sha256 [0-9a-f]{64}/)
    expect(said.out).toContain('solution = tv2')
  })

  test('a study of surveys alone has a report in HTML and in Markdown', () => {
    const folder = mkdtempSync(join(tmpdir(), 'worthline-panel-'))
    try {
      const study = join(import.meta.dirname, 'tv-panel-ratings.yaml')
      const html = join(folder, 'report.html')
      const data = realData('tv-panel-ratings')
      const said = worthline('assess', study, '--data', data, '--report', html)
      expect(said.code).toBe(0)
      const [page = ''] = readFileSync(html, 'utf8').split('<script')
      expect(page).toContain('id="market"')
      expect(page).toContain('data-lineage="market.agreement.panel.light-level.icc"')
      expect(page).not.toMatch(/\b(undefined|NaN)\b/u)
      const markdown = worthline('assess', study, '--data', data, '--format', 'markdown')
      expect(markdown.out).toContain('## The market')
      expect(markdown.out).toContain('| Light level | 5.3')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('the same bytes in every run', () => {
    expect(assessReal('tv-panel-ratings').text).toBe(panel.text)
  })
})
