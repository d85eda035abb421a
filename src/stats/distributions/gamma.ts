import { gammaCdf, gammaLogQuantile, gammaQuantile } from '../special/gamma.ts'
import { logGammaVariable } from '../special/incomplete-gamma.ts'
import { normalDensity } from '../special/normal.ts'
import { tailsOf } from '../special/tails.ts'
import type { Draw, Family, OfFamily } from './family.ts'
import { firstNotFinite, firstNotPositive } from './parameter.ts'
import { createQuantileTable, TABLE_ERROR } from './quantile-table.ts'

/**
 * A positive quantity with mean shape x scale.
 * Source: Evans, Hastings and Peacock, Statistical Distributions, 3rd ed. (2000).
 */
export const gamma: Family<OfFamily<'gamma'>> = {
  check: ({ shape, scale }) =>
    firstNotFinite({ 'the shape': shape, 'the scale': scale }) ??
    firstNotPositive({ 'the shape': shape, 'the scale': scale }),
  mean: ({ shape, scale }) => shape * scale,
  sd: ({ shape, scale }) => Math.sqrt(shape) * scale,
  support: () => ({ low: 0, high: Infinity }),
  quantile: ({ shape, scale }, p) => gammaQuantile(p, shape, scale),
  cdf: ({ shape, scale }, x) => gammaCdf(x, shape, scale),
  draw: ({ shape, scale }) => gammaDraw(shape, scale),
}

/** Draws whose logarithm is read from a table. */
function gammaDraw(shape: number, scale: number): Draw {
  const { density } = logGammaVariable(shape)
  const readLogarithms = createQuantileTable({
    value: (z) => gammaLogQuantile(tailsOf(z), shape),
    slope: (z, u) => normalDensity(z) / density(u),
    // The logarithm of the density rises by shape - x in the logarithm.
    bend: (z, u, slope) => slope * (-z - (shape - Math.exp(u)) * slope),
    tolerance: (u) => TABLE_ERROR * Math.sqrt(shape) * Math.exp(-u),
  })
  return {
    from: 'score',
    fill(input, out) {
      readLogarithms(input, out)
      for (let i = 0; i < out.length; i++) out[i] = scale * Math.exp(out[i] ?? 0)
    },
  }
}
