import { describe, expect, it } from 'vitest'
import { costComparisonChart } from '#charts/cost-comparison'
import { valueView } from '#charts/value-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

const view = valueView(assessmentFixture)!

describe('costComparisonChart', () => {
  it('puts the kinds of cost of both solutions side by side', () => {
    expect(pictureText(costComparisonChart(view, english))).toMatchInlineSnapshot(`
      "What it costs over 5 years: € 220 k more with Portal than with Paper & post
      Total cost of ownership over 5 years, present value: mean and 80 % range, by kind of cost.
      axis Present value of costs, € k: 0 50 100 150 200 250
      In all (Portal); 0 to 233000 ours solid; 218898 to 247102; € 233 k; 219 k to 247 k
      In all (Paper & post); 0 to 13000 status-quo solid; € 13 k; fixed
      Implementation, training and switching (Portal); 0 to 60000 ours solid; 45898 to 74102; € 60 k; 46 k to 74 k
      Operation (Portal); 0 to 173000 ours solid; € 173 k; fixed
      Operation (Paper & post); 0 to 13000 status-quo solid; € 13 k; fixed
      --
      Cost | Solution | Present value, mean | 80 % range
      In all | Portal | € 233 k <value.tco[solution=new]> | 219 k to 247 k
      In all | Paper & post | € 13 k <value.tco[solution=old]> | fixed
      Implementation, training and switching | Portal | € 60 k <value.tco.implementation[solution=new]> | 46 k to 74 k
      Operation | Portal | € 173 k <value.tco.operation[solution=new]> | fixed
      Operation | Paper & post | € 13 k <value.tco.operation[solution=old]> | fixed"
    `)
  })

  it('names the hours of own people, and says where nothing costs anything', () => {
    const [own] = Object.values(view.value.tco)
    const hours = { ...view, value: { ...view.value, tcoInternal: { new: own! } } }
    expect(costComparisonChart(hours, english).notes[0]).toContain('the customer’s own people')
    const free = { ...view, value: { ...view.value, tco: {}, tcoByCategory: {} } }
    expect(costComparisonChart(free, english).empty?.why).toBe('No costs are named.')
  })
})
