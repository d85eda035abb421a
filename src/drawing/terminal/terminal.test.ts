import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cashFlowChart } from '#charts/cash-flow'
import { distributionCharts } from '#charts/distributions'
import { forestChart } from '#charts/forest'
import { matrixChart } from '#charts/matrix'
import { npvDotsChart } from '#charts/npv-dots'
import { valueView } from '#charts/value-view'
import { waterfallChart } from '#charts/waterfall'
import { type Paint, plainPaint } from '#drawing/terminal/paint'
import { cellCount } from '#drawing/terminal/text-cells'
import { textMatrix } from '#drawing/terminal/text-matrix'
import { textColumns } from '#drawing/terminal/text-columns'
import { textDots } from '#drawing/terminal/text-plot'
import { textRows } from '#drawing/terminal/text-rows'
import { textTable } from '#drawing/terminal/text-table'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'

const view = valueView(assessmentFixture)!
const plain = { width: 88, paint: plainPaint }
const drawings = {
  matrix: (look: typeof plain) => textMatrix(matrixChart(assessmentFixture, english), look),
  forest: (look: typeof plain) => textRows(forestChart(assessmentFixture, english), look),
  waterfall: (look: typeof plain) => textRows(waterfallChart(view, english), look),
  dots: (look: typeof plain) => textDots(npvDotsChart(view, 20, english), look),
  columns: (look: typeof plain) =>
    textColumns(distributionCharts(assessmentFixture, english)[0]!, look),
  table: (look: typeof plain) => textTable(cashFlowChart(view, english).table, look),
}

describe('charts as text', () => {
  it('the matrix shows certainty by its sign', () => {
    expect(drawings.matrix(plain).join('\n')).toMatchInlineSnapshot(`
      "                            Speed          Accuracy       Reliability    Effort
      Hand in the application       –              –              –            ▨ 4 % better
                                                                                 6 % worse
                                                                                 to 14 %
                                                                                 better
      Get the receipt confirmed   ■ 21 %           –            ■ 5.0 points     –
                                    better*                       worse
                                    10 % to                       0.2 to
                                    32 %                          9.8 points
      Learn whether it must stop    –            ■ 1.0 points     –              –
                                                   worse*
                                                   0.2 to
                                                   1.8 points
      The whole job               ■ 21 % better    –              –              –
                                    10 % to
                                    32 %
      ■ clear of zero  ▨ too early to tell  * where most of the value is"
    `)
  })

  it('an axis stands alone where there are no rows', () => {
    const chart = waterfallChart(view, english)
    const empty = { ...chart, panels: [{ ...chart.panels[0]!, rows: [] }] }
    expect(textRows(empty, plain)).toHaveLength(2)
  })

  it('estimates show their intervals, open where too early to tell', () => {
    expect(drawings.forest(plain).join('\n')).toMatchInlineSnapshot(`
      "Number of touches by a clerk
            ─────────○─────────                           4 % better  6 % worse to 14 % better
      Time until the receipt is confirmed
                 │         ───────────●──────────                    21 % better  10 % to 32 %
        −10                                           40
        Improvement on the baseline, %; worse ← → better

      Likelihood of a confirmation in time
         ───────────────────●───────────────────│          5.0 points worse  0.2 to 9.8 points
      Likelihood of a letter sent twice
                                         ───●───│          1.0 points worse  0.2 to 1.8 points
        −10                                             2
        Improvement of a share, points; worse ← → better"
    `)
  })

  it('the waterfall shows bars and ranges', () => {
    expect(drawings.waterfall(plain).join('\n')).toMatchInlineSnapshot(`
      "Re-sent letters  ██████████───                                      € 41 k  29 k to 53 k
      Clerks’ hours    │        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓───────────      € 96 k  47 k to 145 k
      Licence          │                     ███████████                        −€ 40 k  fixed
      Blue folders     │                     ██                                   € 3 k  fixed
      A year, mean     ████████████████████████────────────             € 100 k  49 k to 151 k
      A calmer desk    ░░                                                    € 5 k  5 k to 6 k
                       0                                           200
                       Value, € k a year"
    `)
  })

  it('dots of a loss are open', () => {
    expect(drawings.dots(plain).join('\n')).toMatchInlineSnapshot(`
      "        │                 ●    ● ●    ●
          ○   │     ●    ● ●  ● ● ●  ● ●  ● ●  ● ● ●    ●         ●
              0              200            400             600
      Net present value over 5 years, € k"
    `)
  })

  it('a table aligns its numbers', () => {
    expect(drawings.table(plain).join('\n')).toMatchInlineSnapshot(`
      "Year     Flow      80 % range  Cumulative  Flow in cash  Cumulative in cash
         0  −€ 60 k  −74 k to −46 k     −€ 60 k         € 0 k             −€ 60 k
         1   € 31 k    15 k to 47 k     −€ 29 k       −€ 16 k             −€ 56 k
         2  € 100 k   49 k to 151 k      € 71 k       −€ 11 k             −€ 52 k
         3  € 100 k   49 k to 151 k     € 171 k        −€ 6 k             −€ 48 k
         4  € 100 k   49 k to 151 k     € 271 k        −€ 1 k             −€ 44 k
         5  € 100 k   49 k to 151 k     € 371 k         € 4 k             −€ 40 k"
    `)
  })

  it('distributions stand on one scale, line by line', () => {
    const chart = distributionCharts(assessmentFixture, english)[0]!
    expect(textColumns(chart, plain).join('\n')).toMatchInlineSnapshot(`
      "      Paper & post: mean 112 h ▲
      40 % │                ▄▄▄▄▄▄▄▄
           │        ▁▁▁▁▁▁▁▁████████▃▃▃▃▃▃▃▃
           │        ████████████████████████
           │▆▆▆▆▆▆▆▆████████████████████████████████▂▂▂▂▂▂▂▂
         0 └──────────────────────▲─────────────────────────
            Portal: mean 88 h ▲
      40 % │        ▅▅▅▅▅▅▅▅
           │        ████████████████
           │▆▆▆▆▆▆▆▆████████████████▁▁▁▁▁▁▁▁
           │████████████████████████████████▄▄▄▄▄▄▄▄▁▁▁▁▁▁▁▁
         0 └─────────────────▲──────────────────────────────
            0        50        100       150       200
            Time until the receipt is confirmed, h"
    `)
  })

  it.each(Object.entries(drawings))('%s never is wider than the terminal', (_, draw) => {
    const fits = (width: number): boolean =>
      draw({ width, paint: plainPaint }).every((line) => cellCount(line) <= width)
    expect(() => fc.assert(fc.property(fc.integer({ min: 72, max: 200 }), fits))).not.toThrow()
  })

  it.each(Object.entries(drawings))('%s says the same with and without colours', (_, draw) => {
    const mark = (text: string): string => `\u001b[1m${text}\u001b[0m`
    const paint: Paint = { strong: mark, quiet: mark, better: mark, worse: mark }
    const coloured = draw({ width: 88, paint }).join('\n')
    const bare = coloured.replaceAll('\u001b[1m', '').replaceAll('\u001b[0m', '')
    const trimmed = (text: string): string => text.replaceAll(/ +$/gm, '')
    expect(trimmed(bare)).toBe(trimmed(draw(plain).join('\n')))
  })
})
