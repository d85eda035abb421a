import { betaLogitQuantile } from '../special/beta.ts'
import { logitBetaVariable, unitPoint } from '../special/incomplete-beta.ts'
import { normalDensity } from '../special/normal.ts'
import { tailsOf } from '../special/tails.ts'
import type { Draw, Support } from './family.ts'
import { createQuantileTable, TABLE_ERROR } from './quantile-table.ts'

/** Draws of a beta(a, b) variable stretched over an interval: the logit is read from a table. */
export function betaDraw(a: number, b: number, { low, high }: Support): Draw {
  const readLogits = createQuantileTable(logitCurve(a, b))
  const width = high - low
  return {
    from: 'score',
    fill(input, out) {
      readLogits(input, out)
      for (let i = 0; i < out.length; i++) out[i] = low + width / (1 + Math.exp(-(out[i] ?? 0)))
    },
  }
}

function logitCurve(a: number, b: number) {
  const { density } = logitBetaVariable(a, b)
  const total = a + b
  const sd = Math.sqrt(((a / total) * (b / total)) / (total + 1))
  return {
    value: (z: number) => betaLogitQuantile(tailsOf(z), a, b),
    slope: (z: number, u: number) => normalDensity(z) / density(u),
    // The logarithm of the density rises by a y - b x in the logit.
    bend(z: number, u: number, slope: number) {
      const { x, y } = unitPoint(u)
      return slope * (-z - (a * y - b * x) * slope)
    },
    tolerance: (u: number) => TABLE_ERROR * sd * (1 + Math.exp(u)) * (1 + Math.exp(-u)),
  }
}
