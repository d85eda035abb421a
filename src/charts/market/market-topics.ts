import { marketPictures, type MarketPictures } from '#charts/market/market-pictures'
import type { BlockKind } from '#market/row-block'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What a study says on its market, in the order in which it is read. */
const topics = {
  ratings: 'What judges say',
} as const

type Topic = keyof typeof topics

const topicOf: { readonly [K in BlockKind]: Topic } = {
  ratings: 'ratings',
}

/** One block, or one segment of it, with its pictures. */
interface TopicPart extends MarketPictures {
  readonly block: string
  /** Whose rows they are; of all where absent. */
  readonly segment?: string
}

/** One topic with everything that is to be seen on it. */
interface MarketTopic {
  readonly id: Topic
  readonly title: string
  readonly parts: readonly TopicPart[]
}

/** The topics that a study says something on. */
export function marketTopics(assessment: Assessment, locale: Locale): readonly MarketTopic[] {
  return Object.entries(topics).flatMap(([id, title]) => {
    const parts = assessment.market
      .filter(({ view }) => topicOf[view.block.kind] === id)
      .map((part): TopicPart => ({
        block: part.view.block.id,
        ...(part.segment === undefined ? {} : { segment: part.segment.name }),
        ...marketPictures(part, assessment, locale),
      }))
    return parts.length === 0 ? [] : [{ id: id as Topic, title, parts }]
  })
}
