import { describe, expect, it } from 'vitest'
import {
  effect,
  evaluate,
  jobOf,
  need,
  referenceRows,
  type Rows,
} from '../../test/evidence/evidence-rows.ts'
import { buildMatrix } from '#evidence/build-matrix'
import { segmentMatrices } from './segment-matrices.ts'

const rows = referenceRows()
const time = need('time', { type: 'duration' })
const whole = need('second', { type: 'duration' })
const segments = [...new Set(rows.categories['channel'])].map((channel) => ({
  id: `by-${channel}`,
  name: `By ${channel}`,
  where: { channel: [channel!] },
}))
const job = jobOf([time], [whole])

/** The rows in which `channel` is this one. */
function rowsOf(channel: string): Rows {
  const kept = rows.categories['channel']!.map((label) => label === channel)
  const some = <T>(columns: Readonly<Record<string, readonly T[]>>): Record<string, T[]> =>
    Object.fromEntries(
      Object.entries(columns).map(([id, values]) => [id, values.filter((_, row) => kept[row])]),
    )
  return { numbers: some(rows.numbers), categories: some(rows.categories) }
}

const shared = { jobs: [job], level: 0.95, logs: [] }
const evaluation = evaluate(rows, [time, whole], { by: ['segment'], segments })
const found = segmentMatrices({ ...shared, evaluations: [evaluation] })

describe('segmentMatrices', () => {
  it('has for each segment the matrix of a study of its rows alone', () => {
    expect(found.map(({ segment }) => segment.name)).toEqual(segments.map(({ name }) => name))
    for (const [at, { where }] of segments.entries()) {
      const alone = evaluate(rowsOf(where.channel[0]!), [time, whole])
      const { cells } = buildMatrix({ ...shared, evaluations: [alone], others: [] })
      const { matrix, segment } = found[at]!
      const own = matrix.cells.flatMap(({ entries }) => entries)
      expect(own.length).toBe(3)
      for (const [place, entry] of cells.flatMap(({ entries }) => entries).entries()) {
        expect(own[place]!.id).toBe(`${entry.id}[segment=${segment.id}]`)
        expect(own[place]!.n).toBe(entry.n)
        expect(own[place]!.grade).toBe(entry.grade)
        const [one, other] = [effect(own[place]!.difference), effect(entry.difference)]
        expect(one.value).toBeCloseTo(other.value, 9)
        expect(one.interval!.low).toBeCloseTo(other.interval!.low, 8)
        expect(one.interval!.high).toBeCloseTo(other.interval!.high, 8)
      }
    }
  })

  it('is the difference of the means of its arms', () => {
    const { numbers, categories } = rowsOf(segments[0]!.where.channel[0]!)
    const meanOf = (arm: string): number => {
      const values = numbers['time']!.filter((_, row) => categories['solution']![row] === arm)
      return values.reduce((sum: number, value) => sum + value!, 0) / values.length
    }
    const entry = found[0]!.matrix.cells.flatMap(({ entries }) => entries)[0]!
    expect(effect(entry.difference).value).toBeCloseTo(meanOf('new') - meanOf('old'), 9)
  })

  it('has those of groups that were found, under the id of what found them', () => {
    const sought = { by: ['channel'], found: [{ id: 'channel', columns: ['time', 'age'] }] }
    const grouped = evaluate(rows, [time, whole], sought)
    const own = segmentMatrices({ ...shared, evaluations: [grouped] })
    expect(own.map(({ segment }) => segment)).toEqual(
      segments.map(({ where: { channel } }) => ({
        id: `channel-${channel[0]}`,
        name: `channel ${channel[0]}`,
      })),
    )
    for (const [at, { matrix }] of own.entries()) {
      const entries = matrix.cells.flatMap((cell) => cell.entries)
      const ofSegment = found[at]!.matrix.cells.flatMap((cell) => cell.entries)
      expect(entries.map(({ id }) => id)).toEqual(
        ofSegment.map(({ id }) => id.replace('segment=by-', 'segment=channel-')),
      )
      expect(entries.map(({ difference }) => difference)).toEqual(
        ofSegment.map(({ difference }) => difference),
      )
    }
    const [said, ...more] = grouped.findings.filter(({ code }) => code === 'groups-of-same-rows')
    expect(more).toEqual([])
    expect(said).toMatchObject({ severity: 'warning' })
    expect(said!.message).toContain('`time` is among their features')
    expect(evaluation.findings.map(({ code }) => code)).not.toContain('groups-of-same-rows')
  })

  it('has none where no groups were found, and says so', () => {
    const sought = { by: ['alike'], found: [{ id: 'alike', columns: ['age'] }] }
    const grouped = evaluate(rows, [time], sought)
    expect(segmentMatrices({ ...shared, evaluations: [grouped] })).toEqual([])
    const said = grouped.findings.filter(({ message }) => message.includes('`alike`'))
    expect(said).toMatchObject([{ code: 'missing-value', severity: 'warning' }])
  })

  it('leaves out blocks that are not looked at by segment', () => {
    const plain = evaluate(rows, [time])
    expect(segmentMatrices({ ...shared, evaluations: [plain] })).toEqual([])
    const both = segmentMatrices({ ...shared, evaluations: [plain, evaluation] })
    expect(both).toEqual(found)
  })

  it('says which segments have few rows', () => {
    const few = {
      ...segments[0]!,
      id: 'few',
      name: 'A few',
      where: { time: [rows.numbers['time']![0]!] },
    }
    const { findings } = evaluate(rows, [time], { by: ['segment'], segments: [few] })
    const told = findings.filter(({ message }) => message.startsWith('A few: '))
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(({ severity }) => severity === 'warning')).toBe(true)
  })
})
