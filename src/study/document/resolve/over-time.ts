import type { Design, EvidenceBlock } from '#evidence/estimate'
import { daysOfText } from '#evidence/panel/calendar'
import type { Every } from '#evidence/panel/calendar'
import type { OverTime, TimePoint } from '#evidence/panel/over-time'
import type { DocumentPath } from '#study/document/document-text'
import type { EvidenceDocument } from '#study/document/resolve/document-evidence'
import { refuse, type Resolution } from '#study/document/resolve/resolution'

type Key = 'at' | 'from' | 'until' | 'every' | 'group' | 'first-treated' | 'season' | 'breaks'

const groups: Design = 'difference-in-differences'
const series: Design = 'interrupted-time-series'
const overTime: readonly Design[] = [groups, series, 'longitudinal']

/** The designs that look at each key. */
const looking: Readonly<Record<Key, readonly Design[]>> = {
  at: overTime,
  from: [groups, series],
  until: overTime,
  every: overTime,
  group: [groups],
  'first-treated': [groups],
  season: [series],
  breaks: [series],
}

/** What a block says of time; nothing for the designs that do not compare over it. */
export function overTimeOf(
  resolution: Resolution,
  block: EvidenceDocument,
  path: DocumentPath,
): Pick<EvidenceBlock, 'overTime'> {
  refuseIdleKeys(resolution, block, path)
  if (!overTime.some((design) => design === block.design)) return {}
  const at = neededKey(resolution, [block, 'at', path])
  if (at === undefined) return {}
  const moments = ['from', 'until'] as const
  const read = moments.map((key) => momentAt(resolution, block[key], [...path, key]))
  const [from, until] = read
  const season = seasonOf(resolution, block, path)
  const breaks = (block.breaks ?? []).map(({ date, why }, i) => ({
    at: momentAt(resolution, date, [...path, 'breaks', i, 'date']) ?? { value: 0, date: false },
    why,
  }))
  return {
    overTime: {
      at,
      breaks,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(block.every === undefined ? {} : { every: block.every }),
      ...(season === undefined ? {} : { season }),
      ...treatedOf(resolution, block, path),
    },
  }
}

function refuseIdleKeys(resolution: Resolution, block: EvidenceDocument, path: DocumentPath): void {
  for (const key of Object.keys(looking) as Key[]) {
    if (block[key] === undefined || looking[key].some((design) => design === block.design)) continue
    const message = `\`${key}\` is looked at in ${looking[key].join(', ')} only.`
    refuse(resolution, ['not-supported', [...path, key]], message, 'Take it out.')
  }
}

/** Who is treated, and from when: one group from one time on, or units from times of their own. */
function treatedOf(
  resolution: Resolution,
  block: EvidenceDocument,
  path: DocumentPath,
): Partial<OverTime> {
  const firstTreated = block['first-treated']
  if (block.design === series) {
    neededKey(resolution, [block, 'from', path])
    return {}
  }
  if (block.design !== groups) return {}
  if (firstTreated !== undefined) {
    refuseCommonStart(resolution, block, path)
    return { firstTreated }
  }
  const group = neededKey(resolution, [block, 'group', path])
  neededKey(resolution, [block, 'from', path])
  return group === undefined
    ? {}
    : { group: { column: group.from, treated: [group.treated].flat() } }
}

function refuseCommonStart(
  resolution: Resolution,
  block: EvidenceDocument,
  path: DocumentPath,
): void {
  const common = (['group', 'from'] as const).find((key) => block[key] !== undefined)
  if (common === undefined) return
  refuse(
    resolution,
    ['not-supported', [...path, common]],
    `\`${common}\` stands for one start of all, and \`first-treated\` for starts at different times: two-way fixed effects would hold units that are treated later against units that are treated already, some of them with negative weights.`,
    `Take \`${common}\` out: each start is held against units without the treatment (Callaway and Sant'Anna).`,
  )
}

function neededKey<K extends Key>(
  resolution: Resolution,
  [block, key, path]: readonly [EvidenceDocument, K, DocumentPath],
): EvidenceDocument[K] {
  if (block[key] === undefined) {
    const message = `The design \`${block.design}\` needs \`${key}\`.`
    refuse(resolution, ['missing-key', [...path, 'design']], message, hints[key])
  }
  return block[key]
}

const hints: Readonly<Partial<Record<Key, string>>> = {
  at: 'Name the column with the time of each row: `at: week`.',
  from: 'Write the first time with the treatment: `from: 5`, or `from: 2026-03-01`.',
  group:
    'Write `group: { from: COLUMN, treated: VALUE }`, or `first-treated: COLUMN` where starts differ.',
}

/** A number, or a day or time in days since 1970-01-01. */
function momentAt(
  resolution: Resolution,
  written: number | string | undefined,
  path: DocumentPath,
): TimePoint | undefined {
  if (written === undefined) return undefined
  if (typeof written === 'number') return { value: written, date: false }
  const value = daysOfText(written)
  if (value !== undefined) return { value, date: true }
  const message = `\`${written}\` is neither a number nor a date.`
  const isWord = path.at(-1) === 'from' && /^[\p{L} ]+$/u.test(written)
  const words = isWord
    ? ` Words become 0 and 1 by a column \`{ from: COLUMN, is: ${written} }\`: name it under \`at\`, with \`from: 1\`.`
    : ''
  const hint = `Write a number, or a date as 2026-03-01.${words}`
  refuse(resolution, ['wrong-value', path], message, hint)
  return undefined
}

const seasonForm = /^\s*(\d+(?:\.\d+)?)\s*(day|week|month|quarter|year)s?\s*$/

function seasonOf(
  resolution: Resolution,
  { season }: EvidenceDocument,
  path: DocumentPath,
): OverTime['season'] {
  if (season === undefined) return undefined
  if (typeof season === 'number') return { length: season }
  const match = seasonForm.exec(season)
  if (match !== null) return { length: Number(match[1]), every: match[2] as Every }
  const message = `\`${season}\` is no length of a season.`
  const hint = 'Write it like `7 day`, `12 month` or `1 year`.'
  refuse(resolution, ['wrong-value', [...path, 'season']], message, hint)
  return undefined
}

/** Columns that a block names for the times and the treated, with where it names them. */
export function timeColumns(
  block: EvidenceDocument,
  path: DocumentPath,
): readonly { readonly id: string; readonly path: DocumentPath }[] {
  const named = [
    { id: block.at, path: [...path, 'at'] },
    { id: block.group?.from, path: [...path, 'group', 'from'] },
    { id: block['first-treated'], path: [...path, 'first-treated'] },
  ]
  return named.flatMap((one) => (one.id === undefined ? [] : [{ id: one.id, path: one.path }]))
}
