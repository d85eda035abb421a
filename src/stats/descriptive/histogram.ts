import { type Sample, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/**
 * How many values lie in each bin: closed at its lower edge, open at its upper one, the last bin
 * closed at both. No value is dropped: one outside the edges is an error.
 * @param edges ascending, one more than bins
 * @throws StatisticsError 'not-finite', 'domain' for edges that do not ascend or a value outside them
 * @example histogram([1, 2, 2, 3], [1, 2, 3]) // [1, 3]
 */
export function histogram(values: Sample, edges: readonly number[]): number[] {
  requireSample(values, 0)
  requireEdges(edges)
  const counts = Array.from({ length: edges.length - 1 }, () => 0)
  for (let i = 0; i < values.length; i++) {
    const bin = binOf(values[i]!, edges)
    counts[bin] = counts[bin]! + 1
  }
  return counts
}

/**
 * Edges at round numbers (1, 2, 2.5 or 5 times a power of ten) that hold min and max: at most `bins`
 * bins, as many as the round widths allow (a range on both sides of 0 has two at least). Equal min and
 * max give one bin around the value.
 * @throws StatisticsError 'not-finite', 'domain' for max under min or fewer than one bin
 * @example niceEdges(0.3, 9.1, 5) // [0, 2, 4, 6, 8, 10]
 */
export function niceEdges(min: number, max: number, bins: number): number[] {
  if (!Number.isFinite(min) || !Number.isFinite(max) || !Number.isFinite(max - min))
    throw new StatisticsError('not-finite', 'The range of a histogram must be finite.')
  if (max < min || !Number.isInteger(bins) || bins < 1)
    throw new StatisticsError(
      'domain',
      'A histogram needs a range from low to high and at least 1 bin.',
    )
  if (min === max) return edgesAround(min)
  return edgesOf(min, max, bins)
}

const STEPS = [1, 2, 2.5, 5] as const

function edgesOf(min: number, max: number, bins: number): number[] {
  const most = min < 0 && max > 0 ? Math.max(bins, 2) : bins
  for (let power = finestPower(min, max, bins); ; power++) {
    for (const step of STEPS) {
      const at = (index: number): number =>
        power < 0 ? (index * step) / 10 ** -power : index * step * 10 ** power
      let first = Math.floor(min / at(1))
      let last = Math.ceil(max / at(1))
      if (at(first) > min) first--
      if (at(last) < max) last++
      if (last - first <= most)
        return Array.from({ length: last - first + 1 }, (_, i) => at(first + i))
    }
  }
}

/** Power of ten to start from: no wider than needed, no finer than the numbers can tell apart. */
function finestPower(min: number, max: number, bins: number): number {
  const needed = Math.log10((max - min) / bins) - 1
  const resolvable = Math.log10(Math.max(Math.abs(min), Math.abs(max))) - 14
  return Math.max(-300, Math.floor(needed), Math.floor(resolvable))
}

/** One bin, as wide as a tenth of the value's power of ten, with the value inside. */
function edgesAround(value: number): number[] {
  const half =
    value === 0 ? 0.5 : Math.max(1e-300, 10 ** Math.floor(Math.log10(Math.abs(value))) / 20)
  return [value - half, value + half]
}

function binOf(value: number, edges: readonly number[]): number {
  let low = 0
  let high = edges.length - 1
  if (value < edges[low]! || value > edges[high]!)
    throw new StatisticsError('domain', `The value ${value} lies outside the bins.`, { value })
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (value >= edges[middle]!) low = middle
    else high = middle
  }
  return low
}

function requireEdges(edges: readonly number[]): void {
  requireSample(edges, 2)
  for (let i = 1; i < edges.length; i++) {
    if (!(edges[i]! > edges[i - 1]!))
      throw new StatisticsError('domain', 'The edges of a histogram must ascend.')
  }
}
