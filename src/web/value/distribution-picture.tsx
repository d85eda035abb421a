import { memo, useMemo } from 'react'
import { distributionCdf } from '#stats/distributions/distribution-cdf'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Distribution } from '#stats/distributions/distribution'
import { type Entry, present } from '../fields/entries.ts'
import { writtenBelief } from './assumption-beliefs.ts'

const width = 84
const height = 24
const bins = 28

/** How an assumption is spread, from its P1 to its P99, with its middle 80 % in ink and its median. */
export function DistributionPicture({ entry }: { entry: Entry }) {
  const { value, unit, experts } = entry
  const read = useMemo(
    () => writtenBelief(present({ value, unit, experts }))?.distribution,
    [value, unit, experts],
  )
  if (read === undefined) return null
  if (read.family === 'fixed') return <span className="quiet">fixed</span>
  return <Picture distribution={read} />
}

const Picture = memo(function Picture({ distribution }: { distribution: Distribution }) {
  const [low, high] = [0.01, 0.99].map((p) => distributionQuantile(distribution, p))
  const [p10, median, p90] = [0.1, 0.5, 0.9].map((p) => distributionQuantile(distribution, p))
  const span = high! - low!
  if (!(span > 0)) return null
  const at = (x: number): number => ((x - low!) / span) * width
  const mass = Array.from({ length: bins }, (_, i) => {
    const from = low! + (span * i) / bins
    return distributionCdf(distribution, from + span / bins) - distributionCdf(distribution, from)
  })
  const most = Math.max(...mass)
  const tops = mass.map((one, i) => {
    const x = ((i + 0.5) / bins) * width
    return `${x.toFixed(1)},${(height - (one / most) * (height - 3)).toFixed(1)}`
  })
  return (
    <svg
      width={width}
      height={height + 2}
      viewBox={`0 0 ${width} ${height + 2}`}
      className="spread"
      aria-hidden="true"
    >
      <polygon
        points={`0,${height} ${tops.join(' ')} ${width},${height}`}
        className="spread-area"
      />
      <line x1={at(p10!)} x2={at(p90!)} y1={height} y2={height} className="spread-middle" />
      <line x1={at(median!)} x2={at(median!)} y1={4} y2={height} className="spread-median" />
    </svg>
  )
})
