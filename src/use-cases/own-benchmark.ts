import { ownBenchmark } from '#evidence/stated/own-benchmark'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import { readUnit } from '#quantity/read-unit'
import { convertFactor, sameDimensions } from '#quantity/unit-algebra'
import { StatisticsError } from '#stats/error'
import { statedUnit } from '#study/interview-guide/need-questions'
import { benchmarkText, withBenchmark } from '#study/document/write-benchmark'
import type { BenchmarkEntry } from '#study/document/schema/benchmarks'
import type { Assessment } from '#study/evaluation/assessment'
import { levelOfStudy, type LevelWish, type StudyLevel } from '#study/evaluation/own-level'
import { assess, type Ports } from '#use-cases/assess'

export interface OwnBenchmarkRequest {
  /** One study a customer. */
  readonly studies: readonly string[]
  readonly wish: LevelWish
  /** Whom they are, in words that name nobody. */
  readonly population: string
  /** Fewer customers than this are refused. */
  readonly least: number
}

export type { LevelWish } from '#study/evaluation/own-level'

/** Whose levels can be asked for. */
export { solutionRoles as benchmarkRoles } from '#job/job'

export { metricKinds as benchmarkKinds } from '#job/metric'

/** Levels do not hang on draws. */
const settings = { seed: 1, draws: 100, level: 0.95 }

/**
 * Makes a published figure of own studies and gives its text; with a file, adds it to the library there.
 */
export async function writeBenchmark(
  request: OwnBenchmarkRequest,
  file: string | undefined,
  ports: Ports,
): Promise<Outcome<string>> {
  const made = await makeBenchmark(request, ports)
  if (made.value === undefined) return { findings: made.findings }
  if (file === undefined) return { value: benchmarkText(made.value), findings: [] }
  const text = await ports.documents.read(file)
  const library = text === undefined ? undefined : { text, file }
  const whole = withBenchmark(library, made.value)
  if (whole.value !== undefined) await ports.documents.write(file, whole.value)
  return whole
}

/**
 * A published figure made of own studies. It names no customer and no file; below the least number of
 * customers it is refused, since one of them might be told from it.
 */
async function makeBenchmark(
  request: OwnBenchmarkRequest,
  ports: Ports,
): Promise<Outcome<BenchmarkEntry>> {
  const found: Found[] = []
  for (const study of request.studies) {
    ports.progress(`assessing ${study}`)
    const { value, findings } = await assess({ study, settings }, ports)
    if (value === undefined) return { findings }
    found.push(foundLevel(study, value, request.wish))
  }
  return poolLevels(found, request)
}

/** What a study says of the level that is wished for. */
export function foundLevel(study: string, assessment: Assessment, wish: LevelWish): Found {
  const rows = assessment.readings.map(({ hash }) => hash)
  return { study, rows, level: levelOfStudy(assessment, wish) }
}

/** The levels of several studies as one published figure, or why there is none. */
export function poolLevels(found: readonly Found[], request: PoolRequest): Outcome<BenchmarkEntry> {
  const twin = sharedRows(found)
  return twin === undefined ? entryOf(found, request) : { findings: [twin] }
}

type PoolRequest = Omit<OwnBenchmarkRequest, 'studies'>

/** What was found in one study. */
export interface Found {
  readonly study: string
  /** SHA-256 of the files that it reads. */
  readonly rows: readonly string[]
  readonly level: StudyLevel | { readonly why: string }
}

function sharedRows(found: readonly Found[]): Finding | undefined {
  const twin = found.find(({ rows }, at) =>
    found.slice(0, at).some((earlier) => earlier.rows.some((hash) => rows.includes(hash))),
  )
  if (twin === undefined) return undefined
  const message = `\`${twin.study}\` rests on the same rows as another of the studies.`
  return problem('shared-rows', {}, message, 'Name each customer’s study once.')
}

function entryOf(found: readonly Found[], request: PoolRequest): Outcome<BenchmarkEntry> {
  const measured = found.flatMap(({ level }) => ('why' in level ? [] : [level]))
  const [first] = measured
  const alike = first === undefined ? [] : measured.flatMap((level) => inUnitOf(first, level) ?? [])
  if (first === undefined || alike.length < request.least)
    return { findings: [tooFew(alike.length, found, request.least)] }
  try {
    return { value: entry(alike, first, request), findings: [] }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { findings: [problem('too-few', {}, `No benchmark: ${error.message}`)] }
  }
}

function tooFew(count: number, found: readonly Found[], least: number): Finding {
  const left = found.flatMap(({ study, level }) =>
    'why' in level ? [`\`${study}\`: ${level.why}`] : [],
  )
  const message = `${count} of ${found.length} studies have a level that counts; at least ${least} are needed, so that no customer can be told from the figure.`
  const hint =
    left.length === 0
      ? 'Name more studies, one a customer, that measure it in units of one kind.'
      : `Left out: ${left.join('; ')}.`
  return problem('too-few', {}, message, hint)
}

/** The level in the unit of another one; undefined where the units or scales are not of one kind. */
function inUnitOf(first: StudyLevel, level: StudyLevel): StudyLevel | undefined {
  const [to, from] = [first, level].map(({ need }) => need.metric.unit)
  if (to === undefined || from === undefined) return undefined
  if (first.scale !== level.scale || !sameDimensions(from, to)) return undefined
  const factor = convertFactor(from, to)
  const { value, standardError } = level
  return { ...level, value: value * factor, standardError: standardError * factor }
}

function entry(
  levels: readonly StudyLevel[],
  first: StudyLevel,
  { wish, population }: PoolRequest,
): BenchmarkEntry {
  const pooled = ownBenchmark(levels, first.scale)
  const { metric } = first.need
  const unit = metric.type === 'scale' ? undefined : statedUnit(metric)
  const times = unit === '%' ? 1 / (readUnit('%').value?.factor ?? 1) : 1
  const shown = (value: number): number => Number((value * times).toPrecision(digits))
  const dates = levels.flatMap(({ date }) => date ?? []).toSorted()
  const newest = dates.at(-1)
  const rows = levels.reduce((sum, level) => sum + level.rows, 0)
  return {
    id: `own-${'need' in wish.of ? wish.of.need : wish.of.kind}`,
    what: `${whatOf(levels, wish)}, with a solution of the role ${wish.role}`,
    ...(unit === undefined ? {} : { unit }),
    min: shown(pooled.min),
    median: shown(pooled.median),
    max: shown(pooled.max),
    source: {
      kind: 'benchmark',
      cite: `own studies of ${levels.length} customers, ${rows} rows, ${stretch(dates)}`,
      ...(newest === undefined ? {} : { date: newest }),
      population,
    },
  }
}

const digits = 4

/** The words of the need where all studies have the same; words of one study might name its customer. */
function whatOf(levels: readonly StudyLevel[], { of }: LevelWish): string {
  const words = new Set(levels.map(({ need }) => `${need.outcome.measure} ${need.outcome.focus}`))
  const [only] = words
  if (words.size === 1 && only !== undefined) return only
  return 'need' in of ? of.need : of.kind
}

function stretch(dates: readonly string[]): string {
  const [oldest, newest] = [dates[0], dates.at(-1)]
  if (oldest === undefined || newest === undefined) return 'of unknown date'
  return oldest === newest ? oldest : `${oldest} to ${newest}`
}
