import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { npvDotsChart, pickDots } from '#charts/npv-dots'
import { valueView } from '#charts/value-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

const view = valueView(assessmentFixture)!

describe('npvDotsChart', () => {
  it('shows one dot a chance, losses apart', () => {
    expect(pictureText(npvDotsChart(view, 20, english))).toMatchInlineSnapshot(`
      "Net present value over 5 years: a loss in 1 of 20
      Each dot is 1 chance in 20; orange dots are a loss. Median € 310 k (110 k to 510 k, 80 % range).
      axis Net present value over 5 years, € k: 0 200 400 600
      dots: 20, of them 1 a loss
      --
      Chance of less | All that counts | Cash alone
      5 % | € 50 k <value.npv> | −€ 123 k <value.npv.cash>
      10 % | € 110 k <value.npv> | −€ 109 k <value.npv.cash>
      50 % | € 310 k <value.npv> | −€ 62 k <value.npv.cash>
      90 % | € 510 k <value.npv> | −€ 15 k <value.npv.cash>
      95 % | € 560 k <value.npv> | −€ 1 k <value.npv.cash>"
    `)
  })

  it('never stands a dot of a loss and one of a gain in one stack, nor two in one place', () => {
    const holds = (values: readonly number[]): boolean => {
      const sorted = values.toSorted((a, b) => a - b)
      const value = { ...view.value, npvDots: sorted }
      const marks = npvDotsChart({ ...view, value }, 50, english).panels[0]!.marks
      const dots = marks.filter((mark) => mark.kind === 'dot')
      const places = new Set(dots.map((dot) => `${dot.at} ${dot.level}`))
      const apart = dots.every((dot) => dot.at < 0 === (dot.tone === 'worse'))
      return places.size === 50 && apart
    }
    const draws = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 100,
      maxLength: 100,
    })
    expect(() => fc.assert(fc.property(draws, holds))).not.toThrow()
  })
})

describe('pickDots', () => {
  it('takes the middles of equal shares: of 1 to 100 in 20 dots 3, 8, 13 ...', () => {
    const sorted = Array.from({ length: 100 }, (_, i) => i + 1)
    const rounded = (values: readonly number[]): readonly number[] =>
      values.map((value) => Number(value.toFixed(9)))
    expect(rounded(pickDots(sorted, 20)).slice(0, 3)).toEqual([3, 8, 13])
    expect(rounded(pickDots(sorted, 100))).toEqual(sorted)
  })

  it('has none where there are no draws', () => {
    expect(pickDots([], 20)).toEqual([])
  })
})
