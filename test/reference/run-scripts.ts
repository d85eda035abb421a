/** A script of this folder, and how what it says is held against the committed values. */
export interface ReferenceScript {
  readonly script: string
  /** The file of its values. */
  readonly json: string
  /** Files or the folder of real data that it is given, under WORTHLINE_REAL_DATA. */
  readonly real?: readonly string[]
  /** Largest relative difference; wider where a value comes from an optimiser that stops. */
  readonly tolerance: number
  /** Size under which differences no longer count as relative. */
  readonly floor: number
}

const CLOSE = { tolerance: 1e-9, floor: 1e-6 } as const
const OPTIMISED = { tolerance: 1e-6, floor: 1e-6 } as const
/** Tails far below any floor. */
const EXACT = { tolerance: 1e-12, floor: 0 } as const

function named(script: string, how: Omit<ReferenceScript, 'script' | 'json'>): ReferenceScript {
  return { script, json: script.replace(/\.(R|py)$/u, '.json'), ...how }
}

/** Every script: the test beside `run.ts` holds the list against the folder. */
export const referenceScripts: readonly ReferenceScript[] = [
  named('car-choice-conjoint.R', {
    real: ['car-choice-conjoint/cars_us.csv'],
    ...OPTIMISED,
  }),
  named('causal.R', OPTIMISED),
  named('chains.R', CLOSE),
  named('choice.R', OPTIMISED),
  { script: 'clustering.R', json: 'clustering.r.json', ...OPTIMISED },
  named('combined-evidence.R', OPTIMISED),
  named('competitive-value.R', {
    real: ['coding-assistant-benchmark/polyglot_leaderboard.csv'],
    ...CLOSE,
  }),
  named('evidence.R', CLOSE),
  named('further.R', CLOSE),
  named('attribute-prices.R', CLOSE),
  named('generalized.R', OPTIMISED),
  named('max-diff.R', OPTIMISED),
  named('hierarchical-logit.R', CLOSE),
  { script: 'methods.R', json: 'methods.r.json', ...CLOSE },
  named('natural-park.R', { real: ['natural-park-wtp/natural_park.csv'], ...OPTIMISED }),
  named('non-randomized.R', {
    real: ['telco-customer-churn/telco_customer_churn.csv'],
    ...OPTIMISED,
  }),
  named('over-time.R', { real: [], ...OPTIMISED }),
  named('own-benchmark.R', OPTIMISED),
  named('paid-improvement.R', CLOSE),
  named('panel.R', OPTIMISED),
  named('perception.R', CLOSE),
  named('planning.R', OPTIMISED),
  named('power.R', OPTIMISED),
  named('ranking.R', CLOSE),
  named('relative-importance.R', CLOSE),
  named('survival.R', CLOSE),
  named('survey.R', CLOSE),
  named('synthesis.R', OPTIMISED),
  named('time-series.R', OPTIMISED),
  named('time-to-event.R', { real: [], ...CLOSE }),
  named('tv-panel-ratings.R', { real: ['tv-panel-ratings/tv_panel.csv'], ...CLOSE }),
  named('weighted-correlation.R', CLOSE),
  named('weighted-survival.R', { real: [], ...OPTIMISED }),
  named('willingness.R', OPTIMISED),
  named('cash-flow.py', EXACT),
  named('clustering.py', OPTIMISED),
  named('weighted-clustering.py', OPTIMISED),
  named('comparisons.py', CLOSE),
  named('dated-flows.py', CLOSE),
  named('distributions.py', CLOSE),
  named('eigen.py', CLOSE),
  { script: 'generalized.py', json: 'generalized.python.json', ...CLOSE },
  named('forecasting.py', OPTIMISED),
  named('hierarchical-worth.py', CLOSE),
  named('job-totals.py', { real: ['.'], ...CLOSE }),
  named('market-needs.py', {
    real: [
      'resident-survey-importance-satisfaction/resident_survey_2021q3.csv',
      'advertiser-satisfaction/customer_satisfaction.csv',
    ],
    ...CLOSE,
  }),
  named('metalog.py', OPTIMISED),
  named('log.py', { real: ['.'], ...CLOSE }),
  { script: 'methods.py', json: 'methods.python.json', ...CLOSE },
  named('needs.py', CLOSE),
  named('permit-study.py', { real: ['permit-receipt-log/receipt.csv'], ...CLOSE }),
  named('plans.py', EXACT),
  named('permit-value.py', { real: ['permit-receipt-log/receipt.csv'], ...OPTIMISED }),
  named('pooled-judgement.py', CLOSE),
  named('prediction-interval.py', OPTIMISED),
  named('price-sensitivity.py', CLOSE),
  named('profile.py', CLOSE),
  named('purchase-trial.py', CLOSE),
  named('replication.py', { real: ['.'], ...CLOSE }),
  named('segments.py', {
    real: ['music-store-transactions/cdnow.csv', 'telco-customer-churn/telco_customer_churn.csv'],
    ...OPTIMISED,
  }),
  named('sobol.py', EXACT),
  named('special-functions.py', EXACT),
  named('truncated.py', CLOSE),
  named('workbooks.py', CLOSE),
]

/** Packages that a script loads, as its text names them. */
export function packagesOf({ script }: Pick<ReferenceScript, 'script'>, text: string): string[] {
  const pattern = script.endsWith('.R')
    ? /library\((\w+)\)|\b(\w+)::/gu
    : /^import (\w+)|^from (\w+)\S* import/gmu
  return [...new Set(Array.from(text.matchAll(pattern), ([, a, b]) => a ?? b!))]
}
