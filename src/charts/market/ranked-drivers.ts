import type { DriversView, DriverView } from '#market/drivers/drivers-view'
import type { SureValue } from '#market/sure-value'

/** A figure that could be computed. */
type Known = Extract<SureValue, { readonly value: number }>

/** A driver with everything that is known of it. */
export interface RankedDriver extends Omit<DriverView, 'share' | 'correlation' | 'performance'> {
  readonly share: Known
  readonly correlation: Known
  readonly performance: Known
}

/** Drivers with a share, the largest first. */
export function rankedDrivers({ drivers }: DriversView): readonly RankedDriver[] {
  return drivers
    .flatMap(({ share, correlation, performance, ...driver }) =>
      'value' in share && 'value' in correlation && 'value' in performance
        ? [{ ...driver, share, correlation, performance }]
        : [],
    )
    .toSorted((a, b) => b.share.value - a.share.value)
}
