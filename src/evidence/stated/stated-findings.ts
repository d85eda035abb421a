import type { MeasuredNeed } from '#evidence/metric-family'
import type { StatedEvidence, StatedLevel } from '#evidence/stated/stated-evidence'
import { countInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/** Fewer people than this are an anecdote. */
const FEW_PEOPLE = 3

/** What is doubtful about stated evidence: no citation, few people, people who do not agree at all. */
export function statedFindings(stated: StatedEvidence, need: MeasuredNeed): readonly Finding[] {
  const place = { path: `evidence.${stated.id}` }
  if (stated.design === 'benchmark') {
    const sources = [
      ...stated.levels.flatMap(({ opinions }) => opinions.map(({ source }) => source)),
      ...(stated.change === undefined ? [] : [stated.change.source]),
    ]
    return sources.flatMap((source) => missingParts(source).map((part) => lacking(stated, part)))
  }
  return stated.levels.flatMap((level) => {
    const n = level.opinions.length
    const few =
      n >= FEW_PEOPLE
        ? []
        : [
            warning(
              'few-rows',
              place,
              `${need.id}: only ${countInWords(n, 'person').replace('persons', 'people')} spoke of ${level.solution}.`,
              'Ask more people: their spread says more than one range.',
            ),
          ]
    return disjoint(level) ? [...few, disagreement(stated, need, level)] : few
  })
}

function missingParts(source: StatedEvidence['levels'][number]['opinions'][number]['source']) {
  if (source?.cite === undefined) return ['cite' as const]
  return [
    ...(source.date === undefined ? (['date'] as const) : []),
    ...(source.population === undefined ? (['population'] as const) : []),
  ]
}

const LACKS = {
  cite: 'no citation: nobody can look it up',
  date: 'no date: how old it is cannot be told',
  population: 'no population: whether it fits these customers cannot be told',
} as const

function lacking({ id }: StatedEvidence, part: keyof typeof LACKS): Finding {
  const message = `The benchmark ${id} has ${LACKS[part]}.`
  return warning(
    'no-source',
    { path: `evidence.${id}` },
    message,
    `Write \`${part}\` in its source.`,
  )
}

/** Whether two people's ranges have no value in common. */
function disjoint({ opinions }: StatedLevel): boolean {
  const low = Math.max(...opinions.map(({ range }) => range.low))
  const high = Math.min(...opinions.map(({ range }) => range.high))
  return opinions.length > 1 && low > high
}

function disagreement({ id }: StatedEvidence, need: MeasuredNeed, level: StatedLevel): Finding {
  return warning(
    'disagreement',
    { path: `evidence.${id}` },
    `${need.id}: people's ranges for ${level.solution} do not overlap; the pooled range holds them all.`,
    'Find out whether they spoke of the same thing, or of different customers.',
  )
}
