import type { Generator } from '#stats/random/generator'
import { type PoissonBytes, poissonBytes } from '#stats/resampling/poisson-bytes'

/** A sample as differences from a value in its midst, so that little is lost in sums. */
interface Centred {
  readonly origin: number
  readonly rest: Float64Array
}

/** From here on, counting how often each unit is drawn is faster than drawing units. */
const COUNTED = 256
/** Units drawn beyond the counts, in standard deviations of their total. */
const MARGIN = 3

/** The mean, rounded as the means of resamples are, so that equal ones are equal. */
export function meanOfSample(sample: Float64Array): number {
  const { origin, rest } = centred(sample)
  return origin + rest.reduce((sum, value) => sum + value, 0) / rest.length
}

/** The mean with each unit left out. */
export function meansWithoutOne(sample: Float64Array): Float64Array {
  const mean = meanOfSample(sample)
  return sample.map((value) => mean + (mean - value) / (sample.length - 1))
}

/**
 * A function that gives the mean of one resample after the other: as many draws with replacement as there
 * are units. How often the units are drawn is multinomial, made of independent Poisson counts with a mean
 * somewhat under 1, begun anew where their total is above n, and single draws of the units still missing:
 * counts of a Poisson process given their total are multinomial, whatever the total.
 * Source: Johnson, Kotz and Balakrishnan, Discrete Multivariate Distributions (1997), section 35.2.
 */
export function drawMean(sample: Float64Array, generator: Generator): () => number {
  const { origin, rest } = centred(sample)
  const n = rest.length
  const draws = new UnitDraws(rest, generator)
  if (n < COUNTED) return () => origin + draws.sum(n) / n
  const counts = poissonBytes(1 - MARGIN / Math.sqrt(n))
  const words = new Int32Array(n >> 2)
  return () => {
    for (;;) {
      generator.words(words)
      const { units, sum } = countedSum(rest, words, { counts, generator })
      if (units <= n) return origin + (sum + draws.sum(n - units)) / n
    }
  }
}

function centred(sample: Float64Array): Centred {
  const first = sample[0]!
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length
  const origin = sample.every((value) => value === first) ? first : Math.round(mean)
  return { origin, rest: sample.map((value) => value - origin) }
}

interface Drawn {
  readonly units: number
  readonly sum: number
}

/** Units drawn, and the sum of their values: four counts out of a word. */
function countedSum(
  values: Float64Array,
  words: Int32Array,
  { counts, generator }: { readonly counts: PoissonBytes; readonly generator: Generator },
): Drawn {
  const { table } = counts
  let { units, sum } = openSum(values, words, { counts, generator })
  let a = 0
  let b = 0
  let c = 0
  for (let at = 0, i = 0; i < words.length; at += 4, i++) {
    const word = words[i]!
    const k = table[word & 255]!
    const l = table[(word >>> 8) & 255]!
    const m = table[(word >>> 16) & 255]!
    const o = table[word >>> 24]!
    units += k + l + (m + o)
    a += k * values[at]!
    b += l * values[at + 1]!
    c += m * values[at + 2]!
    sum += o * values[at + 3]!
  }
  return { units, sum: a + b + (c + sum) }
}

/** The same for what the table leaves open: the highest bytes, and the units that do not fill a word. */
function openSum(
  values: Float64Array,
  words: Int32Array,
  { counts, generator }: { readonly counts: PoissonBytes; readonly generator: Generator },
): Drawn {
  const { open } = counts
  let units = 0
  let sum = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (!hasByteFrom(open, word)) continue
    for (let byte = 0; byte < 4; byte++) {
      if (((word >>> (8 * byte)) & 255) < open) continue
      const count = counts.rest(generator)
      units += count
      sum += count * values[4 * i + byte]!
    }
  }
  for (let at = 4 * words.length; at < values.length; at++) {
    const byte = generator.below(256)
    const count = byte < open ? counts.table[byte]! : counts.rest(generator)
    units += count
    sum += count * values[at]!
  }
  return { units, sum }
}

/** Whether a byte of the word is at least `least`, which is 128 or more: a carry into its highest bit says so. */
function hasByteFrom(least: number, word: number): boolean {
  const carry = Math.imul(256 - least, 0x01010101)
  return (((word & 0x7f7f7f7f) + carry) & word & 0x80808080) !== 0
}

/** Draws units one by one: the leading bits of a word that can hold a place, until they do. */
class UnitDraws {
  private readonly values: Float64Array
  private readonly generator: Generator
  private readonly words = new Int32Array(256)

  constructor(values: Float64Array, generator: Generator) {
    this.values = values
    this.generator = generator
  }

  /** The sum of so many units drawn with replacement. */
  sum(count: number): number {
    const { values, words } = this
    const surplus = Math.clz32(values.length - 1)
    let sum = 0
    for (let left = count, at = words.length; left > 0; at++) {
      if (at === words.length) {
        this.generator.words(words)
        at = 0
      }
      const place = words[at]! >>> surplus
      if (place >= values.length) continue
      sum += values[place]!
      left--
    }
    return sum
  }
}
