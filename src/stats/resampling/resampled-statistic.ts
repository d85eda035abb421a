import type { Generator } from '#stats/random/generator'

type Samples = readonly Float64Array[]

/**
 * A statistic of one or two samples. `mean` is the mean of one sample and the difference of the means,
 * second - first, of two: the fast way. A function must not keep or change the arrays it is given.
 */
export type Statistic = 'mean' | ((...samples: Float64Array[]) => number)

/** The statistic on the samples themselves. */
export function statisticOf(samples: Samples, statistic: Statistic): number {
  if (statistic !== 'mean') return statistic(...samples)
  const means = samples.map((sample) => sum(sample) / sample.length)
  return contrast(means)
}

/** A function that gives the statistic on one resample after the other; buffers are used again. */
export function drawStatistic(
  samples: Samples,
  statistic: Statistic,
  generator: Generator,
): () => number {
  if (statistic === 'mean')
    return () => contrast(samples.map((sample) => meanOfResample(sample, generator)))
  const buffers = samples.map((sample) => new Float64Array(sample.length))
  return () => {
    samples.forEach((sample, k) => fillWithResample(buffers[k]!, sample, generator))
    return statistic(...buffers)
  }
}

/** For each sample, the statistic with each of its units left out. */
export function deleteOneValues(samples: Samples, statistic: Statistic): Float64Array[] {
  return samples.map((sample, k) => {
    if (statistic === 'mean') return deleteOneMeans(samples, k)
    return sample.map((_, i) => {
      const rest = sample.filter((_, j) => j !== i)
      return statistic(...samples.map((other, m) => (m === k ? rest : other)))
    })
  })
}

function deleteOneMeans(samples: Samples, k: number): Float64Array {
  const means = samples.map((sample) => sum(sample) / sample.length)
  const n = samples[k]!.length
  return samples[k]!.map((value) =>
    contrast(means.map((mean, m) => (m === k ? mean + (mean - value) / (n - 1) : mean))),
  )
}

function contrast(means: readonly number[]): number {
  return means.length === 1 ? means[0]! : means[1]! - means[0]!
}

function meanOfResample(sample: Float64Array, generator: Generator): number {
  let total = 0
  for (let i = 0; i < sample.length; i++) total += sample[generator.below(sample.length)]!
  return total / sample.length
}

function fillWithResample(buffer: Float64Array, sample: Float64Array, generator: Generator): void {
  for (let i = 0; i < buffer.length; i++) buffer[i] = sample[generator.below(sample.length)]!
}

function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}
