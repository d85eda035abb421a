import { requireSameLength, requireSize } from '#stats/descriptive/sample'
import { type LevelCodes, levelCodes } from '#stats/panel/level-codes'

/** The rows of units over times that can say anything within both. */
export interface PanelRows {
  /** Rows that take part, in their order. */
  readonly kept: Int32Array
  /** Rows that are alone in their unit or their time, once others like them are gone. */
  readonly leftOut: Int32Array
  /** Unit and time of each row kept, numbered from 0 on. */
  readonly units: Int32Array
  readonly times: Int32Array
  readonly unitCount: number
  readonly timeCount: number
}

/**
 * Leaves out rows that are alone in their unit or time, again and again: a fixed effect of their own
 * fits them perfectly, and counting them would narrow the errors.
 * Source: Correia, "Singletons, cluster-robust standard errors and fixed effects" (2015).
 * @throws StatisticsError 'too-few' where no two rows remain, 'domain' where units and times differ in number
 */
export function panelRows(units: Int32Array, times: Int32Array): PanelRows {
  requireSameLength(units, times)
  const byUnit = levelCodes(units)
  const byTime = levelCodes(times)
  const inside = new Uint8Array(units.length).fill(1)
  while (leaveAlone(inside, byUnit) || leaveAlone(inside, byTime)) continue
  const kept = rowsThatAre(1, inside)
  requireSize(kept.length, 2)
  const all = kept.length === units.length
  const keptUnits = all ? byUnit : levelCodes(kept.map((row) => byUnit.codes[row]!))
  const keptTimes = all ? byTime : levelCodes(kept.map((row) => byTime.codes[row]!))
  return {
    kept,
    leftOut: rowsThatAre(0, inside),
    units: keptUnits.codes,
    times: keptTimes.codes,
    unitCount: keptUnits.labels.length,
    timeCount: keptTimes.labels.length,
  }
}

function rowsThatAre(state: 0 | 1, inside: Uint8Array): Int32Array {
  const rows = new Int32Array(inside.length)
  let count = 0
  for (let row = 0; row < inside.length; row++) if (inside[row] === state) rows[count++] = row
  return rows.slice(0, count)
}

/** Takes out rows that are alone in their level; whether there were any. */
function leaveAlone(inside: Uint8Array, { codes, labels }: LevelCodes): boolean {
  const counts = new Int32Array(labels.length)
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]! += inside[row]!
  let found = false
  for (let row = 0; row < codes.length; row++) {
    if (inside[row] === 0 || counts[codes[row]!]! > 1) continue
    inside[row] = 0
    found = true
  }
  return found
}

/** How many groups of units and times hang together without a link to the others. */
export function componentCount({ units, times, unitCount, timeCount }: PanelRows): number {
  const parent = Int32Array.from({ length: unitCount + timeCount }, (_, node) => node)
  const rootOf = (node: number): number => {
    let root = node
    while (parent[root] !== root) root = parent[root]!
    for (let at = node; at !== root;) {
      const next = parent[at]!
      parent[at] = root
      at = next
    }
    return root
  }
  let count = parent.length
  for (let i = 0; i < units.length; i++) {
    const a = rootOf(units[i]!)
    const b = rootOf(unitCount + times[i]!)
    if (a === b) continue
    parent[a] = b
    count--
  }
  return count
}
