import { describe, expect, it } from 'vitest'
import { createPoints, REPLICATES } from '../random/points.ts'
import { BLOCK_LENGTH } from '../random/generator.ts'
import { normalCdf, normalDensity, normalQuantile } from '../special/normal.ts'
import { fitSurface } from './fit-surface.ts'
import { groupInformation, groupShare } from './group-information.ts'
import { studyInformation, studyWorth } from './study-information.ts'

/** Columns of standard normals, one a dimension of the points. */
function normals(dimensions: number, draws: number, seed = 20261101): readonly Float64Array[] {
  return Array.from({ length: dimensions }, (_, d) => {
    const points = createPoints(seed, d)
    const words = new Int32Array(BLOCK_LENGTH)
    const column = new Float64Array(draws)
    for (let from = 0; from < draws; from += BLOCK_LENGTH) {
      points(from / BLOCK_LENGTH, words)
      for (let i = 0; i < BLOCK_LENGTH && from + i < draws; i++)
        column[from + i] = normalQuantile(((words[i]! >>> 0) + 0.5) / 2 ** 32)
    }
    return column
  })
}

/** Unit normal loss: what knowing a normal net benefit is worth (Raiffa and Schlaifer 1961, section 5.9.2). */
function worth(mean: number, sd: number): number {
  const d = Math.abs(mean) / sd
  return sd * (normalDensity(d) - d * normalCdf(-d))
}

const draws = 8 * BLOCK_LENGTH

describe('groupInformation of a linear normal decision', () => {
  // Y = 0.5 + X1 + 2 X2 + 3 X3, X1 and X2 correlated by 0.6: knowing both moves the mean of Y by
  // sd sqrt(1 + 4 + 2 x 0.6 x 2) = sqrt(7.4).
  const linear = (seed?: number) => {
    const [z1, z2, z3] = normals(3, draws, seed) as [Float64Array, Float64Array, Float64Array]
    const x2 = z1.map((z, i) => 0.6 * z + 0.8 * z2[i]!)
    const output = z1.map((z, i) => 0.5 + z + 2 * x2[i]! + 3 * z3[i]!)
    return { columns: [z1, x2], output }
  }
  const exact = worth(0.5, Math.sqrt(7.4))

  it('is the unit normal loss of what the group brings together', () => {
    const group = linear()
    const found = groupInformation(fitSurface(group.columns, group.output), group)
    expect(Math.abs(found.value - exact)).toBeLessThan(4 * found.error)
    expect(found.error).toBeLessThan(0.03)
    expect(found.error).toBeGreaterThan(0)
  })

  it('states errors that hold at other seeds', () => {
    const runs = Array.from({ length: 12 }, (_, seed) => {
      const group = linear(seed + 1)
      return groupInformation(fitSurface(group.columns, group.output), group)
    })
    const rms = (list: number[]) => Math.hypot(...list) / Math.sqrt(list.length)
    const ratio = rms(runs.map(({ value }) => value - exact)) / rms(runs.map(({ error }) => error))
    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(1.8)
  })

  it('is that of one input where the second says nothing', () => {
    const [z1, z2, z3] = normals(3, draws) as [Float64Array, Float64Array, Float64Array]
    const output = z1.map((z, i) => 0.5 + z + 3 * z3[i]!)
    const group = { columns: [z1, z2], output }
    const found = groupInformation(fitSurface(group.columns, output), group)
    expect(Math.abs(found.value - worth(0.5, 1))).toBeLessThan(4 * found.error + 1e-3)
  })

  it('takes an input twice, or one without any spread', () => {
    const { columns, output } = linear()
    const more = [...columns, columns[0]!, new Float64Array(draws).fill(3)]
    const found = groupInformation(fitSurface(more, output), { columns: more, output })
    expect(Math.abs(found.value - exact)).toBeLessThan(4 * found.error)
  })
})

describe('groupInformation of inputs that are multiplied', () => {
  it('is the call on a lognormal product', () => {
    // Y = A B - 1.2 + normal, A and B lognormal with mean 1 and sigmas 0.5 and 0.3: knowing both, the
    // option of sigma^2 = 0.34 on 1 at the strike 1.2 (Black and Scholes, J Polit Econ 1973;81:637).
    const [a, b, z3] = normals(3, draws) as [Float64Array, Float64Array, Float64Array]
    const A = a.map((z) => Math.exp(0.5 * z - 0.125))
    const B = b.map((z) => Math.exp(0.3 * z - 0.045))
    const output = A.map((value, i) => value * B[i]! - 1.2 + 0.8 * z3[i]!)
    const sigma = Math.sqrt(0.34)
    const d1 = (Math.log(1 / 1.2) + 0.17) / sigma
    const exact = normalCdf(d1) - 1.2 * normalCdf(d1 - sigma)
    const group = { columns: [A, B], output }
    const found = groupInformation(fitSurface(group.columns, output), group)
    expect(Math.abs(found.value - exact)).toBeLessThan(4 * found.error)
    expect(found.error).toBeLessThan(0.01)
  })

  it('holds a product of three', () => {
    // Y = product of three standard normals + 0.1: knowing all is E max(Y, 0) - 0.1, by the draws.
    const columns = normals(3, draws)
    const output = columns[0]!.map((z, i) => 0.1 + z * columns[1]![i]! * columns[2]![i]!)
    const exact = output.reduce((sum, y) => sum + Math.max(y, 0), 0) / draws - 0.1
    const found = groupInformation(fitSurface(columns, output), { columns, output })
    expect(Math.abs(found.value - exact)).toBeLessThan(4 * found.error)
  })
})

describe('groupShare', () => {
  it('is the closed Sobol index of correlated inputs together', () => {
    // Y = 0.5 + X1 + 2 X2 + 3 X3, X1 and X2 correlated by 0.6: 7.4 of 7.4 + 9.
    const [z1, z2, z3] = normals(3, draws) as [Float64Array, Float64Array, Float64Array]
    const x2 = z1.map((z, i) => 0.6 * z + 0.8 * z2[i]!)
    const output = z1.map((z, i) => 0.5 + z + 2 * x2[i]! + 3 * z3[i]!)
    const group = { columns: [z1, x2], output }
    const found = groupShare(fitSurface(group.columns, output), group)!
    expect(Math.abs(found.value - 7.4 / 16.4)).toBeLessThan(4 * found.error)
    expect(found.error).toBeLessThan(0.01)
  })

  it('takes what two do together: all of a product, and nothing of what says nothing', () => {
    const [z1, z2, z3] = normals(3, draws) as [Float64Array, Float64Array, Float64Array]
    const output = z1.map((z, i) => z * z2[i]!)
    const both = { columns: [z1, z2], output }
    expect(groupShare(fitSurface(both.columns, output), both)!.value).toBeCloseTo(1, 6)
    const none = { columns: [z1, z3], output }
    const found = groupShare(fitSurface(none.columns, output), none)!
    expect(found.value).toBeLessThan(4 * found.error + 1e-3)
  })

  it('is none where nothing varies', () => {
    const flat = { columns: normals(1, REPLICATES), output: new Float64Array(REPLICATES).fill(2) }
    expect(groupShare(fitSurface(flat.columns, flat.output), flat)).toBeUndefined()
  })
})

describe('studyInformation', () => {
  // Both inputs studied alike: the posterior mean is normal with the same correlation.
  const [z1, z2, z3] = normals(3, draws) as [Float64Array, Float64Array, Float64Array]
  const x2 = z1.map((z, i) => 0.6 * z + 0.8 * z2[i]!)
  const output = z1.map((z, i) => 0.5 + z + 2 * x2[i]! + 3 * z3[i]!)
  const columns = [z1, x2]
  const surface = fitSurface(columns, output)

  it.each([0.1, 0.5, 0.9])('is the unit normal loss of the posterior mean: %d learned', (v) => {
    const found = studyInformation(surface, columns, [v, v])
    const exact = worth(0.5, Math.sqrt(7.4 * v))
    expect(Math.abs(found.value - exact)).toBeLessThan(4 * found.error)
    expect(found.error).toBeLessThan(0.03)
    expect(studyWorth(surface, columns, [v, v])).toBe(found.value)
  })

  it('is nothing where nothing is learned', () => {
    expect(studyInformation(surface, columns, [0, 0]).value).toBeLessThan(1e-9)
  })

  it('takes few draws', () => {
    const few = [Float64Array.from({ length: REPLICATES }, (_, i) => i)]
    const flat = new Float64Array(REPLICATES).fill(2)
    expect(studyInformation(fitSurface(few, flat), few, [1]).value).toBeLessThan(1e-6)
  })
})
