import { findingInWords, idsInWords } from '#charts/ids-in-words'
import { marketPictures, type MarketPictures } from '#charts/market/market-pictures'
import { partWords } from '#charts/market/part-words'
import { sentences } from '#charts/wording'
import type { MarketKind, MarketPart } from '#market/market-view'
import type { Finding } from '#quantity/finding'
import { distinctIds } from '#quantity/id'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What a study says on its market, in the order in which it is read. */
const topics = {
  alternatives: 'Alternatives',
  ratings: 'What judges say',
  needs: 'What people need',
  drivers: 'What goes with satisfaction',
  segments: 'Which customers are alike',
  'economic-value': 'Economic value',
  price: 'What people would pay',
  choice: 'What people choose',
  'attribute-prices': 'What attributes add to the price',
  demand: 'What prices do to sales',
  reconciliation: 'Prices on one axis',
  'paid-improvement': 'Improvement and what is paid for it',
  perception: 'What customers believe',
  evolution: 'How value goes on',
  metrics: 'Choosing metrics',
} as const

type Topic = keyof typeof topics

const topicOf: { readonly [K in MarketKind]: Topic } = {
  'economic-value': 'economic-value',
  map: 'alternatives',
  reconciliation: 'reconciliation',
  'paid-improvement': 'paid-improvement',
  'paid-by-person': 'paid-improvement',
  'metric-choice': 'metrics',
  needs: 'needs',
  'satisfaction-drivers': 'drivers',
  ratings: 'ratings',
  segmentation: 'segments',
  'van-westendorp': 'price',
  'gabor-granger': 'price',
  'dichotomous-choice': 'price',
  'interval-payment': 'price',
  'attribute-prices': 'attribute-prices',
  demand: 'demand',
  choice: 'choice',
  'max-diff': 'choice',
  perception: 'perception',
  evolution: 'evolution',
}

/** One block, or one segment of it, with its pictures. */
export interface TopicPart extends MarketPictures {
  readonly block: string
  /** Whose rows they are; of all where absent. */
  readonly segment?: string
  /** What is wrong or doubtful, with the words of needs in place of their ids. */
  readonly findings: readonly Finding[]
}

/** One topic with everything that is to be seen on it. */
export interface MarketTopic {
  readonly id: Topic
  readonly title: string
  readonly parts: readonly TopicPart[]
}

/** Whether the title of its first picture says what came of a part already. */
export function isSaid(part: TopicPart): boolean {
  const title = part.charts[0]?.title.toLowerCase()
  return [part.sentence, partSentence(part)].some((said) => said.toLowerCase() === title)
}

/** What came of a part, with whose rows it is: "district 1: 40 people ...". */
export function partSentence({ segment, sentence }: TopicPart): string {
  return segment === undefined ? sentence : `${segment}: ${sentence}`
}

/** What came of a topic for all rows; what several blocks say alike is said once. */
export function topicStory({ parts }: MarketTopic): string {
  const said = parts.flatMap(({ segment, sentence }) => (segment === undefined ? sentence : []))
  return sentences([...new Set(said)])
}

/** The topics that a study says something on. */
export function marketTopics(assessment: Assessment, locale: Locale): readonly MarketTopic[] {
  const inWords = idsInWords(assessment)
  const found = Object.entries(topics).flatMap(([id, title]) => {
    const parts = assessment.market
      .filter(({ view }) => topicOf[view.block.kind] === id)
      .map((part): TopicPart => ({
        block: part.view.block.id,
        ...(part.segment === undefined ? {} : { segment: part.segment.name }),
        ...naming(part, marketPictures(part, assessment, locale)),
        findings: part.view.findings.map((finding) => findingInWords(finding, inWords)),
      }))
    return parts.length === 0 ? [] : [{ id: id as Topic, title, parts }]
  })
  return withDistinctCharts(found)
}

/** Pictures of a segment whose titles name it, for the pictures of all others look alike. */
function naming({ view, segment }: MarketPart, pictures: MarketPictures): MarketPictures {
  if (segment === undefined) return pictures
  const before = `${segment.name}: `
  const inside = [partWords(view.block.id, segment), `(${segment.name})`]
  return {
    ...pictures,
    charts: pictures.charts.map((chart) =>
      chart.title.startsWith(before) || inside.some((words) => chart.title.includes(words))
        ? chart
        : { ...chart, title: before + chart.title },
    ),
  }
}

/** Ids are made of those of blocks, scenarios and segments, joined by `-`, which may stand in them too. */
function withDistinctCharts(found: readonly MarketTopic[]): readonly MarketTopic[] {
  const all = found.flatMap(({ parts }) => parts.flatMap(({ charts }) => charts))
  const ids = distinctIds(all.map(({ id }) => id))
  let at = 0
  return found.map((topic) => ({
    ...topic,
    parts: topic.parts.map((part) => ({
      ...part,
      charts: part.charts.map((chart) => ({ ...chart, id: ids[at++]! })),
    })),
  }))
}
