/** Assessments with money, for workbooks: of a bare model, and of a study with its rows. */
import { withApp } from '#app/app'
import { readUnit } from '#quantity/read-unit'
import type { PricedAssessment } from '#reports/spreadsheet/model-sheets'
import type { Assessment, AssessmentSettings } from '#study/evaluation/assessment'
import type { Study } from '#study/study'
import { inOneCurrency } from '#value/currency-rates'
import type { ValueModel } from '#value/model'
import { assumption, cost, driver, formula, valueModel } from '#value/reference-model-fixture'
import { sensitivity } from '#value/sensitivity'
import { gainsOf, simulate } from '#value/simulate'

const settings: AssessmentSettings = { seed: 1, draws: 2000, level: 0.95 }

/** What a workbook asks of a study, and nothing else. */
const bareStudy = {
  simulated: false,
  performers: [],
  jobs: [],
  solutions: [],
  data: [],
  evidence: [],
  stated: [],
  syntheses: [],
  market: [],
  figureBlocks: [],
  rowSolutions: [],
  opinions: [],
  hash: '0'.repeat(64),
} as Partial<Study> as Study

const bareAssessment = {
  settings,
  version: '0.0.0',
  estimates: [],
  processes: [],
  market: [],
  matrix: { rows: [], columns: [], cells: [] } as Partial<Assessment['matrix']>,
  figures: [],
  findings: [],
} as Partial<Assessment> as Assessment

/** A model without a study around it. */
export function priced(title: string, model: ValueModel): PricedAssessment {
  const { value: result, findings } = simulate(model, settings)
  if (result === undefined) throw new Error(findings.map(({ message }) => message).join('; '))
  const sensitivities = sensitivity(model, { ...settings, gains: gainsOf(result) })
  return {
    ...bareAssessment,
    study: { ...bareStudy, title, currency: model.currency },
    model,
    value: { ...result, sensitivities },
  }
}

/** A study with its rows. */
export async function pricedStudy(study: string, data?: string): Promise<PricedAssessment> {
  return withApp({ progress: () => undefined }, async (app) => {
    const request = { study, settings, ...(data === undefined ? {} : { data }) }
    const { value, findings } = await app.assess(request)
    if (value?.model === undefined || value.value === undefined)
      throw new Error(findings.map(({ message }) => message).join('; '))
    return { ...value, model: value.model, value: value.value }
  })
}

const fixed = (value: number) => ({ family: 'fixed', value }) as const
const between = (low: number, high: number) => ({ family: 'uniform', low, high }) as const
const yearly = { timing: { once: false, scales: 'adoption' }, kind: 'operation' } as const

/** Every part of the formula language and every field of drivers and costs, in odd units. */
export const everything: ValueModel = valueModel({
  horizon: 4,
  midPeriod: true,
  discountRate: formula('rate + 0.01 * max(year - 2, 0)'),
  adoption: [formula('20 %'), formula('min(1, ramp * year ^ 0.5)'), formula('90 % - slip')],
  paybackBasis: 'all',
  assumptions: [
    assumption('rate', between(0.05, 0.09)),
    assumption('ramp', between(0.3, 0.5)),
    assumption('slip', between(0, 0.1)),
    assumption('q4', between(40, 80), 'execution/month'),
    assumption('effort-time', between(20, 60), 'min/execution'),
    assumption('wage', between(30, 50), 'EUR/hour'),
    assumption('rebate', between(-2, 5), 'EUR/execution'),
    assumption('share', between(0.2, 0.6)),
    assumption('used', between(0.3, 0.7)),
    assumption('delay', between(2, 9), 'month'),
    assumption('fade', between(0.05, 0.2), '1/year'),
    assumption('price-rise', between(1, 4), '%/year'),
    assumption('weekly', between(100, 300), 'EUR/week'),
    assumption('side', fixed(3), 'execution'),
  ],
  formulas: {
    'work-load': formula('effort-time * q4'),
    grown: formula('1 + share * (year - 1) ^ 2 / 10'),
  },
  currency: 'EUR',
  drivers: [
    driver('time', 'work-load * wage', {
      class: 'capacity',
      haircuts: {
        capture: formula('used'),
        attribution: formula('0.9'),
        executionRisk: formula('if(used > 0.3, 10 %, 20 %)'),
        decay: formula('fade'),
      },
      starts: formula('delay'),
      growth: formula('price-rise'),
    }),
    driver('rebates', 'rebate * q4 * grown', { haircuts: { capture: formula('used') } }),
    driver('losses', '0 EUR/year - weekly / 2 - 10 EUR/day', {
      haircuts: { capture: formula('0.1') },
      starts: formula('1 year'),
    }),
    driver('strange', 'exp(ln(2) * share) * sqrt(weekly * weekly) * 2 ^ -1 ^ 2', {
      class: 'soft',
      haircuts: { decay: formula('0.3') },
      growth: formula('0.01 * year'),
    }),
    driver('square', 'side ^ 2 / (1 execution * 1 execution) * sum(weekly, 5 EUR/hour, 0) / 50'),
    driver('choice', 'if(weekly >= 1000 EUR/month, max(weekly, 800 EUR/month), -weekly * 0.5)', {
      haircuts: { executionRisk: formula('5 % + 1 % * year') },
    }),
  ],
  costs: [
    cost('purchase', '20000 EUR * (1 + share)', {}),
    cost('licence', '2 EUR/execution * q4 * (1 + 0.1 * year)', { ...yearly, kind: 'support' }),
    cost('renewal', '300 EUR + 10 EUR * year', {
      timing: { once: true, at: 2.5 },
      growth: formula('price-rise'),
    }),
    cost('hours', '10 hour * wage', { internal: true, kind: 'training' }),
    cost('late', '1000 EUR', { timing: { once: true, at: 9 } }),
    cost('paper', '1 EUR/execution * q4', {
      solution: 'theirs',
      timing: { once: false, scales: 'none' },
      growth: formula('2 %'),
    }),
    cost('rival-fee', '500 EUR/month', {
      solution: 'rival',
      timing: { once: false, scales: 'none' },
    }),
  ],
})

/** The same by months, with a formula that takes the month. */
export const everythingByMonths: ValueModel = {
  ...everything,
  period: 'month',
  horizon: 2.5,
  drivers: [
    ...everything.drivers,
    driver('season', 'if(month > 12, 900 EUR/year, 300 EUR/month) * min(1, month / 6)'),
  ],
}

const onDay = (at: number, on: string) => ({ timing: { once: true, at, on } }) as const

/**
 * The same on days: costs on days of their own, two of them on one, one on the end of a period, one too
 * late. Money comes back once it comes back, for the sheet names an internal rate only then.
 */
export const everythingOnDays: ValueModel = {
  ...everything,
  start: '2027-01-31',
  costs: [
    ...everything.costs,
    cost('second', '3000 EUR', onDay(151 / 365, '2027-07-01')),
    cost('sold', '900 EUR', { solution: 'theirs', ...onDay(151 / 365, '2027-07-01') }),
    cost('upgrade', '2500 EUR', {
      solution: 'theirs',
      growth: formula('price-rise'),
      ...onDay(1 + 275 / 366, '2028-11-01'),
    }),
    cost('on-an-end', '350 EUR', { solution: 'theirs', ...onDay(2, '2029-01-31') }),
    cost('own-time', '5 hour * wage', {
      internal: true,
      kind: 'training',
      ...onDay(94 / 365, '2027-05-05'),
    }),
    cost('rival-start', '700 EUR', { solution: 'rival', ...onDay(31 / 365, '2027-03-03') }),
    cost('too-late', '100 EUR', onDay(5, '2032-02-01')),
  ],
}

/** By months from the last day of one, with flows at their ends and one rate. */
export const monthsOnDays: ValueModel = {
  ...everythingByMonths,
  start: '2027-10-31',
  midPeriod: false,
  discountRate: formula('rate'),
  paybackBasis: 'cash',
  costs: [
    ...everything.costs,
    // 14 of the 30 days of the first month.
    cost('second', '3000 EUR', onDay(14 / 30 / 12, '2027-11-14')),
  ],
}

const curved = valueModel({
  horizon: 4,
  discountRate: formula('0.08'),
  adoption: [],
  assumptions: [
    assumption('top', between(0.6, 0.95)),
    assumption('span', between(6, 24), 'month'),
    assumption('benefit', between(20000, 40000), 'USD/year'),
  ],
  drivers: [driver('gain', 'benefit', { starts: formula('2 month') })],
  costs: [cost('price', '20000 USD'), cost('use', '100 USD/month', { ...yearly })],
})

export const onRamp: ValueModel = {
  ...curved,
  curve: {
    shape: 'linear',
    from: formula('5 %'),
    to: formula('top'),
    starts: formula('0.3'),
    over: formula('span'),
  },
}

export const onCurve: ValueModel = {
  ...curved,
  period: 'month',
  horizon: 3,
  midPeriod: true,
  curve: {
    shape: 's-curve',
    to: formula('min(1, top + 0.01 * year)'),
    halfway: formula('9 month'),
    over: formula('span'),
  },
}

export const onTable: ValueModel = {
  ...curved,
  period: 'month',
  curve: {
    shape: 'table',
    points: [
      { years: 0.25, share: formula('0.1') },
      { years: 1, share: formula('top / 2') },
      { years: 1, share: formula('top * 0.8') },
      { years: 2.4, share: formula('top') },
    ],
  },
}

export const inDollars: ValueModel = inOneCurrency(
  {
    ...curved,
    adoption: [formula('0.5'), formula('top')],
    rates: { EUR: formula('euro'), GBP: formula('0.8 GBP/USD') },
    assumptions: [...curved.assumptions, assumption('euro', between(1.05, 1.15), 'USD/EUR')],
    costs: [...curved.costs, cost('abroad', '3000 EUR + 500 GBP', { kind: 'implementation' })],
  },
  {},
  () => ({}),
).model

/** Scenarios of every sort. */
export const inScenarios: ValueModel = {
  ...everything,
  scenarios: [
    { id: 'conservative', label: 'Conservative', path: '' },
    {
      id: 'slow-and-dear',
      label: 'Slow, and dear: "as feared"',
      set: {
        ramp: { text: 'p10', to: { quantile: 0.1 } },
        share: { text: 'p25', to: { quantile: 0.25 } },
        wage: {
          text: '0.5 to 0.7 EUR/min',
          to: { distribution: between(0.5, 0.7), unit: readUnit('EUR/min').value! },
        },
        weekly: { text: '90', to: { distribution: fixed(90), unit: readUnit('EUR/week').value! } },
      },
      path: '',
    },
    { id: 'third', label: 'A third of it', gains: 1 / 3, path: '' },
  ],
}
