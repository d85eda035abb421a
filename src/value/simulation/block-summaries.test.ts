import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { createBlockSummaries } from './block-summaries.ts'
import { createColumnQuantiles } from './column-quantiles.ts'
import { blocksOf } from './settings.ts'
import { createSummarizer } from './summarize.ts'

const draws = 50_007

/** What is found of columns that come block by block. */
function byBlocks(wholes: readonly Float64Array[]) {
  const columns = wholes.map(() => new Float64Array(2048))
  const { count, collect, found } = createBlockSummaries(columns, draws)
  for (const visit of [count, collect]) {
    for (const { from, length } of blocksOf(draws)) {
      for (const [k, whole] of wholes.entries()) {
        columns[k]!.set(whole.subarray(from, from + length))
      }
      visit(length)
    }
  }
  const summaries = found()
  return columns.map((column) => summaries.get(column))
}

function whole(column: Float64Array) {
  return createSummarizer(draws, createColumnQuantiles(draws))(column)
}

/** A column of functions of a standard normal. */
function normals(of: (z: number) => number): Float64Array {
  const generator = createGenerator(3, 'block summaries')
  return Float64Array.from({ length: draws }, () => of(normalQuantile(generator.next())))
}

describe('createBlockSummaries', () => {
  // Whole columns are checked against R in summarize.test.ts.
  it.each([
    ['normal', (z: number) => 5 + 2 * z],
    ['skewed', (z: number) => Math.exp(2 * z)],
    ['negative and small', (z: number) => -1e-9 * Math.exp(z)],
    ['with a spike away from the quantiles', (z: number) => (Math.abs(z - 0.5) < 0.03 ? 0.5 : z)],
  ])('gives the bits of whole columns: %s', (_, of) => {
    const column = normals(of)
    expect(byBlocks([column])).toEqual([whole(column)])
  })

  it('keeps columns apart', () => {
    const columns = [normals((z) => z), normals((z) => z ** 3)]
    expect(byBlocks(columns)).toEqual(columns.map(whole))
  })

  it('has no spread where nothing varies', () => {
    const column = new Float64Array(draws).fill(0.1)
    expect(byBlocks([column])).toEqual([whole(column)])
    expect(whole(column).sd).toBe(0)
  })

  it('leaves out a column with too many equal draws at a quantile', () => {
    expect(byBlocks([normals((z) => Math.max(0, z))])).toEqual([undefined])
  })

  it('leaves out a column that goes elsewhere after its first block', () => {
    expect(byBlocks([Float64Array.from({ length: draws }, (_, i) => i)])).toEqual([undefined])
  })

  it('leaves out a column whose squares vanish or outgrow numbers', () => {
    for (const unit of [1e-170, 1e-80, 1e90, 1e200])
      expect(byBlocks([normals((z) => unit * (5 + z))])).toEqual([undefined])
  })

  it('refuses a single draw and values that are not finite', () => {
    expect(() => createBlockSummaries([], 1)).toThrow('two draws')
    const column = normals((z) => z)
    column[40_000] = Infinity
    expect(() => byBlocks([column])).toThrow('not a finite number')
  })
})
