/**
 * A value model with reference figures, for tests and benchmarks: five drivers, 24 uncertain
 * inputs, five years with an adoption ramp, five costs and an uncertain discount rate. The
 * reference figures are means over 16 independent scrambles of 2^25 Sobol points through exact
 * quantile functions, confirmed by 1e8 plain draws with other samplers (polar normals,
 * Marsaglia-Tsang gammas); their own errors are below a hundredth of those of 100,000 draws.
 */
import { readUnit } from '#quantity/read-unit'
import { plainNumber } from '#quantity/unit-algebra'
import type { Distribution } from '#stats/distributions/distribution'
import type { Expression } from '#value/formula/expression'
import { parseFormula } from '#value/formula/parse-formula'
import type { Assumption, Cost, Driver, ValueModel } from '#value/model'

/** Means over the scrambles, in dollars and shares. */
export const referenceFigures = {
  npv: {
    mean: 366081.0804465626,
    sd: 504815.40411224996,
    p5: -218244.95415424998,
    p50: 254247.1200508125,
    p95: 1329287.8161387502,
  },
  roi: { mean: 0.650069781604125, p5: -0.37591278263918754, p95: 2.357535081609375 },
  lossProbability: 0.236382136121375,
  paybackWithin3: 0.6781869344413751,
} as const

const triangular = (low: number, mode: number, high: number): Distribution => ({
  family: 'triangular',
  low,
  mode,
  high,
})
const pert = (low: number, mode: number, high: number): Distribution => ({
  family: 'pert',
  low,
  mode,
  high,
})
const lognormal = (mu: number, sigma: number): Distribution => ({ family: 'lognormal', mu, sigma })
const normal = (mean: number, sd: number): Distribution => ({ family: 'normal', mean, sd })
const beta = (alpha: number, beta: number): Distribution => ({ family: 'beta', alpha, beta })

/** An assumption by hand. */
export function assumption(id: string, distribution: Distribution, unit = '1'): Assumption {
  return {
    id,
    label: id,
    distribution,
    text: '',
    unit: readUnit(unit).value ?? plainNumber,
    generated: false,
    path: `assumptions.${id}`,
  }
}

/** A parsed formula. */
export function formula(text: string): Expression {
  const { value, findings } = parseFormula(text, { allowDistributions: false, place: {} })
  if (value === undefined) throw new Error(findings.map(({ message }) => message).join('; '))
  return value
}

/** A driver by hand: of class cash and without haircuts where nothing else is said. */
export function driver(id: string, text: string, rest: Partial<Driver> = {}): Driver {
  return {
    id,
    label: id,
    kind: 'custom',
    class: 'cash',
    formula: formula(text),
    text,
    haircuts: {},
    uses: [],
    needs: [],
    books: 'opex',
    path: `value.drivers.${id}`,
    ...rest,
  }
}

/** A cost of ours by hand: a purchase at the start where nothing else is said. */
export function cost(id: string, text: string, rest: Partial<Cost> = {}): Cost {
  return {
    id,
    label: id,
    solution: 'ours',
    kind: 'purchase',
    amount: formula(text),
    text,
    timing: { once: true, at: 0 },
    internal: false,
    books: 'capex',
    path: `value.costs.${id}`,
    ...rest,
  }
}

/** A model of one year without discounting, where nothing else is said. */
export function valueModel(rest: Partial<ValueModel>): ValueModel {
  return {
    currency: 'USD',
    ours: 'ours',
    reference: 'theirs',
    horizon: 1,
    discountRate: formula('0'),
    adoption: [formula('1')],
    losses: 'full',
    period: 'year',
    midPeriod: false,
    paybackBasis: 'cash',
    assumptions: [],
    correlations: [],
    arms: [],
    contrasts: {},
    drivers: [],
    costs: [],
    intangibles: [],
    formulas: {},
    ...rest,
  }
}

const yearly = { timing: { once: false, scales: 'none' }, kind: 'operation' } as const
const growing = { growth: formula('growth') }

export const referenceModel: ValueModel = valueModel({
  horizon: 5,
  discountRate: formula('discount'),
  adoption: [formula('adoption-max * (1 - exp(0 - adoption-speed * year))')],
  assumptions: [
    assumption('users', triangular(80, 120, 200), 'user'),
    assumption('hours-saved', pert(0.2, 0.8, 3), 'hour/user'),
    assumption('work-weeks', { family: 'fixed', value: 46 }, '1/year'),
    assumption('hourly-value', lognormal(4.05, 0.3), 'USD/hour'),
    assumption('realised', beta(4, 3)),
    assumption('tx-volume', lognormal(10.8, 0.35), 'transaction/year'),
    assumption('error-before', beta(8, 192), 'error/transaction'),
    assumption('error-cut', beta(6, 4)),
    assumption('cost-per-error', lognormal(3.4, 0.6), 'USD/error'),
    assumption('quality-change', normal(0.06, 0.03)),
    assumption('value-per-unit', pert(20, 35, 70), 'USD/piece'),
    assumption('pieces', triangular(5000, 9000, 16000), 'piece/year'),
    assumption('resource-cut', pert(5, 15, 40), 'resource'),
    assumption('resource-cost', lognormal(6.9, 0.3), 'USD/resource/year'),
    assumption('opportunity', lognormal(11.5, 0.9), 'USD/year'),
    assumption('enable-prob', beta(2, 8)),
    assumption('adoption-max', beta(9, 3)),
    assumption('adoption-speed', pert(0.6, 1.2, 2.5)),
    assumption('licence-price', pert(60000, 75000, 100000), 'USD/year'),
    assumption('set-up', lognormal(11.2, 0.35), 'USD'),
    assumption('course', triangular(150, 300, 700), 'USD/user'),
    assumption('support-price', normal(25000, 5000), 'USD/year'),
    assumption('servers', pert(5000, 12000, 30000), 'USD/year'),
    assumption('growth', normal(0.03, 0.02)),
    assumption('discount', triangular(0.06, 0.09, 0.14)),
  ],
  drivers: [
    driver('time', 'users * hours-saved * work-weeks * hourly-value * realised', growing),
    driver('error', 'error-before * error-cut * tx-volume * cost-per-error', growing),
    driver('quality', 'quality-change * value-per-unit * pieces', growing),
    driver('resource', 'resource-cut * resource-cost', growing),
    driver('capability', 'opportunity * enable-prob', growing),
  ],
  costs: [
    cost('licence', 'licence-price', yearly),
    cost('implementation', 'set-up', { kind: 'implementation' }),
    cost('training', 'course * users', { kind: 'training' }),
    cost('support', 'support-price', { ...yearly, kind: 'support' }),
    cost('infrastructure', 'servers', yearly),
  ],
})
