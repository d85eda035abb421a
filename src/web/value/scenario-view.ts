import type { ValueView } from '#charts/value-view'
import type { ScenarioResult } from '#value/result'

/** The answer as it is under a scenario, with the study's own as what it is compared with. */
export function scenarioView(view: ValueView, scenario: ScenarioResult): ValueView {
  const { annual, cost, npv, npvCash, roi, payback, paybackDiscounted, irr } = scenario
  const { lossProbability, lossProbabilityError } = scenario
  const said = { annual, cost, npv, npvCash, roi, payback, paybackDiscounted, irr }
  const value = { ...view.value, ...said, lossProbability, lossProbabilityError }
  return { ...view, value, before: view.value }
}

/** What a scenario sets, in words. */
export function scenarioWords({ settings, gains }: ScenarioResult): string {
  const set = settings.map(
    ({ label, text, unit }) => `${label}: ${text}${unit === '1' ? '' : ` ${unit}`}`,
  )
  const left = gains === 1 ? [] : [`only ${Math.round(gains * 100)} % of every gain is true`]
  return [...set, ...left].join('; ')
}
