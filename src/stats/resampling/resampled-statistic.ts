import { quantileSorted } from '#stats/descriptive/quantile'
import type { Generator } from '#stats/random/generator'
import { drawMean, meanOfSample, meansWithoutOne } from '#stats/resampling/resampled-mean'
import { drawMedian, mediansWithoutOne } from '#stats/resampling/resampled-median'

type Samples = readonly Float64Array[]

/**
 * A statistic of one or two samples. `mean` and `median` are those of one sample and the difference,
 * second - first, of two: the fast ways. A function must not keep or change the arrays it is given.
 */
export type Statistic = 'mean' | 'median' | ((...samples: Float64Array[]) => number)

/** What is known of a named statistic of one sample. */
interface Location {
  readonly of: (sample: Float64Array) => number
  readonly draw: (sample: Float64Array, generator: Generator) => () => number
  /** With each unit left out, in any order. */
  readonly withoutOne: (sample: Float64Array) => Float64Array
}

const locations: Readonly<Record<'mean' | 'median', Location>> = {
  mean: { of: meanOfSample, draw: drawMean, withoutOne: meansWithoutOne },
  median: { of: medianOfSample, draw: drawMedian, withoutOne: mediansWithoutOne },
}

/** The statistic on the samples themselves. */
export function statisticOf(samples: Samples, statistic: Statistic): number {
  if (typeof statistic === 'function') return statistic(...samples)
  return contrast(samples.map(locations[statistic].of))
}

/** A function that gives the statistic on one resample after the other; buffers are used again. */
export function drawStatistic(
  samples: Samples,
  statistic: Statistic,
  generator: Generator,
): () => number {
  if (typeof statistic !== 'function') {
    const draws = samples.map((sample) => locations[statistic].draw(sample, generator))
    return () => contrast(draws.map((draw) => draw()))
  }
  const buffers = samples.map((sample) => new Float64Array(sample.length))
  return () => {
    samples.forEach((sample, k) => fillWithResample(buffers[k]!, sample, generator))
    return statistic(...buffers)
  }
}

/** For each sample, the statistic with each of its units left out. */
export function deleteOneValues(samples: Samples, statistic: Statistic): Float64Array[] {
  if (typeof statistic !== 'function') {
    const { of, withoutOne } = locations[statistic]
    const values = samples.map(of)
    return samples.map((sample, k) =>
      withoutOne(sample).map((value) => contrast(values.map((own, m) => (m === k ? value : own)))),
    )
  }
  return samples.map((sample, k) =>
    sample.map((_, i) => {
      const rest = sample.filter((_unit, j) => j !== i)
      return statistic(...samples.map((other, m) => (m === k ? rest : other)))
    }),
  )
}

/** Sorting is quicker than looking for the middle in the short while of one bootstrap. */
function medianOfSample(sample: Float64Array): number {
  return quantileSorted(sample.toSorted(), 0.5)
}

function contrast(values: readonly number[]): number {
  return values.length === 1 ? values[0]! : values[1]! - values[0]!
}

function fillWithResample(buffer: Float64Array, sample: Float64Array, generator: Generator): void {
  for (let i = 0; i < buffer.length; i++) buffer[i] = sample[generator.below(sample.length)]!
}
