import { addProduct, addScaled, multiply, reduceBy, scale } from '#stats/machine/column-arithmetic'
import type { Driver } from '#value/model'
import { driverExpressions, type DriverExpressions } from '#value/model-expressions'
import type { BlockClock, BlockValues } from './block-values.ts'
import { lifeShare } from './driver-life.ts'
import { createGrowth } from './growth.ts'
import type { ModelValues } from './model-values.ts'
import { periodDecay, scaledValues } from './period-rate.ts'

/** What one driver brings over a block of draws. */
export interface DriverFlow {
  readonly driver: Driver
  /**
   * Money a year at full adoption and year-1 prices, before haircuts; where it differs by year,
   * the mean over the periods of the plan.
   */
  readonly before: Float64Array
  /** The same after haircuts; the same column where there are none. */
  readonly annual: Float64Array
  readonly presentValue: Float64Array
  /** The benefit of a period, periods in order from 1; it is added to the present value. */
  step(period: number, adoption: Float64Array, discount: Float64Array): Float64Array
}

/**
 * Binds a driver: formula x capture x attribution x (1 - execution risk), these only where
 * haircuts apply, x adoption x growth from period 2 on x its own life (start and decay).
 */
export function createDriverFlow(
  values: ModelValues,
  driver: Driver,
  plan: { readonly periods: number; readonly haircuts: boolean },
): DriverFlow {
  const { clock } = values
  const expressions = driverExpressions(driver)
  const formula = values.of(expressions.formula)
  const afterHaircuts = createAfterHaircuts(values, expressions, plan.haircuts)
  const live = createLife(
    {
      ...(expressions.starts ? { starts: values.of(expressions.starts) } : {}),
      ...(expressions.decay && plan.haircuts ? { decay: values.of(expressions.decay) } : {}),
    },
    clock,
  )
  const grow = createGrowth(expressions.growth && values.of(expressions.growth), clock)
  const differs = formula.usesYear || afterHaircuts.usesYear
  const weight = differs ? 1 / plan.periods : 1
  const part = 1 / clock.perYear
  const before = clock.column()
  const annual = afterHaircuts === formula ? before : clock.column()
  const presentValue = clock.column()
  const benefit = clock.column()
  return {
    driver,
    before,
    annual,
    presentValue,
    step(period, adoption, discount) {
      const { length } = clock
      if (period === 1) for (const total of [before, annual, presentValue]) total.fill(0, 0, length)
      const full = afterHaircuts.at(period)
      if (period === 1 || differs) {
        addScaled(before, formula.at(period), weight, length)
        if (annual !== before) addScaled(annual, full, weight, length)
      }
      multiply(benefit, full, adoption, length)
      if (part !== 1) scale(benefit, benefit, part, length)
      live(period, benefit)
      const growth = grow(period)
      if (growth) multiply(benefit, benefit, growth, length)
      addProduct(presentValue, benefit, discount, length)
      return benefit
    },
  }
}

/** A year at full adoption after the haircuts but decay; a loss keeps what it is. */
export function createAfterHaircuts(
  values: ModelValues,
  {
    formula,
    capture,
    attribution,
    executionRisk,
  }: Pick<DriverExpressions, 'formula' | 'capture' | 'attribution' | 'executionRisk'>,
  apply: boolean,
): BlockValues {
  const { clock } = values
  const full = values.of(formula)
  const shares = apply
    ? [capture, attribution].flatMap((each) => (each ? [values.of(each)] : []))
    : []
  const risk = apply && executionRisk ? values.of(executionRisk) : undefined
  const cuts = [...shares, ...(risk ? [risk] : [])]
  if (cuts.length === 0) return full
  const after = clock.column()
  const usesYear = full.usesYear || cuts.some((cut) => cut.usesYear)
  let version = -1
  return {
    usesYear,
    at(period) {
      if (!usesYear && version === clock.version) return after
      version = clock.version
      after.set(full.at(period).subarray(0, clock.length))
      for (const share of shares) multiply(after, after, share.at(period), clock.length)
      if (risk) reduceBy(after, after, risk.at(period), clock.length)
      return after
    },
  }
}

/**
 * Multiplies the flows of a period by the part of it that a late start and decay leave.
 *
 * @param life the start in years, the decay a year
 */
export function createLife(
  life: { readonly starts?: BlockValues; readonly decay?: BlockValues },
  clock: BlockClock,
): (period: number, flow: Float64Array) => void {
  const starts = life.starts && scaledValues(life.starts, clock.perYear, clock)
  const decay = life.decay && periodDecay(life.decay, clock)
  if (starts === undefined && decay === undefined) return () => {}
  const none = clock.column()
  return (period, flow) => {
    const start = starts?.at(period) ?? none
    const fading = decay?.at(period) ?? none
    for (let i = 0; i < clock.length; i++) {
      flow[i]! *= lifeShare(period, Math.max(start[i]!, 0), fading[i]!)
    }
  }
}
