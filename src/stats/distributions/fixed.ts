import type { Family, OfFamily } from './family.ts'
import { firstNotFinite } from './parameter.ts'

/** One value, without doubt. */
export const fixed: Family<OfFamily<'fixed'>> = {
  check: ({ value }) => firstNotFinite({ 'the value': value }),
  mean: ({ value }) => value,
  sd: () => 0,
  support: ({ value }) => ({ low: value, high: value }),
  quantile: ({ value }) => value,
  cdf: ({ value }, x) => (x < value ? 0 : 1),
  draw: ({ value }) => ({
    from: 'uniform',
    fill(_input, out) {
      out.fill(value)
    },
  }),
}
